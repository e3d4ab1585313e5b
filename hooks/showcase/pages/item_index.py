"""A week's stories and events in a reader's order, and by all that a page may show them by: each list is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from showcase.model import Channel, Event, Story, Week
from showcase.pages.dates import arrived_at, published_at
from showcase.pages.paging import Cut, cut

Item = TypeVar("Item")
Key = TypeVar("Key")


class StoryIndex:
    """The stories of a week, newest first, those of one moment by their address; so are all lists."""

    def __init__(self, week: Week, zone: ZoneInfo) -> None:
        self._week, self._zone = week, zone
        ordered = sorted(week.stories, key=lambda story: story.slug)
        ordered.sort(key=lambda story: published_at(story, week, zone), reverse=True)
        self.all = tuple(ordered)
        self._channels: dict[str, tuple[Story, ...]] = {}

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Story, ...]]:
        """The stories of each day that has any."""
        return _grouped(self.all, lambda story: (story.day,))

    @cached_property
    def by_school(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories of each school that has any."""
        return _grouped(self.all, lambda story: (story.school,))

    @cached_property
    def by_audience(self) -> Mapping[str, tuple[Story, ...]]:
        """The stories for each kind of visitor that has any."""
        return _grouped(self.all, lambda story: dict.fromkeys(story.audiences))

    @cached_property
    def reported(self) -> tuple[Story, ...]:
        """The stories that name a report in the press."""
        return tuple(story for story in self.all if any(link.outlet for link in story.links))

    def of_channel(self, channel: Channel) -> tuple[Story, ...]:
        """The stories of a channel and of those below it."""
        if channel.slug not in self._channels:
            slugs = {nested.slug for nested in channel.with_nested()}
            self._channels[channel.slug] = tuple(story for story in self.all if story.channel in slugs)
        return self._channels[channel.slug]

    def cut(self, stories: Sequence[Story], size: int) -> Cut[Story]:
        """Stories of the week, in parts of `size`. Those of one moment are parted by their arrival: one that comes an hour late moves none before it."""
        if len(stories) < 2 * size:
            return Cut(tuple(stories))
        parts = cut(sorted(stories, key=lambda story: self._ranks[story.slug]), size)
        return Cut(self._ordered(parts.newest), tuple(map(self._ordered, parts.full)))

    def around(self, story: Story) -> tuple[Story | None, Story | None]:
        """The story before and the one after it in time."""
        place = self._places[story.slug]
        earlier = self.all[place + 1] if place + 1 < len(self.all) else None
        return earlier, self.all[place - 1] if place else None

    def _ordered(self, stories: Iterable[Story]) -> tuple[Story, ...]:
        return tuple(sorted(stories, key=lambda story: self._places[story.slug]))

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        def moments(story: Story) -> tuple[datetime, datetime]:
            return published_at(story, self._week, self._zone), arrived_at(story, self._week, self._zone)

        return {story.slug: rank for rank, story in enumerate(sorted(self.all, key=moments, reverse=True))}

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {story.slug: place for place, story in enumerate(self.all)}


class EventIndex:
    """The events of a week by day and time, what lasts all day first; so are all lists."""

    def __init__(self, week: Week) -> None:
        self.all = tuple(
            sorted(week.events, key=lambda event: (event.day, event.start is not None, event.start, event.slug))
        )

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Event, ...]]:
        """The events of each day that has any."""
        return _grouped(self.all, lambda event: (event.day,))

    @cached_property
    def by_school(self) -> Mapping[str, tuple[Event, ...]]:
        """The events of each school that has any; the week's own under an empty name."""
        return _grouped(self.all, lambda event: (event.school,))


def _grouped(items: Iterable[Item], keys_of: Callable[[Item], Iterable[Key]]) -> dict[Key, tuple[Item, ...]]:
    found: dict[Key, list[Item]] = {}
    for item in items:
        for key in keys_of(item):
            found.setdefault(key, []).append(item)
    return {key: tuple(listed) for key, listed in found.items()}
