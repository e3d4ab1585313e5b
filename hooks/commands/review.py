"""The reviewer's commands: approve, and its opposite, withdraw."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePosixPath

import click

from commands.options import as_of_option, by_option, dry_run_option, inside, person, root_option
from commands.outcome import tell
from commands.workers import workers
from showcase.contacts.finder import find_contacts
from showcase.desk.approval import NothingThere
from showcase.desk.approval import approve as approve_items
from showcase.desk.issue_list import format_text
from showcase.desk.withdrawal import Order
from showcase.desk.withdrawal import withdraw as withdraw_items
from showcase.generator import SiteUnreadable
from showcase.project import Project

MOST_CHARACTERS = 200
_AFTERWARDS = """
还有几件事，命令替不了您：
1. 提交并推送这次改动。下一次生成以后，网页、图片和影片、订阅源、日历、搜索结果、分享图、繁體版里都不再有它；等不及就马上手动部署一次。
2. 已经做好的图片和影片还存在 media/renditions 里（不公开）：运行 build.py media --prune 清掉；自动部署的缓存也这样清。
3. 原文和原图还在项目文件夹里，也在 git 的历史里，能看到仓库的人都看得到。要彻底删掉：先删文件夹并提交；历史用
   git filter-repo --invert-paths --path {path}
   清理后强制推送，请每个克隆过的人重新克隆，代码托管平台的缓存请平台客服清除。
4. 已经发出去的收不回来：订阅过的人、转发过的聊天里可能还有副本；搜索引擎的快照，到各搜索引擎的站长平台提交删除。
要重新发布：把 status 改为 submitted，再运行 build.py approve。撤错了：还没提交时用 git checkout 恢复这几个文件。"""


@click.command()
@as_of_option
@root_option
@click.argument("paths", nargs=-1, required=True, metavar="位置…", type=click.Path(path_type=Path))
@by_option
@dry_run_option
def approve(as_of: datetime, root: Path, paths: tuple[Path, ...], by: str, dry_run: bool) -> None:
    """批准内容：位置是一篇内容的文件夹，或其上级文件夹。"""
    name = person(by)
    try:
        with workers() as (executor, watch):
            places = [inside(root, path) for path in paths]
            outcomes = approve_items(Project(root), places, name, as_of, executor, watch("检查"), dry_run=dry_run)
    except NothingThere as fault:
        raise click.BadParameter(f"“{fault}”下没有可批准的内容", param_hint="位置") from None
    tell(outcomes)
    if dry_run:
        click.echo("只是看看，什么都没有写。")
    raise click.exceptions.Exit(1 if any(outcome.refused for outcome in outcomes) else 0)


@click.command()
@as_of_option
@root_option
@click.argument("paths", nargs=-1, required=True, metavar="位置…", type=click.Path(path_type=Path))
@by_option
@click.option(
    "--reason", required=True, metavar="原因", help="为什么撤下。只记在资料里，网站上不显示；不要写姓名和电话。"
)
@click.option(
    "--notice",
    is_flag=False,
    flag_value="",
    metavar="[说明]",
    help="在原来的网址上留一页“此内容已撤下”，可以附一句说明（公开显示）。",
)
@dry_run_option
def withdraw(
    as_of: datetime, root: Path, paths: tuple[Path, ...], by: str, reason: str, notice: str | None, dry_run: bool
) -> None:
    """撤下内容：位置是一篇内容的文件夹（日程是它的文件），或其上级文件夹（只撤下面批准过的）。"""
    if notice and Path(notice).exists():
        raise click.BadParameter(f"“{notice}”是一个位置，不是说明；把位置写在 --notice 前面", param_hint="--notice")
    words = _sentence(notice, "--notice") if notice else notice
    order = Order(person(by), as_of, _sentence(reason, "--reason"), words)
    try:
        outcomes = withdraw_items(Project(root), _places(root, paths), order, dry_run=dry_run)
    except NothingThere as fault:
        raise click.BadParameter(
            f"“{fault}”下没有可撤下的内容；手写的网页（content/pages）直接删掉文件", param_hint="位置"
        ) from None
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
        raise click.exceptions.Exit(1) from None
    tell(outcomes)
    done = [outcome.source_path for outcome in outcomes if outcome.done]
    if dry_run:
        click.echo("只是试一试，什么都没有写。")
    elif done:
        first = done[0]
        click.echo(_AFTERWARDS.format(path=first.parent if first.name == "index.md" else first))
        if any(path.parts[3] == "schools" for path in done):
            click.echo("撤下的只是学校的网页：这所学校的故事和日程还在，上面还写着校名；要一起撤，再写出它们的位置。")
    raise click.exceptions.Exit(1 if any(outcome.refused for outcome in outcomes) else 0)


def _places(root: Path, paths: tuple[Path, ...]) -> list[PurePosixPath]:
    return [inside(root, path) for path in paths]


def _sentence(words: str, option: str) -> str:
    """Words as they go on record: one line without contact data."""
    plain = words.strip()
    if not plain or len(plain) > MOST_CHARACTERS or not plain.isprintable():
        raise click.BadParameter(f"写一句话，一行，{MOST_CHARACTERS} 字以内", param_hint=option)
    if contacts := find_contacts(plain):
        kinds = "、".join(dict.fromkeys(contact.kind for contact in contacts))
        raise click.BadParameter(f"里面有{kinds}，换个说法", param_hint=option)
    return plain
