"""Where a form's table stands in a sheet: its head is found by its words, wherever it is and however they are broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from showcase.desk.forms.cell_values import tidy
from showcase.desk.forms.form import NUMBER, UNIT, Form
from showcase.desk.forms.workbook_file import Grid

ENROLLED = "enrolled"
# A row with fewer of the form's words is not its head.
_LEAST = 3
_DEPTH, _ROWS_LOOKED_AT = 3, 200
# No head is longer, remarks included.
_LENGTH = 100
# How schools shorten the heads, tidied; a form's own words stand in the form.
_ALIASES: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("序号", "编号"),
    UNIT: ("单位", "单位名称", "统计单位", "报送单位", "填报单位", "学校", "学校名称", "院校名称", "区县", "县市区"),
    "schools": ("参与院校数", "职业院校数", "参与职业院校数"),
    "teachers": ("参与教师数", "教师数", "职业院校教师数"),
    "students": ("参与学生数", "学生数", "职业院校学生数"),
    "coverage": ("学生参与覆盖率", "参与覆盖率", "覆盖率"),
    "enterprises": ("参与企业数", "企业数"),
    "people": ("总人数",),
    "projects": ("观摩体验项目数", "体验项目数", "项目数"),
    "activities": ("活动形式",),
    "media": ("媒体报道", "媒体宣传情况"),
    "reports_city": ("市级及以上报道数", "市级以上媒体报道数", "市级及以上"),
    "reports_district": ("区县级报道数", "区县级"),
    # No form asks for it; who adds it makes the coverage exact.
    ENROLLED: ("在校生数", "在校生总数", "在校学生数"),
}


@dataclass(frozen=True)
class TableHead:
    """A table's head: the column of each field, the rows that it takes, what it lacks, repeats and adds."""

    columns: Mapping[str, int]
    first: int
    last: int
    missing: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def find_head(form: Form, grid: Grid) -> TableHead | None:
    """The head of the form's table in a sheet; None where there is none."""
    words = _words_of(form)
    numbers = sorted(grid.rows)[:_ROWS_LOOKED_AT]
    windows = [
        [row for row in numbers[index:] if row < first + depth]
        for index, first in enumerate(numbers)
        for depth in range(1, _DEPTH + 1)
    ]
    # The most fields in the fewest rows.
    best = max(windows, key=lambda rows: (len({f for f, _ in _fields(grid, rows, words)}), -len(rows)), default=[])
    fields = {field for field, _ in _fields(grid, best, words)}
    return _head(form, grid, best, words) if len(fields) >= _LEAST else None


def _head(form: Form, grid: Grid, rows: Sequence[int], words: Mapping[str, str]) -> TableHead:
    found = list(_fields(grid, rows, words))
    columns: dict[str, int] = {}
    for field, column in found:
        columns.setdefault(field, column)
    wanted = {column.field: tidy(column.head) for column in form.columns if column.field != NUMBER}
    taken = set(columns.values())
    groups = {_plain(column.group) for column in form.columns if column.group}
    extra = {
        tidy(str(value)[:_LENGTH]): None
        for row in rows
        for column, value in grid.rows[row].items()
        if column not in taken and _plain(str(value)) not in groups
    }
    repeated = {field for field, _ in found if sum(other == field for other, _ in found) > 1}
    return TableHead(
        columns=columns,
        first=rows[0],
        last=rows[-1],
        missing=tuple(head for field, head in wanted.items() if field not in columns),
        repeated=tuple(wanted.get(field, field) for field in sorted(repeated)),
        extra=tuple(extra),
    )


def _fields(grid: Grid, rows: Sequence[int], words: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The field of each column that one is found for; the words of a column may stand in any of the head's rows, or be split over them."""
    for column in sorted({column for row in rows for column in grid.rows[row]}):
        parts = [str(grid.rows[row].get(column, "")) for row in rows]
        field = next((words[key] for key in (_plain("".join(parts)), *map(_plain, parts)) if key in words), None)
        if field is not None:
            yield field, column


def _words_of(form: Form) -> dict[str, str]:
    """What each head may read, tidied and without remarks in brackets, and the field that it stands for."""
    words = {alias: field for field, aliases in _ALIASES.items() for alias in aliases}
    known = {column.field for column in form.columns} | {NUMBER, UNIT, ENROLLED}
    own = {_plain(column.head): column.field for column in form.columns}
    return {**{alias: field for alias, field in words.items() if field in known}, **own}


def _plain(words: str) -> str:
    return re.sub(r"\([^()]*\)", "", tidy(words[:_LENGTH])).rstrip(":")
