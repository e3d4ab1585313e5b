"""The daily gallery in a real browser: justified rows, filters, the pictures shown large."""

from __future__ import annotations

import contextlib
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser.arrival import MOVES, wait_for_frame, wait_for_pictures, wait_for_scripts
from gestures import touch

DESK = 1440
PHONE = {"has_touch": True, "is_mobile": True}
# Pictures open at once.
CALM = {"reduced_motion": "reduce"}
# Three schools, two channels and four photos.
DAY = "xinxiang-2021/days/2021-05-22/"
SCHOOL, OTHER_CHANNEL = "quanpan", "convenience"
# As a visitor reads, a bit more with each frame or two.
READ = """async () => {
  for (let top = 0; top < document.body.scrollHeight; top += 600) {
    scrollTo(0, top);
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""
PAGES = {
    "home": "",
    "week": "puyang-2023/",
    "day": DAY,
    "story": "puyang-2023/stories/drone-over-wheat/",
    "school": "xinxiang-2021/schools/mailang/",
}


def shown(page: Page) -> Locator:
    return page.locator("#gallery .gallery-item:not([hidden])")


def chip(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"[data-filter={name}] [data-value='{value}']")


def open_day(open_page, query: str = "", width: int = 390, **options: object) -> Page:
    """The day with its filters at work."""
    page = open_page(DAY + query, width, **options)
    wait_for_scripts(page)
    return page


def open_picture(page: Page, number: int = 0) -> None:
    """Opens a picture and waits until the viewer listens."""
    shown(page).nth(number).locator("a[data-zoom]").click()
    wait_until_open(page)


def wait_until_open(page: Page) -> None:
    page.wait_for_function("window.pswp && window.pswp.opener.isOpen")


def is_closed(page: Page) -> None:
    expect(page.locator(".pswp")).to_have_count(0)
    page.wait_for_function("!history.state?.layer")


@pytest.mark.parametrize("width", [390, DESK])
@pytest.mark.parametrize("url", PAGES.values(), ids=PAGES.keys())
def test_nothing_moves_while_a_page_arrives_and_is_read(open_page, url, width):
    page = open_page(url, width, script=MOVES)
    wait_for_scripts(page)
    page.evaluate(READ)
    wait_for_pictures(page)
    wait_for_frame(page)
    assert page.evaluate("window.moved()") <= 0.01


def test_the_pictures_of_a_row_are_equally_high_whatever_is_shown(open_page):
    page = open_day(open_page)
    for width, value in ((390, ""), (390, SCHOOL), (DESK, SCHOOL), (DESK, "")):
        page.set_viewport_size({"width": width, "height": 844})
        chip(page, "school", value).click()
        boxes = [item.locator("img").bounding_box() for item in shown(page).all()]
        rows: dict[int, list[float]] = {}
        for box in boxes:
            rows.setdefault(round(box["y"]), []).append(box["height"])
        assert boxes
        assert all(max(heights) - min(heights) <= 1 for heights in rows.values())


def test_a_filter_leaves_the_pictures_of_a_school_says_so_and_stands_in_the_address(open_page):
    page = open_day(open_page)
    everything = shown(page).count()
    chip(page, "school", SCHOOL).click()
    left = shown(page).count()
    assert 0 < left < everything
    assert all(f"school={SCHOOL}" in item.get_attribute("data-facets") for item in shown(page).all())
    expect(page.get_by_role("status").filter(has_text="显示")).to_have_text(f"显示 {left} 张，共 {everything} 张")
    expect(chip(page, "school", SCHOOL)).to_have_attribute("aria-pressed", "true")
    assert page.url.endswith(f"?school={SCHOOL}")
    page.reload()
    wait_for_scripts(page)
    assert shown(page).count() == left
    chip(page, "school", "").click()
    assert shown(page).count() == everything
    assert page.url.endswith(DAY)


def test_two_filters_work_together_and_offer_nothing_that_would_be_empty(open_page):
    page = open_day(open_page)
    chip(page, "channel", OTHER_CHANNEL).click()
    schools = page.locator("[data-filter=school] button:not([data-value=''])")
    enabled = [button for button in schools.all() if button.is_enabled()]
    assert 0 < len(enabled) < schools.count()
    count = int(enabled[0].locator("[data-count]").inner_text())
    enabled[0].click()
    assert shown(page).count() == count


def test_an_address_that_would_show_nothing_shows_everything(open_page, address):
    page = open_day(open_page)
    for query in ("?school=nowhere", "?school=%3Cb%3E&channel=x", "?school=mailang&channel=convenience"):
        page.goto(address + DAY + query)
        wait_for_scripts(page)
        assert shown(page).count() == page.locator("#gallery .gallery-item").count(), query


def test_without_javascript_there_are_all_pictures_and_no_filter(open_page):
    page = open_page(DAY, java_script_enabled=False)
    expect(page.locator("[data-photo-filters]")).to_be_hidden()
    assert shown(page).count() == page.locator("#gallery .gallery-item").count()


def test_the_viewer_goes_through_the_shown_pictures_only(open_page):
    page = open_day(open_page, f"?school={SCHOOL}", DESK, **CALM)
    count = shown(page).count()
    open_picture(page)
    expect(page.locator(".pswp-place")).to_have_text(f"第 1 / {count} 张")


def test_a_picture_says_which_it_is_its_words_its_school_and_the_way_to_its_story(open_page):
    page = open_page(DAY, DESK, **CALM)
    link = shown(page).nth(1).locator("a[data-zoom]")
    caption, school, story = (link.get_attribute(f"data-{name}") for name in ("caption", "school", "story-title"))
    open_picture(page, 1)
    count = shown(page).count()
    expect(page.locator(".pswp [role=status]")).to_have_text(f"第 2 / {count} 张：{caption}")
    words = page.locator(".pswp-caption")
    for said in (caption, school, f"看故事：{story}"):
        expect(words).to_contain_text(said)
    assert "图片来源" in caption
    words.get_by_role("link").click()
    page.wait_for_url("**/stories/**")


def test_the_keyboard_turns_the_pictures_and_the_focus_returns_to_the_one_seen_last(open_page):
    page = open_page(DAY, DESK, **CALM)
    open_picture(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pswp-place")).to_contain_text("第 2 /")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".pswp-place")).to_contain_text("第 2 /")
    page.keyboard.press("Escape")
    is_closed(page)
    assert shown(page).nth(1).locator("a").evaluate("link => link === document.activeElement")
    assert page.url.endswith(DAY)


def test_back_closes_the_picture_and_stays_on_the_page(open_page):
    page = open_page("xinxiang-2021/", **PHONE)
    page.goto(page.url.replace("xinxiang-2021/", DAY))
    shown(page).first.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    open_picture(page)
    page.go_back()
    is_closed(page)
    assert page.url.endswith(DAY)
    assert page.evaluate("scrollY") == top
    page.go_back()
    page.wait_for_url("**/xinxiang-2021/")


def test_closing_a_picture_leaves_nothing_behind_for_back(open_page):
    page = open_page("xinxiang-2021/", DESK, **CALM)
    page.goto(page.url.replace("xinxiang-2021/", DAY))
    open_picture(page)
    page.keyboard.press("Escape")
    is_closed(page)
    page.go_back()
    page.wait_for_url("**/xinxiang-2021/")


def test_back_closes_a_picture_that_is_still_opening(open_page):
    page = open_page(DAY, **PHONE)
    shown(page).first.locator("a[data-zoom]").click()
    page.wait_for_selector(".pswp--open")
    page.evaluate("history.back()")
    is_closed(page)


def test_each_picture_has_an_address_that_opens_it(open_page):
    page = open_page(DAY, DESK, **CALM)
    open_picture(page, 1)
    address = page.url
    assert re.fullmatch(r"[\x21-\x7e]+#story-[a-z0-9-]+", address)
    page.goto("about:blank")
    page.goto(address)
    wait_until_open(page)
    expect(page.locator(".pswp-place")).to_contain_text("第 2 /")
    page.keyboard.press("Escape")
    is_closed(page)
    assert page.url.endswith(DAY)


def test_an_address_that_names_no_picture_opens_none(open_page, address):
    page = open_day(open_page)
    for hash_ in ("#nowhere", "#%E0%A4%A", "#content", "#gallery"):
        page.goto("about:blank")
        page.goto(f"{address}{DAY}{hash_}")
        wait_for_scripts(page)
        # One that opened a picture would have been taken back.
        assert page.url.endswith(hash_)
        assert page.locator(".pswp").count() == 0


def touch_until(page: Page, condition: str, *moments: list[tuple[int, int]]) -> None:
    """Fingers do it again where the browser took them for something else, as a visitor's would; not for ever."""
    for _ in range(6):
        touch(page, *moments)
        with contextlib.suppress(PlaywrightTimeout):
            page.wait_for_function(condition, timeout=2_000)
            return
    pytest.fail(f"never became true: {condition}")


def test_fingers_turn_the_pictures_and_enlarge_them(open_page):
    page = open_page(DAY, **PHONE)
    open_picture(page)
    touch_until(page, "window.pswp.currIndex === 1", [(330, 400)], [(250, 400)], [(150, 402)], [(60, 404)])
    expect(page.locator(".pswp-place")).to_contain_text("第 2 /")
    page.wait_for_function("!window.pswp.mainScroll.isShifted()")
    before = page.evaluate("window.pswp.currSlide.currZoomLevel")
    spread = ([(180, 400), (210, 400)], [(150, 400), (240, 400)], [(110, 400), (280, 400)], [(70, 400), (320, 400)])
    touch_until(page, f"window.pswp.currSlide.currZoomLevel > {before} * 1.3", *spread)


@pytest.mark.parametrize(("motion", "kind"), [("reduce", "none"), ("no-preference", "zoom")])
def test_pictures_open_without_motion_for_those_who_ask(open_page, motion, kind):
    page = open_page(DAY, DESK, reduced_motion=motion)
    open_picture(page)
    assert page.evaluate("window.pswp.options.showHideAnimationType") == kind
