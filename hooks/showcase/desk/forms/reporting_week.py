"""What the desk needs of a week for its statistics: the programme, the schools' names and the records, without a look at any media."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from showcase.checks.statistics import check_records
from showcase.model import Issue, Statistics
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.statistics import read_statistics
from showcase.reader.tree import Tree
from showcase.reader.week_folder import named_folders
from showcase.reader.week_schemas import WeekSchema
from showcase.reader.yaml_file import read_yaml_file

COLLEGES = frozenset({"高等职业学校", "职业本科学校"})


@dataclass(frozen=True)
class KnownSchool:
    """A school of the week: its full name, its short one, its kind and where it lies."""

    title: str
    short_title: str = ""
    kind: str = ""
    district: str = ""

    @property
    def level(self) -> str:
        """Its level as a reporting unit."""
        return "college" if self.kind in COLLEGES else "school"


@dataclass(frozen=True)
class ReportingWeek:
    """A week as its statistics see it; `source_path` is that of statistics.yml."""

    source_path: PurePosixPath
    region: str
    level: str
    start: date
    end: date
    form: str = ""
    organiser: str = ""
    schools: tuple[KnownSchool, ...] = ()
    statistics: Statistics = field(default_factory=Statistics)

    @property
    def expected_units(self) -> tuple[str, ...]:
        """The units that report: those that did; before anybody has, those that the week's schools suggest."""
        reported = tuple(record.unit for record in self.statistics.records)
        return reported or self._suggested_units

    @property
    def _suggested_units(self) -> tuple[str, ...]:
        """Of a district its schools; else the districts, and what reports beside them: colleges, and schools of the city itself."""
        if self.level == "district":
            return _unique(school.title for school in self.schools)
        districts = (school.district for school in self.schools if school.district not in {"", self.region})
        direct = (
            school.title for school in self.schools if school.level == "college" or school.district == self.region
        )
        return _unique((*districts, *direct))


class Unreadable(Exception):
    """A week whose files have to be put right first: the issues."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(issues)
        self.issues = issues


def read_reporting_week(root: Path, week_path: PurePosixPath) -> ReportingWeek:
    """Read the week in this folder; Unreadable when week.yml or statistics.yml is not sound or statistics.yml breaks a rule."""
    findings = Findings()
    tree = Tree(root, findings)
    source_path = week_path / "statistics.yml"
    reading = read_yaml_file(tree, week_path / "week.yml", WeekSchema)
    statistics = read_statistics(tree, source_path)
    issues = (*findings.issues, *check_records(statistics, source_path))
    if issues or reading is None:
        raise Unreadable(tuple(issues))
    week = reading.schema
    return ReportingWeek(
        source_path=source_path,
        region=week.region,
        level=week.level,
        start=week.start,
        end=week.end,
        form=week.statistics_form or "",
        organiser=week.organisers[0],
        schools=_read_schools(root, week_path),
        statistics=statistics,
    )


def _read_schools(root: Path, week_path: PurePosixPath) -> tuple[KnownSchool, ...]:
    """The schools whose names can be read; what else is wrong with them is for `check` to tell."""
    tree = Tree(root, Findings())
    schools = []
    for path in named_folders(tree, week_path / "schools"):
        text = tree.read_text(path / "index.md")
        front_matter = read_front_matter(path / "index.md", text, tree.findings) if text is not None else None
        data = front_matter.data if front_matter else {}
        words = [data.get(name) for name in ("title", "short_title", "kind", "district")]
        title, *others = (word.strip() if isinstance(word, str) else "" for word in words)
        if title:
            schools.append(KnownSchool(title, *others))
    return tuple(schools)


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
