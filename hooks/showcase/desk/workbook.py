"""Spreadsheets as bureaus read and send them: words stay words, whatever they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | datetime | None
# What a spreadsheet would take for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """One table: its title, the columns with their widths in characters, the rows; `heading` is printed above each page of it."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Value]]
    heading: str = ""


def put(cell: Cell, value: Value) -> None:
    """Set a cell; words are never a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def workbook_bytes(sheets: Iterable[Sheet]) -> bytes:
    """An .xlsx file of these sheets, the header bold and kept in view."""
    workbook = Workbook()
    del workbook[workbook.active.title if workbook.active else ""]
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.title), sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    """A workbook's file; it bears the clock's time until `office_file` has put the right one there."""
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def csv_value(value: Value) -> Value:
    """A value for a CSV file, in which quoting does not keep words from being a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    for number, (name, width) in enumerate(sheet.columns, start=1):
        cell = worksheet.cell(1, number)
        put(cell, name)  # type: ignore[arg-type]
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        worksheet.column_dimensions[get_column_letter(number)].width = width
    for row_number, row in enumerate(sheet.rows, start=2):
        for number, value in enumerate(row, start=1):
            cell = worksheet.cell(row_number, number)
            put(cell, value)  # type: ignore[arg-type]
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.freeze_panes = "A2"
    _set_up_print(worksheet, sheet.heading)


def _set_up_print(worksheet: Worksheet, heading: str) -> None:
    """A4 landscape, as wide as the paper, the columns' names on each page."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9  # A4 (ECMA-376, ST_PaperSize)
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = "1:1"
    header, footer = worksheet.oddHeader, worksheet.oddFooter
    if header is not None and footer is not None:
        # In headers and footers an ampersand begins a code.
        header.center.text = heading.replace("&", "&&") or None
        footer.center.text = "第 &P 页，共 &N 页"
