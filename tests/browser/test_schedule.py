"""The schedule and the service finder in a real browser: by the visitor's clock, narrowed down, by keyboard, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.arrival import MOVES, wait_for_frame, wait_for_scripts

SCHEDULE = "puyang-2023/schedule/"
SERVICES = "puyang-2023/services/"
# From 18:30 to 19:10, with a replay; and one from 13:30 to 16:30 without any.
LIVE = "#e-2023-05-15-mushroom-live"
NO_REPLAY = "#e-2021-05-22-watch-network"
WECHAT = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.40"


def clock(moment: str) -> str:
    """A script that makes the browser's clock stand at a moment, which `window.at` can move."""
    return f"""window.at = Date.parse("{moment}");
    Date = class extends Date {{
      constructor(...given) {{ given.length ? super(...given) : super(window.at); }}
      static now() {{ return window.at; }}
    }};"""


def move_clock(page: Page, moment: str) -> None:
    """As if the visitor came back to the page later."""
    page.evaluate(
        "moment => { window.at = Date.parse(moment); document.dispatchEvent(new Event('visibilitychange')) }", moment
    )


def cards(page: Page) -> list[str]:
    """The events that are shown, by their ids, once all scripts have come."""
    wait_for_scripts(page)
    return page.locator("[data-item]:visible").evaluate_all("items => items.map(item => item.id)")


def status(page: Page) -> Locator:
    return page.locator("[data-finder-status][role='status']")


def search(page: Page) -> str:
    return page.evaluate("decodeURIComponent(location.search)")


def test_a_live_link_says_what_it_is_worth_now(open_page):
    page = open_page(SCHEDULE, script=clock("2023-05-14T12:00:00+08:00"))
    event = page.locator(LIVE)
    for moment, words in (
        ("2023-05-14T12:00:00+08:00", "即将直播 · 5月15日 18:30"),
        ("2023-05-15T18:29:59+08:00", "即将直播 · 5月15日 18:30"),
        ("2023-05-15T18:30:00+08:00", "正在直播"),
        ("2023-05-15T11:09:59Z", "正在直播"),
    ):
        move_clock(page, moment)
        expect(event.locator("[data-live]")).to_have_text(words)
        expect(event.locator("[data-live]")).to_be_visible()
        expect(event.locator("[data-replay]")).to_be_hidden()
    assert event.locator("[data-live]").get_attribute("href").startswith("https://")
    move_clock(page, "2023-05-15T19:10:00+08:00")
    expect(event.locator("[data-replay]")).to_be_visible()
    expect(event.locator("[data-live]")).to_be_hidden()
    expect(event.locator(".event-ended")).to_have_count(0)


def test_a_page_that_opens_late_says_at_once_what_its_live_link_is_worth(open_page):
    event = open_page(SCHEDULE, script=clock("2023-05-15T19:10:00+08:00")).locator(LIVE)
    expect(event.locator("[data-live]")).to_be_hidden()
    expect(event.locator("[data-replay]")).to_be_visible()
    expect(event.locator(".event-ended")).to_have_count(0)


def test_a_live_link_that_has_no_replay_is_told_to_be_over(open_page):
    page = open_page("shandong-2021/schedule/", script=clock("2021-05-22T16:29:00+08:00"))
    event = page.locator(NO_REPLAY)
    expect(event.locator("[data-live]")).to_have_text("正在直播")
    move_clock(page, "2021-05-22T16:30:00+08:00")
    expect(event.locator("[data-live]")).to_be_hidden()
    expect(event.locator(".event-ended")).to_have_text("直播已结束")
    # A clock that is put right again.
    move_clock(page, "2021-05-22T09:00:00+08:00")
    expect(event.locator("[data-live]")).to_have_text("即将直播 · 5月22日 13:30")
    expect(event.locator(".event-ended")).to_be_hidden()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_each_event_says_where_it_stands_by_the_visitors_clock_wherever_that_is(open_page, zone):
    page = open_page(SCHEDULE, script=clock("2023-05-15T10:00:00+08:00"), timezone_id=zone)
    expect(page.locator("#day-2023-05-14 .event-state")).to_have_text(["已结束"] * 4)
    expect(page.locator("#day-2023-05-15 .event-state")).to_have_text(["正在进行", "正在进行", "接下来"])
    assert page.locator("#day-2023-05-16 .event-state:visible").count() == 0
    move_clock(page, "2023-05-16T00:00:00+08:00")
    expect(page.locator("#day-2023-05-15 .event-state")).to_have_text(["已结束"] * 3)
    expect(page.locator("#day-2023-05-16 .event-state")).to_have_text(["接下来", "今天", "今天"])


def test_what_comes_next_is_not_said_long_before(open_page):
    page = open_page(SCHEDULE, script=clock("2023-05-13T08:29:00+08:00"))
    expect(page.locator(".finder-foot")).to_be_visible()
    assert page.locator(".event-state:visible").count() == 0
    move_clock(page, "2023-05-13T08:30:00+08:00")
    expect(page.locator(".event-state:visible")).to_have_text(["接下来"])


def test_an_event_whose_end_nobody_said_is_over_when_its_day_is(open_page):
    page = open_page(SCHEDULE, script=clock("2023-05-15T08:00:00+08:00"))
    event = page.locator(LIVE)
    event.evaluate("item => { delete item.dataset.ends; item.dataset.over = '2023-05-16T00:00:00+08:00' }")
    for moment, state, live in (
        ("2023-05-15T12:00:00+08:00", "接下来", "即将直播 · 5月15日 18:30"),
        ("2023-05-15T23:59:59+08:00", "已开始", "直播已开始"),
        ("2023-05-16T00:00:00+08:00", "已结束", None),
    ):
        move_clock(page, moment)
        expect(event.locator(".event-state")).to_have_text(state)
        if live:
            expect(event.locator("[data-live]")).to_have_text(live)
        else:
            expect(event.locator("[data-live]")).to_be_hidden()


def test_what_lasts_all_day_is_todays_and_then_over(open_page):
    page = open_page(SCHEDULE, script=clock("2023-05-14T23:00:00+08:00"))
    event = page.locator(LIVE)
    event.evaluate(
        "item => { delete item.dataset.ends; item.dataset.starts = '2023-05-15'; item.dataset.over = '2023-05-16T00:00:00+08:00' }"
    )
    move_clock(page, "2023-05-14T23:30:00+08:00")
    expect(event.locator(".event-state")).to_be_hidden()
    move_clock(page, "2023-05-15T00:00:00+08:00")
    expect(event.locator(".event-state")).to_have_text("今天")
    move_clock(page, "2023-05-16T00:00:00+08:00")
    expect(event.locator(".event-state")).to_have_text("已结束")


@pytest.mark.parametrize(
    "url", ["puyang-2023/days/2023-05-15/", "puyang-2023/schools/maixu/", "puyang-2023/audiences/residents/"]
)
def test_an_event_stands_the_same_on_the_pages_of_its_day_school_and_visitors(open_page, url):
    page = open_page(url, script=clock("2023-05-15T18:45:00+08:00"))
    expect(page.locator(f"{LIVE} .event-state")).to_have_text("正在进行")
    expect(page.locator(f"{LIVE} [data-live]")).to_have_text("正在直播")
    assert page.locator(f"{LIVE} a[type='text/calendar']").get_attribute("href").endswith("-mushroom-live.ics")


def test_without_scripts_the_schedule_is_whole_by_day_and_by_school_and_its_words_are_true_at_any_time(open_page):
    page = open_page(SCHEDULE, java_script_enabled=False)
    assert len(cards_without_script(page)) == 23
    expect(page.locator(f"{LIVE} [data-live]")).to_have_text("直播 · 5月15日 18:30")
    expect(page.locator(f"{LIVE} [data-replay]")).to_be_visible()
    expect(page.locator(".finder")).to_be_hidden()
    expect(page.locator(".event-state:visible")).to_have_count(0)
    page.get_by_role("link", name="按学校").click()
    expect(page.locator("#by-school-title")).to_be_in_viewport()
    page.locator("#by-school a", has_text="香菇直播").click()
    expect(page.locator(LIVE)).to_be_in_viewport()
    page.locator(".day-bar a", has_text="20").click()
    expect(page.locator("#day-2023-05-20-title")).to_be_in_viewport()


def cards_without_script(page: Page) -> list[str]:
    return [card.get_attribute("id") for card in page.locator("[data-item]").all() if card.is_visible()]


def test_a_school_is_chosen_and_what_is_left_is_shown_counted_said_and_remembered(open_page):
    page = open_page(SCHEDULE)
    everything = cards(page)
    page.get_by_label("学校", exact=True).select_option("maixu")
    chosen = cards(page)
    assert 0 < len(chosen) < len(everything)
    assert page.locator("[data-item]:visible:not([data-school='maixu'])").count() == 0
    expect(status(page)).to_have_text(f"找到 {len(chosen)} 场活动（共 {len(everything)} 场活动）")
    assert search(page) == "?school=maixu"
    # Days without anything left go, on the bar too; so does every other school.
    days = page.locator(".schedule-day:visible").evaluate_all("days => days.map(day => day.id)")
    assert days == list(dict.fromkeys(f"day-{card[2:12]}" for card in chosen))
    assert page.locator(".day-bar li:visible[data-leads]").count() == len(days)
    assert page.locator(".school-schedule:visible").count() == 1
    assert page.locator(".school-schedule li:visible").count() == len(chosen)
    page.reload()
    assert cards(page) == chosen
    page.get_by_role("button", name="看全部").click()
    assert (cards(page), search(page)) == (everything, "")


def test_choices_combine_and_each_says_how_much_it_would_leave(open_page):
    page = open_page(SCHEDULE)
    page.get_by_label("活动种类").select_option("service")
    services = len(cards(page))
    options = page.get_by_label("学校", exact=True).locator("option")
    counts = {text.partition("（")[0]: int(re.search(r"（(\d+)）", text)[1]) for text in options.all_inner_texts()}
    assert counts.pop("全部学校") == services == sum(counts.values())
    for option in options.all()[1:]:
        assert option.is_disabled() == ("（0）" in option.inner_text())
    page.get_by_label("适合谁").select_option("media")
    assert cards(page) == ["e-2023-05-17-field-spray"]
    assert search(page) == "?kind=service&for=media"


def test_whoever_chooses_before_the_script_has_come_keeps_the_choice(open_page):
    early = "addEventListener('DOMContentLoaded', () => { document.querySelector('[name=school]').value = 'maixu' })"
    page = open_page(SCHEDULE, script=early)
    assert 0 < len(cards(page)) < 23
    assert search(page) == "?school=maixu"


def test_an_address_that_asks_for_what_there_is_not_shows_everything(open_page, address):
    page = open_page(SCHEDULE)
    for question in ("?school=nobody", "?kind=", "?school=%3Cb%3E&for=all", "?utm_source=x"):
        page.goto(address + SCHEDULE + question)
        assert len(cards(page)) == 23, question
        expect(status(page)).to_have_text("共 23 场活动")


def test_back_returns_to_the_choice_that_the_address_names(open_page):
    page = open_page(SCHEDULE + "?school=maixu")
    before = cards(page)
    page.evaluate("location.hash = 'by-school'")
    page.get_by_label("学校", exact=True).select_option("diliu")
    assert cards(page) != before
    page.go_back()
    expect(page.get_by_label("学校", exact=True)).to_have_value("maixu")
    assert cards(page) == before


def test_a_choice_and_an_event_in_one_address_lead_to_the_event(open_page):
    page = open_page(f"{SCHEDULE}?kind=live#e-2023-05-19-online-campus-live")
    expect(page.locator("#e-2023-05-19-online-campus-live")).to_be_in_viewport()


def test_the_schedule_is_narrowed_down_by_keyboard_alone(open_page):
    page = open_page(SCHEDULE, 1440)
    page.get_by_label("学校", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert len(cards(page)) < 23
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "看全部"
    page.keyboard.press("Enter")
    assert len(cards(page)) == 23
    assert page.evaluate("document.activeElement.name") == "school"


def test_a_service_is_found_by_a_word_a_category_and_a_day(open_page):
    page = open_page(SERVICES)
    field = page.get_by_role("searchbox")
    field.fill("电饭煲")
    expect(status(page)).to_have_text("找到 1 场服务（共 7 场服务）")
    assert page.locator("[data-item]:visible .service-title").inner_text() == "国槐树下修家电"
    assert page.locator(".service-group:visible").count() == 1
    assert page.locator(".service-doors li:visible").count() == 1
    assert search(page) == "?q=电饭煲"
    # Words in any order, about anything on the card.
    field.fill("  社区　修剪 ")
    assert page.locator("[data-item]:visible .service-title").all_inner_texts() == ["水渠边理发、量血压"]
    field.fill("")
    page.get_by_label("哪一天").select_option("2023-05-17")
    assert len(cards(page)) == 2
    page.get_by_label("类别", exact=True).select_option(label="汽车使用与保养（1）")
    assert page.locator("[data-item]:visible .service-title").all_inner_texts() == ["新手车主的十分钟保养课"]
    page.reload()
    assert page.locator("[data-item]:visible .service-title").all_inner_texts() == ["新手车主的十分钟保养课"]


def test_where_no_service_is_found_the_page_says_so_and_what_to_do(open_page):
    page = open_page(SERVICES)
    page.get_by_role("searchbox").fill("登月")
    assert cards(page) == []
    none = page.locator("[data-finder-none]")
    expect(none).to_be_visible()
    assert none.locator("a").get_attribute("href") == "../../puyang-2023/schedule/"
    page.get_by_role("button", name="看全部").click()
    expect(none).to_be_hidden()
    assert len(cards(page)) == 7
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_scripts_services_stand_by_category_and_each_door_leads_to_its_own(open_page):
    page = open_page(SERVICES, java_script_enabled=False)
    assert len(cards_without_script(page)) == 7
    expect(page.locator(".finder")).to_be_hidden()
    page.locator(".service-doors a", has_text="美容美发").click()
    expect(page.get_by_role("heading", name="美容美发")).to_be_in_viewport()


@pytest.mark.parametrize(("browser_", "told"), [({}, False), ({"user_agent": WECHAT}, True)], ids=["plain", "wechat"])
def test_only_in_wechat_the_way_around_its_browser_is_told(open_page, address, browser_, told):
    page = open_page(SCHEDULE, **browser_)
    for url in (SCHEDULE, SERVICES, "puyang-2023/days/2023-05-15/", "puyang-2023/schools/maixu/"):
        page.goto(address + url)
        wait_for_scripts(page)
        hint = page.locator("[data-wechat]")
        expect(hint).to_be_visible(visible=told)
        expect(hint).to_contain_text("在浏览器打开")


def test_the_week_is_a_file_to_keep_and_a_calendar_to_subscribe_to(open_page):
    page = open_page(SCHEDULE)
    link = page.get_by_role("link", name="加入手机日历")
    response = page.request.get(link.evaluate("link => link.href"))
    assert (response.status, response.headers["content-type"]) == (200, "text/calendar")
    assert response.text().count("BEGIN:VEVENT") == 23
    subscription = page.get_by_role("link", name="订阅日历").get_attribute("href")
    assert subscription == "webcal://skillweek.example/puyang-2023/schedule/calendar.ics"


def test_the_schedule_is_printed_by_day_with_everything_unfolded_and_nothing_to_tap(open_page):
    page = open_page("shandong-2021/schedule/", 1440, script="window.print = () => { window.printed = true }")
    page.get_by_role("button", name="打印日程").click()
    assert page.evaluate("window.printed")
    assert page.locator(".event-more:not([open])").count() > 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".event-more:not([open])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".event-more[open]").count() == 0
    page.emulate_media(media="print")
    for shown in ("h1", ".schedule-day time", ".event-title"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".day-bar", ".finder select", "[data-print]", ".calendar-buttons", ".calendar-add", "#by-school"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("url", [SCHEDULE, SERVICES, "puyang-2023/days/2023-05-15/"])
def test_the_scripts_move_nothing_that_is_in_view(open_page, url, width):
    page = open_page(url, width, script=MOVES)
    wait_for_scripts(page)
    expect(page.locator(".event-state").first).to_have_text("已结束")
    wait_for_frame(page)
    assert page.evaluate("window.moved()") <= 0.01
