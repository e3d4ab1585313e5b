"""The search page: its choices, its suggestions, the ways in without it."""

from __future__ import annotations

from showcase.pages.page import Anchor
from showcase.pages.search import SearchValues
from showcase.pages.search_entries import TYPES
from showcase.urls import SITE_INDEX, is_slug
from small_site import SmallSite


def values_of(small_site: SmallSite) -> SearchValues:
    values = small_site.page("search/").values
    assert isinstance(values, SearchValues)
    return values


def test_only_what_is_public_can_be_chosen(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    small_site.school("second", title="等待审核的学校")
    small_site.story("waiting", kind="film")
    (week,) = values_of(small_site).weeks
    assert (week.value, week.words) == ("demo-2024", "试验 2024")
    assert [(one.value, one.words) for one in week.schools] == [("demo-2024/first", "试验职业学校")]
    assert [(one.value, one.words) for one in week.kinds] == [("demo-2024/activity", "活动开展情况")]
    assert [one.value for one in week.channels] == ["demo-2024/skills", "demo-2024/best"]


def test_every_choice_is_the_value_of_some_page_and_every_value_a_choice(small_site: SmallSite) -> None:
    small_site.story(channel="best", audiences=["parents"])
    small_site.event()
    small_site.approve()
    layout = small_site.generate().layout
    told = {pair for page in layout.pages if page.search for pair in page.search.filters}
    values = values_of(small_site)
    (week,) = values.weeks
    offered = {("type", one.value) for one in values.types}
    for name, options in (("kind", week.kinds), ("school", week.schools), ("channel", week.channels)):
        offered |= {(name, one.value) for one in options}
    assert told <= offered
    # Only hand-written pages are of this type.
    assert offered - told == {("type", "page")}


def test_the_indexes_are_those_of_the_weeks_and_one_that_no_week_can_be_named_like(small_site: SmallSite) -> None:
    small_site.approve()
    values = values_of(small_site)
    assert values.indexes == ("demo-2024", SITE_INDEX)
    assert not is_slug(SITE_INDEX)


def test_types_have_words(small_site: SmallSite) -> None:
    assert [(one.value, one.words) for one in values_of(small_site).types] == list(TYPES.items())


def test_suggestions_are_the_tags_that_most_stories_carry(small_site: SmallSite) -> None:
    small_site.story("one", tags=["贴近生活", "大师技艺"])
    small_site.story("two", tags=["大师技艺"])
    small_site.approve()
    small_site.story("three", tags=["草稿的标签"])
    assert values_of(small_site).suggestions == ("大师技艺", "贴近生活")


def test_the_ways_in_lead_to_schools_and_upper_channels(small_site: SmallSite) -> None:
    small_site.approve()
    (week,) = values_of(small_site).weeks
    assert week.school_pages == (Anchor("试验职业学校", "demo-2024/schools/first/"),)
    assert week.channel_pages == (Anchor("十八般武艺", "demo-2024/channels/skills/"),)


def test_the_search_page_does_not_find_itself(small_site: SmallSite) -> None:
    assert small_site.page("search/").search is None


def test_a_site_without_a_week_has_a_search_page(small_site: SmallSite) -> None:
    small_site.week(title=None)
    values = values_of(small_site)
    assert values.current is None
    assert values.weeks == ()
    assert values.suggestions == ()
