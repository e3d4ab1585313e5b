"""What a camera noted in a photo's EXIF: how it was held, and which colours it wrote."""

from __future__ import annotations

import struct
from typing import BinaryIO

from PIL import Image

from showcase.reader.photo_parts import png_chunk

# EXIF 2.32: tag Orientation, the two folders on the way to InteroperabilityIndex, and its value for Adobe RGB.
_ORIENTATION, _INTEROPERABILITY, _INDEX, _ADOBE_RGB = 0x0112, 0xA005, 1, "R03"
# Values of Orientation for a picture that lies on its side.
SIDEWAYS = frozenset({5, 6, 7, 8})


def orientation_of(image: Image.Image, file: BinaryIO) -> int:
    """How the decoded pixels are still to be turned: an EXIF orientation, 1 to 8; 1 where nothing sensible is said."""
    # The decoder has followed the container, which alone counts; that of TIFF, too, has turned the picture and tells nothing.
    if image.format == "HEIF":
        return 1
    try:
        orientation = _exif(image, file).get(_ORIENTATION)
    except _DAMAGED:
        return 1
    return orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1


def says_adobe_rgb(image: Image.Image, file: BinaryIO) -> bool:
    """Whether a camera wrote Adobe RGB without a profile, as the Design rule for Camera File system (DCF 2.0) has it."""
    try:
        index = _exif(image, file).get_ifd(_INTEROPERABILITY).get(_INDEX)
    except _DAMAGED:
        return False
    return str(index).rstrip("\0") == _ADOBE_RGB


# What Pillow raises on damaged notes; the picture beside them may be sound.
_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, struct.error)


def _exif(image: Image.Image, file: BinaryIO) -> Image.Exif:
    exif = Image.Exif()
    # In a PNG it may stand behind the pixels.
    exif.load(image.info.get("exif") or (png_chunk(file, b"eXIf") if image.format == "PNG" else b""))
    return exif
