"""Which feeds there are and what stands in them, in which order."""

from __future__ import annotations

import pickle
from datetime import datetime, timedelta

import orjson
import pytest

from showcase.feeds import feed as feed_module
from showcase.feeds.feed import Feed, Neighbours, list_feeds
from showcase.urls import RESERVED, feed_archive_url
from small_site import APPROVED_ON, AS_OF, ZONE, SmallSite

STORIES = "content/weeks/demo-2024/stories"
LATER = AS_OF + timedelta(days=1)


def feeds_of(small_site: SmallSite, as_of: datetime = AS_OF) -> dict[str, Feed]:
    showcase = small_site.generate(as_of)
    return {feed.url: feed for feed in list_feeds(showcase.site, showcase.layout.views)}


def slugs(feed: Feed) -> list[str]:
    return [entry.url.split("/")[-2] for entry in feed.entries]


def test_site_week_school_channel_and_day_have_a_feed(small_site: SmallSite) -> None:
    small_site.approve()
    assert sorted(feeds_of(small_site)) == [
        "demo-2024/channels/best/feed.xml",
        "demo-2024/channels/skills/feed.xml",
        "demo-2024/days/2024-05-12/feed.xml",
        "demo-2024/days/2024-05-13/feed.xml",
        "demo-2024/days/2024-05-14/feed.xml",
        "demo-2024/feed.xml",
        "demo-2024/schools/first/feed.xml",
        "feed.xml",
    ]


def test_a_feed_belongs_to_a_page_that_exists(small_site: SmallSite) -> None:
    small_site.approve()
    pages = {page.url for page in small_site.generate().layout.pages}
    assert {feed.page_url for feed in feeds_of(small_site).values()} <= pages


def test_a_school_whose_page_is_not_public_has_no_feed(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories")
    assert "demo-2024/schools/first/feed.xml" not in feeds_of(small_site)


def test_the_newest_story_comes_first(small_site: SmallSite) -> None:
    for slug, day in (("early", "2024-05-12"), ("late", "2024-05-14"), ("middle", "2024-05-13")):
        small_site.story(slug, day)
    small_site.approve(on=AS_OF)
    feeds = feeds_of(small_site)
    assert slugs(feeds["feed.xml"]) == slugs(feeds["demo-2024/feed.xml"]) == ["late", "middle", "early"]


def test_stories_of_one_moment_keep_their_order_from_build_to_build(small_site: SmallSite) -> None:
    for slug in ("b", "c", "a"):
        small_site.story(slug)
    small_site.approve(on=AS_OF)
    assert slugs(feeds_of(small_site)["feed.xml"]) == ["c", "b", "a"]


def test_a_story_is_in_the_feeds_of_its_day_its_school_and_its_channels(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story("nested", channel="best")
    small_site.story("other", "2024-05-13", school="second")
    small_site.approve(on=AS_OF)
    feeds = feeds_of(small_site)
    with_nested = {url for url, feed in feeds.items() if "nested" in slugs(feed)}
    assert with_nested == {
        "feed.xml",
        "demo-2024/feed.xml",
        "demo-2024/days/2024-05-12/feed.xml",
        "demo-2024/schools/first/feed.xml",
        "demo-2024/channels/skills/feed.xml",
        "demo-2024/channels/best/feed.xml",
    }
    assert slugs(feeds["demo-2024/schools/second/feed.xml"]) == ["other"]


def test_a_story_is_dated_by_its_publication_else_its_approval_but_on_its_own_day(small_site: SmallSite) -> None:
    small_site.story("set", publish_at="2024-05-13T08:30")
    small_site.story("approved")
    small_site.story("late")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/set", on=AS_OF)
    noon = datetime(2024, 5, 12, 12, 5, tzinfo=ZONE)
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/approved", on=noon)
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/late", on=AS_OF)
    feed = feeds_of(small_site)["feed.xml"]
    dates = dict(zip(slugs(feed), (entry.published for entry in feed.entries), strict=True))
    assert dates == {
        "set": datetime(2024, 5, 13, 8, 30, tzinfo=ZONE),
        "approved": noon,
        "late": datetime(2024, 5, 12, 16, 0, tzinfo=ZONE),
    }


def test_a_feed_is_dated_by_its_newest_story_and_updated_when_the_last_one_arrived(small_site: SmallSite) -> None:
    small_site.story("early")
    small_site.story("late", "2024-05-14")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-14", on=AS_OF - timedelta(days=1))
    small_site.approve(on=AS_OF)
    feeds = feeds_of(small_site)
    assert feeds["feed.xml"].published == datetime(2024, 5, 14, 16, 0, tzinfo=ZONE)
    assert feeds["feed.xml"].updated == AS_OF
    day = feeds["demo-2024/days/2024-05-14/feed.xml"]
    assert (day.published, day.updated) == (datetime(2024, 5, 14, 16, 0, tzinfo=ZONE), AS_OF - timedelta(days=1))


def test_an_empty_feed_reads_no_clock(small_site: SmallSite) -> None:
    small_site.approve()
    feeds = feeds_of(small_site)
    assert {feed.updated for feed in feeds.values()} == {datetime(2024, 5, 12, tzinfo=ZONE)}
    assert {feed.published for feed in feeds.values()} == {datetime(2024, 5, 12, tzinfo=ZONE)}
    assert feeds == feeds_of(small_site, datetime(2031, 1, 1, tzinfo=ZONE))


def test_a_site_without_a_week_has_its_own_feed(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    assert list(feeds_of(small_site)) == ["feed.xml"]


@pytest.fixture
def two_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_module, "MOST_ENTRIES", 2)


def tell(small_site: SmallSite, slugs_in_order: str, start: datetime = AS_OF) -> None:
    """A story for each letter, approved a minute after the one before."""
    for minute, slug in enumerate(slugs_in_order):
        small_site.story(slug, channel="best")
        small_site.approve(f"{STORIES}/2024-05-12/{slug}", on=start + timedelta(minutes=minute))


@pytest.mark.usefixtures("two_an_archive")
def test_a_feed_holds_the_newest_and_archives_hold_all_others(small_site: SmallSite) -> None:
    small_site.approve(on=APPROVED_ON)
    tell(small_site, "abcdefg")
    feeds = feeds_of(small_site, LATER)
    for place in (
        "",
        "demo-2024/",
        "demo-2024/schools/first/",
        "demo-2024/channels/best/",
        "demo-2024/days/2024-05-12/",
    ):
        assert slugs(feeds[f"{place}feed.xml"]) == ["g", "f", "e"]
        assert slugs(feeds[f"{place}feed/1.xml"]) == ["b", "a"]
        assert slugs(feeds[f"{place}feed/2.xml"]) == ["d", "c"]
        assert f"{place}feed/3.xml" not in feeds
    assert not feeds["feed.xml"].is_archive
    assert feeds["feed/1.xml"].is_archive


@pytest.mark.usefixtures("two_an_archive")
def test_the_documents_of_a_feed_name_each_other(small_site: SmallSite) -> None:
    tell(small_site, "abcdefg")
    feeds = feeds_of(small_site, LATER)
    current, first, second = (f"https://weeks.example/{url}" for url in ("feed.xml", "feed/1.xml", "feed/2.xml"))
    assert feeds["feed.xml"].neighbours == Neighbours(previous_archive=second)
    assert feeds["feed/2.xml"].neighbours == Neighbours(current, previous_archive=first)
    assert feeds["feed/1.xml"].neighbours == Neighbours(current, next_archive=second)


@pytest.mark.usefixtures("two_an_archive")
def test_a_feed_that_is_whole_has_no_archive(small_site: SmallSite) -> None:
    tell(small_site, "abc")
    feeds = feeds_of(small_site, LATER)
    assert [url for url in feeds if "feed/" in url] == []
    assert feeds["feed.xml"].neighbours == Neighbours()


@pytest.mark.usefixtures("two_an_archive")
def test_an_archive_keeps_its_entries_whatever_comes(small_site: SmallSite) -> None:
    tell(small_site, "bcdefg")
    before = feeds_of(small_site, LATER)
    # Approved late, for a day long past: it is new to those who subscribe.
    small_site.story("a", "2024-05-12")
    small_site.approve(f"{STORIES}/2024-05-12/a", on=LATER)
    after = feeds_of(small_site, LATER)
    assert slugs(after["feed.xml"])[0] == "a"
    for url in ("feed/1.xml", "feed/2.xml"):
        assert after[url].entries == before[url].entries


@pytest.mark.usefixtures("two_an_archive")
def test_whoever_has_the_archives_misses_no_correction(small_site: SmallSite) -> None:
    tell(small_site, "abcdefg")
    small_site.story("a", title="改过的题目")
    small_site.approve(f"{STORIES}/2024-05-12/a", on=LATER)
    feed = feeds_of(small_site, LATER)["feed.xml"]
    assert feed.entries[0].title == "改过的题目"
    # It did not come out anew.
    assert feed.entries[0].published == datetime(2024, 5, 12, 16, 0, tzinfo=ZONE)


def test_the_entry_of_a_story_is_the_same_in_all_feeds(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    feeds = feeds_of(small_site).values()
    assert len({id(entry) for feed in feeds for entry in feed.entries}) == 1


def test_a_feed_is_plain_values(small_site: SmallSite) -> None:
    small_site.story_with_photo(channel="best")
    small_site.story_with_film()
    small_site.approve()
    for feed in feeds_of(small_site).values():
        orjson.dumps(feed)
        assert pickle.loads(pickle.dumps(feed)) == feed  # noqa: S301


def test_no_week_may_take_the_place_of_the_archives() -> None:
    assert feed_archive_url("", 1).partition("/")[0] in RESERVED
