"""A photo's pixels: decoded upright and in sRGB, encoded without metadata of any kind."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image, ImageCms

from showcase.media.picture import Picture, Rendition
from showcase.media.rendition import FACTS_SPEC, JPEG_SPEC, WEBP_SPECS, Spec, fitted, rendition_name
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import ORIENTATION, PHOTO_FORMATS, SIDEWAYS, UnfitMedia
from showcase.urls import media_url

Decoded = Callable[[], Image.Image]
_WIDEST = max(spec.width for spec in WEBP_SPECS)
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


def photo_specs(width: int) -> tuple[Spec, ...]:
    """The WebP specs that make sense for a picture of that width: each narrower one, and one that holds all of it."""
    enough = next((index for index, spec in enumerate(WEBP_SPECS) if spec.width >= width), len(WEBP_SPECS) - 1)
    return WEBP_SPECS[: enough + 1]


def decode(path: Path) -> Image.Image:
    """The picture upright, in sRGB, at most as wide as the widest rendition; UnfitMedia if it is broken."""
    try:
        with Image.open(path, formats=PHOTO_FORMATS) as image:
            return _upright(image)
    except Exception:
        # As in reader.media_file: Pillow raises nearly anything on broken files.
        raise UnfitMedia("图片损坏，打不完整", "重新从相机或手机导出这张图片") from None


def render_photo(path: Path, file: MediaFile, store: Store) -> Picture:
    """All renditions of a photo, making those that the store lacks; UnfitMedia if the original is broken."""
    return render_picture(file.sha256, file.width, file.height, store, lambda: decode(path))


def render_picture(sha256: str, width: int, height: int, store: Store, decoded: Decoded) -> Picture:
    """All renditions of a picture of that upright size; `decoded` is called only when one is missing."""
    specs = (*photo_specs(width), JPEG_SPEC, FACTS_SPEC)
    missing = [spec for spec in specs if store.size(rendition_name(sha256, spec)) is None]
    if missing:
        image = decoded()
        for spec in missing:
            store.keep(rendition_name(sha256, spec), partial(_write, image, spec, (width, height)))
    facts = json.loads(store.rendition_path(rendition_name(sha256, FACTS_SPEC)).read_bytes())
    renditions = [_rendition(sha256, spec, width, height, store) for spec in specs[:-1]]
    return Picture(tuple(renditions[:-1]), renditions[-1], facts["color"])


def is_rendered(file: MediaFile, store: Store) -> bool:
    """Whether the store vouches for a photo: its facts are written last, after every other rendition of it."""
    return store.size(rendition_name(file.sha256, FACTS_SPEC)) is not None


def _rendition(sha256: str, spec: Spec, width: int, height: int, store: Store) -> Rendition:
    name = rendition_name(sha256, spec)
    return Rendition(media_url(name), spec.media_type, *fitted(width, height, spec.width), store.size(name) or 0)


def _upright(image: Image.Image) -> Image.Image:
    orientation = image.getexif().get(ORIENTATION, 1)
    profile = image.info.get("icc_profile")
    upright_width = image.height if orientation in SIDEWAYS else image.width
    scale = min(1.0, _WIDEST / upright_width)
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


def _write(image: Image.Image, spec: Spec, full_size: tuple[int, int], path: Path) -> None:
    """Encode a picture, whose original has that upright size, into a file."""
    if spec.format == "json":
        pixel = image.resize((1, 1), Image.Resampling.BOX).tobytes()
        path.write_text(json.dumps({"color": f"#{pixel.hex()}"}), encoding="ascii")
        return
    size = fitted(*full_size, spec.width)
    resized = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    # A new picture from nothing but pixels: whatever the original carried cannot come along.
    bare = Image.frombytes("RGB", resized.size, resized.tobytes())
    if spec.format == "webp":
        bare.save(path, "WEBP", quality=spec.quality, method=spec.method)
    else:
        bare.save(path, "JPEG", quality=spec.quality, progressive=True, optimize=True)
