"""What the commands' options mean."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

import click
import pytest
from click.testing import CliRunner

from commands.options import as_of_option, inside, person, week_folder


@click.command()
@as_of_option
def told(as_of: datetime) -> None:
    click.echo(as_of.isoformat())


def answer(*arguments: str) -> str:
    return CliRunner().invoke(told, list(arguments)).output


def test_a_time_without_a_zone_is_that_of_beijing() -> None:
    assert answer("--as-of", "2023-05-15T16:00") == "2023-05-15T16:00:00+08:00\n"
    assert answer("--as-of", "2023-05-15T16:00+00:00") == "2023-05-15T16:00:00+00:00\n"


def test_without_a_time_it_is_now() -> None:
    moment = datetime.fromisoformat(answer().strip())
    assert abs(datetime.now(moment.tzinfo) - moment) < timedelta(minutes=1)


@pytest.mark.parametrize(("value", "words"), [("gestern", "时间须写成"), ("9999-12-31T23:59", "年份不对")])
def test_a_time_that_is_none_is_told(value: str, words: str) -> None:
    assert words in answer("--as-of", value)


def test_a_week_has_its_folder(tmp_path: Path) -> None:
    (tmp_path / "content/weeks/demo-2024").mkdir(parents=True)
    assert week_folder(tmp_path, "demo-2024") == PurePosixPath("content/weeks/demo-2024")


@pytest.mark.parametrize("week", ["demo-2025", "..", "../weeks/demo-2024", ""])
def test_a_week_that_is_not_there_is_told(tmp_path: Path, week: str) -> None:
    (tmp_path / "content/weeks/demo-2024").mkdir(parents=True)
    with pytest.raises(click.BadParameter, match="content/weeks 下没有"):
        week_folder(tmp_path, week)


@pytest.mark.parametrize("name", ["", "  ", "字" * 201, "换\n行"])
def test_a_name_must_be_one(name: str) -> None:
    with pytest.raises(click.BadParameter):
        person(name)
    assert person(" 沈禾 ") == "沈禾"


def test_a_place_is_told_from_the_root(tmp_path: Path) -> None:
    assert inside(tmp_path, tmp_path / "content" / "x") == PurePosixPath("content/x")
    with pytest.raises(click.BadParameter, match="不在项目里"):
        inside(tmp_path, tmp_path.parent)
