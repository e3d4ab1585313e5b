"""A file of YAML against its schema."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from showcase.reader.findings import Findings
from showcase.reader.schema_types import Line, Schema
from showcase.reader.tree import Tree
from showcase.reader.yaml_file import YamlReading, read_yaml_file

PATH = PurePosixPath("a.yml")


class Named(Schema):
    name: Line


def test_a_sound_file_is_its_values_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / PATH).write_text("# a comment\nname: 甲\n", encoding="utf-8")
    tree = Tree(tmp_path, Findings())
    assert read_yaml_file(tree, PATH, Named) == YamlReading(Named(name="甲"), {"name": 2})
    assert tree.findings.issues == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("name: [", "yaml"),
        ("name: 甲\nname: 乙", "duplicate-key"),
        ("name: 1", "field-string_type"),
        (None, "missing-file"),
    ],
)
def test_whatever_is_wrong_with_a_file_is_one_issue(tmp_path: Path, text: str | None, rule: str) -> None:
    if text is not None:
        (tmp_path / PATH).write_text(text, encoding="utf-8")
    tree = Tree(tmp_path, Findings())
    assert read_yaml_file(tree, PATH, Named) is None
    assert [issue.rule for issue in tree.findings.issues] == [rule]
