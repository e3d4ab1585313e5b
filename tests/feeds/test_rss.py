"""Feeds as feed readers read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import feedparser
import pytest
from lxml import etree

from showcase.feeds import feed as feed_module
from showcase.feeds import rss
from showcase.feeds.feed import list_feeds
from showcase.feeds.rss import render_rss
from small_site import AS_OF, SmallSite, draw_photo

HOSTILE = "<script>alert(1)</script>\"'{{7*7}}&amp;]]>"


def feed_bytes(small_site: SmallSite, url: str = "feed.xml", as_of: datetime = AS_OF) -> bytes:
    data = small_site.generate(as_of).files[url]
    assert isinstance(data, bytes)
    return data


def read(small_site: SmallSite, url: str = "feed.xml") -> SimpleNamespace:
    """A feed as feedparser reads it, without its cleaning, which would hide what we did not do."""
    parsed = feedparser.parse(feed_bytes(small_site, url), sanitize_html=False, resolve_relative_uris=False)
    assert parsed.bozo == 0, parsed.get("bozo_exception")
    return parsed


def full_site(small_site: SmallSite) -> SmallSite:
    folder = small_site.story_with_photo(
        text="开头一段。\n\n![在正文里](text.jpg)\n\n结尾一段。", consent=True, channel="best", source="校团委"
    )
    draw_photo(folder / "text.jpg", (1200, 800), seed="text")
    small_site.story_with_film(day="2024-05-13")
    small_site.approve(on=AS_OF)
    return small_site


def test_every_feed_is_well_formed(small_site: SmallSite) -> None:
    feeds = [url for url in full_site(small_site).generate().files if url.endswith(".xml")]
    assert len(feeds) == 8
    for url in feeds:
        parsed = read(small_site, url)
        assert parsed.version == "rss20"
        assert parsed.feed.title
        assert parsed.feed.description
        assert parsed.feed.language == "zh-CN"


def test_a_feed_names_its_page_and_itself(small_site: SmallSite) -> None:
    parsed = read(full_site(small_site), "demo-2024/days/2024-05-12/feed.xml")
    assert parsed.feed.link == "https://weeks.example/demo-2024/days/2024-05-12/"
    own = [link.href for link in parsed.feed.links if link.rel == "self"]
    assert own == ["https://weeks.example/demo-2024/days/2024-05-12/feed.xml"]


def test_the_newest_entry_comes_first(small_site: SmallSite) -> None:
    assert [entry.link.split("/")[-2] for entry in read(full_site(small_site)).entries] == [
        "first-film",
        "first-lesson",
    ]


def test_an_entry_carries_the_full_text(small_site: SmallSite) -> None:
    entry = read(full_site(small_site)).entries[1]
    html = entry.content[0].value
    beginning, picture, end = html.index("开头一段"), html.index('alt="在正文里"'), html.index("结尾一段")
    assert beginning < picture < end < html.index('alt="学生在看老师傅操作"')
    assert html.count("<img") == 2
    assert entry.title == "车间里的第一课"
    assert entry.author == "校团委"
    assert {tag.term for tag in entry.tags} == {"活动开展情况", "最美职教"}


def test_an_entry_without_a_source_names_its_school(small_site: SmallSite) -> None:
    assert read(full_site(small_site)).entries[0].author == "试验职业学校"


def test_every_photo_and_film_is_media_content_and_one_is_the_enclosure(small_site: SmallSite) -> None:
    film, photos = read(full_site(small_site)).entries
    assert [content["medium"] for content in photos.media_content] == ["image", "image"]
    assert [content["medium"] for content in film.media_content] == ["video"]
    assert film.media_content[0]["duration"] == "2"
    files = small_site.generate().files
    for entry in (film, photos):
        (enclosure,) = entry.enclosures
        assert enclosure.href == entry.media_content[0]["url"]
        for content in entry.media_content:
            path = files[content["url"].removeprefix("https://weeks.example/")]
            assert int(content["filesize"]) == path.stat().st_size
            assert int(content["width"]) > 0 < int(content["height"])
        assert int(enclosure.length) == int(entry.media_content[0]["filesize"])
    assert (film.enclosures[0].type, photos.enclosures[0].type) == ("video/mp4", "image/jpeg")


def test_a_story_with_photos_and_a_film_has_the_film_as_enclosure(small_site: SmallSite) -> None:
    photo = {"file": "01.jpg", "caption": "图片", "pupils": False}
    folder = small_site.story_with_film(photos=[photo])
    draw_photo(folder / "01.jpg")
    small_site.approve()
    (entry,) = read(small_site).entries
    assert [enclosure.type for enclosure in entry.enclosures] == ["video/mp4"]
    assert len(entry.media_content) == 2


def test_a_story_without_media_has_no_enclosure(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    (entry,) = read(small_site).entries
    assert entry.enclosures == []
    assert entry.get("media_content", []) == []


def test_every_address_is_absolute(small_site: SmallSite) -> None:
    full_site(small_site)
    for url in (url for url in small_site.generate().files if url.endswith(".xml")):
        tree = etree.fromstring(feed_bytes(small_site, url))
        found = [value for element in tree.iter() for name, value in element.attrib.items() if name in {"url", "href"}]
        found += [element.text for element in tree.iter("link", "guid")]
        for content in tree.iter("{http://purl.org/rss/1.0/modules/content/}encoded"):
            html = etree.HTML(content.text)
            found += html.xpath("//@src | //@href | //@poster")
        assert all(address.startswith("https://weeks.example/") for address in found)


def test_dates_are_in_the_zone_of_the_site(small_site: SmallSite) -> None:
    tree = etree.fromstring(feed_bytes(full_site(small_site)))
    dates = [element.text for element in tree.iter("pubDate", "lastBuildDate")]
    # The feed was built when the last story was approved; the newest is of the day before.
    assert dates[0] == "Mon, 20 May 2024 12:00:00 +0800"
    assert dates[1] == dates[2] == "Mon, 13 May 2024 16:00:00 +0800"
    assert all(date.endswith(" +0800") for date in dates)
    assert len(dates) == 4


def test_the_feed_was_built_when_its_last_entry_arrived_whatever_the_clock(small_site: SmallSite) -> None:
    later = AS_OF.replace(year=2031)
    assert feed_bytes(full_site(small_site)) == feed_bytes(small_site, as_of=later)
    tree = etree.fromstring(feed_bytes(small_site))
    assert tree.findtext("channel/lastBuildDate") == "Mon, 20 May 2024 12:00:00 +0800"
    assert tree.findtext("channel/pubDate") == tree.findtext("channel/item/pubDate")


def test_a_story_keeps_its_guid_when_it_is_corrected(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    (before,) = read(small_site).entries
    small_site.story(title="改过的题目", text="改过的正文。")
    small_site.approve(on=AS_OF)
    (after,) = read(small_site).entries
    assert after.title == "改过的题目"
    assert after.guid == before.guid == "https://weeks.example/demo-2024/stories/first-lesson/"
    assert b'isPermaLink="true"' in feed_bytes(small_site)
    # A correction a week later does not make an old story new again.
    assert after.published_parsed[:3] == before.published_parsed[:3] == (2024, 5, 12)


def test_a_hostile_title_is_text(small_site: SmallSite) -> None:
    photo = {"file": "01.jpg", "caption": HOSTILE, "credit": HOSTILE, "pupils": False}
    small_site.story_with_photo(title=HOSTILE, source=HOSTILE, photos=[photo], text=f"正文 {HOSTILE}")
    small_site.approve()
    data = feed_bytes(small_site)
    assert b"<script" not in data.lower()
    (entry,) = read(small_site).entries
    assert entry.title == entry.author == HOSTILE
    html = etree.HTML(entry.content[0].value)
    assert html.xpath("//script") == []
    assert html.xpath("//img/@alt") == [HOSTILE]


@pytest.mark.parametrize(
    "text",
    [
        "[去看](https://a.example/x]]>y)",
        '[去看](https://a.example/ "题目]]>")',
        "`]]>` 与 <![CDATA[ 一段 ]]>",
        "<!-- ]]> --> 正文",
        "表情 😀 与生僻字 𠮷",
        "&nbsp;&copy;&#0;&#8;&#x1F;&#xD800; 实体",
        "<p onclick='alert(1)'>一段</p><iframe src='https://a.example'></iframe>",
    ],
)
def test_a_text_with_any_characters_gives_a_sound_feed(small_site: SmallSite, text: str) -> None:
    small_site.story(text=f"{text}\n\n结尾一段。")
    small_site.approve()
    assert small_site.public_stories() == ["first-lesson"]
    (entry,) = read(small_site).entries
    html = entry.content[0].value
    assert "结尾一段" in html
    assert "onclick" not in html
    assert "<iframe" not in html


@pytest.mark.parametrize("escape", [r"\b", r"\x1F", r"\0", r"\uFFFE", r"\uD800", r"\x85", r"\u2028", r"\u202E"])
def test_a_character_that_only_an_escape_can_write_stops_no_feed(small_site: SmallSite, escape: str) -> None:
    path = small_site.story("strange") / "index.md"
    small_site.story("sound", title="好的题目")
    text = path.read_text(encoding="utf-8").replace("title: 车间里的第一课", f'title: "车间{escape}里"')
    path.write_text(text, encoding="utf-8")
    small_site.approve()
    assert "好的题目" in [entry.title for entry in read(small_site).entries]


def test_the_week_may_have_a_hostile_name_too(small_site: SmallSite) -> None:
    small_site.week(title=HOSTILE, short_title=HOSTILE, theme=HOSTILE)
    small_site.school(title=HOSTILE, summary=HOSTILE)
    small_site.approve()
    assert read(small_site, "demo-2024/feed.xml").feed.title == HOSTILE
    assert read(small_site, "demo-2024/schools/first/feed.xml").feed.description == HOSTILE


def test_nothing_of_an_unapproved_story_stands_in_a_feed(small_site: SmallSite) -> None:
    small_site.story("kept")
    small_site.approve()
    small_site.story_with_photo("secret-slug", title="秘密的题目")
    data = b"".join(data for data in small_site.generate().files.values() if isinstance(data, bytes))
    assert b"secret-slug" not in data
    assert "秘密".encode() not in data


def with_archives(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, stories: int = 7) -> dict[str, bytes]:
    """All feeds of a week of so many stories, two in an archive."""
    monkeypatch.setattr(feed_module, "MOST_ENTRIES", 2)
    for number in range(stories):
        small_site.story(f"s-{number}", channel="best")
        small_site.approve(
            f"content/weeks/demo-2024/stories/2024-05-12/s-{number}", on=AS_OF + timedelta(minutes=number)
        )
    files = small_site.generate(AS_OF + timedelta(days=1)).files
    return {
        f"https://weeks.example/{url}": data
        for url, data in files.items()
        if url.endswith(".xml") and isinstance(data, bytes)
    }


def link(parsed: SimpleNamespace, relation: str) -> str:
    return next((found.href for found in parsed.feed.links if found.rel == relation), "")


@pytest.mark.parametrize("place", ["", "demo-2024/", "demo-2024/channels/skills/", "demo-2024/days/2024-05-12/"])
def test_whoever_follows_the_archives_meets_every_story_once(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    documents = with_archives(small_site, monkeypatch)
    met, address, seen = [], f"https://weeks.example/{place}feed.xml", []
    while address:
        parsed = feedparser.parse(documents[address])
        assert parsed.bozo == 0
        seen.append(address)
        met += [entry.link.split("/")[-2] for entry in parsed.entries]
        address = link(parsed, "prev-archive")
    assert met == [f"s-{number}" for number in reversed(range(7))]
    assert len(seen) == 3
    # And back from the oldest.
    assert [link(feedparser.parse(documents[url]), "next-archive") for url in reversed(seen)] == [seen[1], "", ""]


def test_an_archive_says_that_it_is_one_and_what_to_subscribe_to(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = with_archives(small_site, monkeypatch)
    mark = "channel/{http://purl.org/syndication/history/1.0}archive"
    for url, data in documents.items():
        own = link(feedparser.parse(data), "self")
        assert own == url
        is_archive = "/feed/" in url
        assert (etree.fromstring(data).find(mark) is not None) is is_archive
        assert (b"syndication/history" in data) is is_archive
        assert bool(link(feedparser.parse(data), "current")) is is_archive
    assert (
        link(feedparser.parse(documents["https://weeks.example/feed/1.xml"]), "current")
        == "https://weeks.example/feed.xml"
    )


def test_a_feed_reads_as_if_feedgen_had_written_all_of_it_at_once(small_site: SmallSite) -> None:
    showcase = full_site(small_site).generate()
    feed = list_feeds(showcase.site, showcase.layout.views)[0]
    generator = rss._generator(feed)
    for entry in feed.entries:
        rss._fill(generator.add_entry(order="append"), entry)
    assert render_rss(feed) == generator.rss_str(pretty=True)
    assert len(feed.entries) == 2


def test_an_entry_that_holds_the_signs_of_a_feeds_end_is_whole(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    showcase = small_site.generate()
    feed = list_feeds(showcase.site, showcase.layout.views)[0]
    # In CDATA nothing is escaped.
    html = '<p title="\n    <item>\n  </channel>\n</rss>">结尾一段</p>'
    entry = replace(feed.entries[0], html=html)
    (read_back,) = feedparser.parse(
        render_rss(replace(feed, entries=(entry,))), sanitize_html=False, resolve_relative_uris=False
    ).entries
    assert read_back.content[0].value == html
    assert read_back.title == entry.title
