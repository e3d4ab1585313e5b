"""The site's home: the current week first, then all weeks by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.model import Site
from showcase.pages.archive import Year, numbers_of, years_of
from showcase.pages.cards import AudienceCard, Figure, FilmFigure, Number, SchoolCard, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.linked_data import site_thing
from showcase.pages.page import Anchor, Page
from showcase.pages.phases import Phases, phases_of
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, feed_url


@dataclass(frozen=True)
class HomeValues:
    """What home.html shows; `current` is None on a site without any public week."""

    current: WeekHead | None
    phases: Phases | None
    cover: Figure | None
    featured: tuple[StoryCard, ...]
    audiences: tuple[AudienceCard, ...]
    schools: tuple[SchoolCard, ...]
    films: tuple[FilmFigure, ...]
    numbers: tuple[Number, ...]
    years: tuple[Year, ...]


def lay_out_home(site: Site, views: Sequence[WeekView]) -> Page:
    """The home page; `views` are the public weeks, the current one first."""
    current = views[0] if views else None
    values = HomeValues(
        current=current.head if current else None,
        phases=phases_of(current) if current else None,
        cover=current.cover() if current else None,
        featured=current.story_cards(current.featured(5)) if current else (),
        audiences=current.audience_cards() if current else (),
        schools=tuple(map(current.school_card, current.week.schools)) if current else (),
        films=current.films(current.stories)[:6] if current else (),
        numbers=numbers_of([view.week for view in views]),
        years=years_of(views),
    )
    return Page(
        url=HOME,
        template="home.html",
        title=site.title,
        values=values,
        description=site.subtitle,
        feeds=(Anchor(site.title, feed_url(HOME)),),
        updated=latest_change((story for view in views for story in view.week.stories), site.zone),
        things=(site_thing(site),),
    )
