"""A week's schedule: every event by day, the same by school, and the choices by which a visitor narrows it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from showcase.pages.cards import EVENT_KINDS, Choice, DaySchedule, EventRow, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.event_rows import day_schedules
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import calendar_url, section_url

SLUG = "schedule"
# In an address it stands for what no school holds; no school can be called so.
TOGETHER = "_all"


@dataclass(frozen=True)
class SchoolSchedule:
    """A school and what it offers; `calendar_url` is empty where the school has no page of its own."""

    slug: str
    school: Anchor
    calendar_url: str
    events: tuple[EventRow, ...]

    @property
    def name(self) -> str:
        """As a choice of the filter."""
        return self.school.title

    @property
    def count(self) -> int:
        """How much that choice leaves."""
        return len(self.events)


@dataclass(frozen=True)
class ScheduleValues:
    """What schedule.html shows; `days` has every day of the week, `stories` how many each of them has."""

    week: WeekHead
    days: tuple[DaySchedule, ...]
    stories: tuple[int, ...]
    schools: tuple[SchoolSchedule, ...]
    kinds: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    total: int
    calendar_url: str


def lay_out_schedule(view: WeekView) -> Page:
    """The schedule of a week that has events."""
    week, url = view.week, section_url(view.week.slug, SLUG)
    days = day_schedules(view, view.events, empty_days=True)
    rows = tuple(chain.from_iterable(day.events for day in days))
    kinds = Counter(row.kind_slug for row in rows)
    audiences = Counter(slug for row in rows for slug in row.audience_slugs)
    values = ScheduleValues(
        week=view.head,
        days=days,
        stories=tuple(count.stories for count in view.day_counts),
        schools=tuple(_by_school(view, rows)),
        kinds=_choices(EVENT_KINDS.items(), kinds),
        audiences=_choices(((audience.slug, audience.name) for audience in week.audiences), audiences),
        total=len(rows),
        calendar_url=calendar_url(url),
    )
    return Page(
        url=url,
        template="schedule.html",
        title=f"日程 · {week.short_title}",
        values=values,
        description=f"{week.title}的 {len(rows)} 场活动：哪天、几点、在哪里，按天看、按学校看，一键加入手机日历。",
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change(view.events, view.site.zone),
    )


def _by_school(view: WeekView, rows: Iterable[EventRow]) -> Iterator[SchoolSchedule]:
    """What all hold together first, then the schools in the week's order."""
    by_school: dict[str, list[EventRow]] = {slug: [] for slug in ("", *view.week.school_names)}
    for row in rows:
        by_school[row.school_slug].append(row)
    for slug, found in by_school.items():
        if found:
            school = view.school_anchor(slug) if slug else Anchor(f"{view.week.region}统一安排")
            calendar = calendar_url(school.url) if school.url else ""
            yield SchoolSchedule(slug or TOGETHER, school, calendar, tuple(found))


def _choices(names: Iterable[tuple[str, str]], counts: Counter[str]) -> tuple[Choice, ...]:
    return tuple(Choice(slug, name, counts[slug]) for slug, name in names if counts[slug])
