"""A record in an item's front matter: two lines are written, all others stay."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.front_matter_record import RecordedFile, open_recorded
from showcase.model import Status
from small_site import SmallSite

STORY = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first-lesson/index.md")
FRONT_MATTER = """# 先写题目
title: "车间里的第一课"   # 题目
approved:
  by: 从前
  # 旧的
  on: 2024-05-01
school: first
status: approved

kind: activity
withdrawn: {by: 从前}"""
RECORD = {"by": '李 "审核": #员', "on": "2024-05-12T09:00:00+08:00"}


def opened(site: SmallSite) -> RecordedFile:
    file, issues = open_recorded(site.root, STORY)
    assert file is not None, issues
    return file


@pytest.fixture
def path(small_site: SmallSite) -> Path:
    small_site.raw_story(FRONT_MATTER, "正文。\n\nstatus: 这一行是正文")
    return small_site.root / STORY


def test_the_record_takes_the_place_of_every_other_and_no_other_line_changes(small_site: SmallSite, path: Path) -> None:
    before = path.read_text(encoding="utf-8").split("\n")
    assert opened(small_site).write(Status.WITHDRAWN, "withdrawn", RECORD)
    after = path.read_text(encoding="utf-8").split("\n")
    written = [
        "status: withdrawn",
        'withdrawn: {by: "李 \\"审核\\": #员", on: "2024-05-12T09:00:00+08:00"}',
    ]
    gone = ["approved:", "  by: 从前", "  # 旧的", "  on: 2024-05-01", "status: approved", "withdrawn: {by: 从前}"]
    assert [line for line in after if line not in written] == [line for line in before if line not in gone]
    assert opened(small_site).front_matter.data["withdrawn"] == RECORD


def test_data_for_a_status_has_no_record(small_site: SmallSite, path: Path) -> None:
    assert opened(small_site).data_as(Status.APPROVED) == {
        "title": "车间里的第一课",
        "school": "first",
        "kind": "activity",
        "status": "approved",
    }


def test_a_trial_writes_nothing_and_tells_whether_it_would(small_site: SmallSite, path: Path) -> None:
    before = path.read_bytes()
    assert opened(small_site).write(Status.WITHDRAWN, "withdrawn", RECORD, dry_run=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "front_matter", ["{title: 题目, status: approved}", 'title: "题\nstatus: 中间\n目"\nstatus: approved']
)
def test_what_cannot_be_written_without_spoiling_is_not_written(small_site: SmallSite, front_matter: str) -> None:
    path = small_site.raw_story(front_matter) / "index.md"
    before = path.read_bytes()
    assert not opened(small_site).write(Status.WITHDRAWN, "withdrawn", RECORD)
    assert path.read_bytes() == before


def test_the_files_beside_it_are_known_by_their_digests(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    (folder / "index.md").rename(folder / "other.txt")
    small_site.raw_story("title: 题目")
    assert set(opened(small_site).digests) == {"01.jpg", "other.txt"}


@pytest.mark.parametrize("text", ["", "没有资料", "---\ntitle: [\n---\n"])
def test_a_file_that_cannot_be_read_is_told(small_site: SmallSite, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    file, issues = open_recorded(small_site.root, STORY)
    assert file is None
    assert issues


def test_a_link_is_not_followed(small_site: SmallSite, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    path.rename(other)
    path.symlink_to(other)
    assert open_recorded(small_site.root, STORY)[0] is None
