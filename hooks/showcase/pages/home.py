"""The site's home: the current week first, then all weeks by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.model import Site
from showcase.pages.cards import AudienceCard, Figure, FilmFigure, Number, SchoolCard, StoryCard, WeekCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, feed_url


@dataclass(frozen=True)
class YearGroup:
    """The weeks of one year, the latest first."""

    year: int
    weeks: tuple[WeekCard, ...]


@dataclass(frozen=True)
class HomeValues:
    """What home.html shows; `current` is None on a site without any public week."""

    current: WeekHead | None
    cover: Figure | None
    featured: tuple[StoryCard, ...]
    audiences: tuple[AudienceCard, ...]
    schools: tuple[SchoolCard, ...]
    films: tuple[FilmFigure, ...]
    numbers: tuple[Number, ...]
    years: tuple[YearGroup, ...]


def lay_out_home(site: Site, views: Sequence[WeekView]) -> Page:
    """The home page; `views` are the public weeks, the current one first."""
    current = views[0] if views else None
    values = HomeValues(
        current=current.head if current else None,
        cover=current.cover() if current else None,
        featured=current.story_cards(current.featured(5)) if current else (),
        audiences=current.audience_cards() if current else (),
        schools=tuple(map(current.school_card, current.week.schools)) if current else (),
        films=current.films(current.stories)[:6] if current else (),
        numbers=_numbers(views),
        years=_years(views),
    )
    return Page(
        url=HOME,
        template="home.html",
        title=site.title,
        values=values,
        description=site.subtitle,
        feeds=(Anchor(site.title, feed_url(HOME)),),
        updated=latest_change((story for view in views for story in view.week.stories), site.zone),
    )


def _numbers(views: Sequence[WeekView]) -> tuple[Number, ...]:
    weeks = [view.week for view in views]
    return (
        Number(f"{len(weeks)}", "届", "活动周"),
        Number(f"{sum(len(week.schools) for week in weeks)}", "所", "开放的学校"),
        Number(f"{sum(len(week.stories) for week in weeks):,}", "篇", "现场故事"),
        Number(f"{sum(len(story.photos) for week in weeks for story in week.stories):,}", "张", "活动图片"),
    )


def _years(views: Sequence[WeekView]) -> tuple[YearGroup, ...]:
    latest_first = sorted(views, key=lambda view: (view.week.start, view.week.slug), reverse=True)
    return tuple(
        YearGroup(year, tuple(view.card() for view in found))
        for year, found in groupby(latest_first, key=lambda view: view.week.start.year)
    )
