"""What the units of a week report."""

from __future__ import annotations

from typing import Any

import pytest

from showcase.model import StatisticsRecord
from small_site import SmallSite

PATH = "content/weeks/demo-2024/statistics.yml"


def records(site: SmallSite) -> tuple[StatisticsRecord, ...]:
    content = site.content()
    assert content.site is not None
    return content.site.weeks[0].statistics.records


def test_a_record_is_read_with_all_three_forms_columns(small_site: SmallSite) -> None:
    small_site.write(
        PATH,
        "records:\n"
        "  - {unit: 甲县, level: county, schools: 3, teachers: 10, students: 30, enrolled: 40, enterprises: 2, people: 90,\n"
        "     projects: 4, activities: 展示, media: 两篇, reports_city: 1, reports_district: 2,\n"
        "     coverage: 0.75, within: 乙学院}\n"
        "  - unit: 乙学院\n"
        "    level: college\n",
    )
    assert records(small_site) == (
        StatisticsRecord("甲县", "county", 3, 10, 30, 40, 2, 90, 4, "展示", "两篇", 1, 2, "乙学院", 2, 0.75),
        StatisticsRecord("乙学院", "college", line=5),
    )
    assert small_site.issues() == ()


@pytest.mark.parametrize("text", ["", "records: []\n", "# 还没有\n"])
def test_no_records_are_none(small_site: SmallSite, text: str) -> None:
    assert records(small_site) == ()
    small_site.write(PATH, text)
    assert records(small_site) == ()
    assert small_site.issues() == ()


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ({"level": "county"}, "field-missing"),
        ({"unit": "甲县", "level": "village"}, "field-literal_error"),
        ({"unit": "甲县", "level": "county", "students": "3200人"}, "field-int_type"),
        ({"unit": "甲县", "level": "county", "students": -1}, "field-greater_than_equal"),
        ({"unit": "甲县", "level": "county", "students": 1.5}, "field-int_type"),
        ({"unit": "甲县", "level": "county", "coverage": 85}, "field-less_than_equal"),
        ({"unit": "甲县", "level": "county", "coverage": "85%"}, "field-float_type"),
        ({"unit": "甲县", "level": "county", "phone": "1"}, "field-extra_forbidden"),
        ("甲县", "field-model_type"),
    ],
)
def test_a_fault_is_one_issue_and_only_the_statistics_are_not_published(
    small_site: SmallSite, record: Any, rule: str
) -> None:
    small_site.story()
    small_site.approve()
    small_site.write_yaml(PATH, {"records": [{"unit": "乙县", "level": "county"}, record]})
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == (rule, PATH)
    assert issue.line > 3
    publication = small_site.publication()
    assert publication.site.weeks[0].statistics.records == ()
    assert small_site.public_stories() == ["first-lesson"]


@pytest.mark.parametrize(
    "text", ["records: [\n", "- 甲\n", "records: []\nrecords: []\n", "record: []\n", "records: 甲\n"]
)
def test_a_broken_file_is_one_issue(small_site: SmallSite, text: str) -> None:
    small_site.write(PATH, text)
    assert str(small_site.only_issue().source_path) == PATH


def test_a_linked_file_is_one_issue_and_is_not_read(small_site: SmallSite) -> None:
    small_site.write("outside.yml", "records: [{unit: 甲, level: county}]\n")
    (small_site.root / PATH).symlink_to(small_site.root / "outside.yml")
    assert small_site.only_issue().rule == "link"
    assert records(small_site) == ()
