"""The command that begins a week: new week."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from commands.options import dry_run_option, root_option
from commands.outcome import refuse, refuse_issues, show, written
from commands.questions import Questions, read_clock, read_day, read_line, read_slug, read_title
from showcase.checks.weeks import MAX_DAYS
from showcase.desk.page_bundle import AlreadyThere, Unwritable, write_folder
from showcase.desk.starters.programme import ProgrammeUnreadable, list_weeks, read_programme, read_site_file
from showcase.desk.starters.week_starter import WeekStart, start_week
from showcase.reader.names import propose_slug
from showcase.reader.week_schemas import SiteSchema, WeekSchema
from showcase.urls import RESERVED

_LEVELS = {"province": "省级", "city": "市级", "district": "区县级"}
_ENDINGS = {"自治区": "province", "省": "province", "市": "city", "区": "district", "县": "district", "旗": "district"}


@click.command()
@root_option
@dry_run_option
@click.option("--region", metavar="地区", help="哪里的活动周，如 濮阳市。")
@click.option("--level", metavar="级别", help="省级、市级、区县级（默认：看地区的名称）。")
@click.option("--start", metavar="日期", help="第一天，如 2024-05-12。")
@click.option("--end", metavar="日期", help="最后一天。")
@click.option("--theme", metavar="主题", help="活动周主题。")
@click.option("--title", metavar="全称", help="默认：年份 + 地区 + 职业教育活动周。")
@click.option("--short-title", metavar="简称", help="默认：地区 + 年份，如 濮阳 2024。")
@click.option(
    "--organiser", "organisers", multiple=True, metavar="单位", help="主办单位，可以写几次（默认：site.yml 的）。"
)
@click.option("--cutoff", metavar="钟点", help="每天的截稿时间（默认：照搬的活动周的，否则 16:00）。")
@click.option("--like", metavar="活动周", help="照搬这个活动周的专栏、类型、访客、要求和统计表。")
@click.option("--slug", metavar="代号", help="文件夹名，也是网址的一部分（默认：地区的拼音加年份，如 puyang-2024）。")
def week(root: Path, dry_run: bool, like: str | None, slug: str | None, **given: Any) -> None:
    """新建一个活动周：写好带说明的 week.yml，建好 schools、stories、events 文件夹。"""
    site, model = _site_and_model(root, like)
    ask = Questions()
    region = ask.answer(given["region"], "--region", "哪里的活动周，如 濮阳市", read_line)
    level = _ask_level(ask, given["level"], region)
    start, end = _ask_days(ask, given["start"], given["end"])
    theme = ask.answer(given["theme"], "--theme", "主题", read_line, model.theme if model else None)
    year, place = start[:4], _without_ending(region)
    title = ask.answer(given["title"], "--title", "全称", read_title, f"{year}年{region}职业教育活动周")
    short_title = ask.answer(given["short_title"], "--short-title", "简称", read_title, f"{place} {year}")
    named = given["organisers"] or ((*model.organisers,) if model else (site.organiser,))
    organisers = tuple(ask.answer(name, "--organiser", "主办单位", read_line) for name in named)
    usual = model.cutoff.strftime("%H:%M") if model and model.cutoff else "16:00"
    cutoff = ask.answer(given["cutoff"], "--cutoff", "每天的截稿时间", read_clock, usual)
    proposal = f"{propose_slug(place, site.pinyin).replace('-', '')}-{year}"
    name = ask.answer(slug, "--slug", "文件夹名（网址的一部分）", read_slug, proposal)
    ask.settle()
    days = date.fromisoformat(start), date.fromisoformat(end)
    _begin(WeekStart(name, title, short_title, region, level, organisers, theme, *days, cutoff, model), root, dry_run)


def _site_and_model(root: Path, like: str | None) -> tuple[SiteSchema, WeekSchema | None]:
    ask = Questions()
    known = {name: name for name in list_weeks(root)}
    chosen = ask.choice(like, "--like", "活动周", known) if like is not None else ""
    ask.settle()
    try:
        return read_site_file(root), read_programme(root, chosen).schema if chosen else None
    except ProgrammeUnreadable as fault:
        refuse_issues(fault.issues, "先改好下面的问题，再新建。")


def _ask_level(ask: Questions, given: str | None, region: str) -> str:
    """Asked only where the region's name does not tell it."""
    told = next((level for ending, level in _ENDINGS.items() if region.endswith(ending)), None)
    if given is None and told:
        return told
    return ask.choice(given, "--level", "级别", _LEVELS)


def _ask_days(ask: Questions, first: str | None, last: str | None) -> tuple[str, str]:
    start = ask.answer(first, "--start", "第一天，如 2024-05-12", read_day)
    end = ask.answer(last, "--end", "最后一天", read_day)
    if start and end:
        length = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
        if not 1 <= length <= MAX_DAYS:
            ask.faults.append(f"--end：活动周应有 1 至 {MAX_DAYS} 天，现在是 {length} 天")
    return start, end


def _without_ending(region: str) -> str:
    return re.sub(r"(?<=..)(?:自治区|[省市区县旗])$", "", region)


def _begin(start: WeekStart, root: Path, dry_run: bool) -> None:
    """Write the week's folder, or show what would be written."""
    if start.slug in RESERVED:
        refuse(f"网址“{start.slug}”已有别的用途；用 --slug 换一个名字。")
    if (root / start.path).exists():
        refuse(f"“{start.path}”已经有了，没有改动；用 --slug 换一个名字。")
    try:
        files = start_week(start)
        if dry_run:
            show({start.path / name: raw.decode("utf-8") for name, raw in files.items()})
            return
        write_folder(root, start.path, files)
    except AlreadyThere as fault:
        refuse(f"“{fault}”已经有了，没有改动；用 --slug 换一个名字。")
    except Unwritable:
        refuse("这些字写不成资料：去掉特别的符号，再试一次。")
    advice = f"打开它，照里面的说明改；再运行 build.py new school --week {start.slug} 加上学校。"
    written(start.path / "week.yml", advice)
