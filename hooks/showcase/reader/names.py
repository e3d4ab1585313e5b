"""Names of folders and files as days and addresses, and a proposal where a name cannot be an address."""

from __future__ import annotations

import re
from datetime import date

from pypinyin import lazy_pinyin

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_of(name: str) -> date | None:
    """The day that a name such as `2023-05-15` stands for; None if it is no day."""
    if not _DAY.fullmatch(name):
        return None
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def propose_slug(name: str) -> str:
    """A name in pinyin that may be an address; the editor decides."""
    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(name)).lower())
    return "-".join(words)[:80].strip("-") or "mingcheng"
