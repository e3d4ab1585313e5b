"""The schedule's rows: what a page shows of an event, and the moments between which it lasts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from showcase.model import Event, Prose
from showcase.pages.cards import EVENT_KINDS, DaySchedule, EventRow
from showcase.pages.dates import times_label
from showcase.pages.week_view import WeekView
from showcase.urls import event_anchor, event_calendar_url, event_url


@dataclass(frozen=True)
class Span:
    """When an event takes place: `start` is None if it lasts all day, `end` if nobody said; `over` is the end, else midnight."""

    start: datetime | None
    end: datetime | None
    over: datetime


def span_of(event: Event, zone: ZoneInfo) -> Span:
    """The moments of an event. Without an end it is not given one: it is over when its day is."""
    start = datetime.combine(event.day, event.start, tzinfo=zone) if event.start else None
    end = datetime.combine(event.day, event.end, tzinfo=zone) if start and event.end else None
    midnight = datetime.combine(event.day + timedelta(days=1), time(), tzinfo=zone)
    return Span(start, end, end or midnight)


def event_row(view: WeekView, event: Event) -> EventRow:
    """A row of the schedule."""
    span, chip, week = span_of(event, view.site.zone), view.chips[event.day], view.week.slug
    school = view.school_anchor(event.school)
    return EventRow(
        id=event_anchor(event.day, event.slug),
        url=event_url(week, event.day, event.slug),
        calendar_url=event_calendar_url(week, event.day, event.slug),
        day=chip,
        time=times_label(event),
        begins=f"{chip.label} {event.start:%H:%M}" if event.start else chip.label,
        starts_iso=span.start.isoformat() if span.start else chip.iso,
        ends_iso=span.end.isoformat() if span.end else "",
        over_iso=span.over.isoformat(),
        title=event.title,
        kind=EVENT_KINDS[event.kind],
        kind_slug=event.kind,
        school=school,
        school_slug=event.school,
        place=event.place,
        spot=event.place.removeprefix(school.title).strip(),
        audiences=tuple(map(view.audience_anchor, event.audiences)),
        audience_slugs=event.audiences,
        service=event.service.category if event.service else "",
        items=event.service.items if event.service else (),
        live=event.live,
        replay=event.replay,
        note=event.note,
        html="".join(block.html for block in event.text.blocks if isinstance(block, Prose)),
        mark=event.bundle.mark,
    )


def event_rows(view: WeekView, events: Iterable[Event]) -> tuple[EventRow, ...]:
    """Rows in the order given."""
    return tuple(event_row(view, event) for event in events)


def day_schedules(view: WeekView, events: Iterable[Event], *, empty_days: bool = False) -> tuple[DaySchedule, ...]:
    """These events by day; days without any are left out unless asked for."""
    rows = event_rows(view, events)
    schedules = (DaySchedule(chip, tuple(row for row in rows if row.day is chip)) for chip in view.chips.values())
    return tuple(schedule for schedule in schedules if schedule.events or empty_days)
