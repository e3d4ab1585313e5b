"""What search says of each page, and what it can be narrowed down by."""

from __future__ import annotations

import pytest

from showcase.pages.page import SearchEntry
from showcase.pages.search_entries import TYPES
from small_site import SmallSite, draw_photo

WEEK = "demo-2024/"


@pytest.fixture
def entries(small_site: SmallSite) -> dict[str, SearchEntry | None]:
    folder = small_site.school(cover={"file": "cover.jpg", "caption": "校门", "pupils": False})
    draw_photo(folder / "cover.jpg", (900, 600))
    small_site.story_with_photo(channel="best", audiences=["parents"])
    small_site.story("elsewhere", "2024-05-13", school="second")
    small_site.school("second", title="没有公开的学校")
    small_site.event()
    small_site.approve()
    small_site.school("second", title="改过的学校")
    return {page.url: page.search for page in small_site.generate().layout.pages}


def filters_of(entry: SearchEntry | None, name: str) -> list[str]:
    assert entry is not None
    return [value for key, value in entry.filters if key == name]


def test_every_page_is_found_once_but_the_home_and_the_search_itself(entries: dict[str, SearchEntry | None]) -> None:
    silent = {url for url, entry in entries.items() if entry is None}
    assert {"", "search/"} <= silent
    assert not [url for url in silent if url and not url.endswith(("search/", "/poster/"))]
    assert not [url for url in entries.keys() - silent if url.endswith("/poster/")]


def test_a_story_is_narrowed_down_to_by_kind_school_and_both_channels(
    entries: dict[str, SearchEntry | None],
) -> None:
    story = entries[f"{WEEK}stories/first-lesson/"]
    assert filters_of(story, "type") == ["story"]
    assert filters_of(story, "kind") == ["demo-2024/activity"]
    assert filters_of(story, "school") == ["demo-2024/first"]
    assert filters_of(story, "channel") == ["demo-2024/skills", "demo-2024/best"]


def test_a_story_shows_its_title_school_kind_day_and_picture(entries: dict[str, SearchEntry | None]) -> None:
    story = entries[f"{WEEK}stories/first-lesson/"]
    assert story is not None
    assert (story.title, story.words) == ("车间里的第一课", ("试验职业学校", "活动开展情况"))
    assert (story.day, story.hue) == ("5月12日", 1)
    assert story.picture is not None
    assert story.picture.media_type == "image/webp"
    assert 320 <= story.picture.width < 900


def test_a_school_whose_page_is_not_public_is_no_choice(entries: dict[str, SearchEntry | None]) -> None:
    story = entries[f"{WEEK}stories/elsewhere/"]
    assert filters_of(story, "school") == []
    assert story is not None
    assert story.words[0]


@pytest.mark.parametrize(
    ("url", "kind", "title"),
    [
        ("", "week", "2024年试验职业教育活动周"),
        ("days/2024-05-12/", "day", "5月12日"),
        ("schools/first/", "school", "试验职业学校"),
        ("channels/best/", "channel", "最美职教"),
        ("audiences/parents/", "topic", "我是家长"),
        ("schedule/", "topic", "日程"),
    ],
)
def test_every_kind_of_page_says_what_it_is(
    entries: dict[str, SearchEntry | None], url: str, kind: str, title: str
) -> None:
    entry = entries[WEEK + url]
    assert entry is not None
    assert filters_of(entry, "type") == [kind]
    assert kind in TYPES
    assert entry.title == title


def test_days_and_channels_show_the_picture_of_their_story(entries: dict[str, SearchEntry | None]) -> None:
    story = entries[f"{WEEK}stories/first-lesson/"]
    assert story is not None
    for url in ("days/2024-05-12/", "channels/best/"):
        entry = entries[WEEK + url]
        assert entry is not None
        assert entry.picture == story.picture
    empty = entries[f"{WEEK}days/2024-05-14/"]
    assert empty is not None
    assert empty.picture is None
