"""The command for code editors: schema."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import root_option
from showcase.atomic import write_whole
from showcase.desk.editor.json_schema import schema_files
from showcase.desk.editor.snippets import snippet_files


@click.command()
@root_option
@click.option("--write", is_flag=True, help="写入这些文件（不加就只看有没有过时，过时时以 1 退出）。")
def schema(root: Path, write: bool) -> None:
    """生成代码编辑器用的说明（schemas/）和片段（.vscode/）：写内容时自动补全、提示和检查。"""
    files = {root / path: text.encode("utf-8") for path, text in (schema_files() | snippet_files()).items()}
    stale = {path: text for path, text in files.items() if not path.is_file() or path.read_bytes() != text}
    for path, text in stale.items():
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, lambda part, text=text: part.write_bytes(text))  # type: ignore[misc]
        click.echo(f"{'已写入' if write else '已经过时'}：{path.relative_to(root).as_posix()}")
    if not stale:
        click.echo(f"{len(files)} 个文件都是最新的。")
    elif not write:
        click.echo("运行 build.py schema --write 更新。")
        raise click.exceptions.Exit(1)
