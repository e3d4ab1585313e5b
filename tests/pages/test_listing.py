"""Listings that are too long for one page, with pages of two stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.pages import audience, channel, day, school, sections, stories
from showcase.pages.audience import AudienceValues
from showcase.pages.channel import ChannelValues
from showcase.pages.day import DayValues
from showcase.pages.layout import Layout
from showcase.pages.listing import ListingValues
from showcase.pages.school import SchoolValues
from small_site import AS_OF, SmallSite

CHANNEL, SCHOOL = "demo-2024/channels/best/", "demo-2024/schools/first/"
DAY, VISITOR, ALL = "demo-2024/days/2024-05-12/", "demo-2024/audiences/parents/", "demo-2024/stories/"
LISTINGS = (CHANNEL, SCHOOL, DAY, VISITOR, ALL)


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (channel, day, school):
        monkeypatch.setattr(module, "WITH_PICTURES", 2)
    for module in (audience, stories):
        monkeypatch.setattr(module, "CARDS", 2)
    monkeypatch.setattr(sections, "MANY_STORIES", 2)


def tell(small_site: SmallSite, count: int, **changes: object) -> Layout:
    """So many stories with a photo each on one day, told for one visitor in one channel: `s-00` is the newest."""
    for number in range(count):
        small_site.story_with_photo(f"s-{number:02}", channel="best", audiences=["parents"], **changes)
    small_site.approve(on=AS_OF)
    return small_site.generate().layout


def listed(layout: Layout, url: str) -> list[str]:
    values = layout.by_url[url].values
    assert isinstance(values, ListingValues)
    return [slug_of(card.url) for group in values.groups for card in group.stories]


def slug_of(url: str) -> str:
    return url.split("/")[-2]


def test_with_few_stories_there_are_no_more_pages_than_before(small_site: SmallSite) -> None:
    layout = tell(small_site, 3)
    assert not [url for url in layout.by_url if "/page/" in url]
    channel_values, day_values = layout.by_url[CHANNEL].values, layout.by_url[DAY].values
    assert isinstance(channel_values, ChannelValues)
    assert isinstance(day_values, DayValues)
    assert len(channel_values.stories) == len(day_values.stories) == 3
    assert not channel_values.paging
    assert not day_values.paging


def test_each_listing_shows_the_newest_and_has_pages_for_all_others(small_site: SmallSite) -> None:
    layout = tell(small_site, 5)
    for url in LISTINGS:
        assert listed(layout, f"{url}page/1/") == ["s-03", "s-04"], url
        assert f"{url}page/2/" not in layout.by_url
    newest = ["s-00", "s-01", "s-02"]
    for url, kind in ((CHANNEL, ChannelValues), (DAY, DayValues), (VISITOR, AudienceValues)):
        values = layout.by_url[url].values
        assert isinstance(values, kind)
        assert [slug_of(card.url) for card in values.stories] == newest
    assert listed(layout, ALL) == newest


def test_a_schools_page_keeps_the_newest_stories_and_their_pictures(small_site: SmallSite) -> None:
    layout = tell(small_site, 5)
    values = layout.by_url[SCHOOL].values
    assert isinstance(values, SchoolValues)
    assert (len(values.aspects.others), len(values.gallery), values.stories) == (3, 3, 5)
    older = layout.by_url[f"{SCHOOL}page/1/"].values
    assert isinstance(older, ListingValues)
    assert [slug_of(photo.story.url) for photo in older.gallery] == ["s-03", "s-04"]


def test_a_channel_pages_films_go_with_their_stories(small_site: SmallSite) -> None:
    for number in range(4):
        small_site.story_with_film(f"f-{number}", channel="best")
    small_site.approve(on=AS_OF)
    layout = small_site.generate().layout
    newest, older = layout.by_url[CHANNEL].values, layout.by_url[f"{CHANNEL}page/1/"].values
    assert isinstance(newest, ChannelValues)
    assert isinstance(older, ListingValues)
    assert [slug_of(film.story.url) for film in newest.films] == ["f-0", "f-1"]
    assert [slug_of(film.story.url) for film in older.films] == ["f-2", "f-3"]


def test_a_chosen_story_stands_first_on_its_day_also_when_it_is_old(small_site: SmallSite) -> None:
    small_site.story("z-chosen", featured=True)
    layout = tell(small_site, 5)
    values = layout.by_url[DAY].values
    assert isinstance(values, DayValues)
    assert slug_of(values.stories[0].url) == "z-chosen"
    # Its page of the listing has it as well: a full page is whole.
    assert "z-chosen" in listed(layout, f"{DAY}page/1/")


def test_full_pages_stay_as_they_are_when_a_new_story_comes(small_site: SmallSite) -> None:
    before = tell(small_site, 6)
    small_site.story("new", "2024-05-13", channel="best", audiences=["parents"])
    small_site.approve("content/weeks/demo-2024/stories/2024-05-13", on=AS_OF)
    after = small_site.generate().layout
    full = [url for url in before.by_url if "/page/" in url]
    # Those of the channel above, too.
    assert len(full) == 2 * (len(LISTINGS) + 1)
    for url in full:
        assert listed(after, url) == listed(before, url), url


def test_a_full_page_has_a_title_a_way_back_and_a_feed_of_its_listing(small_site: SmallSite) -> None:
    layout = tell(small_site, 5)
    for url in LISTINGS:
        page, own = layout.by_url[f"{url}page/1/"], layout.by_url[url]
        assert "第 1 页" in page.title
        assert page.title != own.title
        assert page.crumbs[-1].url == url
        assert page.crumb == "第\u00a01\u00a0页"
        assert page.feeds == own.feeds
        assert page.updated == AS_OF
        assert page.listed


def test_search_finds_a_listing_by_its_first_page_alone(small_site: SmallSite) -> None:
    layout = tell(small_site, 5)
    for url in LISTINGS:
        assert layout.by_url[url].search is not None
        assert layout.by_url[f"{url}page/1/"].search is None


def test_a_days_pages_wear_its_colour_and_its_filters(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story_with_photo("other", school="second")
    layout = tell(small_site, 6)
    values = layout.by_url[f"{DAY}page/1/"].values
    assert isinstance(values, ListingValues)
    assert values.hue == 1
    assert values.days == "5月12日"


def test_stories_of_one_day_stand_together(small_site: SmallSite) -> None:
    for slug, story_day in (("a", "2024-05-12"), ("b", "2024-05-12"), ("c", "2024-05-13")):
        small_site.story(slug, story_day)
    small_site.approve(on=AS_OF)
    values = small_site.page(ALL).values
    assert isinstance(values, ListingValues)
    assert [(group.day.label, len(group.stories)) for group in values.groups] == [("5月13日", 1), ("5月12日", 2)]
    assert values.days == "5月12日—5月13日"


def test_the_template_is_there(small_site: SmallSite) -> None:
    layout = tell(small_site, 5)
    templates = Path(__file__).parents[2] / "theme" / "showcase"
    assert (templates / layout.by_url[f"{ALL}page/1/"].template).is_file()
