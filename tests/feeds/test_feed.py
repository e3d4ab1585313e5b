"""Which feeds there are and what stands in them, in which order."""

from __future__ import annotations

from datetime import datetime

from showcase.feeds.feed import MOST_ENTRIES, Feed, list_feeds
from small_site import AS_OF, ZONE, SmallSite


def feeds_of(small_site: SmallSite, as_of: datetime = AS_OF) -> dict[str, Feed]:
    showcase = small_site.generate(as_of)
    return {feed.url: feed for feed in list_feeds(showcase.site, showcase.layout.views)}


def slugs(feed: Feed) -> list[str]:
    return [entry.story.slug for entry in feed.entries]


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
    assert slugs(feeds_of(small_site)["feed.xml"]) in (["a", "b", "c"], ["c", "b", "a"])


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
    dates = {entry.story.slug: entry.published for entry in feeds_of(small_site)["feed.xml"].entries}
    assert dates == {
        "set": datetime(2024, 5, 13, 8, 30, tzinfo=ZONE),
        "approved": noon,
        "late": datetime(2024, 5, 12, 16, 0, tzinfo=ZONE),
    }


def test_a_feed_was_updated_when_its_newest_story_came_out(small_site: SmallSite) -> None:
    small_site.story("early")
    small_site.story("late", "2024-05-14")
    small_site.approve(on=AS_OF)
    feeds = feeds_of(small_site)
    assert feeds["feed.xml"].updated == datetime(2024, 5, 14, 16, 0, tzinfo=ZONE)
    assert feeds["demo-2024/days/2024-05-12/feed.xml"].updated == datetime(2024, 5, 12, 16, 0, tzinfo=ZONE)


def test_an_empty_feed_reads_no_clock(small_site: SmallSite) -> None:
    small_site.approve()
    feeds = feeds_of(small_site)
    assert {feed.updated for feed in feeds.values()} == {datetime(2024, 5, 12, tzinfo=ZONE)}
    assert feeds == feeds_of(small_site, datetime(2031, 1, 1, tzinfo=ZONE))


def test_a_site_without_a_week_has_its_own_feed(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    assert list(feeds_of(small_site)) == ["feed.xml"]


def test_a_feed_holds_the_newest_and_leaves_older_stories_on_their_pages(small_site: SmallSite) -> None:
    for number in range(MOST_ENTRIES + 1):
        small_site.story(f"story-{number:03}", "2024-05-12" if number else "2024-05-13")
    small_site.approve(on=AS_OF)
    feed = feeds_of(small_site)["feed.xml"]
    assert len(feed.entries) == MOST_ENTRIES
    assert slugs(feed)[0] == "story-000"
