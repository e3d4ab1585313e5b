"""A photo's renditions for pages and feeds."""

from __future__ import annotations

from pathlib import Path

from showcase.media.picture import Picture
from showcase.media.picture_set import WIDEST, PictureSet
from showcase.media.pixels import decode
from showcase.media.store import Store
from showcase.model import MediaFile


def photo_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of a photo's renditions."""
    return (_set_of(file).key,)


def recall_photo(file: MediaFile, store: Store) -> Picture | None:
    """The photo's renditions, if the store vouches for them."""
    return _set_of(file).recall(store)


def render_photo(path: Path, file: MediaFile, store: Store) -> Picture:
    """Make all renditions of a photo; UnfitMedia if the original is broken."""
    return _set_of(file).render(decode(path, file, WIDEST), store)


def verify_photo(path: Path, file: MediaFile) -> None:
    """UnfitMedia if the original is broken."""
    decode(path, file, WIDEST)


def _set_of(file: MediaFile) -> PictureSet:
    return PictureSet(file.sha256, file.width, file.height)
