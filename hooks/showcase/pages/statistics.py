"""A week in figures: what its units reported, what the site itself can count, as figures, charts and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from showcase.model import Statistics, StatisticsRecord, Week
from showcase.pages.cards import Number, WeekHead
from showcase.pages.chart import Bar, Chart, draw_bars
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

LEVELS = {"city": "市", "county": "县（市、区）", "college": "高等院校", "school": "中职学校"}
# A chart of one bar says nothing, and one of many is a table.
BARS = range(2, 25)


@dataclass(frozen=True)
class Column:
    """A figure of the forms: how the table heads it, its unit, and where a record has it."""

    name: str
    unit: str
    figure: Callable[[StatisticsRecord], int | None]


# The union of the forms of xinxiang, shandong and rongchang, in their order.
COLUMNS = (
    Column("参与院校", "所", lambda record: record.schools_counted),
    Column("参与教师", "人", lambda record: record.teachers),
    Column("参与学生", "人", lambda record: record.students),
    Column("参与企业", "家", lambda record: record.enterprises),
    Column("参与总人数", "人次", lambda record: record.people),
    Column("观摩体验项目", "项", lambda record: record.projects),
    Column("市级及以上报道", "篇", lambda record: record.reports_city),
    Column("区县级报道", "篇", lambda record: record.reports_district),
)
CHARTED = ("参与总人数", "参与学生", "参与企业", "观摩体验项目")


@dataclass(frozen=True)
class Row:
    """A unit's line in the table: its figures in the columns' order, empty where not reported, and its share of students.

    `within` names the unit that contains it, so that the total leaves it out; `self_reported` is a share that the unit worked out itself.
    """

    unit: str
    level: str
    cells: tuple[str, ...]
    coverage: str
    within: str
    activities: str
    media: str
    self_reported: bool = False


@dataclass(frozen=True)
class Head:
    """How the table heads a figure: its name, its unit."""

    name: str
    unit: str


@dataclass(frozen=True)
class StatisticsValues:
    """What statistics.html shows; `columns` are those that anybody reported; `total` is the table's last row."""

    week: WeekHead
    reported: tuple[Number, ...]
    counted: tuple[Number, ...]
    charts: tuple[Chart, ...]
    days: Chart | None
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]
    total: Row | None


def lay_out_statistics(view: WeekView) -> Page:
    """The page of a week's figures."""
    week, statistics = view.week, view.week.statistics
    columns = tuple(column for column in COLUMNS if statistics.total(column.figure) is not None)
    values = StatisticsValues(
        week=view.head,
        reported=reported_numbers(statistics),
        counted=counted_numbers(week),
        charts=_charts(statistics, columns),
        days=_chart_of_days(view),
        columns=tuple(Head(column.name, column.unit) for column in columns),
        rows=tuple(_row(record, columns) for record in statistics.records),
        total=_total(statistics, columns),
    )
    return Page(
        url=section_url(week.slug, "statistics"),
        template="statistics.html",
        title=f"数字活动周 · {week.short_title}",
        values=values,
        description=f"{week.title}：参与院校、师生、企业和活动的统计数字与图表",
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change((*week.stories, *week.events), view.site.zone),
    )


def reported_numbers(statistics: Statistics) -> tuple[Number, ...]:
    """The totals of what was reported; a figure that nobody reports is left out."""
    totals = ((column, statistics.total(column.figure)) for column in COLUMNS)
    numbers = [Number(f"{total:,}", column.unit, column.name) for column, total in totals if total is not None]
    if statistics.coverage is not None:
        numbers.append(Number(f"{statistics.coverage:.1%}".removesuffix("%"), "%", "学生参与覆盖率"))
    return tuple(numbers)


def counted_numbers(week: Week) -> tuple[Number, ...]:
    """What the site itself shows of the week."""
    return (
        Number(f"{len(week.schools)}", "所", "展示学校"),
        Number(f"{len(week.stories):,}", "篇", "现场故事"),
        Number(f"{len(week.events):,}", "场", "开放活动"),
        Number(f"{sum(len(story.photos) for story in week.stories):,}", "张", "活动图片"),
    )


def _charts(statistics: Statistics, columns: Sequence[Column]) -> tuple[Chart, ...]:
    charts = [_chart_of(statistics, column) for column in columns if column.name in CHARTED]
    shares = [(record.unit, record.coverage) for record in statistics.records if record.coverage is not None]
    bars = [Bar(unit, share, f"{share:.1%}") for unit, share in sorted(shares, key=lambda pair: -pair[1])]
    charts.append(_drawn("学生参与覆盖率", bars))
    return tuple(chart for chart in charts if chart)


def _chart_of(statistics: Statistics, column: Column) -> Chart | None:
    """The units side by side, the largest first; a unit that another contains stands in the table only."""
    found = ((record.unit, column.figure(record)) for record in statistics.counted(column.figure))
    bars = [Bar(unit, value, f"{value:,}") for unit, value in found if value is not None]
    return _drawn(f"{column.name}（{column.unit}）", sorted(bars, key=lambda bar: -bar.value))


def _chart_of_days(view: WeekView) -> Chart | None:
    bars = [
        Bar(f"{count.day.label} {count.day.weekday}", count.stories, f"{count.stories} 篇", count.day.hue)
        for count in view.day_counts
    ]
    return _drawn("每天的故事", bars) if any(bar.value for bar in bars) else None


def _drawn(title: str, bars: Sequence[Bar]) -> Chart | None:
    return draw_bars(title, bars) if len(bars) in BARS else None


def _row(record: StatisticsRecord, columns: Sequence[Column]) -> Row:
    return Row(
        unit=record.unit,
        level=LEVELS[record.level],
        cells=tuple(_cell(column.figure(record)) for column in columns),
        coverage="" if record.coverage is None else f"{record.coverage:.1%}",
        within=record.within,
        activities=record.activities,
        media=record.media,
        self_reported=record.coverage is not None and record.counted_coverage is None,
    )


def _total(statistics: Statistics, columns: Sequence[Column]) -> Row | None:
    """The last row; None for a single unit, which is its own total."""
    if len(statistics.records) < BARS.start:
        return None
    cells = tuple(_cell(statistics.total(column.figure)) for column in columns)
    coverage = "" if statistics.coverage is None else f"{statistics.coverage:.1%}"
    return Row("合计", "", cells, coverage, "", "", "")


def _cell(value: int | None) -> str:
    return "" if value is None else f"{value:,}"
