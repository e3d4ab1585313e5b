"""A day: what is on, what happened, what it looked like."""

from __future__ import annotations

from showcase.pages.day import DayValues
from small_site import AS_OF, SmallSite


def day_of(small_site: SmallSite, day: str = "2024-05-12") -> DayValues:
    values = small_site.page(f"demo-2024/days/{day}/").values
    assert isinstance(values, DayValues)
    return values


def test_a_day_shows_its_events_stories_pictures_and_films(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.story_with_film()
    small_site.event()
    small_site.story_with_photo("another-day", day="2024-05-13")
    small_site.event("another-day", "2024-05-13")
    small_site.approve(on=AS_OF)
    day = day_of(small_site)
    assert [row.title for row in day.events] == ["校园开放"]
    assert {card.url.split("/")[-2] for card in day.stories} == {"first-lesson", "first-film"}
    assert [photo.story.url for photo in day.gallery] == ["demo-2024/stories/first-lesson/"]
    assert len(day.films) == 1


def test_chosen_stories_come_first(small_site: SmallSite) -> None:
    small_site.story("a")
    small_site.story("z", featured=True)
    small_site.approve(on=AS_OF)
    assert [card.featured for card in day_of(small_site).stories] == [True, False]


def test_days_follow_one_another(small_site: SmallSite) -> None:
    days = [day_of(small_site, f"2024-05-{number}") for number in (12, 13, 14)]
    assert [day.previous and day.previous.day.number for day in days] == [None, 12, 13]
    assert [day.next and day.next.day.number for day in days] == [13, 14, None]


def test_a_day_on_which_nothing_happened_has_a_page(small_site: SmallSite) -> None:
    page = small_site.page("demo-2024/days/2024-05-14/")
    assert (day_of(small_site, "2024-05-14").stories, page.updated) == ((), None)
    assert page.title == "5月14日 · 试验 2024"


def test_the_theme_of_a_day_stands_in_its_title(small_site: SmallSite) -> None:
    small_site.week(days={"2024-05-12": "启动日"})
    assert small_site.page("demo-2024/days/2024-05-12/").title == "5月12日 启动日 · 试验 2024"


def test_a_day_changed_when_its_last_item_was_approved(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    small_site.event()
    small_site.approve(on=AS_OF)
    assert small_site.page("demo-2024/days/2024-05-12/").updated == AS_OF
