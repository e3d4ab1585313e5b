"""JSON Schemas of everything that editors write, for code editors: made from the schemas that the reader itself uses, told in Chinese."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from showcase.desk.editor.field_words import FIELD_WORDS, words_of
from showcase.reader.bundle_schemas import EventSchema, SchoolSchema, StorySchema, WeekDownloadsSchema, WrapUpSchema
from showcase.reader.schema_types import Schema
from showcase.reader.week_schemas import PageSchema, SiteSchema, StatisticsSchema, WeekSchema

SCHEMAS = PurePosixPath("schemas")
# Code editors know this draft best; what newer ones add is not needed here.
_DRAFT = "http://json-schema.org/draft-07/schema#"
_COMMENT = "由 build.py schema --write 生成，不要手改。"


@dataclass(frozen=True)
class Kind:
    """A kind of file that editors write: what it is called, its schema, and where such files stand."""

    title: str
    schema: type[Schema]
    place: str


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "site": Kind("网站", SiteSchema, "content/site.yml"),
        "week": Kind("活动周", WeekSchema, "content/weeks/*/week.yml"),
        "statistics": Kind("统计", StatisticsSchema, "content/weeks/*/statistics.yml"),
        "story": Kind("故事", StorySchema, "content/weeks/*/stories/*/*/index.md"),
        "school": Kind("学校", SchoolSchema, "content/weeks/*/schools/*/index.md"),
        "event": Kind("日程", EventSchema, "content/weeks/*/events/*.md"),
        "downloads": Kind("资料下载", WeekDownloadsSchema, "content/weeks/*/downloads/index.md"),
        "wrap-up": Kind("总结", WrapUpSchema, "content/weeks/*/wrap-up/index.md"),
        "page": Kind("页面", PageSchema, "content/pages/**/*.md"),
    }
)


def schema_files() -> dict[PurePosixPath, str]:
    """The text of every schema's file, by its path from the project's root."""
    return {
        SCHEMAS / f"{name}.json": json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
        for name, kind in KINDS.items()
    }


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 7) of one kind of file; for Markdown, of its front matter."""
    written = kind.schema.model_json_schema(ref_template="#/definitions/{model}")
    classes = {schema.__name__: schema for schema in FIELD_WORDS}
    definitions = {
        name: _object(classes.get(name, Schema), part) for name, part in sorted(written.get("$defs", {}).items())
    }
    head = {"$schema": _DRAFT, "$comment": _COMMENT, "title": kind.title}
    return {**head, **_object(kind.schema, written), **({"definitions": definitions} if definitions else {})}


def _object(schema: type[Schema], written: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping whose fields are all told; what pydantic says of the class in English is left out."""
    properties = {
        field: _described(words_of(schema, field), _value(part)) for field, part in written["properties"].items()
    }
    required = {"required": written["required"]} if "required" in written else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **required}


def _described(words: str, value: dict[str, Any]) -> dict[str, Any]:
    # Beside a reference this draft reads nothing.
    return {"description": words, **({"allOf": [value]} if "$ref" in value else value)}


def _value(written: Mapping[str, Any]) -> dict[str, Any]:
    """What may stand after a key, said as briefly as code editors understand it best."""
    value = {key: part for key, part in written.items() if key not in {"title", "default", "propertyNames"}}
    if "anyOf" in value:
        value = _or_nothing(_value(value["anyOf"][0]))
    if "items" in value:
        value["items"] = _value(value["items"])
    if "patternProperties" in value:
        value["patternProperties"] = {key: _value(part) for key, part in value["patternProperties"].items()}
        value["additionalProperties"] = False
    # The reader takes away the white space around words before it counts them.
    if value.get("type") == "string" and value.pop("minLength", 0):
        value.update(pattern=r"\S", patternErrorMessage="不能是空的")
    return value


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """A value that may also be left empty."""
    if "$ref" in value:
        return {"anyOf": [value, {"type": "null"}]}
    choices = {"enum": [*value["enum"], None]} if "enum" in value else {}
    return {**value, "type": [value["type"], "null"], **choices}
