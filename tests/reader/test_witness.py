"""Whether a file is the one that was read before."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.reader import witness
from showcase.reader.tracked_files import Blob
from showcase.reader.witness import FRESH_NANOSECONDS, Marks, Witness, marks_of

OPENED = 10 * FRESH_NANOSECONDS
OLD: Marks = [5, 1, 2, 3]
MOVED: Marks = [5, 7, 8, 9]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders about which git is asked; it knows one file of five bytes."""
    roots: list[Path] = []

    def read(root: Path) -> dict[str, Blob]:
        roots.append(root)
        return {"a.md": Blob("abc", 5)}

    monkeypatch.setattr(witness, "read_tracked_files", read)
    return roots


def test_marks_are_size_times_and_inode(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    stat = (tmp_path / "a").stat()
    assert marks_of(stat) == [5, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def test_equal_marks_vouch_and_git_is_not_asked(asked: list[Path]) -> None:
    known = Witness(OPENED)
    assert known.vouches(Path(), "a.md", OLD, "", OLD)
    assert known.vouches(Path(), "a.md", OLD, "abc", OLD)
    assert asked == []


@pytest.mark.parametrize("number", range(4))
def test_one_other_mark_does_not_vouch(asked: list[Path], number: int) -> None:
    marks = list(OLD)
    marks[number] += 1
    assert not Witness(OPENED).vouches(Path(), "a.md", OLD, "", marks)
    assert asked == []


def test_the_same_blob_vouches_and_git_is_asked_once(asked: list[Path]) -> None:
    known = Witness(OPENED)
    assert known.vouches(Path("root"), "a.md", OLD, "abc", MOVED)
    assert known.vouches(Path("root"), "a.md", OLD, "abc", MOVED)
    assert asked == [Path("root")]


@pytest.mark.parametrize(("path", "blob", "size"), [("b.md", "abc", 5), ("a.md", "abd", 5), ("a.md", "abc", 6)])
@pytest.mark.usefixtures("asked")
def test_another_path_blob_or_size_does_not_vouch(path: str, blob: str, size: int) -> None:
    assert not Witness(OPENED).vouches(Path(), path, OLD, blob, [size, *MOVED[1:]])


def test_git_is_not_asked_where_stats_are_those_of_an_earlier_run(asked: list[Path]) -> None:
    known = Witness(OPENED)
    assert known.vouches(Path(), "b.md", OLD, "", OLD)
    assert not known.vouches(Path(), "a.md", OLD, "abc", MOVED)
    assert known.blob(Path(), "a.md", MOVED) == ""
    assert asked == []


def test_git_is_not_asked_where_nothing_is_kept(asked: list[Path]) -> None:
    assert Witness(None).blob(Path(), "a.md", OLD) == ""
    assert asked == []


def test_a_blob_is_told_for_as_many_bytes_as_it_has(asked: list[Path]) -> None:
    known = Witness(OPENED)
    assert [known.blob(Path(), path, OLD) for path in ("a.md", "b.md")] == ["abc", ""]
    assert known.blob(Path(), "a.md", [4, 1, 2, 3]) == ""
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("modified", "changed", "is_settled"),
    [
        (1, 1, True),
        (OPENED - FRESH_NANOSECONDS - 1, OPENED - FRESH_NANOSECONDS - 1, True),
        (OPENED - FRESH_NANOSECONDS, 1, False),
        (1, OPENED - FRESH_NANOSECONDS, False),
        (OPENED + 1, 1, False),
    ],
)
def test_only_what_was_left_alone_for_a_while_is_settled(modified: int, changed: int, is_settled: bool) -> None:
    assert Witness(OPENED).is_settled([5, modified, changed, 3]) is is_settled


def test_nothing_is_settled_where_nothing_is_kept() -> None:
    assert not Witness(None).is_settled(OLD)
