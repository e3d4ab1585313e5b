"""Workbooks whose bytes do not depend on the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from showcase.desk.stamped_workbook import stamped_bytes
from small_site import AS_OF


def workbook() -> Workbook:
    book = Workbook()
    book.worksheets[0]["A1"] = "统计"
    return book


def test_equal_content_and_time_give_equal_bytes() -> None:
    assert stamped_bytes(workbook(), AS_OF) == stamped_bytes(workbook(), AS_OF)


def test_the_parts_in_the_file_bear_the_time_given_too() -> None:
    with ZipFile(BytesIO(stamped_bytes(workbook(), AS_OF))) as archive:
        assert {info.date_time for info in archive.infolist()} == {AS_OF.astimezone(UTC).timetuple()[:6]}


def test_the_time_that_is_told_is_the_one_given() -> None:
    book = load_workbook(BytesIO(stamped_bytes(workbook(), AS_OF)))
    assert book.properties.created == book.properties.modified == AS_OF.astimezone(UTC).replace(tzinfo=None)
    assert book.worksheets[0]["A1"].value == "统计"


@pytest.mark.parametrize("year", [1900, 2200])
def test_a_year_that_no_zip_file_can_name_is_written_all_the_same(year: int) -> None:
    assert load_workbook(BytesIO(stamped_bytes(workbook(), datetime(year, 5, 1, tzinfo=UTC))))
