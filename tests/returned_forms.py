"""Statistics forms as schools return them: typed from the notices, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from openpyxl import Workbook

from showcase.desk.forms.reporting_week import KnownSchool, ReportingWeek
from showcase.desk.forms.workbook_file import Grid
from showcase.model import Statistics, StatisticsRecord

STATISTICS_PATH = PurePosixPath("content/weeks/demo-2024/statistics.yml")
FIGURES = [
    "参与活动的职业院校数",
    "参与活动的职业院校教师数",
    "参与活动的职业院校学生数",
    "参与活动的职业院校学生参与覆盖率",
]
FIGURES += ["参与活动的企业数", "参与总人数", "观摩体验活动项目数"]
XINXIANG_HEAD = ["序号", "市、省直管县（市）", *FIGURES]
SHANDONG_HEAD = [*FIGURES, "主要活动形式", "媒体报道情况"]
TITLE = ["2024年职业教育活动周情况统计表"]
XINXIANG: list[list[Any]] = [
    TITLE,
    XINXIANG_HEAD,
    [None] * 9,
    [1, "甲 市", 4, "268人", "4,120", "77.15%", 22, 11800, "３１"],
    [2, "乙县", "3", 195, 2980, 0.7621, 15, 8300, 24],
    [3, "丙职业学院", None, 40, 500, 85, 3, 900, 5],
    [4, None, None, None, None, None, None, None, None],
    ["注：市属学校直接报送，在市、省直管县（市）栏填写学校全称。参与活动的职业院校学生参与覆盖率是指……"],
]
SHANDONG: list[list[Any]] = [
    ["附件2"],
    TITLE,
    ["统计单位：（市教育局或高职院校）", "甲市教育局"],
    SHANDONG_HEAD,
    [28, 1960, 31200, "76.5%", 156, 86500, 172, "线上展厅\n技能展演", "报道二十六篇"],
    [None] * 9,
    [None] * 9,
    ["注：1.各市教育局只统计所辖中职学校活动情况数，辖区内市属高职院校及民办高职院校直接报送。"],
    ["2.在统计“参与活动的职业院校数”时，各市教育局只统计中职学校，高职院校默认1所。"],
    ["3.该表请用EXCEL形式报送。"],
]
RONGCHANG: list[list[Any]] = [
    ["附件2"],
    [None],
    TITLE,
    [
        "区县/高职院校（含职教本科）",
        "参与活动的职业院校数\n（仅区县教育行政部门填写）",
        *FIGURES[1:5],
        "参与\n总人数",
        "观摩体验活动\n项目数",
        "活动周媒体报道数",
        None,
    ],
    [None] * 8 + ["市级及以上媒体报道数", "区县级媒体报道数"],
    ["丁区试验职业学校", None, 132, 1870, "82.74%", 23, 6400, 18, 4, 11],
    [None] * 10,
    ["填表说明： 5月21日前，各中职学校填报此表，……一并报送至邮箱。"],
]
FORMS_AS_RETURNED = {"xinxiang": XINXIANG, "shandong": SHANDONG, "rongchang": RONGCHANG}


def grid_of(rows: Iterable[Sequence[Any]], name: str = "Sheet1", **options: Any) -> Grid:
    """Rows as they are read from a sheet."""
    filled = {
        number: {column: value for column, value in enumerate(row, start=1) if value is not None}
        for number, row in enumerate(rows, start=1)
    }
    return Grid(name, {number: row for number, row in filled.items() if row}, **options)


def write_workbook(path: Path, *sheets: Iterable[Sequence[Any]], names: Sequence[str] = ()) -> Path:
    """A workbook of these rows as a file."""
    workbook = Workbook()
    for number, rows in enumerate(sheets):
        sheet = workbook.worksheets[0] if number == 0 else workbook.create_sheet()
        if number < len(names):
            sheet.title = names[number]
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def reporting_week(*records: StatisticsRecord, schools: Sequence[KnownSchool] = (), **changes: Any) -> ReportingWeek:
    """A week of 甲市 as the desk sees it."""
    days = {"start": date(2024, 5, 12), "end": date(2024, 5, 14)}
    values: dict[str, Any] = {"region": "甲市", "level": "city", **days, **changes}
    return ReportingWeek(STATISTICS_PATH, schools=tuple(schools), statistics=Statistics(records), **values)
