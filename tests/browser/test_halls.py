"""The section pages in a real browser: the board hall, people, press, national activities, the directory of schools."""

from __future__ import annotations

import re

from playwright.sync_api import expect

HALL = "xinxiang-2021/boards/"
PEOPLE = "puyang-2023/people/"
PAGES = {
    "boards": HALL,
    "people": PEOPLE,
    "press": "puyang-2023/press/",
    "national": "shandong-2021/national/",
    "directory": "shandong-2021/directory/",
}
NARROW, PHONE, DESK = 320, 390, 1440
WITHOUT_SCRIPT = {"java_script_enabled": False}
IN_VIEW = """element => {
  const box = element.getBoundingClientRect();
  return box.left >= -1 && box.left < innerWidth && box.top < innerHeight && box.bottom > 0;
}"""


def test_large_text_and_simple_layout_fit_a_narrow_phone(open_page, address):
    page = open_page(HALL, NARROW)
    for url in PAGES.values():
        page.goto(address + url)
        page.evaluate("Object.assign(document.documentElement.dataset, { text: 'larger', layout: 'simple' })")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW, url


def test_what_is_tapped_is_large_enough_for_a_finger(open_page, address):
    page = open_page(HALL, PHONE)
    for url in (HALL, PEOPLE, PAGES["press"], PAGES["directory"]):
        page.goto(address + url)
        links = page.locator(".topics a, .tiles a, .person-stories a, .school-table td a, .hall-room .board .meta a")
        small = [box for link in links.all() if (box := link.bounding_box()) and box["height"] < 43.9]
        assert links.count() > 3, url
        assert small == [], url


def test_a_topic_shows_its_boards_alone_and_all_come_back(open_page):
    page = open_page(HALL, DESK)
    boards, chosen = page.locator(".bay .board"), page.locator(".topic[aria-current]")
    assert boards.count() == 3
    expect(chosen).to_have_text(re.compile("全部"))
    page.get_by_role("link", name="校企合作").first.click()
    expect(page.locator(".bay:visible")).to_have_count(1)
    expect(page.locator(".bay:visible h2")).to_have_text("校企合作")
    expect(chosen).to_have_text(re.compile("校企合作"))
    expect(page.locator("[data-topic-status]")).to_have_text("校企合作：1 块")
    assert page.url.endswith("#topic-2")
    page.locator(".topic").first.click()
    expect(page.locator(".bay:visible")).to_have_count(3)
    assert page.url.endswith("/boards/")


def test_a_link_to_a_topic_opens_with_its_boards(open_page):
    page = open_page(f"{HALL}#topic-3", PHONE)
    expect(page.locator(".bay:visible")).to_have_count(1)
    expect(page.locator(".bay:visible h2")).to_have_text("“三教”改革")


def test_a_link_to_one_thing_on_the_page_hides_nothing(open_page):
    page = open_page(HALL, DESK)
    page.get_by_role("link", name="校企合作").first.click()
    page.evaluate("location.hash = document.querySelector('.board').id")
    expect(page.locator(".bay:visible")).to_have_count(3)


def test_a_board_opens_for_a_close_look_and_leads_on_along_the_wall(open_page):
    page = open_page(HALL, DESK)
    page.locator("a[data-tiles]").first.click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    expect(page.locator(".layer-count")).to_have_text("第 1 / 3 块")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".layer-count")).to_have_text("第 2 / 3 块")
    page.keyboard.press("Escape")
    expect(page.locator(".layer-board")).to_have_count(0)


def test_the_close_look_leads_through_the_chosen_topic_only(open_page):
    page = open_page(HALL, DESK)
    page.get_by_role("link", name="校企合作").first.click()
    page.locator(".bay:visible a[data-tiles]").click()
    page.wait_for_selector(".layer-board .layer-canvas canvas")
    expect(page.locator(".layer-count")).to_have_count(0)
    expect(page.locator(".layer .tool-next")).to_have_count(0)


def test_the_hall_scrolls_sideways_by_keyboard(open_page):
    page = open_page(HALL, PHONE)
    hall = page.locator("#hall")
    hall.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.getElementById('hall').scrollLeft > 0")


def test_without_script_a_topic_leads_to_its_place_and_a_board_to_its_picture(open_page, address):
    page = open_page(HALL, PHONE, **WITHOUT_SCRIPT)
    assert page.locator(".bay:visible").count() == 3
    page.locator('a[href="#topic-3"]').click()
    assert page.locator("#topic-3").evaluate(IN_VIEW)
    picture = page.request.get(address + HALL + str(page.locator("a[data-tiles]").last.get_attribute("href")))
    assert picture.ok
    assert picture.headers["content-type"].startswith("image/")


def test_a_group_is_chosen_on_every_page_that_has_groups(open_page, address):
    page = open_page(PEOPLE, DESK)
    for url, group in ((PEOPLE, ".honour"), (PAGES["press"], ".press-level"), (PAGES["directory"], "tbody")):
        page.goto(address + url)
        assert page.locator(f"{group}:visible").count() > 1, url
        page.locator(".topic").nth(1).click()
        expect(page.locator(f"{group}:visible")).to_have_count(1)


def test_a_story_leads_to_its_people_and_they_back_to_it(open_page):
    page = open_page("puyang-2023/stories/drone-over-wheat/", PHONE)
    page.locator(".story-people a").click()
    page.wait_for_url(re.compile(r"/people/#p-maixu-[0-9a-f]{8}$"))
    person = page.locator(".person:target")
    expect(person.locator("h3")).to_have_text("小栾")
    assert person.evaluate(IN_VIEW)
    person.locator(".person-stories a").first.click()
    page.wait_for_url(re.compile("/stories/drone-over-wheat/$"))


def test_a_link_to_another_site_says_so_and_vouches_for_nothing(open_page):
    for url in (PAGES["press"], PAGES["directory"]):
        page = open_page(url, DESK)
        links = page.locator('#content a[href^="http"]:not([href*="127.0.0.1"])')
        assert links.count() >= 3
        for link in links.all():
            assert set((link.get_attribute("rel") or "").split()) >= {"noopener", "nofollow"}
            assert "外部网站" in (link.text_content() or "")


def test_the_directory_offers_its_feeds_as_one_file(open_page, address):
    page = open_page(PAGES["directory"], PHONE)
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 OPML").click()
    assert download.value.suggested_filename == "feeds.opml"
    assert page.request.get(f"{address}feeds.opml").ok


def test_the_week_leads_into_its_hall_and_its_sections(open_page):
    page = open_page("xinxiang-2021/", PHONE)
    page.get_by_role("link", name="进入展厅").click()
    page.wait_for_url(re.compile("/xinxiang-2021/boards/$"))
    page.goto(page.url.removesuffix("boards/"))
    page.locator(".tiles").get_by_role("link", name="学校名录").click()
    page.wait_for_url(re.compile("/xinxiang-2021/directory/$"))
