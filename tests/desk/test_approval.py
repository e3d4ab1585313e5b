"""Approval: two keys are written, nothing else, and only for what may be approved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.approval import NothingThere, write_approval
from small_site import APPROVED_ON, AS_OF, SmallSite, draw_photo

STORY = "content/weeks/demo-2024/stories/2024-05-12/first-lesson"
LAYOUT = """---
# 先写题目
title: "车间里的第一课"   # 题目
school: first
status: {status}

kind: activity
# 下面是标签
tags:
    - 校企合作
    - '产教融合'
{record}editor:   李编辑
---

老师傅开了机床。

status: 这一行是正文
"""


def write_layout(small_site: SmallSite, status: str = "submitted", record: str = "") -> Path:
    return small_site.write(f"{STORY}/index.md", LAYOUT.format(status=status, record=record))


def record_of(path: Path) -> list[str]:
    """The two lines of the record."""
    return [
        line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith(("status: a", "approved:"))
    ]


def verdicts(small_site: SmallSite, *paths: str, on: datetime = APPROVED_ON) -> dict[str, bool]:
    """Whether each item, by its folder or file, was refused."""
    outcomes = small_site.approve(*paths, on=on)
    names = [o.source_path.parent.name if o.source_path.name == "index.md" else o.source_path.name for o in outcomes]
    return dict(zip(names, (outcome.refused for outcome in outcomes), strict=True))


def test_an_approved_story_is_public(small_site: SmallSite) -> None:
    small_site.story()
    assert small_site.public_stories() == []
    small_site.approve(STORY)
    assert small_site.public_stories() == ["first-lesson"]


def test_schools_events_and_stories_are_approved_below_a_folder(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    outcomes = {"first": False, "first-lesson": False, "2024-05-12-open-gates.md": False}
    assert verdicts(small_site, "content") == outcomes
    assert small_site.publication().held == ()


@pytest.mark.parametrize("path", [STORY, f"{STORY}/index.md", "content/weeks/demo-2024/stories/2024-05-12"])
def test_a_story_is_named_by_its_folder_its_file_or_its_day(small_site: SmallSite, path: str) -> None:
    small_site.story()
    assert verdicts(small_site, path) == {"first-lesson": False}


def test_the_record_names_who_when_and_what(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    small_site.approve(STORY, by='李 "审核": #员')
    (story,) = (story for week in small_site.publication().site.weeks for story in week.stories)
    approval = story.bundle.approval
    assert approval is not None
    assert (approval.by, approval.on, approval.digest) == ('李 "审核": #员', APPROVED_ON, story.bundle.digest)
    assert len(record_of(path)) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_nothing_of_the_file_is_written_but_the_two_keys(small_site: SmallSite, newline: str) -> None:
    path = write_layout(small_site)
    before = path.read_bytes().replace(b"\n", newline.encode())
    path.write_bytes(before)
    small_site.approve(STORY)
    after = path.read_bytes()
    old, new = before.split(newline.encode()), after.split(newline.encode())
    old.remove(b"status: submitted")
    written = [line for line in new if line.startswith((b"status: a", b"approved: {"))]
    assert len(written) == 2
    assert [line for line in new if line not in written] == old
    assert after.count(b"\r\n") == (after.count(b"\n") if newline == "\r\n" else 0)


def test_a_byte_order_mark_stays(small_site: SmallSite) -> None:
    path = write_layout(small_site)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    small_site.approve(STORY)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf---")
    assert small_site.public_stories() == ["first-lesson"]


def test_line_ends_of_two_kinds_stay(small_site: SmallSite) -> None:
    path = write_layout(small_site)
    path.write_bytes(path.read_bytes().replace(b"school: first\n", b"school: first\r\n"))
    small_site.approve(STORY)
    assert path.read_bytes().count(b"\r\n") == 1


def test_permissions_stay(small_site: SmallSite) -> None:
    path = write_layout(small_site)
    path.chmod(0o640)
    small_site.approve(STORY)
    assert path.stat().st_mode & 0o777 == 0o640


def test_no_other_file_is_written(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.story("other")
    content_path = small_site.root / "content"
    before = {path: path.read_bytes() for path in content_path.rglob("*") if path.is_file()}
    small_site.approve(STORY)
    after = {path: path.read_bytes() for path in content_path.rglob("*") if path.is_file()}
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == [small_site.root / STORY / "index.md"]
    assert before.keys() == after.keys()


def test_an_old_record_is_replaced(small_site: SmallSite) -> None:
    old = "approved:\n  by: 从前\n  # 旧的\n  on: 2024-05-01\n  digest: sha256:" + "0" * 64 + "\n"
    path = write_layout(small_site, "approved", old)
    small_site.approve(STORY)
    text = path.read_text(encoding="utf-8")
    assert text.count("approved:") == 1
    assert "从前" not in text
    assert small_site.public_stories() == ["first-lesson"]


def test_an_approved_item_is_left_alone_until_it_changes(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    small_site.approve(STORY)
    approved = path.read_bytes()
    assert verdicts(small_site, STORY, on=AS_OF) == {"first-lesson": False}
    assert path.read_bytes() == approved


@pytest.mark.parametrize("change", ["text", "title", "photo"])
def test_a_changed_item_is_approved_anew(small_site: SmallSite, change: str) -> None:
    folder = small_site.story_with_photo()
    small_site.approve(STORY)
    path = folder / "index.md"
    if change == "photo":
        draw_photo(folder / "01.jpg", seed="another")
    else:
        words = {"text": "老师傅", "title": "第一课"}[change]
        path.write_text(path.read_text(encoding="utf-8").replace(words, "改过的"), encoding="utf-8")
    assert small_site.public_stories() == []
    assert verdicts(small_site, STORY, on=AS_OF) == {"first-lesson": False}
    assert small_site.public_stories() == ["first-lesson"]
    assert "2024-05-20T12:00:00+08:00" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_draft_is_refused_when_it_is_named_and_passed_over_below_a_folder(small_site: SmallSite, status: str) -> None:
    path = small_site.story(status=status) / "index.md"
    before = path.read_bytes()
    assert verdicts(small_site, STORY) == {"first-lesson": True}
    assert verdicts(small_site, f"{STORY}/index.md") == {"first-lesson": True}
    assert verdicts(small_site, "content/weeks/demo-2024/stories") == {"first-lesson": False}
    assert path.read_bytes() == before


def test_an_item_with_errors_is_refused_with_them(small_site: SmallSite) -> None:
    path = small_site.story(school="nowhere") / "index.md"
    before = path.read_bytes()
    (outcome,) = small_site.approve(STORY)
    assert outcome.refused
    assert [issue.rule for issue in outcome.issues] == ["unknown-school"]
    assert path.read_bytes() == before


def test_an_item_that_cannot_be_read_is_refused(small_site: SmallSite) -> None:
    for text in ("---\ntitle: [\n---\n", "没有资料", "---\nstatus: submitted\n---\n"):
        path = small_site.write(f"{STORY}/index.md", text)
        (outcome,) = small_site.approve(STORY)
        assert outcome.refused
        assert outcome.issues
        assert path.read_text(encoding="utf-8") == text


def test_a_broken_photo_keeps_its_item_from_being_approved(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    (folder / "01.jpg").write_bytes((folder / "01.jpg").read_bytes()[:-200])
    (outcome,) = small_site.approve(STORY)
    assert outcome.refused
    assert "01.jpg" in outcome.issues[0].message


def test_a_broken_film_keeps_its_item_from_being_approved(small_site: SmallSite) -> None:
    folder = small_site.story_with_film()
    (folder / "film.mp4").write_bytes((folder / "film.mp4").read_bytes()[:-2000])
    (outcome,) = small_site.approve(str(folder.relative_to(small_site.root)))
    assert outcome.refused


def test_errors_elsewhere_do_not_keep_an_item_from_being_approved(small_site: SmallSite) -> None:
    small_site.story()
    small_site.story("faulty", school="nowhere")
    assert verdicts(small_site, "content") == {"first": False, "first-lesson": False, "faulty": True}


@pytest.mark.parametrize("path", ["content/weeks/nothing", "content/pages", f"{STORY}/01.jpg", "media", "../elsewhere"])
def test_a_path_without_any_item_is_an_error_of_its_own(small_site: SmallSite, path: str) -> None:
    small_site.story_with_photo()
    with pytest.raises(NothingThere):
        small_site.approve(path)


def test_nothing_is_written_when_one_of_the_paths_is_wrong(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    with pytest.raises(NothingThere):
        small_site.approve(STORY, "content/weeks/nothing")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "front_matter",
    [
        '"status": submitted\ntitle: 题目\nschool: first\nkind: activity',
        'title: "题\nstatus: 中间\n目"\nschool: first\nkind: activity\nstatus: submitted',
        "{title: 题目, school: first, kind: activity, status: submitted}",
        "title: 题目\nschool: first\nkind: activity\nstatus:\n  submitted",
        "title: 题目\nschool: first\nkind: activity\n? status\n: submitted",
        "title: 题\n  status: 目\nschool: first\nkind: activity\nstatus : submitted",
    ],
)
def test_a_file_written_in_another_way_is_approved_or_refused_but_never_spoilt(
    small_site: SmallSite, front_matter: str
) -> None:
    path = small_site.write(f"{STORY}/index.md", f"---\n{front_matter}\n---\n正文。\n")
    before = path.read_bytes()
    (outcome,) = small_site.approve(STORY)
    if outcome.refused:
        assert path.read_bytes() == before
    else:
        assert small_site.public_stories() == ["first-lesson"]


def test_the_record_is_not_written_when_the_file_has_gone(small_site: SmallSite) -> None:
    assert not write_approval(small_site.root, PurePosixPath(f"{STORY}/index.md"), "审核员", AS_OF)


def test_items_of_a_week_that_cannot_be_read_are_refused(small_site: SmallSite) -> None:
    small_site.story()
    small_site.week(start=None)
    assert all(verdicts(small_site, "content").values())
