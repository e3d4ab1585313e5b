"""OPML 2.0 (http://opml.org/spec2.opml): all feeds of a week, or of the site, for a feed reader to subscribe to at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from showcase.feeds.subscription import Subscription, list_subscriptions
from showcase.model import Event, School, Site, Story
from showcase.pages.dates import latest_change
from showcase.pages.directory import SLUG
from showcase.pages.week_view import WeekView
from showcase.urls import HOME, absolute_url, channel_url, day_url, outline_url, school_url, section_url, week_url


def render_outlines(site: Site, views: tuple[WeekView, ...]) -> dict[str, bytes]:
    """The site's OPML, and that of each week with a directory, by address: the same bytes for the same feeds."""
    return _Outlines(site, {feed.page_url: feed for feed in list_subscriptions(site, views)}).render(views)


class _Outlines:
    """The feeds by the page that each belongs to, put in order."""

    def __init__(self, site: Site, feeds: Mapping[str, Subscription]) -> None:
        self.site = site
        self.feeds = feeds

    def render(self, views: tuple[WeekView, ...]) -> dict[str, bytes]:
        whole, body = self._document(self.site.title, max(map(self._changed, views), default=self.feeds[HOME].begin))
        self._add(body, HOME)
        for view in views:
            self._add_week(etree.SubElement(body, "outline", text=view.week.title), view)
        outlines = {outline_url(HOME): _bytes(whole)}
        for view in (view for view in views if view.week.schools):
            document, body = self._document(view.week.title, self._changed(view))
            self._add_week(body, view)
            outlines[outline_url(section_url(view.week.slug, SLUG))] = _bytes(document)
        return outlines

    def _document(self, title: str, changed: datetime) -> tuple[etree._Element, etree._Element]:
        document = etree.Element("opml", version="2.0")
        head = etree.SubElement(document, "head")
        etree.SubElement(head, "title").text = title
        # No clock: a file made twice is the same twice.
        etree.SubElement(head, "dateCreated").text = format_datetime(changed)
        etree.SubElement(head, "ownerName").text = self.site.organiser
        etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
        return document, etree.SubElement(document, "body")

    def _add_week(self, parent: etree._Element, view: WeekView) -> None:
        week = view.week
        self._add(parent, week_url(week.slug))
        self._add_group(parent, "学校", (school_url(week.slug, school.slug) for school in week.schools))
        self._add_group(parent, "专栏", (channel_url(week.slug, channel.slug) for channel in week.all_channels))
        self._add_group(parent, "每天", (day_url(week.slug, day) for day in week.days))

    def _add_group(self, parent: etree._Element, text: str, page_urls: Iterable[str]) -> None:
        found = tuple(page_urls)
        group = etree.SubElement(parent, "outline", text=text) if found else parent
        for page_url in found:
            self._add(group, page_url)

    def _add(self, parent: etree._Element, page_url: str) -> None:
        feed = self.feeds[page_url]
        attributes = {
            "text": feed.title,
            "title": feed.title,
            "type": "rss",
            "version": "RSS2",
            "language": "zh-cn",
            "description": feed.description,
            "xmlUrl": absolute_url(self.site.url, feed.url),
            "htmlUrl": absolute_url(self.site.url, page_url),
        }
        etree.SubElement(parent, "outline", attributes)

    def _changed(self, view: WeekView) -> datetime:
        """When anything in the week was last changed; its beginning while there is nothing."""
        week = view.week
        items: tuple[School | Story | Event, ...] = (*week.schools, *week.stories, *week.events)
        return latest_change(items, self.site.zone) or self.feeds[week_url(week.slug)].begin


def _bytes(document: etree._Element) -> bytes:
    return bytes(etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True))
