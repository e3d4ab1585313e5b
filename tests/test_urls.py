"""Addresses on the site."""

from __future__ import annotations

from datetime import date

import pytest

from showcase import urls


@pytest.mark.parametrize("name", ["a", "7", "puyang-2023", "wo-de-yi-tian", "a" * 80])
def test_lower_case_letters_digits_and_single_hyphens_may_be_an_address(name: str) -> None:
    assert urls.is_slug(name)


@pytest.mark.parametrize(
    "name",
    ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a.b", "..", "a/b", "a\n", "课堂", "ａ", "é", "１", "a" * 81],
)
def test_anything_else_may_not(name: str) -> None:
    assert not urls.is_slug(name)


def test_pages_end_with_a_slash_and_name_their_week_first() -> None:
    assert urls.HOME == ""
    assert urls.week_url("w") == "w/"
    assert urls.day_url("w", date(2024, 5, 1)) == "w/days/2024-05-01/"
    assert urls.school_url("w", "s") == "w/schools/s/"
    assert urls.story_url("w", "s") == "w/stories/s/"
    assert urls.channel_url("w", "c") == "w/channels/c/"
    assert urls.audience_url("w", "a") == "w/audiences/a/"


def test_an_event_is_found_in_the_schedule_and_its_calendar_lies_beside_it() -> None:
    day = date(2024, 5, 1)
    assert urls.event_url("w", day, "open-gates") == "w/schedule/#e-2024-05-01-open-gates"
    assert urls.event_calendar_url("w", day, "open-gates") == "w/schedule/2024-05-01-open-gates.ics"
    # No event can be called like the calendar of them all.
    assert urls.calendar_url(urls.section_url("w", "schedule")) == "w/schedule/calendar.ics"


def test_a_feed_lies_beside_its_page() -> None:
    assert urls.feed_url(urls.HOME) == "feed.xml"
    assert urls.feed_url("w/schools/s/") == "w/schools/s/feed.xml"


def test_renditions_lie_in_one_folder() -> None:
    assert urls.media_url("abc.webp") == "media/abc.webp"


def test_a_page_belongs_to_the_week_whose_name_its_address_begins_with() -> None:
    assert urls.own_week_url("w/days/2024-05-12/") == urls.own_week_url("w/") == "w/"
    assert urls.own_week_url(urls.HOME) == "/"


def test_no_week_may_take_the_address_of_media_or_assets() -> None:
    assert {urls.MEDIA.rstrip("/"), "assets"} <= urls.RESERVED


def test_an_absolute_address_begins_with_the_site() -> None:
    assert urls.absolute_url("https://weeks.example/", "w/") == "https://weeks.example/w/"
    assert urls.absolute_url("https://weeks.example/", urls.HOME) == "https://weeks.example/"


def test_what_lies_elsewhere_keeps_its_address() -> None:
    assert urls.absolute_url("https://weeks.example/", "https://media.example/a.jpg") == "https://media.example/a.jpg"


def test_a_page_stands_in_both_editions_and_the_simplified_one_is_for_everybody_else() -> None:
    assert urls.editions("w/") == {"zh-Hans": "w/", "zh-Hant": "hant/w/", "x-default": "w/"}
    assert urls.editions("")["zh-Hant"].rstrip("/") in urls.RESERVED
