"""What a new week begins as."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from showcase.desk.editor.field_words import FIELD_WORDS
from showcase.desk.page_bundle import Unwritable
from showcase.desk.starters import week_starter
from showcase.desk.starters.programme import read_programme
from showcase.desk.starters.week_starter import WeekStart, start_week
from showcase.reader.week_schemas import RulesSchema, WeekSchema
from showcase.reader.yaml_document import parse_yaml
from small_site import PROJECT_ROOT, WEEK

START = WeekStart(
    "new-2025", "2025年新乡市职业教育活动周", "新乡 2025", "新乡市", "city", ("新乡市教育局",), "技能：让生活更美好",
    date(2025, 5, 11), date(2025, 5, 13), "16:00",
)  # fmt: skip
DEMO_WEEKS = sorted(path.parent.name for path in (PROJECT_ROOT / "content" / "weeks").glob("*/week.yml"))


def text_of(start: WeekStart) -> str:
    return start_week(start)["week.yml"].decode()


def week_of(text: str) -> WeekSchema:
    return WeekSchema.model_validate(parse_yaml(text).data)


def test_a_week_has_its_folders() -> None:
    assert set(start_week(START)) == {"week.yml", "schools/.gitkeep", "stories/.gitkeep", "events/.gitkeep"}


def test_a_week_is_sound_and_says_what_is_known_of_it() -> None:
    week = week_of(text_of(START))
    assert (week.title, week.level, week.organisers) == (START.title, "city", ["新乡市教育局"])
    assert (week.start, week.end, f"{week.cutoff:%H:%M}") == (START.start, START.end, "16:00")
    assert {kind.name for kind in week.kinds} >= {"活动开展情况", "典型职教故事", "媒体宣传报道"}


def test_every_rule_is_explained_and_those_not_in_force_stand_ready() -> None:
    text = text_of(START)
    for name, words in FIELD_WORDS[RulesSchema].items():
        assert re.search(rf"^  # {re.escape(words)}\n  (?:# )?{name}: \{{severity: ", text, re.MULTILINE), name
    everything = re.sub(r"^  # (?=[a-z_]+: \{)", "  ", text, flags=re.MULTILINE)
    rules = week_of(everything).rules
    assert all(getattr(rules, name) is not None for name in RulesSchema.model_fields)
    assert week_of(text).rules.board_size is None


def test_what_is_still_to_be_decided_is_sound_once_its_marks_are_gone() -> None:
    text = re.sub(r"^# (?=[a-z_]+:|  20)", "", text_of(START), flags=re.MULTILINE)
    week = week_of(text)
    assert list(week.days) == [date(2025, 5, 11), date(2025, 5, 12), date(2025, 5, 13)]
    assert week.opening is not None


@pytest.mark.parametrize("name", DEMO_WEEKS)
def test_the_programme_of_another_week_is_taken_over_whole(name: str) -> None:
    like = read_programme(PROJECT_ROOT, name).schema
    week = week_of(text_of(replace(START, like=like)))
    for part in ("audiences", "channels", "kinds", "rules", "summary_headings", "statistics_form"):
        assert getattr(week, part) == getattr(like, part), part
    assert (week.national, week.opening, week.days) == ([], None, {})


def test_a_rule_taken_over_says_its_severity_and_numbers_as_they_were_written() -> None:
    rules = {"photo_credit": {}, "photo_bytes": {"min_mb": 2, "max_mb": 2.5}, "site_link": {"severity": "off"}}
    text = text_of(replace(START, like=WeekSchema.model_validate({**WEEK, "rules": rules})))
    assert "\n  photo_credit: {severity: error}\n" in text
    assert "\n  photo_bytes: {severity: error, min_mb: 2, max_mb: 2.5}\n" in text
    assert "\n  site_link: {severity: 'off'}\n" in text


@pytest.mark.parametrize("title", ["a: b", "# 井", "'", "on", "2024", "- x", "{x}"])
def test_words_that_yaml_would_take_for_something_else_stay_words(title: str) -> None:
    assert week_of(text_of(replace(START, title=title))).title == title


def test_a_week_that_would_not_read_as_it_is_meant_is_not_written() -> None:
    with pytest.raises(Unwritable):
        start_week(replace(START, level="town"))
    with pytest.raises(Unwritable):
        start_week(replace(START, theme="甲\u202e乙"))


def test_a_week_is_not_written_unless_it_reads_back_as_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(week_starter, "parse_yaml", lambda text: parse_yaml(text.replace("新乡 2025", "新乡 2052")))
    with pytest.raises(Unwritable):
        start_week(START)
