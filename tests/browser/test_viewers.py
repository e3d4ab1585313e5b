"""Boards in deep zoom and panoramas: opened, used and closed in a real browser."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from browser.arrival import wait_for_frame
from gestures import touch

DESK = 1440
PHONE = {"has_touch": True, "is_mobile": True}
BOARD = "xinxiang-2021/schools/mailang/"
HALL = "xinxiang-2021/"
PANORAMA = "puyang-2023/schools/chanfeng/"
WITHOUT_WEBGL = """
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind.includes("webgl") ? null : getContext.call(this, kind, ...rest);
    };
"""
# What a graphics card says of itself; 3379 is MAX_TEXTURE_SIZE.
TEXTURES_OF = """
    const getParameter = WebGLRenderingContext.prototype.getParameter;
    WebGLRenderingContext.prototype.getParameter = function (name) {
      return name === 3379 ? %d : getParameter.call(this, name);
    };
"""
# The demo has its panoramas in tours, which have a viewer of their own (test_tour.py): here they stand alone, as in a gallery.
ALONE = """
    new MutationObserver(() => {
      for (const link of document.querySelectorAll("a[data-panorama][data-tour]")) delete link.dataset.tour;
    }).observe(document, { childList: true, subtree: true });
"""
# As a figure in the text one unfolds where it stands.
INTO_THE_TEXT = "link => { link.dataset.inPlace = ''; document.querySelector('#about').append(link); }"
HAS_FOCUS = "element => element === document.activeElement"


def asked_of(page: Page) -> list[str]:
    """The addresses asked for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def deepest(asked: list[str]) -> int:
    """The finest level of the pyramid that was asked for; -1 for none."""
    return max((int(found[1]) for url in asked if (found := re.search(r"_files/(\d+)/\d+_\d+\.", url))), default=-1)


def grows(page: Page, asked: list[str], before: int) -> bool:
    """Whether finer tiles are asked for within five seconds."""
    for _ in range(50):
        if deepest(asked) > before:
            return True
        page.wait_for_timeout(100)
    return False


def colours(drawn: Locator) -> int:
    """How many colours an element shows."""
    found = Image.open(BytesIO(drawn.screenshot())).convert("RGB").getcolors(maxcolors=1 << 24)
    assert found
    return len(found)


def still(page: Page, drawn: Locator) -> bytes:
    """What an element shows once it moves no more."""
    before = drawn.screenshot()
    for _ in range(50):
        wait_for_frame(page)
        now = drawn.screenshot()
        if now == before:
            return now
        before = now
    pytest.fail("never at rest")


def changes(page: Page, drawn: Locator, before: bytes) -> None:
    """Waits until an element shows something else."""
    for _ in range(50):
        if drawn.screenshot() != before:
            return
        wait_for_frame(page)
    pytest.fail("nothing moves")


def open_board(page: Page, number: int = 0) -> Locator:
    """Opens a board and waits until its first tile is drawn in place of the preview."""
    link = page.locator("a[data-tiles]").nth(number)
    link.click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    expect(page.locator(".layer-view picture")).to_have_count(0)
    return link


def open_panorama(page: Page, in_place: bool = False) -> Locator:
    """Opens a panorama and waits until one can look around."""
    link = page.locator("a[data-panorama]").first
    if in_place:
        link.evaluate(INTO_THE_TEXT)
    link.click()
    page.wait_for_selector(".panorama-stage.is-live")
    return link


def renditions(link: Locator) -> dict[int, str]:
    """A panorama's files by width, narrow to wide."""
    entries = (entry.split(" ") for entry in (link.get_attribute("data-panorama") or "").split(", "))
    return {int(width.removesuffix("w")): url.rpartition("/")[2] for url, width in entries}


def test_no_viewer_is_fetched_before_it_is_needed(open_page):
    page = open_page(BOARD)
    packages = page.evaluate(
        "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('vendor'))"
    )
    assert not [url for url in packages if "openseadragon" in url or "pannellum" in url]


def test_a_board_opens_in_deep_zoom_with_tiles_of_this_site(open_page):
    page = open_page(BOARD, DESK)
    asked, answers = asked_of(page), []
    page.on("response", lambda response: answers.append((response.url, response.status)))
    open_board(page)
    page.wait_for_load_state("networkidle")
    assert deepest(asked) > 0
    assert {status for url, status in answers if "_files/" in url or url.endswith(".dzi")} == {200}
    assert colours(page.locator(".layer-canvas canvas").first) > 100
    assert page.locator(".pswp").count() == 0
    assert page.locator(".layer-words").inner_text()


@pytest.mark.parametrize("way", ["key", "button", "double click"])
def test_zooming_in_loads_finer_tiles(open_page, way):
    page = open_page(BOARD, DESK)
    asked = asked_of(page)
    open_board(page)
    page.wait_for_load_state("networkidle")
    before = deepest(asked)
    for _ in range(4):
        if way == "key":
            page.keyboard.press("+")
        elif way == "button":
            page.get_by_role("button", name="放大").click()
        else:
            page.locator(".layer-canvas").dblclick()
    assert grows(page, asked, before)


def test_fingers_zoom_a_board_and_turn_to_the_next(open_page):
    page = open_page(HALL, **PHONE)
    asked = asked_of(page)
    open_board(page)
    label = page.locator("dialog").get_attribute("aria-label")
    touch(page, [(320, 400)], [(250, 400)], [(150, 402)], [(60, 404)])
    expect(page.locator("dialog")).not_to_have_attribute("aria-label", label or "")
    expect(page.locator(".layer-view picture")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    before = deepest(asked)
    touch(page, [(190, 400), (200, 400)], *([(190 - n * 15, 400), (200 + n * 15, 400)] for n in range(1, 11)))
    assert grows(page, asked, before)


def test_buttons_and_keys_go_through_the_hall(open_page):
    page = open_page(HALL, DESK)
    open_board(page)
    shown = page.locator(".layer-words .board-title")
    titles = page.locator(".hall .board-title").all_inner_texts()
    page.get_by_role("button", name="下一块").click()
    expect(shown).to_have_text(titles[1])
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_text(titles[2])
    page.get_by_role("button", name="上一块").click()
    expect(shown).to_have_text(titles[1])
    # Enlarged, the arrows move the board itself; that takes a board whose tiles have come.
    expect(page.locator(".layer-view > picture")).to_have_count(0)
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_text(titles[1])


def test_keys_turn_on_while_a_board_is_still_opening(open_page):
    page = open_page(HALL, DESK)
    open_board(page)
    titles = page.locator(".hall .board-title").all_inner_texts()
    page.evaluate(
        """() => { for (let n = 0; n < 2; n++) document.querySelector("dialog").dispatchEvent(
             new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true })); }"""
    )
    expect(page.locator(".layer-words .board-title")).to_have_text(titles[2])


@pytest.mark.parametrize("kind", ["board", "panorama"])
def test_a_viewer_closes_and_returns_to_its_place(open_page, kind):
    page = open_page(BOARD if kind == "board" else PANORAMA, script=ALONE)
    address = page.url
    for close in (
        lambda: page.keyboard.press("Escape"),
        page.go_back,
        lambda: page.get_by_role("button", name="关闭").click(),
    ):
        link = open_board(page) if kind == "board" else open_panorama(page)
        close()
        expect(page.locator("dialog")).to_have_count(0)
        assert link.evaluate(HAS_FOCUS)
        page.wait_for_function("!history.state")
        assert page.url == address


def test_the_page_behind_a_viewer_is_out_of_reach(open_page):
    page = open_page(HALL, DESK)
    open_board(page)
    for _ in range(12):
        page.keyboard.press("Tab")
        # The body stands for the browser's own buttons.
        assert page.evaluate(
            "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
        )


def test_a_page_loaded_anew_forgets_the_viewer(open_page):
    page = open_page(BOARD)
    open_board(page)
    page.reload()
    page.wait_for_function("!history.state")
    assert page.locator("dialog").count() == 0


@pytest.mark.parametrize(("url", "link"), [(BOARD, "a[data-tiles]"), (PANORAMA, "a[data-panorama]")])
def test_without_javascript_the_link_leads_to_the_picture(open_page, url, link):
    page = open_page(url, java_script_enabled=False)
    answer = page.request.get(page.locator(link).first.evaluate("link => link.href"))
    assert answer.ok
    shown = page.locator(link).first.evaluate("link => Number(link.querySelector('img').getAttribute('width'))")
    assert Image.open(BytesIO(answer.body())).width >= shown


def test_a_board_whose_tiles_are_missing_still_offers_its_picture(open_page):
    page = open_page(BOARD, missing=".dzi")
    link = page.locator("a[data-tiles]").first
    link.click()
    picture = page.locator(".layer-failure a")
    picture.wait_for()
    assert picture.get_attribute("href") == link.evaluate("link => link.href")
    assert page.locator(".layer-view picture").is_visible()


@pytest.mark.parametrize("in_place", [False, True], ids=["in a layer", "in place"])
def test_one_looks_around_in_a_panorama(open_page, in_place):
    # In place without what would go on turning for a while.
    page = open_page(PANORAMA, script=ALONE, reduced_motion="reduce" if in_place else "no-preference")
    open_panorama(page, in_place)
    drawn = page.locator(".panorama-view canvas")
    assert colours(drawn) > 100
    assert page.locator(".panorama-view").evaluate(HAS_FOCUS)
    # The first touch takes the note away.
    page.keyboard.press("ArrowRight")
    expect(page.locator(".panorama-note")).to_have_text("")
    before = still(page, drawn)
    page.keyboard.down("ArrowRight")
    changes(page, drawn, before)
    page.keyboard.up("ArrowRight")
    assert page.locator(".pswp").count() == 0


def test_a_panorama_in_place_gives_the_picture_back(open_page):
    page = open_page(PANORAMA, script=ALONE)
    link = open_panorama(page, in_place=True)
    assert not link.is_visible()
    page.keyboard.press("Escape")
    assert link.is_visible()
    assert link.evaluate(HAS_FOCUS)
    assert page.locator(".panorama-stage").count() == 0


@pytest.mark.parametrize(("width", "textures", "taken"), [(390, 8192, 4096), (DESK, 8192, 8192), (DESK, 4096, 4096)])
def test_a_device_takes_the_rendition_it_can_show(open_page, width, textures, taken):
    page = open_page(
        PANORAMA, width, script=ALONE + TEXTURES_OF % textures, device_scale_factor=3 if width < DESK else 1
    )
    asked = asked_of(page)
    files = renditions(open_panorama(page))
    loaded = {size for size, name in files.items() if any(url.endswith(name) for url in asked)}
    assert loaded == {max(size for size in files if size <= taken)}


@pytest.mark.parametrize("in_place", [False, True], ids=["in a layer", "in place"])
def test_without_webgl_the_flat_picture_stays_and_moves_sideways(open_page, in_place):
    page = open_page(PANORAMA, script=ALONE + WITHOUT_WEBGL)
    asked = asked_of(page)
    link = page.locator("a[data-panorama]").first
    if in_place:
        link.evaluate(INTO_THE_TEXT)
    link.click()
    flat = page.locator(".panorama-flat")
    flat.wait_for()
    assert "左右滑动" in page.locator(".panorama-note").inner_text()
    flat.locator("img").evaluate("image => image.decode()")
    assert flat.evaluate("flat => flat.scrollWidth > flat.clientWidth")
    assert not [url for url in asked if "pannellum" in url]


def test_a_panorama_that_does_not_arrive_is_shown_flat(open_page):
    files = renditions(open_page(PANORAMA).locator("a[data-panorama]").first)
    page = open_page(PANORAMA, script=ALONE, missing=tuple(files.values()))
    page.locator("a[data-panorama]").first.click()
    expect(page.locator(".panorama-note")).to_contain_text("没有加载出来")
    assert page.locator(".panorama-flat img").is_visible()


def test_a_panorama_closed_while_it_loads_stays_closed(open_page):
    page = open_page(PANORAMA, script=ALONE)
    link, held = page.locator("a[data-panorama]").first, []
    files = tuple(renditions(link).values())

    def hold(route: Route) -> None:
        held.append(route)

    page.route(lambda url: url.endswith(files), hold)
    link.click()
    page.wait_for_selector(".panorama-stage.is-loading .pnlm-container", state="attached")
    page.keyboard.press("Escape")
    with page.expect_event("requestfinished"):
        held[0].continue_()
    page.wait_for_timeout(1000)
    assert page.locator("dialog, .pnlm-container").count() == 0


def test_a_finger_on_a_panorama_moves_the_page_until_it_is_opened(open_page):
    page = open_page(PANORAMA, script=ALONE, **PHONE)
    link = page.locator("a[data-panorama]").first
    link.scroll_into_view_if_needed()
    before, box = page.evaluate("scrollY"), link.bounding_box()
    assert box
    middle = int(box["y"] + box["height"] / 2)
    touch(page, *([(200, middle - n * 20)] for n in range(11)))
    page.wait_for_function(f"scrollY > {before} + 100")
