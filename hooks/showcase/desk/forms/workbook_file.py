"""A spreadsheet that somebody sent: what stands in its cells, read within bounds, and everything that is no sound .xlsx refused by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, LargeZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from showcase.bounded import Bounds, BrokeDown, OutOfBounds, TookTooLong, TookTooMuch, run_bounded

FILE_LIMIT_BYTES = 10_000_000
XML_LIMIT_BYTES = 20_000_000
PARTS_LIMIT = 2_000
# Filled rows and columns of a sheet, and cells between its corners, formatted ones included.
ROWS_LIMIT, COLUMNS_LIMIT, CELLS_LIMIT = 2_000, 100, 400_000
BOUNDS = Bounds(seconds=20, megabytes=512)
_RESAVE = "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”再导入"
_SMALLER = "把统计表复制到一个新建的工作簿，另存为 .xlsx 再导入"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# What an .xlsx has no use for, and what can be written in a few bytes to become gigabytes.
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))


class Odd(Enum):
    """A cell that holds neither words nor a number."""

    MOMENT = "是日期或时间"
    UNCALCULATED = "是公式，文件里没有存它算出的结果"
    FAULT = "公式算错了"


@dataclass(frozen=True)
class Percent:
    """A number that the sheet shows as a percentage: 0.85 is 85 %."""

    share: float


Value = str | int | float | bool | Percent | Odd


@dataclass(frozen=True)
class Grid:
    """A sheet: by row number and column number, from 1, what the filled cells hold; which rows and columns are hidden."""

    name: str
    rows: Mapping[int, Mapping[int, Value]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


class UnfitWorkbook(Exception):
    """A file that cannot be taken: what is wrong and what to do, both in Chinese."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """The sheets of a file, in their order; UnfitWorkbook when it is none, is broken, or takes more than a form ever would."""
    if not path.is_file():
        what = "这是文件夹" if path.is_dir() else "这不是普通的文件" if path.exists() else "没有这个文件"
        raise UnfitWorkbook(what, "检查文件名和位置")
    try:
        if path.stat().st_size > FILE_LIMIT_BYTES:
            raise UnfitWorkbook(f"文件超过 {FILE_LIMIT_BYTES // 1_000_000} MB", _SMALLER)
        data = path.read_bytes()
    except OSError as fault:
        raise UnfitWorkbook(f"文件打不开：{fault.strerror or fault}", "检查文件名和权限，再试一次") from None
    _refuse_other_kinds(data)
    try:
        return run_bounded(BOUNDS, read_grids, data)
    except OutOfBounds as fault:
        words = {
            TookTooLong: f"读了 {BOUNDS.seconds:.0f} 秒还没有读完",
            TookTooMuch: f"展开后需要的内存超过 {BOUNDS.megabytes} MB",
            BrokeDown: "文件损坏，会使程序出错",
        }
        raise UnfitWorkbook(words[type(fault)], _SMALLER) from None


def read_grids(data: bytes) -> tuple[Grid, ...]:
    """The sheets in an .xlsx file's bytes; UnfitWorkbook when it is not sound. To be called within bounds."""
    _refuse_unsound(data)
    try:
        values, formulas = (load_workbook(BytesIO(data), data_only=only, keep_links=False) for only in (True, False))
        pairs = zip(values.worksheets, formulas.worksheets, strict=True)
        return tuple(_grid(shown, written) for shown, written in pairs)
    except (UnfitWorkbook, MemoryError):
        raise
    except Exception as fault:
        # A broken workbook makes openpyxl raise nearly anything.
        raise UnfitWorkbook("文件损坏，或者不是标准的 .xlsx", _SMALLER) from fault


def _refuse_other_kinds(data: bytes) -> None:
    """Name what a file really is, whatever its name ends with."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnfitWorkbook("文件加了打开密码", "用 Excel 或 WPS 打开，去掉密码后另存")
        raise UnfitWorkbook("这是旧格式的 .xls（或 WPS 的 .et）", _RESAVE)
    if not data.startswith(b"PK"):
        kinds = {b"<": "这是网页或 XML，只是名字像表格", b"%PDF": "这是 PDF", b"Rar!": "这是 RAR 压缩包"}
        found = next((words for start, words in kinds.items() if data.lstrip().startswith(start)), "")
        raise UnfitWorkbook(found or ("这是 CSV 或其他文件，不是 .xlsx" if data else "文件是空的"), _RESAVE)


def _refuse_unsound(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_parts(archive)
    except (BadZipFile, LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as fault:
        raise UnfitWorkbook("文件损坏，可能没有传完整", "请对方重新发一次，或用 Excel 打开后另存") from fault


def _refuse_parts(archive: ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        raise UnfitWorkbook("这是 .xlsb 格式", _RESAVE)
    if "xl/workbook.xml" not in names:
        kinds = {
            "word/document.xml": "这是 Word 文档",
            "ppt/presentation.xml": "这是演示文稿",
            "content.xml": "这是 .ods 表格",
        }
        found = next((words for name, words in kinds.items() if name in names), "这是压缩包，不是表格")
        raise UnfitWorkbook(found, "解开压缩包，逐个导入里面的 .xlsx" if "压缩包" in found else _RESAVE)
    parts = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels", ".vml"))]
    # What a part is said to unpack to is also all that zipfile unpacks of it.
    if sum(part.file_size for part in parts) > XML_LIMIT_BYTES or len(archive.infolist()) > PARTS_LIMIT:
        raise UnfitWorkbook(f"展开后超过 {XML_LIMIT_BYTES // 1_000_000} MB，统计表不会有这么大", _SMALLER)
    if any(mark in content for part in parts for content in [archive.read(part)] for mark in _DOCTYPES):
        raise UnfitWorkbook("文件里有 DTD，正常的表格没有", _SMALLER)


def _grid(shown: Worksheet, written: Worksheet) -> Grid:
    rows: dict[int, dict[int, Value]] = {}
    if shown.max_row * shown.max_column > CELLS_LIMIT:
        raise UnfitWorkbook(f"工作表“{shown.title}”有 {shown.max_row} 行、{shown.max_column} 列", _SMALLER)
    for number, cells in enumerate(shown.iter_rows(), start=1):
        for column, cell in enumerate(cells, start=1):
            value = _value(cell, written.cell(number, column).data_type)
            if value is not None:
                rows.setdefault(number, {})[column] = value
                if len(rows) > ROWS_LIMIT or len(rows[number]) > COLUMNS_LIMIT:
                    message = f"工作表“{shown.title}”超过 {ROWS_LIMIT} 行或 {COLUMNS_LIMIT} 列"
                    raise UnfitWorkbook(message, "只留统计表，删掉其他内容")
    return Grid(
        name=shown.title,
        rows=rows,
        is_hidden=shown.sheet_state != "visible",
        hidden_rows=frozenset(number for number, row in shown.row_dimensions.items() if row.hidden),
        hidden_columns=frozenset(_hidden_columns(shown)),
    )


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            first = column.min or column_index_from_string(letter)
            yield from range(first, min(column.max or first, first + COLUMNS_LIMIT) + 1)


def _value(cell: Cell | MergedCell, written: str) -> Value | None:
    """What a cell shows; None where it shows nothing. `written` is the type of what was typed into it."""
    value = cell.value
    if value is None:
        # A formula whose result nobody saved looks empty.
        return Odd.UNCALCULATED if written == "f" else None
    if cell.data_type == "e":
        return Odd.FAULT
    if isinstance(value, datetime | date | time | timedelta):
        return Odd.MOMENT
    if isinstance(value, bool | str):
        return value or None if isinstance(value, str) else value
    if isinstance(value, int | float):
        return Percent(float(value)) if "%" in (cell.number_format or "") else value
    return str(value)


def place(row: int, column: int) -> str:
    """A cell's name as the sheet has it, as C7."""
    return f"{get_column_letter(column)}{row}"
