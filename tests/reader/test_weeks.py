"""One week's folder."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from showcase.model import Audience, Channel, Kind, Opening, Rule, Severity, Week
from small_site import ZONE, SmallSite


def week(site: SmallSite) -> Week:
    content = site.content()
    assert content.site is not None
    (found,) = content.site.weeks
    return found


def test_week_yml_is_read(small_site: SmallSite) -> None:
    small_site.week(
        co_organisers=["试验学院"],
        opening={"at": "2024-05-12T09:00", "place": "体育馆"},
        cutoff="17:30",
        color="#D43A1E",
        introduction="一句话",
        days={"2024-05-12": "启动日"},
        statistics_form="xinxiang",
        rules={
            "text_length": {"severity": "warning", "min": 8, "kinds": ["activity"]},
            "photo_formats": {"allowed": ["jpeg"]},
        },
    )
    found = week(small_site)
    assert small_site.issues() == ()
    assert (found.slug, found.start, found.end, len(found.days)) == (
        "demo-2024",
        date(2024, 5, 12),
        date(2024, 5, 14),
        3,
    )
    assert (found.organisers, found.co_organisers) == (("试验教育局",), ("试验学院",))
    assert found.opening == Opening(datetime(2024, 5, 12, 9, tzinfo=ZONE), "体育馆")
    assert (found.cutoff, found.color, found.introduction) == (time(17, 30), "#D43A1E", "一句话")
    assert found.day_themes == {date(2024, 5, 12): "启动日"}
    assert found.channels == (Channel("skills", "十八般武艺", "", 120, (Channel("best", "最美职教"),)),)
    assert found.kinds == (Kind("activity", "活动开展情况"), Kind("film", "视频"))
    assert found.audiences == (Audience("parents", "家长", "放心选择"),)
    assert found.statistics_form == "xinxiang"
    assert found.rule("text_length") == Rule(Severity.WARNING, frozenset({"activity"}), {"min": 8})
    assert found.rule("photo_formats").allowed == {"jpeg"}


def test_what_week_yml_does_not_say_has_a_default(small_site: SmallSite) -> None:
    found = week(small_site)
    assert (found.cutoff, found.color, found.opening, found.statistics_form) == (time(16), "", None, "")
    assert (dict(found.day_themes), dict(found.rules)) == ({}, {})


def test_a_rule_that_is_written_is_an_error_unless_it_says_otherwise(small_site: SmallSite) -> None:
    small_site.week(rules={"site_link": {}})
    assert week(small_site).rule("site_link").severity is Severity.ERROR


def test_the_names_of_schools_are_known_whether_their_pages_are_public_or_not(small_site: SmallSite) -> None:
    assert week(small_site).school_names == {"first": "试验职业学校"}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"start": "20240512"}, "field-day"),
        ({"end": "2024-02-30"}, "field-day"),
        ({"level": "town"}, "field-literal_error"),
        ({"organisers": []}, "field-too_short"),
        ({"organisers": "试验教育局"}, "field-list_type"),
        ({"kinds": []}, "field-too_short"),
        ({"cutoff": 16}, "field-clock"),
        ({"color": "red"}, "field-string_pattern_mismatch"),
        ({"opening": {"at": "上午"}}, "field-moment"),
        ({"opening": {}}, "field-missing"),
        ({"days": {"启动": "甲"}}, "field-day"),
        ({"days": ["甲"]}, "field-dict_type"),
        ({"channels": [{"slug": "A", "name": "甲"}]}, "field-slug"),
        ({"channels": [{"slug": "a", "name": "甲", "max_seconds": 0}]}, "field-greater_than_equal"),
        (
            {"channels": [{"slug": "a", "name": "甲", "channels": [{"slug": "b", "name": "乙", "channels": []}]}]},
            "field-extra_forbidden",
        ),
        ({"statistics_form": "henan"}, "field-literal_error"),
        ({"rules": {"text_lenght": {}}}, "field-extra_forbidden"),
        ({"rules": {"text_length": {"severity": "fatal"}}}, "field-severity"),
        ({"rules": {"text_length": {"severity": "off", "minimum": 1}}}, "field-extra_forbidden"),
        ({"rules": {"text_length": {"min": "800"}}}, "field-int_type"),
        ({"rules": {"text_length": {"min": -1}}}, "field-greater_than_equal"),
        ({"rules": {"text_length": "error"}}, "field-model_type"),
        ({"rules": {"photo_formats": {"allowed": ["bmp"]}}}, "field-literal_error"),
        ({"rules": {"photo_formats": {}}}, "field-missing"),
        ({"rules": {"board_size": {"width": 1}}}, "field-missing"),
        ({"rules": {"board_size": {"width": 1, "height": 1, "tolerance_percent": 60}}}, "field-less_than_equal"),
    ],
)
def test_a_fault_in_week_yml_is_one_issue_and_holds_the_week_back(
    small_site: SmallSite, changes: dict[str, Any], rule: str
) -> None:
    small_site.story()
    small_site.approve()
    small_site.week(**changes)
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.name) == (rule, "week.yml")
    assert issue.line > 1
    publication = small_site.publication()
    assert publication.site.weeks == ()
    assert len(publication.faults) == 2


def test_a_rule_about_schools_takes_no_story_kinds(small_site: SmallSite) -> None:
    # Otherwise such a rule would silently be about nothing.
    for name in ("daily_story", "board_required", "school_plan", "school_highlights", "site_link"):
        small_site.week(rules={name: {"kinds": ["activity"]}})
        assert small_site.only_issue().rule == "field-extra_forbidden"


@pytest.mark.parametrize("text", ["", "title: [", "- a", "title: 甲\ntitle: 乙\n"])
def test_a_broken_week_yml_does_not_touch_other_weeks(small_site: SmallSite, text: str) -> None:
    small_site.story()
    small_site.approve()
    small_site.write("content/weeks/broken/week.yml", text)
    assert {issue.source_path.parent.name for issue in small_site.issues()} == {"broken"}
    assert small_site.public_stories() == ["first-lesson"]


def test_a_missing_week_yml_is_one_issue(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == ("missing-file", 0, "week.yml")
