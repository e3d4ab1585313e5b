"""The bulletin as Markdown: read on a terminal, pasted into a notice or a group's chat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from showcase.desk.bulletin.bulletin import Bulletin, UnitDay, Verdict
from showcase.desk.bulletin.tables import DISTRICT_COLUMNS, district_rows
from showcase.desk.bulletin.words import (
    BEHIND,
    count_approved,
    filing_words,
    heading,
    label_of,
    percent,
    remarks,
    summary,
    time_words,
)

# What begins markup, a link or a table's cell within a line; a person's words are none of these.
_MARKUP = re.compile(r"[\\`*_\[\]|~]|^[>#+-]|(?<=\d)\.(?=\s)")
# Not every dialect of Markdown takes a backslash before these.
_ENTITY = re.compile(r"<|&(?=#?\w+;)")


def format_markdown(bulletin: Bulletin) -> str:
    """The whole bulletin, its first paragraphs such as can stand alone."""
    parts = [
        f"# {escaped(heading(bulletin))}",
        summary(bulletin),
        *_behind(bulletin),
        "## 当日报送情况",
        _table(_DAY_COLUMNS, _day_rows(bulletin)),
        *_by_district(bulletin),
        *_stories(bulletin),
        f"## 累计情况（第 1 天至第 {bulletin.number} 天）" if bulletin.number > 1 else "## 累计情况（第 1 天）",
        _table(_TOTAL_COLUMNS, _total_rows(bulletin)),
        *_kinds(bulletin),
        *_left(bulletin),
        _notes(bulletin),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(words: str) -> str:
    """Words as Markdown shows them as they are."""
    return _ENTITY.sub(lambda found: escape(found[0]), _MARKUP.sub(lambda found: f"\\{found[0]}", words))


def _behind(bulletin: Bulletin) -> Iterator[str]:
    """Who has not filed what they owe, by verdict; prominent, since that is what the bulletin is for."""
    if not bulletin.least:
        missing = bulletin.standing(Verdict.NOTHING)
        if missing:
            yield f"**当日没有报送的学校**：{_named(missing)}"
        return
    behind = [(verdict, bulletin.standing(verdict)) for verdict in BEHIND]
    lines = [
        f"- **{label_of(verdict, bulletin)}**（{len(days)} 所）：{_named(days)}" for verdict, days in behind if days
    ]
    yield "## 未按时完成的学校" if bulletin.is_closed else "## 还没有完成的学校"
    yield "\n".join(lines) or "没有，各校都已按时完成。"


def _named(days: Iterable[UnitDay]) -> str:
    return "、".join(escaped(_name(day)) for day in days)


def _name(day: UnitDay) -> str:
    """A school with its district, and what of its stories came late, is missing or is still a draft."""
    facts = [day.unit.district]
    if day.verdict is Verdict.LATE:
        facts.extend(time_words(filing, day).removesuffix(" 迟报") for filing in day.late)
    if day.verdict is Verdict.SHORT:
        facts.append(f"{len(day.filed)} 篇，应有 {day.least} 篇")
    waiting = len(day.filings) - len(day.filed)
    if waiting and day.verdict in {Verdict.MISSING, Verdict.SHORT, Verdict.NOTHING}:
        facts.append(f"另有草稿或已撤下的 {waiting} 篇")
    return f"{day.unit.name}（{'，'.join(filter(None, facts))}）" if any(facts) else day.unit.name


_DAY_COLUMNS = ("区县", "学校", "完成情况", "按时", "迟报", "时间不详", "图片", "影片", "已批准")
_TOTAL_COLUMNS = ("名次", "学校", "篇数", "完成天数", "按时完成天数", "按时率", "择优", "已批准")


def _day_rows(bulletin: Bulletin) -> Iterator[tuple[str, ...]]:
    for day in bulletin.units:
        counts = (day.on_time, day.late, day.untimed)
        yield (
            day.unit.district or "（没写）",
            day.unit.name,
            label_of(day.verdict, bulletin),
            *(str(len(found)) for found in counts),
            str(sum(filing.photos for filing in day.filed)),
            str(sum(filing.films for filing in day.filed)),
            str(count_approved(day.filed)),
        )


def _total_rows(bulletin: Bulletin) -> Iterator[tuple[str, ...]]:
    for total in bulletin.totals:
        yield (
            str(total.rank),
            total.unit.name,
            str(len(total.filed)),
            f"{total.days_complete}/{total.due}",
            f"{total.days_on_time}/{total.due}",
            percent(total.punctuality),
            str(sum(filing.featured for filing in total.filed)),
            str(count_approved(total.filed)),
        )


def _by_district(bulletin: Bulletin) -> Iterator[str]:
    """Subtotals, where a district has more than one school."""
    if not 1 < len(bulletin.districts) < len(bulletin.units):
        return
    yield "## 按区县"
    yield _table((name for name, _ in DISTRICT_COLUMNS), map(_texts, district_rows(bulletin)))


def _texts(values: Iterable[str | int]) -> tuple[str, ...]:
    return tuple(map(str, values))


def _stories(bulletin: Bulletin) -> Iterator[str]:
    lines = [
        f"- {escaped(day.unit.name)}：{'；'.join(escaped(filing_words(filing, day)) for filing in day.filings)}"
        for day in bulletin.units
        if day.filings
    ]
    if lines:
        yield "## 当日篇目"
        yield "\n".join(lines)


def _kinds(bulletin: Bulletin) -> Iterator[str]:
    if bulletin.kinds:
        counts = "，".join(f"{escaped(name)} {count} 篇" for name, count in bulletin.kinds)
        yield f"累计收到：{counts}。"


def _left(bulletin: Bulletin) -> Iterator[str]:
    if bulletin.left:
        yield "## 没有计入的内容"
        yield "\n".join(f"- {escaped(str(left.source_path))}：{escaped(left.reason)}" for left in bulletin.left)


def _notes(bulletin: Bulletin) -> str:
    return "\n".join(["## 说明", "", *(f"- {escaped(note)}" for note in remarks(bulletin))])


def _table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    header = tuple(columns)
    lines = (header, tuple("---" for _ in header), *(tuple(map(escaped, row)) for row in rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
