"""National activities (全国活动): what departments of the state hold in this week, as the programme's notice lists it."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import NationalActivity, Week
from showcase.pages.cards import WeekHead
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "national"


@dataclass(frozen=True)
class DepartmentGroup:
    """What the same departments hold, in the order of the notice."""

    departments: str
    activities: tuple[NationalActivity, ...]


@dataclass(frozen=True)
class NationalValues:
    """What national.html shows."""

    week: WeekHead
    groups: tuple[DepartmentGroup, ...]
    activities: int


def lay_out_national(view: WeekView) -> Page:
    """The list of a week that has one."""
    count = len(view.week.national)
    return Page(
        url=section_url(view.week.slug, SLUG),
        template="national.html",
        title=f"全国活动 · {view.week.short_title}",
        values=NationalValues(view.head, _groups(view.week), count),
        description=f"{view.week.start.year}年职业教育活动周期间，有关部门在全国组织的 {count} 项活动。",
        crumbs=view.crumbs(),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
    )


def _groups(week: Week) -> tuple[DepartmentGroup, ...]:
    by_departments: dict[str, list[NationalActivity]] = {}
    for activity in week.national:
        by_departments.setdefault("、".join(activity.departments), []).append(activity)
    return tuple(DepartmentGroup(departments, tuple(found)) for departments, found in by_departments.items())
