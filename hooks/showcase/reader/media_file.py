"""What an original really is, by its first bytes and header: format, upright size, length."""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path, PurePosixPath

import av
from PIL import Image

from showcase.model import MediaFile

PHOTO_FORMATS = ("JPEG", "PNG", "WEBP")
PIXEL_LIMIT = 100_000_000
PHOTO_LIMIT_BYTES = 60_000_000
# A phone's film may lawfully be larger than what a programme accepts; this only keeps the reader from choking.
FILM_LIMIT_BYTES = 2_000_000_000
# The WebP format ends here; only a strip ten times as high as wide stays beyond it when it is fitted to a page.
WEBP_LIMIT = 16_383
# EXIF 2.32, tag Orientation, and its values for a picture that lies on its side.
ORIENTATION = 0x0112
SIDEWAYS = frozenset({5, 6, 7, 8})

# Pillow warns of a decompression bomb up to twice this size and raises beyond; here the warning is as final.
Image.MAX_IMAGE_PIXELS = PIXEL_LIMIT
warnings.simplefilter("error", Image.DecompressionBombWarning)


class UnfitMedia(Exception):
    """A file that is not what it should be: what is wrong and what the editor can do, both in Chinese."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def sha256_of(path: Path) -> str:
    """The digest of a file's bytes, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
    except Exception:
        # Pillow raises SyntaxError, TypeError, struct.error and more on broken files; all mean the same to an editor.
        raise UnfitMedia("不是能打开的 JPEG、PNG 或 WebP 图片", "在看图软件里重新导出成 JPEG，再放进来") from None
    if sideways:
        width, height = height, width
    if height > WEBP_LIMIT and height > 10 * width:
        raise UnfitMedia(f"图片太长（{width}×{height}）", "截成几段再放进来")
    return MediaFile(source_path, sha256, media_type, size, width, height)


def identify_film(root: Path, source_path: PurePosixPath, sha256: str) -> MediaFile:
    """The film at `root / source_path`; UnfitMedia if it is not an MP4 with H.264 video and AAC or no sound."""
    path = root / source_path
    size = path.stat().st_size
    if size > FILM_LIMIT_BYTES:
        raise UnfitMedia(f"视频有 {size / 1e9:.1f} GB，太大了", "剪短或降低清晰度后再放进来")
    remedy = "用剪辑软件重新导出：MP4 格式，视频 H.264，声音 AAC"
    try:
        with av.open(str(path), format="mov,mp4,m4a,3gp,3g2,mj2") as container:
            video = container.streams.video[0]
            codecs = (video.codec_context.name, *(s.codec_context.name for s in container.streams.audio))
            width, height = video.codec_context.width, video.codec_context.height
            first = next(container.decode(video), None)
            seconds = float(container.duration or 0) / av.time_base if first else 0.0
    except Exception:
        raise UnfitMedia("不是能打开的 MP4 视频", remedy) from None
    if codecs[0] != "h264" or any(codec != "aac" for codec in codecs[1:]):
        raise UnfitMedia(f"视频的编码是 {'、'.join(codecs)}", remedy)
    if not (width and height and seconds > 0):
        raise UnfitMedia("视频没有画面或没有长度", remedy)
    if first and first.rotation % 180:
        width, height = height, width
    return MediaFile(source_path, sha256, "video/mp4", size, width, height, seconds)
