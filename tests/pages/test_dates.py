"""Days and times in words, and when a story came out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from showcase.model import Event, Story, Week
from showcase.pages.dates import (
    day_label,
    latest_change,
    length_label,
    minutes_label,
    moment_label,
    published_at,
    range_label,
    times_label,
    updated_at,
    weekday_label,
)
from small_site import AS_OF, ZONE, SmallSite


def story_of(small_site: SmallSite) -> tuple[Story, Week]:
    site = small_site.content().site
    assert site is not None
    return site.weeks[0].stories[0], site.weeks[0]


def event_of(small_site: SmallSite, **changes: object) -> Event:
    small_site.event(**changes)
    site = small_site.content().site
    assert site is not None
    return site.weeks[0].events[0]


def test_a_day_is_named_as_a_calendar_does() -> None:
    assert day_label(date(2023, 5, 5)) == "5月5日"
    assert weekday_label(date(2023, 5, 14)) == "周日"
    assert weekday_label(date(2023, 5, 15)) == "周一"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 5, 14), date(2023, 5, 20), "2023年5月14日—20日"),
        (date(2023, 5, 28), date(2023, 6, 3), "2023年5月28日—6月3日"),
        (date(2023, 12, 28), date(2024, 1, 3), "2023年12月28日—2024年1月3日"),
        (date(2023, 5, 14), date(2023, 5, 14), "2023年5月14日"),
    ],
)
def test_a_range_names_again_only_what_differs(start: date, end: date, words: str) -> None:
    assert range_label(start, end) == words


def test_a_moment_is_named_to_the_minute() -> None:
    assert moment_label(datetime(2023, 5, 4, 9, 5, tzinfo=ZONE)) == "2023年5月4日 09:05"


@pytest.mark.parametrize(
    ("times", "words"),
    [({}, "全天"), ({"start": "09:00"}, "09:00"), ({"start": "09:00", "end": "11:30"}, "09:00–11:30")],
)
def test_an_event_tells_its_times(small_site: SmallSite, times: dict[str, str], words: str) -> None:
    assert times_label(event_of(small_site, **times)) == words


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0:00"), (59.6, "1:00"), (102, "1:42"), (3601, "60:01")])
def test_a_film_tells_its_length(seconds: float, words: str) -> None:
    assert length_label(seconds) == words


@pytest.mark.parametrize(("seconds", "words"), [(0, ""), (120, "2 分钟以内"), (90, "1.5 分钟以内")])
def test_a_limit_is_told_in_minutes(seconds: int, words: str) -> None:
    assert minutes_label(seconds) == words


def test_a_story_came_out_when_its_editor_said(small_site: SmallSite) -> None:
    small_site.story(publish_at="2024-05-13T01:00Z")
    story, week = story_of(small_site)
    assert published_at(story, week, ZONE).isoformat() == "2024-05-13T09:00:00+08:00"


def test_else_it_came_out_when_it_was_approved(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(on=datetime(2024, 5, 12, 2, 0, tzinfo=UTC))
    story, week = story_of(small_site)
    assert published_at(story, week, ZONE).isoformat() == "2024-05-12T10:00:00+08:00"


def test_a_late_approval_does_not_make_an_old_story_new(small_site: SmallSite) -> None:
    small_site.week(cutoff="17:30")
    small_site.story()
    small_site.approve(on=AS_OF)
    story, week = story_of(small_site)
    assert published_at(story, week, ZONE) == datetime.combine(story.day, time(17, 30), tzinfo=ZONE)


def test_an_item_was_last_changed_when_it_was_last_approved(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve(on=AS_OF.astimezone(UTC))
    story, _ = story_of(small_site)
    assert updated_at(story.bundle, ZONE).isoformat() == AS_OF.isoformat()


def test_an_item_that_nobody_approved_has_no_date_of_change(small_site: SmallSite) -> None:
    small_site.story()
    with pytest.raises(ValueError, match="first-lesson"):
        updated_at(story_of(small_site)[0].bundle, ZONE)


def test_the_latest_change_is_that_of_the_newest_item(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    story, _ = story_of(small_site)
    approval = story.bundle.approval
    assert approval is not None
    later = replace(approval, on=approval.on + timedelta(hours=1))
    newer = replace(story, bundle=replace(story.bundle, approval=later))
    assert latest_change([newer, story], ZONE) == later.on
    assert latest_change([], ZONE) is None


def test_what_only_a_preview_shows_has_no_change_to_tell_of(small_site: SmallSite) -> None:
    small_site.story()
    story, _ = story_of(small_site)
    marked = replace(story, bundle=replace(story.bundle, approval=None, mark="草稿"))
    assert latest_change([marked], ZONE) is None
