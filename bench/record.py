"""RESULTS.md as sections that a run replaces; the words around them are written by hand."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def machine() -> str:
    """When and on what was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    return f"{datetime.now().astimezone():%Y-%m-%d}, {os.cpu_count()} processors, {memory:.0f} GiB of memory, {system}."


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table whose first column is words and the others figures."""
    ruler = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))


def replace_section(section: str, text: str) -> None:
    """Put `text` in the place of what the last run wrote; SystemExit when RESULTS.md has no such section."""
    begin, end = f"<!-- {section} -->", f"<!-- end of {section} -->"
    page = RESULTS.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not pattern.search(page):
        raise SystemExit(f"RESULTS.md has no section {begin}")
    RESULTS.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page), encoding="utf-8")
