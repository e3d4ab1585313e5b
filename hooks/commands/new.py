"""The commands that begin something in a week: new story, new school, new event."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from commands.new_week import week
from commands.options import as_of_option, dry_run_option, root_option
from commands.outcome import refuse, refuse_issues, show, written
from commands.questions import (
    Questions,
    read_address,
    read_clock,
    read_line,
    read_slug,
    read_title,
    reader_of,
)
from showcase.desk.page_bundle import AlreadyThere, PageBundle, Unwritable
from showcase.desk.starters.programme import Programme, ProgrammeUnreadable, list_weeks, read_programme, read_site_file
from showcase.desk.starters.starters import (
    EventStart,
    SchoolStart,
    StoryStart,
    free_slug,
    start_event,
    start_school,
    start_story,
)
from showcase.pages.cards import EVENT_KINDS
from showcase.pages.dates import day_label, weekday_label
from showcase.reader.bundle_schemas import SchoolSchema
from showcase.reader.names import propose_slug
from showcase.reader.week_schemas import SiteSchema

_SCHOOL_KINDS = get_args(SchoolSchema.model_fields["kind"].annotation)
_read_summary = reader_of(SchoolSchema.model_fields["summary"].rebuild_annotation())

_week = click.option("--week", metavar="活动周", help="活动周的代号，如 puyang-2023。")
_day = click.option("--day", metavar="日期", help="哪一天，如 2023-05-15。")
_title = click.option("--title", metavar="标题", help="标题，60 字以内。")
_school = click.option("--school", metavar="学校", help="学校的名称或代号。")
_audience = click.option("--audience", "audiences", multiple=True, metavar="访客", help="面向的访客，可以写几次。")
_slug = click.option("--slug", metavar="代号", help="网址里的代号（默认：标题的拼音）；小写英文字母、数字、短横线。")


@click.group()
def new() -> None:
    """新建活动周、学校、故事、日程：缺什么问什么，从不覆盖已有的内容。"""


new.add_command(week)


@new.command()
@as_of_option
@root_option
@dry_run_option
@_week
@_day
@_school
@click.option("--kind", metavar="类型", help="故事的类型：week.yml 里 kinds 的名称或代号。")
@click.option("--channel", metavar="专栏", help="放进哪个专栏，名称或代号；可以不写。")
@_audience
@_title
@click.option("--editor", metavar="姓名", help="责任编辑；可以不写。")
@click.option("--source", metavar="来源", help="来源（默认：学校名称）。")
@_slug
def story(as_of: datetime, root: Path, dry_run: bool, week: str | None, slug: str | None, **given: Any) -> None:
    """新建一篇故事（草稿）：建好文件夹，写好开头的资料，说明本周的要求。"""
    site, programme = _programme(root, week)
    ask = Questions()
    day = _ask_day(ask, given["day"], programme)
    school = ask.choice(given["school"], "--school", "学校", programme.schools)
    kinds = {kind.slug: kind.name for kind in programme.schema.kinds}
    kind = ask.choice(given["kind"], "--kind", "类型", kinds)
    channel = _ask_if_any(ask, given["channel"], "--channel", "专栏", programme.channels)
    audiences = _ask_audiences(ask, given["audiences"], programme)
    title = ask.answer(given["title"], "--title", "标题", read_title)
    editor = ask.answer(given["editor"], "--editor", "责任编辑", read_line, "")
    source = ask.answer(given["source"] or "", "--source", "来源", _read_if_any)
    name = _ask_slug(ask, slug, title, site, programme.stories)
    ask.settle()
    start = StoryStart(date.fromisoformat(day), title, school, kind, channel, audiences, editor, source)
    _begin(start_story(programme, name, start, as_of.astimezone(_zone(site))), root, programme, dry_run)


@new.command()
@root_option
@dry_run_option
@_week
@click.option("--title", metavar="全名", help="学校全名。")
@click.option("--short-title", metavar="简称", help="学校简称；可以不写。")
@click.option("--kind", metavar="层次", help=f"办学层次：{'、'.join(_SCHOOL_KINDS)}。")
@click.option("--district", metavar="区县", help="在哪个区县。")
@click.option("--summary", metavar="介绍", help="一句话介绍，60 字以内。")
@click.option("--website", metavar="网址", help="学校网站；可以不写。")
@_slug
def school(root: Path, dry_run: bool, week: str | None, slug: str | None, **given: Any) -> None:
    """新建一所学校（草稿）：建好文件夹，写好开头的资料，说明怎样填开放日页面。"""
    site, programme = _programme(root, week)
    ask = Questions()
    title = ask.answer(given["title"], "--title", "学校全名", read_title)
    short_title = ask.answer(given["short_title"], "--short-title", "简称", read_title, "")
    kind = ask.choice(given["kind"], "--kind", "办学层次", {name: name for name in _SCHOOL_KINDS})
    district = ask.answer(given["district"], "--district", "所在区县", read_line)
    summary = ask.answer(given["summary"], "--summary", "一句话介绍（60 字以内）", _read_summary)
    website = ask.answer(given["website"], "--website", "学校网站", read_address, "")
    name = _ask_slug(ask, slug, short_title or title, site, programme.schools)
    ask.settle()
    start = SchoolStart(title, kind, district, summary, short_title, website)
    _begin(start_school(programme, name, start), root, programme, dry_run)


@new.command()
@root_option
@dry_run_option
@_week
@_day
@_title
@click.option("--kind", metavar="种类", help=f"日程的种类：{'、'.join(EVENT_KINDS.values())}。")
@_school
@click.option("--start", metavar="钟点", help="几点开始，如 09:00；不写就是全天。")
@click.option("--end", metavar="钟点", help="几点结束。")
@click.option("--place", metavar="地点", help="在哪里。")
@_audience
@click.option("--category", metavar="类别", help="便民服务的类别，如 家电维修保养；便民服务必须写。")
@click.option("--item", "items", multiple=True, metavar="内容", help="便民服务做哪些事，可以写几次。")
@click.option("--note", metavar="备注", help="备注；不写联系电话。")
@_slug
def event(root: Path, dry_run: bool, week: str | None, slug: str | None, **given: Any) -> None:
    """新建一条日程（待批准）。"""
    site, programme = _programme(root, week)
    ask = Questions()
    day = _ask_day(ask, given["day"], programme)
    title = ask.answer(given["title"], "--title", "活动名称", read_title)
    kind = ask.choice(given["kind"], "--kind", "种类", EVENT_KINDS)
    school = _ask_if_any(ask, given["school"], "--school", "学校", programme.schools)
    start = ask.answer(given["start"], "--start", "几点开始，如 09:00", read_clock, "")
    end = ask.answer(given["end"], "--end", "几点结束", read_clock, "") if start or given["end"] else ""
    if end and not "" < start < end:
        ask.faults.append("--end：结束时间须晚于开始时间（--start）")
    place = ask.answer(given["place"], "--place", "地点", read_line, "")
    audiences = _ask_audiences(ask, given["audiences"], programme)
    needed = None if kind == "service" else ""
    category = given["category"] or ""
    if kind == "service" or category:
        category = ask.answer(given["category"], "--category", "服务类别，如 家电维修保养", read_line, needed)
    items = tuple(ask.answer(item, "--item", "服务内容", read_line) for item in given["items"])
    note = ask.answer(given["note"], "--note", "备注", read_line, "")
    taken = {stem[11:] for stem in programme.events if stem.startswith(day)} if day else frozenset()
    name = _ask_slug(ask, slug, title, site, taken)
    ask.settle()
    known = (date.fromisoformat(day), title, kind, school, start, end, place, audiences, category, items, note)
    _begin(start_event(programme, name, EventStart(*known)), root, programme, dry_run)


def _programme(root: Path, week: str | None) -> tuple[SiteSchema, Programme]:
    """The site and the week in which something begins."""
    weeks = {name: name for name in list_weeks(root)}
    if not weeks:
        refuse("还没有活动周；先运行 build.py new week。")
    ask = Questions()
    chosen = ask.choice(week, "--week", "活动周", weeks)
    ask.settle()
    try:
        return read_site_file(root), read_programme(root, chosen)
    except ProgrammeUnreadable as fault:
        refuse_issues(fault.issues, "先改好下面的问题，再新建。")


def _zone(site: SiteSchema) -> ZoneInfo:
    try:
        return ZoneInfo(site.timezone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        refuse(f"site.yml 里没有“{site.timezone}”这个时区；写成 Asia/Shanghai。")


def _ask_day(ask: Questions, given: str | None, programme: Programme) -> str:
    """A day of the week, as its folder is called."""
    schema = programme.schema
    days = [schema.start + timedelta(days=number) for number in range(max((schema.end - schema.start).days + 1, 0))]
    choices = {
        day.isoformat(): " ".join((day_label(day), weekday_label(day), schema.days.get(day, ""))).strip()
        for day in days[:31]
    }
    return ask.choice(given, "--day", "日期", choices)


def _ask_if_any(ask: Questions, given: str | None, option: str, noun: str, choices: Mapping[str, str]) -> str:
    """What may be left open, and is not asked for where the week has nothing to choose from."""
    return ask.choice(given, option, noun, choices, "") if choices or given else ""


def _ask_audiences(ask: Questions, given: Collection[str], programme: Programme) -> tuple[str, ...]:
    choices = {audience.slug: audience.name for audience in programme.schema.audiences}
    chosen = (ask.choice(words, "--audience", "访客", choices) for words in given)
    return tuple(dict.fromkeys(filter(None, chosen)))


def _ask_slug(
    ask: Questions, given: str | None, title: str, site: SiteSchema, taken: Collection[str] | Mapping[str, str]
) -> str:
    """The name in the address: the one asked for, which must be free, or the next free one in pinyin."""

    def read_free(words: str) -> str:
        name = read_slug(words)
        if name in taken:
            raise click.UsageError(f"“{name}”已经有了，换一个；还没有人用的：{free_slug(name, taken)}")
        return name

    proposal = free_slug(propose_slug(title, site.pinyin), taken)
    return ask.answer(given, "--slug", "网址里的代号", read_free, proposal)


def _read_if_any(words: str) -> str:
    return read_line(words) if words.strip() else ""


def _begin(bundle: PageBundle, root: Path, programme: Programme, dry_run: bool) -> None:
    """Write the bundle, or show what would be written."""
    try:
        if dry_run:
            show({bundle.source_path: bundle.markdown})
            return
        bundle.write(root)
    except AlreadyThere as fault:
        refuse(f"“{fault}”已经有了，没有改动；用 --slug 换一个名字。")
    except Unwritable:
        refuse("这些字写不成资料：去掉特别的符号，再试一次。")
    written(bundle.source_path, f"打开它，照里面的说明写；写好后运行 build.py check --week {programme.slug}。")
