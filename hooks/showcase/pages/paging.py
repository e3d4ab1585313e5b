"""A long listing cut into pages that stay as they are: numbered from the oldest, so that what is new moves none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from showcase.urls import listing_page_url

Item = TypeVar("Item")
# The page at the listing's own address.
NEWEST = 0
# Pages on either side of the present one that have a step of their own.
AROUND = 1


@dataclass(frozen=True)
class Cut(Generic[Item]):
    """A listing in parts, each newest first: `newest` stands at the listing's own address, `full[0]` is page 1, the oldest."""

    newest: tuple[Item, ...]
    full: tuple[tuple[Item, ...], ...] = ()


@dataclass(frozen=True)
class Step:
    """A page of the listing to go to; an empty address stands for pages left out."""

    number: int
    url: str


@dataclass(frozen=True)
class Paging:
    """Where a page stands in its listing: `number` is its own, `newer` and `older` lead on or are empty at the ends.

    It says nothing of how many pages there are, so that a full page does not change with each new one.
    """

    number: int
    url: str
    newer: str
    older: str
    steps: tuple[Step, ...]

    def __bool__(self) -> bool:
        return bool(self.newer or self.older)


def cut(newest_first: Sequence[Item], size: int) -> Cut[Item]:
    """Full pages of `size`, and what is newer: fewer than twice as many, so that a first page is never nearly empty."""
    count = max(len(newest_first) // size - 1, 0)
    ends = [len(newest_first) - number * size for number in range(count + 1)]
    full = tuple(tuple(newest_first[end - size : end]) for end in ends[:count])
    return Cut(tuple(newest_first[: ends[-1]]), full)


def paging_of(url: str, number: int, count: int) -> Paging:
    """The ways on from page `number` of the listing at `url`, which has `count` full pages."""
    newest_first = [NEWEST, *range(count, 0, -1)]
    place = newest_first.index(number)
    ways = {page: listing_page_url(url, page) if page else url for page in newest_first}
    older = newest_first[place + 1 : place + 2]
    return Paging(
        number=number,
        url=ways[number],
        newer=ways[newest_first[place - 1]] if place else "",
        older=ways[older[0]] if older else "",
        steps=_steps(newest_first, place, ways),
    )


def _steps(newest_first: Sequence[int], place: int, ways: dict[int, str]) -> tuple[Step, ...]:
    """The newest and the oldest page, those around the present one, and gaps between them."""
    last = len(newest_first) - 1
    near = range(max(place - AROUND, 0), min(place + AROUND, last) + 1)
    steps: list[Step] = []
    before = -1
    for shown in sorted({0, *near, last}):
        if shown - before > 2:
            steps.append(Step(0, ""))
        elif shown - before == 2:
            # A gap would take as much room as the one page that it leaves out.
            steps.append(Step(newest_first[shown - 1], ways[newest_first[shown - 1]]))
        steps.append(Step(newest_first[shown], ways[newest_first[shown]]))
        before = shown
    return tuple(steps)
