"""A week in figures."""

from __future__ import annotations

from typing import Any

from showcase.pages.statistics import StatisticsValues
from small_site import AS_OF, SmallSite

CITY = {"unit": "甲市", "level": "city", "people": 1000, "students": 300, "enrolled": 400, "schools": 3}
COLLEGE = {"unit": "乙学院", "level": "college", "people": 50, "students": 10, "enrolled": 20, "enterprises": 7}
COUNTY = {"unit": "丙县", "level": "county", "people": 400, "within": "甲市"}


def statistics_of(small_site: SmallSite, *records: dict[str, Any]) -> StatisticsValues:
    small_site.story()
    small_site.approve(on=AS_OF)
    small_site.write_yaml("content/weeks/demo-2024/statistics.yml", {"records": list(records)})
    values = small_site.page("demo-2024/statistics/").values
    assert isinstance(values, StatisticsValues)
    return values


def test_totals_stand_first_and_leave_out_what_nobody_reports(small_site: SmallSite) -> None:
    values = statistics_of(small_site, CITY, COLLEGE, COUNTY)
    assert [(number.label, number.value, number.unit) for number in values.reported] == [
        ("参与院校", "4", "所"),
        ("参与学生", "310", "人"),
        ("参与企业", "7", "家"),
        ("参与总人数", "1,050", "人次"),
        ("学生参与覆盖率", "73.8", "%"),
    ]


def test_the_table_has_a_row_for_every_unit_and_a_total(small_site: SmallSite) -> None:
    values = statistics_of(small_site, CITY, COLLEGE, COUNTY)
    assert [column.name for column in values.columns] == ["参与院校", "参与学生", "参与企业", "参与总人数"]
    assert [(row.unit, row.cells, row.coverage) for row in values.rows] == [
        ("甲市", ("3", "300", "", "1,000"), "75.0%"),
        ("乙学院", ("1", "10", "7", "50"), "50.0%"),
        ("丙县", ("", "", "", "400"), ""),
    ]
    assert values.rows[2].within == "甲市"
    assert values.total is not None
    assert values.total.cells == ("4", "310", "7", "1,050")
    assert values.total.coverage == "73.8%"


def test_a_unit_that_another_contains_is_not_drawn_beside_it(small_site: SmallSite) -> None:
    values = statistics_of(small_site, CITY, COLLEGE, COUNTY)
    people = next(chart for chart in values.charts if chart.title.startswith("参与总人数"))
    assert "甲市" in people.svg
    assert "丙县" not in people.svg


def test_a_share_that_a_unit_worked_out_is_shown_as_such_and_leaves_the_total_open(small_site: SmallSite) -> None:
    own = {"unit": "丁县", "level": "county", "students": 90, "coverage": 0.9}
    values = statistics_of(small_site, CITY, own)
    assert [(row.coverage, row.self_reported) for row in values.rows] == [("75.0%", False), ("90.0%", True)]
    assert values.total is not None
    assert values.total.coverage == ""
    assert "学生参与覆盖率" not in [number.label for number in values.reported]


def test_a_figure_of_one_unit_is_not_drawn(small_site: SmallSite) -> None:
    values = statistics_of(small_site, CITY, COLLEGE)
    assert [chart.title for chart in values.charts] == ["参与学生（人）", "参与总人数（人次）", "学生参与覆盖率"]


def test_a_single_unit_is_its_own_total(small_site: SmallSite) -> None:
    values = statistics_of(small_site, CITY)
    assert values.total is None
    assert values.charts == ()


def test_without_reports_the_page_counts_what_the_site_shows(small_site: SmallSite) -> None:
    values = statistics_of(small_site)
    assert values.reported == ()
    assert values.rows == ()
    assert [(number.label, number.value) for number in values.counted][:2] == [("展示学校", "1"), ("现场故事", "1")]
    assert values.days is not None
    assert "5月12日 周日 1 篇" in values.days.svg


def test_a_week_without_reports_and_stories_has_no_such_page(small_site: SmallSite) -> None:
    small_site.approve()
    urls = small_site.generate().layout.by_url
    assert "demo-2024/" in urls
    assert "demo-2024/statistics/" not in urls
