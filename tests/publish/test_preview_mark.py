"""A preview and the public site never take each other's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plain_theme import write_files
from showcase.publish.preview_mark import NOTE, MixedUp, is_marked, keep_apart
from showcase.urls import PREVIEW_NOTE

PUBLIC = {"index.html": False, "404.html": False}
PREVIEW = {"index.html": True, "404.html": True}


@pytest.mark.parametrize(
    "page",
    [
        "<html data-preview lang=zh><p>预览",
        "<html data-preview>",
        '<html lang=zh><span data-preview class="preview-badge">草稿</span>',
        "<p>很多\n<aside data-preview>",
    ],
)
def test_a_page_of_a_preview_is_known_by_its_mark(page: str) -> None:
    assert is_marked(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<html lang=zh><p>在 &lt;html data-preview&gt; 里，data-preview 是标记",
        "<html lang=zh><p data-previewer>",
        '<html lang="zh" title="<html data-previews">',
        "",
    ],
)
def test_words_that_only_speak_of_the_mark_are_none(page: str) -> None:
    assert not is_marked(page.encode())


def test_the_site_and_a_preview_each_have_their_folder(tmp_path: Path) -> None:
    keep_apart(PUBLIC, write_files(tmp_path / "site", {"index.html": "old"}), preview=False)
    keep_apart(PREVIEW, tmp_path / "preview", preview=True)
    keep_apart(PREVIEW, write_files(tmp_path / "preview", {PREVIEW_NOTE: NOTE, "index.html": "old"}), preview=True)


@pytest.mark.parametrize("marked", ["index.html", "404.html", "hant/week/index.html"])
def test_one_page_with_the_mark_is_reason_enough_to_publish_nothing(tmp_path: Path, marked: str) -> None:
    with pytest.raises(MixedUp, match="未审核") as refused:
        keep_apart({**PUBLIC, marked: True}, tmp_path / "site", preview=False)
    assert marked in str(refused.value)


@pytest.mark.parametrize("plain", ["index.html", "404.html", "other.html"])
def test_one_page_without_the_mark_is_no_part_of_a_preview(tmp_path: Path, plain: str) -> None:
    with pytest.raises(MixedUp, match=plain):
        keep_apart({**PREVIEW, plain: False}, tmp_path / "preview", preview=True)


def test_a_preview_does_not_take_the_place_of_anything_else(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {"index.html": "the site"})
    (tmp_path / "preview").symlink_to(site, target_is_directory=True)
    for target in (site, tmp_path / "preview"):
        with pytest.raises(MixedUp):
            keep_apart(PREVIEW, target, preview=True)


def test_an_empty_folder_may_become_a_preview(tmp_path: Path) -> None:
    (tmp_path / "preview").mkdir()
    keep_apart(PREVIEW, tmp_path / "preview", preview=True)


def test_the_note_says_what_not_to_do() -> None:
    assert "不要上传到网站" in NOTE.decode()
