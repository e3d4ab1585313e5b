"""Pagefind's program: where npm has put it, which version it is, and a run of it that nothing on the machine changes."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

_SYSTEMS = {"win32": "windows", "cygwin": "windows"}
_PROCESSORS = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_SECONDS = 600


class IndexNotMade(Exception):
    """There is no index; says in Chinese why, and what to do."""


def find_program(packages_path: Path) -> Path:
    """The program for this machine; npm installs it for the system it runs on, whatever its processor is taken for. Raises IndexNotMade."""
    system = _SYSTEMS.get(sys.platform, sys.platform)
    processor = _PROCESSORS.get(platform.machine().lower(), "")
    name = "pagefind_extended.exe" if system == "windows" else "pagefind_extended"
    found = sorted((packages_path / "@pagefind").glob(f"{system}-*/bin/{name}"))
    if not found:
        raise IndexNotMade(
            "没有找到做搜索索引的程序 Pagefind。在项目里运行 make site，它会先装好；"
            f"在 macOS 或 Windows 上另外运行 npm install --no-save @pagefind/{system}-{processor}@1.6.0，再生成一次。"
        )
    return next((path for path in found if path.parts[-3] == f"{system}-{processor}"), found[0])


def program_version(packages_path: Path) -> str:
    """The version of the program that is found, as its package says. Raises IndexNotMade."""
    package = find_program(packages_path).parents[1] / "package.json"
    try:
        return str(json.loads(package.read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise _failed(fault) from None


def run_program(program: Path, pages_path: Path, output_path: Path) -> None:
    """Index the pages below a folder, which are named as below the site's root. Raises IndexNotMade."""
    command = [str(program.absolute()), "--site", pages_path.name, "--output-path", str(output_path.absolute())]
    # Settings of this machine must not change the site.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        process = subprocess.run(  # noqa: S603
            command, cwd=pages_path.parent, env=settings, check=False, capture_output=True, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise _failed(fault) from None
    if process.returncode:
        lines = (process.stderr or process.stdout).decode(errors="replace").strip().splitlines()
        raise _failed(lines[-1] if lines else process.returncode)


def _failed(reason: object) -> IndexNotMade:
    return IndexNotMade(f"搜索索引没有做成（{reason}）。删掉 node_modules 后运行 make site 重装，再生成一次。")
