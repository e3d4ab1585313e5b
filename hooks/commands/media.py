"""The command that looks after the rendition store, and what of it lies elsewhere: media."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from commands.options import as_of_option, dry_run_option, executor_option, root_option
from commands.workers import workers
from showcase.desk.issue_list import format_text
from showcase.desk.push import Damaged, Plan, plan_push, prune_bucket, push
from showcase.desk.report import stock_table
from showcase.desk.stock import stock_up
from showcase.generator import SiteUnreadable, public_site, take_stock
from showcase.media.bucket import Bucket, BucketFault
from showcase.media.inventory import prune as prune_store
from showcase.media.shard import Shard, parse_shard
from showcase.media.store import InUse, Store
from showcase.model import Site
from showcase.project import Project

console = Console()


def _shard(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Shard | None:
    if value is None:
        return None
    shard = parse_shard(value)
    if shard is None:
        raise click.BadParameter("写成 2/4 的样子：四份里的第二份")
    return shard


@click.command()
@as_of_option
@root_option
@executor_option
@click.option("--render", is_flag=True, help="把还没有做的做好，不生成网页。")
@click.option("--shard", callback=_shard, metavar="第几份/共几份", help="只做其中一份，如 2/4；几台机器各做一份。")
@click.option("--push", "target", metavar="s3://桶名/前缀", help="把公开网页用到的做好，传到对象存储；已有的不再传。")
@click.option("--endpoint", metavar="网址", help="对象存储的服务地址（默认：环境变量 AWS_ENDPOINT_URL）。")
@dry_run_option
@click.option(
    "--prune",
    is_flag=True,
    help="删掉不再用到的和损坏的文件（损坏的下次生成时重做）；和 --push 一起用，对象存储里的也删。",
)
def media(
    as_of: datetime,
    root: Path,
    executor: str | None,
    render: bool,
    shard: Shard | None,
    target: str | None,
    endpoint: str | None,
    dry_run: bool,
    prune: bool,
) -> None:
    """看做好的图片和影片：多少、多大、有没有损坏、哪些不再用到。"""
    project = Project(root)
    if shard is not None and (prune or target):
        raise click.BadParameter("只做一份的时候不能清理，也不能上传：合在一起以后再做", param_hint="--shard")
    if dry_run and (render or shard or not target):
        raise click.BadParameter("和 --push 一起用", param_hint="--dry-run")
    try:
        if target is not None:
            bucket = Bucket(target, endpoint)
            _push(project, as_of, executor, bucket, dry_run=dry_run, prune=prune)
        elif render or shard is not None:
            _render(project, as_of, executor, shard or Shard())
        if shard is None and not dry_run:
            _show(project, as_of, prune)
    except InUse:
        click.echo("网站正在生成，等它完成以后再清理。")
    except SiteUnreadable as fault:
        click.echo(format_text(fault.issues))
    except BucketFault as fault:
        click.echo(str(fault), err=True)
    except Damaged as fault:
        click.echo(f"做好的文件损坏了（{fault}），没有上传：先运行 build.py media --prune，再来一次。", err=True)
    else:
        return
    raise click.exceptions.Exit(1)


def _render(project: Project, as_of: datetime, executor: str | None, shard: Shard) -> Site:
    with workers(executor, project) as (chosen, watch):
        stocked = stock_up(project, as_of, chosen, watch("图片"), shard)
    # What is broken holds its item back in the build, which tells it again.
    if stocked.issues:
        click.echo(format_text(stocked.issues))
    click.echo(f"新做了 {stocked.new_files:,} 个文件。")
    return stocked.public


def _push(
    project: Project, as_of: datetime, executor: str | None, bucket: Bucket, *, dry_run: bool, prune: bool
) -> None:
    public = public_site(project, as_of) if dry_run else _render(project, as_of, executor, Shard())
    if not public.media_url:
        raise BucketFault("site.yml 里没有 media.base_url：先写上网页从哪里取图片和影片。")
    store = Store(project.store_path)
    with store.shared():
        plan = plan_push(public, store, bucket)
        if dry_run:
            click.echo(f"要上传 {_told(plan)}；存储里不再用到的有 {len(plan.orphans):,} 个。什么都没有做。")
            return
        with workers() as (_, watch):
            push(plan, public.media_url, store, bucket, watch("上传"))
        click.echo(f"上传了 {_told(plan)}，原来就有 {len(plan.present):,} 个。")
        if prune:
            prune_bucket(plan, public.media_url, store, bucket)
            click.echo(f"从对象存储删掉了 {len(plan.orphans):,} 个。")


def _told(plan: Plan) -> str:
    return f"{len(plan.missing):,} 个文件（{plan.bytes / 1e6:.1f} MB）"


def _show(project: Project, as_of: datetime, prune: bool) -> None:
    store = Store(project.store_path)
    with store.alone() if prune else store.shared():
        inventory = take_stock(project, as_of)
        console.print(stock_table(inventory))
        if prune:
            click.echo(f"清理了 {prune_store(inventory, store) / 1e6:.1f} MB。")
