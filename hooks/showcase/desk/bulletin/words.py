"""What the bulletin says in any format: its heading, its summary, a story's line, what to bear in mind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from showcase.desk.bulletin.bulletin import Bulletin, UnitDay, Verdict
from showcase.desk.bulletin.filings import FAULTY, Filing

# How a school may fall behind, the worst first.
BEHIND = (Verdict.MISSING, Verdict.SHORT, Verdict.LATE, Verdict.UNTIMED)


def heading(bulletin: Bulletin) -> str:
    """××活动周第 3 天报送情况通报（5 月 16 日 16:00）."""
    return f"{bulletin.week.title}第 {bulletin.number} 天报送情况通报（{_moment(bulletin.cutoff)}）"


def summary(bulletin: Bulletin) -> str:
    """One sentence or two: how many schools filed, what came in."""
    filed = [filing for day in bulletin.units for filing in day.filed]
    photos, films = sum(filing.photos for filing in filed), sum(filing.films for filing in filed)
    came = f"当日共收到 {len(filed)} 篇，图片 {photos} 幅、影片 {films} 部，其中已批准 {count_approved(filed)} 篇。"
    count = len(bulletin.units)
    if not bulletin.least:
        return f"本周没有规定每天的篇数。{count} 所学校中，{len(bulletin.standing(Verdict.FILED))} 所有报送；{came}"
    rest = "".join(
        f"，{label_of(verdict, bulletin)} {len(bulletin.standing(verdict))} 所"
        for verdict in BEHIND
        if verdict is Verdict.MISSING or bulletin.standing(verdict)
    )
    open_still = "" if bulletin.is_closed else f"（当日 {bulletin.cutoff:%H:%M} 截止，尚未到时间）"
    on_time = f"截至 {_moment(min(bulletin.cutoff, bulletin.as_of))}{open_still}，按时完成 {len(bulletin.standing(Verdict.ON_TIME))} 所"
    return f"应报送学校 {count} 所（每校每天不少于 {bulletin.least} 篇）：{on_time}{rest}。{came}"


def label_of(verdict: Verdict, bulletin: Bulletin) -> str:
    """A verdict in words; before the cutoff nobody has failed to file."""
    return "尚未报送" if verdict is Verdict.MISSING and not bulletin.is_closed else verdict.value


def filing_words(filing: Filing, day: UnitDay) -> str:
    """《标题》（种类，14:20，已批准），the time with its day where that is another, a late one marked."""
    facts = [filing.kind, time_words(filing, day), "择优" if filing.featured else "", filing.state]
    return f"《{filing.title}》（{'，'.join(filter(None, facts))}）"


def time_words(filing: Filing, day: UnitDay) -> str:
    """When a story was filed, as far as anybody knows."""
    if not filing.is_filed:
        return ""
    if filing.at is None:
        return "时间不详"
    at = f"{filing.at:%H:%M}" if filing.at.date() == day.day else _moment(filing.at)
    at = at if filing.at.year == day.day.year else f"{filing.at.year} 年 {at}"
    return f"{at} 迟报" if day.is_late(filing) else at


def remarks(bulletin: Bulletin) -> list[str]:
    """What a reader has to know to read the figures, one sentence each."""
    found = [f"统计时间：{bulletin.as_of:%Y} 年 {_moment(bulletin.as_of)}；篇目按所在的日期文件夹归到当日。"]
    if bulletin.least:
        found.append("按时率是按时报送的篇数占知道时间的篇数的比例；名次依次看按时完成天数、完成天数、篇数、择优篇数。")
    else:
        found.append("名次依次看报送天数（截止前、全部）、篇数、择优篇数。")
    if bulletin.remark:
        found.append(f"有的篇目时间不详：{bulletin.remark}。在篇目里写上 filed: 报送时间，就能算清。")
    filings = [filing for total in bulletin.totals for filing in total.filed]
    if any(filing.state == FAULTY for filing in filings):
        found.append(f"“{FAULTY}”的篇目已算作报送，改好前不能批准；用 build.py check 看错在哪里。")
    faulty = [total.unit.name for total in bulletin.totals if total.unit.is_faulty]
    if faulty:
        found.append(f"学校资料有错误、但照常统计的：{'、'.join(faulty)}。")
    return found


def percent(value: int | None) -> str:
    """89%, or a dash where there is nothing to divide."""
    return "—" if value is None else f"{value}%"


def count_approved(filings: Iterable[Filing]) -> int:
    """How many of these may be public."""
    return sum(filing.is_approved for filing in filings)


def _moment(moment: datetime) -> str:
    return f"{moment.month} 月 {moment.day} 日 {moment:%H:%M}"
