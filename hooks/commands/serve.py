"""The command that shows the site while one works on it: serve."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import root_option


@click.command()
@root_option
@click.option("--address", default="127.0.0.1:8000", help="预览的地址。")
def serve(root: Path, address: str) -> None:
    """预览网站，连草稿和待审核的一起看；内容、主题、程序一有改动就更新。"""
    from theme_engine import serve_with_mkdocs

    serve_with_mkdocs(root, address)
