"""Contact data in words: what must never be published, unless a public body has declared it as its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = {
    "手机号": re.compile(r"(?<![0-9A-Za-z])1[3-9]\d(?:[ -]?\d{4}){2}(?![0-9A-Za-z])", re.ASCII),
    "座机号": re.compile(r"(?<![0-9A-Za-z])0\d{2,3}[-— ]?\d{7,8}(?![0-9A-Za-z])", re.ASCII),
    "邮箱": re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII),
    "QQ 号": re.compile(r"(?i:qq)[群号码：:\s]*\d{5,11}(?!\d)"),
    "身份证号": re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])", re.ASCII),
}


@dataclass(frozen=True)
class Contact:
    """One piece of contact data: its kind in Chinese, where it stands in the words, and how it may be told again."""

    kind: str
    start: int
    end: int
    masked: str


def find_contacts(words: str) -> tuple[Contact, ...]:
    """All contact data in some words, in their order."""
    found = (
        Contact(kind, match.start(), match.end(), _masked(match.group()))
        for kind, pattern in _KINDS.items()
        for match in pattern.finditer(words)
    )
    return tuple(sorted(found, key=lambda contact: (contact.start, contact.end)))


def _masked(words: str) -> str:
    """The first three characters and the last: enough to find it, too little to use it."""
    return f"{words[:3]}…{words[-1:]}"
