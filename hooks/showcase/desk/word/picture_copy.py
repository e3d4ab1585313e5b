"""Pictures for those outside the house: small ones for documents, and originals without what the camera noted.

Each function opens an original, and is to be called through `bounded` alone.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from showcase.bounded import Bounds, OutOfBounds, run_bounded
from showcase.desk.jpeg_copy import copy_jpeg
from showcase.media.pixels import decode
from showcase.media.planes import image_of, planes_of, shrunk
from showcase.model import MediaFile
from showcase.reader.media_file import changed_meanwhile, refusal
from showcase.reader.photo_exif import orientation_of, says_adobe_rgb
from showcase.reader.photo_file import opened

# 300 dots an inch on a sheet of A4 with the margins of official documents, nearly.
DOCUMENT_SIDE = 1600
# As for downloads: a PNG of 99 megapixels is the largest that is decoded and encoded whole.
COPY_BOUNDS = Bounds(seconds=40, megabytes=1024)
_JPEG = "image/jpeg"


def document_size(file: MediaFile) -> tuple[int, int]:
    """Width and height in pixels of a picture in a document, the longer side no more than DOCUMENT_SIDE."""
    scale = min(1.0, DOCUMENT_SIDE / max(file.width, file.height))
    return max(1, round(file.width * scale)), max(1, round(file.height * scale))


def document_picture(root: Path, file: MediaFile) -> bytes:
    """A JPEG for a document, of nothing but pixels; UnfitMedia if the original is broken or was changed."""
    return _bounded(_encode_small, root, file)


def original_copy(root: Path, file: MediaFile) -> bytes:
    """The original as a JPEG: its own pixels to the bit where it is one, else in full size; UnfitMedia as above."""
    return _bounded(_copy_whole, root, file)


def _bounded(function: object, root: Path, file: MediaFile) -> bytes:
    try:
        return run_bounded(COPY_BOUNDS, function, root / file.source_path, file)  # type: ignore[arg-type]
    except OutOfBounds as fault:
        raise refusal(fault, COPY_BOUNDS) from None
    except FileNotFoundError:
        raise changed_meanwhile() from None


def _encode_small(path: Path, file: MediaFile) -> bytes:
    size = document_size(file)
    return _jpeg(image_of(shrunk(planes_of(decode(path, file, size[0])), size)), 85)


def _copy_whole(path: Path, file: MediaFile) -> bytes:
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise changed_meanwhile()
    if file.media_type == _JPEG:
        source = io.BytesIO(data)
        with opened(source) as image:
            orientation, adobe_rgb = orientation_of(image, source), says_adobe_rgb(image, source)
        try:
            return copy_jpeg(data, orientation, adobe_rgb=adobe_rgb)
        except ValueError:
            # Decoders forgive more than a copy may: then its pixels are all that is taken.
            return _jpeg(decode(path, file, file.width), 95)
    return _jpeg(decode(path, file, file.width), 95)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    # Of a decoded picture Pillow would take over what it still knows: a comment, a profile of colours that it no longer has.
    image.info.clear()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
