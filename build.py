"""Skillweek's command line: `python build.py --help`. The one place that reads the clock."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "hooks"))

import click  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: E402

from showcase.desk.approval import NothingThere, approve  # noqa: E402
from showcase.desk.issue_list import format_github, format_json, format_text  # noqa: E402
from showcase.desk.report import build_table, held_table, stock_table, weight_table  # noqa: E402
from showcase.generator import HeldBack, Showcase, SiteUnreadable, build_site, inspect, take_stock  # noqa: E402
from showcase.media.inventory import prune as prune_store  # noqa: E402
from showcase.media.store import InUse, Store  # noqa: E402
from showcase.model import Severity  # noqa: E402
from showcase.project import Project  # noqa: E402
from showcase.publish.budget import WARNING_SHARE, OverBudget  # noqa: E402
from showcase.publish.handover import NothingRendered  # noqa: E402
from showcase.reader.schema_types import YEARS  # noqa: E402
from showcase.urls import is_slug  # noqa: E402

FORMATS = {"text": format_text, "json": format_json, "github": format_github}
console = Console()


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime:
    """The time of a build: the clock's, or the one given; without a zone it is Beijing's."""
    if value is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("时间须写成 2023-05-15T16:00 的样子") from None
    if moment.year not in YEARS:
        raise click.BadParameter("年份不对")
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def _absolute(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    """A folder's whole path, links kept."""
    return Path(os.path.abspath(value))


as_of_option = click.option(
    "--as-of", callback=_moment, metavar="时间", help="按这个时间生成，如 2023-05-15T16:00（默认：现在；北京时间）。"
)
root_option = click.option(
    "--root",
    default=str(ROOT),
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_absolute,
    help="项目文件夹（默认：本程序所在的文件夹）。",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """职业教育活动周网站：检查、批准、生成、预览。"""


@main.command()
@as_of_option
@root_option
@click.option("--strict", is_flag=True, help="有已批准的内容因故不能发布时，什么都不更新，以 1 退出。")
def build(as_of: datetime, root: Path, strict: bool) -> None:
    """生成网站到 site/。"""
    project, started = Project(root), time.monotonic()
    try:
        with _workers("图片") as (executor, progress):
            showcase, handed_over, budget = build_site(
                project, as_of, _render_with_mkdocs(project), executor, progress, strict=strict
            )
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
        raise click.exceptions.Exit(1) from None
    except OverBudget as fault:
        console.print(weight_table(fault.budget))
        click.echo("网站超过托管上限；网站保持原样。减少或缩短影片、图片，或在 site.yml 里改 hosting 的上限。")
        raise click.exceptions.Exit(1) from None
    except NothingRendered:
        click.echo("页面没有生成出来；网站保持原样。", err=True)
        raise click.exceptions.Exit(1) from None
    except HeldBack as fault:
        _tell_held(fault.showcase)
        click.echo(f"有 {len(fault.showcase.faults)} 项已批准的内容不能发布；网站保持原样。")
        raise click.exceptions.Exit(1) from None
    _tell_held(showcase)
    console.print(build_table(showcase, handed_over, budget, time.monotonic() - started))
    console.print(weight_table(budget))
    if budget.share >= WARNING_SHARE:
        click.echo("网站快到托管上限了：减少或缩短影片、图片，或换一个容量更大的托管。")


@main.command()
@as_of_option
@root_option
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", help="输出格式。")
@click.option("--week", metavar="活动周", help="只看这个活动周，如 puyang-2023。")
def check(as_of: datetime, root: Path, style: str, week: str | None) -> None:
    """检查全部内容，把所有问题一次列出。有错误时以 1 退出。"""
    folder = PurePosixPath("content/weeks") / (week or "")
    if week is not None and not (is_slug(week) and (root / folder).is_dir()):
        raise click.BadParameter(f"content/weeks 下没有“{week}”", param_hint="--week")
    with _workers("检查") as (executor, progress):
        issues = inspect(Project(root), as_of, executor, progress).issues
    if week is not None:
        issues = tuple(issue for issue in issues if folder in issue.source_path.parents or issue.source_path == folder)
    click.echo(FORMATS[style](issues))
    raise click.exceptions.Exit(1 if any(issue.severity is Severity.ERROR for issue in issues) else 0)


@main.command(name="approve")
@as_of_option
@root_option
@click.argument("paths", nargs=-1, required=True, metavar="位置…", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="姓名", help="批准人的姓名。")
def approve_command(as_of: datetime, root: Path, paths: tuple[Path, ...], by: str) -> None:
    """批准内容：位置是一篇内容的文件夹，或其上级文件夹。"""
    if not by.strip() or len(by) > 200 or not by.isprintable():
        raise click.BadParameter("写上批准人的姓名", param_hint="--by")
    try:
        with _workers("检查") as (executor, _):
            outcomes = approve(Project(root), [_inside(root, path) for path in paths], by.strip(), as_of, executor)
    except NothingThere as fault:
        raise click.BadParameter(f"“{fault}”下没有可批准的内容", param_hint="位置") from None
    for outcome in outcomes:
        click.echo(f"{outcome.source_path}：{outcome.verdict}")
        if outcome.issues:
            click.echo(format_text(outcome.issues))
    raise click.exceptions.Exit(1 if any(outcome.refused for outcome in outcomes) else 0)


@main.command()
@as_of_option
@root_option
@click.option("--prune", is_flag=True, help="删掉不再用到的和损坏的文件（损坏的下次生成时重做）。")
def media(as_of: datetime, root: Path, prune: bool) -> None:
    """看做好的图片和影片：多少、多大、有没有损坏、哪些不再用到。"""
    project = Project(root)
    store = Store(project.store_path)
    try:
        with store.alone() if prune else store.shared():
            inventory = take_stock(project, as_of)
            console.print(stock_table(inventory))
            if prune:
                click.echo(f"清理了 {prune_store(inventory, store) / 1e6:.1f} MB。")
    except InUse:
        click.echo("网站正在生成，等它完成以后再清理。")
        raise click.exceptions.Exit(1) from None
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
        raise click.exceptions.Exit(1) from None


@main.command()
@click.option("--address", default="127.0.0.1:8000", help="预览的地址。")
def serve(address: str) -> None:
    """预览网站，内容、主题、程序一有改动就更新。"""
    from mkdocs.commands.serve import serve as mkdocs_serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    mkdocs_serve(str(ROOT / "mkdocs.yml"), livereload=True, dev_addr=address)


def _inside(root: Path, path: Path) -> PurePosixPath:
    """A path as the content knows it: relative to the project, links not resolved."""
    absolute = Path(os.path.abspath(path))
    try:
        return PurePosixPath(absolute.relative_to(root).as_posix())
    except ValueError:
        raise click.BadParameter(f"“{path}”不在项目里", param_hint="位置") from None


def _render_with_mkdocs(project: Project) -> Callable[[Showcase, Path], None]:
    """The theme engine's part: the showcase's pages through MkDocs into a folder."""

    def render(showcase: Showcase, staging_path: Path) -> None:
        from mkdocs.commands.build import build as mkdocs_build
        from mkdocs.config import load_config

        # git keeps no empty folder, but MkDocs wants one.
        (project.root / "content" / "pages").mkdir(exist_ok=True)
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(staging_path))
        config.extra["showcase"] = showcase
        mkdocs_build(config)

    return render


@contextmanager
def _workers(label: str) -> Iterator[tuple[Executor, Callable[[float, int], None]]]:
    """Threads for the media, and a bar that shows their progress on a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with (
        Progress(*columns, console=Console(stderr=True), transient=True) as bar,
        ThreadPoolExecutor(os.cpu_count()) as executor,
    ):
        task = bar.add_task(label, total=None)
        yield executor, lambda done, total: bar.update(task, completed=done, total=total)


def _tell_held(showcase: Showcase) -> None:
    if showcase.errors:
        click.echo(format_text(showcase.errors))
    if showcase.held:
        console.print(held_table(showcase.held))


def run() -> None:
    """The command line, with one sentence instead of a traceback when the machine fails us."""
    try:
        main()
    except OSError as fault:
        place = f"“{fault.filename}”" if fault.filename else "文件"
        click.echo(f"{place}读写失败：{fault.strerror or fault}。检查磁盘空间和权限后再试；网站保持原样。", err=True)
        sys.exit(1)


if __name__ == "__main__":
    run()
