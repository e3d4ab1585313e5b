"""The theme's style sheets as one file, so that a page's first view waits for one request."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

# What a browser heeds only at a file's very beginning.
_ONLY_FIRST = ("@import", "@charset")


class NotJoinable(Exception):
    """The parts cannot become one file without a change of meaning."""


class StyleSheet(NamedTuple):
    """`url` is relative to the site's root, `data` what stands there.

    The address never changes, so that a page kept by a browser or a chat finds its styles after the next build too; `link` adds the
    contents' digest to it, so that a new page never gets old styles.
    """

    url: str
    data: bytes

    @property
    def link(self) -> str:
        """The address that pages name."""
        return f"{self.url}?{sha256(self.data).hexdigest()[:8]}"


def join_style_sheets(parts: Iterable[tuple[str, Path]], name: str) -> StyleSheet:
    """Join parts (address on the site, file) in their order as `name` in their folder, where `url(...)` means what it meant.

    Raises NotJoinable for parts of several folders or with rules that count only at a file's beginning, OSError for one that is missing.
    """
    listed = list(parts)
    folders = {PurePosixPath(url).parent for url, _ in listed}
    if len(folders) != 1:
        raise NotJoinable(f"style sheets of one site stand in one folder, not in {sorted(map(str, folders))}")
    texts = [path.read_text(encoding="utf-8").strip() for _, path in listed]
    for (url, _), text in zip(listed, texts, strict=True):
        if found := [rule for rule in _ONLY_FIRST if rule in text]:
            raise NotJoinable(f"{url}: {found[0]} counts only at the beginning of a file")
    return StyleSheet(str(folders.pop() / name), ("\n".join(texts) + "\n").encode())
