"""Search in a real browser: Chinese words found exactly, facets, the address, keyboard, no script, the traditional edition."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

WORDS = ["武艺", "校企", "展板", "展厅", "焊接", "无人机", "机器人", "产教融合", "养老", "急救"]
TRADITIONAL = {"武藝": "武艺", "校企": "校企", "展廳": "展厅", "無人機": "无人机"}
DESK = 1440
# What Pagefind leaves out by itself, and what pages mark.
SILENT = " or ".join(
    f"self::{name}" for name in ("nav", "footer", "form", "svg", "script", "style", "noscript", "label", "template")
)
INLINE = {
    "a",
    "abbr",
    "b",
    "button",
    "cite",
    "code",
    "em",
    "i",
    "input",
    "mark",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}


def words_of(path: Path) -> str:
    """What a page says for itself, its elements parted as a reader sees them; empty for a page that is not to be found."""
    bodies = html.fromstring(path.read_bytes()).xpath("//*[@data-pagefind-body]")
    if not bodies:
        return ""
    for element in bodies[0].xpath(f".//*[@data-pagefind-ignore or {SILENT}]"):
        element.drop_tree()
    for element in bodies[0].iter():
        if element.tag not in INLINE:
            element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return str(bodies[0].text_content())


@pytest.fixture(scope="module")
def texts(demo_site: Path) -> dict[str, str]:
    """The words of every page of both editions, by address."""
    return {
        path.parent.relative_to(demo_site).as_posix() + "/": words_of(path) for path in demo_site.rglob("index.html")
    }


def pages_with(texts: dict[str, str], word: str, edition: str = "") -> set[str]:
    return {url for url, text in texts.items() if word in text and url.startswith("hant/") == (edition == "hant/")}


def status(page: Page) -> str:
    """The answer, once it is there."""
    place = page.locator("[data-search-status]")
    expect(place).to_have_text(re.compile(r"^(?!正在).+"))
    expect(page.locator("[data-search-results]")).not_to_have_attribute("aria-busy", "true")
    return place.inner_text()


def search(page: Page, words: str) -> str:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_function("words => new URLSearchParams(location.search).get('q') === words", arg=words)
    return status(page)


def number(page: Page) -> int:
    """How many pages the answer speaks of."""
    found = re.search(r"\d+ 个页面", status(page))
    assert found
    return int(found[0].split()[0])


def results(page: Page) -> list[str]:
    """The addresses of all results, shown step by step."""
    more = page.locator("[data-search-more]")
    while more.is_visible():
        shown = page.locator(".search-result").count()
        more.click()
        expect(page.locator(".search-result")).not_to_have_count(shown)
    found: list[str] = page.eval_on_selector_all(
        ".search-result a", "links => links.map(link => link.pathname.slice(1))"
    )
    return found


def facet(page: Page, name: str) -> int:
    """How many pages a chip says it would leave."""
    button = page.get_by_role("button", name=re.compile(rf"^{name} \d+$"))
    return int(button.inner_text().split()[-1])


def test_ten_chinese_words_lead_to_the_pages_that_say_them_and_to_no_other(open_page, texts):
    page = open_page("search/", DESK)
    for word in WORDS:
        answer = search(page, word)
        found = results(page)
        assert len(found) == len(set(found))
        assert set(found) == pages_with(texts, word), word
        assert f"找到 {len(found)} 个页面" in answer
        assert page.locator(".search-result mark").first.inner_text() == word


def test_two_words_lead_to_the_pages_that_say_both(open_page, texts):
    page = open_page("search/?q=校企 展板", DESK)
    status(page)
    assert set(results(page)) == pages_with(texts, "校企") & pages_with(texts, "展板")
    search(page, "学生 机床")
    assert set(results(page)) == pages_with(texts, "学生") & pages_with(texts, "机床") != set()


def test_characters_that_stand_apart_are_not_found_as_a_word(open_page, texts):
    page = open_page("search/?q=校长老师", DESK)
    assert pages_with(texts, "校长") & pages_with(texts, "老师")
    assert not pages_with(texts, "校长老师")
    # The two words are looked for instead, and that is said.
    assert "没有连在一起的“校长老师”" in status(page)
    assert set(results(page)) == pages_with(texts, "校长") & pages_with(texts, "老师")


def test_a_result_has_picture_title_excerpt_school_day_and_week(open_page):
    page = open_page("search/?q=颠勺两分钟", DESK)
    status(page)
    story = page.locator(".search-result").filter(has=page.locator("a[href$='stories/wok-two-minutes/']"))
    assert story.get_by_role("heading").inner_text() == "颠勺两分钟"
    for words in ("5月16日", "麦序农商职业学校 · 视频短片", "濮阳 2023"):
        expect(story).to_contain_text(words)
    story.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.search-result img').naturalWidth > 0")
    story.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("颠勺两分钟")


def test_facets_narrow_down_say_how_far_and_stand_in_the_address(open_page):
    page = open_page("search/?q=焊接", DESK)
    total = number(page)
    week = facet(page, "荣昌 2022")
    assert 0 < week < total
    page.get_by_role("button", name=re.compile("^荣昌 2022")).click()
    expect(page).to_have_url(re.compile(r"\?q=.*&week=rongchang-2022$"))
    assert number(page) == week == len(results(page))
    stories = facet(page, "故事")
    page.get_by_role("button", name=re.compile("^故事 ")).click()
    expect(page).to_have_url(re.compile("type=story"))
    assert number(page) == stories < week
    school = page.get_by_label("学校", exact=True)
    words = school.locator("option").nth(1).inner_text()
    school.select_option(index=1)
    expect(page).to_have_url(re.compile("school=rongchang-2022%2F"))
    assert f"（{number(page)}）" in words
    page.get_by_role("button", name="清除筛选").click()
    expect(page).to_have_url(re.compile(r"\?q=[^&]*$"))
    assert number(page) == total


def test_facets_of_two_words_count_the_pages_that_say_both(open_page):
    page = open_page("search/?q=焊接 学生", DESK)
    total, week = number(page), facet(page, "荣昌 2022")
    assert 0 < week < total
    page.get_by_role("button", name=re.compile("^荣昌 2022")).click()
    expect(page).to_have_url(re.compile("week=rongchang-2022"))
    assert number(page) == week == len(results(page))


def test_an_address_that_was_sent_shows_the_same_search(open_page):
    page = open_page("search/?q=学生&week=rongchang-2022&type=school", DESK)
    status(page)
    assert page.get_by_role("searchbox").input_value() == "学生"
    expect(page.get_by_role("button", name=re.compile("^荣昌 2022"))).to_have_attribute("aria-pressed", "true")
    found = results(page)
    assert found
    assert all(url.startswith("rongchang-2022/schools/") for url in found)


def test_the_back_button_goes_back_search_by_search_and_from_a_page_to_its_results(open_page):
    page = open_page("search/", DESK)
    search(page, "焊接")
    first = results(page)
    search(page, "养老")
    second = results(page)
    assert first != second
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("焊接")
    status(page)
    assert results(page) == first
    page.locator(".search-result a").nth(12).click()
    page.wait_for_load_state()
    page.go_back()
    status(page)
    expect(page.locator(".search-result").nth(12)).to_be_in_viewport()
    assert results(page) == first


def test_the_keyboard_alone_gets_to_a_page(open_page):
    page = open_page("search/")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "search-words":
        page.keyboard.press("Tab")
    page.keyboard.type("展厅")
    page.keyboard.press("Enter")
    status(page)
    # The button, the facets, the first result.
    for _ in range(3):
        page.keyboard.press("Tab")
    title = page.locator(".search-result a").first.inner_text()
    assert page.evaluate("document.activeElement.textContent") == title
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(?!search/)[a-z0-9-]+/.*"))


def test_more_results_take_the_keyboard_along(open_page):
    page = open_page("search/?q=学生", DESK)
    status(page)
    shown = page.locator(".search-result").count()
    page.get_by_role("button", name="更多结果").press("Enter")
    expect(page.locator(".search-result a").nth(shown)).to_be_focused()


def test_where_nothing_is_found_other_ways_are_offered(open_page):
    page = open_page("search/?q=龘鑫淼焱", DESK)
    assert "没有找到" in status(page)
    assert page.locator(".search-result").count() == 0
    expect(page.get_by_role("heading", name="换个方式找")).to_be_visible()


def test_hostile_words_stay_words(open_page):
    page = open_page("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22&week=%22%3E%3Cb%3E", DESK)
    assert "<img src=x onerror=alert(1)>" in status(page)
    assert page.locator("#content img[src='x'], [data-search-status] *").count() == 0


def test_an_index_that_does_not_arrive_is_said_and_the_ways_in_stay(open_page):
    page = open_page("search/?q=武艺", DESK, missing="pagefind.js")
    assert "搜索没有打开" in status(page)
    expect(page.get_by_role("heading", name="换个方式找")).to_be_visible()


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
    search(page, "焊接")
    damaged = ("puyang-2023/", "rongchang-2022/")
    assert set(results(page)) == {url for url in pages_with(texts, "焊接") if not url.startswith(damaged)} != set()
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


def test_an_index_that_does_not_arrive_at_all_leaves_the_ways_in(open_page):
    page = open_page("search/", DESK, missing="wasm.unknown.pagefind")
    search(page, "武艺")
    assert "搜索没有打开" in status(page)
    expect(page.get_by_role("heading", name="换个方式找")).to_be_visible()
    expect(page.locator("[data-search-unheard]")).to_be_hidden()


def test_without_script_the_page_explains_and_leads_to_weeks_days_and_schools(open_page):
    page = open_page("search/", java_script_enabled=False)
    expect(page.locator(".search-note")).to_be_visible()
    for url in ("puyang-2023/", "puyang-2023/days/2023-05-15/", "puyang-2023/schools/maixu/"):
        assert page.locator(f"main [href$='{url}'], #content [href$='{url}']").first.is_visible()
    assert not page.locator("[data-search-found]").is_visible()


def test_every_page_leads_to_the_search(open_page):
    page = open_page("puyang-2023/stories/drone-over-wheat/")
    way = page.get_by_role("banner").get_by_role("link", name="搜索")
    box = way.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    way.click()
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_the_traditional_edition_is_searched_in_its_own_characters(open_page, texts):
    page = open_page("hant/search/", DESK)
    for traditional in TRADITIONAL:
        search(page, traditional)
        found = results(page)
        assert found
        assert set(found) == pages_with(texts, traditional, "hant/"), traditional
    expect(page.locator("[data-search-status]")).to_contain_text("找到")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_fit_any_width(open_page, scheme):
    page = open_page("search/?q=学生&type=story", 320, color_scheme=scheme)
    status(page)
    for width in (320, 390, DESK):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
