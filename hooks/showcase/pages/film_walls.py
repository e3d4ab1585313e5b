"""A week's films on walls: one for each short-film channel, and one for all others."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Channel, Story
from showcase.pages.cards import FilmFigure
from showcase.pages.dates import minutes_label
from showcase.pages.week_view import WeekView
from showcase.urls import channel_url

# Films on a wall; the channel's page has all of them.
MOST = 9


@dataclass(frozen=True)
class FilmWall:
    """Films side by side. Those without a short-film channel hang together: `name`, `limit` and `url` are then empty.

    `total` counts also the films that the wall has no room for.
    """

    slug: str
    name: str
    limit: str
    url: str
    description: str
    films: tuple[FilmFigure, ...]
    total: int


def film_walls(view: WeekView) -> tuple[FilmWall, ...]:
    """The walls that have something on them: the short-film channels in the programme's order, then all other films."""
    short = _short_film_channels(view)
    stories: dict[str, list[Story]] = {}
    for story in view.stories:
        channel = short.get(story.channel)
        stories.setdefault(channel.slug if channel else "", []).append(story)
    walls = [_wall(view, channel, stories.get(channel.slug, [])) for channel in dict.fromkeys(short.values())]
    return tuple(wall for wall in (*walls, _wall(view, None, stories.get("", []))) if wall.films)


def _short_film_channels(view: WeekView) -> dict[str, Channel]:
    """The short-film channel by the channel of a story: its own where that limits its films, else the one above it."""
    return {
        nested.slug: limited
        for channel in view.week.channels
        for nested in channel.with_nested()
        if (limited := nested if nested.max_seconds else channel).max_seconds
    }


def _wall(view: WeekView, channel: Channel | None, stories: list[Story]) -> FilmWall:
    films = view.films(stories)
    return FilmWall(
        slug=channel.slug if channel else "other",
        name=channel.name if channel else "",
        limit=minutes_label(channel.max_seconds) if channel else "",
        url=channel_url(view.week.slug, channel.slug) if channel else "",
        description=channel.description if channel else "",
        films=films[:MOST],
        total=len(films),
    )
