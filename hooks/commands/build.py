"""The command that builds the site, or a preview of it: build."""

from __future__ import annotations

import gc
import time
from datetime import datetime
from pathlib import Path

import click

from commands.options import as_of_option, executor_option, root_option
from showcase.project import Project
from showcase.publish.standing import Standing, standing_build


@click.command()
@as_of_option
@root_option
@executor_option
@click.option("--strict", is_flag=True, help="有已批准的内容因故不能发布时，什么都不更新，以 1 退出。")
@click.option("--preview", is_flag=True, help="生成预览到 preview/：连草稿和待审核的一起看，每页都有标记，不能发布。")
@click.option("--clean", is_flag=True, help="全部重新生成，不沿用上次的结果（照片和影片仍沿用）。")
def build(as_of: datetime, root: Path, executor: str | None, strict: bool, preview: bool, clean: bool) -> None:
    """生成网站到 site/；加 --preview 只生成预览。"""
    project, started = Project(root), time.monotonic()
    standing = None if clean else standing_build(project, project.preview if preview else project.site, as_of)
    if standing is not None:
        _tell_standing(standing, time.monotonic() - started)
        return
    # What a build holds it holds to its end: to look through it for what could be let go takes a fifth of a large build.
    gc.set_threshold(100_000, 50, 1_000)
    # Only now: to load what a build needs takes longer than to find that there is nothing to do.
    from commands.site import build_from_terminal  # noqa: PLC0415

    build_from_terminal(project, as_of, executor, strict=strict, preview=preview, clean=clean)


def _tell_standing(standing: Standing, seconds: float) -> None:
    for path, reason in standing.held:
        click.echo(f"没有发布：{path}（{reason}）")
    click.echo(f"内容、模板、设置都和上次一样，网站已是最新的，{standing.files:,} 个文件都没有动（{seconds:.1f} 秒）。")
