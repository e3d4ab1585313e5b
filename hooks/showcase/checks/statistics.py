"""Statistics: what the forms' notes demand of the figures (D3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from showcase.model import Issue, Severity, StatisticsRecord, Week


def check_statistics(week: Week) -> Iterator[Issue]:
    """Issues of a week's statistics records."""
    units = Counter(record.unit for record in week.statistics)
    for record in week.statistics:
        yield from check_record(record, week)
        if units[record.unit] > 1:
            yield _issue(week, record, "duplicate-unit", f"“{record.unit}”报了 {units[record.unit]} 次", "合并成一条")


def check_record(record: StatisticsRecord, week: Week) -> Iterator[Issue]:
    """One unit's figures against each other; a college counts as one school (form shandong, note 2)."""
    if record.students is not None and record.enrolled is not None and record.students > record.enrolled:
        message = f"“{record.unit}”参与学生 {record.students} 人，多于在校生 {record.enrolled} 人"
        yield _issue(week, record, "coverage", message, "参与覆盖率不会超过 100%，核对两个数字")
    taking_part = (record.students or 0) + (record.teachers or 0)
    if record.people is not None and record.people < taking_part:
        message = f"“{record.unit}”参与总人数 {record.people}，少于师生之和 {taking_part}"
        yield _issue(week, record, "people", message, "核对参与总人数")
    if record.level in {"college", "school"} and record.schools not in {None, 1}:
        message = f"“{record.unit}”是一所院校，参与院校数却是 {record.schools}"
        yield _issue(week, record, "schools", message, "一所院校计为 1")


def _issue(week: Week, record: StatisticsRecord, rule: str, message: str, remedy: str) -> Issue:
    return Issue(week.source_path.parent / "statistics.yml", record.line, Severity.ERROR, rule, message, remedy)
