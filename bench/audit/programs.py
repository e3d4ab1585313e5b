"""The programs of others that audit the site: Chromium, node and what npm installed beside this file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"
NODE_AT_LEAST = 22
CHROMIUM_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking")


def chromium() -> str:
    """The browser's path; SystemExit when there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not found:
        raise SystemExit("Chromium is missing: run tools/install-browser")
    return found


def node() -> str:
    """The path of a node that is new enough, the virtual environment's own first."""
    for folder in (str(Path(sys.executable).parent), *os.environ["PATH"].split(os.pathsep)):
        found = shutil.which("node", path=folder)
        if found and _major(found) >= NODE_AT_LEAST:
            return found
    raise SystemExit(f"Lighthouse wants node {NODE_AT_LEAST} or newer: pip install -r requirements-node.lock")


def version_of(package: str) -> str:
    """What npm installed."""
    return str(json.loads((PACKAGES / package / "package.json").read_text(encoding="utf-8"))["version"])


def _major(path: str) -> int:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return int(told.strip("v\n").split(".")[0])
