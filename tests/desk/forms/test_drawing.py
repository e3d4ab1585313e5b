"""The form as a workbook."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from showcase.desk.forms.drawing import draw_blank, draw_form
from showcase.desk.forms.form import FORMS
from showcase.desk.workbook import saved as saved_bytes
from showcase.model import Statistics, StatisticsRecord

START, END = date(2024, 5, 12), date(2024, 5, 18)
CITY = StatisticsRecord("甲市", "city", 3, 20, 300, 400, 7, 1000, 9, "=展示", "两篇", 4, 5)
COUNTY = StatisticsRecord("乙县", "county", 1, students=100, enrolled=200, people=400, within="甲市")
COLLEGE = StatisticsRecord("丙学院", "college", students=50, enrolled=100)
STATISTICS = Statistics((CITY, COUNTY, COLLEGE))


def saved(workbook: Workbook) -> Workbook:
    """As it is in a file."""
    return load_workbook(BytesIO(saved_bytes(workbook)))


def drawn(slug: str, statistics: Statistics = STATISTICS) -> Workbook:
    return saved(draw_form(FORMS[slug], START, END, statistics))


def rows_of(workbook: Workbook, name: str) -> list[list[Any]]:
    return [list(row) for row in workbook[name].values]


def test_the_numbered_form_has_title_heads_rows_total_and_note() -> None:
    workbook = drawn("xinxiang")
    rows = rows_of(workbook, "统计表")
    assert rows[0][0] == "2024年职业教育活动周情况统计表"
    assert rows[1][:2] == ["序号", "市、省直管县（市）"]
    assert rows[2] == [1, "甲市", 3, 20, 300, 0.75, 7, 1000, 9]
    assert rows[3] == [2, "乙县", 1, None, 100, 0.5, None, 400, None]
    assert rows[4] == [3, "丙学院", 1, None, 50, 0.5, None, None, None]
    assert rows[5][:6] == [None, "合计", 4, 20, 350, 0.7]
    assert rows[6][0].startswith("注：市属学校直接报送")
    assert {str(area) for area in workbook["统计表"].merged_cells.ranges} == {"A1:I1", "A7:I7"}


def test_the_total_counts_nobody_twice() -> None:
    # 乙县 lies within 甲市.
    assert rows_of(drawn("xinxiang"), "统计表")[5][7] == 1000


def test_heads_over_two_rows_are_merged_as_in_the_notice() -> None:
    sheet = drawn("rongchang")["统计表"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {f"{letter}2:{letter}3" for letter in "ABCDEFGH"} | {"I2:J2", "A1:J1"} <= merged
    assert (sheet["I2"].value, sheet["I3"].value, sheet["J3"].value) == (
        "活动周媒体报道数",
        "市级及以上媒体报道数",
        "区县级媒体报道数",
    )
    assert [cell.value for cell in sheet[6]][:3] == ["丙学院", None, None]


def test_a_form_for_one_unit_has_a_sheet_for_each_and_a_summary() -> None:
    workbook = drawn("shandong")
    assert workbook.sheetnames == ["汇总", "甲市", "乙县", "丙学院"]
    rows = rows_of(workbook, "甲市")
    assert rows[1][0] == "统计单位：甲市"
    assert rows[3] == [3, 20, 300, 0.75, 7, 1000, 9, "=展示", "两篇"]
    assert rows[4] == rows[5] == [None] * 9
    assert [row[0] for row in rows[6:]] == list(FORMS["shandong"].notes)
    assert rows_of(workbook, "汇总")[5][:2] == ["合计", 4]


def test_one_unit_alone_has_no_total() -> None:
    assert drawn("shandong", Statistics((CITY,))).sheetnames == ["甲市"]
    assert [row[1] for row in rows_of(drawn("xinxiang", Statistics((CITY,))), "统计表")][2:] == ["甲市", None]


def test_a_share_is_a_number_that_is_shown_as_a_percentage() -> None:
    cell = drawn("xinxiang")["统计表"]["F3"]
    assert (cell.value, cell.number_format, cell.data_type) == (0.75, "0.00%", "n")


def test_words_are_no_formula() -> None:
    cell = drawn("shandong")["甲市"]["H4"]
    assert (cell.value, cell.data_type) == ("=展示", "s")


def test_the_total_of_shares_is_left_open_where_enrolled_students_are_unknown() -> None:
    told = Statistics((CITY, StatisticsRecord("丁县", "county", students=9, reported_coverage=0.9)))
    assert rows_of(drawn("xinxiang", told), "统计表")[4][4:6] == [309, None]


def test_the_sheet_prints_on_a4_across_with_frames() -> None:
    sheet = drawn("rongchang")["统计表"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$3"
    for place in ("A2", "B3", "J3", "J4"):
        assert sheet[place].border.left.style == "thin", place
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["A"].width == 28


@pytest.mark.parametrize("slug", FORMS)
def test_an_empty_form_names_the_units_and_guards_what_is_typed(slug: str) -> None:
    workbook = saved(draw_blank(FORMS[slug], START, END, ["甲市", "丙学院"]))
    sheets = workbook.worksheets
    words = [value for sheet in sheets for row in sheet.values for value in row]
    assert any("甲市" in str(value) for value in words)
    assert "合计" not in words
    assert not any(isinstance(value, float) for value in words)
    kinds = {rule.type for rule in sheets[0].data_validations.dataValidation}
    assert kinds == {"whole", "decimal"}
    assert len(sheets) == (2 if slug == "shandong" else 1)


def test_an_empty_form_for_nobody_in_particular_has_rows_and_the_hint() -> None:
    assert (
        rows_of(saved(draw_blank(FORMS["shandong"], START, END, [])), "统计表")[1][0]
        == "统计单位：（市教育局或高职院校）"
    )
    assert [row[0] for row in rows_of(saved(draw_blank(FORMS["xinxiang"], START, END, [])), "统计表")][2:5] == [1, 2, 3]


def test_names_that_no_sheet_may_have_are_changed() -> None:
    units = ["甲/乙[县]:?*", "长" * 40, "长" * 41, "Hui", "HUI", "汇总"]
    names = saved(draw_blank(FORMS["shandong"], START, END, units)).sheetnames
    assert len({name.lower() for name in names}) == 6
    assert all(len(name) <= 31 for name in names)
    assert "汇总" not in names
