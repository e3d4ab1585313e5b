"""What a photo really is, by its first bytes and header: format, upright size, whether it is a panorama."""

from __future__ import annotations

import warnings
from pathlib import Path, PurePosixPath

from PIL import Image

from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia

PHOTO_FORMATS = ("JPEG", "PNG", "WEBP")
PIXEL_LIMIT = 100_000_000
PHOTO_LIMIT_BYTES = 60_000_000
# The WebP format ends here; only a strip ten times as high as wide stays beyond it when it is fitted to a page.
WEBP_LIMIT = 16_383
# EXIF 2.32, tag Orientation, and its values for a picture that lies on its side.
ORIENTATION = 0x0112
SIDEWAYS = frozenset({5, 6, 7, 8})

# Pillow warns of a decompression bomb up to twice this size and raises beyond; here the warning is as final.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.simplefilter("error", Image.DecompressionBombWarning)


def identify_photo(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The photo at `root / source_path`; UnfitMedia if it is none that can be shown. Only the header is read."""
    path = root / source_path
    size = path.stat().st_size
    if size > PHOTO_LIMIT_BYTES:
        raise UnfitMedia(f"图片有 {size / 1e6:.0f} MB，太大了", "导出成 60 MB 以内的 JPEG")
    try:
        with Image.open(path, formats=PHOTO_FORMATS) as image:
            width, height = image.size
            sideways = image.getexif().get(ORIENTATION) in SIDEWAYS
            # Phones write several pictures into one JPEG and call it MPO: the first one counts.
            media_type = "image/jpeg" if image.format == "MPO" else f"image/{str(image.format).lower()}"
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnfitMedia("图片的像素超过一亿，太大了", "缩小到每边 10000 像素以内") from None
    except MemoryError:
        raise
    except Exception:
        # Pillow raises SyntaxError, TypeError, struct.error and more on broken files; all mean the same to an editor.
        raise UnfitMedia("不是能打开的 JPEG、PNG 或 WebP 图片", "在看图软件里重新导出成 JPEG，再放进来") from None
    if sideways:
        width, height = height, width
    if height > WEBP_LIMIT and height > 10 * width:
        raise UnfitMedia(f"图片太长（{width}×{height}）", "截成几段再放进来")
    return MediaFile(source_path, sha256, media_type, size, width, height)
