"""A site's size against its host's limit."""

from __future__ import annotations

from showcase.publish.budget import HEAVIEST, Budget, OverBudget, PageWeight, measure_budget, named_renditions


def test_the_share_is_that_of_what_the_host_allows() -> None:
    budget = measure_budget(10, 20, ())
    assert (budget.bytes, budget.limit_bytes, budget.share) == (10, 20, 0.5)


def test_the_heaviest_pages_stand_first_and_equal_ones_by_address() -> None:
    weights = [PageWeight(f"p{number:02}/", 50 if number == 7 else 10) for number in reversed(range(HEAVIEST + 2))]
    heaviest = measure_budget(1, 1, [*weights, PageWeight("/", 40)]).heaviest
    assert [page.url for page in heaviest[:4]] == ["p07/", "/", "p00/", "p01/"]
    assert len(heaviest) == HEAVIEST


def test_a_page_names_each_rendition_once() -> None:
    page = '<img src="../media/ab12.jpg" srcset="../media/cd34.webp 480w, ../media/ab12.jpg 960w"><img src="../media/ffff.jpg">'
    assert named_renditions(page) == {"ab12.jpg", "cd34.webp", "ffff.jpg"}


def test_a_page_with_a_board_names_the_descriptor_and_not_the_tiles_of_which_a_viewer_takes_a_few() -> None:
    page = '<a href="../media/ab12.jpg" data-tiles="../media/cd34.dzi">展板</a> media/ee56_files/0/0_0.webp media/'
    assert named_renditions(page) == {"ab12.jpg", "cd34.dzi"}


def test_a_site_over_its_limit_says_by_how_much() -> None:
    fault = OverBudget(Budget(30, 20, ()))
    assert (str(fault), fault.budget.share) == ("30 > 20", 1.5)
