"""The demo site in a real browser: every page kind, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.arrival import wait_for_scripts

PAGES = {
    "home": "",
    "week": "puyang-2023/",
    "week with boards": "xinxiang-2021/",
    "day": "puyang-2023/days/2023-05-15/",
    "story": "puyang-2023/stories/drone-over-wheat/",
    "story with film": "puyang-2023/stories/wok-two-minutes/",
    "school": "puyang-2023/schools/maixu/",
    "channel": "puyang-2023/channels/zuimei/",
    "audience": "puyang-2023/audiences/parents/",
    "schedule": "puyang-2023/schedule/",
    "services": "puyang-2023/services/",
    "boards": "xinxiang-2021/boards/",
    "people": "puyang-2023/people/",
    "press": "puyang-2023/press/",
    "national": "shandong-2021/national/",
    "directory": "shandong-2021/directory/",
    "about": "about/",
    "not found": "404.html",
}
PHONE, DESK, NARROW = 390, 1440, 320


WITHOUT_SIZE_OR_WORDS = """[...document.querySelectorAll("img")]
  .filter(image => !image.getAttribute("width") || !image.getAttribute("height") || image.getAttribute("alt") === null)
  .map(image => image.outerHTML)"""


@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES.keys())
def test_a_page_opens_without_error_foreign_request_or_sideways_scrolling_and_all_its_pictures_arrive(open_page, url):
    page = open_page(url, NARROW)
    assert page.locator("h1").count() == 1
    for width in (NARROW, PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    assert wait_for_scripts(page) == []
    page.set_viewport_size({"width": PHONE, "height": 844})
    assert page.evaluate(WITHOUT_SIZE_OR_WORDS) == []
    page.evaluate("document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(image => image.complete && image.currentSrc)")
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)") == []


def test_a_phone_loads_webp_of_fitting_width(open_page):
    page = open_page("puyang-2023/stories/drone-over-wheat/")
    source = page.evaluate("document.querySelector('main img, article img, #content img').currentSrc")
    assert source.endswith(".webp")


def test_a_gallery_picture_opens_large_with_its_words_and_closes_with_escape(open_page):
    page = open_page("puyang-2023/days/2023-05-15/", DESK)
    page.locator("[data-gallery] a").first.click()
    page.wait_for_selector(".pswp--open")
    # While it is still growing the viewer does not listen.
    page.wait_for_function("window.pswp && window.pswp.opener.isOpen")
    assert page.locator(".pswp").inner_text().strip()
    page.keyboard.press("Escape")
    page.wait_for_selector(".pswp--open", state="detached")


def test_a_dark_system_gets_the_dark_scheme(open_page):
    page = open_page("", PHONE, color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_pages_are_whole_without_javascript(open_page, address):
    page = open_page("", java_script_enabled=False)
    for url in PAGES.values():
        page.goto(address + url)
        assert page.locator("h1").is_visible(), url
        assert page.locator("footer").last.is_visible(), url


def test_a_film_plays_with_its_subtitles(open_page):
    page = open_page(PAGES["story with film"])
    video = page.locator("video").first
    video.evaluate("film => { film.muted = true; return film.play() }")
    page.wait_for_function("document.querySelector('video').currentTime > 0.2")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")
    assert video.evaluate("film => film.textTracks[0].mode") == "showing"


def test_the_keyboard_reaches_the_text_past_the_chrome(open_page):
    page = open_page("puyang-2023/", DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"


def test_one_page_of_the_demo_week_shows_a_board_in_deep_zoom_a_panorama_and_a_film(open_page):
    page = open_page("puyang-2023/schools/maixu/", DESK)
    page.locator("a[data-tiles]").first.click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    page.keyboard.press("Escape")
    expect(page.locator(".layer-board")).to_have_count(0)
    page.locator("a[data-panorama]").first.click()
    page.wait_for_selector(".panorama-stage.is-live canvas")
    page.keyboard.press("Escape")
    page.locator("video").first.evaluate("film => { film.muted = true; return film.play() }")
    page.wait_for_function("document.querySelector('video').currentTime > 0.2")
