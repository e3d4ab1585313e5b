"""The command that builds the site, or a preview of it: build."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from commands.options import as_of_option, root_option
from commands.workers import workers
from showcase.desk.issue_list import format_text
from showcase.desk.report import build_table, held_table, leak_table, waiting_table, weight_table
from showcase.generator import HeldBack, Showcase, SiteUnreadable, build_site
from showcase.project import Project
from showcase.publish.budget import WARNING_SHARE, Budget, OverBudget
from showcase.publish.handover import HandOver, NothingRendered
from showcase.publish.preview_mark import MixedUp
from showcase.publish.private_data import PrivateData
from theme_engine import render_with_mkdocs

console = Console()


@click.command()
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
                project, as_of, render_with_mkdocs(project), executor, progress, strict=strict, preview=preview
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
