"""Statistics: what the forms' notes demand of the figures (D3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from showcase.model import Issue, Severity, Statistics, StatisticsRecord, Week

# A share that a unit worked out may be rounded to a whole percent.
ROUNDING = 0.00501
# What a larger unit's record sums up of the records within it.
SUMMED = {
    "schools": "参与院校数",
    "teachers": "参与教师数",
    "students": "参与学生数",
    "enrolled": "在校生数",
    "enterprises": "参与企业数",
    "people": "参与总人数",
    "projects": "观摩体验项目数",
    "reports_city": "市级及以上报道数",
    "reports_district": "区县级报道数",
}


def check_statistics(week: Week) -> Iterator[Issue]:
    """Issues of a week's statistics records."""
    return check_records(week.statistics, week.source_path.parent / "statistics.yml")


def check_records(statistics: Statistics, path: PurePosixPath) -> Iterator[Issue]:
    """Issues of the records that stand, or are to stand, in the file at `path`."""
    records = statistics.records
    units = Counter(record.unit for record in records)
    for record in records:
        yield from _check_record(record, path)
        yield from _check_coverage(record, path)
        yield from _check_parts(record, statistics, path)
        if units[record.unit] > 1:
            yield _issue(path, record, "duplicate-unit", f"“{record.unit}”报了 {units[record.unit]} 次", "合并成一条")
        if record.within and not _leads_upwards(record, statistics):
            message = f"“{record.unit}”的 within 写的是“{record.within}”，表里没有这个上级单位，或者两家互为上级"
            yield _issue(path, record, "within", message, "within 写另一条记录的 unit，由小到大")


def _check_record(record: StatisticsRecord, path: PurePosixPath) -> Iterator[Issue]:
    """One unit's figures against each other; a college counts as one school (form shandong, note 2)."""
    taking_part = (record.students or 0) + (record.teachers or 0)
    if record.people is not None and record.people < taking_part:
        message = f"“{record.unit}”参与总人数 {record.people}，少于师生之和 {taking_part}"
        yield _issue(path, record, "people", message, "核对参与总人数")
    if record.level in {"college", "school"} and record.schools not in {None, 1}:
        message = f"“{record.unit}”是一所院校，参与院校数却是 {record.schools}"
        yield _issue(path, record, "schools", message, "一所院校计为 1")


def _check_coverage(record: StatisticsRecord, path: PurePosixPath) -> Iterator[Issue]:
    """Students against those enrolled, and the share that the unit worked out against both."""
    if record.students is not None and record.enrolled is not None and record.students > record.enrolled:
        message = f"“{record.unit}”参与学生 {record.students} 人，多于在校生 {record.enrolled} 人"
        yield _issue(path, record, "coverage", message, "参与覆盖率不会超过 100%，核对两个数字")
        return
    told, counted = record.reported_coverage, record.counted_coverage
    if told is not None and counted is not None and abs(told - counted) > ROUNDING:
        message = f"“{record.unit}”自报的覆盖率是 {told:.2%}，参与学生除以在校生却是 {counted:.2%}"
        yield _issue(path, record, "coverage", message, "核对参与学生和在校生；有在校生数时 coverage 可以删掉")


def _check_parts(record: StatisticsRecord, statistics: Statistics, path: PurePosixPath) -> Iterator[Issue]:
    """A unit's figures against those of the units directly within it."""
    parts = [part for part in statistics.records if part.within == record.unit and part is not record]
    for name, words in SUMMED.items():
        whole = getattr(record, name)
        summed = sum(getattr(part, name) or 0 for part in parts)
        if whole is not None and summed > whole:
            message = f"“{record.unit}”的{words}是 {whole}，它下面各单位之和却是 {summed}"
            yield _issue(path, record, "within", message, "核对数字；不包含在内的单位不写 within")


def _leads_upwards(record: StatisticsRecord, statistics: Statistics) -> bool:
    """Whether the units above end with one that is in nobody's sum; a circle or an unknown name has no such end."""
    above = [record, *statistics.above(record)]
    return not above[-1].within


def _issue(path: PurePosixPath, record: StatisticsRecord, rule: str, message: str, remedy: str) -> Issue:
    return Issue(path, record.line, Severity.ERROR, rule, message, remedy)
