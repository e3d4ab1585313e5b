"""JSON Schemas for code editors, beside what the reader itself accepts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError

from showcase.desk.editor.json_schema import KINDS, SCHEMAS, json_schema, schema_files
from showcase.reader.front_matter import split_front_matter
from showcase.reader.yaml_document import parse_yaml
from small_site import EVENT, PROJECT_ROOT, SCHOOL, SITE, STORY, WEEK

GOOD_SITE = PROJECT_ROOT / "tests" / "sites" / "good"
SAMPLES: dict[str, dict[str, Any]] = {"site": SITE, "week": WEEK, "story": STORY, "school": SCHOOL, "event": EVENT}


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json_schema(KINDS[name]), format_checker=FormatChecker())


def data_of(path: Path) -> Any:
    """What stands in a YAML file, or in a Markdown file's front matter, as the reader reads it."""
    text = path.read_text("utf-8")
    halves = split_front_matter(text) if path.suffix == ".md" else (text, "", 0)
    assert halves is not None, path
    return parse_yaml(halves[0]).data


def files_of(name: str, root: Path) -> Iterator[Path]:
    return root.glob(KINDS[name].place)


def read_by_reader(name: str, data: Any) -> bool:
    try:
        KINDS[name].schema.model_validate(data)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("path", sorted(schema_files()), ids=str)
def test_the_committed_files_are_those_that_the_command_writes(path: PurePosixPath) -> None:
    assert (PROJECT_ROOT / path).read_text("utf-8") == schema_files()[path], "build.py schema --write"


def test_no_schema_is_left_of_what_is_no_more() -> None:
    assert {path.name for path in (PROJECT_ROOT / SCHEMAS).iterdir()} == {path.name for path in schema_files()}


@pytest.mark.parametrize("name", KINDS)
def test_each_is_a_sound_schema_that_tells_every_field(name: str) -> None:
    schema = json_schema(KINDS[name])
    Draft7Validator.check_schema(schema)
    for part in (schema, *schema.get("definitions", {}).values()):
        assert part["additionalProperties"] is False
        assert all(field["description"] for field in part["properties"].values())
    assert not {"title", "default"} & set(json.dumps(schema["properties"]).split('"')) - set(schema["properties"])


@pytest.mark.parametrize("root", [PROJECT_ROOT, GOOD_SITE], ids=["demo", "good"])
@pytest.mark.parametrize("name", KINDS)
def test_everything_that_the_repository_ships_is_valid(name: str, root: Path) -> None:
    paths = sorted(files_of(name, root))
    assert paths or root is GOOD_SITE
    for path in paths:
        assert [error.message for error in validator(name).iter_errors(data_of(path))] == [], path


FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("site", {"phone": "1"}),
    ("site", {"url": "weeks.example"}),
    ("site", {"pinyin": {"单县": "Shàn xiàn"}}),
    ("site", {"pinyin": {"shan": "shan"}}),
    ("site", {"hosting": {"limit_mb": "1000"}}),
    ("week", {"start": "2023-5-14"}),
    ("week", {"start": "2023-02-30"}),
    ("week", {"start": 20230514}),
    ("week", {"level": "town"}),
    ("week", {"kinds": []}),
    ("week", {"cutoff": 960}),
    ("week", {"cutoff": "24:00"}),
    ("week", {"color": "red"}),
    ("week", {"days": {"Monday": "开门"}}),
    ("week", {"rules": {"text_lenght": {"min": 1}}}),
    ("week", {"rules": {"text_length": {"severity": "strict"}}}),
    ("week", {"rules": {"text_length": {"minimum": 1}}}),
    ("week", {"channels": [{"slug": "a", "name": "甲", "channels": [{"slug": "b", "name": "乙", "channels": []}]}]}),
    ("story", {"titel": "题"}),
    ("story", {"title": " "}),
    ("story", {"title": "长" * 61}),
    ("story", {"title": None}),
    ("story", {"school": "第一"}),
    ("story", {"status": "published"}),
    ("story", {"featured": "yes"}),
    ("story", {"publish_at": "2023-05-14T9:00"}),
    ("story", {"publish_at": "1023-05-14"}),
    ("story", {"photos": [{"file": "01.jpg"}]}),
    ("story", {"photos": [{"file": "01.jpg", "caption": "图", "focal": [0.5]}]}),
    ("story", {"photos": [{"file": "01.jpg", "caption": "图", "focal": [0.5, 2]}]}),
    ("story", {"links": [{"title": "题", "url": "javascript:alert(1)"}]}),
    ("story", {"links": [{"title": "题", "url": "https://a.example/", "level": "county"}]}),
    ("school", {"kind": "小学"}),
    ("school", {"majors": [{"name": "数控", "years": 9}]}),
    ("event", {"kind": "party"}),
    ("event", {"start": "9:00"}),
    ("event", {"audiences": "parents"}),
]


@pytest.mark.parametrize(("name", "fault"), FAULTS, ids=str)
def test_a_fault_is_one_for_the_reader_and_for_the_code_editor(name: str, fault: dict[str, Any]) -> None:
    sound = SAMPLES[name]
    assert validator(name).is_valid(sound)
    assert not validator(name).is_valid({**sound, **fault})
    assert not read_by_reader(name, {**sound, **fault})


# Ordinary values and such as have been mistaken for them; each is tried in every field.
VALUES: list[Any] = [
    "", " ", "\u3000", "甲", "x", None, True, 0, 1, -1, 0.5, 3.5, 200, 10**10, [], ["a"], ["A"], [0.5, 0.5], [{}], {}, {"a": 1},
    "2024-05-12", "2024-02-30", "2024-04-31", "1899-01-01", "2200-12-31", "2201-01-01", "２０２４-05-12", "2024-05-12T09:00",
    "2024-05-12T25:00", "2024-05-12T09:00+24:00", "2024-05-12 09:00:60", "09:00", "9:00", "24:00", "09:60", "٢٣:00",
    "https://a.example/", "https://", "http://a b/", "#D43A1E", "red", "error", "city", "a-b", "a--b", "-a", "x" * 61, "x" * 201,
    "y" * 81, "https://a.example/" + "x" * 490,
]  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_reader_and_code_editor_agree_on_every_value_in_every_field(name: str) -> None:
    for field in KINDS[name].schema.model_fields:
        for value in VALUES:
            data = {**SAMPLES[name], field: value}
            assert validator(name).is_valid(data) is read_by_reader(name, data), (field, value)


def test_a_text_that_is_written_wrongly_is_told_in_chinese() -> None:
    for kind in KINDS.values():
        for field in json_schema(kind)["properties"].values():
            assert ("pattern" in field) == ("patternErrorMessage" in field) or field.get("format") == "color-hex"


def test_a_key_that_is_missing_is_one() -> None:
    for name, sound in SAMPLES.items():
        for key in KINDS[name].schema.model_json_schema().get("required", ()):
            assert not validator(name).is_valid({field: value for field, value in sound.items() if field != key})


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("story", {"publish_at": "2024-05-12 09:30:15"}),
        ("story", {"publish_at": "2024-05-12T09:30+08:00"}),
        ("story", {"publish_at": "2024-05-12"}),
        ("story", {"publish_at": None}),
        ("story", {"links": [{"title": "题", "url": "https://例子.example:8443/路?x#y", "level": None}]}),
        ("event", {"start": "00:00", "end": "23:59", "service": None}),
        ("site", {"pinyin": {"单县": "shan xian", "㐀𠀀": "qiu he"}}),
        ("week", {"days": {"2024-05-12": "开门"}, "rules": {"photo_bytes": {"min_mb": 0.5}, "site_link": {}}}),
    ],
    ids=str,
)
def test_what_the_reader_takes_the_code_editor_takes_too(name: str, field: dict[str, Any]) -> None:
    data = {**SAMPLES[name], **field}
    assert read_by_reader(name, data)
    assert [error.message for error in validator(name).iter_errors(data)] == []


def test_an_editor_completes_what_may_be_chosen() -> None:
    story, event = json_schema(KINDS["story"]), json_schema(KINDS["event"])
    assert story["properties"]["status"]["enum"] == ["draft", "submitted", "approved", "withdrawn"]
    assert "service" in event["properties"]["kind"]["enum"]
    assert story["definitions"]["LinkSchema"]["properties"]["level"]["enum"][-1] is None
