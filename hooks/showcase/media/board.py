"""A board's renditions for deep zoom: a pyramid of tiles and its descriptor, in the format that OpenSeadragon reads.

Format: Deep Zoom Image (DZI), schemas.microsoft.com/deepzoom/2008. Level 0 is one pixel, each next one twice as large.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PIL import Image

from showcase.bounded import Bounds
from showcase.media.picture import DeepZoom, Rendition
from showcase.media.pixels import decode
from showcase.media.planes import planes_of, shrunk, write_planes
from showcase.media.rendition import BOARD_SPEC, TILE_PIXELS, Spec, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.model import MediaFile
from showcase.reader.photo_file import PIXEL_LIMIT
from showcase.urls import media_url

# As for panoramas: the original is known to be sound by now.
BOARD_BOUNDS = Bounds(seconds=40, megabytes=1024)
TILE_SPEC = Spec("tile", BOARD_SPEC.detail, quality=BOARD_SPEC.quality, method=BOARD_SPEC.method)
# Tiles share a pixel with their neighbours, so that no seam shows between them.
OVERLAP = 1
_DESCRIPTOR = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="{format}"'
    ' Overlap="{overlap}" TileSize="{tile}"><Size Width="{width}" Height="{height}"/></Image>\n'
)


def board_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of a board's tiles."""
    return (_key(file),)


def recall_board(file: MediaFile, store: Store) -> DeepZoom | None:
    """The board's tiles, if the store vouches for them."""
    record = store.recall(_key(file))
    return _board(file, record) if record else None


def render_board(path: Path, file: MediaFile, store: Store) -> DeepZoom:
    """Cut a board into tiles; UnfitMedia if the original is broken."""
    name = rendition_name(file.sha256, BOARD_SPEC)
    names = []
    for level, image in _levels(decode(path, file, PIXEL_LIMIT)):
        for column, row, tile in _tiles(image):
            tile_name = f"{name.removesuffix('.dzi')}_files/{level}/{column}_{row}.{TILE_SPEC.format}"
            store.keep(tile_name, partial(write_planes, shrunk(planes_of(tile), tile.size), TILE_SPEC))
            names.append(tile_name)
    words = _DESCRIPTOR.format(
        format=TILE_SPEC.format, overlap=OVERLAP, tile=TILE_PIXELS, width=file.width, height=file.height
    )
    store.keep(name, lambda target_path: target_path.write_text(words, encoding="utf-8"))
    return _board(file, store.remember(_key(file), [name, *names], {}))


def _levels(image: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """Every level from the largest to the one pixel, by its number."""
    for level in range((max(image.size) - 1).bit_length(), -1, -1):
        yield level, image
        # Rounded up, as the format says.
        image = image.resize(((image.width + 1) // 2, (image.height + 1) // 2), Image.Resampling.LANCZOS)


def _tiles(image: Image.Image) -> Iterator[tuple[int, int, Image.Image]]:
    """Every tile of a level by column and row."""
    for row, top in enumerate(range(0, image.height, TILE_PIXELS)):
        for column, left in enumerate(range(0, image.width, TILE_PIXELS)):
            box = (
                max(left - OVERLAP, 0),
                max(top - OVERLAP, 0),
                min(left + TILE_PIXELS + OVERLAP, image.width),
                min(top + TILE_PIXELS + OVERLAP, image.height),
            )
            yield column, row, image.crop(box)


def _board(file: MediaFile, record: Record) -> DeepZoom:
    files = tuple(Rendition(media_url(name), "", 0, 0, size) for name, size in record.sizes.items())
    return DeepZoom(files[0].url, file.width, file.height, files)


def _key(file: MediaFile) -> str:
    return set_name(file.sha256, [BOARD_SPEC])
