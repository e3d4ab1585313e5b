"""Which feeds there are: for the site, each week, day, school and channel, newest story first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time

from showcase.model import Site, Story
from showcase.pages.dates import day_label, published_at
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, channel_url, day_url, feed_url, school_url, week_url

# Readers fetch a feed every hour: the newest stories are enough, older ones stay on their pages.
MOST_ENTRIES = 100


@dataclass(frozen=True)
class Entry:
    """A story in a feed, with the week it belongs to."""

    story: Story
    view: WeekView
    published: datetime


@dataclass(frozen=True)
class Feed:
    """One feed: its own address, the page it belongs to, its entries; `updated` is the newest entry's time."""

    url: str
    page_url: str
    title: str
    description: str
    entries: tuple[Entry, ...]
    updated: datetime


def list_feeds(site: Site, views: tuple[WeekView, ...]) -> tuple[Feed, ...]:
    """Every feed of the public site."""
    everything = [entry for view in views for entry in _entries(view, view.stories)]
    start = min((_begin(view) for view in views), default=datetime(2000, 1, 1, tzinfo=site.zone))
    whole = _feed(HOME, site.title, site.subtitle or site.title, everything, start)
    return (whole, *(feed for view in views for feed in _week_feeds(view)))


def _week_feeds(view: WeekView) -> Iterator[Feed]:
    week, begin = view.week, _begin(view)
    yield _feed(week_url(week.slug), week.title, week.theme, _entries(view, view.stories), begin)
    for day in week.days:
        title = f"{week.short_title} · {day_label(day)}"
        entries = _entries(view, view.day_stories(day))
        yield _feed(day_url(week.slug, day), title, f"{week.title}{day_label(day)}", entries, begin)
    for school in week.schools:
        entries = _entries(view, view.school_stories(school))
        yield _feed(school_url(week.slug, school.slug), school.title, school.summary, entries, begin)
    for channel in week.all_channels:
        title = f"{week.short_title} · {channel.name}"
        entries = _entries(view, view.channel_stories(channel))
        yield _feed(channel_url(week.slug, channel.slug), title, channel.description or title, entries, begin)


def _feed(page_url: str, title: str, description: str, entries: Iterable[Entry], begin: datetime) -> Feed:
    newest_first = sorted(entries, key=lambda entry: (entry.published, entry.story.slug), reverse=True)[:MOST_ENTRIES]
    updated = newest_first[0].published if newest_first else begin
    return Feed(feed_url(page_url), page_url, title, description, tuple(newest_first), updated)


def _entries(view: WeekView, stories: Iterable[Story]) -> list[Entry]:
    return [Entry(story, view, published_at(story, view.week, view.site.zone)) for story in stories]


def _begin(view: WeekView) -> datetime:
    """The time of a feed that has no entry yet: no clock is read."""
    return datetime.combine(view.week.start, time(), tzinfo=view.site.zone)
