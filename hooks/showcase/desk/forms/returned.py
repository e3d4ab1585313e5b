"""A form as it comes back: the units' figures in its sheets, and every fault with the cell in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from showcase.desk.forms.cell_values import Unclear, count_of, share_of, tidy, words_of
from showcase.desk.forms.drawing import SUMMARY, TOTAL
from showcase.desk.forms.form import FORMS, NUMBER, UNIT, WORDS, Figure, Form
from showcase.desk.forms.table_head import TableHead, find_head
from showcase.desk.forms.unit_names import UnitNames
from showcase.desk.forms.workbook_file import Grid, Odd, Value, place

_TOTALS = frozenset({TOTAL, "总计", "共计", "小计", "合计数"})
_NOTES = ("注:", "注1", "附注", "备注:", "说明:", "填表说明", "填报说明")
_UNIT_LENGTH = 200


@dataclass(frozen=True)
class CellFault:
    """What is wrong in a cell (or in a sheet: no cell), and what to do."""

    sheet: str
    cell: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"工作表“{self.sheet}”" if self.sheet else ""
        return f"{where}{' ' if where and self.cell else ''}{self.cell}：{self.message}\n      → {self.remedy}"


@dataclass(frozen=True)
class Return:
    """One unit's figures, the sheet and cell in which its name stands, and the cell of each figure."""

    unit: str
    level: str
    figures: Mapping[str, Figure]
    sheet: str
    cell: str
    cells: Mapping[str, str]


@dataclass
class Returned:
    """What a file holds: returns, faults, and what an editor should know of what was passed over."""

    returns: list[Return] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_returned(form: Form, workbooks: Mapping[str, tuple[Grid, ...]], names: UnitNames) -> Returned:
    """Everything that the sheets of these workbooks, by file name, return on this form, all faults at once."""
    returned = Returned()
    for file, grids in workbooks.items():
        _read_workbook(form, file if len(workbooks) > 1 else "", grids, names, returned)
    _refuse_duplicates(returned)
    return returned


def _read_workbook(form: Form, file: str, grids: tuple[Grid, ...], names: UnitNames, returned: Returned) -> None:
    tables = 0
    for grid in grids:
        shown = f"{file} › {grid.name}" if file else grid.name
        head = find_head(form, grid)
        if head is None or grid.is_hidden or (tidy(grid.name) == SUMMARY and form.unit_line):
            if grid.rows:
                why = "是隐藏的" if grid.is_hidden else "里没有统计表的表头" if head is None else "是自动汇总的"
                returned.remarks.append(f"工作表“{shown}”{why}，没有读。")
            continue
        tables += 1
        _Sheet(form, grid, shown, head, names, returned).read()
    if not tables:
        remedy = f"表头要有{'、'.join(tidy(column.head) for column in form.columns[1:4])}等各栏；可用 export --blank 导出一张空表"
        returned.faults.append(CellFault("", file or "整个文件", "没有找到统计表", remedy))


def _refuse_duplicates(returned: Returned) -> None:
    first: dict[str, Return] = {}
    for entry in returned.returns:
        other = first.setdefault(entry.unit, entry)
        if other is not entry:
            where = other.cell if other.sheet == entry.sheet else f"工作表“{other.sheet}” {other.cell}"
            message = f"“{entry.unit}”在 {where} 已经报过一次"
            returned.faults.append(CellFault(entry.sheet, entry.cell, message, "一个单位只报一次，留下对的一行"))
    returned.returns = list(first.values())


@dataclass
class _Sheet:
    """One sheet while it is read."""

    form: Form
    grid: Grid
    shown: str
    head: TableHead
    names: UnitNames
    into: Returned

    def read(self) -> None:
        if not self._head_is_whole():
            return
        returns, faults, remarks = self.into.returns, len(self.into.faults), len(self.into.remarks)
        before = len(returns)
        for number in list(self._rows()):
            self._read_row(number)
        if len(returns) - before > 1 and UNIT not in self.head.columns:
            # All of its rows speak of the unit above the table.
            self._fault("", f"“{returns[-1].unit}”的表里有几行数字", "一个单位只填一行；几个单位各用一张工作表")
            del returns[before + 1 :]
        if (before, faults, remarks) == (len(returns), len(self.into.faults), len(self.into.remarks)):
            self.into.remarks.append(f"工作表“{self.shown}”里没有填数，没有导入。")

    def _head_is_whole(self) -> bool:
        missing = self.head.missing
        if self.head.extra:
            words = "、".join(f"“{head}”" for head in self.head.extra)
            self.into.remarks.append(f"工作表“{self.shown}”里{words}不是统计表的栏目，没有读。")
        if missing:
            fits = [other.slug for other in FORMS.values() if other is not self.form and _fits(other, self.grid)]
            remedy = f"补上这一栏，或用 --form {fits[0]} 导入" if fits else "补上这一栏；栏目的次序不要紧"
            self._fault("", f"表头里没有{'、'.join(f'“{head}”' for head in missing)}", remedy, row=self.head.last)
        if self.head.repeated:
            words = "、".join(f"“{head}”" for head in self.head.repeated)
            self._fault("", f"表头里有几栏都是{words}", "只留一栏", row=self.head.last)
        hidden = [place(self.head.last, c) for c in sorted(set(self.head.columns.values()) & self.grid.hidden_columns)]
        for cell in hidden:
            self._fault(cell, "这一栏是隐藏的", "取消隐藏，核对以后再导入")
        return not (missing or self.head.repeated or hidden)

    def _rows(self) -> Iterator[int]:
        """The rows of the table: from its head to its notes."""
        numbers = [number for number in sorted(self.grid.rows) if number > self.head.last]
        notes = next((number for number in numbers if self._begins_notes(number)), None)
        for number in numbers:
            if notes is None or number < notes:
                yield number
            elif any(isinstance(value, int | float) for value in self._figures(number).values()):
                self._fault(f"第 {number} 行", "在表下面的注之后还有数字", "移到注的上面，或删掉")

    def _begins_notes(self, number: int) -> bool:
        first = min(self.grid.rows[number])
        return tidy(str(self.grid.rows[number][first])[:20]).startswith(_NOTES)

    def _figures(self, number: int) -> dict[str, Value]:
        row = self.grid.rows[number]
        columns = self.head.columns.items()
        return {
            name: row[column] for name, column in columns if name not in {NUMBER, UNIT} and not _blank(row.get(column))
        }

    def _read_row(self, number: int) -> None:
        values = self._figures(number)
        names = [
            self.grid.rows[number].get(self.head.columns[key]) for key in (NUMBER, UNIT) if key in self.head.columns
        ]
        if any(isinstance(name, str) and tidy(name) in _TOTALS for name in names):
            self.into.remarks.append(f"工作表“{self.shown}”第 {number} 行是合计，没有读：合计由程序计算。")
            return
        written = self._written_unit(number)
        if not values:
            if written is not None and UNIT in self.head.columns:
                self.into.remarks.append(f"“{written[0]}”没有填数，没有导入。")
            return
        if number in self.grid.hidden_rows:
            self._fault(f"第 {number} 行", "这一行是隐藏的，却填了数", "取消隐藏，核对以后再导入，或删掉这一行")
        figures = self._read_figures(number, values)
        if written is None:
            self._fault(*self._no_unit(number))
            return
        level = self._settle_level(*written)
        if level is not None:
            cells = {name: place(number, self.head.columns[name]) for name in figures}
            self.into.returns.append(Return(written[0], level, figures, self.shown, written[1], cells))

    def _read_figures(self, number: int, values: Mapping[str, Value]) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        for name, value in values.items():
            read = words_of if name in WORDS else share_of if name == "coverage" else count_of
            try:
                figure = read(value)
            except Unclear as fault:
                self._fault(place(number, self.head.columns[name]), fault.message, fault.remedy)
            else:
                if figure is not None:
                    figures[name] = figure
        return figures

    def _written_unit(self, number: int) -> tuple[str, str] | None:
        """The unit of a row as records spell it, and its cell; None where none is written."""
        if UNIT in self.head.columns:
            column = self.head.columns[UNIT]
            value = self.grid.rows[number].get(column)
            return (self.names.settle(str(value)), place(number, column)) if _is_name(value) else None
        return self._unit_above()

    def _unit_above(self) -> tuple[str, str] | None:
        """The unit in the line above the table: behind its words, or in the next filled cell."""
        line = tidy(self.form.unit_line)
        for number in sorted(row for row in self.grid.rows if row < self.head.first):
            cells = sorted(self.grid.rows[number].items())
            for index, (column, value) in enumerate(cells):
                words = tidy(str(value)[:_UNIT_LENGTH])
                if not words.startswith(line.rstrip(":")):
                    continue
                name = self._without_hint(words.removeprefix(line.rstrip(":")).lstrip(":"))
                if name:
                    return self.names.settle(name), place(number, column)
                for next_column, next_value in cells[index + 1 :]:
                    name = self._without_hint(tidy(str(next_value)[:_UNIT_LENGTH]))
                    if name and _is_name(next_value):
                        return self.names.settle(name), place(number, next_column)
        return None

    def _without_hint(self, words: str) -> str:
        return words.replace(tidy(self.form.unit_hint), "").strip("_")

    def _no_unit(self, number: int) -> tuple[str, str, str]:
        if UNIT in self.head.columns:
            return place(number, self.head.columns[UNIT]), "这一行有数字，没有写单位", "写上单位的全称，或删掉这一行"
        return (
            f"第 {number} 行",
            f"表上方没有写“{self.form.unit_line}”",
            f"在表的上一行写“{self.form.unit_line}某某市”或学校全称",
        )

    def _settle_level(self, unit: str, cell: str) -> str | None:
        try:
            words_of(unit, _UNIT_LENGTH)
        except Unclear as fault:
            self._fault(cell, fault.message, fault.remedy)
            return None
        full = self.names.full_name(unit)
        if full is not None:
            self._fault(cell, f"“{unit}”不是全称", f"写全称“{full}”")
            return None
        likely = self.names.likely_full_name(unit)
        if likely is not None:
            self.into.remarks.append(f"{cell}“{unit}”是不是“{likely}”的简称？是就改成全称，以免重复统计。")
        level = self.names.level_of(unit)
        if level is None:
            remedy = f"写全称；名称没有错时加上 --level {unit}=county（或 city、college、school）"
            self._fault(cell, f"看不出“{unit}”是市、县（市、区）、高等院校还是中职学校", remedy)
        return level

    def _fault(self, cell: str, message: str, remedy: str, row: int = 0) -> None:
        where = cell or (f"第 {row} 行" if row else "")
        self.into.faults.append(CellFault(self.shown, where, message, remedy))


def _blank(value: Value | None) -> bool:
    return value is None or (isinstance(value, str) and not tidy(value))


def _is_name(value: Value | None) -> bool:
    return not _blank(value) and not isinstance(value, Odd)


def _fits(form: Form, grid: Grid) -> bool:
    head = find_head(form, grid)
    return head is not None and not head.missing
