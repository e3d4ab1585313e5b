"""Where the pages of a long listing begin and end, and the ways between them."""

from __future__ import annotations

import pytest

from showcase.pages.paging import Paging, cut, paging_of


def newest_first(count: int) -> list[int]:
    """1 is the oldest."""
    return list(range(count, 0, -1))


@pytest.mark.parametrize(
    ("count", "newest", "pages"), [(0, 0, 0), (1, 1, 0), (7, 7, 0), (8, 4, 1), (11, 7, 1), (12, 4, 2), (403, 7, 99)]
)
def test_a_first_page_holds_a_page_or_more_but_not_two(count: int, newest: int, pages: int) -> None:
    parts = cut(newest_first(count), 4)
    assert (len(parts.newest), len(parts.full)) == (newest, pages)
    assert {len(page) for page in parts.full} <= {4}


def test_the_parts_together_are_the_listing() -> None:
    parts = cut(newest_first(30), 4)
    assert [*parts.newest, *(item for page in reversed(parts.full) for item in page)] == newest_first(30)


def test_what_is_new_moves_no_full_page() -> None:
    pages = cut(newest_first(8), 4).full
    for count in range(9, 60):
        longer = cut(newest_first(count), 4).full
        assert longer[: len(pages)] == pages
        pages = longer
    assert pages[0] == (4, 3, 2, 1)


def numbers(paging: Paging) -> list[int | None]:
    return [step.number if step.url else None for step in paging.steps]


def test_a_listing_of_one_page_has_nowhere_to_go() -> None:
    paging = paging_of("l/", 0, 0)
    assert not paging
    assert (paging.newer, paging.older, numbers(paging)) == ("", "", [0])


def test_from_the_newest_one_goes_to_the_page_of_the_highest_number_and_from_there_down() -> None:
    chain, url = [], "l/"
    ways = {paging.url: paging for paging in (paging_of("l/", number, 3) for number in range(4))}
    while url:
        chain.append(url)
        url = ways[url].older
    assert chain == ["l/", "l/page/3/", "l/page/2/", "l/page/1/"]
    assert [ways[url].newer for url in chain] == ["", "l/", "l/page/3/", "l/page/2/"]


@pytest.mark.parametrize(
    ("number", "count", "steps"),
    [
        (0, 1, [0, 1]),
        (0, 3, [0, 3, 2, 1]),
        (0, 9, [0, 9, None, 1]),
        (9, 9, [0, 9, 8, None, 1]),
        (5, 9, [0, None, 6, 5, 4, None, 1]),
        (7, 9, [0, 9, 8, 7, 6, None, 1]),
        (3, 9, [0, None, 4, 3, 2, 1]),
        (1, 9, [0, None, 2, 1]),
    ],
)
def test_steps_lead_to_the_ends_and_to_the_pages_around(number: int, count: int, steps: list[int | None]) -> None:
    assert numbers(paging_of("l/", number, count)) == steps


def test_a_page_far_from_the_newest_is_the_same_however_many_are_added() -> None:
    assert paging_of("l/", 3, 9) == paging_of("l/", 3, 90)
