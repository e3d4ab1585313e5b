"""statistics.yml → Statistics, with a record for each reporting unit."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import Statistics, StatisticsRecord
from showcase.reader.findings import Findings
from showcase.reader.front_matter import note_faults
from showcase.reader.tree import Tree
from showcase.reader.validation import validate
from showcase.reader.week_schemas import StatisticsRecordSchema, StatisticsSchema
from showcase.reader.yaml_document import parse_yaml


def read_statistics(tree: Tree, source_path: PurePosixPath) -> Statistics:
    """The records of a week; none when there is no file, and none, with issues, when it is not sound."""
    if tree.refuses_link(source_path) or not (tree.root / source_path).exists():
        return Statistics()
    text = tree.read_text(source_path)
    statistics = None if text is None else parse_statistics(text, source_path, tree.findings)
    return statistics or Statistics()


def parse_statistics(text: str, source_path: PurePosixPath, findings: Findings) -> Statistics | None:
    """The records in a file's text; None, with issues, when it is not sound."""
    document = parse_yaml(text)
    if not note_faults(source_path, document, findings) or document.data is None:
        return None
    schema = validate(StatisticsSchema, document.data, source_path, document.lines, findings)
    if schema is None:
        return None
    lines = document.lines
    return Statistics(tuple(_record(entry, lines.get(f"records.{i}", 1)) for i, entry in enumerate(schema.records)))


def _record(schema: StatisticsRecordSchema, line: int) -> StatisticsRecord:
    # Field by field the same names: the form's columns. Absent words are empty, absent counts stay None.
    values = schema.model_dump()
    words = {name: values[name] or "" for name in ("activities", "media", "within")}
    coverage = values.pop("coverage")
    return StatisticsRecord(**{**values, **words}, line=line, reported_coverage=coverage)
