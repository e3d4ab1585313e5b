"""A week's summary: whole, illustrated, in time, and without what stays internal (D5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from showcase.checks.issue import issue_at
from showcase.model import Issue, Rule, Severity, Status, Week, WrapUp

PARTS = ("基本情况", "做法", "成效", "媒体宣传")
_NUMBER = (
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:[、.．,，)）]|部分|\s)|[（(【〔][一二三四五六七八九十\d]{1,3}[)）】〕])"
)
_NOUN = r"(?:问题|困难|不足|短板|建议|意见)"
# 问题及建议, however it is numbered and worded; what only mentions a problem goes on differently.
_INTERNAL = re.compile(
    rf"{_NUMBER}?\s*[、.．]?\s*(?:工作|目前|当前|现|我们|对策|意见|改进|几点|有关|相关|下一步|下阶段|今后|整改)*(?:存在|面临|主要|突出|的|中)*"
    rf"{_NOUN}(?:\s*$|[：:及和与、/，,（(\s]|{_NOUN}|之处)"
)


def check_wrap_up(week: Week, as_of: datetime) -> Iterator[Issue]:
    """Issues of a week's summary, or of there being none; `as_of` is in the site's time zone."""
    rule = week.rule("wrap_up")
    if week.wrap_up is not None:
        yield from check_internal(week.wrap_up)
        yield from check_parts(week.wrap_up)
        yield from _check_photos(week.wrap_up, rule)
    yield from _check_deadline(week, rule, as_of)


def check_internal(wrap_up: WrapUp) -> Iterator[Issue]:
    """问题及建议 is for those who read the whole summary: no week's rules can turn this off."""
    for opening in wrap_up.openings:
        if _INTERNAL.match(opening):
            yield issue_at(
                wrap_up.bundle,
                "",
                "internal",
                f"正文里有“{opening}”，问题和建议不公开",
                "把这一部分移到资料里的 internal: |，另起一行缩进书写；它不会上网",
            )


def check_parts(wrap_up: WrapUp) -> Iterator[Issue]:
    """The parts that every programme asks for are there, each under its name."""
    missing = [part for part in PARTS if not any(part in opening for opening in wrap_up.openings)]
    if missing:
        yield issue_at(
            wrap_up.bundle,
            "",
            "wrap_up_parts",
            f"总结缺少{'、'.join(missing)}",
            f"用“## {missing[0]}”这样的小标题补上",
            Severity.WARNING,
        )


def _check_photos(wrap_up: WrapUp, rule: Rule) -> Iterator[Issue]:
    least, present = int(rule["photos"]), len(wrap_up.photos)
    if rule.about("") and present < least:
        yield issue_at(
            wrap_up.bundle,
            "photos",
            "wrap_up",
            f"总结要有 {least} 张图片，现在有 {present} 张",
            f"再放 {least - present} 张图片，在 photos 里登记",
            rule.severity,
        )


def _check_deadline(week: Week, rule: Rule, as_of: datetime) -> Iterator[Issue]:
    """The summary is handed in within so many days of the week's last day."""
    days = int(rule["days"])
    handed_in = week.wrap_up is not None and week.wrap_up.bundle.status in {Status.SUBMITTED, Status.APPROVED}
    if not rule.about("") or not days or handed_in:
        return
    last = week.end + timedelta(days=days)
    if as_of >= datetime.combine(last + timedelta(days=1), time(), tzinfo=as_of.tzinfo):
        yield Issue(
            week.source_path.parent / "wrap-up",
            0,
            rule.severity,
            "wrap_up",
            f"活动周结束后 {days} 天内要交总结，{last} 已过，还没有",
            "新建文件夹 wrap-up，在 index.md 里写总结，status 写 submitted",
        )
