"""Stories belong to their week and are as long as it asks."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.model import Severity
from small_site import SmallSite


@pytest.mark.parametrize(
    ("changes", "rule", "line"),
    [
        ({"school": "second"}, "unknown-school", 3),
        ({"kind": "essay"}, "unknown-kind", 4),
        ({"channel": "sports"}, "unknown-channel", 6),
        ({"audiences": ["parents", "robots"]}, "unknown-audiences", 8),
        ({"day": "2024-05-11"}, "day", 1),
        ({"day": "2024-05-15"}, "day", 1),
        ({"day": "2042-05-12"}, "day", 1),
    ],
)
def test_what_the_week_does_not_know_is_one_issue_and_holds_this_story_back(
    small_site: SmallSite, changes: dict[str, Any], rule: str, line: int
) -> None:
    small_site.story("sound")
    small_site.approve()
    small_site.story("lost", **changes)
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.parent.name) == (rule, line, "lost")
    assert issue.severity is Severity.ERROR
    assert small_site.public_stories() == ["sound"]


def test_the_remedy_lists_what_there_is(small_site: SmallSite) -> None:
    small_site.school("another")
    small_site.story(school="second")
    assert "another、first" in small_site.only_issue().remedy


def test_where_there_is_nothing_the_remedy_says_so(small_site: SmallSite) -> None:
    small_site.week(channels=None)
    small_site.story(channel="skills")
    assert "还没有" in small_site.only_issue().remedy


@pytest.mark.parametrize("day", ["2024-05-12", "2024-05-14"])
def test_first_and_last_day_are_of_the_week(small_site: SmallSite, day: str) -> None:
    small_site.story(day=day)
    assert small_site.issues() == ()


def test_nested_channels_are_channels(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    assert small_site.issues() == ()


def test_two_stories_of_one_name_are_both_told_because_their_address_is_one(small_site: SmallSite) -> None:
    small_site.story("sound")
    small_site.story("twin", day="2024-05-12")
    small_site.story("twin", day="2024-05-13")
    assert small_site.rules() == ["duplicate-slug"] * 2
    assert [issue.source_path.parent.parent.name for issue in small_site.issues()] == ["2024-05-12", "2024-05-13"]


def test_stories_of_different_weeks_may_have_one_name(small_site: SmallSite) -> None:
    small_site.story("twin")
    other = small_site.week_path.parent / "other-2023"
    other.joinpath("schools/first").mkdir(parents=True)
    for name in ("week.yml", "schools/first/index.md"):
        other.joinpath(name).write_text((small_site.week_path / name).read_text("utf-8"), encoding="utf-8")
    folder = other / "stories" / "2024-05-12" / "twin"
    folder.mkdir(parents=True)
    folder.joinpath("index.md").write_text(
        (small_site.week_path / "stories/2024-05-12/twin/index.md").read_text("utf-8"), encoding="utf-8"
    )
    assert small_site.issues() == ()


@pytest.mark.parametrize(("length", "broken"), [(0, True), (7, True), (8, False), (12, False), (13, True)])
def test_text_has_a_least_and_a_greatest_length(small_site: SmallSite, length: int, broken: bool) -> None:
    small_site.week(rules={"text_length": {"min": 8, "max": 12}})
    small_site.story(text=" ".join("字" * length))
    assert small_site.rules() == (["text_length"] if broken else [])


def test_the_remedy_tells_how_much_is_wanting(small_site: SmallSite) -> None:
    small_site.week(rules={"text_length": {"min": 8, "max": 12}})
    small_site.story(text="字" * 5)
    issue = small_site.only_issue()
    assert ("5 字" in issue.message, "3 字" in issue.remedy) == (True, True)
    small_site.story(text="字" * 20)
    issue = small_site.only_issue()
    assert ("20 字" in issue.message, "8 字" in issue.remedy) == (True, True)


@pytest.mark.parametrize(("rule", "length"), [({"min": 8}, 5000), ({"max": 12}, 0)])
def test_a_bound_that_is_not_written_does_not_bind(small_site: SmallSite, rule: dict[str, int], length: int) -> None:
    small_site.week(rules={"text_length": rule})
    small_site.story(text="字" * length)
    assert small_site.issues() == ()


@pytest.mark.parametrize(
    ("links", "broken"),
    [
        (None, True),
        ([{"title": "报道", "url": "https://a.example"}], True),
        ([{"title": "报道", "url": "https://a.example", "outlet": "日报"}], True),
        ([{"title": "报道", "url": "https://a.example", "level": "city"}], True),
        ([{"title": "报道", "url": "https://a.example", "outlet": "日报", "level": "city"}], False),
        ([{"title": "甲", "url": "https://a.example"}, {"title": "乙", "url": "https://b.example", "outlet": "日报", "level": "city"}], False),
    ],
)  # fmt: skip
def test_a_media_report_names_its_outlet_and_the_outlets_level(small_site: SmallSite, links: Any, broken: bool) -> None:
    small_site.week(rules={"report_link": {"kinds": ["activity"]}})
    small_site.story(links=links)
    assert small_site.rules() == (["report_link"] if broken else [])


@pytest.mark.parametrize(
    ("name", "rule"), [("text_length", {"min": 100}), ("text_length", {"max": 1}), ("report_link", {})]
)
@pytest.mark.parametrize(
    ("scope", "severity"),
    [({}, "error"), ({"severity": "error"}, "error"), ({"severity": "warning"}, "warning"), ({"severity": "off"}, None),
     ({"kinds": ["film"]}, None), ({"kinds": ["film", "activity"]}, "error")],
)  # fmt: skip
def test_a_rule_weighs_what_the_week_says_and_only_for_its_kinds(
    small_site: SmallSite, name: str, rule: dict[str, int], scope: dict[str, Any], severity: str | None
) -> None:
    small_site.story()
    small_site.approve()
    small_site.week(rules={name: {**rule, **scope}})
    assert [(issue.rule, issue.severity) for issue in small_site.issues()] == ([(name, severity)] if severity else [])
    assert small_site.public_stories() == ([] if severity == "error" else ["first-lesson"])


def test_a_new_story_does_not_take_the_address_of_an_approved_one(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    small_site.story(day="2024-05-13")
    assert [(issue.rule, "2024-05-13" in str(issue.source_path)) for issue in small_site.issues()] == [
        ("duplicate-slug", True)
    ]
    assert small_site.public_stories() == ["first-lesson"]
