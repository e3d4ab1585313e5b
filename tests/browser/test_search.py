"""Search in a real browser: Chinese words found exactly, facets, the address, keyboard, no script, the traditional edition."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.searching import facet, number, pages_with, results, search, status

WORDS = ["武艺", "校企", "展板", "展厅", "焊接", "无人机", "机器人", "产教融合", "养老", "急救"]
TRADITIONAL = {"武藝": "武艺", "校企": "校企", "展廳": "展厅", "無人機": "无人机"}
DESK = 1440


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
