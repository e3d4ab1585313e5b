"""Skillweek's command line: `python build.py --help`. The commands stand in hooks/commands, one family a file."""

from __future__ import annotations

import errno
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "hooks"))

import click

# Where each command stands in hooks/commands: module and function.
COMMANDS = {
    "build": "build:build",
    "check": "check:check",
    "serve": "serve:serve",
    "media": "media:media",
    "new": "new:new",
    "intake": "intake:intake",
    "approve": "review:approve",
    "withdraw": "review:withdraw",
    "approve-merged": "merged_approval:merged_approval",
    "bulletin": "bulletin:bulletin",
    "statistics": "statistics:statistics",
    "package": "package:package",
    "summary": "package:summary",
    "schema": "schema:schema",
}

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘出错",
    errno.ENOLCK: "这个文件系统不能加锁，请换到本机磁盘上",
    errno.ENOENT: "文件不见了",
}


class Commands(click.Group):
    """The commands by name; a command's libraries are imported when it is asked for, not when another one is."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None for a name that no command has."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"commands.{module}"), function)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """职业教育活动周网站：检查、批准、生成、预览。"""


def run() -> None:
    """The command line, with one sentence instead of a traceback when the machine fails us."""
    try:
        main()
    except OSError as fault:
        click.echo(_words(fault), err=True)
        sys.exit(1)


def _words(fault: OSError) -> str:
    place = f"“{fault.filename}”" if fault.filename else "文件"
    if isinstance(fault, (FileExistsError, IsADirectoryError, NotADirectoryError)):
        return f"{place}那里有别的东西占着位置：把它移走或删掉，再试；网站保持原样。"
    reason = _REASONS.get(fault.errno or 0) or fault.strerror or fault
    return f"{place}读写失败：{reason}。检查磁盘空间和权限后再试；网站保持原样。"


if __name__ == "__main__":
    run()
