"""The command that takes in what schools send by mail: intake."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from commands.options import as_of_option, dry_run_option, root_option, week_folder, week_option
from commands.workers import workers
from showcase.desk.intake.account import Account, format_account
from showcase.desk.intake.taking import Order, SeveralStories, take_in
from showcase.desk.issue_list import format_text
from showcase.desk.starters.programme import Programme, ProgrammeUnreadable, read_programme, read_site_file
from showcase.project import Project
from showcase.reader.names import day_of
from showcase.reader.week_schemas import SiteSchema

TITLE_LIMIT = 60


@click.command()
@as_of_option
@root_option
@click.argument("paths", nargs=-1, required=True, metavar="文件…", type=click.Path(path_type=Path))
@week_option
@click.option("--school", required=True, metavar="学校", help="学校的代号（schools 下的文件夹名），如 longxiang。")
@click.option("--day", required=True, metavar="日期", help="报送哪一天的，如 2023-05-15。")
@click.option("--kind", metavar="类型", help="故事的类型（默认：只有影片的是视频，只有照片的是图片，其余是第一种）。")
@click.option("--channel", metavar="专栏", help="专栏的代号，如 my-day。")
@click.option("--title", metavar="标题", help="标题（默认：Word 里的标题，没有就用文件名）。只能用于一篇。")
@click.option("--shrink-films", is_flag=True, help="超过 95 MB 的影片压成 720p 的 MP4，再收进来。")
@dry_run_option
def intake(
    as_of: datetime,
    root: Path,
    paths: tuple[Path, ...],
    week: str,
    school: str,
    day: str,
    kind: str | None,
    channel: str | None,
    title: str | None,
    shrink_films: bool,
    dry_run: bool,
) -> None:
    """把学校发来的压缩包、文件夹、Word、照片、影片收成待审核的故事。

    学校的文件怎么发来就怎么给：.zip（可以套着）、文件夹、.docx、照片、影片，可以一次给几个，都算同一所学校、同一天的。
    原来的文件不会动；已经有的故事不会覆盖；收不进来的一个一个说明原因。有收不进来的，以 1 退出。
    """
    week_folder(root, week)
    for path in paths:
        _refuse_own(root, path)
    site, programme = _read(root, week)
    order = Order(
        programme=programme,
        school=_known(school, programme.schools, "--school", "学校"),
        day=_day(day, programme),
        filed=as_of.astimezone(ZoneInfo(site.timezone)),
        readings=site.pinyin,
        kind=_known(kind, {kind.slug: kind.name for kind in programme.schema.kinds}, "--kind", "类型") if kind else "",
        channel=_known(channel, programme.channels, "--channel", "专栏") if channel else "",
        title=_title(title) if title else "",
        dry_run=dry_run,
        shrinks_films=shrink_films,
    )
    account = _taken(root, paths, order)
    click.echo(format_account(account, is_trial=dry_run))
    raise click.exceptions.Exit(0 if account.is_complete else 1)


def _read(root: Path, week: str) -> tuple[SiteSchema, Programme]:
    try:
        return read_site_file(root), read_programme(root, week)
    except ProgrammeUnreadable as fault:
        click.echo(format_text(fault.issues))
        raise click.exceptions.Exit(1) from None


def _taken(root: Path, paths: tuple[Path, ...], order: Order) -> Account:
    try:
        with workers() as (executor, watch):
            return take_in(Project(root), paths, order, executor, watch("检查"))
    except SeveralStories as fault:
        words = f"这些文件是 {fault.count} 篇故事，标题只能给一篇；分开收，或去掉 --title"
        raise click.BadParameter(words, param_hint="--title") from None


def _refuse_own(root: Path, path: Path) -> None:
    """What is the project's already is nothing that a school sent."""
    place, own = Path(os.path.abspath(path)), root / "content"
    if place in {root, *root.parents} or own in {place, *place.parents} or not str(path).strip(". "):
        raise click.BadParameter(f"“{path}”是项目自己的文件夹；写学校发来的文件或文件夹", param_hint="文件")


def _known(value: str, choices: Mapping[str, str], option: str, noun: str) -> str:
    if value not in choices:
        listed = "、".join(f"{slug}（{name}）" for slug, name in choices.items()) or "还没有"
        raise click.BadParameter(f"没有“{value}”这个{noun}。可以写：{listed}", param_hint=option)
    return value


def _day(value: str, programme: Programme) -> date:
    day, start, end = day_of(value), programme.schema.start, programme.schema.end
    if day is None or not start <= day <= end:
        raise click.BadParameter(f"写成 2023-05-15 的样子，在活动周（{start} 至 {end}）之内", param_hint="--day")
    return day


def _title(value: str) -> str:
    words = " ".join(value.split())
    if not 0 < len(words) <= TITLE_LIMIT or not words.isprintable():
        raise click.BadParameter(f"标题要有字，最多 {TITLE_LIMIT} 个字", param_hint="--title")
    return words
