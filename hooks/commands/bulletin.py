"""The daily round's command: bulletin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from commands.options import as_of_option, dry_run_option, force_option, root_option, week_folder, week_option
from showcase.desk.bulletin.bulletin import Bulletin, compile_bulletin, cutoff_of, last_day_due
from showcase.desk.bulletin.filing_register import Register, read_register
from showcase.desk.bulletin.tables import format_csv, format_xlsx
from showcase.desk.bulletin.text import format_markdown
from showcase.desk.issue_list import format_text
from showcase.desk.outgoing import NotThere, check_free, outgoing_path, write_file
from showcase.generator import SiteUnreadable
from showcase.model import Week
from showcase.project import Project
from showcase.reader.names import day_of

FORMATS: dict[str, Callable[[Bulletin], bytes]] = {
    "md": lambda bulletin: format_markdown(bulletin).encode("utf-8"),
    "csv": format_csv,
    "xlsx": format_xlsx,
}


@click.command()
@as_of_option
@root_option
@week_option
@click.option("--day", metavar="日期", help="哪一天，如 2023-05-16（默认：最近一个过了截止时间的日子）。")
@click.option("--format", "style", type=click.Choice(list(FORMATS)), help="格式（默认看 --output 的后缀，否则是 md）。")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到这个文件（默认：显示出来；xlsx 写到 packages 里）。",
)
@force_option
@dry_run_option
def bulletin(
    as_of: datetime,
    root: Path,
    week: str,
    day: str | None,
    style: str | None,
    output: Path | None,
    force: bool,
    dry_run: bool,
) -> None:
    """报送情况通报：哪所学校当天报了什么、是否按时、谁还没有报，以及累计情况。"""
    chosen = _style(style, output)
    project = Project(root)
    if output is not None and output.is_dir():
        raise click.BadParameter(f"“{output}”是文件夹，再写上文件名", param_hint="--output")
    try:
        register = read_register(project, week_folder(root, week), as_of)
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
        click.echo("这个活动周还读不出来，改好上面的错误后再做通报。")
        raise click.exceptions.Exit(1) from None
    local = as_of.astimezone(register.zone)
    made = compile_bulletin(register, _day(register, day, local), local)
    data = FORMATS[chosen](made)
    if output is None and chosen != "xlsx":
        click.echo(data, nl=False)
        return
    try:
        place = outgoing_path(project, output, f"{week}-{made.day}-报送情况通报.{chosen}")
        _write(place, data, force=force, dry_run=dry_run)
    except NotThere as fault:
        click.echo(f"{fault}。什么都没有写。")
        raise click.exceptions.Exit(1) from None
    except OSError as fault:
        click.echo(f"“{output or '通报'}”写不进去：{fault.strerror or fault}。检查磁盘空间和权限，或换个位置。")
        raise click.exceptions.Exit(1) from None


def _style(style: str | None, output: Path | None) -> str:
    """The format asked for, or the one that the file's name tells; one that says otherwise is a mistake."""
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    if style is not None and suffix in FORMATS and suffix != style:
        raise click.BadParameter(
            f"--format 是 {style}，文件名却以 .{suffix} 结尾；两处写成一样的", param_hint="--output"
        )
    return style or (suffix if suffix in FORMATS else "md")


def _day(register: Register, day: str | None, as_of: datetime) -> date:
    """The day asked for, which must be one of the week's; else the last one that is due."""
    week = register.week
    if day is None:
        due = last_day_due(week, as_of)
        if due is None:
            raise _not_yet(week, as_of)
        return due
    chosen = day_of(day)
    if chosen is None or chosen not in week.days:
        words = f"“{day}”不是这个活动周的日子，应在 {week.start} 到 {week.end} 之间，写成 {week.start} 的样子"
        raise click.BadParameter(words, param_hint="--day")
    return chosen


def _not_yet(week: Week, as_of: datetime) -> click.exceptions.Exit:
    click.echo(
        f"还没有可通报的日子：{week.title}第一次截止是 {cutoff_of(week, week.start, as_of):%Y-%m-%d %H:%M}。"
        f"\n想先看看已经报来的，加上 --day {week.start}。"
    )
    return click.exceptions.Exit(1)


def _write(place: Path, data: bytes, *, force: bool, dry_run: bool) -> None:
    """Write the file whole; one that is there already gives way only when that was asked for."""
    check_free(place, force=force)
    if dry_run:
        click.echo(f"会写到“{place}”（{len(data) / 1000:.1f} KB）；现在什么都没有写。")
        return
    write_file(place, data)
    click.echo(f"写好了：{place}")
