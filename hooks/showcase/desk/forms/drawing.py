"""A week's statistics as the form's workbook: title, merged heads, rows, total and notes, ready to print on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from showcase.desk.forms.form import NUMBER, SHARE_DIGITS, UNIT, WORDS, Column, Figure, Form
from showcase.desk.workbook import put
from showcase.model import Statistics, StatisticsRecord

SUMMARY, TOTAL = "汇总", "合计"
SHEET_TITLE = "统计表"
_EMPTY_ROWS = 3
_SHEET_NAME_LENGTH = 31
_A4 = "9"
_THIN = Side(style="thin")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TITLE, _HEAD, _BODY = Font(name="黑体", size=16), Font(name="黑体", size=11), Font(name="宋体", size=11)
Row = Mapping[str, Figure | None]


@dataclass(frozen=True)
class Table:
    """One sheet: its name, the line above the table if any, its columns, rows, the total if any, the notes below."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    notes: Sequence[str]
    line: str = ""
    total: Row | None = None

    @property
    def has_groups(self) -> bool:
        """Whether the head takes two rows."""
        return any(column.group for column in self.columns)

    @property
    def first_row(self) -> int:
        """The row below the head."""
        return 3 + bool(self.line) + self.has_groups


def draw_form(form: Form, start: date, end: date, statistics: Statistics) -> Workbook:
    """The form filled in for the week from `start` to `end`, rows in the records' order; a form for one unit gets a sheet for each."""
    rows = [{UNIT: record.unit, **form.carried(record)} for record in statistics.records]
    total = _total(form, statistics) if len(rows) > 1 else None
    if form.unit_line:
        head = [Column(UNIT, "统计单位", 24), *form.columns]
        summary = Table(SUMMARY, head, rows, ("本表由各单位的表自动汇总，导入时不读。",), total=total)
        tables = [*([summary] if total else []), *_sheets_of_units(form, rows, end)]
    else:
        tables = [Table(SHEET_TITLE, form.columns, _numbered(rows), form.notes_for(end), total=total)]
    return _workbook(tables, form.title(start))


def draw_blank(form: Form, start: date, end: date, units: Sequence[str]) -> Workbook:
    """The form with the units' names, to be filled in; without any unit, with rows to write them in."""
    rows: list[Row] = [{UNIT: unit} for unit in units]
    if form.unit_line:
        tables = _sheets_of_units(form, rows or [{}], end)
    else:
        tables = [Table(SHEET_TITLE, form.columns, _numbered(rows or [{}] * _EMPTY_ROWS), form.notes_for(end))]
    workbook = _workbook(tables, form.title(start))
    for worksheet, table in zip(workbook.worksheets, tables, strict=True):
        _guard_input(worksheet, table)
    return workbook


def _total(form: Form, statistics: Statistics) -> Row:
    """The sums, which count nobody twice; a share only where all the students enrolled are known."""
    sums = {field: _sum(statistics, field) for field in form.fields if field not in WORDS | {"coverage"}}
    share = statistics.coverage
    return {UNIT: TOTAL, **sums, "coverage": None if share is None else round(share, SHARE_DIGITS)}


def _sum(statistics: Statistics, field: str) -> int | None:
    name = "schools_counted" if field == "schools" else field

    def figure(record: StatisticsRecord) -> int | None:
        value: int | None = getattr(record, name)
        return value

    return statistics.total(figure)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [{NUMBER: number, **row} for number, row in enumerate(rows, start=1)]


def _sheets_of_units(form: Form, rows: Sequence[Row], end: date) -> list[Table]:
    taken = {SUMMARY}
    return [
        Table(
            name=_sheet_name(str(row.get(UNIT) or SHEET_TITLE), taken),
            columns=form.columns,
            rows=[row, *[{}] * (_EMPTY_ROWS - 1)],
            notes=form.notes_for(end),
            line=form.unit_line + str(row.get(UNIT) or form.unit_hint),
        )
        for row in rows
    ]


def _sheet_name(unit: str, taken: set[str]) -> str:
    """A name that Excel takes: short, without its own signs, and not there yet, in whatever case."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", unit).strip()[:_SHEET_NAME_LENGTH] or SHEET_TITLE
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: _SHEET_NAME_LENGTH - 4]} {number}"
    taken.add(name.lower())
    return name


def _workbook(tables: Sequence[Table], title: str) -> Workbook:
    workbook = Workbook()
    workbook.properties.title, workbook.properties.creator = title, "Skillweek"
    for table, worksheet in zip(tables, _worksheets(workbook, len(tables)), strict=True):
        worksheet.title = table.name
        _draw(worksheet, table, title)
    return workbook


def _worksheets(workbook: Workbook, count: int) -> Iterator[Worksheet]:
    for number in range(count):
        yield workbook.worksheets[0] if number == 0 else workbook.create_sheet()


def _draw(worksheet: Worksheet, table: Table, title: str) -> None:
    _across(worksheet, 1, table, title, Alignment(horizontal="center", vertical="center"), _TITLE, 30)
    if table.line:
        _across(worksheet, 2, table, table.line, Alignment(vertical="center"), _BODY, 22)
    _draw_heads(worksheet, table)
    rows = [*table.rows, *([table.total] if table.total else [])]
    for number, row in enumerate(rows, start=table.first_row):
        worksheet.row_dimensions[number].height = 30
        for place, column in enumerate(table.columns, start=1):
            _draw_cell(worksheet, number, place, column, row.get(column.field))
    for number, note in enumerate(table.notes, start=table.first_row + len(rows)):
        _across(worksheet, number, table, note, Alignment(wrap_text=True, vertical="top"), _BODY, _height(note, table))
    _set_up_page(worksheet, table.first_row)


def _draw_heads(worksheet: Worksheet, table: Table) -> None:
    """The head in one row, or in two where columns share one."""
    bottom = table.first_row - 1
    top = bottom - table.has_groups
    place = 1
    for group, members in groupby(table.columns, key=lambda column: column.group):
        within = list(members)
        if group:
            _draw_head(worksheet, group, (top, place), (top, place + len(within) - 1))
        for column in within:
            worksheet.column_dimensions[get_column_letter(place)].width = column.width
            _draw_head(worksheet, column.head, (bottom if group else top, place), (bottom, place))
            place += 1
    for row in range(top, bottom + 1):
        worksheet.row_dimensions[row].height = 36 if table.has_groups else 54


def _draw_head(worksheet: Worksheet, words: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    for row in range(first[0], last[0] + 1):
        for place in range(first[1], last[1] + 1):
            worksheet.cell(row, place).border = _FRAME
    cell = worksheet.cell(*first)
    put(cell, words)  # type: ignore[arg-type]
    cell.font, cell.alignment = _HEAD, Alignment(horizontal="center", vertical="center", wrap_text=True)
    if first != last:
        worksheet.merge_cells(start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1])


def _draw_cell(worksheet: Worksheet, row: int, place: int, column: Column, value: Figure | None) -> None:
    cell = worksheet.cell(row, place)
    put(cell, value)  # type: ignore[arg-type]
    is_words = column.field in WORDS | {UNIT}
    cell.font, cell.border = _BODY, _FRAME
    cell.alignment = Alignment(horizontal="left" if is_words else "center", vertical="center", wrap_text=True)
    # Two decimals: what is shown is what is kept.
    cell.number_format = "0.00%" if column.field == "coverage" else "@" if is_words else "0"


def _across(
    worksheet: Worksheet, row: int, table: Table, words: str, alignment: Alignment, font: Font, height: float
) -> None:
    """A line over the table's whole width."""
    cell = worksheet.cell(row, 1)
    put(cell, words)  # type: ignore[arg-type]
    cell.font, cell.alignment = font, alignment
    worksheet.row_dimensions[row].height = height
    worksheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(table.columns))


def _height(note: str, table: Table) -> float:
    """Points for a note of so many Chinese characters, each two wide: Excel does not measure merged cells."""
    width = sum(column.width for column in table.columns)
    return 16.0 * (1 + int(len(note) * 2 // width))


def _set_up_page(worksheet: Worksheet, below: int) -> None:
    worksheet.page_setup.orientation, worksheet.page_setup.paperSize = "landscape", _A4
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_options.horizontalCentered = True
    worksheet.print_title_rows = f"1:{below - 1}"
    worksheet.freeze_panes = f"A{below}"


def _guard_input(worksheet: Worksheet, table: Table) -> None:
    """Let Excel and WPS refuse at once what the import would refuse later."""
    last = table.first_row + len(table.rows) - 1
    for place, column in enumerate(table.columns, start=1):
        if column.field in WORDS | {UNIT, NUMBER}:
            continue
        is_share = column.field == "coverage"
        rule = DataValidation(
            type="decimal" if is_share else "whole",
            operator="between",
            formula1="0",
            formula2="1" if is_share else "1000000000",
            allow_blank=True,
            errorTitle="请核对",
            error="覆盖率在 0 到 100% 之间" if is_share else "只填整数，不带单位",
        )
        letter = get_column_letter(place)
        rule.add(f"{letter}{table.first_row}:{letter}{last}")
        worksheet.add_data_validation(rule)
