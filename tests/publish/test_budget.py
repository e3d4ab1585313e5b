"""A site's size against its host's limit."""

from __future__ import annotations

from pathlib import Path

from showcase.publish.budget import HEAVIEST, PageWeight, measure_budget


def write(path: Path, data: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data, encoding="utf-8")


def test_every_byte_of_the_site_counts(tmp_path: Path) -> None:
    write(tmp_path / "index.html", "1234")
    write(tmp_path / "week" / "feed.xml", "123456")
    budget = measure_budget(tmp_path, 20)
    assert (budget.bytes, budget.share) == (10, 0.5)


def test_a_page_weighs_what_it_names_each_rendition_once(tmp_path: Path) -> None:
    page = '<img src="../media/ab12.jpg" srcset="../media/cd34.webp 480w, ../media/ab12.jpg 960w"><img src="../media/ffff.jpg">'
    write(tmp_path / "week" / "index.html", page)
    write(tmp_path / "media" / "ab12.jpg", "x" * 100)
    write(tmp_path / "media" / "cd34.webp", "x" * 1000)
    write(tmp_path / "media" / "ee56.webp", "x" * 10_000)
    assert measure_budget(tmp_path, 1).heaviest == (PageWeight("week/", len(page) + 1100),)


def test_a_page_is_named_once_though_both_editions_count(tmp_path: Path) -> None:
    for path in ("week", "hant/week", "hantian"):
        write(tmp_path / path / "index.html", "x" * 10)
    budget = measure_budget(tmp_path, 100)
    assert [page.url for page in budget.heaviest] == ["hantian/", "week/"]
    assert budget.bytes == 30


def test_the_heaviest_pages_stand_first_and_equal_ones_by_address(tmp_path: Path) -> None:
    for number in range(HEAVIEST + 2):
        write(tmp_path / f"p{number:02}" / "index.html", "x" * (50 if number == 7 else 10))
    write(tmp_path / "index.html", "x" * 40)
    heaviest = measure_budget(tmp_path, 1).heaviest
    assert [page.url for page in heaviest[:4]] == ["p07/", "/", "p00/", "p01/"]
    assert len(heaviest) == HEAVIEST


def test_a_page_with_a_board_weighs_the_descriptor_and_not_the_tiles_of_which_a_viewer_takes_a_few(
    tmp_path: Path,
) -> None:
    page = '<a href="../media/ab12.jpg" data-tiles="../media/cd34.dzi">展板</a>'
    write(tmp_path / "school" / "index.html", page)
    write(tmp_path / "media" / "ab12.jpg", "x" * 10)
    write(tmp_path / "media" / "cd34.dzi", "x" * 100)
    for level in range(3):
        write(tmp_path / "media" / "cd34_files" / str(level) / "0_0.webp", "x" * 1000)
    budget = measure_budget(tmp_path, 1)
    assert budget.heaviest == (PageWeight("school/", len(page.encode()) + 110),)
    # The host stores them all the same.
    assert budget.bytes == len(page.encode()) + 3110
