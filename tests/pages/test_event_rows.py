"""Rows of the schedule."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.pages.cards import EVENT_KINDS, EventRow
from showcase.pages.event_rows import day_schedules, event_row, event_rows
from showcase.pages.week_view import WeekView
from small_site import AS_OF, SmallSite


def view_of(small_site: SmallSite) -> WeekView:
    small_site.approve(on=AS_OF)
    return small_site.generate().layout.views[0]


def row_of(small_site: SmallSite, **changes: Any) -> EventRow:
    small_site.event(**changes)
    view = view_of(small_site)
    return event_row(view, view.events[0])


def test_a_schedule_leaves_out_days_without_events_unless_it_is_asked_for_all(small_site: SmallSite) -> None:
    small_site.event("last", "2024-05-14")
    small_site.event("first")
    view = view_of(small_site)
    assert [(entry.day.number, len(entry.events)) for entry in day_schedules(view, view.events)] == [(12, 1), (14, 1)]
    days = day_schedules(view, view.events, empty_days=True)
    assert [(entry.day.number, len(entry.events)) for entry in days] == [(12, 1), (13, 0), (14, 1)]


def test_a_row_of_the_schedule_says_everything(small_site: SmallSite) -> None:
    row = row_of(
        small_site,
        kind="service",
        text="自带**小家电**。",
        start="09:00",
        end="11:30",
        place="广场",
        note="请自带小家电",
        audiences=["parents"],
        service={"category": "家电维修保养", "items": ["电饭煲"]},
        live="https://live.example/",
    )
    assert (row.kind, row.kind_slug, row.service, row.items) == ("便民服务", "service", "家电维修保养", ("电饭煲",))
    assert (row.place, row.spot, row.note) == ("广场", "广场", "请自带小家电")
    assert (row.live, row.replay) == ("https://live.example/", "")
    assert [(anchor.title, anchor.url) for anchor in row.audiences] == [("家长", "demo-2024/audiences/parents/")]
    assert (row.school_slug, row.audience_slugs) == ("first", ("parents",))
    assert (row.time, row.begins) == ("09:00–11:30", "5月12日 09:00")
    assert "<strong>小家电</strong>" in row.html


def test_a_row_is_found_in_the_schedule_and_has_a_calendar_beside_it(small_site: SmallSite) -> None:
    row = row_of(small_site)
    assert row.url == f"demo-2024/schedule/#{row.id}"
    assert row.calendar_url == "demo-2024/schedule/2024-05-12-open-gates.ics"


@pytest.mark.parametrize(
    ("times", "starts", "ends", "over"),
    [
        (
            {"start": "09:00", "end": "11:30"},
            "2024-05-12T09:00:00+08:00",
            "2024-05-12T11:30:00+08:00",
            "2024-05-12T11:30:00+08:00",
        ),
        ({"start": "09:00"}, "2024-05-12T09:00:00+08:00", "", "2024-05-13T00:00:00+08:00"),
        ({}, "2024-05-12", "", "2024-05-13T00:00:00+08:00"),
    ],
    ids=["from and to", "without an end", "all day"],
)
def test_a_row_tells_machines_its_moments_with_their_offset(
    small_site: SmallSite, times: dict[str, str], starts: str, ends: str, over: str
) -> None:
    row = row_of(small_site, **times)
    assert (row.starts_iso, row.ends_iso, row.over_iso) == (starts, ends, over)


def test_what_lasts_all_day_begins_on_its_day(small_site: SmallSite) -> None:
    assert row_of(small_site).begins == "5月12日"


@pytest.mark.parametrize(
    ("place", "spot"),
    [("试验职业学校操场", "操场"), ("试验职业学校", ""), ("社区广场", "社区广场"), ("试验职业学校 北门", "北门")],
)
def test_beside_the_school_the_place_does_not_name_it_again(small_site: SmallSite, place: str, spot: str) -> None:
    row = row_of(small_site, place=place)
    assert (row.place, row.spot) == (place, spot)


def test_every_kind_of_event_has_a_name(small_site: SmallSite) -> None:
    for kind in EVENT_KINDS:
        small_site.event(kind, kind=kind, service={"category": "生活服务"} if kind == "service" else None)
    view = view_of(small_site)
    assert len(view.events) == len(EVENT_KINDS)
    assert {row.kind for row in event_rows(view, view.events)} == set(EVENT_KINDS.values())
