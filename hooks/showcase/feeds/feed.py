"""Which feed documents there are: of each subscription the newest entries, and archives (RFC 5005) that hold all others.

An archive is numbered from the oldest and holds as many entries as any other; what is new never changes its entries. Entries stand in the order in which they arrived,
not in that of their days: whoever has read the archives once and asks for the newest since misses nothing, also no story that was approved late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from showcase.feeds.entry import Entry, entries_of
from showcase.feeds.subscription import Subscription, list_subscriptions
from showcase.model import Site
from showcase.pages.paging import cut
from showcase.pages.week_view import WeekView
from showcase.urls import absolute_url, feed_archive_url

# In an archive; the newest are at least as many, fewer than twice. Readers ask every hour: a province's day fits in.
MOST_ENTRIES = 100


@dataclass(frozen=True)
class Neighbours:
    """Where the other documents of a feed are, in RFC 5005's words; absolute, empty where there is none."""

    current: str = ""
    previous_archive: str = ""
    next_archive: str = ""


@dataclass(frozen=True)
class Feed:
    """One feed document in plain values, all that its file is made from.

    `url` and `page_url`, the page it belongs to, are relative to the site's root, all others absolute. `published` is when its newest entry came out,
    `updated` when the last one arrived; an archive is never subscribed to.
    """

    url: str
    page_url: str
    address: str
    page_address: str
    title: str
    description: str
    entries: tuple[Entry, ...]
    published: datetime
    updated: datetime
    neighbours: Neighbours = Neighbours()
    is_archive: bool = False


def list_feeds(site: Site, views: Sequence[WeekView]) -> tuple[Feed, ...]:
    """Every feed document of the public site; each story's entry is made once, for all that show it."""
    entries = {view.url: entries_of(view) for view in views}
    return tuple(
        feed
        for subscription in list_subscriptions(site, views)
        for feed in _documents(site.url, subscription, _newest_first(subscription, entries))
    )


def _newest_first(subscription: Subscription, entries: dict[str, dict[str, Entry]]) -> list[Entry]:
    found = [entries[view.url][story.slug] for view, stories in subscription.stories for story in stories]
    return sorted(found, key=lambda entry: (entry.arrived, entry.published, entry.url), reverse=True)


def _documents(site_url: str, subscription: Subscription, newest_first: Sequence[Entry]) -> Iterator[Feed]:
    """The document that one subscribes to, then its archives, the oldest first."""
    parts = cut(newest_first, MOST_ENTRIES)
    archives = [feed_archive_url(subscription.page_url, number) for number in range(1, len(parts.full) + 1)]
    ways = ["", *(absolute_url(site_url, url) for url in archives), ""]
    yield _document(site_url, subscription, subscription.url, parts.newest, Neighbours(previous_archive=ways[-2]))
    current = absolute_url(site_url, subscription.url)
    for number, (url, entries) in enumerate(zip(archives, parts.full, strict=True), start=1):
        neighbours = Neighbours(current, ways[number - 1], ways[number + 1])
        yield _document(site_url, subscription, url, entries, neighbours, is_archive=True)


def _document(
    site_url: str,
    subscription: Subscription,
    url: str,
    entries: tuple[Entry, ...],
    neighbours: Neighbours,
    *,
    is_archive: bool = False,
) -> Feed:
    return Feed(
        url=url,
        page_url=subscription.page_url,
        address=absolute_url(site_url, url),
        page_address=absolute_url(site_url, subscription.page_url),
        title=subscription.title,
        description=subscription.description,
        entries=entries,
        published=max((entry.published for entry in entries), default=subscription.begin),
        updated=max((entry.arrived for entry in entries), default=subscription.begin),
        neighbours=neighbours,
        is_archive=is_archive,
    )
