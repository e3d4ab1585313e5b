"""A site's size against what its host allows, and the pages that weigh most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from showcase.publish.handover import list_files
from showcase.urls import HANT, MEDIA

# From here on there is time to react before a build fails.
WARNING_SHARE = 0.8
HEAVIEST = 10
_NAMED = re.compile(rf"{MEDIA}([0-9a-f]+\.[a-z0-9]+)")


@dataclass(frozen=True)
class PageWeight:
    """A page's address and the bytes of it and of every rendition that it names, whichever of them a browser picks."""

    url: str
    bytes: int


@dataclass(frozen=True)
class Budget:
    """The bytes of a rendered site, the bytes that its host allows, and its heaviest pages, the heaviest first."""

    bytes: int
    limit_bytes: int
    heaviest: tuple[PageWeight, ...]

    @property
    def share(self) -> float:
        """How much of the limit is used; above 1 the site does not fit."""
        return self.bytes / self.limit_bytes


class OverBudget(Exception):
    """A site that its host would not take."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(f"{budget.bytes} > {budget.limit_bytes}")
        self.budget = budget


def measure_budget(folder_path: Path, limit_bytes: int) -> Budget:
    """Weigh the site rendered into a folder."""
    sizes = {path: (folder_path / path).stat().st_size for path in list_files(folder_path)}
    weights = [
        PageWeight(_url(path), size + _named_bytes(folder_path / path, sizes))
        for path, size in sizes.items()
        # A page weighs the same in both editions.
        if path.suffix == ".html" and not str(path).startswith(HANT)
    ]
    heaviest = sorted(weights, key=lambda weight: (-weight.bytes, weight.url))[:HEAVIEST]
    return Budget(sum(sizes.values()), limit_bytes, tuple(heaviest))


def _named_bytes(page_path: Path, sizes: dict[PurePosixPath, int]) -> int:
    names = set(_NAMED.findall(page_path.read_text(encoding="utf-8")))
    return sum(sizes.get(PurePosixPath(MEDIA) / name, 0) for name in names)


def _url(path: PurePosixPath) -> str:
    return str(path).removesuffix("index.html") or "/"
