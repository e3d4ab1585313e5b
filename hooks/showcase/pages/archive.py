"""All weeks by year, with what each of them came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.model import Site, Week
from showcase.pages.cards import Number, WeekCard
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.stories import SLUG
from showcase.pages.week_view import WeekView
from showcase.urls import ARCHIVE, HOME, feed_url


@dataclass(frozen=True)
class Year:
    """The weeks of one year, the latest first, and their sum; `listings` lead to all stories of those that have many."""

    year: int
    weeks: tuple[WeekCard, ...]
    numbers: tuple[Number, ...]
    listings: tuple[Anchor, ...]


@dataclass(frozen=True)
class ArchiveValues:
    """What archive.html shows."""

    years: tuple[Year, ...]
    numbers: tuple[Number, ...]


def lay_out_archive(site: Site, views: Sequence[WeekView]) -> Page:
    """The page of all public weeks."""
    weeks = [view.week for view in views]
    return Page(
        url=ARCHIVE,
        template="archive.html",
        title="历届活动周",
        values=ArchiveValues(years_of(views), numbers_of(weeks)),
        description=f"{site.title}：历届回顾，按年份查看",
        crumbs=(Anchor("首页", ""),),
        feeds=(Anchor(site.title, feed_url(HOME)),),
        updated=latest_change((story for week in weeks for story in week.stories), site.zone),
    )


def years_of(views: Iterable[WeekView]) -> tuple[Year, ...]:
    """The weeks by year, the latest year first."""
    latest_first = sorted(views, key=lambda view: (view.week.start, view.week.slug), reverse=True)
    return tuple(
        _year(year, list(found)) for year, found in groupby(latest_first, key=lambda view: view.week.start.year)
    )


def numbers_of(weeks: Sequence[Week]) -> tuple[Number, ...]:
    """Weeks, schools, stories and pictures; a school that opened in several weeks is one school."""
    schools = {school.title for week in weeks for school in week.schools}
    return (
        Number(f"{len(weeks)}", "届", "活动周"),
        Number(f"{len(schools)}", "所", "开放的学校"),
        Number(f"{sum(len(week.stories) for week in weeks):,}", "篇", "现场故事"),
        Number(f"{sum(len(story.photos) for week in weeks for story in week.stories):,}", "张", "活动图片"),
    )


def _year(year: int, views: Sequence[WeekView]) -> Year:
    listings = tuple(
        Anchor(f"{view.week.short_title}：全部 {len(view.stories):,} 篇故事", section.url)
        for view in views
        for section in view.head.sections
        if section.slug == SLUG
    )
    return Year(year, tuple(view.card() for view in views), numbers_of([view.week for view in views]), listings)
