"""statistics.yml → StatisticsRecord, one for each reporting unit."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import StatisticsRecord
from showcase.reader.tree import Tree
from showcase.reader.week_schemas import StatisticsRecordSchema, StatisticsSchema
from showcase.reader.yaml_file import read_yaml_file


def read_statistics(tree: Tree, source_path: PurePosixPath) -> tuple[StatisticsRecord, ...]:
    """The records of a week; none when there is no file, and none, with issues, when it is not sound."""
    if tree.refuses_link(source_path) or not (tree.root / source_path).exists():
        return ()
    reading = read_yaml_file(tree, source_path, StatisticsSchema)
    if reading is None:
        return ()
    return tuple(
        _record(record, reading.lines.get(f"records.{index}", 1)) for index, record in enumerate(reading.schema.records)
    )


def _record(schema: StatisticsRecordSchema, line: int) -> StatisticsRecord:
    # Field by field the same names: the form's columns. Absent words are empty, absent counts stay None.
    values = schema.model_dump()
    return StatisticsRecord(**{**values, "activities": schema.activities or "", "media": schema.media or ""}, line=line)
