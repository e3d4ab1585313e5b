"""Synthetic weeks: so many stories as were asked for, sound, and the same for the same seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from small_site import PROJECT_ROOT


def make(folder: Path, *options: str) -> dict[str, bytes]:
    """What the command writes, by path."""
    command = [sys.executable, str(PROJECT_ROOT / "bench" / "make_content.py"), str(folder), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    options = ("--stories", "9", "--photos", "1", "--seed", "5")
    assert make(tmp_path / "a", *options) == make(tmp_path / "b", *options)


def test_another_seed_writes_other_stories(tmp_path: Path) -> None:
    first, second = (make(tmp_path / seed, "--stories", "9", "--seed", seed) for seed in ("1", "2"))
    assert first.keys() == second.keys()
    assert first != second


def test_each_story_has_its_photos(tmp_path: Path) -> None:
    written = make(tmp_path / "a", "--stories", "3", "--photos", "2")
    assert sum(path.endswith("index.md") and "/stories/" in path for path in written) == 3
    assert sum(path.endswith(".jpg") for path in written) == 6


def test_more_than_a_thousand_stories_are_several_weeks(tmp_path: Path) -> None:
    written = make(tmp_path / "a", "--stories", "1003")
    stories = [path.split("/")[2] for path in written if "/stories/" in path]
    assert {week: stories.count(week) for week in set(stories)} == {"bench-2000": 1000, "bench-2001": 3}


def test_check_finds_nothing_wrong_with_them(tmp_path: Path) -> None:
    make(tmp_path / "a", "--stories", "15", "--photos", "1")
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "check", "--root", str(tmp_path / "a")]
    done = subprocess.run(
        [*command, "--as-of", "2024-01-01T12:00"], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout
