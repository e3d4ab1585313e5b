"""The page of downloads."""

from __future__ import annotations

import pytest

from documents import pdf, written
from showcase.pages.downloads import DownloadsValues, file_name, size_label
from showcase.pages.page import Anchor, Page
from small_site import SmallSite, draw_photo

WEEK = "content/weeks/demo-2024"
GUIDE = {"file": "downloads/guide.pdf", "title": "招生简章", "kind": "招生简章", "pupils": False}
POSTER = {"file": "poster.jpg", "title": "夏日海报", "kind": "招生海报", "pupils": False}
LETTER = {"file": "letter.pdf", "title": "写给你", "kind": "致初中毕业生的一封信", "pupils": False}


@pytest.fixture
def page(small_site: SmallSite) -> Page:
    folder = small_site.school(short_title="试验校", downloads=[POSTER, GUIDE])
    written(pdf(12), folder / "downloads" / "guide.pdf")
    draw_photo(folder / "poster.jpg")
    letter = {"status": "submitted", "title": "带回家", "downloads": [LETTER]}
    small_site.write_front_matter(f"{WEEK}/downloads/index.md", letter, "存下来看。")
    written(pdf(), small_site.root / WEEK / "downloads" / "letter.pdf")
    small_site.approve()
    return small_site.page("demo-2024/downloads/")


def values_of(page: Page) -> DownloadsValues:
    assert isinstance(page.values, DownloadsValues)
    return page.values


def test_downloads_stand_by_kind_in_the_programmes_order(page: Page) -> None:
    values = values_of(page)
    assert [group.name for group in values.groups] == ["招生简章", "招生海报", "致初中毕业生的一封信"]
    assert (values.title, values.total, len(values.blocks)) == ("带回家", 3, 1)


def test_a_download_says_whose_it_is_and_what_it_weighs(page: Page) -> None:
    guide, poster, letter = (group.downloads[0] for group in values_of(page).groups)
    assert guide.owner == Anchor("试验职业学校", "demo-2024/schools/first/")
    assert letter.owner == Anchor("试验教育局")
    assert guide.about.startswith("PDF · 12 页 · ")
    assert poster.about.startswith("图片 · ")
    assert guide.about.endswith(" KB")


def test_a_download_has_an_address_that_never_changes_and_a_name_to_read(page: Page) -> None:
    guide, poster, letter = (group.downloads[0] for group in values_of(page).groups)
    assert guide.url.startswith("media/")
    assert [card.file_name for card in (guide, poster, letter)] == [
        "试验校-招生简章.pdf",
        "试验校-夏日海报.jpg",
        "试验-2024-写给你.pdf",
    ]


def test_a_poster_shows_itself_a_document_does_not(page: Page) -> None:
    guide, poster, _ = (group.downloads[0] for group in values_of(page).groups)
    assert guide.figure is None
    assert poster.figure is not None
    assert poster.figure.caption == "夏日海报"


def test_files_are_published_for_what_is_approved_only(small_site: SmallSite, page: Page) -> None:
    urls = {card.url for group in values_of(page).groups for card in group.downloads}
    assert urls <= small_site.generate().files.keys()
    small_site.write_front_matter(
        f"{WEEK}/downloads/index.md", {"status": "submitted", "downloads": [LETTER]}, "改过。"
    )
    (left,) = [card for group in values_of(page).groups for card in group.downloads if card.title == "写给你"]
    assert left.url not in small_site.generate().files
    assert values_of(small_site.page("demo-2024/downloads/")).total == 2


def test_a_week_that_hands_nothing_out_has_no_such_page(small_site: SmallSite) -> None:
    small_site.approve()
    assert "demo-2024/downloads/" not in small_site.generate().layout.by_url


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("龙乡学校", "招生简章"), "龙乡学校-招生简章.pdf"),
        (("a/b\\c", 'd:*?"<>|e'), "a-b-c-d-e.pdf"),
        (("..", "报"), "报.pdf"),
        (("校", "长" * 99), "校-" + "长" * 58 + ".pdf"),
        (("校", "两 行\n字"), "校-两-行-字.pdf"),
    ],
)
def test_a_files_name_is_one_on_every_system(words: tuple[str, ...], expected: str) -> None:
    assert file_name(words, ".pdf") == expected


@pytest.mark.parametrize(
    ("size", "expected"), [(1, "1 KB"), (84_600, "85 KB"), (999_999, "1000 KB"), (1_240_000, "1.2 MB")]
)
def test_sizes_are_told_as_visitors_count(size: int, expected: str) -> None:
    assert size_label(size) == expected
