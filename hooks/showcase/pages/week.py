"""A week's home: its theme, and the three ways in: by day, by place, by visitor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.model import Week
from showcase.pages.boards import BoardView, hall_of
from showcase.pages.cards import (
    AudienceCard,
    ChannelCard,
    DayCount,
    Figure,
    Number,
    PlaceGroup,
    StoryCard,
    WeekCard,
    WeekHead,
)
from showcase.pages.dates import latest_change
from showcase.pages.film_walls import FilmWall, film_walls
from showcase.pages.linked_data import week_thing
from showcase.pages.page import Anchor, Page
from showcase.pages.phases import Phases, phases_of
from showcase.pages.statistics import counted_numbers, reported_numbers
from showcase.pages.stories import SLUG as STORIES
from showcase.pages.week_view import WeekView

FEATURED = 5
LATEST = 9
BOARDS = 8
OTHERS = 4


@dataclass(frozen=True)
class WeekValues:
    """What week.html shows. `listing` leads to all stories where there are many, else it is empty."""

    week: WeekHead
    phases: Phases
    days: tuple[DayCount, ...]
    cover: Figure | None
    featured: tuple[StoryCard, ...]
    latest: tuple[StoryCard, ...]
    listing: Anchor
    places: tuple[PlaceGroup, ...]
    audiences: tuple[AudienceCard, ...]
    channels: tuple[ChannelCard, ...]
    film_walls: tuple[FilmWall, ...]
    boards: tuple[BoardView, ...]
    numbers: tuple[Number, ...]
    others: tuple[WeekCard, ...]


def lay_out_week(view: WeekView, others: Sequence[WeekView]) -> Page:
    """A week's home; `others` are the other public weeks, the latest first."""
    week, featured = view.week, view.featured(FEATURED)
    chosen = {story.slug for story in featured}
    rest = [story for story in view.stories if story.slug not in chosen]
    values = WeekValues(
        week=view.head,
        phases=phases_of(view),
        days=view.day_counts,
        cover=view.cover(),
        featured=view.story_cards(featured),
        latest=view.story_cards(rest[:LATEST]),
        listing=_listing(view),
        places=_places(view),
        audiences=view.audience_cards(),
        channels=tuple(map(view.channel_card, week.channels)),
        film_walls=film_walls(view),
        boards=hall_of(view)[:BOARDS],
        numbers=_numbers(week),
        others=tuple(other.card() for other in others[:OTHERS]),
    )
    return Page(
        url=view.url,
        template="week.html",
        title=week.title,
        values=values,
        description=week.introduction or week.theme,
        crumbs=(Anchor("首页", ""),),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change((*week.stories, *week.events), view.site.zone),
        things=(week_thing(view.site, week),),
    )


def _listing(view: WeekView) -> Anchor:
    links = (section for section in view.head.sections if section.slug == STORIES)
    return next((Anchor(f"全部 {len(view.stories):,} 篇", link.url) for link in links), Anchor(""))


def _places(view: WeekView) -> tuple[PlaceGroup, ...]:
    by_district = sorted(view.week.schools, key=lambda school: school.district)
    return tuple(
        PlaceGroup(district, tuple(map(view.school_card, found)))
        for district, found in groupby(by_district, key=lambda school: school.district)
    )


def _numbers(week: Week) -> tuple[Number, ...]:
    """Four figures: those that were reported if any were, else those that the site itself can count."""
    reported = {number.label: number for number in reported_numbers(week.statistics)}
    chosen = [reported[label] for label in ("参与总人数", "观摩体验项目") if label in reported]
    return (*chosen, *counted_numbers(week))[:4]
