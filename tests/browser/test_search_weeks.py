"""Search over the indexes of several weeks in a real browser: together, one alone, each asked once, some damaged or late."""

from __future__ import annotations

import re
from itertools import groupby

import pytest
from playwright.sync_api import Page, expect

from browser.searching import facet, number, pages_with, results, search, status

DESK = 1440


def asked_of(page: Page) -> list[str]:
    """What is asked of the indexes from now on, below their folder."""
    asked: list[str] = []
    page.on(
        "request", lambda one: asked.append(one.url.partition("/pagefind/")[2]) if "/pagefind/" in one.url else None
    )
    return asked


def weeks_of(page: Page) -> set[str]:
    """The weeks and other first parts of the addresses that were found."""
    status(page)
    return {url.partition("/")[0] for url in results(page)}


def test_pages_of_all_weeks_and_those_beside_them_are_found_together(open_page, texts):
    page = open_page("search/?q=职业教育", DESK)
    status(page)
    found = results(page)
    assert set(found) == pages_with(texts, "职业教育")
    # Not one week after another: the best first.
    weeks = [url.partition("/")[0] for url in found]
    assert len(list(groupby(weeks))) > len(set(weeks)) > 5


def test_a_week_that_is_chosen_is_the_only_one_that_is_opened(open_page):
    page = open_page("about/", DESK)
    asked = asked_of(page)
    page.goto(page.url.replace("about/", "search/?q=焊接&week=rongchang-2022"))
    assert number(page) == len(results(page)) > 0
    reader = {"pagefind.js", "wasm.unknown.pagefind"}
    assert {url for url in asked if "/" not in url} == reader
    assert {url.partition("/")[0] for url in asked if "/" in url} == {"rongchang-2022"}
    # What is not known is not told, and can be chosen.
    other = page.get_by_role("button", name="濮阳 2023", exact=True)
    other.click()
    expect(page).to_have_url(re.compile("week=puyang-2023"))
    assert weeks_of(page) == {"puyang-2023"}
    assert facet(page, "荣昌 2022") > 0
    assert {url.partition("/")[0] for url in asked if "/" in url} == {"rongchang-2022", "puyang-2023"}


def test_what_all_weeks_answered_is_still_told_when_one_is_chosen_and_asks_nothing_more(open_page):
    page = open_page("search/?q=焊接", DESK)
    before = {name: facet(page, name) for name in ("荣昌 2022", "濮阳 2023")}
    asked = asked_of(page)
    page.get_by_role("button", name=re.compile("^荣昌 2022")).click()
    expect(page).to_have_url(re.compile("week=rongchang-2022"))
    assert number(page) == before["荣昌 2022"]
    assert {name: facet(page, name) for name in before} == before
    assert not [url for url in asked if "/fragment/" not in url]


def test_what_all_indexes_need_comes_once(open_page):
    page = open_page("about/")
    asked = asked_of(page)
    page.goto(page.url.replace("about/", "search/?q=学生"))
    status(page)
    names = [url.partition("?")[0] for url in asked]
    assert len(names) == len(set(names))
    assert sum(name.endswith("pagefind-entry.json") for name in names) == 6
    assert len([name for name in names if "wasm" in name]) == 1


def damage(page: Page, place: str, **answer: object) -> re.Pattern[str]:
    """Answers what is asked of a place among the indexes with something else; the pattern to end it with."""
    broken = re.compile(rf"/pagefind/{re.escape(place)}")
    page.route(broken, lambda route: route.fulfill(**answer))
    return broken


@pytest.mark.parametrize(
    "file", ["pagefind-entry.json", "pagefind.zh-hans", "index/", "filter/", "fragment/"], ids=lambda file: file[:9]
)
def test_weeks_whose_indexes_are_damaged_are_named_and_the_others_answer(open_page, texts, file):
    page = open_page("search/", DESK, missing="no such file")
    # The first one asked, which starts the program for all, and a later one; a host that says so, and one that does not.
    damages = [
        damage(page, f"puyang-2023/{file}", status=404),
        damage(page, f"rongchang-2022/{file}", body="<!doctype html>", content_type="text/html"),
    ]
    search(page, "演示")
    damaged = ("puyang-2023/", "rongchang-2022/")
    assert set(results(page)) == {url for url in pages_with(texts, "演示") if not url.startswith(damaged)} != set()
    expect(page.locator("[data-search-unheard]")).to_have_text(re.compile("没能搜到：濮阳 2023、荣昌 2022。"))
    for broken in damages:
        page.unroute(broken)
    search(page, "养老")
    assert set(results(page)) == pages_with(texts, "养老")
    expect(page.locator("[data-search-unheard]")).to_be_hidden()


def test_a_week_whose_index_never_comes_is_not_waited_for_without_end(open_page, texts):
    page = open_page("about/", DESK, missing="no such file")
    page.clock.install()
    asked: list[str] = []
    came: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: came.append(request.url))
    page.route(re.compile("/pagefind/xinxiang-2021/index/"), lambda _: None)
    page.goto(page.url.replace("about/", "search/?q=焊接"))
    # Until all are asked, and nothing else is under way.
    while len({url.split("/")[4] for url in asked if "/index/" in url}) < 6 or [
        url for url in set(asked) - set(came) if "/xinxiang-2021/index/" not in url
    ]:
        page.wait_for_timeout(200)
    page.clock.fast_forward(31_000)
    status(page)
    assert set(results(page)) == {url for url in pages_with(texts, "焊接") if not url.startswith("xinxiang-2021/")}
    expect(page.locator("[data-search-unheard]")).to_contain_text("新乡 2021")
