"""Digests of what outputs are made from: values, files, programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePath
from platform import python_version
from typing import Any
from zoneinfo import ZoneInfo

import orjson

_HOOKS_PATH = Path(__file__).resolve().parents[2]
_OPTIONS = orjson.OPT_NON_STR_KEYS


def value_digest(*values: Any) -> str:
    """The digest of values that a template or a feed is given: dataclasses, tuples, mappings, words, numbers, times.

    The order of a mapping counts, as it does on a page. Raises TypeError for a value that says nothing of what it holds.
    """
    return sha256(orjson.dumps(values, default=_plain, option=_OPTIONS)).hexdigest()


def files_digest(paths: Iterable[Path], base_path: Path) -> str:
    """The digest of files, of their names below a folder and of their bytes; OSError for one that cannot be read."""
    found = sha256()
    for path in sorted(paths):
        found.update(f"{path.relative_to(base_path).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


@cache
def programs_digest() -> str:
    """The digest of our own code, of Python's version and of those of all installed packages: any of them may change what is rendered."""
    return value_digest(files_digest(_HOOKS_PATH.rglob("*.py"), _HOOKS_PATH), python_version(), installed_packages())


def installed_packages() -> list[str]:
    """Every installed package by name and version, as its metadata's folder is called (PEP 376)."""
    folders = [Path(path) for path in sys.path if os.path.isdir(path)]
    return sorted(
        {name for folder in folders for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))}
    )


def _plain(value: Any) -> Any:
    if isinstance(value, (PurePath, ZoneInfo)):
        return str(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)
