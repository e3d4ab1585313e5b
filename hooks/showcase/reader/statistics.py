"""statistics.yml → StatisticsRecord, one for each reporting unit."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import StatisticsRecord
from showcase.reader.front_matter import note_faults
from showcase.reader.tree import Tree
from showcase.reader.validation import validate
from showcase.reader.week_schemas import StatisticsRecordSchema, StatisticsSchema
from showcase.reader.yaml_document import parse_yaml


def read_statistics(tree: Tree, source_path: PurePosixPath) -> tuple[StatisticsRecord, ...]:
    """The records of a week; none when there is no file, and none, with issues, when it is not sound."""
    if tree.refuses_link(source_path) or not (tree.root / source_path).exists():
        return ()
    text = tree.read_text(source_path)
    if text is None:
        return ()
    document = parse_yaml(text)
    if not note_faults(source_path, document, tree.findings) or document.data is None:
        return ()
    schema = validate(StatisticsSchema, document.data, source_path, document.lines, tree.findings)
    if schema is None:
        return ()
    return tuple(
        _record(record, document.lines.get(f"records.{index}", 1)) for index, record in enumerate(schema.records)
    )


def _record(schema: StatisticsRecordSchema, line: int) -> StatisticsRecord:
    # Field by field the same names: the form's columns. Absent words are empty, absent counts stay None.
    values = schema.model_dump()
    return StatisticsRecord(**{**values, "activities": schema.activities or "", "media": schema.media or ""}, line=line)
