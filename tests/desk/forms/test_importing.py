"""From returned forms to statistics.yml."""

from __future__ import annotations

from typing import Any

import pytest

from returned_forms import STATISTICS_PATH, reporting_week
from showcase.desk.forms.importing import CHANGED, DIFFERENT, NEW, SAME, Plan, plan_import
from showcase.desk.forms.returned import Return, Returned
from showcase.model import StatisticsRecord
from showcase.reader.findings import Findings
from showcase.reader.statistics import parse_statistics

TEXT = "records:\n  - {unit: 甲县, level: county, students: 40, enrolled: 50, people: 90}\n"


def returns(unit: str = "甲县", level: str = "county", **figures: Any) -> Return:
    cells = {name: f"{chr(67 + number)}4" for number, name in enumerate(figures)}
    return Return(unit, level, figures, "表", "B4", cells)


def plan(*entries: Return, text: str = TEXT, update: bool = False) -> Plan:
    statistics = parse_statistics(text, STATISTICS_PATH, Findings())
    assert statistics is not None
    return plan_import(reporting_week(*statistics.records), text, Returned(list(entries)), update=update)


def words(found: Plan) -> list[str]:
    return [verdict.word for verdict in found.verdicts]


def test_a_new_unit_is_appended() -> None:
    found = plan(returns("乙县", people=7, coverage=0.5))
    assert words(found) == [NEW]
    assert found.text == TEXT + "  - unit: 乙县\n    level: county\n    coverage: 0.5\n    people: 7\n"


@pytest.mark.parametrize("figures", [{"students": 40, "coverage": 0.8}, {"coverage": 0.8}, {"people": 90}, {}])
def test_equal_figures_leave_the_file_alone(figures: dict[str, Any]) -> None:
    found = plan(returns(**figures))
    assert (words(found), found.text, found.faults) == ([SAME], None, ())


def test_different_figures_are_told_and_left() -> None:
    found = plan(returns(people=91), returns("乙县", people=7))
    assert words(found) == [DIFFERENT, NEW]
    assert found.verdicts[0].differences == {"people": (90, 91)}
    assert found.text is not None
    assert "people: 90}" in found.text


def test_different_figures_are_changed_when_that_is_asked_for() -> None:
    found = plan(returns(people=91, projects=3), update=True)
    assert (words(found), found.text) == ([CHANGED], TEXT.replace("people: 90", "people: 91, projects: 3"))


def test_what_the_form_leaves_open_stays() -> None:
    found = plan(returns(projects=3), update=True)
    assert found.text is not None
    assert "students: 40, enrolled: 50, people: 90, projects: 3" in found.text


def test_a_college_that_names_no_number_is_one_school() -> None:
    text = "records: [{unit: 甲学院, level: college}]\n"
    assert words(plan(returns("甲学院", "college", schools=1), text=text)) == [SAME]


def test_a_coverage_that_contradicts_the_students_enrolled_is_a_fault_in_its_cell() -> None:
    (fault,) = plan(returns(students=40, coverage=0.85)).faults
    assert (fault.sheet, fault.cell) == ("表", "D4")
    assert "85.00%" in fault.message
    assert "80.00%" in fault.message


def test_a_coverage_that_is_rounded_to_a_whole_percent_agrees() -> None:
    assert words(plan(returns(students=40, coverage=0.8049))) == [SAME]


def test_students_enrolled_that_somebody_added_make_the_coverage_superfluous() -> None:
    found = plan(returns("乙县", students=3, enrolled=4, coverage=0.75))
    assert found.text is not None
    assert found.text.endswith("    students: 3\n    enrolled: 4\n")


@pytest.mark.parametrize(
    ("entry", "cell"),
    [
        (returns("乙学院", "college", teachers=3, schools=2), "D4"),
        (returns("乙县", students=8, people=7), "D4"),
        (returns("乙县", teachers=1, students=8, enrolled=7), "B4"),
        (returns(students=60), "B4"),
    ],
)
def test_what_the_checks_refuse_is_told_at_its_cell_and_nothing_is_written(entry: Return, cell: str) -> None:
    found = plan(entry, returns("丙县", people=1), update=True)
    assert [(fault.sheet, fault.cell) for fault in found.faults] == [("表", cell)]
    assert found.text is None


def test_a_fault_keeps_sound_rows_from_being_written() -> None:
    found = plan(returns("乙县", people=7), returns(students=40, coverage=0.5))
    assert (words(found), found.text) == ([NEW, SAME], None)


def test_a_larger_unit_that_is_less_than_its_parts_is_a_fault() -> None:
    text = "records:\n  - {unit: 甲市, level: city, people: 10}\n  - {unit: 甲县, level: county, people: 9, within: 甲市}\n"
    (fault,) = plan(returns("甲县", people=11), text=text, update=True).faults
    assert fault.cell == "statistics.yml"
    assert "甲市" in fault.message


def test_a_file_that_cannot_be_extended_safely_is_left() -> None:
    text = "records: [{unit: 甲县, level: county}]\n"
    (fault,) = plan(returns("乙县", people=1), text=text).faults
    assert "写法特别" in fault.message


def test_words_that_differ_in_their_line_breaks_only_are_equal() -> None:
    text = "records:\n  - unit: 甲县\n    level: county\n    activities: >-\n      展示\n      讲座\n"
    assert words(plan(returns(activities="展示讲座"), text=text)) == [SAME]


def test_reported_coverage_is_compared_where_the_students_enrolled_are_unknown() -> None:
    text = "records:\n  - {unit: 甲县, level: county, students: 40, coverage: 0.8}\n"
    assert words(plan(returns(students=40, coverage=0.8), text=text)) == [SAME]
    changed = plan(returns(coverage=0.81), text=text, update=True)
    assert changed.text == text.replace("0.8", "0.81")
    assert StatisticsRecord("甲县", "county", reported_coverage=0.8).coverage == 0.8
