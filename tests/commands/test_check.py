"""`build.py check`: everything that is wrong, in each form, and how it ends."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest
from click.testing import CliRunner, Result

import build as command_line
from small_site import SmallSite


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(command_line.main, list(map(str, arguments)))


def test_checking_sound_content_ends_with_0(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    result = invoke("check", "--root", small_site.root)
    assert (result.exit_code, result.output.strip()) == (0, "没有发现问题。")


def test_warnings_are_told_and_let_pass(small_site: SmallSite) -> None:
    small_site.week(rules={"text_length": {"severity": "warning", "min": 800}})
    small_site.story()
    result = invoke("check", "--root", small_site.root)
    assert result.exit_code == 0
    assert "提醒" in result.output


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_errors_are_told_in_each_form_and_end_with_1(small_site: SmallSite, style: str) -> None:
    path = small_site.story(school="nowhere") / "index.md"
    small_site.event(audiences=["nobody"])
    result = invoke("check", "--format", style, "--root", small_site.root)
    assert result.exit_code == 1
    source_path = path.relative_to(small_site.root).as_posix()
    if style == "json":
        rows = json.loads(result.output)
        assert [row["rule"] for row in rows] == ["unknown-audiences", "unknown-school"]
        assert (rows[1]["path"], rows[1]["line"]) == (source_path, 3)
    else:
        assert source_path in result.output
        assert result.output.count("::error ") == (2 if style == "github" else 0)


def test_one_week_may_be_checked_alone(small_site: SmallSite) -> None:
    small_site.story(school="nowhere")
    small_site.write("content/weeks/other/week.yml", "title: [")
    result = invoke("check", "--week", "demo-2024", "--root", small_site.root, "--format", "json")
    assert [PurePosixPath(row["path"]).parts[2] for row in json.loads(result.output)] == ["demo-2024"]
    result = invoke("check", "--week", "other", "--root", small_site.root, "--format", "json")
    assert [row["rule"] for row in json.loads(result.output)] == ["yaml"]
