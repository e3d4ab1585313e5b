"""A week of three days and the stories that its schools filed, for tests of the bulletin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from showcase.desk.bulletin.bulletin import Bulletin, compile_bulletin
from showcase.desk.bulletin.filing_register import Left, Register, Unit
from showcase.desk.bulletin.filings import Filing
from showcase.model import Kind, Rule, Severity, Status, Week
from small_site import ZONE

FIRST_DAY, SECOND_DAY, LAST_DAY = date(2024, 5, 12), date(2024, 5, 13), date(2024, 5, 14)
EVENING = datetime(2024, 5, 13, 20, 0, tzinfo=ZONE)
ONE = Unit("one", "第一学校", "东城区")
TWO = Unit("two", "第二学校", "西城区")
OWES_ONE = {"daily_story": Rule(Severity.WARNING, parameters={"min": 1})}


def at(text: str) -> datetime:
    """A time of May 2024: `13 16:00`."""
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"2024-05-{day}T{clock}").replace(tzinfo=ZONE)


def week(**changes: Any) -> Week:
    """The week, with one story a day to be filed."""
    plain = {
        "source_path": PurePosixPath("content/weeks/demo-2024/week.yml"),
        "slug": "demo-2024",
        "title": "2024年试验活动周",
        "short_title": "试验 2024",
        "region": "试验市",
        "level": "city",
        "organisers": ("试验教育局",),
        "theme": "技能",
        "start": FIRST_DAY,
        "end": LAST_DAY,
        "kinds": (Kind("activity", "活动开展情况"), Kind("film", "视频")),
        "rules": OWES_ONE,
    }
    return Week(**{**plain, **changes})


def filing(
    school: str = "one", filed: str | None = "13 15:00", day: date = SECOND_DAY, title: str = "第一课", **changes: Any
) -> Filing:
    """A story that waits for its review."""
    plain = {
        "source_path": PurePosixPath(f"content/weeks/demo-2024/stories/{day}/{school}-{title}/index.md"),
        "day": day,
        "school": school,
        "title": title,
        "kind": "活动开展情况",
        "status": Status.SUBMITTED,
        "state": "等待审核",
        "at": at(filed) if filed else None,
    }
    return Filing(**{**plain, **changes})


def bulletin(
    *filings: Filing,
    units: Iterable[Unit] = (ONE, TWO),
    day: date = SECOND_DAY,
    as_of: datetime = EVENING,
    left: tuple[Left, ...] = (),
    remark: str = "",
    **changes: Any,
) -> Bulletin:
    """The bulletin of the week's second day, in its evening."""
    return compile_bulletin(Register(week(**changes), ZONE, tuple(units), filings, left, remark), day, as_of)
