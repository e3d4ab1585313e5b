"""The schedule as iCalendar files: for each week, school and event, in UTC, without a clock.

RFC 5545; NAME and REFRESH-INTERVAL are RFC 7986's. What lasts all day is a DATE with the next day as its exclusive end. An event
whose end nobody said has no DTEND: it is not ours to invent one, and calendars show it at its start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from uuid import NAMESPACE_URL, uuid5

import icalendar

from showcase.model import Event
from showcase.pages.cards import EVENT_KINDS
from showcase.pages.dates import updated_at
from showcase.pages.event_rows import span_of
from showcase.pages.week_view import WeekView
from showcase.urls import absolute_url, calendar_url, event_calendar_url, event_url, school_url, section_url

PRODUCT = "-//Skillweek//Skillweek//ZH"
# How often a calendar that was subscribed to may ask again.
REFRESH = timedelta(hours=6)


def render_calendars(views: Iterable[WeekView]) -> Mapping[str, bytes]:
    """Every calendar of the site by its address, the same bytes for the same schedule."""
    return {url: data for view in views for url, data in _week_calendars(view).items()}


def _week_calendars(view: WeekView) -> dict[str, bytes]:
    week = view.week
    entries = {event: _entry(view, event) for event in view.events}
    files = {}
    if entries:
        schedule = section_url(week.slug, "schedule")
        files[calendar_url(schedule)] = _calendar(week.title, entries.values())
    for school in week.schools:
        if found := [entry for event, entry in entries.items() if event.school == school.slug]:
            name = f"{school.title} · {week.short_title}"
            files[calendar_url(school_url(week.slug, school.slug))] = _calendar(name, found)
    for event, entry in entries.items():
        files[event_calendar_url(week.slug, event.day, event.slug)] = _calendar(event.title, [entry])
    return files


def _calendar(name: str, entries: Iterable[icalendar.Event]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(view: WeekView, event: Event) -> icalendar.Event:
    week, span = view.week.slug, span_of(event, view.site.zone)
    address = absolute_url(view.site.url, event_url(week, event.day, event.slug))
    changed = updated_at(event.bundle, view.site.zone).astimezone(UTC)
    entry = icalendar.Event()
    entry.add("UID", str(uuid5(NAMESPACE_URL, address)))
    entry.add("DTSTAMP", changed)
    entry.add("LAST-MODIFIED", changed)
    entry.add("DTSTART", span.start.astimezone(UTC) if span.start else event.day)
    if span.end:
        entry.add("DTEND", span.end.astimezone(UTC))
    elif not span.start:
        entry.add("DTEND", event.day + timedelta(days=1))
    entry.add("SUMMARY", event.title)
    if location := _location(view, event):
        entry.add("LOCATION", location)
    entry.add("DESCRIPTION", "\n".join(_description(view, event, address)))
    entry.add("CATEGORIES", [EVENT_KINDS[event.kind], *([event.service.category] if event.service else [])])
    entry.add("URL", address)
    # Whoever subscribes to a whole week is not busy all week.
    entry.add("TRANSP", "TRANSPARENT")
    return entry


def _location(view: WeekView, event: Event) -> str:
    """Place and school, without naming twice a school that the place names."""
    school = view.school_anchor(event.school).title
    return "，".join(filter(None, (event.place, "" if school in event.place else school)))


def _description(view: WeekView, event: Event, address: str) -> list[str]:
    """The lines of an event's plain text; the last one leads to the website."""
    lines = (
        ("学校：", view.school_anchor(event.school).title),
        ("服务项目：", "、".join(event.service.items) if event.service else ""),
        ("", event.text.summary),
        ("备注：", event.note),
        ("直播：", event.live),
        ("回放：", event.replay),
        ("详情：", address),
    )
    return [label + words for label, words in lines if words]
