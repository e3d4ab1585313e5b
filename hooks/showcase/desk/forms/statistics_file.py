"""statistics.yml as an editor wrote it, with records added and single values changed: every other character stays."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from showcase.reader.week_schemas import StatisticsRecordSchema
from showcase.reader.yaml_document import parse_yaml

Changes = Mapping[int, Mapping[str, Any]]
_ORDER = tuple(StatisticsRecordSchema.model_fields)
_BOM = "\ufeff"


class Unwritable(Exception):
    """A file that is written in such a way that the program cannot change it safely."""


def with_records(text: str, added: Sequence[Mapping[str, Any]], changed: Changes) -> str:
    """The file's text with these records behind its own, and these fields of its records, by index, set.

    Unwritable when the result would not read as the file's own data with exactly this added and changed.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(_BOM).replace("\r\n", "\n")
    data = parse_yaml(plain).data
    if data is None:
        raise Unwritable
    own = [dict(record) for record in data.get("records") or []]
    expected = [{**record, **changed.get(index, {})} for index, record in enumerate(own)]
    written = _appended(_edited(plain, changed), [_ordered(record) for record in added])
    # What stands there afterwards is what was meant, or nothing is written.
    if parse_yaml(written).data != {**data, "records": [*expected, *map(_ordered, added)]}:
        raise Unwritable
    return (_BOM if text.startswith(_BOM) else "") + written.replace("\n", end)


def _edited(text: str, changed: Changes) -> str:
    """The text with values set in place, from the last to the first, so that places before stay true."""
    if not changed:
        return text
    text = _ended(text)
    starts = _line_starts(text)
    edits: list[tuple[int, int, str]] = []
    for index, fields in changed.items():
        record = _record_nodes(text)[index]
        values = {key.value: value for key, value in record.value}
        for field in sorted(fields, key=_ORDER.index):
            words = _scalar(fields[field])
            node = values.get(field)
            edits.append(_insertion(text, record, starts, field, words) if node is None else _edit(node, starts, words))
    # Insertions at one place keep their order.
    for _, (start, end, words) in sorted(enumerate(edits), key=lambda pair: (pair[1][0], pair[0]), reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _record_nodes(text: str) -> list[yaml.MappingNode]:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    sequences = [value for key, value in root.value if key.value == "records"] if root else []
    return list(sequences[0].value) if sequences else []


def _edit(node: yaml.Node, starts: Sequence[int], words: str) -> tuple[int, int, str]:
    if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
        raise Unwritable
    start, end = _offset(node.start_mark, starts), _offset(node.end_mark, starts)
    # An empty value has its place right behind the colon.
    return start, end, words if end > start else f" {words}"


def _insertion(
    text: str, record: yaml.MappingNode, starts: Sequence[int], field: str, words: str
) -> tuple[int, int, str]:
    """A new line below the record's last one, comments behind that kept; within braces a new pair."""
    if record.flow_style:
        place = _offset(record.end_mark, starts) - 1
        return place, place, f", {field}: {words}"
    last = record.value[-1][1]
    if isinstance(last, yaml.ScalarNode) and last.style in {"|", ">"}:
        raise Unwritable
    line = last.end_mark.line + 1
    place = starts[line] if line < len(starts) else len(text)
    indent = " " * record.value[0][0].start_mark.column
    return place, place, f"{indent}{field}: {words}\n"


def _appended(text: str, added: Sequence[Mapping[str, Any]]) -> str:
    if not added:
        return text
    records = _record_nodes(text)
    if not records:
        text, indent = _with_empty_list(text), 2
    else:
        indent = _dash_column(text, records[0])
    body = yaml.safe_dump(list(added), allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    lines = "".join(f"{' ' * indent}{line}\n" for line in body.rstrip("\n").split("\n"))
    return _ended(text) + lines


def _with_empty_list(text: str) -> str:
    """The text with `records:` as its last key: an empty list in brackets is opened, a missing one begun."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        key, colon, rest = line.partition(":")
        if key == "records" and colon and rest.partition("#")[0].replace(" ", "") in {"", "[]"}:
            comment = rest[rest.index("#") :] if "#" in rest else ""
            lines[index] = f"records:{'  ' if comment else ''}{comment}"
            return "\n".join(lines)
    return f"{_ended(text)}records:\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _dash_column(text: str, record: yaml.MappingNode) -> int:
    line = text.split("\n")[record.start_mark.line]
    before = line[: record.start_mark.column]
    if before.strip() != "-":
        raise Unwritable
    return before.index("-")


def _ordered(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in _ORDER if record.get(name) is not None}


def _scalar(value: Any) -> str:
    # JSON's strings are YAML's too, and so are its plain numbers.
    return json.dumps(value, ensure_ascii=False)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n")[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _offset(mark: yaml.Mark, starts: Sequence[int]) -> int:
    return starts[mark.line] + mark.column
