"""Data against its schema, in an editor's words."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field

from showcase.reader.findings import Findings
from showcase.reader.schema_types import Clock, Day, Line, Moment, Schema, Slug, Title, WebAddress
from showcase.reader.validation import validate, validate_known
from small_site import SmallSite

PATH = PurePosixPath("content/a/index.md")


class Inner(Schema):
    name: Line


class Outer(Schema):
    title: Title = "题"
    level: Literal["city", "county", "school"] = "city"
    count: int = 0
    share: Annotated[float, Field(ge=0, le=1)] = 0
    flag: bool = False
    day: Day | None = None
    moment: Moment | None = None
    clock: Clock | None = None
    slug: Slug | None = None
    url: WebAddress | None = None
    tags: list[Line] = Field(default=[], max_length=2)
    inner: Inner | None = None
    entries: list[Inner] = Field(default=[Inner(name="甲")], min_length=1)
    by_day: dict[Day, Line] = Field(default={})


def tell(data: dict[str, Any], **lines: int) -> list[tuple[int, str, str]]:
    findings = Findings()
    found = validate(Outer, data, PATH, {key.replace("__", "."): line for key, line in lines.items()}, findings)
    assert (found is None) == bool(findings.issues)
    assert {issue.source_path for issue in findings.issues} <= {PATH}
    return [(issue.line, issue.message, issue.remedy) for issue in findings.issues]


def test_sound_data_becomes_the_schemas_object() -> None:
    findings = Findings()
    found = validate(Outer, {"title": " 甲 ", "inner": {"name": "乙"}}, PATH, {}, findings)
    assert found is not None
    assert (found.title, found.inner) == ("甲", Inner(name="乙"))
    assert findings.issues == []


@pytest.mark.parametrize(
    "data",
    [
        {"title": 1}, {"title": None}, {"title": ""}, {"title": "  "}, {"title": "甲" * 61}, {"title": ["甲"]},
        {"title": {"a": 1}}, {"title": True}, {"level": "town"}, {"level": 1}, {"count": "1"}, {"count": 1.0},
        {"count": True}, {"count": None}, {"share": "0.5"}, {"share": 2}, {"share": -0.1}, {"share": True},
        {"flag": "true"}, {"flag": 1}, {"flag": "yes"}, {"flag": None}, {"day": "2024-02-30"}, {"day": 20240501},
        {"moment": "gestern"}, {"clock": "25:00"}, {"clock": 900}, {"slug": "Ä"}, {"slug": 5}, {"url": "weeks.example"},
        {"tags": "甲"}, {"tags": ["甲", "乙", "丙"]}, {"tags": {"a": 1}}, {"tags": [1]}, {"tags": [None]},
        {"inner": []}, {"inner": "甲"}, {"inner": {}}, {"entries": []}, {"entries": ["甲"]}, {"by_day": []},
        {"by_day": {"morgen": "甲"}}, {"by_day": {"2024-05-01": 1}}, {"unknown": 1}, {"Title": "甲"},
    ],
)  # fmt: skip
def test_every_disagreement_is_one_issue_in_chinese(data: dict[str, Any]) -> None:
    ((_, message, remedy),) = tell(data)
    assert re.search("[\u4e00-\u9fff]", message)
    assert re.search("[\u4e00-\u9fff]", remedy)
    # No word of the library's own English, no placeholder left unfilled.
    assert not re.search(r" or |[Ii]nput|should|valid|[{}\[\]]", message + remedy.replace("[甲, 乙]", "")), (
        message + remedy
    )


def test_all_disagreements_are_told_at_once() -> None:
    assert [line for line, _, _ in tell({"title": 1, "count": "x", "nope": 1}, title=2, count=3, nope=4)] == [2, 3, 4]


def test_the_line_is_that_of_the_key() -> None:
    assert tell({"inner": {"name": 1}}, inner=4, inner__name=5)[0][0] == 5


def test_a_missing_field_is_told_at_the_key_above_it() -> None:
    ((line, message, remedy),) = tell({"inner": {}}, inner=4)
    assert line == 4
    assert "name" in message
    assert "name: …" in remedy


def test_without_any_line_it_is_the_first() -> None:
    assert tell({"title": 1})[0][0] == 1


@pytest.mark.parametrize(
    ("data", "example"),
    [
        ({"day": "12.5."}, "2023-05-15"),
        ({"moment": "上午"}, "T16:00"),
        ({"clock": "九点"}, "09:00"),
        ({"slug": "课堂"}, "wo-de-yi-tian"),
        ({"url": "a.example"}, "https://"),
        ({"flag": "yes"}, "true"),
        ({"tags": "甲"}, "- "),
    ],
)
def test_the_remedy_shows_how_it_is_written(data: dict[str, Any], example: str) -> None:
    assert example in tell(data)[0][2]


def test_the_choices_are_listed() -> None:
    assert all(choice in tell({"level": "town"})[0][2] for choice in ("city", "county", "school"))


def test_an_entry_of_a_list_is_named_with_its_list() -> None:
    assert "tags" in tell({"tags": ["甲", 1]})[0][1]


def test_a_day_that_is_none_is_named() -> None:
    assert "2024-05-99" in tell({"by_day": {"2024-05-99": "甲"}})[0][1]


def test_a_mistyped_field_gets_the_right_one_proposed() -> None:
    ((_, message, remedy),) = tell({"tittle": "甲"})
    assert "tittle" in message
    assert "title" in remedy


def test_a_field_like_no_other_gets_no_proposal() -> None:
    assert "是否想写" not in tell({"zzz": 1})[0][2]


@pytest.mark.parametrize("field", ["phone", "QQ", "Email", "contact", "联系人", "电话", "手机", "wechat"])
def test_a_field_for_contact_data_is_told_that_it_has_no_place_here(field: str) -> None:
    ((_, message, remedy),) = tell({field: "1"})
    assert "联系方式" in message
    assert "删掉" in remedy


def test_contact_data_of_a_school_is_refused_and_not_repeated(small_site: SmallSite) -> None:
    small_site.school(phone="0373-0000000")
    issue = small_site.only_issue()
    assert issue.rule == "field-extra_forbidden"
    assert "0373" not in issue.message + issue.remedy


def test_what_is_known_can_be_read_without_what_is_not() -> None:
    assert validate_known(Inner, {"name": "甲", "phone": "1"}) == Inner(name="甲")
    # A mistyped field is not passed over: something that was meant would be missing.
    assert validate_known(Inner, {"name": "甲", "nane": "乙"}) is None


@pytest.mark.parametrize("entry", [{}, {"name": ""}, {"name": "  "}, {"name": None}])
def test_where_words_are_missing_all_else_can_be_read(entry: dict[str, object]) -> None:
    data = {"entries": [{"name": "甲"}, entry]}
    read = validate_known(Outer, data)
    assert read is not None
    assert [inner.name for inner in read.entries] == ["甲", "—"]
    assert data == {"entries": [{"name": "甲"}, entry]}
    assert validate_known(Outer, {**data, "count": "3"}) is None


@pytest.mark.parametrize(("words", "rule"), [({"caption": ""}, "field-string_too_short"), ({}, "field-missing")])
def test_a_picture_without_a_caption_has_its_other_faults_told_too(
    small_site: SmallSite, words: dict[str, str], rule: str
) -> None:
    small_site.story_with_photo(photos=[{"file": "01.jpg", **words}])
    assert sorted(small_site.rules()) == ["consent", rule]
    small_site.approve()
    assert small_site.public_stories() == []
