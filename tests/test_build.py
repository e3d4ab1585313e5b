"""The command line: its commands, its help, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import build as command_line
from small_site import PROJECT_ROOT, SmallSite


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python build.py …` in a process of its own, with nothing of this one's settings."""
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), *arguments, "--root", str(root)]
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=120, env=settings)


def invoke(*arguments: object) -> Result:
    """The same within this process, which is quicker."""
    return CliRunner().invoke(command_line.main, list(map(str, arguments)))


@pytest.mark.parametrize("name", list(command_line.COMMANDS))
def test_every_command_answers_to_its_name(name: str) -> None:
    command = command_line.main.get_command(click.Context(command_line.main), name)
    assert command is not None
    assert (command.name, bool(command.help)) == (name, True)


def test_a_command_brings_only_its_own_libraries() -> None:
    program = "import sys, build; build.main(['check', '--help'], standalone_mode=False); print(' '.join(sys.modules))"
    settings = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT)}
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=settings)
    assert not {"openpyxl", "docx", "mammoth", "mkdocs"} & set(done.stdout.split())


def test_a_process_ends_with_the_number_of_its_result(small_site: SmallSite) -> None:
    assert run(small_site.root, "check").returncode == 0
    small_site.story(school="nowhere")
    assert run(small_site.root, "check", "--format", "json").returncode == 1
    assert run(small_site.root, "check", "--format", "xml").returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "xml"],
        ["check", "--week", "nothing"],
        ["check", "--week", ".."],
        ["check", "--week", ""],
        ["check", "--as-of", "yesterday"],
        ["check", "--as-of", "9999-12-31T23:59-12:00"],
        ["check", "--root", "/nowhere"],
        ["check", "more"],
        ["build", "--strictly"],
        ["approve", "--by", "审核员"],
        ["approve", "content"],
        ["approve", "content", "--by", " "],
        ["approve", "content", "--by", "名\n字"],
        ["approve", "content", "--by", "名" * 201],
        ["approve", "nowhere", "--by", "审核员"],
        ["approve", "/", "--by", "审核员"],
        ["approve", "../..", "--by", "审核员"],
        ["nothing"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    monkeypatch.chdir(small_site.root)
    root = [] if "--root" in arguments or arguments == ["nothing"] else ["--root", small_site.root]
    result = invoke(*arguments, *root)
    assert result.exit_code == 2, result.output
    assert path.read_bytes() == before


def test_approving_tells_of_each_item_and_ends_with_1_when_one_is_refused(small_site: SmallSite) -> None:
    small_site.story()
    small_site.story("faulty", school="nowhere")
    stories = small_site.week_path / "stories"
    result = invoke("approve", stories, "--by", "审核员", "--root", small_site.root)
    assert result.exit_code == 1
    assert "first-lesson/index.md：已批准" in result.output
    assert "没有“nowhere”这个学校" in result.output
    assert small_site.public_stories() == ["first-lesson"]


def test_the_time_of_an_approval_is_told_in_the_zone_it_was_given(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    invoke("approve", path, "--by", "审核员", "--as-of", "2024-05-12T15:00", "--root", small_site.root)
    assert "2024-05-12T15:00:00+08:00" in path.read_text(encoding="utf-8")


def test_help_is_given_in_chinese() -> None:
    result = invoke("--help")
    assert result.exit_code == 0
    for command in ("build", "check", "approve", "serve"):
        assert command in result.output
