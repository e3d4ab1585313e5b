"""A channel's page."""

from __future__ import annotations

from showcase.pages.channel import ChannelValues
from small_site import SmallSite

URL = "demo-2024/channels/{}/"


def channel_of(small_site: SmallSite, slug: str) -> ChannelValues:
    values = small_site.page(URL.format(slug)).values
    assert isinstance(values, ChannelValues)
    return values


def test_an_upper_channel_holds_what_stands_below_it(small_site: SmallSite) -> None:
    small_site.story_with_film("upper", channel="skills")
    small_site.story("nested", channel="best")
    small_site.approve()
    upper, nested = channel_of(small_site, "skills"), channel_of(small_site, "best")
    assert {card.url.split("/")[-2] for card in upper.stories} == {"upper", "nested"}
    assert [card.url.split("/")[-2] for card in nested.stories] == ["nested"]
    assert (len(upper.films), len(nested.films)) == (1, 0)
    assert upper.max_minutes == "2 分钟以内"


def test_a_nested_channel_leads_up_and_an_upper_one_down(small_site: SmallSite) -> None:
    upper, nested = channel_of(small_site, "skills"), channel_of(small_site, "best")
    assert (nested.parent.title, nested.parent.url) == ("十八般武艺", URL.format("skills"))
    assert [card.url for card in upper.channels] == [URL.format("best")]
    assert (upper.parent.title, nested.channels) == ("", ())
    crumbs = [crumb.url for crumb in small_site.page(URL.format("best")).crumbs]
    assert crumbs == ["", "demo-2024/", URL.format("skills")]


def test_siblings_are_the_other_channels_of_the_same_level(small_site: SmallSite) -> None:
    nested = [{"slug": slug, "name": slug} for slug in ("b", "c")]
    small_site.week(channels=[{"slug": "a", "name": "a", "channels": nested}, {"slug": "d", "name": "d"}])
    siblings = {slug: [card.name for card in channel_of(small_site, slug).siblings] for slug in "abcd"}
    assert siblings == {"a": ["d"], "b": ["c"], "c": ["b"], "d": ["a"]}


def test_a_channel_is_described_even_without_a_description(small_site: SmallSite) -> None:
    assert small_site.page(URL.format("best")).description == "2024年试验职业教育活动周：最美职教"
