"""A week's own file."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.checks.weeks import MAX_DAYS
from small_site import SmallSite

SLUG = {"slug": "a", "name": "甲"}
# Equal, but not the same: PyYAML writes the same object a second time as an alias.
TWIN = dict(SLUG)


@pytest.mark.parametrize(
    ("changes", "rule", "line"),
    [
        ({"end": "2024-05-11"}, "dates", 9),
        ({"end": "2024-06-12"}, "dates", 9),
        ({"start": "2004-05-12"}, "dates", 9),
        ({"start": "1900-01-01", "end": "2200-12-31"}, "dates", 9),
        ({"channels": [SLUG, {**SLUG, "name": "乙"}]}, "duplicate-slug", 15),
        ({"channels": [{**SLUG, "channels": [SLUG]}]}, "duplicate-slug", 15),
        ({"kinds": [SLUG, TWIN]}, "duplicate-slug", 10),
        ({"audiences": [SLUG, TWIN]}, "duplicate-slug", 22),
        ({"rules": {"text_length": {"min": 1, "kinds": ["activity", "essay"]}}}, "unknown-kind", 29),
        ({"rules": {"text_length": {"severity": "off", "kinds": ["essay"]}}}, "unknown-kind", 29),
        ({"days": {"2024-05-12": "启动日", "2024-05-15": "总结日"}}, "day", 28),
        ({"days": {"2023-05-12": "启动日"}}, "day", 27),
        ({"color": "#FFFF00"}, "color", 26),
    ],
)
def test_a_fault_is_one_issue_and_holds_the_week_back(
    small_site: SmallSite, changes: dict[str, Any], rule: str, line: int
) -> None:
    small_site.week(**changes)
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == (rule, line, "week.yml")
    assert small_site.publication().site.weeks == ()


@pytest.mark.parametrize(("start", "end"), [("2024-05-14", "2024-05-12"), ("2004-05-12", "2024-05-14")])
def test_a_mistyped_year_is_one_issue_and_not_one_for_every_day_and_story(
    small_site: SmallSite, start: str, end: str
) -> None:
    small_site.story()
    small_site.event()
    small_site.week(start=start, end=end, rules={"daily_story": {"min": 1}})
    assert small_site.only_issue().rule == "dates"


@pytest.mark.parametrize(
    "changes",
    [
        {"start": "2024-05-12", "end": "2024-05-12"},
        {"days": {"2024-05-12": "启动日", "2024-05-14": "总结日"}},
        {"kinds": [{"slug": "a", "name": "甲"}], "channels": [{"slug": "a", "name": "甲"}], "audiences": [{"slug": "a", "name": "甲"}]},
        {"color": "#D43A1E"},
        {"color": "#000000"},
    ],
)  # fmt: skip
def test_whatever_is_sound_passes(small_site: SmallSite, changes: dict[str, Any]) -> None:
    small_site.week(**changes)
    assert small_site.issues() == ()


def test_a_week_may_be_a_month_long(small_site: SmallSite) -> None:
    assert MAX_DAYS == 31
    small_site.week(start="2024-05-01", end="2024-05-31")
    assert small_site.issues() == ()


@pytest.mark.parametrize(("color", "broken"), [("#767676", False), ("#777777", True)])
def test_white_words_must_be_legible_on_the_weeks_colour(small_site: SmallSite, color: str, broken: bool) -> None:
    # The two greys on either side of a contrast of 4.5 : 1 to white.
    small_site.week(color=color)
    assert small_site.rules() == (["color"] if broken else [])


def test_all_faults_are_told_at_once(small_site: SmallSite) -> None:
    small_site.week(end="2024-05-11", kinds=[SLUG, TWIN], rules={"report_link": {"kinds": ["x", "y"]}})
    assert sorted(small_site.rules()) == ["dates", "duplicate-slug", "unknown-kind", "unknown-kind"]
