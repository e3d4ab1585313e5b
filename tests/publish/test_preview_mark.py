"""A preview and the public site never take each other's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.publish.handover import hand_over
from showcase.publish.preview_mark import NOTE, MixedUp
from showcase.urls import PREVIEW_NOTE

PUBLIC = {"index.html": "<html lang=zh><p>网站", "feed.xml": "<rss/>"}
PREVIEW = {"index.html": "<html data-preview lang=zh><p>预览", PREVIEW_NOTE: NOTE.decode()}


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} if folder.exists() else {}


def test_the_site_and_a_preview_are_each_handed_over_to_their_folder(tmp_path: Path) -> None:
    hand_over(write(tmp_path / "a", PUBLIC), tmp_path / "site")
    hand_over(write(tmp_path / "b", PREVIEW), tmp_path / "preview", preview=True)
    hand_over(write(tmp_path / "b", PREVIEW), tmp_path / "preview", preview=True)
    assert texts(tmp_path / "site") == PUBLIC
    assert texts(tmp_path / "preview") == PREVIEW


@pytest.mark.parametrize(
    "marked",
    [
        PREVIEW,
        {**PUBLIC, PREVIEW_NOTE: ""},
        {**PUBLIC, "story.html": '<html lang=zh><span data-preview class="preview-badge">草稿</span>'},
        {**PUBLIC, "story.html": "<html data-preview>"},
    ],
)
def test_a_preview_is_never_handed_over_as_the_site(tmp_path: Path, marked: dict[str, str]) -> None:
    site = write(tmp_path / "site", PUBLIC)
    with pytest.raises(MixedUp, match="未审核"):
        hand_over(write(tmp_path / "staging", marked), site)
    assert texts(site) == PUBLIC
    assert texts(tmp_path / "staging") == marked


@pytest.mark.parametrize(
    "plain", [PUBLIC, {**PREVIEW, "other.html": "<html lang=zh>"}, {"index.html": "<html data-preview>"}]
)
def test_what_lacks_the_mark_is_not_handed_over_as_a_preview(tmp_path: Path, plain: dict[str, str]) -> None:
    with pytest.raises(MixedUp):
        hand_over(write(tmp_path / "staging", plain), tmp_path / "preview", preview=True)
    assert not (tmp_path / "preview").exists()


def test_a_preview_is_not_handed_over_onto_anything_else(tmp_path: Path) -> None:
    site = write(tmp_path / "site", PUBLIC)
    (tmp_path / "preview").symlink_to(site, target_is_directory=True)
    for target in (site, tmp_path / "preview"):
        with pytest.raises(MixedUp):
            hand_over(write(tmp_path / "staging", PREVIEW), target, preview=True)
    assert texts(site) == PUBLIC


def test_an_empty_folder_may_become_a_preview(tmp_path: Path) -> None:
    (tmp_path / "preview").mkdir()
    hand_over(write(tmp_path / "staging", PREVIEW), tmp_path / "preview", preview=True)
    assert texts(tmp_path / "preview") == PREVIEW


def test_words_that_only_speak_of_the_mark_are_none(tmp_path: Path) -> None:
    words = "<html lang=zh><p>在 &lt;html data-preview&gt; 里，data-preview 是标记"
    hand_over(write(tmp_path / "staging", {"index.html": words}), tmp_path / "site")
    assert texts(tmp_path / "site") == {"index.html": words}
