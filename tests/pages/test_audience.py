"""The way in for one kind of visitor."""

from __future__ import annotations

from showcase.pages.audience import AudienceValues
from small_site import SmallSite

URL = "demo-2024/audiences/parents/"


def audience_of(small_site: SmallSite) -> AudienceValues:
    values = small_site.page(URL).values
    assert isinstance(values, AudienceValues)
    return values


def test_visitors_see_what_is_on_and_what_was_told_for_them(small_site: SmallSite) -> None:
    small_site.story("meant", audiences=["parents"], title="给家长")
    small_site.story("other", title="给别人")
    small_site.event("meant", audiences=["parents"], title="家长开放日")
    small_site.event("other", title="别的活动")
    small_site.approve()
    audience = audience_of(small_site)
    assert (audience.name, audience.slug, audience.promise) == ("家长", "parents", "放心选择")
    assert [card.title for card in audience.stories] == ["给家长"]
    assert [row.title for entry in audience.schedule for row in entry.events] == ["家长开放日"]


def test_the_other_visitors_find_their_way_from_here(small_site: SmallSite) -> None:
    audiences = [{"slug": slug, "name": slug} for slug in ("parents", "pupils", "media")]
    small_site.week(audiences=audiences)
    assert [card.slug for card in audience_of(small_site).others] == ["pupils", "media"]


def test_a_page_without_anything_for_its_visitors_stands_all_the_same(small_site: SmallSite) -> None:
    page = small_site.page(URL)
    assert (audience_of(small_site).stories, page.updated) == ((), None)
    assert page.title == "我是家长 · 试验 2024"
