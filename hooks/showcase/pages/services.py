"""The service finder (便民服务): what residents are offered, where and when, by the programmes' categories."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.pages.cards import Choice, EventRow, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.event_rows import event_rows
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "services"
# The programmes' order; a week may add its own.
CATEGORIES = (
    "健康护理",
    "家电维修保养",
    "生活服务",
    "美容美发",
    "汽车使用与保养",
    "送技术到田间地头",
    "传统工艺",
    "防疫知识宣传",
    "环境保护",
    "职业礼仪",
    "进城务工常识",
)


@dataclass(frozen=True)
class Offer:
    """A service: its row of the schedule, and the district of the school that offers it."""

    row: EventRow
    district: str


@dataclass(frozen=True)
class ServiceGroup:
    """A category and what is offered in it, by day; `slug` names it in addresses."""

    slug: str
    name: str
    offers: tuple[Offer, ...]

    @property
    def count(self) -> int:
        """As a choice of the filter: how much it leaves."""
        return len(self.offers)


@dataclass(frozen=True)
class ServicesValues:
    """What services.html shows."""

    week: WeekHead
    groups: tuple[ServiceGroup, ...]
    days: tuple[Choice, ...]
    total: int


def lay_out_services(view: WeekView) -> Page:
    """The service finder of a week that offers services."""
    week, events = view.week, [event for event in view.events if event.service]
    rows = event_rows(view, events)
    values = ServicesValues(
        week=view.head,
        groups=_groups(view, rows),
        days=tuple(
            Choice(chip.iso, f"{chip.label} {chip.weekday}", count)
            for chip in view.chips.values()
            if (count := sum(row.day is chip for row in rows))
        ),
        total=len(rows),
    )
    names = "、".join(group.name for group in values.groups[:4])
    return Page(
        url=section_url(week.slug, SLUG),
        template="services.html",
        title=f"便民服务 · {week.short_title}",
        values=values,
        description=f"{week.title}的 {len(rows)} 场便民服务：{names}。做什么、在哪里、什么时候，一页找到。",
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change(events, view.site.zone),
    )


def _groups(view: WeekView, rows: tuple[EventRow, ...]) -> tuple[ServiceGroup, ...]:
    districts = {school.slug: school.district for school in view.week.schools}
    # What the programmes do not name follows, in the order of the days.
    names = dict.fromkeys((*CATEGORIES, *(row.service for row in rows)))
    return tuple(
        ServiceGroup(f"c{number}", name, offers)
        for number, name in enumerate(names, start=1)
        if (offers := tuple(Offer(row, districts.get(row.school_slug, "")) for row in rows if row.service == name))
    )
