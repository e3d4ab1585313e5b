"""What a week's summary counts and lists: figures, units, days, kinds and channels, reports. All of it from what is public or reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from showcase.desk.submission.public_week import PublicWeek
from showcase.desk.word.blocks import Words
from showcase.model import Event, Week
from showcase.pages.dates import day_label, range_label, times_label, weekday_label
from showcase.pages.press import LEVELS as OUTLET_LEVELS
from showcase.pages.press import Report, reports_of
from showcase.pages.statistics import COLUMNS, counted_numbers, reported_numbers

Row = Sequence[str | Sequence[Words]]


def opening_words(week: Week) -> str:
    """When the week was, what it was about, and who held it."""
    by = f"由{'、'.join(week.organisers)}主办" + (
        f"，{'、'.join(week.co_organisers)}承办" if week.co_organisers else ""
    )
    where = f"启动仪式在{week.opening.place}举行。" if week.opening and week.opening.place else ""
    return f"{week.title}于{range_label(week.start, week.end)}举行，主题为“{week.theme}”，{by}。{where}"


def figure_rows(week: Week) -> list[Row]:
    """The wrap-up's own figures, what was reported, and what the site shows."""
    own = week.wrap_up.figures if week.wrap_up else ()
    rows: dict[str, Row] = {figure.label: (figure.label, f"{figure.value} {figure.unit}".strip()) for figure in own}
    for number in (*reported_numbers(week.statistics), *counted_numbers(week)):
        unit = number.unit if number.unit == "%" else f" {number.unit}"
        rows.setdefault(number.label, (number.label, f"{number.value}{unit}"))
    return [("项目", "数量"), *rows.values()]


def unit_rows(week: Week) -> list[Row]:
    """The units' figures, with the total that counts nobody twice; nothing where no unit reported."""
    statistics = week.statistics
    columns = [column for column in COLUMNS if statistics.total(column.figure) is not None]
    if not statistics.records or not columns:
        return []
    header = ("单位", *(f"{column.name}（{column.unit}）" for column in columns), "学生参与覆盖率")
    rows = [
        _unit_row(record.unit, [c.figure(record) for c in columns], record.coverage) for record in statistics.records
    ]
    totals = [statistics.total(column.figure) for column in columns]
    if len(rows) > 1:
        rows.append(_unit_row("合计", totals, statistics.coverage))
    return [header, *rows]


def day_widths(week: Week) -> tuple[float, ...]:
    """The shares of the columns of `day_rows`."""
    return (1.3, *([1.4] if week.day_themes else []), 5, 0.9)


def day_rows(public: PublicWeek) -> list[Row]:
    """Each day with its theme if days have any, its events and how many stories it has."""
    week, view = public.week, public.view
    stories = Counter(story.day for story in week.stories)
    rows: list[Row] = [("日期", *(["主题"] if week.day_themes else []), "活动", "故事")]
    for day in week.days:
        events = "\n".join(_event(public, event) for event in view.events if event.day == day)
        label = f"{day_label(day)}\n{weekday_label(day)}"
        theme = [week.day_themes.get(day, "")] if week.day_themes else []
        rows.append((label, *theme, events or "—", f"{stories[day]} 篇"))
    return rows


def count_rows(week: Week) -> list[Row]:
    """The public stories by kind and by channel."""
    kinds = Counter(story.kind for story in week.stories)
    channels = Counter(story.channel for story in week.stories)
    rows: list[Row] = [("分类", "名称", "篇数")]
    rows += [("类别", kind.name, str(kinds[kind.slug])) for kind in week.kinds if kinds[kind.slug]]
    named = [channel for channel in week.all_channels if channels[channel.slug]]
    return [*rows, *(("栏目", channel.name, str(channels[channel.slug])) for channel in named)]


def report_rows(public: PublicWeek) -> list[Row]:
    """The media reports that the public stories name, the first day first."""
    rows: list[Row] = [("日期", "题目和链接", "媒体", "级别")]
    return [*rows, *(_report(report) for report in reversed(reports_of(public.view)))]


def report_words(public: PublicWeek) -> str:
    """How many reports of each level."""
    reports = reports_of(public.view)
    levels = Counter(report.level for report in reports)
    parts = [f"{name} {levels[level]} 篇" for level, name in OUTLET_LEVELS.items() if levels[level]]
    outlets = len({report.outlet for report in reports})
    return f"网站收录媒体报道 {len(reports)} 篇，来自 {outlets} 家媒体，其中{'、'.join(parts)}。" if reports else ""


def _unit_row(unit: str, figures: Sequence[int | None], coverage: float | None) -> Row:
    cells = ["" if value is None else f"{value:,}" for value in figures]
    return (unit, *cells, "" if coverage is None else f"{coverage:.1%}")


def _event(public: PublicWeek, event: Event) -> str:
    school = public.week.school_names.get(event.school, "")
    place = "，".join(filter(None, [school, event.place]))
    return f"{times_label(event)}　{event.title}" + (f"（{place}）" if place else "")


def _report(report: Report) -> Row:
    words = [Words(report.title, address=report.url), Words(f"\n{report.url}")]
    return report.day.label, words, report.outlet, OUTLET_LEVELS[report.level]
