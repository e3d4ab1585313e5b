"""A site for everyone: large text, contrast, layout and colours as a visitor chooses them, and the voice that reads aloud."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.arrival import wait_for_scripts
from browser.test_pages import DESK, NARROW, PAGES, PHONE

STORY = "puyang-2023/stories/drone-over-wheat/"
WEEK = "puyang-2023/"
# A voice that ends each sentence at once, and remembers what it was asked to say.
VOICE = """
    window.said = [];
    class Words { constructor(text) { this.text = text; } }
    const voice = (lang, localService = true) => ({ lang, name: lang, localService });
    const speech = {
      held: false, cancelled: 0,
      getVoices: () => [voice("en-US"), voice("zh-TW"), voice("zh-CN", false), voice("zh-CN")],
      speak(words) {
        if (!words.text) return;
        window.said.push({ text: words.text, lang: words.lang, rate: words.rate, local: words.voice?.localService });
        if (!this.held) setTimeout(() => words.onend?.(), 5);
      },
      cancel() { this.cancelled += 1; },
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    window.SpeechSynthesisUtterance = Words;
"""
# What is waited for comes at once.
HURRY = "const wait = window.setTimeout; window.setTimeout = (what) => wait(what, 0);"
NO_VOICE = 'Object.defineProperty(window, "speechSynthesis", { value: { getVoices: () => [{ lang: "en-US" }], speak() {}, cancel() {} } });'
# The darkest and lightest pair of text and ground on the page that falls short of 7:1, or nothing.
BELOW_AAA = """() => {
  const parse = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const part of document.querySelectorAll("body *")) {
    const own = [...part.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !part.checkVisibility() || part.closest(".visually-hidden, .skip, svg, video, script")) continue;
    const [a, b] = [light(parse(getComputedStyle(part).color)), light(ground(part))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 7) found.push(`${part.className || part.tagName}: ${ratio.toFixed(1)}`);
  }
  return found;
}"""
# What is not simply one below the other.
SPREAD_OUT = """() => {
  const found = [];
  for (const part of document.querySelectorAll("main *")) {
    const style = getComputedStyle(part);
    if (!part.checkVisibility()) continue;
    if (style.position === "sticky") found.push(`sticky ${part.className}`);
    if (part.scrollWidth > part.clientWidth + 1 && ["auto", "scroll"].includes(style.overflowX)) found.push(`slides ${part.className}`);
    if (part.matches(".card") && part.parentElement.children.length > 1 && part.offsetWidth < part.parentElement.offsetWidth * .9) found.push(`beside ${part.className}`);
  }
  return found;
}"""


def stored(choices: str) -> str:
    return f"localStorage.setItem('display', '{choices}')"


def pixels(page, selector: str, name: str) -> float:
    return page.locator(selector).first.evaluate(f"part => parseFloat(getComputedStyle(part).{name})")


def choose(page, words: str) -> None:
    if page.locator("[data-display][open]").count() == 0:
        page.locator("[data-display] summary").click()
    page.get_by_label(words, exact=True).check(force=True)


def test_one_tap_gives_large_text_with_room_and_a_simple_layout_and_the_next_one_takes_it_back(open_page):
    page = open_page(STORY, PHONE)
    before = pixels(page, ".prose p", "fontSize")
    switch = page.locator("[data-elder-switch]")
    expect(switch).to_have_text("大字", use_inner_text=True)
    switch.click()
    size, line = pixels(page, ".prose p", "fontSize"), pixels(page, ".prose p", "lineHeight")
    # 18 points, lines at least 1.5 apart, paragraphs at least 1.3 times that.
    assert size >= 24
    assert line >= 1.5 * size
    assert pixels(page, ".prose p + p", "marginTop") >= 1.3 * line - 0.5
    assert page.evaluate("document.documentElement.dataset.layout") == "simple"
    expect(page.locator("[data-display-status]")).to_have_text("大字")
    switch.click()
    assert pixels(page, ".prose p", "fontSize") == before
    assert page.evaluate("localStorage.getItem('display')") is None


def test_targets_of_the_large_edition_are_large(open_page):
    page = open_page(WEEK, PHONE, script=stored("text=large layout=simple"))
    for target in page.locator(".bar-button:visible, main .button:visible").all():
        assert target.bounding_box()["height"] >= 60
    sizes = page.evaluate(
        "[...document.querySelectorAll('main p, main li, footer p, footer a')].filter(part => part.checkVisibility() && part.innerText.trim()).map(part => parseFloat(getComputedStyle(part).fontSize))"
    )
    assert min(sizes) >= 18


def test_the_largest_text_fits_the_narrowest_phone(open_page, address):
    page = open_page("", NARROW, script=stored("text=larger"))
    for url in PAGES.values():
        page.goto(address + url)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, url
        for name in ("[data-display]", "[data-menu]"):
            page.locator(f"{name} summary").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, (url, name)
        page.evaluate("document.documentElement.dataset.layout = 'simple'")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, url


def test_choices_are_there_on_the_next_page_before_it_is_painted(open_page):
    page = open_page(WEEK, DESK, color_scheme="light")
    for words in ("特大", "高对比", "简洁", "深色"):
        choose(page, words)
    # Without the script that sets them later: what the head's own script does.
    page.route("**/assets/js/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(page.url + "days/2023-05-15/", wait_until="commit")
    page.wait_for_selector("h1")
    assert page.evaluate("({...document.documentElement.dataset})") == {
        "text": "larger", "contrast": "high", "layout": "simple", "scheme": "dark",
    }  # fmt: skip


def test_the_panel_shows_what_is_chosen_says_what_changes_and_restores_everything(open_page):
    page = open_page(
        WEEK,
        DESK,
        script="if (!sessionStorage.seen) { sessionStorage.seen = 1; " + stored("text=large contrast=high") + " }",
    )
    page.locator("[data-display] summary").click()
    assert page.locator("[data-display] input:checked").evaluate_all("all => all.map(input => input.value)") == [
        "large", "high", "standard", "auto",
    ]  # fmt: skip
    choose(page, "特大")
    expect(page.locator("[data-display-status]")).to_have_text("文字大小：特大")
    page.get_by_role("button", name="恢复默认").click()
    expect(page.locator("[data-display-status]")).to_have_text("已恢复默认显示")
    assert page.evaluate("({...document.documentElement.dataset})") == {"contrast": "standard", "scheme": "light"}
    page.reload()
    assert page.evaluate("document.documentElement.dataset.text") is None


def test_the_keyboard_alone_reaches_chooses_and_leaves(open_page):
    page = open_page(WEEK, DESK)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-display] summary')"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.dataset.text") == "large"
    assert page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    expect(page.locator("[data-display]")).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.matches('[data-display] summary')")
    # A panel never stays open over what has the focus.
    page.keyboard.press("Enter")
    page.locator(".brand").focus()
    expect(page.locator("[data-display]")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_puts_every_text_at_seven_to_one(open_page, address, scheme):
    page = open_page(WEEK, DESK, script=stored(f"contrast=high scheme={scheme}"))
    for url in ("", WEEK, STORY, "puyang-2023/days/2023-05-15/", "puyang-2023/schools/maixu/", "about/", "404.html"):
        page.goto(address + url)
        assert page.evaluate("document.documentElement.dataset.scheme") == scheme
        assert page.evaluate(BELOW_AAA) == [], url
        link = page.locator("main p a:visible, main li a:visible").first
        assert link.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline", url


def test_a_system_that_asks_for_contrast_gets_it_and_the_visitor_may_decline(open_page):
    page = open_page(WEEK, DESK, contrast="more", color_scheme="light")
    assert page.evaluate("document.documentElement.dataset.contrast") == "high"
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()") == "#000000"
    page.locator("[data-display] summary").click()
    page.locator("input[name=contrast][value=standard]").check(force=True)
    page.reload()
    assert page.evaluate("document.documentElement.dataset.contrast") == "standard"


def test_without_javascript_the_system_decides_and_nothing_dead_is_shown(open_page):
    page = open_page(STORY, DESK, java_script_enabled=False, contrast="more", color_scheme="dark")
    for name in ("[data-elder-switch]", "[data-display]", "[data-read-aloud]", "[data-reader]"):
        for part in page.locator(name).all():
            expect(part).to_be_hidden()
    page.locator("[data-menu] summary").click()
    expect(page.locator("[data-menu] a").first).to_be_visible()
    assert page.locator("[data-today]").first.inner_text() == ""


def test_in_the_simple_layout_nothing_slides_sticks_or_stands_beside(open_page, address):
    page = open_page(WEEK, DESK, script=stored("layout=simple"))
    for url in ("", WEEK, "puyang-2023/schools/maixu/", "xinxiang-2021/"):
        page.goto(address + url)
        assert page.evaluate(SPREAD_OUT) == [], url
        assert page.locator("main img:visible").count() > 0, url


def test_today_is_named_by_the_visitors_clock_as_a_day_in_china(open_page):
    # Half past four in the afternoon of Saturday in London is Sunday in China.
    page = open_page(
        WEEK,
        DESK,
        script="Date = class extends Date { constructor(...a) { a.length ? super(...a) : super('2026-11-21T16:30:00Z'); } };",
    )
    expect(page.locator(".bar-today")).to_have_text("今天是2026年11月22日 星期日")


def test_the_page_is_read_from_its_title_on_with_the_paragraph_marked(open_page):
    page = open_page(STORY, PHONE, script=VOICE)
    page.evaluate("window.speechSynthesis.held = true")
    page.locator(".crumbs [data-read-aloud]").click()
    page.wait_for_function("window.said.length === 1")
    assert page.evaluate("window.said[0]") == {
        "text": page.locator("h1").inner_text(),
        "lang": "zh-CN",
        "rate": 1,
        "local": True,
    }
    assert page.evaluate("document.querySelector('.is-read-aloud').tagName") == "H1"
    expect(page.locator("[data-reader]")).to_be_visible()
    page.get_by_role("button", name="下一段").click()
    page.wait_for_function("window.said.length === 2")
    assert page.locator(".is-read-aloud").count() == 1
    assert page.evaluate("document.querySelector('.is-read-aloud').tagName") != "H1"


def test_it_is_read_to_the_end_in_short_pieces_and_the_bar_goes(open_page):
    page = open_page(STORY, PHONE, script=HURRY + VOICE)
    page.locator(".crumbs [data-read-aloud]").click()
    page.wait_for_function("window.said.length > 0")
    page.wait_for_selector("[data-reader]", state="hidden", timeout=60_000)
    said = page.evaluate("window.said.map(words => words.text)")
    whole = "".join(said)
    for paragraph in page.locator(".prose p").all():
        assert paragraph.inner_text().strip() in whole
    assert max(len(words) for words in said) <= 120
    assert page.locator(".is-read-aloud").count() == 0


def test_the_voice_pauses_goes_on_changes_its_speed_and_stops(open_page):
    page = open_page(STORY, PHONE, script=VOICE)
    page.evaluate("window.speechSynthesis.held = true")
    page.locator(".crumbs [data-read-aloud]").click()
    page.wait_for_function("window.said.length === 1")
    page.get_by_role("button", name="暂停").click()
    expect(page.get_by_role("button", name="继续")).to_be_focused()
    page.get_by_label("语速").select_option("0.75")
    assert page.evaluate("window.said.length") == 1
    page.get_by_role("button", name="继续").click()
    page.wait_for_function("window.said.length === 2")
    assert page.evaluate("[window.said[1].rate, window.said[1].text === window.said[0].text]") == [0.75, True]
    page.keyboard.press("Escape")
    expect(page.locator("[data-reader]")).to_be_hidden()
    expect(page.locator(".crumbs [data-read-aloud]")).to_be_focused()


def test_leaving_the_page_silences_the_voice(open_page):
    page = open_page(STORY, PHONE, script=VOICE)
    page.evaluate("window.speechSynthesis.held = true")
    page.locator(".crumbs [data-read-aloud]").click()
    page.wait_for_function("window.said.length === 1")
    before = page.evaluate("window.speechSynthesis.cancelled")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("window.speechSynthesis.cancelled") == before + 1


def test_the_traditional_edition_is_read_by_a_voice_of_its_own(open_page):
    page = open_page(f"hant/{STORY}", PHONE, script=VOICE)
    page.locator(".crumbs [data-read-aloud]").click()
    page.wait_for_function("window.said.length > 0")
    assert page.evaluate("window.said[0].lang") == "zh-TW"


def test_a_browser_without_a_chinese_voice_offers_no_reading_and_fetches_none(open_page):
    page = open_page(STORY, PHONE, script=NO_VOICE)
    wait_for_scripts(page)
    for button in page.locator("[data-read-aloud]").all():
        expect(button).to_be_hidden()
    assert (
        page.evaluate("performance.getEntriesByType('resource').some(file => file.name.endsWith('reading.js'))")
        is False
    )
