"""An original's pixels: upright, opaque and in sRGB."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from showcase.media.color import in_srgb, profile_of
from showcase.media.jpeg_end import breaks_off
from showcase.media.opaque import opaque_at
from showcase.media.rendition import fitted
from showcase.model import MediaFile
from showcase.reader.media_file import changed_meanwhile
from showcase.reader.photo_exif import SIDEWAYS, orientation_of
from showcase.reader.photo_file import opened

# How to set a picture upright, by its EXIF orientation (EXIF 2.32, 4.6.4).
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def decode(path: Path, file: MediaFile, width: int) -> Image.Image:
    """The picture upright, in sRGB, and at least so many pixels wide if the original is; the rest of the way is the caller's.

    UnfitMedia if the original is broken, or no longer the one that was read.
    """
    original = path.read_bytes()
    if hashlib.sha256(original).hexdigest() != file.sha256:
        raise changed_meanwhile()
    with opened(io.BytesIO(original)) as image:
        return _upright(image, original, fitted(file.width, file.height, width))


def _upright(image: Image.Image, original: bytes, size: tuple[int, int]) -> Image.Image:
    source = io.BytesIO(original)
    orientation, profile = orientation_of(image, source), profile_of(image, source)
    if orientation in SIDEWAYS:
        size = size[1], size[0]
    # A JPEG decoder can shrink by 2, 4 or 8 on the way, which is most of the speed.
    image.draft(None, size)
    image.load()
    if image.format in {"JPEG", "MPO"} and breaks_off(image, original):
        raise ValueError("not the whole picture")
    pixels = in_srgb(opaque_at(image, size), profile)
    turn = TURNS.get(orientation)
    return pixels if turn is None else pixels.transpose(turn)
