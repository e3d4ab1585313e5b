"""How a command that writes ends."""

from __future__ import annotations

from pathlib import PurePosixPath

import click
import pytest

from commands.outcome import refuse, refuse_issues, show, written
from showcase.model import Issue, Severity


def test_a_refusal_is_told_beside_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(click.exceptions.Exit) as end:
        refuse("不行。")
    assert end.value.exit_code == 1
    assert tuple(capsys.readouterr()) == ("", "不行。\n")


def test_issues_are_told_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    issue = Issue(PurePosixPath("content/site.yml"), 3, Severity.ERROR, "url", "网址不对", "改正")
    with pytest.raises(click.exceptions.Exit):
        refuse_issues([issue], "先改好。")
    assert "第 3 行 错误：网址不对" in capsys.readouterr().err


def test_files_are_shown_with_what_would_stand_in_them(capsys: pytest.CaptureFixture[str]) -> None:
    show({PurePosixPath("a/index.md"): "---\n\n甲\n", PurePosixPath("a/.gitkeep"): ""})
    assert capsys.readouterr().out == "会新建：a/index.md\n    ---\n\n    甲\n\n会新建：a/.gitkeep\n"


def test_what_was_written_is_told_with_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    written(PurePosixPath("a/index.md"), "打开它。")
    assert capsys.readouterr().out == "已新建：a/index.md\n打开它。\n"
