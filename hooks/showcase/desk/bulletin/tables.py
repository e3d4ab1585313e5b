"""The bulletin as tables: one for CSV, several sheets for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from showcase.desk.bulletin.bulletin import Bulletin, UnitDay, UnitTotal, Verdict
from showcase.desk.bulletin.words import BEHIND, count_approved, filing_words, heading, label_of, percent, time_words
from showcase.desk.office_file import About, office_file
from showcase.desk.workbook import Sheet, Value, csv_value, workbook_bytes
from showcase.model import Status

_NO_DISTRICT = "（没写）"
_UNIT = (("区县", 12), ("学校", 26))
_DAY = (
    ("完成情况", 14),
    ("应报", 6),
    ("按时", 6),
    ("迟报", 6),
    ("时间不详", 9),
    ("草稿", 6),
    ("已撤下", 7),
    ("图片", 6),
    ("影片", 6),
    ("已批准", 7),
)
_TOTAL = (
    ("累计篇数", 9),
    ("完成天数", 9),
    ("按时完成天数", 9),
    ("应报天数", 9),
    ("按时率", 8),
    ("择优", 6),
    ("名次", 6),
)
_STORY = (
    ("种类", 16),
    ("标题", 40),
    ("报送时间", 16),
    ("状态", 18),
    ("图片", 6),
    ("影片", 6),
    ("择优", 6),
    ("位置", 50),
)
DISTRICT_COLUMNS = (("区县", 14), ("学校", 8), ("按时完成", 9), ("未报送", 8), ("篇数", 8), ("图片", 8), ("影片", 8))
# Excel takes a CSV file for UTF-8 only when it begins so.
_BYTE_ORDER_MARK = "\ufeff"


def format_csv(bulletin: Bulletin) -> bytes:
    """One row a school: the day, its stories in words, and the running totals."""
    totals = {total.unit: total for total in bulletin.totals}
    columns = ("日期", *_names(_UNIT), *_names(_DAY), "当日篇目", *_names(_TOTAL))
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for day in bulletin.units:
        stories = "；".join(filing_words(filing, day) for filing in day.filings)
        row = (day.day.isoformat(), *_unit(day), *_day(day, bulletin), stories, *_total(totals[day.unit]))
        writer.writerow([csv_value(value) for value in row])
    return (_BYTE_ORDER_MARK + buffer.getvalue()).encode("utf-8")


def format_xlsx(bulletin: Bulletin) -> bytes:
    """A workbook: the day, who fell behind, the stories, the totals, the districts, what was not counted."""
    sheets = [
        _sheet(bulletin, "当日", (*_UNIT, *_DAY), ((*_unit(day), *_day(day, bulletin)) for day in bulletin.units)),
        _sheet(bulletin, "未按时完成", (*_UNIT, ("完成情况", 14), ("篇目", 70)), _behind(bulletin)),
        _sheet(bulletin, "篇目", (("学校", 26), *_STORY), _stories(bulletin)),
        _totals_sheet(bulletin),
        _sheet(bulletin, "按区县", DISTRICT_COLUMNS, district_rows(bulletin)),
    ]
    if bulletin.left:
        left = ((str(found.source_path), found.reason) for found in bulletin.left)
        sheets.append(_sheet(bulletin, "没有计入", (("位置", 60), ("原因", 60)), left))
    about = About(heading(bulletin), bulletin.week.organisers[0], bulletin.as_of)
    return office_file(workbook_bytes(sheets), about)


def district_rows(bulletin: Bulletin) -> Iterator[tuple[str | int, ...]]:
    """By district: schools, those on time (or that filed, where no number is prescribed), those that filed nothing, stories, photos, films."""
    for district in bulletin.districts:
        days = [day for day in bulletin.units if day.unit.district == district]
        filed = [filing for day in days for filing in day.filed]
        yield (
            district or _NO_DISTRICT,
            len(days),
            sum(day.verdict in {Verdict.ON_TIME, Verdict.FILED} for day in days),
            sum(not day.filed for day in days),
            len(filed),
            sum(filing.photos for filing in filed),
            sum(filing.films for filing in filed),
        )


def _totals_sheet(bulletin: Bulletin) -> Sheet:
    """Running totals by rank, with a column for each kind of story."""
    kinds = [name for name, _ in bulletin.kinds]
    rows = (
        (
            *(total.unit.district or _NO_DISTRICT, total.unit.name),
            *_total(total),
            *(total.kinds[name] for name in kinds),
        )
        for total in bulletin.totals
    )
    return _sheet(bulletin, "累计", (*_UNIT, *_TOTAL, *((name, 10) for name in kinds)), rows)


def _sheet(
    bulletin: Bulletin, title: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Value, ...]]
) -> Sheet:
    return Sheet(title, columns, list(rows), heading(bulletin))


def _unit(day: UnitDay) -> tuple[Value, ...]:
    return (day.unit.district or _NO_DISTRICT, day.unit.name)


def _day(day: UnitDay, bulletin: Bulletin) -> tuple[Value, ...]:
    statuses = [filing.status for filing in day.filings]
    return (
        label_of(day.verdict, bulletin),
        day.least or None,
        *(len(found) for found in (day.on_time, day.late, day.untimed)),
        *(statuses.count(status) for status in (Status.DRAFT, Status.WITHDRAWN)),
        sum(filing.photos for filing in day.filed),
        sum(filing.films for filing in day.filed),
        count_approved(day.filed),
    )


def _total(total: UnitTotal) -> tuple[Value, ...]:
    featured = sum(filing.featured for filing in total.filed)
    days = (total.days_complete, total.days_on_time, total.due)
    return (len(total.filed), *days, percent(total.punctuality), featured, total.rank)


def _behind(bulletin: Bulletin) -> Iterator[tuple[Value, ...]]:
    for verdict in (*BEHIND, Verdict.NOTHING):
        for day in bulletin.standing(verdict):
            stories = "；".join(filing_words(filing, day) for filing in day.filings)
            yield (*_unit(day), label_of(verdict, bulletin), stories)


def _stories(bulletin: Bulletin) -> Iterator[tuple[Value, ...]]:
    for day in bulletin.units:
        for filing in day.filings:
            yield (
                day.unit.name,
                filing.kind,
                filing.title,
                time_words(filing, day),
                filing.state,
                filing.photos,
                filing.films,
                "是" if filing.featured else "",
                str(filing.source_path),
            )


def _names(columns: Iterable[tuple[str, int]]) -> Iterator[str]:
    return (name for name, _ in columns)
