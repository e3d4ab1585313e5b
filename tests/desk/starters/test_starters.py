"""What a new story, school or event begins as."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from showcase.desk.page_bundle import PageBundle
from showcase.desk.starters.programme import Programme, read_programme
from showcase.desk.starters.starters import (
    EventStart,
    SchoolStart,
    StoryStart,
    free_slug,
    start_event,
    start_school,
    start_story,
)
from showcase.urls import is_slug
from small_site import ZONE, SmallSite, draw_film, draw_photo

DAY = date(2024, 5, 12)
FILED = datetime(2024, 5, 12, 15, 4, 59, tzinfo=ZONE)
STORY = StoryStart(DAY, "第一课", "first", "activity", "best", ("parents",), "王编辑")
SCHOOL = SchoolStart("新职业学校", "技工学校", "西城区", "一句话", "新职校", "https://new.example/")
SERVICE = EventStart(
    DAY, "义诊", "service", "first", "09:00", "11:30", "广场", ("parents",), "健康护理", ("量血压",), "早来"
)


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path)
    site.week(rules={"text_length": {"min": 5, "max": 9}, "site_link": {}})
    site.school(website="https://first.example/")
    return site


def programme(site: SmallSite) -> Programme:
    return read_programme(site.root, "demo-2024")


def uncommented(bundle: PageBundle) -> str:
    """The bundle as an editor leaves it who takes the marks away from every line that is YAML."""
    return re.sub(r"^# (?=[a-z]+:|  - )", "", bundle.markdown, flags=re.MULTILINE)


def test_a_story_lacks_nothing_but_its_text(site: SmallSite) -> None:
    start_story(programme(site), "new", STORY, FILED).write(site.root)
    assert [(issue.rule, issue.message) for issue in site.issues()] == [("text_length", "正文 0 字，少于 5 字")]


def test_a_story_says_what_is_known_and_what_the_week_asks_for(site: SmallSite) -> None:
    bundle = start_story(programme(site), "new", STORY, FILED)
    assert str(bundle.source_path) == "content/weeks/demo-2024/stories/2024-05-12/new/index.md"
    assert bundle.front_matter == {
        "title": "第一课",
        "school": "first",
        "kind": "activity",
        "channel": "best",
        "audiences": ["parents"],
        "status": "draft",
        "filed": "2024-05-12T15:04",
        "editor": "王编辑",
        "source": "试验职业学校",
    }
    assert "试验 2024“活动开展情况”的要求：\n- 正文 5 至 9 字（不算空格）\n" in bundle.markdown


def test_what_nobody_said_is_not_written(site: SmallSite) -> None:
    bundle = start_story(programme(site), "new", StoryStart(DAY, "第一课", "first", "activity"), FILED)
    assert not {"channel", "audiences", "editor"} & set(bundle.front_matter)
    assert set(start_event(programme(site), "new", EventStart(DAY, "开放", "activity")).front_matter) == {
        "title",
        "kind",
        "status",
    }


def test_the_examples_in_a_story_are_sound_once_their_marks_are_gone(site: SmallSite) -> None:
    bundle = start_story(programme(site), "new", STORY, FILED)
    path = site.write(str(bundle.source_path), uncommented(bundle) + "六个字的正文")
    draw_photo(path.parent / "01.jpg")
    draw_film(path.parent / "film.mp4")
    assert site.issues() == ()
    (story,) = site.content().site.weeks[0].stories
    assert (len(story.photos), len(story.videos), len(story.links)) == (1, 1, 1)


def test_a_school_is_sound_and_so_are_its_examples(site: SmallSite) -> None:
    bundle = start_school(programme(site), "new", SCHOOL)
    assert bundle.front_matter["status"] == "draft"
    assert "- 写明学校网站的网址（website）" in bundle.markdown
    bundle.write(site.root)
    assert [issue for issue in site.issues() if issue.source_path == bundle.source_path] == []
    path = site.write(str(bundle.source_path), uncommented(bundle))
    for name in ("cover.jpg", "scenes/01.jpg", "boards/board.jpg"):
        draw_photo(path.parent / name)
    assert [issue for issue in site.issues() if issue.source_path == bundle.source_path] == []
    school = next(school for school in site.content().site.weeks[0].schools if school.slug == "new")
    assert (len(school.scenes), len(school.boards), len(school.majors), len(school.questions)) == (1, 1, 1, 1)


def test_an_event_is_whole_and_waits_for_approval(site: SmallSite) -> None:
    bundle = start_event(programme(site), "new", SERVICE)
    assert str(bundle.source_path) == "content/weeks/demo-2024/events/2024-05-12-new.md"
    bundle.write(site.root)
    assert site.issues() == ()
    (event,) = site.content().site.weeks[0].events
    assert (event.service.category, event.bundle.status.value) == ("健康护理", "submitted")


def test_no_page_shows_the_words_for_the_writer(site: SmallSite) -> None:
    site.week(kinds=[{"slug": "activity", "name": "活动-->泄露"}], rules={"text_length": {"min": 5}})
    bundle = start_story(programme(site), "new", STORY, FILED)
    site.write(str(bundle.source_path), bundle.markdown + "六个字的正文")
    (story,) = site.content().site.weeks[0].stories
    assert [block.html for block in story.text.blocks] == ["<p>六个字的正文</p>"]


def test_a_name_that_is_taken_gets_the_next_number() -> None:
    assert free_slug("a", {}) == "a"
    assert free_slug("a", {"a", "a-2"}) == "a-3"
    longest = free_slug("a" * 80, {"a" * 80})
    assert is_slug(longest)
    assert longest.endswith("-2")
