"""Pagefind's program: which one is taken, what it is told, and how its failures are reported."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from showcase.publish import pagefind
from showcase.publish.pagefind import IndexNotMade, find_program, program_version, run_program
from small_site import PROJECT_ROOT

PACKAGES = PROJECT_ROOT / "node_modules"
REMEDY = r"搜索索引没有做成.*make site"


def write_program(packages: Path, script: str = "", mode: int = 0o755) -> Path:
    """A script in the place of the program."""
    system = pagefind._SYSTEMS.get(sys.platform, sys.platform)
    program = packages / "@pagefind" / f"{system}-x64" / "bin" / "pagefind_extended"
    program.parent.mkdir(parents=True)
    program.write_text(script, encoding="utf-8")
    program.chmod(mode)
    return program


@pytest.mark.parametrize(
    ("system", "machine", "expected"),
    [
        ("linux", "x86_64", "linux-x64/bin/pagefind_extended"),
        ("linux", "aarch64", "linux-arm64/bin/pagefind_extended"),
        ("darwin", "arm64", "darwin-arm64/bin/pagefind_extended"),
        ("win32", "AMD64", "windows-x64/bin/pagefind_extended.exe"),
        # An npm for another processor than Python's has installed its own.
        ("freebsd", "arm64", "freebsd-x64/bin/pagefind_extended"),
    ],
)
def test_the_program_for_this_machine_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, machine: str, expected: str
) -> None:
    for name in ("linux-x64", "linux-arm64", "darwin-arm64", "darwin-x64", "windows-x64", "freebsd-x64"):
        program = tmp_path / "@pagefind" / name / "bin" / f"pagefind_extended{'.exe' if 'windows' in name else ''}"
        program.parent.mkdir(parents=True)
        program.touch()
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(pagefind.platform, "machine", lambda: machine)
    assert find_program(tmp_path) == tmp_path / "@pagefind" / expected


def test_a_missing_program_is_said_in_one_sentence_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(IndexNotMade, match=r"Pagefind.*make site"):
        find_program(tmp_path)


def test_the_version_is_the_one_that_npm_has_installed() -> None:
    lock = (PROJECT_ROOT / "package.json").read_text("utf-8")
    assert f'"{program_version(PACKAGES)}"' in lock


@pytest.mark.parametrize("package", ["", "{", "[]", '{"name": "pagefind"}'])
def test_a_program_without_a_version_is_reported_with_a_remedy(tmp_path: Path, package: str) -> None:
    program = write_program(tmp_path)
    if package:
        (program.parents[1] / "package.json").write_text(package, encoding="utf-8")
    with pytest.raises(IndexNotMade, match=REMEDY):
        program_version(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")
@pytest.mark.parametrize(
    ("script", "mode"), [("#!/bin/sh\necho broken >&2\nexit 3\n", 0o755), ("no program", 0o755), ("", 0o644)]
)
def test_a_program_that_fails_is_reported_with_a_remedy(tmp_path: Path, script: str, mode: int) -> None:
    program = write_program(tmp_path, script, mode)
    with pytest.raises(IndexNotMade, match=REMEDY):
        run_program(program, tmp_path, tmp_path / "index")


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")
def test_a_program_that_never_ends_is_reported_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_SECONDS", 0.2)
    program = write_program(tmp_path, "#!/bin/sh\nexec sleep 20\n")
    with pytest.raises(IndexNotMade, match=REMEDY):
        run_program(program, tmp_path, tmp_path / "index")


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the program")
def test_settings_of_the_machine_do_not_reach_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "en")
    program = write_program(tmp_path, "#!/bin/sh\nenv > seen\n")
    run_program(program, tmp_path / "pages", tmp_path / "index")
    assert "PAGEFIND" not in (tmp_path / "seen").read_text("utf-8")
