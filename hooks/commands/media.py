"""The command that looks after the rendition store: media."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console

from commands.options import as_of_option, root_option
from showcase.desk.issue_list import format_text
from showcase.desk.report import stock_table
from showcase.generator import SiteUnreadable, take_stock
from showcase.media.inventory import prune as prune_store
from showcase.media.store import InUse, Store
from showcase.project import Project

console = Console()


@click.command()
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
