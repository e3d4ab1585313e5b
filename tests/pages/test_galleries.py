"""The photos of a day or a school, and what they are found by."""

from __future__ import annotations

from showcase.pages.day import DayValues
from showcase.pages.school import SchoolValues
from small_site import AS_OF, SmallSite, draw_photo

PHOTO = {"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}
DAY = "demo-2024/days/2024-05-12/"


def day_of(small_site: SmallSite) -> DayValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(DAY).values
    assert isinstance(values, DayValues)
    return values


def school_of(small_site: SmallSite) -> SchoolValues:
    small_site.school()
    small_site.approve(on=AS_OF)
    values = small_site.page("demo-2024/schools/first/").values
    assert isinstance(values, SchoolValues)
    return values


def test_every_photo_leads_to_its_story_and_is_found_by_school_channel_and_day(small_site: SmallSite) -> None:
    small_site.school()
    small_site.story_with_photo(channel="skills")
    (photo,) = day_of(small_site).gallery
    assert photo.story.url == "demo-2024/stories/first-lesson/"
    assert photo.school.title == "试验职业学校"
    assert [(facet.name, facet.slug, facet.title) for facet in photo.facets] == [
        ("school", "first", "试验职业学校"),
        ("channel", "skills", "十八般武艺"),
        ("day", "2024-05-12", "5月12日 周日"),
    ]


def test_a_photo_without_a_channel_is_found_by_none(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    (photo,) = day_of(small_site).gallery
    assert "channel" not in {facet.name for facet in photo.facets}


def test_a_day_is_filtered_by_school_and_channel_the_larger_first(small_site: SmallSite) -> None:
    small_site.school()
    small_site.school("second", title="第二职业学校")
    small_site.story_with_photo("one", channel="best")
    two = [PHOTO, {**PHOTO, "file": "02.jpg"}]
    folder = small_site.story_with_photo("two", school="second", channel="skills", photos=two)
    draw_photo(folder / "02.jpg", seed="other")
    filters = day_of(small_site).photo_filters
    assert [(found.name, found.label) for found in filters] == [("school", "学校"), ("channel", "专栏")]
    schools, channels = filters
    assert [(choice.slug, choice.count) for choice in schools.choices] == [("second", 2), ("first", 1)]
    assert [(choice.name, choice.count) for choice in channels.choices] == [("十八般武艺", 2), ("最美职教", 1)]


def test_where_there_is_nothing_to_choose_there_is_no_filter(small_site: SmallSite) -> None:
    small_site.school()
    small_site.story_with_photo("one", channel="best")
    small_site.story_with_photo("two")
    small_site.story_with_photo("three")
    assert day_of(small_site).photo_filters == ()


def test_two_photos_are_not_filtered(small_site: SmallSite) -> None:
    small_site.school()
    small_site.story_with_photo("one", channel="best")
    small_site.story_with_photo("two", channel="skills")
    assert day_of(small_site).photo_filters == ()
    small_site.story_with_photo("three", channel="skills")
    assert [found.name for found in day_of(small_site).photo_filters] == ["channel"]


def test_a_school_is_filtered_by_channel_and_by_day_in_the_order_of_days(small_site: SmallSite) -> None:
    small_site.story_with_photo("late", day="2024-05-14")
    small_site.story_with_photo("late-too", day="2024-05-14")
    small_site.story_with_photo("early", day="2024-05-13")
    (days,) = school_of(small_site).photo_filters
    assert [(choice.slug, choice.name, choice.count) for choice in days.choices] == [
        ("2024-05-13", "5月13日 周一", 1),
        ("2024-05-14", "5月14日 周二", 2),
    ]
