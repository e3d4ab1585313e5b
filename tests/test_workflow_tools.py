"""The small programs that workflows and hooks call."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from small_site import PROJECT_ROOT

TOOLS = PROJECT_ROOT / "tools"


def run_tool(tool: Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(tool)], cwd=folder, capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )


def test_the_stores_name_is_that_of_its_renditions(tmp_path: Path) -> None:
    tool = tmp_path / "tools" / "store-key"
    tool.parent.mkdir()
    tool.write_bytes((TOOLS / "store-key").read_bytes())
    tool.chmod(0o755)
    store = tmp_path / "media" / "renditions"
    store.mkdir(parents=True)
    (store / "aa.webp").touch()
    first = run_tool(tool, tmp_path).stdout
    assert re.fullmatch(r"[0-9a-f]{32}\n", first)
    (store / "originals.json").write_text("{}")
    assert run_tool(tool, tmp_path).stdout == first
    (store / "bb.webp").touch()
    assert run_tool(tool, tmp_path).stdout != first


def test_a_file_that_github_refuses_is_named_before_it_is_committed(tmp_path: Path) -> None:
    for name, size in {"fits.mp4": 100 << 20, "large film.mp4": (100 << 20) + 1}.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)

    def look(*names: str) -> tuple[int, str]:
        command = [str(TOOLS / "refuse-large-files"), *names]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    assert look("fits.mp4", "deleted.mp4") == (0, "")
    code, words = look("fits.mp4", "large film.mp4")
    assert code == 1
    assert words.startswith("large film.mp4：100 MiB")


@pytest.mark.parametrize(("days", "known", "opened"), [(49, "", False), (50, "", True), (80, "12", False)])
def test_a_rest_of_fifty_days_is_told_once(tmp_path: Path, days: int, known: str, opened: bool) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "git").write_text(f"#!/bin/sh\necho $(( $(date +%s) - {days} * 86400 ))\n")
    (programs / "gh").write_text(f'#!/bin/sh\necho "$2" >> {tmp_path}/asked\n[ "$2" = create ] || echo {known}\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    run_tool(TOOLS / "remind-of-schedule", tmp_path, PATH=f"{programs}:{os.environ['PATH']}")
    asked = (tmp_path / "asked").read_text().split() if (tmp_path / "asked").exists() else []
    assert ("create" in asked) == opened


def test_a_runs_summary_has_the_build_and_the_bulletins_of_weeks_that_are_on(tmp_path: Path) -> None:
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for week, years in {"old": ("2001", "2001"), "on": ("2001", "2199")}.items():
        folder = tmp_path / "content" / "weeks" / week
        folder.mkdir(parents=True)
        (folder / "week.yml").write_text(f'start: {years[0]}-05-12\nend: "{years[1]}-05-14"\n')
    (programs / "python").write_text('#!/bin/sh\necho "$@"\n')
    (programs / "python").chmod(0o755)
    (tmp_path / "build.txt").write_text("做了 3 页\n")
    said = subprocess.run(
        [str(TOOLS / "run-summary"), "build.txt"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    assert "做了 3 页" in said
    assert re.findall(r"--week (\w+)", said) == ["on"]
