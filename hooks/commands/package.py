"""The commands of the last day: package and summary, for the next level up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from commands.options import as_of_option, dry_run_option, force_option, root_option, week_folder, week_option
from commands.workers import workers
from showcase.desk.issue_list import format_text
from showcase.desk.outgoing import NotThere
from showcase.desk.submission.package import Package, plan_package, write_package
from showcase.desk.submission.package_plan import Order
from showcase.desk.submission.public_week import Desk, WeekHeld
from showcase.desk.submission.summary import Summary, plan_summary, write_summary
from showcase.generator import SiteUnreadable
from showcase.project import Project
from showcase.reader.media_file import UnfitMedia
from showcase.reader.names import day_of


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    day = day_of(value) if value is not None else None
    if value is not None and day is None:
        raise click.BadParameter("日期须写成 2023-05-15 的样子")
    return day


@click.command()
@as_of_option
@root_option
@week_option
@click.option("--day", callback=_day, metavar="日期", help="只要这一天的，如 2023-05-15。")
@click.option("--all", "everything", is_flag=True, help="不只择优的（featured），公开的故事全要。")
@click.option("--output", type=click.Path(path_type=Path), metavar="文件夹", help="写到哪里（默认：packages/活动周）。")
@dry_run_option
@force_option
def package(
    as_of: datetime,
    root: Path,
    week: str,
    day: date | None,
    everything: bool,
    output: Path | None,
    dry_run: bool,
    force: bool,
) -> None:
    """打包报送上级：每篇一个 Word 文件、一个图片压缩包，视频和文字说明，加一份目录。

    只收已批准、已公开的故事；平常只收写了 featured: true 的。图片去掉相机写入的位置、机号等信息，像素不变。
    """
    week_folder(root, week)
    order = Order(week, day, everything)
    with _told_in_words(), workers() as (executor, watch):
        desk = Desk(Project(root), as_of, executor, watch("打包"))
        made = (plan_package if dry_run else write_package)(desk, order, output, force=force)
    _tell_package(made, root, dry_run=dry_run)
    raise click.exceptions.Exit(1 if made.missing or not made.entries else 0)


@click.command()
@as_of_option
@root_option
@week_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪个 .docx（默认：packages/活动周-总结-内部材料.docx）。",
)
@dry_run_option
@force_option
def summary(as_of: datetime, root: Path, week: str, output: Path | None, dry_run: bool, force: bool) -> None:
    """写活动周总结（Word，内部材料）：总结、统计、每日活动、媒体报道、问题及建议和图片。

    文字取自已批准的 wrap-up；没有的部分标出【待补充】，绝不代写。
    """
    week_folder(root, week)
    with _told_in_words(), workers() as (executor, watch):
        desk = Desk(Project(root), as_of, executor, watch("总结"))
        made = (plan_summary if dry_run else write_summary)(desk, week, output, force=force)
    _tell_summary(made, root, dry_run=dry_run)
    raise click.exceptions.Exit(1 if made.gaps else 0)


@contextmanager
def _told_in_words() -> Iterator[None]:
    """Faults as sentences, with exit code 1."""
    try:
        yield
    except (SiteUnreadable, WeekHeld) as fault:
        click.echo(format_text(fault.issues))
        click.echo("先改好上面的错误；什么都没有写。")
    except NotThere as fault:
        click.echo(f"{fault}。什么都没有写。")
    except UnfitMedia as fault:
        click.echo(f"有图片或视频{fault.message}。{fault.remedy}；什么都没有写。")
    else:
        return
    raise click.exceptions.Exit(1)


def _tell_package(made: Package, root: Path, *, dry_run: bool) -> None:
    for entry in made.entries:
        click.echo(f"{entry.stem}")
        click.echo(
            f"    {len(entry.story.photos)} 张图片，{len(entry.story.videos)} 段视频，正文 {entry.story.text.characters} 字"
        )
        for fault in entry.faults:
            click.echo(f"    未达到要求：{fault}")
    for note in made.notes:
        click.echo(f"注意：{note}。")
    if made.missing:
        click.echo("择优或已批准，但不能报送的（没有收进来）：")
        for missing in made.missing:
            click.echo(f"    {missing.story.bundle.source_path.parent}：{missing.reason}")
    if not made.entries:
        click.echo("没有可报送的故事：在故事里写 featured: true 并批准它，或用 --all 全部报送。什么都没有写。")
        return
    files = sum(len(entry.files) for entry in made.entries) + 1
    place = _shown(made.path, root)
    if dry_run:
        click.echo(f"试运行：会把 {len(made.entries)} 篇、{files} 个文件写到 {place}；什么都没有写。")
    else:
        click.echo(f"已把 {len(made.entries)} 篇、{files} 个文件（{made.bytes / 1e6:.1f} MB）写到 {place}。")


def _tell_summary(made: Summary, root: Path, *, dry_run: bool) -> None:
    click.echo(f"各部分：{'、'.join(made.headings)}；图片 {made.pictures} 张。")
    for gap in made.gaps:
        click.echo(f"待补充：{gap}")
    words = "试运行：会写到" if dry_run else "已写到"
    click.echo(f"{words} {_shown(made.path, root)}（内部材料，不要上网）。")


def _shown(path: Path, root: Path) -> str:
    real = root.resolve()
    return path.relative_to(real).as_posix() if path.is_relative_to(real) else str(path)
