"""The admissions hub."""

from __future__ import annotations

import pytest

from documents import pdf, written
from showcase.pages.admissions import AdmissionsValues
from showcase.pages.cards import Number
from showcase.pages.page import Page
from small_site import WEEK, SmallSite

MAJORS = [{"name": "护理", "years": 3, "seats": 40}, {"name": "美发", "seats": 20}]
PAPERS = [
    {"file": "guide.pdf", "title": "简章", "kind": "招生简章", "pupils": False},
    {"file": "guide.pdf", "title": "校报", "kind": "校报", "pupils": False},
]


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    small_site.week(channels=[*WEEK["channels"], {"slug": "admissions", "name": "招生宣传"}])
    folder = small_site.school(
        majors=MAJORS,
        admissions={"text": "欢迎报考", "url": "https://first.example/zhaosheng"},
        downloads=PAPERS,
        accounts=[{"platform": "抖音", "name": "试验", "url": "https://a.example/"}],
    )
    written(pdf(), folder / "guide.pdf")
    small_site.school("second", title="第二学校", district="西城区", majors=[{"name": "焊接", "seats": 30}])
    small_site.school("third", title="第三学校")
    small_site.event("ask", kind="fair", title="招生咨询")
    small_site.event("open-gates")
    small_site.story("told", channel="admissions")
    small_site.story_with_film("filmed", channel="admissions")
    small_site.story_with_film("elsewhere")
    letter = {"status": "submitted", "downloads": [{**PAPERS[0], "kind": "致初中毕业生的一封信"}, PAPERS[1]]}
    path = small_site.write_front_matter("content/weeks/demo-2024/downloads/index.md", letter, "")
    written(pdf(), path.parent / "guide.pdf")
    small_site.approve()
    return small_site


def page_of(site: SmallSite) -> Page:
    return site.page("demo-2024/admissions/")


def values_of(site: SmallSite) -> AdmissionsValues:
    values = page_of(site).values
    assert isinstance(values, AdmissionsValues)
    return values


def test_every_school_that_tells_anything_stands_there_by_district(site: SmallSite) -> None:
    first, second = values_of(site).schools
    assert (first.school.title, second.school.title) == ("试验职业学校", "第二学校")
    assert first.admissions is not None
    assert (first.admissions.text, first.admissions.url) == ("欢迎报考", "https://first.example/zhaosheng")
    assert [(major.name, major.seats) for major in first.majors] == [("护理", 40), ("美发", 20)]
    assert (first.seats, second.seats) == (60, 30)


def test_schools_and_districts_are_counted_as_choices(site: SmallSite) -> None:
    values = values_of(site)
    assert [(choice.slug, choice.count) for choice in values.school_choices] == [("first", 2), ("second", 1)]
    assert [(choice.name, choice.count) for choice in values.districts] == [("东城区", 2), ("西城区", 1)]
    assert {choice.slug for choice in values.districts} == {school.district_slug for school in values.schools}
    assert values.majors == 3


def test_papers_for_admissions_stand_there_and_no_others(site: SmallSite) -> None:
    values = values_of(site)
    assert [card.title for card in values.schools[0].downloads] == ["简章"]
    assert [card.kind for card in values.papers] == ["致初中毕业生的一封信"]


def test_accounts_with_an_address_have_a_code(site: SmallSite) -> None:
    (account,) = values_of(site).schools[0].accounts
    assert "<svg" in account.qr_code


def test_fairs_and_what_the_channel_tells_stand_there_and_no_others(site: SmallSite) -> None:
    values = values_of(site)
    assert [row.title for row in values.fairs] == ["招生咨询"]
    assert {card.url for card in values.stories} == {"demo-2024/stories/told/", "demo-2024/stories/filmed/"}
    assert [film.story.url for film in values.films] == ["demo-2024/stories/filmed/"]
    assert values.channel.title == "招生宣传"


def test_seats_are_summed_where_all_are_known(site: SmallSite) -> None:
    assert Number("90", "人", "招生计划") in values_of(site).numbers
    site.school("second", title="第二学校", district="西城区", majors=[{"name": "焊接"}])
    site.approve()
    assert [number.label for number in values_of(site).numbers] == ["学校", "专业"]


def test_a_week_whose_schools_tell_nothing_has_no_such_page(small_site: SmallSite) -> None:
    small_site.event("ask", kind="fair")
    small_site.approve()
    assert "demo-2024/admissions/" not in small_site.generate().layout.by_url


def test_whom_to_ask_is_told_for_the_week_and_for_each_school(small_site: SmallSite) -> None:
    small_site.week(public_contacts=[{"label": "咨询电话", "value": "0373-6123456"}])
    small_site.school(majors=MAJORS, contacts=[{"label": "招生办", "value": "0373-5123456"}])
    small_site.approve()
    values = values_of(small_site)
    assert [contact.value for contact in values.contacts] == ["0373-6123456"]
    assert [contact.value for contact in values.schools[0].contacts] == ["0373-5123456"]
