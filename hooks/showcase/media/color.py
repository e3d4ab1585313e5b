"""Which colours an original's numbers mean, and the same colours in sRGB."""

from __future__ import annotations

import io
from typing import BinaryIO

from PIL import Image, ImageChops, ImageCms

from showcase.media.icc import ADOBE_RGB, BT709, BT2020, DISPLAY_P3, matrix_profile, press_profile
from showcase.media.transfer import TRANSFERS, gamma, srgb
from showcase.reader.photo_exif import says_adobe_rgb
from showcase.reader.photo_parts import color_codes, png_chunk

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# ITU-T H.273; all others are near enough to sRGB's, or mean that nobody knows.
_PRIMARIES = {9: BT2020, 11: DISPLAY_P3, 12: DISPLAY_P3}
# Colours from all over the RGB cube, to try a transform on.
_STEPS = range(0, 256, 51)
_LATTICE = Image.frombytes(
    "RGB", (36, 6), bytes(value for r in _STEPS for g in _STEPS for b in _STEPS for value in (r, g, b))
)
# Adobe RGB (1998), 4.3.4.2.
_ADOBE_GAMMA = 2.19921875


def profile_of(image: Image.Image, file: BinaryIO) -> bytes | None:
    """The ICC profile that comes with an original, or says what its other marks say; None for sRGB."""
    embedded = image.info.get("icc_profile")
    if embedded:
        return bytes(embedded)
    codes = _codes(image, file)
    if codes is not None and (codes[0] in _PRIMARIES or codes[1] in TRANSFERS):
        return matrix_profile(_PRIMARIES.get(codes[0], BT709), TRANSFERS.get(codes[1], srgb))
    if codes is None and says_adobe_rgb(image, file):
        return matrix_profile(ADOBE_RGB, gamma(_ADOBE_GAMMA))
    return None


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An RGB, CMYK, grey or L*a*b* picture in sRGB; an RGB one is changed itself, to save memory."""
    if profile and (converted := _converted(image, profile)) is not None:
        return converted
    if image.mode == "CMYK":
        return _converted(image, press_profile()) or image.convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _codes(image: Image.Image, file: BinaryIO) -> tuple[int, int] | None:
    if image.format == "PNG":
        chunk = png_chunk(file, b"cICP")
        return (chunk[0], chunk[1]) if len(chunk) == 4 else None
    return color_codes(file) if image.format in {"AVIF", "HEIF"} else None


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """None when a profile is unreadable, or for other channels than the picture has: it says nothing about its colours."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        transform = ImageCms.ImageCmsTransform(source, _SRGB, image.mode, "RGB")
        if image.mode != "RGB":
            return transform.apply(image)
        if _changes(transform):
            transform.apply_in_place(image)
        return image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _changes(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether more than rounding comes of a transform: most profiles are sRGB's own, and the whole picture is spared."""
    return max(ImageChops.difference(_LATTICE, transform.apply(_LATTICE)).tobytes()) > 1
