"""The content folder as the reader may see it."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath
from typing import NoReturn

import pytest

from showcase.desk.issue_list import format_text
from showcase.reader.findings import Findings
from showcase.reader.tree import TEXT_LIMIT_BYTES, Tree
from small_site import SmallSite


class Folder:
    """A folder to put files into, and the tree that reads it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings = Findings()
        self.tree = Tree(root, self.findings)

    def put(self, name: str, raw: bytes = b"x") -> PurePosixPath:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        return PurePosixPath(name)

    def read(self, raw: bytes) -> str | None:
        return self.tree.read_text(self.put("a.md", raw))

    @property
    def rules(self) -> list[tuple[str, int]]:
        return [(issue.rule, issue.line) for issue in self.findings.issues]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_entries_stand_in_the_order_of_names(folder: Folder) -> None:
    for name in ("b/x", "c", "a", "B"):
        folder.put(name)
    assert [path.name for path in folder.tree.entries(PurePosixPath())] == ["B", "a", "b", "c"]
    assert [path.name for path in folder.tree.folders(PurePosixPath())] == ["b"]


def test_files_below_a_folder_are_found_at_any_depth(folder: Folder) -> None:
    for name in ("s/b/2.jpg", "s/b/1.jpg", "s/a.jpg", "t/c.jpg"):
        folder.put(name)
    assert list(map(str, folder.tree.files_below(PurePosixPath("s")))) == ["s/a.jpg", "s/b/1.jpg", "s/b/2.jpg"]


def test_a_missing_folder_is_empty(folder: Folder) -> None:
    assert folder.tree.entries(PurePosixPath("nowhere")) == []
    assert folder.rules == []


def test_a_file_in_the_place_of_a_folder_is_pointed_out(folder: Folder) -> None:
    assert folder.tree.entries(folder.put("stories")) == []
    assert folder.rules == [("folder", 0)]


@pytest.mark.parametrize("answer", [errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_folder_that_the_machine_does_not_tell_is_not_taken_for_an_empty_one(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    def refuse(path: Path) -> NoReturn:
        raise OSError(answer, os.strerror(answer), str(path))

    path = folder.put("stories/a.md").parent
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(OSError, match=os.strerror(answer)):
        folder.tree.files_below(path)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", "._01.jpg"])
def test_what_a_file_manager_leaves_behind_is_not_there(folder: Folder, name: str) -> None:
    folder.put(name)
    assert folder.tree.entries(PurePosixPath()) == []
    assert folder.rules == []


def test_a_link_is_refused_whatever_it_leads_to(folder: Folder) -> None:
    folder.put("real.md")
    folder.put("real/x")
    for name, target in (
        ("file", "real.md"),
        ("folder", "real"),
        ("nowhere", "none"),
        ("out", "/etc"),
        ("self", "self"),
    ):
        (folder.root / name).symlink_to(target)
    assert [path.name for path in folder.tree.entries(PurePosixPath())] == ["real", "real.md"]
    assert sorted(issue.source_path.name for issue in folder.findings.issues) == [
        "file",
        "folder",
        "nowhere",
        "out",
        "self",
    ]
    assert {issue.rule for issue in folder.findings.issues} == {"link"}


def test_a_pipe_is_refused(folder: Folder) -> None:
    os.mkfifo(folder.root / "pipe")
    assert folder.tree.entries(PurePosixPath()) == []
    assert folder.rules == [("link", 0)]


@pytest.mark.parametrize("name", ["a\nb.jpg", "a\tb.jpg", "a\x1bb.jpg", "a\u202eb.jpg", "\udcb2.jpg"])
def test_a_name_that_cannot_be_printed_on_one_line_is_refused(folder: Folder, name: str) -> None:
    folder.put(name)
    assert folder.tree.entries(PurePosixPath()) == []
    (issue,) = folder.findings.issues
    assert issue.rule == "file-name"
    assert str(issue.source_path).isprintable()


def test_a_folder_that_is_a_link_is_not_listed(folder: Folder) -> None:
    folder.put("real/x")
    (folder.root / "link").symlink_to("real")
    assert folder.tree.entries(PurePosixPath("link")) == []
    assert folder.tree.files_below(PurePosixPath("link")) == []


def test_a_file_behind_a_link_is_none(folder: Folder) -> None:
    folder.put("real/x.md")
    (folder.root / "folder").symlink_to("real")
    (folder.root / "file.md").symlink_to("real/x.md")
    assert folder.tree.is_file(PurePosixPath("real/x.md"))
    assert not folder.tree.is_file(PurePosixPath("folder/x.md"))
    assert not folder.tree.is_file(PurePosixPath("file.md"))
    assert folder.tree.read_text(PurePosixPath("folder/x.md")) is None
    assert folder.rules == [("missing-file", 0)]


def test_a_folder_is_no_file(folder: Folder) -> None:
    folder.put("index.md/x")
    assert folder.tree.read_text(PurePosixPath("index.md")) is None
    assert folder.rules == [("missing-file", 0)]


def test_text_loses_its_byte_order_mark_and_foreign_line_ends(folder: Folder) -> None:
    assert folder.read("\ufeff甲\r\n乙\r丙\n".encode()) == "甲\n乙\n丙\n"
    assert folder.rules == []


def test_text_in_another_encoding_is_told_with_its_line(folder: Folder) -> None:
    assert folder.read(b"title: a\nkind: " + "活动".encode("gbk")) is None
    assert folder.rules == [("encoding", 2)]
    assert "UTF-8" in folder.findings.issues[0].remedy


@pytest.mark.parametrize("raw", [b"\xff\xfea\0", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80"])
def test_broken_utf_8_is_refused(folder: Folder, raw: bytes) -> None:
    assert folder.read(raw) is None
    assert folder.rules == [("encoding", 1)]


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x01",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\ufdd0",
        "\ufdef",
        "\ufffe",
        "\uffff",
        "\U0001ffff",
    ],
)
def test_a_control_character_is_told_with_its_line(folder: Folder, character: str) -> None:
    assert folder.read(f"甲\n乙{character}\n丙{character}".encode()) is None
    assert folder.rules == [("control-character", 2)]


@pytest.mark.parametrize("character", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_marks_that_turn_the_direction_of_reading_are_refused(folder: Folder, character: str) -> None:
    assert folder.read(f"甲{character}".encode()) is None
    assert folder.rules == [("control-character", 1)]


@pytest.mark.parametrize("character", ["\u2028", "\u2029"])
def test_separators_that_yaml_takes_for_line_ends_are_refused(folder: Folder, character: str) -> None:
    # Else the line of every issue after them would be wrong.
    assert folder.read(f"甲{character}乙".encode()) is None
    assert folder.rules == [("control-character", 1)]


@pytest.mark.parametrize(
    "text",
    ["\t缩进", "全角\u3000空格", "表情💡", "👨‍👩‍👧", "\u200b", "a\u00a0b", "\ufeff甲\ufeff", "𠮷", "é", "\ue000"],
)
def test_ordinary_text_is_clean(folder: Folder, text: str) -> None:
    assert folder.read(text.encode()) == text.removeprefix("\ufeff")
    assert folder.rules == []


def test_a_text_file_has_a_size_limit(folder: Folder) -> None:
    assert folder.read(b"x" * TEXT_LIMIT_BYTES) is not None
    assert folder.read(b"x" * (TEXT_LIMIT_BYTES + 1)) is None
    assert folder.rules == [("too-large", 0)]


def fail_to_read(monkeypatch: pytest.MonkeyPatch, answer: int) -> None:
    def refuse(path: Path) -> NoReturn:
        raise OSError(answer, os.strerror(answer), str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)


def test_what_may_not_be_read_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder.put("a.md")
    fail_to_read(monkeypatch, errno.EACCES)
    assert folder.tree.read_text(path) is None
    assert folder.rules == [("unreadable", 0)]


def test_a_failing_disk_is_not_the_fault_of_a_text(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder.put("a.md")
    fail_to_read(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        folder.tree.read_text(path)


@pytest.mark.parametrize(
    "place", ["stories", "stories/2024-05-12", "stories/2024-05-12/first-lesson", "schools", "schools/first", "events"]
)
def test_a_linked_folder_of_a_week_is_one_issue_and_nothing_behind_it_is_read(
    small_site: SmallSite, place: str
) -> None:
    if place.startswith("stories"):
        small_site.story(school="unknown")
    if place == "events":
        small_site.event(kind="unknown")
    outside = small_site.root / "outside"
    (small_site.week_path / place).rename(outside)
    (small_site.week_path / place).symlink_to(outside)
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("link", 0)
    assert issue.source_path == PurePosixPath("content/weeks/demo-2024") / place


@pytest.mark.parametrize("place", ["content/weeks", "content/pages", "content/pages/about.md"])
def test_a_link_at_the_top_is_one_issue_and_nothing_behind_it_is_read(small_site: SmallSite, place: str) -> None:
    outside = small_site.root / "outside"
    (small_site.root / place).rename(outside)
    (small_site.root / place).symlink_to(outside)
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == ("link", place)
    content = small_site.content()
    assert content.site is not None
    assert not content.site.weeks if place == "content/weeks" else not content.page_paths


@pytest.mark.parametrize("place", ["", "stories/2024-05-12", "stories/2024-05-12/first-lesson"])
def test_a_name_in_another_encoding_is_one_issue_that_can_be_printed(small_site: SmallSite, place: str) -> None:
    # What unpacking a Chinese Windows' zip leaves on other systems.
    small_site.story()
    Path(os.fsdecode(os.fsencode(small_site.week_path / place) + b"/" + "课堂.jpg".encode("gbk"))).write_bytes(b"x")
    small_site.only_issue()
    format_text(small_site.issues()).encode("utf-8")
