"""What the notes of the forms demand of the figures."""

from __future__ import annotations

from typing import Any

import pytest

from small_site import SmallSite

PATH = "content/weeks/demo-2024/statistics.yml"


def report(site: SmallSite, *records: dict[str, Any]) -> None:
    site.write_yaml(PATH, {"records": [{"unit": "甲县", "level": "county", **record} for record in records]})


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ({"students": 41, "enrolled": 40}, "coverage"),
        ({"students": 1, "enrolled": 0}, "coverage"),
        ({"students": 40, "enrolled": 50, "coverage": 0.81}, "coverage"),
        ({"students": 41, "enrolled": 40, "coverage": 0.5}, "coverage"),
        ({"people": 49, "students": 40, "teachers": 10}, "people"),
        ({"people": 39, "students": 40}, "people"),
        ({"level": "college", "schools": 2}, "schools"),
        ({"level": "college", "schools": 0}, "schools"),
        ({"level": "school", "schools": 3}, "schools"),
    ],
)
def test_figures_that_contradict_each_other_are_one_issue(
    small_site: SmallSite, record: dict[str, Any], rule: str
) -> None:
    report(small_site, {"unit": "乙县"}, record)
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, str(issue.source_path)) == (rule, 4, PATH)
    assert "甲县" in issue.message
    assert small_site.publication().site.weeks[0].statistics.records == ()


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"students": 40, "enrolled": 40},
        {"students": 0, "enrolled": 0},
        {"students": 40, "enrolled": 50, "coverage": 0.795},
        {"students": 40, "coverage": 1.0},
        {"enrolled": 40, "coverage": 0.5},
        {"students": 40},
        {"enrolled": 40},
        {"people": 50, "students": 40, "teachers": 10},
        {"people": 0},
        {"students": 40, "teachers": 10},
        {"level": "college", "schools": 1},
        {"level": "school"},
        {"level": "county", "schools": 12},
        {"level": "city", "schools": 0},
    ],
)
def test_figures_that_agree_pass(small_site: SmallSite, record: dict[str, Any]) -> None:
    report(small_site, record)
    assert small_site.issues() == ()
    assert len(small_site.publication().site.weeks[0].statistics.records) == 1


def test_a_unit_reports_once(small_site: SmallSite) -> None:
    report(small_site, {}, {"unit": "乙县"}, {})
    assert [(issue.rule, issue.line) for issue in small_site.issues()] == [("duplicate-unit", 2), ("duplicate-unit", 6)]


def test_a_unit_lies_within_another_of_the_table(small_site: SmallSite) -> None:
    report(small_site, {"unit": "甲市", "level": "city", "people": 10}, {"within": "甲市", "people": 10})
    assert small_site.issues() == ()


@pytest.mark.parametrize(
    "records",
    [
        [{"within": "丁市"}],
        [{"within": "甲县"}],
        [{"unit": "乙市", "within": "甲县"}, {"within": "乙市"}],
    ],
)
def test_a_unit_within_nothing_known_or_within_itself_is_an_issue(
    small_site: SmallSite, records: list[dict[str, Any]]
) -> None:
    report(small_site, *records)
    issues = small_site.issues()
    assert [issue.rule for issue in issues] == ["within"] * len(records)
    assert "甲县" in issues[-1].message


def test_parts_that_come_to_more_than_the_whole_are_an_issue(small_site: SmallSite) -> None:
    whole = {"unit": "甲市", "level": "city", "people": 10}
    report(small_site, whole, {"within": "甲市", "people": 6}, {"unit": "乙县", "within": "甲市", "people": 5})
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("within", 2)
    assert "10" in issue.message
    assert "11" in issue.message
