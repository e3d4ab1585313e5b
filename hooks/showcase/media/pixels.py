"""An original's pixels: upright, opaque and in sRGB."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image, ImageCms

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, changed_meanwhile
from showcase.reader.photo_file import ORIENTATION, PHOTO_FORMATS, SIDEWAYS

_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
# How to set a picture upright, by its EXIF orientation.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PAPER = (255, 255, 255)


def decode(path: Path, file: MediaFile, greatest_width: int) -> Image.Image:
    """The picture upright, in sRGB, at most so many pixels wide; UnfitMedia if it is broken, or no longer the one that was read."""
    original = path.read_bytes()
    if hashlib.sha256(original).hexdigest() != file.sha256:
        raise changed_meanwhile()
    try:
        with Image.open(io.BytesIO(original), formats=PHOTO_FORMATS) as image:
            return _upright(image, greatest_width)
    except MemoryError:
        raise
    except Exception:
        # As in reader.photo_file: Pillow raises nearly anything on broken files.
        raise UnfitMedia("图片损坏，打不完整", "重新从相机或手机导出这张图片") from None


def _upright(image: Image.Image, greatest_width: int) -> Image.Image:
    orientation = image.getexif().get(ORIENTATION, 1)
    profile = image.info.get("icc_profile")
    upright_width = image.height if orientation in SIDEWAYS else image.width
    scale = min(1.0, greatest_width / upright_width)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    # A JPEG decoder can shrink by 2, 4 or 8 on the way, which is most of the speed; the rest is resampled.
    image.draft(None, size)
    pixels = _opaque(image)
    if pixels.size != size:
        pixels = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    pixels = _in_srgb(pixels, profile)
    turn = _TURNS.get(orientation)
    return pixels if turn is None else pixels.transpose(turn)


def _opaque(image: Image.Image) -> Image.Image:
    """RGB, CMYK or grey pixels; what is transparent shows paper."""
    if image.mode in {"RGB", "CMYK", "L"} and "transparency" not in image.info:
        image.load()
        return image
    if image.mode.startswith("I"):
        # 16 bits of grey: Pillow would cut them off instead of scaling them.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, _PAPER)
        return Image.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            # An unreadable profile, or one for other channels than the picture has, says nothing about its colours.
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
