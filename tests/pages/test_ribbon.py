"""The ribbon of days, and a week's names."""

from __future__ import annotations

from datetime import date

import pytest

from showcase.model import Week
from showcase.pages.ribbon import HUES, head_of, opening_label, ribbon_of, theme_lines
from small_site import ZONE, SmallSite


def week_of(small_site: SmallSite, **changes: object) -> Week:
    small_site.week(**changes)
    site = small_site.content().site
    assert site is not None
    return site.weeks[0]


def test_every_day_has_a_chip_with_its_colour(small_site: SmallSite) -> None:
    week = week_of(small_site, days={"2024-05-13": "技能日"})
    first, second, third = ribbon_of(week).values()
    assert (first.iso, first.label, first.number, first.weekday, first.hue) == ("2024-05-12", "5月12日", 12, "周日", 1)
    assert (second.theme, third.theme, third.hue) == ("技能日", "", 3)
    assert third.url == "demo-2024/days/2024-05-14/"


def test_a_week_of_more_days_than_colours_begins_again(small_site: SmallSite) -> None:
    hues = [chip.hue for chip in ribbon_of(week_of(small_site, end="2024-05-22")).values()]
    assert hues == [*range(1, HUES + 1), 1, 2]


def test_the_ribbon_is_the_same_whatever_happens_on_its_days(small_site: SmallSite) -> None:
    # It stands on every page of the week: a new story is no reason to make them all again.
    before = ribbon_of(week_of(small_site))
    small_site.story()
    small_site.event()
    assert ribbon_of(week_of(small_site)) == before


def test_a_week_tells_its_names(small_site: SmallSite) -> None:
    week = week_of(small_site, organisers=["教育局", "人社局"], co_organisers=["职业学院"], color="#D43A1E")
    head = head_of(week, ribbon_of(week), ZONE)
    assert (head.organisers, head.co_organisers, head.level) == ("教育局、人社局", "职业学院", "市级")
    assert (head.dates, head.year, head.start, head.end) == ("2024年5月12日—14日", 2024, "2024-05-12", "2024-05-14")
    assert (head.url, head.feed_url, head.color) == ("demo-2024/", "demo-2024/feed.xml", "#D43A1E")
    assert len(head.days) == 3


@pytest.mark.parametrize("level", ["province", "city", "district"])
def test_every_level_has_a_name(small_site: SmallSite, level: str) -> None:
    week = week_of(small_site, level=level)
    assert head_of(week, {}, ZONE).level


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        (None, ""),
        ({"at": "2024-05-12T09:00"}, "2024年5月12日 09:00"),
        ({"at": "2024-05-12T01:00Z", "place": "市体育馆"}, "2024年5月12日 09:00 市体育馆"),
    ],
)
def test_the_opening_is_told_in_the_time_of_the_site(small_site: SmallSite, opening: object, words: str) -> None:
    assert opening_label(week_of(small_site, opening=opening), ZONE) == words


@pytest.mark.parametrize(
    ("theme", "lines"),
    [
        ("技能：让生活更美好", ("技能：", "让生活更美好")),
        ("技能: 让生活更美好", ("技能：", "让生活更美好")),
        ("技能成才", ("技能成才",)),
        ("技能成才：", ("技能成才：",)),
    ],
)
def test_a_theme_breaks_at_its_colon(theme: str, lines: tuple[str, ...]) -> None:
    assert theme_lines(theme) == lines


def test_days_of_the_ribbon_are_those_of_the_week(small_site: SmallSite) -> None:
    assert list(ribbon_of(week_of(small_site))) == [date(2024, 5, day) for day in (12, 13, 14)]
