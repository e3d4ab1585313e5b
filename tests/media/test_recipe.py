"""Recipes: what is rendered for a use is recalled by the same use, under the records that it names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import pdf, written
from showcase.media.picture import Made, Use
from showcase.media.recipe import RECIPES
from showcase.media.store import Store
from showcase.media.wanted import list_wanted
from showcase.model import MediaFile
from showcase.reader.media_file import BOUNDS, UnfitMedia
from small_site import SmallSite, draw_photo

ENTRY = {"caption": "一张图片", "pupils": False}
WORDS = "WEBVTT\n\n00:00.000 --> 00:01.000\n大家好\n"


@pytest.fixture
def originals(small_site: SmallSite) -> dict[Use, MediaFile]:
    """An original for each use."""
    board = {"title": "成果", "topic": "产教融合", "file": "board.jpg", **ENTRY}
    scene = {"title": "车间", "file": "sphere.jpg", "panorama": True, **ENTRY}
    guide = {"file": "guide.pdf", "title": "简章", "kind": "招生简章", "pupils": False}
    cover = {"file": "cover.jpg", **ENTRY}
    folder = small_site.school(boards=[board], scenes=[scene], cover=cover, downloads=[guide])
    written(pdf(), folder / "guide.pdf")
    for name, size in {"board.jpg": (1100, 700), "sphere.jpg": (600, 300), "cover.jpg": (700, 500)}.items():
        draw_photo(folder / name, size, seed=name)
    film = small_site.story_with_film(videos=[{"file": "film.mp4", "subtitles": "words.vtt", **ENTRY}])
    (film / "words.vtt").write_text(WORDS, encoding="utf-8")
    site = small_site.content().site
    assert site is not None
    return {use: item.file for item in list_wanted(site) for use in item.uses}


def store_of(small_site: SmallSite) -> Store:
    return Store(small_site.project.store_path)


def render(use: Use, path: Path, file: MediaFile, store: Store) -> tuple[list[float], Made]:
    """What a recipe makes, after the fractions of it that it tells."""
    found, told = RECIPES[use].render(path, file, store), []
    if not hasattr(found, "send"):
        return told, found
    while True:
        try:
            told.append(next(found))
        except StopIteration as end:
            return told, end.value


def test_every_use_has_a_recipe() -> None:
    assert set(RECIPES) == set(Use)


def test_a_use_has_only_its_own_recipe() -> None:
    with pytest.raises(TypeError):
        RECIPES[Use.PHOTO] = RECIPES[Use.BOARD]  # type: ignore[index]


@pytest.mark.parametrize("use", list(Use))
def test_what_is_rendered_is_recalled_the_same(
    small_site: SmallSite, originals: dict[Use, MediaFile], use: Use
) -> None:
    file, store, recipe = originals[use], store_of(small_site), RECIPES[use]
    assert recipe.recall(file, store) is None
    told, made = render(use, small_site.root / file.source_path, file, store)
    assert recipe.recall(file, store) == made
    assert told == sorted(told)
    assert all(0 <= fraction <= 1 for fraction in told)
    # Its records name all its files, each once; so none of them is taken for an orphan.
    recorded = [name for key in recipe.keys(file) for name in store.contents(key) or ()]
    assert sorted(f"media/{name}" for name in recorded) == sorted(rendition.url for rendition in made.files)
    assert set(store.files()) == {store.within(name) for name in (*recorded, *recipe.keys(file))}
    assert {rendition.url: rendition.bytes for rendition in made.files} == {
        f"media/{name}": store.rendition_path(name).stat().st_size for name in recorded
    }


@pytest.mark.parametrize("use", list(Use))
def test_a_set_that_lacks_any_of_its_files_is_not_recalled(
    small_site: SmallSite, originals: dict[Use, MediaFile], use: Use
) -> None:
    file, store = originals[use], store_of(small_site)
    _, made = render(use, small_site.root / file.source_path, file, store)
    for name in store.files():
        path = store.path / name
        kept = path.rename(store.path / "kept")
        assert RECIPES[use].recall(file, store) is None, name
        kept.rename(path)
    assert RECIPES[use].recall(file, store) == made


@pytest.mark.parametrize("use", list(Use))
@pytest.mark.parametrize(
    "change", [lambda path: path.write_bytes(path.read_bytes() + b"\0"), lambda path: path.unlink()]
)
def test_an_original_that_is_not_the_one_that_was_read_is_refused(
    small_site: SmallSite, originals: dict[Use, MediaFile], use: Use, change: Callable[[Path], object]
) -> None:
    file, store = originals[use], store_of(small_site)
    path = small_site.root / file.source_path
    change(path)
    # One that is gone: whoever calls the recipe says the same of it.
    with pytest.raises((UnfitMedia, FileNotFoundError)):
        render(use, path, file, store)
    assert store.files() == {}
    assert RECIPES[use].recall(file, store) is None


@pytest.mark.parametrize("use", [Use.PHOTO, Use.FILM, Use.DOWNLOAD])
def test_an_original_is_verified_without_making_anything(
    small_site: SmallSite, originals: dict[Use, MediaFile], use: Use
) -> None:
    file, verify = originals[use], RECIPES[use].verify
    path = small_site.root / file.source_path
    assert verify is not None
    verify(path, file)
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(UnfitMedia):
        verify(path, file)
    assert store_of(small_site).files() == {}


def test_whatever_is_wanted_is_verified_by_one_of_its_uses(
    small_site: SmallSite, originals: dict[Use, MediaFile]
) -> None:
    site = small_site.content().site
    assert site is not None
    unverified = [item.uses for item in list_wanted(site) if not any(RECIPES[use].verify for use in item.uses)]
    # Subtitles are read whole when they are identified.
    assert unverified == [(Use.SUBTITLES,)]


def test_larger_work_has_wider_bounds(originals: dict[Use, MediaFile]) -> None:
    assert RECIPES[Use.PHOTO].bounds(originals[Use.PHOTO]) == BOUNDS
    assert RECIPES[Use.SUBTITLES].bounds(originals[Use.SUBTITLES]) == BOUNDS
    for use in (Use.BOARD, Use.PANORAMA, Use.FILM):
        bounds = RECIPES[use].bounds(originals[use])
        assert bounds.seconds > BOUNDS.seconds
        assert bounds.megabytes > BOUNDS.megabytes
