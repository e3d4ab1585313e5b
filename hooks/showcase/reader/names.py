"""Names of folders and files as days and addresses, and a proposal where a name cannot be an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from showcase.urls import SLUG_LENGTH

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AS_PYPINYIN_READS: Mapping[str, str] = MappingProxyType({})


def day_of(name: str) -> date | None:
    """The day that a name such as `2023-05-15` stands for; None if it is no day."""
    if not _DAY.fullmatch(name):
        return None
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def propose_slug(name: str, readings: Mapping[str, str] = _AS_PYPINYIN_READS) -> str:
    """A name in pinyin that may be an address; the editor decides. `readings` says how some words are read, the longest first."""
    words = re.findall(r"[a-z0-9]+", _read_aloud(name, readings).lower())
    slug = "-".join(words)
    if len(slug) > SLUG_LENGTH:
        # Between two syllables, if it can be.
        slug = slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug or "mingcheng"


def _read_aloud(name: str, readings: Mapping[str, str]) -> str:
    # Its dictionaries are slow to load and large; sound names are never read aloud.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    terms = sorted(readings, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, terms))})", name) if terms else [name]
    return " ".join(readings.get(part) or " ".join(lazy_pinyin(part)) for part in parts)
