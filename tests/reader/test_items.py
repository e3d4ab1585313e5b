"""What an item's files are, as the file system tells; what is remembered of it is told in test_readings.py."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from showcase.reader.items import survey
from showcase.reader.witness import marks_of

ITEM = PurePosixPath("content/item/index.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "item"
    (folder / "more").mkdir(parents=True)
    for name in ("index.md", "01.jpg", "more/02.jpg"):
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def root_of(folder: Path) -> Path:
    return folder.parent.parent


def test_an_item_is_every_file_in_its_folder(folder: Path) -> None:
    found = survey(root_of(folder), ITEM)
    assert found == {name: marks_of((folder / name).stat()) for name in ("01.jpg", "index.md", "more/02.jpg")}


def test_an_item_of_one_file_is_that_file(folder: Path) -> None:
    (folder / "2024-05-12-a.md").write_text("a", encoding="utf-8")
    found = survey(root_of(folder), ITEM.with_name("2024-05-12-a.md"))
    assert found == {"2024-05-12-a.md": marks_of((folder / "2024-05-12-a.md").stat())}


def test_what_a_file_manager_leaves_behind_and_empty_folders_do_not_count(folder: Path) -> None:
    before = survey(root_of(folder), ITEM)
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "._01.jpg").symlink_to("01.jpg")
    (folder / "empty").mkdir()
    assert survey(root_of(folder), ITEM) == before


@pytest.mark.parametrize("name", ["a.md", "none/index.md", "index.md/index.md", "more"])
def test_what_is_no_file_is_no_item(folder: Path, name: str) -> None:
    assert survey(root_of(folder), ITEM.parent / name) is None


def test_a_folder_without_its_text_is_no_item(folder: Path) -> None:
    (folder / "index.md").unlink()
    assert survey(root_of(folder), ITEM) is None


@pytest.mark.parametrize("place", ["index.md", "01.jpg", "more", "more/02.jpg", ".", ".."])
@pytest.mark.parametrize("name", ["index.md", "2024-05-12-a.md"])
def test_a_link_anywhere_in_it_or_on_the_way_is_none(folder: Path, place: str, name: str) -> None:
    (folder / "2024-05-12-a.md").write_text("a", encoding="utf-8")
    root = root_of(folder)
    real = (folder / place).resolve()
    real.rename(root / "real")
    real.symlink_to(root / "real")
    is_file_apart = name != "index.md" and place not in {".", ".."}
    assert (survey(root, ITEM.with_name(name)) is not None) is is_file_apart


def test_a_linked_file_apart_is_none(folder: Path) -> None:
    (folder / "2024-05-12-a.md").symlink_to("index.md")
    assert survey(root_of(folder), ITEM.with_name("2024-05-12-a.md")) is None


def test_a_pipe_is_none(folder: Path) -> None:
    os.mkfifo(folder / "more" / "pipe")
    assert survey(root_of(folder), ITEM) is None


def test_a_name_that_cannot_be_printed_is_none(folder: Path) -> None:
    (folder / "a\nb.jpg").write_bytes(b"x")
    assert survey(root_of(folder), ITEM) is None


@pytest.mark.parametrize("name", ["more/02.jpg", "index.md", "2024-05-12-a.md"])
def test_what_may_not_be_read_is_none(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "2024-05-12-a.md").write_text("a", encoding="utf-8")
    # Asked of the system, since root may read everything.
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith(name) or mode != os.R_OK)
    assert survey(root_of(folder), ITEM) is None
    alone = survey(root_of(folder), ITEM.with_name("2024-05-12-a.md"))
    assert (alone is None) is (name == "2024-05-12-a.md")
