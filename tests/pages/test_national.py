"""National activities as the notice lists them."""

from __future__ import annotations

from showcase.pages.national import NationalValues
from small_site import SmallSite

URL = "demo-2024/national/"
ACTIVITIES = [
    {"title": "启动仪式", "departments": ["甲部"], "when": "5月20日", "url": "https://one.example/"},
    {"title": "宣传", "departments": ["乙部", "丙部"]},
    {"title": "大赛", "departments": ["甲部"]},
]


def test_activities_stand_by_department_in_the_order_of_the_notice(small_site: SmallSite) -> None:
    small_site.week(national=ACTIVITIES)
    values = small_site.page(URL).values
    assert isinstance(values, NationalValues)
    assert [(group.departments, [activity.title for activity in group.activities]) for group in values.groups] == [
        ("甲部", ["启动仪式", "大赛"]),
        ("乙部、丙部", ["宣传"]),
    ]
    assert values.activities == 3


def test_when_and_where_to_read_on_are_told_where_they_are_known(small_site: SmallSite) -> None:
    small_site.week(national=ACTIVITIES)
    values = small_site.page(URL).values
    assert isinstance(values, NationalValues)
    told = [(activity.when, activity.url) for group in values.groups for activity in group.activities]
    assert told == [("5月20日", "https://one.example/"), ("", ""), ("", "")]


def test_a_week_without_a_list_has_no_page_for_it(small_site: SmallSite) -> None:
    assert URL not in small_site.generate().layout.by_url
