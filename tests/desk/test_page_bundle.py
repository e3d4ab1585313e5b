"""Folders that the desk writes."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showcase.desk.page_bundle import AlreadyThere, PageBundle, Unwritable, write_folder
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.tree import clean_text

STORY = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first/index.md")


def test_a_bundle_is_written_with_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "photo").write_bytes(b"pixels")
    PageBundle(STORY, {"title": "第一课"}, "正文", {"a.jpg": tmp_path / "photo", "boards/b.jpg": b"b"}).write(tmp_path)
    folder = (tmp_path / STORY).parent
    assert (folder / "index.md").read_text("utf-8") == "---\ntitle: 第一课\n---\n正文\n"
    assert (folder / "a.jpg").read_bytes() == b"pixels"
    assert (folder / "boards" / "b.jpg").read_bytes() == b"b"
    assert folder.stat().st_mode & 0o777 == 0o755


def test_an_event_is_one_file(tmp_path: Path) -> None:
    path = PurePosixPath("content/weeks/demo-2024/events/2024-05-12-gates.md")
    PageBundle(path, {"title": "开放"}).write(tmp_path)
    assert (tmp_path / path).read_text("utf-8") == "---\ntitle: 开放\n---\n\n"


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_what_is_there_already_stays(tmp_path: Path, there: str) -> None:
    place = (tmp_path / STORY).parent
    place.parent.mkdir(parents=True)
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("编辑的字")
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(AlreadyThere, match=r"stories/2024-05-12/first$"):
        PageBundle(STORY, {"title": "第一课"}).write(tmp_path)
    assert os.listdir(place.parent) == ["first"]
    assert not (place / "index.md").exists()


def test_nothing_is_left_of_a_bundle_that_could_not_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        PageBundle(STORY, {"title": "第一课"}, "", {"a.jpg": tmp_path / "gone"}).write(tmp_path)
    assert os.listdir((tmp_path / STORY).parent.parent) == []


def test_remarks_are_comments_that_the_reader_passes_over() -> None:
    written = PageBundle(STORY, {"title": "第一课"}, "正文", remarks="照着填：\n\nphotos: []").markdown
    assert written == "---\ntitle: 第一课\n# 照着填：\n#\n# photos: []\n---\n正文\n"
    with pytest.raises(Unwritable):
        _ = PageBundle(STORY, {"title": "第一课"}, remarks="甲\x00乙").markdown


def test_a_folder_is_written_whole_and_never_over_anything(tmp_path: Path) -> None:
    place = PurePosixPath("content/weeks/new-2024")
    write_folder(tmp_path, place, {"week.yml": b"title: x\n", "schools/.gitkeep": b""})
    assert (tmp_path / place / "week.yml").read_bytes() == b"title: x\n"
    assert (tmp_path / place / "schools" / ".gitkeep").is_file()
    with pytest.raises(AlreadyThere, match=r"^content/weeks/new-2024$"):
        write_folder(tmp_path, place, {"week.yml": b""})
    assert (tmp_path / place / "week.yml").read_bytes() == b"title: x\n"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for bundle in (PageBundle(STORY, {"title": "第一课"}), PageBundle(STORY.with_name("gates.md"), {"title": "开放"})):
        with pytest.raises(AlreadyThere, match=r"^content$"):
            bundle.write(tmp_path)
    assert os.listdir(tmp_path / "elsewhere") == []


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40)
SCALARS = st.one_of(WORDS, st.booleans(), st.integers(-99, 99), st.just("2024-05-12"), st.just("16:00"), st.just("no"))


@given(
    st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.one_of(SCALARS, st.lists(SCALARS)), max_size=4),
    WORDS,
)
def test_what_is_written_reads_back(front_matter: dict[str, object], text: str) -> None:
    bundle = PageBundle(STORY, front_matter, text)
    try:
        written = bundle.markdown
    except Unwritable:
        return
    read = read_front_matter(STORY, clean_text(written), Findings())
    assert read is not None
    assert read.data == front_matter


@pytest.mark.parametrize(
    "value",
    ["on", "yes", "1_000", "0x10", "0123", "1:30", "~", "null", "=", "2024-05-12T16:00", "- x", "a: b", "#", "'"],
)
def test_words_that_yaml_would_take_for_something_else_stay_words(value: str) -> None:
    written = PageBundle(STORY, {"title": value}).markdown
    read = read_front_matter(STORY, written, Findings())
    assert read is not None
    assert read.data == {"title": value}
