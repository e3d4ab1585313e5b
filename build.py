"""Skillweek's command line: `python build.py --help`. Building, checking and serving; the desk's commands stand in hooks/commands."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "hooks"))

import click  # noqa: E402
from rich.console import Console  # noqa: E402

from commands.bulletin import bulletin  # noqa: E402
from commands.intake import intake  # noqa: E402
from commands.merged_approval import merged_approval  # noqa: E402
from commands.new import new  # noqa: E402
from commands.options import as_of_option, root_option, week_folder  # noqa: E402
from commands.package import package, summary  # noqa: E402
from commands.review import approve, withdraw  # noqa: E402
from commands.schema import schema  # noqa: E402
from commands.statistics import statistics  # noqa: E402
from commands.workers import workers  # noqa: E402
from showcase.desk.issue_list import format_github, format_json, format_text  # noqa: E402
from showcase.desk.report import build_table, held_table, leak_table, stock_table, waiting_table, weight_table  # noqa: E402
from showcase.generator import HeldBack, Showcase, SiteUnreadable, build_site, inspect, take_stock  # noqa: E402
from showcase.media.inventory import prune as prune_store  # noqa: E402
from showcase.media.store import InUse, Store  # noqa: E402
from showcase.model import Severity  # noqa: E402
from showcase.project import Project  # noqa: E402
from showcase.publish.budget import WARNING_SHARE, Budget, OverBudget  # noqa: E402
from showcase.publish.handover import HandOver, NothingRendered  # noqa: E402
from showcase.publish.preview_mark import MixedUp  # noqa: E402
from showcase.publish.private_data import PrivateData  # noqa: E402

FORMATS = {"text": format_text, "json": format_json, "github": format_github}
console = Console()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """职业教育活动周网站：检查、批准、生成、预览。"""


for command in (approve, bulletin, intake, merged_approval, new, package, schema, statistics, summary, withdraw):
    main.add_command(command)


@main.command()
@as_of_option
@root_option
@click.option("--strict", is_flag=True, help="有已批准的内容因故不能发布时，什么都不更新，以 1 退出。")
@click.option("--preview", is_flag=True, help="生成预览到 preview/：连草稿和待审核的一起看，每页都有标记，不能发布。")
def build(as_of: datetime, root: Path, strict: bool, preview: bool) -> None:
    """生成网站到 site/；加 --preview 只生成预览。"""
    project, started = Project(root), time.monotonic()
    try:
        with workers("图片") as (executor, progress):
            showcase, handed_over, budget = build_site(
                project, as_of, _render_with_mkdocs(project), executor, progress, strict=strict, preview=preview
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
    except PrivateData as fault:
        console.print(leak_table(fault.leaks))
        click.echo("网页里有没有登记的联系方式；网站保持原样，什么都没有发布。")
        raise click.exceptions.Exit(1) from None
    except MixedUp as fault:
        click.echo(str(fault), err=True)
        raise click.exceptions.Exit(1) from None
    except HeldBack as fault:
        _tell_held(fault.showcase)
        click.echo(f"有 {len(fault.showcase.faults)} 项已批准的内容不能发布；网站保持原样。")
        raise click.exceptions.Exit(1) from None
    _tell_built(showcase, handed_over, budget, time.monotonic() - started)


@main.command()
@as_of_option
@root_option
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", help="输出格式。")
@click.option("--week", metavar="活动周", help="只看这个活动周，如 puyang-2023。")
def check(as_of: datetime, root: Path, style: str, week: str | None) -> None:
    """检查全部内容，把所有问题一次列出。有错误时以 1 退出。"""
    folder = week_folder(root, week) if week is not None else None
    with workers("检查") as (executor, progress):
        issues = inspect(Project(root), as_of, executor, progress).issues
    if folder is not None:
        issues = tuple(issue for issue in issues if folder in issue.source_path.parents or issue.source_path == folder)
    click.echo(FORMATS[style](issues))
    raise click.exceptions.Exit(1 if any(issue.severity is Severity.ERROR for issue in issues) else 0)


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
@root_option
@click.option("--address", default="127.0.0.1:8000", help="预览的地址。")
def serve(root: Path, address: str) -> None:
    """预览网站，连草稿和待审核的一起看；内容、主题、程序一有改动就更新。"""
    from mkdocs.commands.serve import serve as mkdocs_serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    # Only here: plain `mkdocs build` and `mkdocs serve` show what is public.
    mkdocs_serve(str(root / "mkdocs.yml"), livereload=True, dev_addr=address, extra={"preview": True})


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


def _tell_held(showcase: Showcase) -> None:
    if showcase.errors:
        click.echo(format_text(showcase.errors))
    if showcase.held:
        console.print(held_table(showcase.held))


def _tell_built(showcase: Showcase, handed_over: HandOver, budget: Budget, seconds: float) -> None:
    _tell_held(showcase)
    if showcase.preview:
        console.print(waiting_table(showcase))
    console.print(build_table(showcase, handed_over, budget, seconds))
    console.print(weight_table(budget))
    if budget.share >= WARNING_SHARE:
        click.echo("网站快到托管上限了：减少或缩短影片、图片，或换一个容量更大的托管。")
    if showcase.preview:
        click.echo(
            "预览在 preview/ 里。要看：python3 -m http.server --bind 127.0.0.1 -d preview。它含有未审核的内容：不要上传到网站，不要转发；site/ 没有改动。"
        )


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
