"""A panorama's renditions: the whole sphere in the sizes that graphics processors take."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from showcase.bounded import Bounds
from showcase.media.picture import Panorama, Rendition
from showcase.media.pixels import decode
from showcase.media.planes import planes_of, shrunk, write_planes
from showcase.media.rendition import PANORAMA_SPECS, PANORAMA_WIDTHS, Spec, enough, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.model import MediaFile
from showcase.urls import media_url

# Its photo's renditions have been made by now, so that the original is known to be sound: this is only much to encode.
PANORAMA_BOUNDS = Bounds(seconds=40, megabytes=1024)


def panorama_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of a panorama's renditions."""
    return (_key(file),)


def recall_panorama(file: MediaFile, store: Store) -> Panorama | None:
    """The panorama's renditions, if the store vouches for them."""
    record = store.recall(_key(file))
    return _panorama(file, record) if record else None


def render_panorama(path: Path, file: MediaFile, store: Store) -> Panorama:
    """Make all renditions of a panorama; UnfitMedia if the original is broken."""
    specs = _specs(file)
    planes = planes_of(decode(path, file, max(PANORAMA_WIDTHS)))
    for spec in specs:
        store.keep(rendition_name(file.sha256, spec), partial(write_planes, shrunk(planes, _size(file, spec)), spec))
    names = [rendition_name(file.sha256, spec) for spec in specs]
    return _panorama(file, store.remember(_key(file), names, {}))


def _specs(file: MediaFile) -> tuple[Spec, ...]:
    return enough(PANORAMA_SPECS, file.width // 2 * 2)


def _size(file: MediaFile, spec: Spec) -> tuple[int, int]:
    # Exactly twice as wide as high, whatever a stitching program rounded.
    width = min(spec.width, file.width) // 2 * 2
    return width, width // 2


def _panorama(file: MediaFile, record: Record) -> Panorama:
    named = [(rendition_name(file.sha256, spec), spec) for spec in _specs(file)]
    return Panorama(
        tuple(
            Rendition(media_url(name), spec.media_type, *_size(file, spec), record.sizes[name]) for name, spec in named
        )
    )


def _key(file: MediaFile) -> str:
    return set_name(file.sha256, _specs(file))
