"""The service finder."""

from __future__ import annotations

from showcase.pages.services import CATEGORIES, ServicesValues
from small_site import AS_OF, SmallSite

URL = "demo-2024/services/"


def service(small_site: SmallSite, slug: str, category: str, day: str = "2024-05-12", **changes: object) -> None:
    small_site.event(slug, day, kind="service", service={"category": category}, **changes)


def services_of(small_site: SmallSite) -> ServicesValues:
    small_site.approve(on=AS_OF)
    values = small_site.page(URL).values
    assert isinstance(values, ServicesValues)
    return values


def test_a_week_has_a_service_finder_once_a_service_is_public(small_site: SmallSite) -> None:
    small_site.event()
    small_site.approve(on=AS_OF)
    service(small_site, "repair", "家电维修保养")
    assert URL not in small_site.generate().layout.by_url
    small_site.approve(on=AS_OF)
    assert URL in small_site.generate().layout.by_url


def test_only_services_are_found_whatever_kind_of_event_offers_them(small_site: SmallSite) -> None:
    small_site.event("other")
    small_site.event("live", kind="live", service={"category": "健康护理"}, title="云问诊")
    values = services_of(small_site)
    assert [entry.row.title for group in values.groups for entry in group.offers] == ["云问诊"]
    assert values.total == 1


def test_categories_stand_in_the_programmes_order_and_a_weeks_own_follow(small_site: SmallSite) -> None:
    for number, category in enumerate(("自行车打气", *reversed(CATEGORIES))):
        service(small_site, f"s{number}", category)
    assert [group.name for group in services_of(small_site).groups] == [*CATEGORIES, "自行车打气"]


def test_the_name_of_a_category_in_an_address_does_not_hang_on_what_else_there_is(small_site: SmallSite) -> None:
    service(small_site, "hair", "美容美发")
    (group,) = services_of(small_site).groups
    assert group.slug == "c4"
    service(small_site, "health", "健康护理")
    assert [group.slug for group in services_of(small_site).groups] == ["c1", "c4"]


def test_a_service_says_where_its_school_is_if_that_is_public(small_site: SmallSite) -> None:
    service(small_site, "repair", "家电维修保养")
    service(small_site, "city", "家电维修保养", school=None, start="09:00")
    (group,) = services_of(small_site).groups
    assert [(entry.row.school.title, entry.district) for entry in group.offers] == [
        ("试验职业学校", "东城区"),
        ("", ""),
    ]


def test_days_to_choose_are_those_on_which_something_is_offered(small_site: SmallSite) -> None:
    service(small_site, "a", "健康护理")
    service(small_site, "b", "美容美发")
    service(small_site, "c", "美容美发", "2024-05-14")
    days = services_of(small_site).days
    assert [(day.slug, day.name, day.count) for day in days] == [
        ("2024-05-12", "5月12日 周日", 2),
        ("2024-05-14", "5月14日 周二", 1),
    ]


def test_within_a_category_services_stand_by_day(small_site: SmallSite) -> None:
    service(small_site, "a", "健康护理", "2024-05-14", title="第三天")
    service(small_site, "b", "健康护理", "2024-05-12", title="第一天")
    (group,) = services_of(small_site).groups
    assert [entry.row.title for entry in group.offers] == ["第一天", "第三天"]
    assert group.count == 2
