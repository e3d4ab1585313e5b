"""Events of the schedule."""

from __future__ import annotations

from typing import Any

import pytest

from small_site import SmallSite


@pytest.mark.parametrize(
    ("changes", "rule", "line"),
    [
        ({"day": "2024-05-11"}, "day", 1),
        ({"day": "2024-05-15"}, "day", 1),
        ({"school": "second"}, "unknown-school", 4),
        ({"audiences": ["parents", "robots"]}, "unknown-audiences", 8),
        ({"start": "09:00", "end": "09:00"}, "times", 7),
        ({"start": "09:00", "end": "08:59"}, "times", 7),
        ({"end": "09:00"}, "times", 6),
        ({"kind": "service"}, "service", 3),
    ],
)
def test_a_fault_is_one_issue_and_holds_this_event_back(
    small_site: SmallSite, changes: dict[str, Any], rule: str, line: int
) -> None:
    small_site.event("sound")
    small_site.approve()
    small_site.event("spoiled", **changes)
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == (rule, line)
    assert issue.source_path.name.endswith("-spoiled.md")
    assert [event.slug for event in small_site.publication().site.weeks[0].events] == ["sound"]


@pytest.mark.parametrize(
    "changes",
    [
        {"day": "2024-05-14"},
        {"school": None},
        {"start": "09:00"},
        {"start": "09:00", "end": "09:01"},
        {"start": "00:00", "end": "23:59"},
        {"kind": "service", "service": {"category": "家电维修保养"}},
        {"kind": "live", "service": {"category": "家电维修保养"}},
    ],
)
def test_whatever_is_sound_passes(small_site: SmallSite, changes: dict[str, Any]) -> None:
    small_site.event(**changes)
    assert small_site.issues() == ()


def test_where_there_is_nothing_the_remedy_says_so(small_site: SmallSite) -> None:
    small_site.week(audiences=None)
    small_site.event(audiences=["parents"])
    assert "还没有" in small_site.only_issue().remedy
