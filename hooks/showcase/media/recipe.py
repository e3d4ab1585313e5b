"""How an original is rendered for each use: one recipe a use, all of one shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from showcase.bounded import Bounds
from showcase.media.board import BOARD_BOUNDS, board_keys, recall_board, render_board
from showcase.media.download import (
    download_bounds,
    download_keys,
    recall_download,
    render_download,
    verify_download,
)
from showcase.media.film import film_bounds, film_keys, recall_film, render_film, verify_film
from showcase.media.panorama import PANORAMA_BOUNDS, panorama_keys, recall_panorama, render_panorama
from showcase.media.photo import photo_keys, recall_photo, render_photo, verify_photo
from showcase.media.picture import Made, Use
from showcase.media.store import Store
from showcase.media.subtitles import recall_subtitles, render_subtitles, subtitles_keys
from showcase.model import MediaFile
from showcase.reader.media_file import BOUNDS

Steps = Iterator[float]


def _photo_bounds(_file: MediaFile) -> Bounds:
    return BOUNDS


def _board_bounds(_file: MediaFile) -> Bounds:
    return BOARD_BOUNDS


def _panorama_bounds(_file: MediaFile) -> Bounds:
    return PANORAMA_BOUNDS


@dataclass(frozen=True)
class Recipe:
    """`keys` of the records, `recall` from the store, `render` from the original within `bounds`, `verify` without rendering.

    `render` returns what it made; a generator does so after the fractions that are done. `verify` is None where another use verifies.
    """

    keys: Callable[[MediaFile], tuple[str, ...]]
    recall: Callable[[MediaFile, Store], Made | None]
    render: Callable[[Path, MediaFile, Store], Made | Steps]
    bounds: Callable[[MediaFile], Bounds] = _photo_bounds
    verify: Callable[[Path, MediaFile], None] | None = None


RECIPES: Mapping[Use, Recipe] = MappingProxyType(
    {
        Use.PHOTO: Recipe(photo_keys, recall_photo, render_photo, verify=verify_photo),
        Use.FILM: Recipe(film_keys, recall_film, render_film, film_bounds, verify_film),
        Use.SUBTITLES: Recipe(subtitles_keys, recall_subtitles, render_subtitles),
        Use.BOARD: Recipe(board_keys, recall_board, render_board, _board_bounds),
        Use.PANORAMA: Recipe(panorama_keys, recall_panorama, render_panorama, _panorama_bounds),
        Use.DOWNLOAD: Recipe(download_keys, recall_download, render_download, download_bounds, verify_download),
    }
)
