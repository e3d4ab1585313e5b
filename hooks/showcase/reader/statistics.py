"""statistics.yml → Statistics, with a record for each reporting unit."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import Statistics, StatisticsRecord
from showcase.reader.tree import Tree
from showcase.reader.week_schemas import StatisticsRecordSchema, StatisticsSchema
from showcase.reader.yaml_file import read_yaml_file


def read_statistics(tree: Tree, source_path: PurePosixPath) -> Statistics:
    """The records of a week; none when there is no file, and none, with issues, when it is not sound."""
    if tree.refuses_link(source_path) or not (tree.root / source_path).exists():
        return Statistics()
    reading = read_yaml_file(tree, source_path, StatisticsSchema)
    if reading is None:
        return Statistics()
    lines = reading.lines
    records = (_record(record, lines.get(f"records.{i}", 1)) for i, record in enumerate(reading.schema.records))
    return Statistics(tuple(records))


def _record(schema: StatisticsRecordSchema, line: int) -> StatisticsRecord:
    # Field by field the same names: the form's columns. Absent words are empty, absent counts stay None.
    values = schema.model_dump()
    words = {name: values[name] or "" for name in ("activities", "media", "within")}
    return StatisticsRecord(**{**values, **words}, line=line)
