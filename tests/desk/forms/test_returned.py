"""Forms as they come back."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from returned_forms import FORMS_AS_RETURNED, RONGCHANG, SHANDONG, XINXIANG, grid_of, reporting_week
from showcase.desk.forms.form import FORMS
from showcase.desk.forms.reporting_week import KnownSchool
from showcase.desk.forms.returned import Returned, read_returned
from showcase.desk.forms.unit_names import UnitNames
from showcase.desk.forms.workbook_file import Grid, Odd

SCHOOLS = (KnownSchool("丁区试验职业学校", "试验学校", "中等职业学校", "丁区"),)
NAMES = UnitNames(reporting_week(schools=SCHOOLS), {})


def read(*grids: Grid, slug: str = "xinxiang", names: UnitNames = NAMES) -> Returned:
    return read_returned(FORMS[slug], {"表.xlsx": grids}, names)


def changed(form: list[list[Any]], row: int, column: int, value: Any) -> Grid:
    """The form with one cell changed, by its number of row and column from 1."""
    rows = copy.deepcopy(form)
    rows[row - 1][column - 1] = value
    return grid_of(rows)


def only_fault(returned: Returned) -> tuple[str, str]:
    (fault,) = returned.faults
    assert fault.remedy
    return fault.cell, fault.message


def test_the_numbered_form_is_read_as_it_stands() -> None:
    returned = read(grid_of(XINXIANG))
    assert returned.faults == []
    assert [(entry.unit, entry.level, entry.cell) for entry in returned.returns] == [
        ("甲市", "city", "B4"),
        ("乙县", "county", "B5"),
        ("丙职业学院", "college", "B6"),
    ]
    assert returned.returns[0].figures == {
        "schools": 4,
        "teachers": 268,
        "students": 4120,
        "coverage": 0.7715,
        "enterprises": 22,
        "people": 11800,
        "projects": 31,
    }
    assert returned.returns[2].figures["coverage"] == 0.85
    assert returned.returns[0].cells["students"] == "E4"


def test_the_form_for_one_unit_is_read_as_it_stands() -> None:
    (entry,) = read(grid_of(SHANDONG), slug="shandong").returns
    assert (entry.unit, entry.level, entry.cell) == ("甲市", "city", "B3")
    assert entry.figures["activities"] == "线上展厅\n技能展演"


@pytest.mark.parametrize(
    "line",
    [["统计单位：甲市"], ["统计单位: 甲 市"], ["统计单位", None, "甲市"], ["统计单位：（市教育局或高职院校）甲市"]],
)
def test_the_unit_above_the_table_is_found_however_it_is_written(line: list[Any]) -> None:
    (entry,) = read(grid_of([*SHANDONG[:2], line, *SHANDONG[3:]]), slug="shandong").returns
    assert entry.unit == "甲市"


def test_the_form_with_a_head_of_two_rows_is_read_as_it_stands() -> None:
    (entry,) = read(grid_of(RONGCHANG), slug="rongchang").returns
    assert (entry.unit, entry.level) == ("丁区试验职业学校", "school")
    assert "schools" not in entry.figures
    assert (entry.figures["reports_city"], entry.figures["reports_district"]) == (4, 11)


def test_totals_other_sheets_and_what_is_no_column_are_passed_over_and_told() -> None:
    rows = [*XINXIANG[:2], XINXIANG[3], [None, "合 计", 4, 268, 4120, None, 22, 11800, 31], ["合计", None, 4]]
    rows[1] = [*rows[1], "备注"]
    hidden = grid_of(XINXIANG, "旧表", is_hidden=True)
    returned = read(grid_of([["说明"], ["请按时报送"]], "说明"), grid_of(rows), hidden, grid_of([], "Sheet3"))
    assert [entry.unit for entry in returned.returns] == ["甲市"]
    assert returned.faults == []
    told = "\n".join(returned.remarks)
    for words in ("“说明”里没有统计表", "第 4 行是合计", "第 5 行是合计", "“备注”", "“旧表”是隐藏的"):
        assert words in told
    assert "Sheet3" not in told


def test_the_summary_that_we_draw_is_not_read_again() -> None:
    rows = [["统计单位", *SHANDONG[3]], ["甲市", 1]]
    returned = read(grid_of(rows, "汇总"), grid_of(SHANDONG, "甲市"), slug="shandong")
    assert [entry.figures["schools"] for entry in returned.returns] == [28]
    assert [entry.unit for entry in read(grid_of(rows, "各市"), slug="shandong").returns] == ["甲市"]


def test_a_unit_that_filled_in_nothing_is_told() -> None:
    returned = read(changed(XINXIANG, 7, 2, "戊县"))
    assert "“戊县”没有填数，没有导入。" in returned.remarks
    empty = grid_of([*SHANDONG[:4], *SHANDONG[5:]])
    assert read(empty, slug="shandong").remarks == ["工作表“Sheet1”里没有填数，没有导入。"]


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "words"),
    [
        (4, 3, "约4", "C4", "不是确切的数字"),
        (5, 6, 1.2, "F5", "可以是 120%，也可以是 1.2%"),
        (5, 6, "120%", "F5", "120.00%"),
        (5, 8, Odd.UNCALCULATED, "H5", "公式"),
        (4, 2, None, "B4", "没有写单位"),
        (4, 2, Odd.FAULT, "B4", "没有写单位"),
        (5, 2, "甲市", "B5", "在 B4 已经报过"),
        (5, 2, "试验学校", "B5", "不是全称"),
        (5, 2, "丁", "B5", "不是全称"),
        (5, 2, "某某公司", "B5", "看不出"),
        (5, 2, "乙县13812345678", "B5", "手机号"),
        (2, 9, "备注", "第 2 行", "“观摩体验活动项目数”"),
        (2, 9, "参与总人数", "第 2 行", "观摩体验活动项目数"),
    ],
)
def test_a_fault_is_told_with_its_cell(row: int, column: int, value: Any, cell: str, words: str) -> None:
    returned = read(changed(XINXIANG, row, column, value))
    assert returned.faults[0].cell == cell
    assert words in "".join(fault.message for fault in returned.faults)


def test_all_faults_are_told_at_once() -> None:
    rows = copy.deepcopy(XINXIANG)
    rows[3][2], rows[3][5], rows[4][3], rows[5][1] = "无", "150%", "近百", "某某中心组"
    assert [fault.cell for fault in read(grid_of(rows)).faults] == ["C4", "F4", "D5", "B6"]


def test_the_full_name_is_the_remedy_for_a_short_one() -> None:
    (fault,) = read(changed(XINXIANG, 5, 2, "试验学校")).faults
    assert "丁区试验职业学校" in fault.remedy
    returned = read(changed(XINXIANG, 5, 2, "丁区试验职校"))
    assert any("是不是“丁区试验职业学校”的简称" in remark for remark in returned.remarks)


def test_hidden_rows_and_columns_with_figures_are_faults() -> None:
    assert only_fault(read(grid_of(XINXIANG, hidden_rows=frozenset({5, 7}))))[0] == "第 5 行"
    assert only_fault(read(grid_of(XINXIANG, hidden_columns=frozenset({5, 12}))))[0] == "E2"


def test_figures_below_the_notes_are_a_fault() -> None:
    rows = [*XINXIANG, ["2.其他"], [5, "戊县", 3, 4, 5, "50%", 6, 700, 8]]
    assert only_fault(read(grid_of(rows)))[0] == "第 10 行"


def test_a_form_for_one_unit_has_one_row_and_a_unit() -> None:
    two = copy.deepcopy(SHANDONG)
    two[5] = list(SHANDONG[4])
    assert "有几行数字" in only_fault(read(grid_of(two), slug="shandong"))[1]
    nobody = [*SHANDONG[:2], ["统计单位：（市教育局或高职院校）"], *SHANDONG[3:]]
    assert "没有写“统计单位：”" in only_fault(read(grid_of(nobody), slug="shandong"))[1]


def test_another_programmes_form_is_recognised() -> None:
    (fault,) = read(grid_of(XINXIANG), slug="rongchang").faults
    assert "--form xinxiang" in fault.remedy


def test_a_file_without_a_table_is_a_fault() -> None:
    assert "没有找到统计表" in only_fault(read(grid_of([["通知"]])))[1]
    assert "没有找到统计表" in only_fault(read())[1]


def test_a_unit_reports_once_over_all_files() -> None:
    returned = read_returned(
        FORMS["xinxiang"], {"一.xlsx": (grid_of(XINXIANG),), "二.xlsx": (grid_of(XINXIANG),)}, NAMES
    )
    assert len(returned.returns) == len(returned.faults) == 3
    assert str(returned.faults[0]).startswith(
        "工作表“二.xlsx › Sheet1” B4：“甲市”在 工作表“一.xlsx › Sheet1” B4 已经报过一次"
    )


@pytest.mark.parametrize("slug", FORMS)
def test_whatever_stands_in_a_cell_is_a_value_or_a_fault(slug: str) -> None:
    form = FORMS_AS_RETURNED[slug]
    odd = [
        True,
        -1,
        1e300,
        float("nan"),
        "=1",
        "\u202e",
        "字" * 5000,
        Odd.MOMENT,
        Odd.FAULT,
        0,
        "",
        "{{x}}",
        "统计单位：",
        "合计",
        "注：",
    ]
    for row in range(len(form)):
        for column in {0, 1, 5, len(form[row]) - 1} & set(range(len(form[row]))):
            for value in odd:
                returned = read(changed(form, row + 1, column + 1, value), slug=slug)
                assert all(str(fault) for fault in returned.faults)
