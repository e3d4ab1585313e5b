"""Which pages there are, and which week comes first."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from showcase.media.picture import Rendition
from showcase.model import Week
from showcase.pages.layout import SECTION_PAGES, nearness
from small_site import AS_OF, ZONE, SmallSite


def another_week(small_site: SmallSite, slug: str, start: str, end: str) -> None:
    source = (small_site.week_path / "week.yml").read_text(encoding="utf-8")
    changed = source.replace("2024-05-12", start).replace("2024-05-14", end)
    small_site.write(f"content/weeks/{slug}/week.yml", changed)


def week_of(start: date, end: date) -> Week:
    return Week(None, "w", "", "", "", "city", (), "", start, end)  # type: ignore[arg-type]


def test_a_week_has_a_page_for_everything_in_it(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    urls = [page.url for page in small_site.generate().layout.pages]
    sections = {f"demo-2024/{slug}/" for slug in SECTION_PAGES}
    own = [url for url in urls if url.startswith("demo-2024/") and not url.endswith("/poster/") and url not in sections]
    assert own == [
        "demo-2024/",
        "demo-2024/days/2024-05-12/",
        "demo-2024/days/2024-05-13/",
        "demo-2024/days/2024-05-14/",
        "demo-2024/stories/first-lesson/",
        "demo-2024/schools/first/",
        "demo-2024/channels/skills/",
        "demo-2024/channels/best/",
        "demo-2024/audiences/parents/",
    ]


def test_every_page_has_a_title_and_a_template_that_exists(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    small_site.add_theme()
    for page in small_site.generate().layout.pages:
        assert page.title
        assert (small_site.root / "theme" / "showcase" / page.template).is_file()


def test_what_is_not_public_has_no_page(small_site: SmallSite) -> None:
    small_site.story()
    urls = {page.url for page in small_site.generate().layout.pages}
    assert not any("stories/" in url or "schools/" in url for url in urls)
    assert "demo-2024/days/2024-05-12/" in urls


def test_a_site_without_weeks_has_its_home(small_site: SmallSite) -> None:
    (small_site.week_path / "week.yml").unlink()
    layout = small_site.generate().layout
    assert layout.pages[0].url == ""
    assert not any(page.url.startswith("demo-2024/") for page in layout.pages)
    assert layout.entries == ()


def test_the_week_that_is_on_comes_first_then_the_next_then_the_latest(small_site: SmallSite) -> None:
    another_week(small_site, "past", "2023-05-14", "2023-05-20")
    another_week(small_site, "long-past", "2021-05-14", "2021-05-20")
    another_week(small_site, "soon", "2024-09-01", "2024-09-03")
    another_week(small_site, "later", "2025-05-01", "2025-05-03")
    layout = small_site.generate(datetime(2024, 5, 13, 12, 0, tzinfo=ZONE)).layout
    assert [entry.url for entry in layout.entries] == ["demo-2024/", "soon/", "later/", "past/", "long-past/"]


@pytest.mark.parametrize(("moment", "first"), [("2024-05-11T15:59Z", "soon"), ("2024-05-11T16:00Z", "on")])
def test_today_is_told_in_the_zone_of_the_site(small_site: SmallSite, moment: str, first: str) -> None:
    another_week(small_site, "soon", "2024-05-10", "2024-05-11")
    layout = small_site.generate(datetime.fromisoformat(moment)).layout
    assert layout.entries[0].url == {"soon": "soon/", "on": "demo-2024/"}[first]


def test_a_week_is_on_from_its_first_to_its_last_day() -> None:
    week = week_of(date(2024, 5, 12), date(2024, 5, 14))
    turns = [nearness(week, date(2024, 5, day))[:2] for day in (10, 12, 14, 16)]
    assert turns == [(1, 2), (0, 0), (0, 0), (2, 2)]


def test_each_page_gets_the_picture_of_its_own_address_else_that_of_its_week_and_else_none(
    small_site: SmallSite,
) -> None:
    plain = small_site.generate().layout.with_share_pictures({})
    assert {page.share_picture for page in plain.pages} == {None}
    pictures = {
        url: Rendition(f"media/{number}.jpg", "image/jpeg", 1200, 630, 1)
        for number, url in enumerate(("demo-2024/", "demo-2024/days/2024-05-13/", "nowhere/"))
    }
    shared = plain.with_share_pictures(pictures)
    found = {page.url: page.share_picture for page in shared.pages}
    for url in ("demo-2024/", "demo-2024/days/2024-05-13/"):
        assert found[url] == pictures[url]
    assert found["demo-2024/days/2024-05-12/"] == pictures["demo-2024/"]
    assert found[""] is None
    assert shared.with_share_pictures({}) == plain


def test_a_page_is_found_by_its_address_with_its_picture(small_site: SmallSite) -> None:
    layout = small_site.generate().layout
    # Whoever asked before must not be answered from memory afterwards.
    assert layout.by_url["demo-2024/"].title
    picture = Rendition("media/1.jpg", "image/jpeg", 1200, 630, 1)
    shared = layout.with_share_pictures({"demo-2024/": picture})
    assert shared.by_url["demo-2024/"].share_picture == picture
    assert shared.by_url.keys() == layout.by_url.keys()


def test_every_page_of_a_week_has_a_share_picture_and_pages_outside_weeks_have_the_brands(
    small_site: SmallSite,
) -> None:
    small_site.story(channel="best", audiences=["parents"])
    small_site.approve()
    pages = {page.url: page.share_picture for page in small_site.generate().layout.pages}
    without = {url for url, picture in pages.items() if picture is None}
    assert "" in without
    assert not any(url.startswith("demo-2024/") for url in without)
    assert pages["demo-2024/channels/best/"] == pages["demo-2024/"] != pages["demo-2024/stories/first-lesson/"]


def test_a_new_story_leaves_alone_the_pages_that_do_not_show_it(small_site: SmallSite) -> None:
    small_site.school("second", title="第二职业学校")
    small_site.story("first-day")
    small_site.story("second-day", "2024-05-13", school="second")
    small_site.approve(on=AS_OF)
    before = small_site.generate().layout.by_url
    small_site.story("third-day", "2024-05-14", school="second")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-14", on=AS_OF)
    after = small_site.generate().layout.by_url
    alone = {
        "demo-2024/stories/first-day/",
        "demo-2024/days/2024-05-12/",
        "demo-2024/schools/first/",
        "demo-2024/channels/best/",
    }
    assert {url for url in alone if before[url] != after[url]} == set()
    assert before["demo-2024/schools/second/"] != after["demo-2024/schools/second/"]
