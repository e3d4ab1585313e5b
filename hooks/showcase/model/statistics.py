"""What the units of a week report of it, and totals that count nobody twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class StatisticsRecord:
    """What one unit reports after the week: the union of the three programmes' forms. Counts are whole; None: not reported.

    `within` names the unit whose figures contain these already; `line` is that of the record in statistics.yml. `reported_coverage`,
    0 to 1, is the share that the unit worked out itself: the forms have no column for students enrolled.
    """

    unit: str
    level: str
    schools: int | None = None
    teachers: int | None = None
    students: int | None = None
    enrolled: int | None = None
    enterprises: int | None = None
    people: int | None = None
    projects: int | None = None
    activities: str = ""
    media: str = ""
    reports_city: int | None = None
    reports_district: int | None = None
    within: str = ""
    line: int = 0
    reported_coverage: float | None = None

    @property
    def coverage(self) -> float | None:
        """学生参与覆盖率: students taking part ÷ students enrolled, 0 to 1 (forms xinxiang, shandong, rongchang).

        Where the students enrolled are not known it is what the unit says.
        """
        share = self.counted_coverage
        return self.reported_coverage if share is None else share

    @property
    def counted_coverage(self) -> float | None:
        """The share as it follows from the two counts, 0 to 1; None where one of them is not reported."""
        return _share(self.students, self.enrolled)

    @property
    def schools_counted(self) -> int | None:
        """Schools taking part: a college or school that names no number is one (form shandong, note 2)."""
        if self.schools is None and self.level in {"college", "school"}:
            return 1
        return self.schools


@dataclass(frozen=True)
class Statistics:
    """All records of a week; totals count what a unit reports once, also where a larger unit has counted it already."""

    records: tuple[StatisticsRecord, ...] = ()

    @cached_property
    def _by_unit(self) -> dict[str, StatisticsRecord]:
        return {record.unit: record for record in self.records}

    def total(self, figure: Figure) -> int | None:
        """The sum of a figure over the units that no reporting unit above them contains; None when nobody reports it."""
        return _sum(figure(record) for record in self.counted(figure))

    def counted(self, *figures: Figure) -> tuple[StatisticsRecord, ...]:
        """The records that report all of these figures and are not contained in another that does."""
        return tuple(
            record
            for record in self.records
            if _reports(record, figures) and not any(_reports(above, figures) for above in self.above(record))
        )

    def above(self, record: StatisticsRecord) -> Iterator[StatisticsRecord]:
        """The units that contain this one, from the next to the largest; a circle ends where it closes."""
        seen = {record.unit}
        while (above := self._by_unit.get(record.within)) is not None and above.unit not in seen:
            seen.add(above.unit)
            yield above
            record = above

    @property
    def coverage(self) -> float | None:
        """学生参与覆盖率 of all units that report both students taking part and enrolled, 0 to 1.

        None where a unit that nobody else has counted tells its share only: that of the others would not be that of all.
        """
        if any(self._is_share_only(record) for record in self.records):
            return None
        both = self.counted(_students, _enrolled)
        return _share(_sum(map(_students, both)), _sum(map(_enrolled, both)))

    def _is_share_only(self, record: StatisticsRecord) -> bool:
        around = (record, *self.above(record))
        return record.coverage is not None and all(unit.counted_coverage is None for unit in around)


Figure = Callable[[StatisticsRecord], int | None]


def _students(record: StatisticsRecord) -> int | None:
    return record.students


def _enrolled(record: StatisticsRecord) -> int | None:
    return record.enrolled


def _reports(record: StatisticsRecord, figures: Iterable[Figure]) -> bool:
    return all(figure(record) is not None for figure in figures)


def _sum(values: Iterable[int | None]) -> int | None:
    reported = [value for value in values if value is not None]
    return sum(reported) if reported else None


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None
