"""What each field is for."""

from __future__ import annotations

import re

import pytest

from showcase.desk.editor.field_words import FIELD_WORDS, words_of
from showcase.reader import bundle_schemas, schema_types, week_schemas
from showcase.reader.bundle_schemas import SceneSchema, StorySchema
from showcase.reader.schema_types import Schema

SCHEMAS = [
    schema
    for module in (schema_types, bundle_schemas, week_schemas)
    for schema in vars(module).values()
    if isinstance(schema, type) and issubclass(schema, Schema)
    if schema is not Schema and schema.__module__ == module.__name__
]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_every_field_is_told_in_chinese_where_it_is_brought_in_and_no_other(schema: type[Schema]) -> None:
    words = FIELD_WORDS[schema]
    assert set(words) == set(schema.__annotations__)
    assert all(re.search("[\u4e00-\u9fff]", said) and said.isprintable() for said in words.values())


def test_a_field_that_is_brought_in_above_is_told_there() -> None:
    assert words_of(StorySchema, "status").startswith("draft 草稿")
    assert words_of(SceneSchema, "caption") == FIELD_WORDS[bundle_schemas.MediaSchema]["caption"]


def test_a_field_that_nobody_has_told_has_no_words() -> None:
    assert words_of(Schema, "title") == ""
