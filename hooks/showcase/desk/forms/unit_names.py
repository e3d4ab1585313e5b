"""Names of reporting units: as one writes them, whether they are full ones, and what level they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from showcase.desk.forms.cell_values import tidy
from showcase.desk.forms.reporting_week import KnownSchool, ReportingWeek

LEVELS = {"city": "市", "county": "县（市、区）", "college": "高等院校", "school": "中职学校"}
_BUREAU = re.compile(r"(?<=[市县区州盟旗])(?:教育和体育局|教育体育局|教育局|教体局|教委|教育委员会)$")
_COLLEGE = re.compile(r"(?:学院|大学|高等专科学校|高等职业学校)(?:（.*）)?$")
_SCHOOL = re.compile(
    r"(?:(?<!高等专科)(?<!高等职业)学校|技师学院|中专|技校|职教中心|教育中心|职业高中|职高|中学)(?:（.*）)?$"
)
_COUNTY = re.compile(r"(?:县|区|旗)$")
_PREFECTURE = re.compile(r"(?:州|盟|地区)$")
# What names of schools have in common; the rest is what tells one from the other.
_COMMON = re.compile(
    r"职业|技术|技工|技师|中等|高级|专业|服务|学校|学院|职校|技校|中专|职教|中心|[省市县区（）()]|示例"
)


@dataclass(frozen=True)
class UnitNames:
    """What is known of the week's units: the records' levels by name, the schools, the places."""

    week: ReportingWeek
    told_levels: Mapping[str, str]
    default_level: str = ""

    def settle(self, name: str) -> str:
        """The name as records have it: without white space, a bureau as the place it speaks for, a known one in its own spelling."""
        shown = "".join(character for character in name if character.isprintable() and not character.isspace())
        plain = _BUREAU.sub("", shown.replace("(", "（").replace(")", "）"))
        known = {tidy(unit): unit for unit in self.known_units}
        return known.get(tidy(plain), plain)

    @property
    def known_units(self) -> tuple[str, ...]:
        """All full names that are known."""
        records = (record.unit for record in self.week.statistics.records)
        return (*(school.title for school in self.week.schools), *records)

    def full_name(self, name: str) -> str | None:
        """The full name that this one is short for, as the week itself shortens it, or a place without its rank; None if it is not short."""
        if name in self.known_units:
            return None
        short = (school.title for school in self.week.schools if school.short_title == name)
        places = (*(school.district for school in self.week.schools), self.week.region, *self.known_units)
        ranked = (place for place in places if place in {f"{name}{rank}" for rank in "市县区"})
        return next(iter((*short, *ranked)), None)

    def likely_full_name(self, name: str) -> str | None:
        """A known name that this one may be short for; different schools can have names so alike."""
        if name in self.known_units:
            return None
        return next((known for known in self.known_units if _abbreviates(name, known)), None)

    def level_of(self, name: str) -> str | None:
        """The level of a unit: that of its record or page, the one that was told, the one that its name speaks of; None if unclear."""
        for record in self.week.statistics.records:
            if record.unit == name:
                return record.level
        school = _school_of(name, self.week.schools)
        return self.told_levels.get(name) or (school.level if school else None) or self._named_level(name)

    def _named_level(self, name: str) -> str | None:
        if _SCHOOL.search(name):
            return "school"
        if _COLLEGE.search(name):
            return "college"
        if name.endswith("市"):
            # Below a city, a 市 is a county-level one.
            is_city = self.week.level == "province" or name == self.week.region
            return "city" if is_city else "county"
        if _PREFECTURE.search(name):
            return "city"
        return "county" if _COUNTY.search(name) else self.default_level or None


def _school_of(name: str, schools: Iterable[KnownSchool]) -> KnownSchool | None:
    return next((school for school in schools if school.title == name), None)


def _abbreviates(name: str, full: str) -> bool:
    """Whether a name leaves out characters of a full one and keeps what tells that from others."""
    core, full_core = _COMMON.sub("", name), _COMMON.sub("", full)
    letters = iter(full)
    return len(core) > 1 and name != full and full_core.endswith(core) and all(letter in letters for letter in name)
