"""A merge as an approval: what it approves, and what it leaves alone."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.approvers import NotAnApproval
from showcase.desk.merged_approval import Chosen, approve_merged, choose_items
from showcase.project import Project
from small_site import APPROVED_ON, SmallSite

STORIES = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12")
FIRST, SECOND = STORIES / "first-lesson/index.md", STORIES / "second/index.md"


@pytest.fixture
def before(small_site: SmallSite) -> Project:
    """The project before the merge: what `small_site` holds at this moment."""
    return keep(small_site)


def keep(site: SmallSite) -> Project:
    root = site.root.with_name("before")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(site.root / "content", root / "content")
    return Project(root)


def choose(site: SmallSite, before: Project, *changed: PurePosixPath | str) -> Chosen:
    return choose_items(site.project, before, [PurePosixPath(path) for path in changed])


def approve(site: SmallSite, chosen: Chosen) -> dict[str, str]:
    with ThreadPoolExecutor(1) as executor:
        outcomes = approve_merged(site.project, chosen, "沈禾", APPROVED_ON, executor)
    return {outcome.source_path.parent.name: outcome.verdict for outcome in outcomes}


def test_exactly_what_the_merge_changed_is_approved(small_site: SmallSite, before: Project) -> None:
    small_site.story()
    small_site.story("second")
    chosen = choose(small_site, before, FIRST)
    assert chosen.to_approve == (FIRST,)
    assert approve(small_site, chosen) == {"first-lesson": "已批准"}
    assert small_site.public_stories() == ["first-lesson"]


def test_a_changed_photo_changes_its_item(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    before = keep(small_site)
    (small_site.root / FIRST).with_name("01.jpg").write_bytes(b"")
    assert choose(small_site, before, FIRST.with_name("01.jpg")).to_approve == (FIRST,)


def test_an_event_is_its_file(small_site: SmallSite, before: Project) -> None:
    path = small_site.event().relative_to(small_site.root).as_posix()
    small_site.event("second")
    assert choose(small_site, before, path).to_approve == (PurePosixPath(path),)


@pytest.mark.parametrize("path", ["build.py", ".github/approvers.yml", "content", "contents/x"])
def test_a_merge_that_changed_more_than_content_approves_nothing(
    small_site: SmallSite, before: Project, path: str
) -> None:
    small_site.story()
    with pytest.raises(NotAnApproval, match="内容以外"):
        choose(small_site, before, FIRST, path)


def test_drafts_and_what_is_withdrawn_are_left_alone(small_site: SmallSite, before: Project) -> None:
    small_site.story(status="draft")
    small_site.story("second", status="withdrawn")
    chosen = choose(small_site, before, FIRST, SECOND)
    assert chosen.to_approve == ()
    assert approve(small_site, chosen) == {"first-lesson": "草稿，不批准", "second": "已撤下，不批准"}


def test_what_has_errors_is_refused_and_the_rest_approved(small_site: SmallSite, before: Project) -> None:
    small_site.story(kind="unknown")
    small_site.story("second")
    verdicts = approve(small_site, choose(small_site, before, FIRST, SECOND))
    assert verdicts == {"first-lesson": "有错误，改好后再批准", "second": "已批准"}


def test_an_approval_that_a_merge_takes_back_is_not_given_again(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    before = keep(small_site)
    small_site.story()
    chosen = choose(small_site, before, FIRST)
    assert chosen.to_approve == ()
    assert "收回了批准" in chosen.left_alone[0].verdict


def test_a_correction_of_what_was_approved_is_approved_anew(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    before = keep(small_site)
    small_site.story(text="老师傅开了两台机床。")
    assert choose(small_site, before, FIRST).to_approve == (FIRST,)


def test_a_draft_that_is_handed_in_unchanged_is_approved(small_site: SmallSite) -> None:
    small_site.story(status="draft")
    before = keep(small_site)
    small_site.story()
    assert choose(small_site, before, FIRST).to_approve == (FIRST,)


def test_a_deleted_item_needs_no_approval(small_site: SmallSite) -> None:
    folder = small_site.story()
    before = keep(small_site)
    shutil.rmtree(folder)
    assert choose(small_site, before, FIRST) == Chosen((), ())
    assert approve(small_site, Chosen((), ())) == {}


def test_a_project_that_cannot_be_read_approves_nothing(small_site: SmallSite, tmp_path: Path) -> None:
    empty = Project(tmp_path / "empty")
    empty.root.mkdir()
    small_site.story()
    assert choose(small_site, empty, FIRST).to_approve == (FIRST,)
    (small_site.root / "content/site.yml").unlink()
    assert choose(small_site, empty, FIRST) == Chosen((), ())
