"""The search page: what one can narrow a search down to, what to search for, and the ways in without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from showcase.model import Site
from showcase.pages.cards import WeekHead
from showcase.pages.page import Anchor, Page
from showcase.pages.search_entries import TYPES, week_value
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, SEARCH, SITE_INDEX, feed_url

SUGGESTIONS = 8


@dataclass(frozen=True)
class Option:
    """What a search can be narrowed down to: the facet's value and its words."""

    value: str
    words: str


@dataclass(frozen=True)
class WeekOptions:
    """A week among others, and what can be chosen within it; `school_pages` and `channel_pages` lead there."""

    head: WeekHead
    value: str
    words: str
    kinds: tuple[Option, ...]
    schools: tuple[Option, ...]
    channels: tuple[Option, ...]
    school_pages: tuple[Anchor, ...]
    channel_pages: tuple[Anchor, ...]


@dataclass(frozen=True)
class SearchValues:
    """What search.html shows; `current` is None on a site without any public week.

    `indexes` names them all, in the order in which their answers are put together.
    """

    current: WeekHead | None
    types: tuple[Option, ...]
    weeks: tuple[WeekOptions, ...]
    suggestions: tuple[str, ...]
    indexes: tuple[str, ...]


def lay_out_search(site: Site, views: Sequence[WeekView]) -> Page:
    """The search page; `views` are the public weeks, the current one first."""
    values = SearchValues(
        current=views[0].head if views else None,
        types=tuple(Option(value, words) for value, words in TYPES.items()),
        weeks=tuple(map(_choices, views)),
        suggestions=_suggestions(views[0]) if views else (),
        indexes=(*(view.week.slug for view in views), SITE_INDEX),
    )
    return Page(
        url=SEARCH,
        template="search.html",
        title="搜索",
        values=values,
        description=f"在{site.title}里找故事、学校、日程和专栏",
        crumbs=(Anchor("首页", HOME),),
        feeds=(Anchor(site.title, feed_url(HOME)),),
    )


def _choices(view: WeekView) -> WeekOptions:
    week = view.week
    told = {story.kind for story in week.stories}
    return WeekOptions(
        head=view.head,
        value=week.slug,
        words=week.short_title,
        kinds=tuple(Option(week_value(week, kind.slug), kind.name) for kind in week.kinds if kind.slug in told),
        schools=tuple(Option(week_value(week, school.slug), school.title) for school in week.schools),
        channels=tuple(Option(week_value(week, channel.slug), channel.name) for channel in week.all_channels),
        school_pages=tuple(view.school_anchor(school.slug) for school in week.schools),
        channel_pages=tuple(view.channel_anchor(channel.slug) for channel in week.channels),
    )


def _suggestions(view: WeekView) -> tuple[str, ...]:
    """The tags that most stories of the week carry; among equals those of the newest story first."""
    tags = Counter(tag for story in view.stories for tag in dict.fromkeys(story.tags))
    return tuple(tag for tag, _ in tags.most_common(SUGGESTIONS))
