"""The nouns of an activity week."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import PurePosixPath

import pytest

from showcase import model
from showcase.model import (
    Bundle,
    Channel,
    Issue,
    MediaFile,
    Photo,
    Prose,
    Rule,
    Severity,
    Statistics,
    StatisticsRecord,
    Status,
    Story,
    Text,
    Video,
    Week,
)

WEEK = Week(
    PurePosixPath("content/weeks/w/week.yml"),
    "w",
    "试验活动周",
    "试验",
    "试验市",
    "city",
    ("试验教育局",),
    "技能",
    date(2024, 2, 28),
    date(2024, 3, 1),
)
BUNDLE = Bundle(
    PurePosixPath("a/index.md"), "sha256:0", Status.DRAFT, None, None, None, {"photos": 5, "photos.0": 6, "title": 2}
)


def photo(name: str) -> Photo:
    return Photo(MediaFile(PurePosixPath(name), "0", "image/jpeg", 1, 1, 1), "说明", "photos.0")


def test_every_noun_is_frozen() -> None:
    nouns = [noun for noun in vars(model).values() if dataclasses.is_dataclass(noun)]
    assert len(nouns) > 20
    for noun in nouns:
        assert noun.__dataclass_params__.frozen, noun


def test_a_week_has_every_day_from_first_to_last() -> None:
    assert WEEK.days == (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1))


def test_a_week_that_ends_before_it_begins_has_no_days() -> None:
    assert dataclasses.replace(WEEK, end=date(2024, 2, 1)).days == ()


def test_nested_channels_follow_the_channel_above_them() -> None:
    inner = (Channel("b", "乙"), Channel("c", "丙"))
    week = dataclasses.replace(WEEK, channels=(Channel("a", "甲", channels=inner), Channel("d", "丁")))
    assert [channel.slug for channel in week.all_channels] == ["a", "b", "c", "d"]


def test_a_rule_that_no_week_writes_is_off() -> None:
    assert not WEEK.rule("text_length").about("activity")
    assert WEEK.rule("text_length")["min"] == 0


def test_a_rule_without_kinds_is_about_all_stories() -> None:
    assert Rule(Severity.WARNING).about("activity")
    assert not Rule(Severity.OFF).about("activity")


def test_a_rule_with_kinds_is_about_these_only() -> None:
    rule = Rule(Severity.ERROR, frozenset({"film"}))
    assert rule.about("film")
    assert not rule.about("activity")


def test_a_key_without_a_line_of_its_own_has_that_of_the_key_above_it() -> None:
    assert BUNDLE.line("photos.0") == 6
    assert BUNDLE.line("photos.0.caption") == 6
    assert BUNDLE.line("photos.3.caption") == 5
    assert BUNDLE.line("links.0") == 1
    assert BUNDLE.line("") == 1


def test_coverage_is_the_share_of_the_enrolled_who_took_part() -> None:
    assert StatisticsRecord("辉县市", "county", students=3, enrolled=4).coverage == 0.75


@pytest.mark.parametrize(("students", "enrolled"), [(None, 4), (3, None), (3, 0)])
def test_coverage_is_unknown_when_a_figure_is_missing_or_nobody_is_enrolled(
    students: int | None, enrolled: int | None
) -> None:
    assert StatisticsRecord("辉县市", "county", students=students, enrolled=enrolled).coverage is None


def statistics_of_a_city() -> Statistics:
    """A city that has counted one of its two counties' people, and a college that reports by itself."""
    return Statistics(
        (
            StatisticsRecord("甲市", "city", schools=5, people=100, students=30, enrolled=40),
            StatisticsRecord(
                "乙县", "county", schools=2, people=60, projects=4, students=9, enrolled=10, within="甲市"
            ),
            StatisticsRecord("丙镇", "school", people=20, projects=1, within="乙县"),
            StatisticsRecord("丁学院", "college", people=7, projects=3),
        )
    )


def test_a_total_counts_nobody_twice_whom_a_larger_unit_has_counted() -> None:
    assert statistics_of_a_city().total(lambda record: record.people) == 107


def test_where_the_larger_unit_is_silent_the_units_within_it_count() -> None:
    assert statistics_of_a_city().total(lambda record: record.projects) == 7


def test_what_nobody_reports_has_no_total() -> None:
    assert statistics_of_a_city().total(lambda record: record.teachers) is None


def test_a_college_is_one_school_without_saying_so() -> None:
    assert statistics_of_a_city().total(lambda record: record.schools_counted) == 6


def test_the_coverage_of_a_week_is_that_of_all_students_counted_once() -> None:
    assert statistics_of_a_city().coverage == 0.75
    assert Statistics().coverage is None


def test_a_share_that_a_unit_worked_out_counts_only_where_the_students_enrolled_are_unknown() -> None:
    told = StatisticsRecord("甲县", "county", students=9, reported_coverage=0.9)
    both = StatisticsRecord("乙县", "county", students=30, enrolled=40, reported_coverage=0.8)
    assert (told.coverage, told.counted_coverage) == (0.9, None)
    assert (both.coverage, both.counted_coverage) == (0.75, 0.75)


def test_the_coverage_of_a_week_is_open_where_a_unit_told_its_share_only() -> None:
    told = StatisticsRecord("甲县", "county", students=9, reported_coverage=0.9, within="乙市")
    whole = StatisticsRecord("乙市", "city", students=30, enrolled=40)
    assert Statistics((told, whole)).coverage == 0.75
    assert Statistics((told, dataclasses.replace(whole, unit="丙市"))).coverage is None
    assert (
        Statistics(
            (dataclasses.replace(told, enrolled=10), dataclasses.replace(whole, enrolled=None, reported_coverage=0.8))
        ).coverage
        is None
    )


def test_units_that_contain_each_other_are_walked_once() -> None:
    circle = Statistics(
        (StatisticsRecord("甲", "city", people=1, within="乙"), StatisticsRecord("乙", "city", people=2, within="甲"))
    )
    assert [record.unit for record in circle.above(circle.records[0])] == ["乙"]


def test_a_story_knows_which_photos_its_text_places() -> None:
    text = Text((Prose("<p>甲</p>"), photo("a/01.jpg")))
    story = Story(
        BUNDLE, date(2024, 2, 28), "s", "题", "x", "activity", text, photos=(photo("a/01.jpg"), photo("a/02.jpg"))
    )
    assert story.photos_in_text == {PurePosixPath("a/01.jpg")}


def test_issues_stand_in_the_order_of_paths_and_lines() -> None:
    def issue(path: str, line: int) -> Issue:
        return Issue(PurePosixPath(path), line, Severity.ERROR, "rule", "错", "改")

    assert sorted([issue("b", 1), issue("a", 9), issue("a", 2)]) == [issue("a", 2), issue("a", 9), issue("b", 1)]


def test_a_story_is_announced_by_its_first_photo_else_by_its_first_film() -> None:
    files = [MediaFile(PurePosixPath(f"{name}.mp4"), "0", "video/mp4", 1, 1, 1) for name in "ab"]
    photos, films = (photo("1.jpg"), photo("2.jpg")), tuple(Video(file, "说明", "videos.0") for file in files)
    words = Story(BUNDLE, date(2024, 2, 28), "s", "题", "x", "activity", Text(()))
    assert words.cover is None
    assert dataclasses.replace(words, photos=photos).cover == photos[0]
    assert dataclasses.replace(words, videos=films).cover == films[0]
    assert dataclasses.replace(words, photos=photos, videos=films).cover == photos[0]


def test_a_picture_is_flat_and_a_film_silent_unless_somebody_says_otherwise() -> None:
    file = MediaFile(PurePosixPath("a"), "0", "image/jpeg", 1, 1, 1)
    assert not file.panorama
    assert not Photo(file, "说明", "photos.0").panorama
    assert Video(file, "说明", "videos.0").subtitles is None
