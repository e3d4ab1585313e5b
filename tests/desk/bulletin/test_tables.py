"""The bulletin as CSV and as a workbook."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from openpyxl import Workbook, load_workbook

from filed_week import FIRST_DAY, ONE, TWO, bulletin, filing
from showcase.desk.bulletin.bulletin import Bulletin
from showcase.desk.bulletin.filing_register import Left, Unit
from showcase.desk.bulletin.tables import format_csv, format_xlsx
from showcase.model import Status


def rows(made: Bulletin) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(format_csv(made).decode("utf-8-sig"), newline="")))


def workbook(made: Bulletin) -> Workbook:
    return load_workbook(BytesIO(format_xlsx(made)))


def column(book: Workbook, sheet: str, name: str) -> list[object]:
    header, *lines = book[sheet].values
    return [line[header.index(name)] for line in lines]


def test_a_csv_file_opens_in_excel() -> None:
    data = format_csv(bulletin())
    assert data.startswith(b"\xef\xbb\xbf" + "日期".encode())
    assert data.count(b"\r\n") == 3


def test_a_csv_row_holds_a_schools_day_and_its_totals() -> None:
    made = bulletin(
        filing(photos=2, featured=True, is_approved=True),
        filing(title="第二课", filed="13 17:00"),
        filing(day=FIRST_DAY, filed=None),
        filing(title="草稿", status=Status.DRAFT, state="草稿"),
    )
    assert rows(made)[0] == {
        "日期": "2024-05-13",
        "区县": "东城区",
        "学校": "第一学校",
        "完成情况": "按时完成",
        "应报": "1",
        "按时": "1",
        "迟报": "1",
        "时间不详": "0",
        "草稿": "1",
        "已撤下": "0",
        "图片": "2",
        "影片": "0",
        "已批准": "1",
        "当日篇目": "《第一课》（活动开展情况，15:00，择优，等待审核）；《第二课》（活动开展情况，17:00 迟报，等待审核）；《草稿》（活动开展情况，草稿）",
        "累计篇数": "3",
        "完成天数": "2",
        "按时完成天数": "1",
        "应报天数": "2",
        "按时率": "50%",
        "择优": "1",
        "名次": "1",
    }


def test_no_word_of_a_school_is_a_formula() -> None:
    made = bulletin(filing(title="=1+1"), units=(Unit("one", '=HYPERLINK("x")', "+东"),))
    assert (rows(made)[0]["学校"], rows(made)[0]["区县"]) == ('\'=HYPERLINK("x")', "'+东")
    for sheet in workbook(made).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_a_workbook_holds_the_day_who_is_behind_the_stories_the_totals_and_the_districts() -> None:
    made = bulletin(filing(), filing("two", "13 17:00", kind="视频", featured=True))
    book = workbook(made)
    assert book.sheetnames == ["当日", "未按时完成", "篇目", "累计", "按区县"]
    assert column(book, "当日", "完成情况") == ["按时完成", "迟报"]
    assert column(book, "未按时完成", "学校") == ["第二学校"]
    assert column(book, "篇目", "报送时间") == ["15:00", "17:00 迟报"]
    assert column(book, "累计", "学校") == ["第一学校", "第二学校"]
    assert (column(book, "累计", "活动开展情况"), column(book, "累计", "视频")) == ([1, 0], [0, 1])
    assert column(book, "按区县", "篇数") == [1, 1]


def test_a_workbook_lists_what_was_not_counted_where_there_is_some() -> None:
    made = bulletin(left=(Left(filing().source_path, "放错了地方"),))
    book = workbook(made)
    assert column(book, "没有计入", "原因") == ["放错了地方"]


def test_who_files_nothing_stands_first_among_those_behind() -> None:
    three = Unit("three", "第三学校", "")
    made = bulletin(filing(filed="13 17:00"), units=(ONE, TWO, three))
    book = workbook(made)
    assert column(book, "未按时完成", "学校") == ["第二学校", "第三学校", "第一学校"]
    assert column(book, "当日", "区县") == ["东城区", "西城区", "（没写）"]


def test_where_no_number_is_prescribed_none_is_shown() -> None:
    made = bulletin(filing(), rules={})
    book = workbook(made)
    assert column(book, "当日", "应报") == [None, None]
    assert column(book, "未按时完成", "完成情况") == ["没有报送"]


def test_each_page_that_is_printed_names_the_bulletin() -> None:
    for sheet in workbook(bulletin()).worksheets:
        assert sheet.oddHeader.center.text == "2024年试验活动周第 2 天报送情况通报（5 月 13 日 16:00）"
