"""A site's size against what its host allows, and the pages that weigh most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from showcase.urls import MEDIA

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


def measure_budget(site_bytes: int, limit_bytes: int, weights: Iterable[PageWeight]) -> Budget:
    """The budget of a site of so many bytes, with the weights of its pages."""
    heaviest = sorted(weights, key=lambda weight: (-weight.bytes, weight.url))[:HEAVIEST]
    return Budget(site_bytes, limit_bytes, tuple(heaviest))


def named_renditions(page: str) -> frozenset[str]:
    """The renditions that a page's HTML names, whichever of them a browser picks."""
    return frozenset(_NAMED.findall(page))
