"""What the commands' options mean: a moment, a project, a place within it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import click

from showcase.model.moment import YEARS
from showcase.urls import is_slug

ROOT = Path(__file__).resolve().parents[2]


def _moment(_context: click.Context, _parameter: click.Parameter, value: str | None) -> datetime:
    """The time of a build: the clock's, or the one given; without a zone it is Beijing's."""
    if value is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("时间须写成 2023-05-15T16:00 的样子") from None
    if moment.year not in YEARS:
        raise click.BadParameter("年份不对")
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def _absolute(_context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    """A folder's whole path, links kept."""
    return Path(os.path.abspath(value))


def _address(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.startswith(("tcp://", "tls://")):
        raise click.BadParameter("写成 tcp://主机:8786 的样子")
    return value


as_of_option = click.option(
    "--as-of", callback=_moment, metavar="时间", help="按这个时间生成，如 2023-05-15T16:00（默认：现在；北京时间）。"
)
root_option = click.option(
    "--root",
    default=str(ROOT),
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_absolute,
    help="项目文件夹（默认：本程序所在的文件夹）。",
)
executor_option = click.option(
    "--executor",
    callback=_address,
    metavar="地址",
    help="图片和影片交给 Dask 集群做，如 tcp://10.0.0.5:8786（默认：本机）。",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="只说会做什么，什么都不写。")
force_option = click.option("--force", is_flag=True, help="已经有了，就把旧的改名留在旁边，再写新的。")
by_option = click.option("--by", required=True, metavar="姓名", help="经手人的姓名。")
week_option = click.option("--week", required=True, metavar="活动周", help="活动周的代号，如 puyang-2023。")


def week_folder(root: Path, week: str) -> PurePosixPath:
    """The folder of a week that is there, relative to the project."""
    folder = PurePosixPath("content/weeks") / week
    if not (is_slug(week) and (root / folder).is_dir()):
        raise click.BadParameter(f"content/weeks 下没有“{week}”", param_hint="--week")
    return folder


def person(name: str) -> str:
    """A person's name as it goes on record."""
    if not name.strip() or len(name) > 200 or not name.isprintable():
        raise click.BadParameter("写上姓名", param_hint="--by")
    return name.strip()


def inside(root: Path, path: Path) -> PurePosixPath:
    """A path as the content knows it: relative to the project, links not resolved."""
    absolute = Path(os.path.abspath(path))
    try:
        return PurePosixPath(absolute.relative_to(root).as_posix())
    except ValueError:
        raise click.BadParameter(f"“{path}”不在项目里", param_hint="位置") from None
