"""The daily bulletin (B2: 报送情况每天一通报): who filed what for a day by its cutoff, who did not, and the running totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from showcase.desk.bulletin.filing_register import Left, Register, Unit
from showcase.desk.bulletin.filings import Filing
from showcase.model import Week


class Verdict(StrEnum):
    """How a school stands on a day."""

    ON_TIME = "按时完成"
    LATE = "迟报"
    UNTIMED = "已报，时间不详"
    SHORT = "篇数不足"
    MISSING = "未报送"
    FILED = "已报送"
    NOTHING = "没有报送"


@dataclass(frozen=True)
class UnitDay:
    """What one school filed for one day; `least` is how many stories it owes, 0 when the programme does not say."""

    unit: Unit
    day: date
    cutoff: datetime
    least: int
    filings: tuple[Filing, ...] = ()

    @cached_property
    def filed(self) -> tuple[Filing, ...]:
        """The stories that count, whenever they came."""
        return tuple(filing for filing in self.filings if filing.is_filed)

    @cached_property
    def on_time(self) -> tuple[Filing, ...]:
        """Those filed by the cutoff, its own minute included."""
        return tuple(filing for filing in self.filed if filing.at is not None and not self.is_late(filing))

    @cached_property
    def late(self) -> tuple[Filing, ...]:
        """Those filed after it."""
        return tuple(filing for filing in self.filed if self.is_late(filing))

    @cached_property
    def untimed(self) -> tuple[Filing, ...]:
        """Those of which nobody knows."""
        return tuple(filing for filing in self.filed if filing.at is None)

    @property
    def verdict(self) -> Verdict:
        """How the school stands; a programme that asks for no number of stories has nothing to be late for."""
        if not self.least:
            return Verdict.FILED if self.filed else Verdict.NOTHING
        if len(self.on_time) >= self.least:
            return Verdict.ON_TIME
        if len(self.on_time) + len(self.untimed) >= self.least:
            return Verdict.UNTIMED
        if len(self.filed) >= self.least:
            return Verdict.LATE
        return Verdict.SHORT if self.filed else Verdict.MISSING

    def is_late(self, filing: Filing) -> bool:
        """Whether a story was filed after the cutoff; within the cutoff's minute it was not."""
        return filing.at is not None and filing.at.replace(second=0, microsecond=0) > self.cutoff


@dataclass(frozen=True)
class UnitTotal:
    """What one school filed from the first day on; `due` counts the days whose cutoff has passed, `rank` from 1, equals share one."""

    unit: Unit
    days: tuple[UnitDay, ...]
    due: int
    rank: int = 0

    @cached_property
    def filed(self) -> tuple[Filing, ...]:
        """All stories that count."""
        return tuple(filing for day in self.days for filing in day.filed)

    @property
    def kinds(self) -> Counter[str]:
        """Stories by kind."""
        return Counter(filing.kind for filing in self.filed)

    @property
    def days_complete(self) -> int:
        """Days of those due on which the school filed what it owed (at least one story), whenever it came."""
        return sum(len(day.filed) >= max(day.least, 1) for day in self.days[: self.due])

    @property
    def days_on_time(self) -> int:
        """Days of those due on which it did so by the cutoff."""
        return sum(len(day.on_time) >= max(day.least, 1) for day in self.days[: self.due])

    @property
    def punctuality(self) -> int | None:
        """Per cent of the stories with a known time that came by the cutoff, rounded down; None without any."""
        on_time = sum(len(day.on_time) for day in self.days)
        timed = on_time + sum(len(day.late) for day in self.days)
        return on_time * 100 // timed if timed else None

    @property
    def merit(self) -> tuple[int, ...]:
        """What schools are ranked by: days on time, days complete, stories, stories chosen (择优)."""
        return (self.days_on_time, self.days_complete, len(self.filed), sum(filing.featured for filing in self.filed))


@dataclass(frozen=True)
class Bulletin:
    """A day's bulletin: `number` of the day in the week, `units` by district, `totals` by rank, what is left over, what to bear in mind about times."""

    week: Week
    day: date
    number: int
    cutoff: datetime
    as_of: datetime
    least: int
    units: tuple[UnitDay, ...]
    totals: tuple[UnitTotal, ...]
    left: tuple[Left, ...] = ()
    remark: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether the cutoff has passed."""
        return self.cutoff <= self.as_of

    @property
    def districts(self) -> tuple[str, ...]:
        """The districts in their order."""
        return tuple(dict.fromkeys(day.unit.district for day in self.units))

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """All stories up to the day by kind, in the programme's order, kinds that nobody filed left out."""
        counts = sum((total.kinds for total in self.totals), Counter[str]())
        order = [kind.name for kind in self.week.kinds]
        named = [(name, counts[name]) for name in dict.fromkeys(order) if counts[name]]
        return (*named, *((name, count) for name, count in counts.items() if name not in order))

    def standing(self, *verdicts: Verdict) -> tuple[UnitDay, ...]:
        """The schools that stand so on the day."""
        return tuple(unit for unit in self.units if unit.verdict in verdicts)


def compile_bulletin(register: Register, day: date, as_of: datetime) -> Bulletin:
    """The bulletin of a day of the week; `as_of` is in the site's zone, and what came after it was not there yet."""
    week, units = register.week, units_in_order(register.units)
    reasons = [(filing, _why_left(filing, register, day, as_of)) for filing in register.filings]
    by_unit = _by_unit_and_day(filing for filing, reason in reasons if reason is None)
    rule = week.rule("daily_story")
    least = max(int(rule["min"]), 1) if rule.about("") else 0
    days = week.days[: week.days.index(day) + 1]
    cutoffs = {d: cutoff_of(week, d, as_of) for d in days}
    due = sum(cutoff <= as_of for cutoff in cutoffs.values())
    totals = [
        UnitTotal(unit, tuple(UnitDay(unit, d, cutoffs[d], least, by_unit.get((unit.slug, d), ())) for d in days), due)
        for unit in units
    ]
    return Bulletin(
        week=week,
        day=day,
        number=len(days),
        cutoff=cutoffs[day],
        as_of=as_of,
        least=least,
        units=tuple(total.days[-1] for total in totals),
        totals=ranked(totals),
        left=(*register.left, *(Left(filing.source_path, reason) for filing, reason in reasons if reason)),
        remark=register.remark,
    )


def cutoff_of(week: Week, day: date, as_of: datetime) -> datetime:
    """When a day's stories are due, in the zone of `as_of`."""
    return datetime.combine(day, week.cutoff, tzinfo=as_of.tzinfo)


def last_day_due(week: Week, as_of: datetime) -> date | None:
    """The last day of the week whose cutoff has passed; None before the first."""
    due = [day for day in week.days if cutoff_of(week, day, as_of) <= as_of]
    return due[-1] if due else None


def units_in_order(units: Iterable[Unit]) -> list[Unit]:
    """Schools by district, districts and schools in the order in which they come; those without one last."""
    found = list(units)
    districts = list(dict.fromkeys(unit.district for unit in found if unit.district))
    return sorted(found, key=lambda unit: districts.index(unit.district) if unit.district else len(districts))


def ranked(totals: Iterable[UnitTotal]) -> tuple[UnitTotal, ...]:
    """Totals by merit, the best first; equal merit has equal rank."""
    ordered = sorted(totals, key=lambda total: total.merit, reverse=True)
    merits = [total.merit for total in ordered]
    return tuple(replace(total, rank=merits.index(total.merit) + 1) for total in ordered)


def _by_unit_and_day(filings: Iterable[Filing]) -> Mapping[tuple[str, date], tuple[Filing, ...]]:
    found: dict[tuple[str, date], tuple[Filing, ...]] = {}
    for filing in filings:
        key = (filing.school, filing.day)
        found[key] = (*found.get(key, ()), filing)
    return found


def _why_left(filing: Filing, register: Register, day: date, as_of: datetime) -> str | None:
    """Why a story that ought to count by this day does not; None when it does."""
    if filing.day not in register.week.days:
        return "日期文件夹不在活动周的日期里"
    if filing.school not in {unit.slug for unit in register.units}:
        return "看不出是哪所学校报的：front matter 读不出来，或 school 不是 schools 里的文件夹名"
    if filing.day <= day and filing.at is not None and filing.at > as_of:
        return f"报送时间 {filing.at:%Y-%m-%d %H:%M} 晚于统计时间"
    return None
