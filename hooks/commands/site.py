"""How a site is built from the command line, and what is told of it."""

from __future__ import annotations

import time
from datetime import datetime

import click
from rich.console import Console

from commands.outcome import refuse
from commands.workers import workers
from showcase.desk.issue_list import format_text
from showcase.desk.report import build_table, held_table, leak_table, waiting_table, weight_table
from showcase.generator import Built, HeldBack, SiteUnreadable, build_site
from showcase.media.pushed import NotPushed
from showcase.project import Project
from showcase.publish.budget import WARNING_SHARE, OverBudget
from showcase.publish.handover import NothingRendered
from showcase.publish.preview_mark import MixedUp
from showcase.publish.private_data import PrivateData
from showcase.publish.search_index import IndexNotMade
from showcase.publish.showcase import Showcase
from showcase.publish.theme import FaultyTheme
from theme_engine import MkDocsTheme

console = Console()


def build_from_terminal(
    project: Project, as_of: datetime, executor: str | None, *, strict: bool, preview: bool, clean: bool
) -> None:
    """Build, and tell what became of it; ends with 1 when nothing was handed over."""
    started = time.monotonic()
    try:
        with workers(executor, project) as (chosen, watch):
            built = build_site(
                project,
                as_of,
                MkDocsTheme(project),
                chosen,
                watch("图片"),
                strict=strict,
                preview=preview,
                clean=clean,
                on_pages=watch("网页"),
                on_wait=lambda: click.echo("另一个生成正在进行，等它结束。", err=True),
            )
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
        raise click.exceptions.Exit(1) from None
    except OverBudget as fault:
        console.print(weight_table(fault.budget))
        click.echo("网站超过托管上限；网站保持原样。减少或缩短影片、图片，或在 site.yml 里改 hosting 的上限。")
        raise click.exceptions.Exit(1) from None
    except NothingRendered:
        refuse("页面没有生成出来；网站保持原样。")
    except PrivateData as fault:
        console.print(leak_table(fault.leaks))
        click.echo("网页里有没有登记的联系方式；网站保持原样，什么都没有发布。")
        raise click.exceptions.Exit(1) from None
    except (MixedUp, IndexNotMade, NotPushed, FaultyTheme) as fault:
        refuse(str(fault))
    except HeldBack as fault:
        _tell_held(fault.showcase)
        click.echo(f"有 {len(fault.showcase.faults)} 项已批准的内容不能发布；网站保持原样。")
        raise click.exceptions.Exit(1) from None
    _tell_built(built, time.monotonic() - started)


def _tell_held(showcase: Showcase) -> None:
    if showcase.errors:
        click.echo(format_text(showcase.errors))
    if showcase.held:
        console.print(held_table(showcase.held))


def _tell_built(built: Built, seconds: float) -> None:
    showcase, handed_over, budget = built.showcase, built.handed_over, built.budget
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
