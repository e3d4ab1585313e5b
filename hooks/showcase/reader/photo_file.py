"""What a photo really is, by its first bytes and header: format, upright size, whether it is a panorama."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import pillow_heif

# The plugins register themselves; without this, Pillow would load each one that it has.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_exif import SIDEWAYS, orientation_of
from showcase.reader.photo_formats import HEAD_BYTES, photo_format, raw_file
from showcase.reader.photo_parts import is_raw
from showcase.reader.sphere_mark import is_whole_sphere

PIXEL_LIMIT = 100_000_000
PHOTO_LIMIT_BYTES = 60_000_000
# The WebP format ends here; only a strip ten times as high as wide stays beyond it when it is fitted to a page.
WEBP_LIMIT = 16_383
# One processor is what a call has; a thumbnail may show what was cropped away.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
pillow_heif.register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
# Pillow warns of a decompression bomb up to twice this size and raises beyond; `opened` makes the warning as final.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT


def identify_photo(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The photo at `root / source_path`; UnfitMedia if it is none that can be shown. Only the header is read."""
    path = root / source_path
    size = path.stat().st_size
    if size > PHOTO_LIMIT_BYTES:
        raise UnfitMedia(f"图片有 {size / 1e6:.0f} MB，太大了", "导出成 60 MB 以内的 JPEG")
    with path.open("rb") as file:
        media_type = photo_format(file.read(HEAD_BYTES)).media_type
        with opened(file) as image:
            width, height = image.size
            if orientation_of(image, file) in SIDEWAYS:
                width, height = height, width
            xmp = _xmp(image)
    if height > WEBP_LIMIT and height > 10 * width:
        raise UnfitMedia(f"图片太长（{width}×{height}）", "截成几段再放进来")
    panorama = is_whole_sphere(xmp, width, height)
    return MediaFile(source_path, sha256, media_type, size, width, height, panorama=panorama)


@contextmanager
def opened(file: BinaryIO) -> Iterator[Image.Image]:
    """A photo's header, its pixels not decoded yet; UnfitMedia when it is none, and when the body raises as decoders do."""
    file.seek(0)
    plugin = photo_format(file.read(HEAD_BYTES)).plugin
    try:
        # Whatever else a decoder warns of, it goes on; pytest makes errors of warnings, and a build must judge alike.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if plugin == "TIFF" and is_raw(file):
                raise raw_file()
            with Image.open(file, formats=[plugin]) as image:
                _check_depth(image)
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitMedia("图片的像素超过一亿，太大了", "缩小到每边 10000 像素以内") from None
    except (MemoryError, UnfitMedia):
        raise
    except Exception:
        # Pillow raises SyntaxError, TypeError, struct.error and more on broken files; all mean the same to an editor.
        raise UnfitMedia("损坏了，打不完整", "重新从相机或手机导出这张图片，再放进来") from None


def _xmp(image: Image.Image) -> bytes:
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return xmp.encode() if isinstance(xmp, str) else bytes(xmp)


def _check_depth(image: Image.Image) -> None:
    if image.mode in {"I", "F"}:
        raise UnfitMedia("每个像素有 32 位，是测量数据而不是照片", "导出成 8 位或 16 位的图片，再放进来")
