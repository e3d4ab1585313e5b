"""From returned forms to statistics.yml: what is new, what stands there already, what differs, and the file's text afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from showcase.checks.statistics import ROUNDING, check_records
from showcase.desk.forms.cell_values import tidy
from showcase.desk.forms.form import SHARE_DIGITS, Figure
from showcase.desk.forms.reporting_week import ReportingWeek
from showcase.desk.forms.returned import CellFault, Return, Returned
from showcase.desk.forms.statistics_file import Unwritable, with_records
from showcase.model import Issue, Statistics, StatisticsRecord
from showcase.reader.findings import Findings
from showcase.reader.statistics import parse_statistics
from showcase.reader.tree import clean_text

NEW, SAME, DIFFERENT, CHANGED = "新增", "相同", "不同，没有改", "更改"


@dataclass(frozen=True)
class Verdict:
    """What becomes of one unit; `differences` are the fields with what stands there and what the form says."""

    unit: str
    word: str
    differences: Mapping[str, tuple[Figure | None, Figure]]


@dataclass(frozen=True)
class Plan:
    """What an import would do. `text` is statistics.yml afterwards, None when it stays as it is; with faults nothing is to be written."""

    verdicts: tuple[Verdict, ...]
    faults: tuple[CellFault, ...]
    text: str | None = None


def plan_import(week: ReportingWeek, text: str, returned: Returned, *, update: bool) -> Plan:
    """Compare what was returned with the week's records, whose file now reads `text`."""
    records = {record.unit: (index, record) for index, record in enumerate(week.statistics.records)}
    verdicts, faults = [], list(returned.faults)
    added: list[dict[str, Any]] = []
    changed: dict[int, dict[str, Any]] = {}
    for entry in returned.returns:
        index, record = records.get(entry.unit, (-1, StatisticsRecord(entry.unit, entry.level)))
        figures, contradiction = _settle_coverage(entry, record)
        faults.extend(contradiction)
        differences = _differences(record, figures)
        if index < 0:
            verdicts.append(Verdict(entry.unit, NEW, {name: (None, figure) for name, figure in figures.items()}))
            added.append({"unit": entry.unit, "level": entry.level, **figures})
        elif differences:
            verdicts.append(Verdict(entry.unit, CHANGED if update else DIFFERENT, differences))
            if update:
                changed[index] = {field: new for field, (_, new) in differences.items()}
        else:
            verdicts.append(Verdict(entry.unit, SAME, {}))
    written, more = _written(week, text, returned, added, changed)
    return Plan(tuple(verdicts), (*faults, *more), None if faults or more or written == text else written)


def _written(
    week: ReportingWeek, text: str, returned: Returned, added: list[dict[str, Any]], changed: dict[int, dict[str, Any]]
) -> tuple[str, list[CellFault]]:
    """The file's text with the returns in it, and what the reader and the checks would say of it."""
    if not (added or changed):
        return text, []
    try:
        written = with_records(text, added, changed)
    except Unwritable:
        remedy = "按 docs/content.md 的例子把每个单位写成一组分行的“名称: 值”，再导入一次"
        return text, [CellFault("", "statistics.yml", "写法特别，不能自动写入", remedy)]
    findings = Findings()
    statistics = parse_statistics(clean_text(written), week.source_path, findings) or Statistics()
    issues = (*findings.issues, *check_records(statistics, week.source_path))
    return written, [_fault(issue, statistics, returned) for issue in issues]


def _fault(issue: Issue, statistics: Statistics, returned: Returned) -> CellFault:
    """An issue of the file to be, at the cell that it comes from."""
    unit = next((record.unit for record in statistics.records if record.line == issue.line), "")
    entry = next((entry for entry in returned.returns if entry.unit == unit), None)
    if entry is None:
        return CellFault("", "statistics.yml", issue.message, issue.remedy)
    return CellFault(entry.sheet, entry.cells.get(issue.rule, entry.cell), issue.message, issue.remedy)


def _settle_coverage(entry: Return, record: StatisticsRecord) -> tuple[dict[str, Figure], list[CellFault]]:
    """The figures without a coverage that follows from students and enrolled; a fault where it does not follow."""
    figures = dict(entry.figures)
    told = figures.get("coverage")
    enrolled = figures.get("enrolled", record.enrolled)
    students = figures.get("students", record.students)
    if not isinstance(told, float) or not isinstance(enrolled, int) or not isinstance(students, int) or not enrolled:
        return figures, []
    del figures["coverage"]
    counted = students / enrolled
    if counted > 1 or abs(counted - told) <= ROUNDING:
        # More students than there are is told by the checks.
        return figures, []
    message = f"覆盖率是 {told:.2%}，参与学生 {students} 除以在校生 {enrolled} 却是 {counted:.2%}"
    remedy = "核对学生数和覆盖率；在校生数变了，先改 statistics.yml 里的 enrolled"
    return figures, [CellFault(entry.sheet, entry.cells["coverage"], message, remedy)]


def _differences(record: StatisticsRecord, figures: Mapping[str, Figure]) -> dict[str, tuple[Figure | None, Figure]]:
    """The figures that say something else than the record; what the form leaves open says nothing."""
    standing = {name: _standing(record, name) for name in figures}
    return {name: (standing[name], new) for name, new in figures.items() if not _equal(standing[name], new)}


def _standing(record: StatisticsRecord, name: str) -> Figure | None:
    if name == "schools":
        return record.schools_counted
    if name == "coverage":
        return None if record.coverage is None else round(record.coverage, SHARE_DIGITS)
    value: Figure | None = getattr(record, name)
    return value


def _equal(standing: Figure | None, new: Figure) -> bool:
    # How lines of words are broken says nothing.
    return tidy(standing) == tidy(new) if isinstance(standing, str) and isinstance(new, str) else standing == new
