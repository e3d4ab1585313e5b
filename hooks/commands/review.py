"""The reviewer's commands: approve."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from commands.options import as_of_option, by_option, inside, person, root_option
from commands.workers import workers
from showcase.desk.approval import NothingThere
from showcase.desk.approval import approve as approve_items
from showcase.desk.issue_list import format_text
from showcase.project import Project


@click.command()
@as_of_option
@root_option
@click.argument("paths", nargs=-1, required=True, metavar="位置…", type=click.Path(path_type=Path))
@by_option
def approve(as_of: datetime, root: Path, paths: tuple[Path, ...], by: str) -> None:
    """批准内容：位置是一篇内容的文件夹，或其上级文件夹。"""
    name = person(by)
    try:
        with workers("检查") as (executor, _):
            outcomes = approve_items(Project(root), [inside(root, path) for path in paths], name, as_of, executor)
    except NothingThere as fault:
        raise click.BadParameter(f"“{fault}”下没有可批准的内容", param_hint="位置") from None
    for outcome in outcomes:
        click.echo(f"{outcome.source_path}：{outcome.verdict}")
        if outcome.issues:
            click.echo(format_text(outcome.issues))
    raise click.exceptions.Exit(1 if any(outcome.refused for outcome in outcomes) else 0)
