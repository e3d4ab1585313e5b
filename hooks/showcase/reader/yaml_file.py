"""A file of YAML against its schema: site.yml, week.yml, statistics.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic

from showcase.reader.front_matter import note_faults
from showcase.reader.tree import Tree
from showcase.reader.validation import S, validate
from showcase.reader.yaml_document import parse_yaml


@dataclass(frozen=True)
class YamlReading(Generic[S]):
    """What a sound file says, and the line of each of its keys."""

    schema: S
    lines: Mapping[str, int]


def read_yaml_file(tree: Tree, source_path: PurePosixPath, schema_type: type[S]) -> YamlReading[S] | None:
    """Read a file of YAML; None, with issues, when it is missing or not sound."""
    text = tree.read_text(source_path)
    if text is None:
        return None
    document = parse_yaml(text)
    if not note_faults(source_path, document, tree.findings) or document.data is None:
        return None
    schema = validate(schema_type, document.data, source_path, document.lines, tree.findings)
    return YamlReading(schema, document.lines) if schema is not None else None
