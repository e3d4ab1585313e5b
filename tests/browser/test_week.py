"""A week in a real browser: what it says before, during and after itself, and its walls of films."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from browser.arrival import wait_for_scripts

WEEK = "puyang-2023/"
DESK = 1440
# Seven days from 14 May, opened at nine. The visitor's own zone must not matter.
BEFORE, EVE, RUNNING, EVENING, AFTER = (
    f"2023-{moment}:00+08:00" for moment in ("05-02T10:00", "05-13T20:30", "05-15T09:10", "05-15T23:50", "05-21T00:05")
)


def clock(moment: str) -> str:
    """Stops the visitor's clock."""
    return f"Date.now = () => {int(datetime.fromisoformat(moment).timestamp() * 1000)};"


def open_week(open_page, moment: str, url: str = WEEK, width: int = 390) -> Page:
    page = open_page(url, width, script=clock(moment), timezone_id="America/Los_Angeles")
    wait_for_scripts(page)
    return page


def come_back(page: Page, moment: str) -> None:
    """As if the visitor had left the page open, and sees it again."""
    page.evaluate(clock(moment))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def said(page: Page) -> str:
    """What the week says now; one view and no other."""
    views = page.locator(".phase-view:visible")
    assert views.count() == 1
    return " ".join(views.inner_text().split())


@pytest.mark.parametrize("url", ["", WEEK], ids=["home", "week"])
def test_a_week_counts_down_then_counts_its_days_then_looks_back(open_page, url):
    page = open_week(open_page, BEFORE, url)
    for moment, words, tag in (
        (BEFORE, "距开幕还有 12 天", "距开幕还有 12 天"),
        (EVE, "距开幕还有 13 小时", "距开幕还有 13 小时"),
        (RUNNING, "今天是第 2 天 工匠进校园", "今天是第 2 天"),
        (AFTER, "精彩回顾", "精彩回顾"),
    ):
        come_back(page, moment)
        assert said(page).startswith(words)
        expect(page.locator("[data-phase-tag]")).to_have_text(tag)


@pytest.mark.parametrize(
    ("moment", "words"), [(BEFORE, "距开幕还有 12 天"), (AFTER, "精彩回顾")], ids=["before", "after"]
)
def test_a_week_says_so_at_once_too(open_page, moment, words):
    assert said(open_week(open_page, moment)).startswith(words)


def test_without_javascript_a_week_says_only_what_is_always_true(open_page):
    page = open_page(WEEK, java_script_enabled=False)
    assert said(page).startswith("2023年5月14日—20日 为期 7 天")
    expect(page.locator("[data-phase-tag]")).to_have_text("为期 7 天")


def test_today_leads_to_its_page_to_what_is_on_and_to_its_stories(open_page):
    page = open_week(open_page, RUNNING)
    view = page.locator(".phase-view:visible")
    assert "正在进行 08:30–11:30" in said(page)
    assert view.get_by_role("link").first.get_attribute("href").endswith("days/2023-05-15/")
    assert view.locator("a[href*='/stories/'], a[href*='stories/']").count() > 0
    expect(page.locator("[data-ribbon] .is-today").first).to_have_attribute("data-day", "2023-05-15")


def test_what_is_over_is_not_announced_any_more(open_page):
    page = open_week(open_page, EVENING)
    assert "正在进行" not in said(page)
    assert "接下来" not in said(page)
    assert "今天是第 2 天" in said(page)


def test_the_next_event_is_announced_before_it_begins(open_page):
    page = open_week(open_page, "2023-05-15T07:00:00+08:00")
    assert "接下来 08:30" in said(page)


def test_a_look_back_leads_to_stories_films_and_the_pictures_of_each_day(open_page):
    page = open_week(open_page, AFTER)
    targets = [link.get_attribute("href") for link in page.locator(".phase-view:visible a").all()]
    assert any(target.endswith("#featured") for target in targets)
    assert any(target.endswith("#films") for target in targets)
    assert sum(target.endswith("#gallery") for target in targets) > 3
    for name in ("featured", "films"):
        assert page.locator(f"#{name}").count() == 1


def test_whatever_the_week_says_takes_the_same_place(open_page):
    page = open_week(open_page, BEFORE)
    for width in (320, 390, 820, DESK):
        page.set_viewport_size({"width": width, "height": 844})
        heights, words = set(), set()
        for moment in (BEFORE, RUNNING, EVENING, AFTER):
            come_back(page, moment)
            words.add(said(page))
            heights.add(page.locator(".phase").bounding_box()["height"])
        assert (len(words), len(heights)) == (4, 1), width


def test_each_short_film_channel_has_a_wall_with_its_name_and_its_limit(open_page):
    page = open_page(WEEK, DESK)
    walls = page.locator(".film-wall-part")
    assert [wall.locator("h3").inner_text() for wall in walls.all()][:2] == ["职校生的十八般武艺", "我的一天"]
    assert "2 分钟以内" in walls.nth(0).inner_text()
    assert "3 分钟以内" in walls.nth(1).inner_text()
    assert walls.nth(0).get_by_role("link", name="走进专栏").get_attribute("href").endswith("channels/wuyi/")


def test_a_film_plays_where_it_hangs_and_one_at_a_time(open_page):
    page = open_page(WEEK, DESK)
    wait_for_scripts(page)
    posters = page.locator("a[data-film]")
    films = page.locator("video.film-playing")
    for number in range(2):
        posters.first.click()
        expect(films).to_have_count(number + 1)
        page.wait_for_function(f"document.querySelectorAll('video.film-playing')[{number}].currentTime > 0.1")
    assert page.url.endswith(WEEK)
    assert films.first.evaluate("film => film.paused")
    assert films.last.evaluate("film => film === document.activeElement")


def test_without_javascript_a_poster_leads_to_the_film_in_its_story(open_page):
    page = open_page(WEEK, DESK, java_script_enabled=False)
    poster = page.locator("a.film-poster").first
    target = poster.get_attribute("href").rpartition("#")[2]
    poster.click()
    page.wait_for_url("**/stories/**")
    assert page.locator(f"#{target} video").is_visible()
