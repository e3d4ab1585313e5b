"""The statistics forms of three programmes as data: one definition for what is sent out and for what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from showcase.model import StatisticsRecord

Figure = int | float | str
# What a column shows that is no field of a record: the row's number.
NUMBER = "number"
UNIT = "unit"
WORDS = frozenset({"activities", "media"})
# The forms' precision: a share is kept, written and compared in hundredths of a percent.
SHARE_DIGITS = 4


@dataclass(frozen=True)
class Column:
    """A column: the record's field, its head as the form has it (line breaks too), its width in characters, the head above several."""

    field: str
    head: str
    width: float
    group: str = ""


@dataclass(frozen=True)
class Form:
    """A form: its columns and notes. `unit_line` is the line above the table that names the unit where no column does.

    In the notes `{deadline}` stands for the last day of the week. Fields in `bureaus_only` are left open by a school or college.
    """

    slug: str
    columns: tuple[Column, ...]
    notes: tuple[str, ...]
    unit_line: str = ""
    unit_hint: str = ""
    bureaus_only: frozenset[str] = frozenset()

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that a record and the form share, the unit's name left out."""
        return tuple(column.field for column in self.columns if column.field not in {NUMBER, UNIT})

    @property
    def head_rows(self) -> int:
        """How many rows the table's head takes."""
        return 2 if any(column.group for column in self.columns) else 1

    def title(self, start: date) -> str:
        """The form's title for the week that begins on this day."""
        return f"{start.year}年职业教育活动周情况统计表"

    def notes_for(self, end: date) -> tuple[str, ...]:
        """The notes below the table, for the week that ends on this day."""
        return tuple(note.format(deadline=f"{end.month}月{end.day}日") for note in self.notes)

    def carried(self, record: StatisticsRecord) -> dict[str, Figure | None]:
        """What this form says of a record, by field; None where nothing was reported or the unit leaves it open."""
        values = {field: _READ.get(field, _plain(field))(record) for field in self.fields}
        if record.level in {"college", "school"}:
            values.update(dict.fromkeys(self.bureaus_only & values.keys()))
        return values


def _plain(field: str) -> Callable[[StatisticsRecord], Figure | None]:
    def read(record: StatisticsRecord) -> Figure | None:
        value: Figure | None = getattr(record, field)
        return None if value == "" else value

    return read


def _coverage(record: StatisticsRecord) -> float | None:
    return None if record.coverage is None else round(record.coverage, SHARE_DIGITS)


_READ: Mapping[str, Callable[[StatisticsRecord], Figure | None]] = {
    "schools": lambda record: record.schools_counted,
    "coverage": _coverage,
}

# Most heads are the same in all three; a form may break one where the notice does.
_FIGURES = (
    Column("schools", "参与活动的职业院校数", 12),
    Column("teachers", "参与活动的职业院校教师数", 13),
    Column("students", "参与活动的职业院校学生数", 13),
    Column("coverage", "参与活动的职业院校学生参与覆盖率", 15),
    Column("enterprises", "参与活动的企业数", 11),
)
_PEOPLE = (Column("people", "参与总人数", 11), Column("projects", "观摩体验活动项目数", 12))
_XINXIANG = Form(
    "xinxiang",
    (Column(NUMBER, "序号", 6), Column(UNIT, "市、省直管县（市）", 26), *_FIGURES, *_PEOPLE),
    (
        "注：市属学校直接报送，在市、省直管县（市）栏填写学校全称。参与活动的职业院校学生参与覆盖率是指参与活动学生占本地、"
        "本学校在校生总数的比例",
    ),
)
_SHANDONG = Form(
    "shandong",
    (*_FIGURES, *_PEOPLE, Column("activities", "主要活动形式", 30), Column("media", "媒体报道情况", 30)),
    (
        "注：1.各市教育局只统计所辖中职学校活动情况数，辖区内市属高职院校及民办高职院校直接报送。",
        "2.在统计“参与活动的职业院校数”时，各市教育局只统计中职学校，高职院校默认1所。",
        "3.该表请用EXCEL形式报送。",
    ),
    unit_line="统计单位：",
    unit_hint="（市教育局或高职院校）",
)
_RONGCHANG = Form(
    "rongchang",
    (
        Column(UNIT, "区县/高职院校（含职教本科）", 28),
        Column("schools", "参与活动的职业院校数\n（仅区县教育行政部门填写）", 16),
        *_FIGURES[1:],
        Column("people", "参与\n总人数", 10),
        Column("projects", "观摩体验活动\n项目数", 13),
        Column("reports_city", "市级及以上媒体报道数", 12, group="活动周媒体报道数"),
        Column("reports_district", "区县级媒体报道数", 12, group="活动周媒体报道数"),
    ),
    (
        "填表说明： {deadline}前，各中职学校填报此表，职业教育活动周工作总结报告（包括基本情况、主要做法和措施、取得的成效、媒体宣传情况、"
        "存在问题及建议、5张图片），开展职业教育法宣传活动情况总结材料（2000字以内）一并报送至邮箱【邮箱】。",
    ),
    bureaus_only=frozenset({"schools"}),
)
FORMS: Mapping[str, Form] = MappingProxyType({form.slug: form for form in (_XINXIANG, _SHANDONG, _RONGCHANG)})
