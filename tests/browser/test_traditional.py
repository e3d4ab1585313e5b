"""The traditional edition in a real browser: the way there and back, its words, its viewers."""

from __future__ import annotations

import re
from itertools import cycle

import pytest
from playwright.sync_api import Page, expect

from showcase.publish.traditional_words import TraditionalWords

STORY = "puyang-2023/stories/drone-over-wheat/"
PAGES = {
    "home": "",
    "week": "puyang-2023/",
    "day": "puyang-2023/days/2023-05-15/",
    "story": STORY,
    "school": "puyang-2023/schools/maixu/",
    "schedule": "puyang-2023/schedule/",
    "about": "about/",
}
# These names stay in the demo's terms; what else the test looks at has none.
WORDS = TraditionalWords({})
PHONE, DESK = 390, 1440


def path_of(page: Page, address: str) -> str:
    return page.url.removeprefix(address)


@pytest.mark.parametrize(("url", "width"), list(zip(PAGES.values(), cycle([PHONE, DESK]))), ids=PAGES.keys())
def test_the_switch_stays_on_the_page_and_leads_back(open_page, address, url, width):
    page = open_page(url, width)
    heading = page.locator("h1").inner_text()
    for name, place, language, words in (
        ("繁體中文", f"hant/{url}", "zh-Hant", WORDS.convert(heading)),
        ("简体中文", url, "zh-Hans", heading),
    ):
        # One of the two is shown: that of the other edition.
        expect(page.get_by_role("link", name=re.compile("^(繁體|简体)中文$"))).to_have_count(1)
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"{address}{place}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.locator("h1").inner_text() == words


def test_the_switch_is_large_enough_for_a_finger(open_page):
    box = open_page(STORY).get_by_role("link", name="繁體中文").bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44


def test_the_switch_works_without_scripts(open_page, address):
    page = open_page(STORY, java_script_enabled=False)
    page.get_by_role("link", name="繁體中文").click()
    assert path_of(page, address) == f"hant/{STORY}"


def test_the_switch_keeps_the_place_on_the_page(open_page, address):
    page = open_page("puyang-2023/#by-place")
    page.get_by_role("link", name="繁體中文").click()
    page.wait_for_url(f"{address}hant/puyang-2023/#by-place")


def test_every_picture_of_a_traditional_page_arrives_and_every_script_is_the_traditional_one(open_page, address):
    page = open_page("hant/", DESK)
    for url in PAGES.values():
        page.goto(f"{address}hant/{url}")
        page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
        page.wait_for_function("[...document.images].every(image => image.complete && image.currentSrc)")
        assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)") == []
        scripts = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert [name for name in scripts if "/assets/js/" in name] == []
        assert [name for name in scripts if "/assets/js-hant/site.js" in name], url


def test_pictures_open_in_traditional_words(open_page):
    page = open_page(f"hant/{STORY}", DESK)
    page.locator("[data-gallery] a[data-zoom]").first.click()
    page.wait_for_selector(".pswp--open")
    expect(page.locator(".pswp__button--close")).to_have_attribute("title", "關閉（Esc）")
    page.wait_for_function("[...document.querySelectorAll('.pswp__img')].some(image => image.naturalWidth > 0)")


def test_boards_open_in_traditional_words(open_page):
    page = open_page("hant/xinxiang-2021/schools/mailang/", DESK)
    page.locator("a[data-tiles]").first.click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    expect(page.locator(".layer-board").get_by_role("button", name="關閉")).to_be_visible()
