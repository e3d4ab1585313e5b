"""The command that a workflow runs after a merge: approve-merged."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from commands.options import as_of_option, dry_run_option, root_option
from commands.outcome import tell
from commands.workers import workers
from showcase.desk.approvers import (
    AnswerUnreadable,
    Approvers,
    Merge,
    NotAnApproval,
    approver_of,
    parse_changes,
    read_approvers,
    read_merge,
)
from showcase.desk.issue_list import format_text
from showcase.desk.merged_approval import Chosen, approve_merged, choose_items
from showcase.project import Project

_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_folder = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("approve-merged")
@as_of_option
@root_option
@dry_run_option
@click.option("--before", required=True, type=_folder, metavar="文件夹", help="合并以前的项目，与合并以后的对照。")
@click.option("--previous", required=True, metavar="提交", help="合并以前主分支所在的提交（40 位）。")
@click.option(
    "--merge", "answer", required=True, type=_file, metavar="文件", help="GitHub 对 .github/merged.graphql 的回答。"
)
@click.option("--changed", required=True, type=_file, metavar="文件", help="git diff --name-only -z 的输出。")
@click.option("--approvers", required=True, type=_file, metavar="文件", help="批准人名单，即 .github/approvers.yml。")
@click.option("--branch", default="main", show_default=True, metavar="分支", help="主分支。")
def merged_approval(
    as_of: datetime,
    root: Path,
    dry_run: bool,
    before: Path,
    previous: str,
    answer: Path,
    changed: Path,
    approvers: Path,
    branch: str,
) -> None:
    """把批准人的合并记为批准：只批准这次合并改动过的内容（由工作流使用）。"""
    merge = _merge(answer, branch)
    if merge is None:
        click.echo("这次推送不是合并请求的合并，没有批准什么。")
        return
    known = _approvers(approvers)
    try:
        name = approver_of(merge, known, previous)
        chosen = choose_items(Project(root), Project(before.absolute()), parse_changes(changed.read_bytes()))
    except NotAnApproval as reason:
        click.echo(f"合并请求 #{merge.number}：没有批准。{reason}。")
        raise click.exceptions.Exit(1) from None
    click.echo(f"合并请求 #{merge.number}，批准人 {name}：")
    if not (chosen.to_approve or chosen.left_alone):
        click.echo("这次合并没有改动需要批准的内容。")
        return
    _approve(Project(root), chosen, name, as_of, dry_run)


def _merge(answer: Path, branch: str) -> Merge | None:
    try:
        return read_merge(answer, branch)
    except AnswerUnreadable:
        raise click.BadParameter("读不懂 GitHub 的回答", param_hint="--merge") from None


def _approvers(path: Path) -> Approvers:
    approvers, issues = read_approvers(path.absolute())
    if approvers is None:
        click.echo(format_text(issues))
        raise click.exceptions.Exit(1)
    return approvers


def _approve(project: Project, chosen: Chosen, name: str, as_of: datetime, dry_run: bool) -> None:
    with workers() as (executor, _):
        outcomes = approve_merged(project, chosen, name, as_of, executor, dry_run=dry_run)
    tell(outcomes)
    raise click.exceptions.Exit(1 if any(outcome.refused for outcome in outcomes) else 0)
