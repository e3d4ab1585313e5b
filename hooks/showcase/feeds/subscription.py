"""What a visitor can subscribe to: the stories of the site, and of each week, day, school and channel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from showcase.model import Site, Story
from showcase.pages.dates import day_label
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, channel_url, day_url, feed_url, school_url, week_url


@dataclass(frozen=True)
class Subscription:
    """The page that it belongs to, its words, and the stories of each week in it; it was there since `begin`, also without any."""

    page_url: str
    title: str
    description: str
    stories: tuple[tuple[WeekView, Sequence[Story]], ...]
    begin: datetime

    @property
    def url(self) -> str:
        """The address to subscribe to."""
        return feed_url(self.page_url)


def list_subscriptions(site: Site, views: Sequence[WeekView]) -> tuple[Subscription, ...]:
    """Every subscription of the public site, its own first."""
    begin = min(map(_begin, views), default=datetime(2000, 1, 1, tzinfo=site.zone))
    everything = tuple((view, view.stories) for view in views)
    whole = Subscription(HOME, site.title, site.subtitle or site.title, everything, begin)
    return (whole, *(subscription for view in views for subscription in _of_week(view)))


def _of_week(view: WeekView) -> Iterator[Subscription]:
    week = view.week
    yield _of(view, week_url(week.slug), week.title, week.theme, view.stories)
    for day in week.days:
        label = day_label(day)
        stories = view.day_stories(day)
        yield _of(view, day_url(week.slug, day), f"{week.short_title} · {label}", f"{week.title}{label}", stories)
    for school in week.schools:
        url = school_url(week.slug, school.slug)
        yield _of(view, url, school.title, school.summary, view.school_stories(school))
    for channel in week.all_channels:
        url, title = channel_url(week.slug, channel.slug), f"{week.short_title} · {channel.name}"
        yield _of(view, url, title, channel.description or title, view.channel_stories(channel))


def _of(view: WeekView, page_url: str, title: str, description: str, stories: Sequence[Story]) -> Subscription:
    return Subscription(page_url, title, description, ((view, stories),), _begin(view))


def _begin(view: WeekView) -> datetime:
    """The time of what has no entry yet: no clock is read."""
    return datetime.combine(view.week.start, time(), tzinfo=view.site.zone)
