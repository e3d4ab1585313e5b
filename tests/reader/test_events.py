"""A file of the schedule."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from showcase.model import Event, Service
from small_site import SmallSite


def event(site: SmallSite) -> Event:
    content = site.content()
    assert content.site is not None
    (found,) = content.site.weeks[0].events
    return found


def test_an_event_is_read_with_all_its_fields(small_site: SmallSite) -> None:
    small_site.event(
        "jiadian-yizhen",
        day="2024-05-13",
        kind="service",
        start="09:00",
        end="11:30",
        place="社区广场",
        audiences=["parents"],
        service={"category": "家电维修保养", "items": ["电饭煲"]},
        live="https://live.example/1",
        replay="https://live.example/2",
        note="自带小家电",
        text="欢迎。",
    )
    found = event(small_site)
    assert small_site.issues() == ()
    assert (found.slug, found.day, found.kind, found.school) == (
        "jiadian-yizhen",
        date(2024, 5, 13),
        "service",
        "first",
    )
    assert (found.start, found.end, found.place, found.note) == (time(9), time(11, 30), "社区广场", "自带小家电")
    assert (found.live, found.replay) == ("https://live.example/1", "https://live.example/2")
    assert found.service == Service("家电维修保养", ("电饭煲",))
    assert (found.audiences, found.text.summary) == (("parents",), "欢迎。")


def test_what_is_not_said_is_empty(small_site: SmallSite) -> None:
    small_site.event(school=None)
    found = event(small_site)
    assert (found.start, found.end, found.service, found.school, found.place) == (None, None, None, "", "")


def test_a_clock_without_quotes_is_text_too(small_site: SmallSite) -> None:
    small_site.write(
        "content/weeks/demo-2024/events/2024-05-12-talk.md",
        "---\ntitle: 讲座\nkind: lecture\nstart: 16:00\nstatus: submitted\n---\n",
    )
    assert event(small_site).start == time(16)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"kind": "party"}, "field-literal_error"),
        ({"title": None}, "field-missing"),
        ({"start": "9:00"}, "field-clock"),
        ({"start": 900}, "field-clock"),
        ({"end": "24:00"}, "field-clock"),
        ({"service": "理发"}, "field-model_type"),
        ({"service": {"items": ["理发"]}}, "field-missing"),
        ({"live": "直播"}, "field-web_address"),
        ({"photos": []}, "field-extra_forbidden"),
        ({"text": "![图](01.jpg)"}, "missing-media"),
        ({"text": "[报名](form.docx)"}, "relative-link"),
    ],
)
def test_a_fault_is_one_issue_of_this_event_only(small_site: SmallSite, changes: dict[str, Any], rule: str) -> None:
    small_site.event("sound")
    small_site.approve()
    small_site.event("spoiled", **changes)
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.name) == (rule, "2024-05-12-spoiled.md")
    assert [found.slug for found in small_site.publication().site.weeks[0].events] == ["sound"]


def test_files_beside_an_event_are_not_its_own(small_site: SmallSite) -> None:
    small_site.event("one")
    small_site.event("two")
    assert small_site.issues() == ()
