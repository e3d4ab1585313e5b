"""What each school owes each day."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from showcase.model import Severity
from small_site import ZONE, SmallSite

DAY = PurePosixPath("content/weeks/demo-2024/stories")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 5, day, hour, minute, tzinfo=ZONE)


def missed(site: SmallSite, as_of: datetime) -> list[str]:
    issues = site.issues(as_of)
    assert {issue.rule for issue in issues} <= {"daily_story"}
    return [issue.source_path.name for issue in issues]


@pytest.fixture
def filing(small_site: SmallSite) -> SmallSite:
    small_site.week(rules={"daily_story": {"severity": "warning", "min": 1}})
    return small_site


def test_a_day_counts_once_its_cutoff_has_passed(filing: SmallSite) -> None:
    assert missed(filing, at(11, 23)) == []
    assert missed(filing, at(12, 15, 59)) == []
    assert missed(filing, at(12, 16)) == ["2024-05-12"]
    assert missed(filing, at(20, 0)) == ["2024-05-12", "2024-05-13", "2024-05-14"]


def test_the_week_sets_the_cutoff_in_the_sites_zone(small_site: SmallSite) -> None:
    small_site.week(cutoff="17:30", rules={"daily_story": {"min": 1}})
    assert missed(small_site, datetime.fromisoformat("2024-05-12T09:29:00+00:00")) == []
    assert missed(small_site, datetime.fromisoformat("2024-05-12T09:30:00+00:00")) == ["2024-05-12"]


@pytest.mark.parametrize(
    ("status", "counts"), [("submitted", True), ("approved", True), ("draft", False), ("withdrawn", False)]
)
def test_what_was_filed_counts_and_drafts_and_withdrawn_stories_do_not(
    filing: SmallSite, status: str, counts: bool
) -> None:
    filing.story(status=status)
    assert missed(filing, at(12, 18)) == ([] if counts else ["2024-05-12"])


def test_every_school_owes_its_own(filing: SmallSite) -> None:
    filing.school("second", title="第二职业学校")
    filing.story()
    issue = filing.only_issue(at(12, 18))
    assert "第二职业学校" in issue.message
    assert "2024-05-12" in issue.remedy


@pytest.mark.parametrize(
    ("least", "filed", "owes"), [(0, 0, True), (0, 1, False), (2, 1, True), (2, 2, False), (None, 0, True)]
)
def test_a_week_may_ask_for_several_and_for_one_at_least(
    small_site: SmallSite, least: int | None, filed: int, owes: bool
) -> None:
    small_site.week(rules={"daily_story": {} if least is None else {"min": least}})
    for number in range(filed):
        small_site.story(f"story-{number}")
    assert missed(small_site, at(12, 18)) == (["2024-05-12"] if owes else [])


@pytest.mark.parametrize(
    ("rule", "severity"),
    [({}, "error"), ({"severity": "warning"}, "warning"), ({"severity": "off"}, None), (None, None)],
)
def test_it_weighs_what_the_week_says_but_keeps_nothing_back(
    small_site: SmallSite, rule: dict[str, Any] | None, severity: str | None
) -> None:
    small_site.story(day="2024-05-13")
    small_site.approve()
    small_site.week(rules=None if rule is None else {"daily_story": rule})
    issues = small_site.issues(at(12, 18))
    assert [(issue.severity, issue.source_path, issue.line) for issue in issues] == (
        [(Severity(severity), DAY / "2024-05-12", 0)] if severity else []
    )
    assert small_site.public_stories(at(12, 18)) == ["first-lesson"]
