"""The page at the address of something withdrawn: kind words, and nothing of what was there."""

from __future__ import annotations

import pytest

from showcase.pages.page import Page
from showcase.pages.takedown import TakedownValues
from showcase.reader.digest import record_digest
from small_site import AS_OF, SmallSite

STORY = "demo-2024/stories/first-lesson/"


def withdrawn(words: str) -> dict[str, object]:
    record = {"by": "经手人", "on": "2024-05-19T23:30:00+00:00", "reason": "内部原因", "notice": words}
    return {"status": "withdrawn", "withdrawn": {**record, "digest": record_digest(record)}}


@pytest.fixture
def page(small_site: SmallSite) -> Page:
    small_site.school("gone", title="撤下的学校", **withdrawn(""))
    small_site.story(title="撤下的题目", text="撤下的正文。", **withdrawn("应学校要求撤下。"))
    return small_site.page(STORY)


def values_of(page: Page) -> TakedownValues:
    assert isinstance(page.values, TakedownValues)
    return page.values


def test_it_tells_the_fact_the_day_in_the_sites_zone_and_the_publishers_words(page: Page) -> None:
    values = values_of(page)
    assert (values.title, values.on, values.on_iso) == ("此内容已撤下", "2024年5月20日", "2024-05-20")
    assert values.words == "应学校要求撤下。"


def test_it_leads_to_the_day_and_the_week(page: Page) -> None:
    values = values_of(page)
    assert values.day is not None
    assert values.day.iso == "2024-05-12"
    assert [crumb.url for crumb in page.crumbs] == ["", "demo-2024/", "demo-2024/days/2024-05-12/"]


def test_what_belongs_to_no_day_leads_to_the_week(page: Page, small_site: SmallSite) -> None:
    other = small_site.page("demo-2024/schools/gone/")
    assert values_of(other).day is None
    assert values_of(other).words == ""


def test_nothing_of_what_was_there_is_told_nor_who_took_it_down_and_why(page: Page, small_site: SmallSite) -> None:
    told = repr(page) + repr(small_site.page("demo-2024/schools/gone/"))
    for words in ("撤下的题目", "撤下的正文", "撤下的学校", "经手人", "内部原因"):
        assert words not in told


def test_it_is_found_nowhere_and_no_other_page_leads_to_it(page: Page, small_site: SmallSite) -> None:
    assert not page.listed
    assert page.search is None
    showcase = small_site.generate(AS_OF)
    others = [other for other in showcase.layout.pages if other.url != STORY]
    assert [other.url for other in others if STORY in repr(other)] == []
    feeds = b"".join(data for data in showcase.files.values() if isinstance(data, bytes))
    assert STORY.encode() not in feeds


def test_its_day_outside_the_week_is_left_out(small_site: SmallSite) -> None:
    small_site.story("stray", "2025-01-01", **withdrawn(""))
    assert values_of(small_site.page("demo-2024/stories/stray/")).day is None
