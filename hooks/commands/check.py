"""The command that looks the content through: check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from commands.options import as_of_option, root_option, week_folder
from commands.workers import workers
from showcase.desk.issue_list import format_github, format_json, format_text
from showcase.generator import inspect
from showcase.model import Severity
from showcase.project import Project

FORMATS = {"text": format_text, "json": format_json, "github": format_github}


@click.command()
@as_of_option
@root_option
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", help="输出格式。")
@click.option("--week", metavar="活动周", help="只看这个活动周，如 puyang-2023。")
def check(as_of: datetime, root: Path, style: str, week: str | None) -> None:
    """检查全部内容，把所有问题一次列出。有错误时以 1 退出。"""
    folder = week_folder(root, week) if week is not None else None
    with workers() as (executor, watch):
        issues = inspect(Project(root), as_of, executor, watch("检查")).issues
    if folder is not None:
        issues = tuple(issue for issue in issues if folder in issue.source_path.parents or issue.source_path == folder)
    click.echo(FORMATS[style](issues))
    raise click.exceptions.Exit(1 if any(issue.severity is Severity.ERROR for issue in issues) else 0)
