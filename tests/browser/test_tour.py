"""The tour of a school's online open day, walked in a real browser: by keys, fingers, pins and hotspots, with and without script."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from browser.arrival import wait_for_frame, wait_for_pictures, wait_for_scripts
from gestures import touch

DESK = 1440
PHONE = {"has_touch": True, "is_mobile": True}
SCHOOL = "puyang-2023/schools/maixu/"
WITHOUT_MAP = "puyang-2023/schools/chanfeng/"
POSTERS = [
    "puyang-2023/schools/maixu/poster/",
    "puyang-2023/days/2023-05-17/poster/",
    "xinxiang-2021/days/2021-05-20/poster/",
]
TITLES = ["中餐实训厨房", "农机课堂", "茶座", "裱花台", "校园广场全景"]
LIVE = "dialog .panorama-stage.is-live"
HAS_FOCUS = "element => element === document.activeElement"
WITHOUT_WEBGL = """
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.includes("webgl") ? null : getContext.call(this, kind, ...rest);
    };
"""


def start(page: Page, number: int = 1) -> Locator:
    """Opens a stop from the filmstrip."""
    link = page.locator(".scene a[data-tour]").nth(number - 1)
    link.click()
    page.locator("dialog").wait_for()
    return link


def expect_stop(page: Page, number: int) -> None:
    expect(page.locator(".tour-title")).to_have_text(TITLES[number - 1])
    expect(page.locator("dialog .layer-count")).to_have_text(f"第 {number} / 5 站")


def swipe(page: Page, *places: int) -> None:
    """A finger that moves sideways over the middle of the screen."""
    touch(page, *([(x, 420)] for x in places))


def test_a_visitor_walks_round_by_buttons_and_back_again(open_page):
    page = open_page(SCHOOL)
    start(page)
    for number in (1, 2, 3, 4, 5, 1):
        expect_stop(page, number)
        page.get_by_role("button", name="下一站").click()
    expect_stop(page, 2)
    page.get_by_role("button", name="前一站").click()
    page.get_by_role("button", name="前一站").click()
    expect_stop(page, 5)


def test_keys_walk_too_and_the_focus_stays_on_the_button(open_page):
    page = open_page(SCHOOL, DESK)
    start(page, 3)
    page.keyboard.press("ArrowRight")
    expect_stop(page, 4)
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    expect_stop(page, 2)
    button = page.get_by_role("button", name="下一站")
    button.focus()
    for number in (3, 4, 5, 1):
        page.keyboard.press("Enter")
        expect_stop(page, number)
        assert page.get_by_role("button", name="下一站").evaluate(HAS_FOCUS)


def test_a_finger_turns_to_the_next_photo_but_looks_around_in_a_panorama(open_page):
    page = open_page(SCHOOL, **PHONE)
    start(page, 4)
    swipe(page, 60, 150, 300)
    expect_stop(page, 3)
    swipe(page, 300, 200, 60)
    swipe(page, 300, 200, 60)
    expect_stop(page, 5)
    page.wait_for_selector(LIVE)
    swipe(page, 300, 200, 60)
    wait_for_frame(page)
    expect_stop(page, 5)


def test_the_tour_closes_on_the_stop_that_was_seen_last(open_page):
    page = open_page(SCHOOL)
    address = page.url
    for close in (
        lambda: page.keyboard.press("Escape"),
        page.go_back,
        lambda: page.get_by_role("button", name="关闭").click(),
    ):
        start(page, 1)
        page.get_by_role("button", name="下一站").click()
        assert page.url == f"{address}#scene-classroom"
        close()
        expect(page.locator("dialog")).to_have_count(0)
        assert page.locator("#scene-classroom a[data-tour]").evaluate(HAS_FOCUS)
        page.wait_for_function("!history.state")
        assert page.url == address


def test_an_address_opens_its_stop_and_closing_it_leaves_the_page(open_page):
    page = open_page(f"{SCHOOL}#scene-tea")
    expect_stop(page, 3)
    page.go_back()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("#scene-tea")).to_be_in_viewport()
    assert page.url.endswith(SCHOOL)


def test_pins_carry_the_stops_numbers_and_open_them(open_page):
    page = open_page(SCHOOL, DESK)
    pins = page.locator(".plan-figure .pin a")
    assert pins.evaluate_all("pins => pins.map(pin => [pin.querySelector('b').textContent, pin.hash])") == (
        page.locator(".scene").evaluate_all(
            "scenes => scenes.map(scene => [scene.querySelector('.scene-number').textContent, `#${scene.id}`])"
        )
    )
    pins.nth(3).focus()
    page.keyboard.press("Enter")
    expect_stop(page, 4)
    expect(page.locator("dialog .pin a[aria-current]")).to_have_text("4裱花台")
    page.locator("dialog .pin a").nth(1).click()
    expect_stop(page, 2)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert pins.nth(3).evaluate(HAS_FOCUS)


def test_pins_are_large_enough_for_a_finger(open_page):
    page = open_page(SCHOOL)
    for width in (320, 390, DESK):
        page.set_viewport_size({"width": width, "height": 844})
        for box in [pin.bounding_box() for pin in page.locator(".plan-figure .pin a").all()]:
            assert box
            assert min(box["width"], box["height"]) >= 44, width


def test_on_a_phone_the_plan_comes_at_a_tap_and_leads_on(open_page):
    page = open_page(SCHOOL, **PHONE)
    start(page)
    plan = page.locator("dialog .plan-map")
    expect(plan).to_be_hidden()
    page.get_by_role("button", name="平面图").tap()
    expect(plan).to_be_visible()
    plan.locator(".pin a").nth(2).tap()
    expect_stop(page, 3)
    expect(plan).to_be_hidden()


def test_a_school_without_a_map_offers_none(open_page):
    page = open_page(WITHOUT_MAP)
    start(page)
    assert page.locator(".plan-map").count() == 0
    assert page.get_by_role("button", name="平面图").count() == 0


@pytest.mark.parametrize("options", [{"width": DESK}, PHONE], ids=["mouse", "finger"])
def test_a_hotspot_in_the_panorama_leads_on(open_page, options):
    page = open_page(SCHOOL, **options)
    start(page, 5)
    page.wait_for_selector(LIVE)
    spot = page.locator(".hotspot a", has_text="教学楼里的农机课堂")
    expect(spot).to_be_visible()
    if "has_touch" in options:
        spot.tap()
    else:
        spot.click()
    expect_stop(page, 2)
    assert page.locator("dialog").evaluate("dialog => dialog.contains(document.activeElement)")
    assert page.locator(".pnlm-container").count() == 0


def test_the_ways_of_a_panorama_stand_among_the_words_for_keys(open_page):
    page = open_page(SCHOOL, DESK)
    start(page, 5)
    page.wait_for_selector(LIVE)
    ways = page.locator(".layer-words .scene-ways a")
    assert ways.all_inner_texts() == ["教学楼里的农机课堂", "实训中心的厨房", "裱花台", "茶座"]
    ways.nth(1).focus()
    page.keyboard.press("Enter")
    expect_stop(page, 1)
    assert page.get_by_role("button", name="下一站").evaluate(HAS_FOCUS)


def test_without_webgl_the_panorama_lies_flat_and_its_ways_are_links(open_page):
    page = open_page(SCHOOL, script=WITHOUT_WEBGL)
    start(page, 5)
    page.locator(".panorama-flat img").wait_for()
    assert page.get_by_role("button", name="放大").count() == 0
    page.locator(".layer-words .scene-ways a").nth(3).click()
    expect_stop(page, 3)


def test_arrows_belong_to_the_panorama_that_has_the_focus(open_page):
    page = open_page(SCHOOL, DESK)
    start(page, 5)
    page.wait_for_selector(LIVE)
    page.locator(".panorama-view").focus()
    page.keyboard.press("ArrowRight")
    expect_stop(page, 5)
    page.keyboard.press("PageDown")
    expect_stop(page, 1)


def test_chips_leave_the_stops_of_one_facet(open_page):
    page = open_page(SCHOOL)
    # The chips listen once their script has come.
    wait_for_scripts(page)
    page.get_by_role("button", name="校园文化").click()
    expect(page.locator(".scene:visible")).to_have_count(2)
    assert page.locator(".scene:visible .scene-number").all_inner_texts() == ["3", "5"]
    expect(page.locator(".tour-facets [role=status]")).to_have_text("显示 2 处，共 5 处")
    page.get_by_role("button", name="全部").first.click()
    expect(page.locator(".scene:visible")).to_have_count(5)


def test_without_script_the_list_is_whole_and_every_link_leads_somewhere(open_page):
    page = open_page(SCHOOL, java_script_enabled=False)
    assert page.locator(".scene .scene-title strong").all_inner_texts() == TITLES
    assert all(page.locator(".scene .scene-caption").all_inner_texts())
    assert page.locator(".tour-facets").is_hidden()
    ways = page.locator("#scene-square .scene-ways a")
    assert ways.count() == 4
    for link in page.locator("a[data-tour]").all():
        address = link.get_attribute("href") or ""
        if address.startswith("#"):
            assert page.locator(address).count() == 1
        else:
            assert page.request.get(link.evaluate("link => link.href")).ok
    page.locator(".plan-figure .pin a").nth(1).click()
    expect(page.locator("#scene-classroom")).to_be_in_viewport()


@pytest.mark.parametrize("url", POSTERS)
def test_a_printed_poster_is_one_sheet_of_a4_and_nothing_else_and_its_code_leads_to_its_page(open_page, url):
    page = open_page(url, DESK)
    wait_for_pictures(page)
    picture = Image.open(BytesIO(page.locator(".poster .qr-code").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture)
    assert code.text == f"https://skillweek.example/{url.removesuffix('poster/')}"
    assert page.locator(".poster-address").inner_text() == code.text.removeprefix("https://")
    page.set_viewport_size({"width": 390, "height": 844})
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert [[round(side) for side in sheet.mediabox] for sheet in printed.pages] == [[0, 0, 595, 842]]
    page.emulate_media(media="print")
    chrome = page.locator("header.site-header, footer.site-footer, .crumbs, .poster-bar")
    assert chrome.locator("visible=true").count() == 0
    sheet = page.locator(".poster")
    assert sheet.evaluate("sheet => sheet.scrollHeight <= sheet.clientHeight && sheet.scrollWidth <= sheet.clientWidth")
    assert "虚构" in sheet.inner_text()


def test_a_poster_is_kept_from_search_engines_and_printed_by_its_button(open_page):
    page = open_page(f"{SCHOOL}poster/", script="window.print = () => { window.printed = true; };")
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
    assert page.locator("[data-pagefind-body]").count() == 0
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("window.printed")
    page.get_by_role("link", name="回到麦序农商职业学校").click()
    page.wait_for_url(f"**/{SCHOOL}")
