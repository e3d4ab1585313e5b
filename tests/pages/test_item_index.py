"""A week's stories and events by what they are shown by."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from showcase.pages.item_index import EventIndex, StoryIndex
from small_site import AS_OF, ZONE, SmallSite

STORIES = "content/weeks/demo-2024/stories"
DAY = date(2024, 5, 12)


def story_index(small_site: SmallSite) -> StoryIndex:
    return small_site.generate().layout.views[0].story_index


def slugs(stories: object) -> list[str]:
    return [story.slug for story in stories]  # type: ignore[attr-defined]


def test_stories_are_found_by_day_school_and_visitor_in_the_order_of_all(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story("b", audiences=["parents"])
    small_site.story("a", school="second")
    small_site.story("late", "2024-05-13", audiences=["parents"])
    small_site.approve(on=AS_OF)
    index = story_index(small_site)
    assert slugs(index.all) == ["late", "a", "b"]
    assert slugs(index.by_day[DAY]) == ["a", "b"]
    assert {school: slugs(found) for school, found in index.by_school.items()} == {
        "first": ["late", "b"],
        "second": ["a"],
    }
    assert slugs(index.by_audience["parents"]) == ["late", "b"]
    assert date(2024, 5, 14) not in index.by_day


def test_a_channel_has_its_own_stories_and_those_below_it(small_site: SmallSite) -> None:
    small_site.story("upper", channel="skills")
    small_site.story("nested", channel="best")
    small_site.story("neither")
    small_site.approve()
    view = small_site.generate().layout.views[0]
    upper, nested = view.week.all_channels
    assert slugs(view.story_index.of_channel(upper)) == ["nested", "upper"]
    assert slugs(view.story_index.of_channel(nested)) == ["nested"]


def test_each_story_knows_the_one_before_and_after_it(small_site: SmallSite) -> None:
    for slug, day in (("first", "2024-05-12"), ("second", "2024-05-13"), ("third", "2024-05-14")):
        small_site.story(slug, day)
    small_site.approve(on=AS_OF)
    index = story_index(small_site)
    third, second, first = index.all
    assert index.around(third) == (second, None)
    assert index.around(second) == (first, third)
    assert index.around(first) == (None, second)


def test_only_stories_with_a_report_are_reported(small_site: SmallSite) -> None:
    link = {"title": "报道", "url": "https://news.example/1"}
    small_site.story("reported", links=[{**link, "outlet": "示例日报"}])
    small_site.story("linked", links=[link])
    small_site.approve()
    assert slugs(story_index(small_site).reported) == ["reported"]


def test_a_listing_that_is_not_cut_keeps_its_order(small_site: SmallSite) -> None:
    for slug in "cab":
        small_site.story(slug)
    small_site.approve(on=AS_OF)
    index = story_index(small_site)
    parts = index.cut(index.all, 2)
    assert (slugs(parts.newest), parts.full) == (["a", "b", "c"], ())


def test_a_story_that_is_approved_later_for_the_same_moment_moves_none_before_it(small_site: SmallSite) -> None:
    for slug in "bcde":
        small_site.story(slug)
    small_site.approve(on=AS_OF)
    index = story_index(small_site)
    (before,) = index.cut(index.all, 2).full
    # All of them came out at the day's close; by its address alone, this one would be the oldest.
    small_site.story("z")
    small_site.approve(f"{STORIES}/2024-05-12/z", on=AS_OF + timedelta(minutes=1))
    index = StoryIndex(small_site.generate(AS_OF + timedelta(hours=1)).site.weeks[0], ZONE)
    parts = index.cut(index.all, 2)
    assert slugs(parts.full[0]) == slugs(before) == ["d", "e"]
    assert slugs(parts.newest) == ["b", "c", "z"]


def test_events_are_found_by_day_and_school_in_the_order_of_all(small_site: SmallSite) -> None:
    small_site.event("noon", start="12:00")
    small_site.event("all-day")
    small_site.event("next", "2024-05-13", school=None)
    small_site.approve()
    index: EventIndex = small_site.generate().layout.views[0].event_index
    assert slugs(index.all) == ["all-day", "noon", "next"]
    assert slugs(index.by_day[DAY]) == slugs(index.by_school["first"]) == ["all-day", "noon"]
    assert slugs(index.by_school[""]) == ["next"]


def test_the_newest_comes_first_to_the_minute(small_site: SmallSite) -> None:
    for minute, slug in enumerate(("x", "y", "z")):
        small_site.story(slug)
        small_site.approve(f"{STORIES}/2024-05-12/{slug}", on=datetime(2024, 5, 12, 8, minute, tzinfo=ZONE))
    assert slugs(story_index(small_site).all) == ["z", "y", "x"]
