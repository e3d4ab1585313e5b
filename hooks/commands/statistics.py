"""The statistics form (统计表): sent out as a workbook, taken in as schools return it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from commands.options import as_of_option, dry_run_option, force_option, root_option, week_folder, week_option
from showcase.atomic import write_whole
from showcase.desk.forms.drawing import draw_blank, draw_form
from showcase.desk.forms.form import FORMS, Form
from showcase.desk.forms.import_table import import_table
from showcase.desk.forms.importing import DIFFERENT, Plan, plan_import
from showcase.desk.forms.reporting_week import ReportingWeek, Unreadable, read_reporting_week
from showcase.desk.forms.returned import CellFault, Returned, read_returned
from showcase.desk.forms.unit_names import LEVELS, UnitNames
from showcase.desk.forms.workbook_file import Grid, UnfitWorkbook, read_workbook
from showcase.desk.issue_list import format_text
from showcase.desk.office_file import About, office_file
from showcase.desk.outgoing import NotThere, check_free, outgoing_path, write_file
from showcase.desk.workbook import saved
from showcase.model import Statistics
from showcase.project import Project

console = Console()
form_option = click.option(
    "--form", "slug", type=click.Choice(list(FORMS)), help="哪一种统计表（默认：week.yml 的 statistics_form）。"
)


def _levels(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """`单位=级别` for one unit, `级别` for all others, under the empty name."""
    pairs = [(unit.strip(), level.strip()) for unit, _, level in (value.rpartition("=") for value in values)]
    if any(level not in LEVELS for _, level in pairs):
        raise click.BadParameter(f"级别是 {'、'.join(LEVELS)} 之一，写成 county 或 某某区=county")
    return dict(pairs)


@click.group()
def statistics() -> None:
    """统计表：导出（发给各单位的空表、报给上级的汇总），导入各单位交回来的表。"""


@statistics.command("export")
@as_of_option
@root_option
@week_option
@form_option
@dry_run_option
@click.option("--blank", is_flag=True, help="导出空表，单位名称已填好，发给各单位填写。")
@click.option("--unit", "units", multiple=True, metavar="单位", help="只要这个单位；可以写几次（默认：全部）。")
@force_option
@click.argument("file", metavar="文件.xlsx", type=click.Path(dir_okay=False, path_type=Path))
def export(
    as_of: datetime,
    root: Path,
    week: str,
    slug: str | None,
    dry_run: bool,
    blank: bool,
    units: tuple[str, ...],
    force: bool,
    file: Path,
) -> None:
    """把活动周的统计数字导出成统计表（Excel 文件）。"""
    reporting, form = _read(root, week, slug)
    place = _free_place(file, root, force)
    if blank:
        workbook = draw_blank(form, reporting.start, reporting.end, units or reporting.expected_units)
    else:
        chosen = _chosen(reporting.statistics, units)
        workbook = draw_form(form, reporting.start, reporting.end, chosen)
        if chosen.coverage is None and any(record.coverage is not None for record in chosen.records):
            click.echo("合计的覆盖率留空：有的单位只报了覆盖率，没有在校生数（statistics.yml 的 enrolled）。")
    if dry_run:
        click.echo(f"会写 {place}，什么都没有写。")
        return
    data = office_file(saved(workbook), About(form.title(reporting.start), reporting.organiser, as_of))
    write_file(place, data)
    click.echo(f"已写 {place}")


@statistics.command("import")
@root_option
@week_option
@form_option
@dry_run_option
@click.option("--update", is_flag=True, help="已有的单位数字不同时，改成表里的（默认：只告诉，不改）。")
@click.option(
    "--level",
    "levels",
    multiple=True,
    callback=_levels,
    metavar="[单位=]级别",
    help="看不出级别的单位：city、county、college 或 school。",
)
@click.argument("files", metavar="文件.xlsx…", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(
    root: Path,
    week: str,
    slug: str | None,
    dry_run: bool,
    update: bool,
    levels: dict[str, str],
    files: tuple[Path, ...],
) -> None:
    """把交回来的统计表收进活动周的 statistics.yml。有一处错误就什么都不写。"""
    reporting, form = _read(root, week, slug)
    path = root / reporting.source_path
    # As bytes: line ends stay as the editor's program writes them.
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    workbooks, unfit = _open(files)
    names = UnitNames(reporting, levels, levels.get("", ""))
    returned = read_returned(form, workbooks, names)
    returned.faults.extend(unfit)
    plan = plan_import(reporting, text, returned, update=update)
    _tell(plan, returned)
    if plan.text is not None and not dry_run:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        data = plan.text.encode("utf-8")
        write_whole(path, lambda part: part.write_bytes(data), mode)
        click.echo(f"已写 {reporting.source_path}")
    elif not plan.faults:
        click.echo("只是看看，什么都没有写。" if plan.text is not None else "没有要写的。")
    differing = any(verdict.word == DIFFERENT for verdict in plan.verdicts)
    if differing:
        click.echo("数字不同的单位没有改；核对以后加 --update 再导入。")
    raise click.exceptions.Exit(1 if plan.faults or differing or not plan.verdicts else 0)


def _read(root: Path, week: str, slug: str | None) -> tuple[ReportingWeek, Form]:
    """The week and its form."""
    folder = week_folder(root, week)
    try:
        reporting = read_reporting_week(root, folder)
    except Unreadable as fault:
        click.echo(format_text(fault.issues))
        click.echo("先把这些改好，再导入或导出。")
        raise click.exceptions.Exit(1) from None
    if not (slug or reporting.form):
        raise click.BadParameter("week.yml 里没有 statistics_form，请用 --form 指明", param_hint="--form")
    return reporting, FORMS[slug or reporting.form]


def _free_place(file: Path, root: Path, force: bool) -> Path:
    """Where the file may be written: not over another, not among the content."""
    if file.suffix.lower() != ".xlsx":
        raise click.BadParameter("文件名要以 .xlsx 结尾", param_hint="文件.xlsx")
    try:
        place = outgoing_path(Project(root), file, file.name)
        check_free(place, force=force)
    except NotThere as fault:
        click.echo(f"{fault}。什么都没有写。")
        raise click.exceptions.Exit(1) from None
    return place


def _chosen(records: Statistics, units: tuple[str, ...]) -> Statistics:
    chosen = tuple(record for record in records.records if not units or record.unit in units)
    unknown = [unit for unit in units if unit not in {record.unit for record in chosen}]
    if unknown:
        raise click.BadParameter(f"statistics.yml 里没有“{unknown[0]}”", param_hint="--unit")
    if not chosen:
        click.echo("还没有一个单位报数。加 --blank 导出空表，发给各单位填写。")
        raise click.exceptions.Exit(1)
    return Statistics(chosen)


def _open(files: tuple[Path, ...]) -> tuple[Mapping[str, tuple[Grid, ...]], list[CellFault]]:
    workbooks: dict[str, tuple[Grid, ...]] = {}
    unfit: list[CellFault] = []
    for file in files:
        try:
            workbooks[str(file) if file.name in workbooks else file.name] = read_workbook(file)
        except UnfitWorkbook as fault:
            unfit.append(CellFault("", file.name, fault.message, fault.remedy))
    return workbooks, unfit


def _tell(plan: Plan, returned: Returned) -> None:
    if plan.verdicts:
        console.print(import_table(plan))
    for remark in returned.remarks:
        click.echo(f"提醒：{remark}")
    for fault in plan.faults:
        click.echo(str(fault))
    if plan.faults:
        click.echo(f"共 {len(plan.faults)} 处错误，什么都没有写。")
