"""Spreadsheets."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from showcase.desk.workbook import Sheet, csv_value, workbook_bytes


def test_sheets_hold_columns_and_rows() -> None:
    data = workbook_bytes([Sheet("通报", [("学校", 20), ("篇数", 8)], [["一中", 3]]), Sheet("空", [("甲", 9)], [])])
    workbook = load_workbook(BytesIO(data))
    assert workbook.sheetnames == ["通报", "空"]
    assert list(workbook["通报"].values) == [("学校", "篇数"), ("一中", 3)]
    assert workbook["通报"].column_dimensions["A"].width == 20
    assert workbook["通报"].freeze_panes == "A2"


@pytest.mark.parametrize("words", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)"])
def test_words_are_no_formula(words: str) -> None:
    workbook = load_workbook(BytesIO(workbook_bytes([Sheet("表", [("甲", 9)], [[words]])])))
    cell = workbook["表"]["A2"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert csv_value(words) == f"'{words}"


def test_ordinary_values_of_a_csv_file_stay() -> None:
    assert [csv_value(value) for value in ("一中", 3, None)] == ["一中", 3, None]


def test_sheets_are_printed_on_a4_across_with_their_columns_names_on_each_page() -> None:
    data = workbook_bytes([Sheet("通报", [("学校", 20)], [["一中"]], "甲 & 乙 &P 通报"), Sheet("空", [("甲", 9)], [])])
    workbook = load_workbook(BytesIO(data))
    sheet = workbook["通报"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    # An ampersand of its own is written twice, so that it is no code.
    assert sheet.oddHeader.center.text == "甲 && 乙 &&P 通报"
    assert workbook["空"].oddHeader.center.text is None
