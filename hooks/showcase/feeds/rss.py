"""RSS 2.0 through feedgen: full text, Media RSS for every photo and film, one enclosure; archives as RFC 5005 has them (section 4).

https://www.rssboard.org/rss-specification and https://www.rssboard.org/media-rss
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from showcase.feeds.entry import Entry, Medium
from showcase.feeds.feed import Feed, Neighbours

# feedgen would otherwise print its own version and today's date.
GENERATOR = "Skillweek"
ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
# A story stands in five feeds: its XML is made once. About 4 KB each.
_KEPT_ITEMS = 12_000
_END_OF_CHANNEL = b"  </channel>\n"


class HistoryExtension(BaseExtension):  # type: ignore[misc]
    """What RFC 5005 adds to a feed: the way to its other documents, and whether it is an archive."""

    def __init__(self) -> None:
        self.neighbours = Neighbours()
        self.is_archive = False

    def extend_ns(self) -> dict[str, str]:
        """The namespace that an archive's mark is of; other documents have none."""
        return {"fh": HISTORY} if self.is_archive else {}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        """Write them before the entries."""
        channel, ways = feed[0], self.neighbours
        if self.is_archive:
            etree.SubElement(channel, f"{{{HISTORY}}}archive")
        links = {"current": ways.current, "prev-archive": ways.previous_archive, "next-archive": ways.next_archive}
        for relation, address in links.items():
            if address:
                etree.SubElement(channel, f"{{{ATOM}}}link", href=address, rel=relation, type="application/rss+xml")
        return feed


def render_rss(feed: Feed) -> bytes:
    """The feed as XML, the same bytes for the same feed. Feeds that share entries cost less one after the other in one process."""
    head, end, rest = _generator(feed).rss_str(pretty=True).partition(_END_OF_CHANNEL)
    return b"".join((head, *map(render_item, feed.entries), end, rest))


@lru_cache(maxsize=_KEPT_ITEMS)
def render_item(entry: Entry) -> bytes:
    """An entry as it stands in any of our feeds, indented: cut out of a feed of one, since feedgen writes only whole ones."""
    generator = _generator(_ALONE)
    _fill(generator.add_entry(order="append"), entry)
    whole = bytes(generator.rss_str(pretty=True))
    return whole[whole.index(b"    <item>\n") : whole.rindex(_END_OF_CHANNEL)]


def _generator(feed: Feed) -> FeedGenerator:
    """The feed without its entries."""
    generator = FeedGenerator()
    generator.register_extension("media", MediaExtension, MediaEntryExtension)
    generator.register_extension("dc", DcExtension, DcEntryExtension)
    generator.register_extension("history", HistoryExtension, BaseEntryExtension, atom=False)
    generator.history.neighbours, generator.history.is_archive = feed.neighbours, feed.is_archive
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language("zh-CN")
    generator.generator(GENERATOR)
    generator.lastBuildDate(feed.updated)
    generator.pubDate(feed.published)
    # The last link without rel=self becomes the channel's own.
    generator.link(href=feed.address, rel="self", type="application/rss+xml")
    generator.link(href=feed.page_address, rel="alternate")
    return generator


def _fill(target: FeedEntry, entry: Entry) -> None:
    target.title(entry.title)
    target.link(href=entry.url)
    target.guid(entry.url, permalink=True)
    target.pubDate(entry.published)
    target.updated(entry.published)
    target.description(entry.summary)
    target.content(entry.html, type="CDATA")
    target.dc.dc_creator(entry.creator)
    target.category([{"term": term} for term in entry.categories])
    for medium in entry.media:
        target.media.content(_attributes(medium), group=None)
    if entry.enclosure:
        target.enclosure(entry.enclosure.url, str(entry.enclosure.bytes), entry.enclosure.media_type)


def _attributes(medium: Medium) -> dict[str, str]:
    return {
        "url": medium.url,
        "type": medium.media_type,
        "width": str(medium.width),
        "height": str(medium.height),
        "fileSize": str(medium.bytes),
        "medium": medium.kind,
        **({"duration": str(medium.seconds)} if medium.kind == "video" else {}),
    }


# What an entry is drawn in; only the entry is taken out of it.
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_ALONE = Feed("", "", "https://weeks.example/feed.xml", "https://weeks.example/", "-", "-", (), _NEVER, _NEVER)
