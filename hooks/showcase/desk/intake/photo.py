"""A photo as it was sent → the copy that goes into the repository, without what its camera noted, and a small likeness to know it by."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, ImageChops, ImageStat

from showcase.desk.jpeg_copy import copy_jpeg
from showcase.media.pixels import TURNS
from showcase.reader.media_file import UnfitMedia, sha256_of
from showcase.reader.photo_exif import orientation_of, says_adobe_rgb
from showcase.reader.photo_file import identify_photo, opened

# A likeness is a grey picture of so many dots a side.
LIKENESS_SIDE = 32
# A decoder that is asked for much fewer dots than it shows is quick, and not exact.
_DECODED_SIDE = 400
# Shrinking and packing again move a dot by half a shade of 256 on average, by five at most (bench photos); a second shot moves some by far more.
_MEAN_SHADES, _GREATEST_SHADES, _SHAPE = 1.5, 16, 0.02
_GPS_FOLDER = 0x8825
_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/tiff": "tif",
    "image/heic": "heic",
    "image/avif": "avif",
}


@dataclass(frozen=True)
class Photo:
    """A photo that can be shown. `path` and `sha256` are those of the copy for the repository, `sent_sha256` of what was sent.

    Sizes are upright, in pixels; `likeness` is a small grey picture's bytes; `tells_place` whether the copy still holds where it was taken.
    """

    path: Path
    sha256: str
    sent_sha256: str
    suffix: str
    width: int
    height: int
    likeness: bytes
    panorama: bool = False
    tells_place: bool = False


def examine_photo(path: Path, bare_path: Path) -> Photo:
    """The photo at `path`; a JPEG is copied to `bare_path` without its camera's notes. UnfitMedia if it cannot be shown."""
    _refuse_drawing(path)
    sent = sha256_of(path)
    header = identify_photo(path.parent, PurePosixPath(path.name), sent)
    likeness, has_place = _look(path)
    is_copied = header.media_type == "image/jpeg" and _bare(path, bare_path, likeness)
    kept = bare_path if is_copied else path
    return Photo(
        path=kept,
        sha256=sha256_of(kept),
        sent_sha256=sent,
        suffix=_SUFFIXES[header.media_type],
        width=header.width,
        height=header.height,
        likeness=likeness,
        panorama=header.panorama,
        tells_place=has_place and not is_copied,
    )


def difference(one: Photo, other: Photo) -> float | None:
    """How far two photos of one shape are apart, in shades of 256 on average; None when they are not the same picture."""
    if abs(one.width * other.height / (one.height * other.width) - 1) > _SHAPE:
        return None
    size = (LIKENESS_SIDE, LIKENESS_SIDE)
    pictures = [Image.frombytes("L", size, photo.likeness) for photo in (one, other)]
    apart = ImageStat.Stat(ImageChops.difference(*pictures))
    mean, greatest = apart.mean[0], apart.extrema[0][1]
    plain = min(ImageStat.Stat(picture).stddev[0] for picture in pictures)
    # Of a plain surface nothing can be said.
    return mean if mean <= _MEAN_SHADES and greatest <= _GREATEST_SHADES and plain > 2 * _MEAN_SHADES else None


def _refuse_drawing(path: Path) -> None:
    """Word turns charts and pasted drawings into its own kind of picture ([MS-EMF] 2.3.4.2, [MS-WMF] 2.3.2)."""
    with path.open("rb") as file:
        head = file.read(44)
    if head[40:] == b" EMF" or head.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0")):
        raise UnfitMedia("是 Word 里的矢量图（EMF、WMF），不是照片", "在 Word 里把它截图，存为 PNG 或 JPEG，再放进来")


def _look(path: Path) -> tuple[bytes, bool]:
    """The likeness of a picture, and whether it tells where it was taken."""
    with path.open("rb") as file, opened(file) as image:
        orientation = orientation_of(image, file)
        has_place = _has_place(image)
        image.draft("L", (_DECODED_SIDE, _DECODED_SIDE))
        grey = image.convert("RGBA").convert("L") if image.mode in {"P", "PA"} else image.convert("L")
    return (
        _upright(grey, orientation).resize((LIKENESS_SIDE,) * 2, Image.Resampling.BILINEAR).tobytes(),
        has_place,
    )


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(TURNS[orientation]) if orientation in TURNS else image


def _has_place(image: Image.Image) -> bool:
    try:
        return bool(image.getexif().get_ifd(_GPS_FOLDER))
    except (OSError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, struct.error):
        return False


def _bare(path: Path, bare_path: Path, likeness: bytes) -> bool:
    """Write the JPEG without its notes, its pixels untouched; whether the result is the same picture."""
    with path.open("rb") as file, opened(file) as image:
        orientation, adobe_rgb = orientation_of(image, file), says_adobe_rgb(image, file)
        profile, size = image.info.get("icc_profile"), image.size
    try:
        bare_path.write_bytes(copy_jpeg(path.read_bytes(), orientation, adobe_rgb=adobe_rgb))
        with bare_path.open("rb") as file, opened(file) as image:
            is_same = image.size == size and image.info.get("icc_profile") == profile
        return is_same and _look(bare_path)[0] == likeness
    except (ValueError, UnfitMedia):
        # Decoders forgive more than a copy may: such a file stays as it is.
        return False
