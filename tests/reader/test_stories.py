"""A story's folder."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest

from showcase.model import Link, Story
from small_site import SmallSite


def stories(site: SmallSite) -> tuple[Story, ...]:
    content = site.content()
    assert content.site is not None
    return content.site.weeks[0].stories


def test_a_story_is_read_with_all_its_fields(small_site: SmallSite) -> None:
    small_site.story(
        channel="best",
        audiences=["parents"],
        tags=["校企合作"],
        editor="李编辑",
        source="试验学校",
        featured=True,
        links=[{"title": "报道", "url": "https://news.example/1", "outlet": "日报", "level": "city"}],
    )
    (story,) = stories(small_site)
    assert (story.slug, story.day, story.title) == ("first-lesson", date(2024, 5, 12), "车间里的第一课")
    assert (story.school, story.kind, story.channel) == ("first", "activity", "best")
    assert (story.audiences, story.tags) == (("parents",), ("校企合作",))
    assert (story.editor, story.source, story.featured) == ("李编辑", "试验学校", True)
    assert story.links == (Link("报道", "https://news.example/1", "日报", "city"),)
    assert story.bundle.source_path == PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first-lesson/index.md")


def test_what_is_not_said_is_empty(small_site: SmallSite) -> None:
    small_site.story()
    (story,) = stories(small_site)
    assert (story.channel, story.editor, story.source, story.featured) == ("", "", "", False)
    assert (story.audiences, story.tags, story.photos, story.videos, story.links) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"title": None}, "field-missing"),
        ({"school": None}, "field-missing"),
        ({"kind": None}, "field-missing"),
        ({"title": 2024}, "field-string_type"),
        ({"title": "  "}, "field-string_too_short"),
        ({"title": "长" * 61}, "field-string_too_long"),
        ({"school": "第一"}, "field-slug"),
        ({"school": "../first"}, "field-slug"),
        ({"channel": ["skills"]}, "field-slug"),
        ({"audiences": "parents"}, "field-list_type"),
        ({"tags": ["甲", 1]}, "field-string_type"),
        ({"featured": "yes"}, "field-bool_type"),
        ({"consent": "true"}, "field-bool_type"),
        ({"photos": {"file": "01.jpg"}}, "field-list_type"),
        ({"photos": ["01.jpg"]}, "field-model_type"),
        ({"photos": [{"file": "01.jpg", "caption": "甲", "focal": [0.5]}]}, "field-too_short"),
        ({"photos": [{"file": "01.jpg", "caption": "甲", "focal": [0.5, 1.5]}]}, "field-less_than_equal"),
        ({"photos": [{"file": "01.jpg", "caption": "甲", "alt": "乙"}]}, "field-extra_forbidden"),
        ({"photos": [{"file": f"{n}.jpg", "caption": "甲"} for n in range(101)]}, "field-too_long"),
        ({"videos": [{"file": "a.mp4", "caption": "甲", "focal": [0, 0]}]}, "field-extra_forbidden"),
        ({"links": [{"title": "报道", "url": "news.example"}]}, "field-web_address"),
        ({"links": [{"title": "报道", "url": "javascript:alert(1)"}]}, "field-web_address"),
        ({"links": [{"title": "报道", "url": "https://a.example", "level": "village"}]}, "field-literal_error"),
        ({"publish_at": "明天"}, "field-moment"),
        ({"expires_at": "2024-05-32"}, "field-moment"),
        ({"editr": "李"}, "field-extra_forbidden"),
        ({"date": "2024-05-12"}, "field-extra_forbidden"),
    ],
)
def test_a_fault_in_the_front_matter_is_one_issue_of_this_story_only(
    small_site: SmallSite, changes: dict[str, Any], rule: str
) -> None:
    small_site.story("sound")
    small_site.approve()
    small_site.story("spoiled", **changes)
    issue = small_site.only_issue()
    assert issue.rule == rule
    assert issue.source_path.parent.name == "spoiled"
    assert issue.line > 1 or rule == "field-missing"
    assert small_site.public_stories() == ["sound"]
    assert [held.source_path.parent.name for held in small_site.publication().held] == ["spoiled"]


@pytest.mark.parametrize("word", ["yes", "on", "Yes", "TRUE", "1", "是", "y", "'true'"])
def test_only_true_is_true(small_site: SmallSite, word: str) -> None:
    # In YAML 1.1 `yes` and `on` are: what looks like consent must not depend on that.
    small_site.raw_story(f"title: 甲\nschool: first\nkind: activity\nstatus: submitted\nconsent: {word}")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("field-bool_type", 6)


@pytest.mark.parametrize(
    ("filed", "moment"),
    [
        ("2024-05-12T14:20", "2024-05-12 14:20:00+08:00"),
        ("2024-05-12T06:20Z", "2024-05-12 06:20:00+00:00"),
        (None, "None"),
    ],
)
def test_when_a_story_was_filed_is_a_time_of_the_sites_zone_unless_it_names_one(
    small_site: SmallSite, filed: str | None, moment: str
) -> None:
    small_site.story(filed=filed)
    assert str(stories(small_site)[0].filed) == moment


def test_a_time_of_filing_that_is_none_is_an_issue(small_site: SmallSite) -> None:
    small_site.story(filed="四点")
    assert small_site.only_issue().rule == "field-moment"


def test_when_a_story_was_filed_is_part_of_what_is_approved(small_site: SmallSite) -> None:
    small_site.story(filed="2024-05-12T14:20")
    small_site.approve()
    (before,) = stories(small_site)
    small_site.story(filed="2024-05-12T17:20", status="approved")
    (after,) = stories(small_site)
    assert before.bundle.digest != after.bundle.digest
