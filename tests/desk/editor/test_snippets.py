"""Front matter that a code editor offers."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from showcase.desk.editor.json_schema import KINDS
from showcase.desk.editor.snippets import SNIPPETS, snippet_files
from showcase.reader.front_matter import split_front_matter
from showcase.reader.yaml_document import parse_yaml
from small_site import PROJECT_ROOT

TEXT = snippet_files()[SNIPPETS]
FOUND: dict[str, dict[str, Any]] = json.loads(TEXT.partition("\n")[2])
MARKDOWN = [kind for kind in KINDS.values() if kind.place.endswith(".md")]


def filled(body: list[str]) -> str:
    """A snippet as an editor leaves it who takes each first choice and writes 1 elsewhere."""
    text = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", "\n".join(body))
    return re.sub(r"\$\{\d+\}", '"1"', text).replace("$0", "")


def test_the_committed_file_is_what_the_command_writes() -> None:
    assert (PROJECT_ROOT / SNIPPETS).read_text("utf-8") == TEXT, "build.py schema --write"


@pytest.mark.parametrize("kind", MARKDOWN, ids=lambda kind: kind.title)
def test_the_whole_front_matter_is_sound_as_soon_as_it_is_filled_in(kind: Any) -> None:
    halves = split_front_matter(filled(FOUND[f"{kind.title}：开头的资料"]["body"]))
    assert halves is not None
    kind.schema.model_validate(parse_yaml(halves[0]).data)


@pytest.mark.parametrize("kind", MARKDOWN, ids=lambda kind: kind.title)
def test_every_field_that_editors_write_is_offered_by_its_name_and_explained(kind: Any) -> None:
    for field in set(kind.schema.model_fields) - {"approved", "withdrawn"}:
        snippet = FOUND[f"{kind.title}：{field}"]
        assert snippet["prefix"] == field
        assert len(snippet["description"]) > len(kind.title) + 1
        document = parse_yaml(filled(snippet["body"]))
        assert document.faults == ()
        assert list(document.data or {}) == [field]


def test_records_that_commands_write_are_not_offered() -> None:
    assert not [name for name in FOUND if name.endswith(("：approved", "：withdrawn"))]


def test_choices_are_offered_and_entries_have_what_they_must_have() -> None:
    assert FOUND["故事：featured"]["body"] == ["featured: ${1|true,false|}"]
    assert FOUND["故事：photos"]["body"] == ["photos:", "  - {file: ${1}, caption: ${2}}"]
    assert FOUND["学校：admissions"]["body"] == ["admissions: {text: ${1}}"]
    assert FOUND["故事：tags"]["body"] == ["tags: [${1}]"]
    assert "service" in FOUND["日程：kind"]["body"][0]
