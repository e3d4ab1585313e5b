"""A preview shows what waits, and says of each item why the public does not see it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from approved_bundle import bundle
from showcase.checks.preview import preview_mark, select_preview
from showcase.checks.publication import Publication
from showcase.model import Status, Withdrawal
from small_site import AS_OF, SmallSite

SECOND = timedelta(seconds=1)


def previewed(site: SmallSite) -> Publication:
    content = site.content()
    assert content.site is not None
    return select_preview(content, content.site, site.issues(), AS_OF)


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({}, ""),
        ({"status": Status.DRAFT}, "草稿"),
        ({"status": Status.SUBMITTED}, "待审核"),
        ({"digest": "sha256:" + "1" * 64}, "批准后有改动"),
        ({"approval": None}, "没有批准记录"),
        ({"publish_at": AS_OF + SECOND}, "未到发布时间"),
        ({"status": Status.SUBMITTED, "withdrawal": Withdrawal(AS_OF, "", True)}, "待审核"),
        ({"status": Status.WITHDRAWN}, None),
        ({"withdrawal": Withdrawal(AS_OF, "", True)}, None),
        ({"expires_at": AS_OF}, None),
        ({"status": Status.DRAFT, "expires_at": AS_OF}, None),
    ],
)
def test_each_item_is_marked_by_what_it_waits_for(changes: dict[str, Any], mark: str | None) -> None:
    assert preview_mark(bundle(**changes), AS_OF) == mark


def test_stories_schools_and_events_that_wait_are_shown_with_their_mark(small_site: SmallSite) -> None:
    small_site.story("approved")
    small_site.approve(str(small_site.week_path.relative_to(small_site.root) / "stories"))
    small_site.story("draft", status="draft")
    small_site.event()
    publication = previewed(small_site)
    (week,) = publication.site.weeks
    assert {story.slug: story.bundle.mark for story in week.stories} == {"approved": "", "draft": "草稿"}
    assert [school.bundle.mark for school in week.schools] == ["待审核"]
    assert [event.bundle.mark for event in week.events] == ["待审核"]
    assert publication.held == ()


def test_faulty_withdrawn_and_unreadable_items_are_held_back_as_from_the_public(small_site: SmallSite) -> None:
    small_site.story("faulty", school="nowhere")
    small_site.story("withdrawn", status="withdrawn")
    small_site.raw_story("title: [", slug="broken")
    publication = previewed(small_site)
    assert [story.slug for week in publication.site.weeks for story in week.stories] == []
    assert {held.source_path.parent.name for held in publication.held} == {"faulty", "withdrawn", "broken"}


def test_the_public_selection_marks_nothing_and_shows_nothing_that_waits(small_site: SmallSite) -> None:
    small_site.story("approved")
    small_site.approve()
    small_site.story("draft", status="draft")
    bundles = [b for week in small_site.publication().site.weeks for b in week.bundles]
    assert [b.source_path.parent.name for b in bundles] == ["first", "approved"]
    assert [b.mark for b in bundles] == ["", ""]
