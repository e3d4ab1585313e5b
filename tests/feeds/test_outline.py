"""OPML as feed readers take it."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import listparser
from lxml import etree

from small_site import AS_OF, ZONE, SmallSite

WEEK = "demo-2024/directory/feeds.opml"


def outlines_of(small_site: SmallSite, as_of: datetime = AS_OF) -> dict[str, bytes]:
    files = small_site.generate(as_of).files
    return {url: data for url, data in files.items() if url.endswith(".opml") and isinstance(data, bytes)}


def feeds_in(data: bytes) -> set[str]:
    return {str(address) for address in etree.fromstring(data).xpath("//outline[@type='rss']/@xmlUrl")}


def test_site_and_week_each_have_one(small_site: SmallSite) -> None:
    small_site.approve()
    assert sorted(outlines_of(small_site)) == [WEEK, "feeds.opml"]


def test_every_feed_of_the_site_is_in_the_sites_and_every_one_of_the_week_in_the_weeks(small_site: SmallSite) -> None:
    small_site.approve()
    published = {f"https://weeks.example/{url}" for url in small_site.generate().files if url.endswith("feed.xml")}
    outlines = outlines_of(small_site)
    assert feeds_in(outlines["feeds.opml"]) == published
    assert feeds_in(outlines[WEEK]) == published - {"https://weeks.example/feed.xml"}


def test_it_is_opml_two(small_site: SmallSite) -> None:
    small_site.approve()
    for data in outlines_of(small_site).values():
        document = etree.fromstring(data)
        assert (document.tag, document.get("version")) == ("opml", "2.0")
        assert [child.tag for child in document] == ["head", "body"]
        assert len(document.find("body")) > 0
        outlines = list(document.iter("outline"))
        assert all(outline.get("text") for outline in outlines)
        subscriptions = [outline for outline in outlines if outline.get("type") == "rss"]
        assert all(outline.get("xmlUrl") and outline.get("htmlUrl") for outline in subscriptions)
        assert all(outline.get("type") == "rss" or len(outline) > 0 for outline in outlines)


def test_a_reader_of_subscription_lists_finds_feeds_and_groups(small_site: SmallSite) -> None:
    small_site.approve()
    found = listparser.parse(outlines_of(small_site)[WEEK].decode())
    assert not found.bozo
    assert found.version == "opml2"
    assert found.meta.title == "2024年试验职业教育活动周"
    groups = {feed.url.removeprefix("https://weeks.example/demo-2024/"): feed.categories for feed in found.feeds}
    assert groups["feed.xml"] == []
    assert groups["schools/first/feed.xml"] == [["学校"]]
    assert groups["channels/best/feed.xml"] == [["专栏"]]
    assert groups["days/2024-05-12/feed.xml"] == [["每天"]]
    assert [feed.title for feed in found.feeds if "/schools/" in feed.url] == ["试验职业学校"]


def test_in_the_sites_each_week_is_a_group(small_site: SmallSite) -> None:
    small_site.approve()
    found = listparser.parse(outlines_of(small_site)["feeds.opml"].decode())
    groups = {feed.url: feed.categories for feed in found.feeds}
    assert groups["https://weeks.example/feed.xml"] == []
    assert groups["https://weeks.example/demo-2024/schools/first/feed.xml"] == [["2024年试验职业教育活动周", "学校"]]


def test_it_is_dated_by_the_latest_change_and_not_by_the_clock(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories", on=AS_OF)
    outlines = outlines_of(small_site)
    for data in outlines.values():
        assert parsedate_to_datetime(etree.fromstring(data).findtext("head/dateCreated")) == AS_OF
    assert outlines == outlines_of(small_site, AS_OF + timedelta(days=900))


def test_while_nothing_is_public_it_is_dated_by_the_beginning_of_the_week(small_site: SmallSite) -> None:
    outlines = outlines_of(small_site)
    assert list(outlines) == ["feeds.opml"]
    created = etree.fromstring(outlines["feeds.opml"]).findtext("head/dateCreated")
    assert parsedate_to_datetime(created) == datetime(2024, 5, 12, tzinfo=ZONE)


def test_signs_of_xml_in_a_name_are_escaped(small_site: SmallSite) -> None:
    small_site.school(title='学校 <"&>')
    small_site.approve()
    titles = etree.fromstring(outlines_of(small_site)[WEEK]).xpath("//outline/@title")
    assert '学校 <"&>' in titles


def test_a_school_that_is_not_approved_is_in_neither(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.school("waiting", title="等待审核的学校")
    assert not any("等待审核" in data.decode() for data in outlines_of(small_site).values())


def test_a_site_without_anything_public_offers_its_own_feed(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    outlines = outlines_of(small_site)
    assert list(outlines) == ["feeds.opml"]
    assert feeds_in(outlines["feeds.opml"]) == {"https://weeks.example/feed.xml"}
    created = etree.fromstring(outlines["feeds.opml"]).findtext("head/dateCreated")
    assert parsedate_to_datetime(created) == datetime(2000, 1, 1, tzinfo=ZONE)
