"""The schedule as calendars read it: iCalendar files, read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from showcase.feeds.calendar import render_calendars
from small_site import APPROVED_ON, AS_OF, SITE, SmallSite

WEEK = "demo-2024/schedule/calendar.ics"
SCHOOL = "demo-2024/schools/first/calendar.ics"
EVENT = "demo-2024/schedule/2024-05-12-open-gates.ics"


def files_of(small_site: SmallSite) -> dict[str, bytes]:
    return dict(render_calendars(small_site.generate().layout.views))


def read(data: bytes) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(data)


def summaries(data: bytes) -> list[str]:
    return [str(entry["SUMMARY"]) for entry in read(data).walk("VEVENT")]


def entry_of(small_site: SmallSite, **changes: Any) -> icalendar.Event:
    """The only event there is, read back."""
    small_site.event(**changes)
    small_site.approve(on=APPROVED_ON)
    (entry,) = read(files_of(small_site)[EVENT]).walk("VEVENT")
    return entry


def lines(data: bytes) -> list[bytes]:
    """Content lines as they stand, without the end of the last one."""
    return data.removesuffix(b"\r\n").split(b"\r\n")


def test_week_school_and_event_have_their_calendars_and_the_site_ships_them(small_site: SmallSite) -> None:
    small_site.school("second", title="另一所学校")
    small_site.event(title="本校")
    small_site.event("all", "2024-05-13", school=None, title="全市")
    small_site.approve()
    showcase = small_site.generate()
    files = render_calendars(showcase.layout.views)
    assert sorted(files) == [EVENT, "demo-2024/schedule/2024-05-13-all.ics", WEEK, SCHOOL]
    assert (summaries(files[WEEK]), summaries(files[SCHOOL]), summaries(files[EVENT])) == (
        ["本校", "全市"],
        ["本校"],
        ["本校"],
    )
    assert {url: showcase.files[url] for url in files} == dict(files)


def test_what_is_not_public_is_in_no_calendar(small_site: SmallSite) -> None:
    small_site.event(title="公开")
    small_site.approve()
    small_site.event("secret", title="未批准")
    files = files_of(small_site)
    assert not any("未批准".encode() in data for data in files.values())
    assert not any("secret" in url for url in files)


def test_a_week_without_public_events_has_no_calendar(small_site: SmallSite) -> None:
    small_site.event()
    assert files_of(small_site) == {}


def test_a_calendar_is_called_like_what_it_holds(small_site: SmallSite) -> None:
    small_site.event(title="开放，参观；问答")
    small_site.approve()
    files = files_of(small_site)
    names = {url: {str(read(data)[key]) for key in ("NAME", "X-WR-CALNAME")} for url, data in files.items()}
    assert names == {
        WEEK: {"2024年试验职业教育活动周"},
        SCHOOL: {"试验职业学校 · 试验 2024"},
        EVENT: {"开放，参观；问答"},
    }


def test_times_are_in_utc(small_site: SmallSite) -> None:
    entry = entry_of(small_site, start="05:40", end="09:00")
    assert entry["DTSTART"].to_ical() == b"20240511T214000Z"
    assert entry["DTEND"].to_ical() == b"20240512T010000Z"


def test_what_lasts_all_day_is_a_date_and_ends_before_the_next(small_site: SmallSite) -> None:
    entry = entry_of(small_site)
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2024, 5, 12), date(2024, 5, 13))
    assert b"DTSTART;VALUE=DATE:20240512\r\n" in entry.to_ical()
    assert b"DTEND;VALUE=DATE:20240513\r\n" in entry.to_ical()


def test_an_end_that_nobody_said_is_not_invented(small_site: SmallSite) -> None:
    entry = entry_of(small_site, start="09:00")
    assert entry["DTSTART"].dt == datetime(2024, 5, 12, 1, 0, tzinfo=UTC)
    assert "DTEND" not in entry
    assert "DURATION" not in entry


def test_an_entry_was_stamped_when_it_was_approved(small_site: SmallSite) -> None:
    entry = entry_of(small_site)
    assert entry["DTSTAMP"].dt == entry["LAST-MODIFIED"].dt == APPROVED_ON.astimezone(UTC)
    assert entry["DTSTAMP"].to_ical() == b"20240512T010000Z"


def test_an_entry_says_what_where_and_for_whom_and_leads_to_the_schedule(small_site: SmallSite) -> None:
    address = "https://weeks.example/demo-2024/schedule/#e-2024-05-12-open-gates"
    entry = entry_of(
        small_site,
        kind="service",
        title="家电义诊",
        place="广场",
        text="自带**小家电**。",
        note="下雨改在室内",
        service={"category": "家电维修保养", "items": ["电饭煲", "电风扇"]},
        live="https://live.example/a",
        replay="https://live.example/b",
    )
    assert (entry["SUMMARY"], entry["LOCATION"], entry["URL"]) == ("家电义诊", "广场，试验职业学校", address)
    assert [str(category) for category in entry["CATEGORIES"].cats] == ["便民服务", "家电维修保养"]
    assert entry["DESCRIPTION"].split("\n") == [
        "学校：试验职业学校",
        "服务项目：电饭煲、电风扇",
        "自带小家电。",
        "备注：下雨改在室内",
        "直播：https://live.example/a",
        "回放：https://live.example/b",
        f"详情：{address}",
    ]


def test_of_what_nobody_said_there_is_no_line(small_site: SmallSite) -> None:
    entry = entry_of(small_site, school=None)
    assert "LOCATION" not in entry
    assert [line.partition("：")[0] for line in entry["DESCRIPTION"].split("\n")] == ["详情"]


@pytest.mark.parametrize(("place", "location"), [("试验职业学校操场", "试验职业学校操场"), (None, "试验职业学校")])
def test_a_school_that_the_place_names_is_not_named_again(
    small_site: SmallSite, place: str | None, location: str
) -> None:
    assert entry_of(small_site, place=place)["LOCATION"] == location


def test_an_entry_keeps_its_name_whatever_is_changed_in_it_and_in_every_file(small_site: SmallSite) -> None:
    first = entry_of(small_site, start="09:00")
    small_site.event(title="改了名字", start="14:00", place="别处", school=None)
    small_site.approve(on=AS_OF)
    files = files_of(small_site)
    names = {entry["UID"] for data in files.values() for entry in read(data).walk("VEVENT")}
    assert names == {first["UID"]}
    assert read(files[EVENT]).walk("VEVENT")[0]["SUMMARY"] == "改了名字"


def test_no_two_entries_and_no_two_sites_share_a_name(small_site: SmallSite) -> None:
    small_site.event()
    small_site.event("other")
    small_site.event(day="2024-05-13")
    small_site.approve()
    here = {entry["UID"] for entry in read(files_of(small_site)[WEEK]).walk("VEVENT")}
    small_site.write_yaml("content/site.yml", {**SITE, "url": "https://elsewhere.example/"})
    there = {entry["UID"] for entry in read(files_of(small_site)[WEEK]).walk("VEVENT")}
    assert len(here) == len(there) == 3
    assert not here & there


def test_lines_are_short_end_as_the_standard_says_and_cut_no_character(small_site: SmallSite) -> None:
    small_site.event(
        title="长" * 60, text="很长的说明。" * 40, place="建设路，社区广场；东门\\二号", note="请带：逗号, 分号; 斜线\\"
    )
    small_site.approve()
    for data in files_of(small_site).values():
        assert data.endswith(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b"")
        for line in lines(data):
            assert len(line) <= 75
            assert line
            line.decode()
        (entry,) = read(data).walk("VEVENT")
        assert entry["SUMMARY"] == "长" * 60
        assert entry["LOCATION"].startswith("建设路，社区广场；东门\\二号")
        assert "请带：逗号, 分号; 斜线\\" in entry["DESCRIPTION"]


def test_words_of_an_event_cannot_add_lines_to_the_calendar(small_site: SmallSite) -> None:
    small_site.event(title="一,二;三\\n四", text="第一段。\n\nEND:VEVENT\n\nBEGIN:VALARM")
    small_site.approve()
    data = files_of(small_site)[EVENT]
    assert lines(data).count(b"END:VEVENT") == 1
    assert not any(line.startswith(b"BEGIN:VALARM") for line in lines(data))
    assert summaries(data) == ["一,二;三\\n四"]


def test_a_calendar_holds_what_the_standard_demands_and_nobodys_time_zone(small_site: SmallSite) -> None:
    small_site.event(start="09:00", end="10:00")
    small_site.approve()
    for data in files_of(small_site).values():
        calendar = read(data)
        assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
        assert calendar["PRODID"]
        assert calendar.walk("VTIMEZONE") == []
        # With a METHOD the DTSTAMP would be the time at which the file was made, and the host's media type would have to name it.
        assert "METHOD" not in calendar
        assert calendar.errors == []
        for entry in calendar.walk("VEVENT"):
            assert entry.errors == []
            assert "GEO" not in entry
            assert entry["TRANSP"] == "TRANSPARENT"
        assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in data


def test_equal_schedules_give_the_same_bytes_at_any_time(small_site: SmallSite) -> None:
    small_site.event(start="09:00", audiences=["parents"], live="https://live.example/")
    small_site.event("other", "2024-05-13")
    small_site.approve()
    later = AS_OF.replace(year=2025)
    assert files_of(small_site) == dict(render_calendars(small_site.generate(later).layout.views))


def test_every_calendar_of_the_demo_is_sound_and_reachable(demo_site) -> None:
    paths = sorted(demo_site.rglob("*.ics"))
    assert len(paths) > 100
    linked = "".join(path.read_text(encoding="utf-8") for path in demo_site.rglob("schedule/index.html"))
    for path in paths:
        calendar = read(path.read_bytes())
        assert calendar.errors == []
        names = [entry["UID"] for entry in calendar.walk("VEVENT")]
        assert names
        assert len(set(names)) == len(names)
        assert f'{path.name}"' in linked, path
