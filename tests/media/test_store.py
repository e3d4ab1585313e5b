"""The rendition store: whole files or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.media.store import Store

NAME = "ab" + "0" * 30 + ".webp"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "renditions")


def files_in(store: Store) -> list[Path]:
    return [path for path in store.path.rglob("*") if path.is_file()]


def test_what_is_kept_is_found_under_its_name(store: Store) -> None:
    store.keep(NAME, lambda path: path.write_bytes(b"pixels"))
    assert store.rendition_path(NAME).read_bytes() == b"pixels"
    assert store.size(NAME) == 6
    assert store.names() == [NAME]


def test_a_rendition_that_was_not_made_has_no_size(store: Store) -> None:
    assert store.size(NAME) is None
    assert store.names() == []


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, MemoryError])
def test_a_writer_that_fails_leaves_nothing(store: Store, fault: type[BaseException]) -> None:
    def write_half(path: Path) -> None:
        path.write_bytes(b"half")
        raise fault

    with pytest.raises(fault):
        store.keep(NAME, write_half)
    assert files_in(store) == []


def test_a_writer_that_fails_leaves_what_was_there(store: Store) -> None:
    store.keep(NAME, lambda path: path.write_bytes(b"whole"))

    def write_half(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 -- the very error is passed on
        store.keep(NAME, write_half)
    assert store.rendition_path(NAME).read_bytes() == b"whole"


def test_nobody_sees_a_rendition_before_it_is_whole(store: Store) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        assert store.size(NAME) is None
        assert store.names() == []
        assert path.parent == store.rendition_path(NAME).parent
        assert path.suffix == ".webp"

    store.keep(NAME, write)
    assert len(files_in(store)) == 1


def test_a_web_server_may_read_a_rendition(store: Store) -> None:
    store.keep(NAME, lambda path: path.write_bytes(b"pixels"))
    assert store.rendition_path(NAME).stat().st_mode & 0o777 == 0o644


def test_a_rendition_without_a_byte_was_not_made(store: Store) -> None:
    store.keep(NAME, lambda path: path.write_bytes(b"pixels"))
    store.rendition_path(NAME).write_bytes(b"")
    assert store.size(NAME) is None


def test_what_an_operating_system_leaves_in_the_store_is_passed_over(store: Store) -> None:
    store.keep(NAME, lambda path: path.write_bytes(b"pixels"))
    (store.path / ".DS_Store").write_bytes(b"\0")
    (store.path / "README").write_bytes(b"")
    assert store.names() == [NAME]
