"""Rules as sentences."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.desk.starters.rule_words import school_rules, story_rules
from showcase.reader.week_schemas import RulesSchema, WeekSchema
from small_site import WEEK


def week(**rules: Any) -> WeekSchema:
    return WeekSchema.model_validate({**WEEK, "rules": rules})


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ({"text_length": {"min": 800, "max": 1500}}, "正文 800 至 1500 字（不算空格）"),
        ({"text_length": {"max": 1500}}, "正文不超过 1500 字（不算空格）"),
        ({"photo_side": {"min": 2000, "severity": "warning"}}, "照片长边不少于 2000 像素（建议）"),
        ({"photo_bytes": {"min_mb": 0.5}}, "每张照片不少于 0.5 MB，用原图，不用聊天软件压缩过的"),
        ({"photo_formats": {"allowed": ["jpeg", "webp"]}}, "照片格式：JPEG、WebP"),
        ({"photo_required": {}}, "至少 1 张照片"),
        ({"video_bytes": {"max_mb": 200}}, "每个影片不超过 200 MB"),
    ],
)
def test_a_rule_says_what_it_asks_for(rules: dict[str, Any], sentence: str) -> None:
    assert story_rules(week(**rules), "activity") == [sentence]


def test_a_rule_about_other_kinds_and_one_that_is_off_say_nothing() -> None:
    rules = {"photo_credit": {"kinds": ["film"]}, "report_link": {"severity": "off"}}
    assert story_rules(week(**rules), "activity") == []
    assert story_rules(week(**rules), "film") == ["每张照片写明图片来源（credit）"]


def test_a_channel_has_its_own_limit() -> None:
    assert story_rules(week(), "film", "skills") == ["这个专栏的影片不超过 120 秒"]
    assert story_rules(week(), "film", "best") == []


def test_what_is_asked_of_a_school_is_told_to_schools_only() -> None:
    rules = {"board_size": {"width": 3150, "height": 7087, "tolerance_percent": 2}, "school_plan": {"max": 300}}
    assert school_rules(week(**rules)) == ["展板 3150 × 7087 像素，允许相差 2%", "初步考虑（plan）不超过 300 字"]
    assert story_rules(week(**rules), "activity") == []


def test_every_rule_has_a_sentence_but_those_of_the_week_as_a_whole() -> None:
    every = {
        "photo_formats": {"allowed": ["jpeg"]},
        "video_formats": {"allowed": ["mp4"]},
        "board_size": {"width": 1, "height": 1},
    }
    rules = week(**{name: every.get(name, {}) for name in RulesSchema.model_fields})
    told = len(story_rules(rules, "activity")) + len(school_rules(rules))
    assert told == len(RulesSchema.model_fields) - len({"daily_story", "wrap_up"})
