"""A week's schedule, by day and by school."""

from __future__ import annotations

from showcase.pages.page import Page
from showcase.pages.schedule import TOGETHER, ScheduleValues
from showcase.urls import is_slug
from small_site import AS_OF, SmallSite

URL = "demo-2024/schedule/"


def schedule_of(small_site: SmallSite) -> ScheduleValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, ScheduleValues)
    return values


def pages_of(small_site: SmallSite) -> dict[str, Page]:
    return dict(small_site.generate().layout.by_url)


def test_a_week_without_public_events_has_no_schedule_and_no_way_to_one(small_site: SmallSite) -> None:
    small_site.event()
    page = pages_of(small_site)["demo-2024/"]
    assert URL not in pages_of(small_site)
    assert "schedule" not in {section.slug for section in page.values.week.sections}
    small_site.approve(on=AS_OF)
    page = pages_of(small_site)["demo-2024/"]
    assert URL in pages_of(small_site)
    assert "schedule" in {section.slug for section in page.values.week.sections}


def test_every_event_stands_once_on_its_day_and_a_day_without_any_stands_too(small_site: SmallSite) -> None:
    small_site.event("late", start="12:00", title="午间")
    small_site.event("early", start="09:00", title="早上")
    small_site.event("last", "2024-05-14", title="最后")
    schedule = schedule_of(small_site)
    assert [[row.title for row in entry.events] for entry in schedule.days] == [["早上", "午间"], [], ["最后"]]
    assert schedule.total == 3


def test_every_event_stands_once_with_its_school_and_what_all_hold_together_comes_first(small_site: SmallSite) -> None:
    small_site.school("second", title="另一所学校")
    small_site.event("own", school="second", title="外校")
    small_site.event("a", title="本校")
    small_site.event("b", "2024-05-13", title="本校又一场")
    small_site.event("all", school=None, title="全市")
    schedule = schedule_of(small_site)
    assert [(entry.name, entry.count) for entry in schedule.schools] == [
        ("试验市统一安排", 1),
        ("试验职业学校", 2),
        ("另一所学校", 1),
    ]
    assert [row.title for row in schedule.schools[1].events] == ["本校", "本校又一场"]


def test_what_no_school_holds_is_chosen_by_a_word_that_no_school_can_be_called(small_site: SmallSite) -> None:
    small_site.event(school=None)
    assert schedule_of(small_site).schools[0].slug == TOGETHER
    assert not is_slug(TOGETHER)


def test_a_school_without_a_public_page_has_its_rows_but_no_calendar(small_site: SmallSite) -> None:
    small_site.event()
    small_site.approve("content/weeks/demo-2024/events", on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, ScheduleValues)
    (school,) = values.schools
    assert (school.name, school.school.url, school.calendar_url) == ("试验职业学校", "", "")
    small_site.approve(on=AS_OF)
    (school,) = schedule_of(small_site).schools
    assert school.calendar_url == "demo-2024/schools/first/calendar.ics"


def test_choices_say_how_much_they_leave_and_lead_nowhere_empty(small_site: SmallSite) -> None:
    small_site.week(audiences=[{"slug": slug, "name": name} for slug, name in (("pupils", "学生"), ("media", "媒体"))])
    small_site.event("talk", kind="lecture", audiences=["media"])
    small_site.event("match", kind="competition")
    small_site.event("match-too", kind="competition", audiences=["media"])
    schedule = schedule_of(small_site)
    assert [(choice.slug, choice.name, choice.count) for choice in schedule.kinds] == [
        ("lecture", "讲座", 1),
        ("competition", "比赛", 2),
    ]
    assert [(choice.slug, choice.name, choice.count) for choice in schedule.audiences] == [("media", "媒体", 2)]


def test_the_schedule_was_changed_when_the_last_event_was_approved(small_site: SmallSite) -> None:
    small_site.event()
    small_site.approve(on=AS_OF)
    assert small_site.page(URL).updated == AS_OF


def test_days_schools_and_visitors_lead_to_what_the_schedule_has_of_them(demo_site) -> None:
    week = demo_site / "puyang-2023"
    for page, link in (
        ("days/2023-05-15", "../../../puyang-2023/schedule/#day-2023-05-15"),
        ("schools/maixu", "../../../puyang-2023/schedule/?school=maixu"),
        ("audiences/parents", "../../../puyang-2023/schedule/?for=parents"),
        (".", "../puyang-2023/schedule/"),
    ):
        assert f'href="{link}"' in (week / page / "index.html").read_text(encoding="utf-8"), page
