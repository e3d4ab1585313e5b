"""Which format a file is in, by its first bytes: one that photos come in, or what it is instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from showcase.reader.media_file import UnfitMedia

# As many bytes as tell any of these formats; text may stand behind a declaration and a comment.
HEAD_BYTES = 1024
FORMAT_NAMES = "JPEG、PNG、WebP、HEIC、AVIF、TIFF 或 GIF"


@dataclass(frozen=True)
class PhotoFormat:
    """A format that photos come in: the only one of Pillow's plugins that may open it, and its media type."""

    plugin: str
    media_type: str


_JPEG = PhotoFormat("JPEG", "image/jpeg")
_HEIC = PhotoFormat("HEIF", "image/heic")
_AVIF = PhotoFormat("AVIF", "image/avif")
_TIFF = PhotoFormat("TIFF", "image/tiff")
# Camera raw files that begin like a TIFF stand among the foreign ones, which are tried first.
_PHOTOS = (
    (re.compile(rb"\xff\xd8\xff"), _JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PhotoFormat("PNG", "image/png")),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), PhotoFormat("WEBP", "image/webp")),
    (re.compile(rb"GIF8[79]a"), PhotoFormat("GIF", "image/gif")),
    (re.compile(rb"II[*+]\0|MM\0[*+]"), _TIFF),
)
# ISO/IEC 23000-22 and 23008-12, and the AV1 Image File Format: brands of still pictures.
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})

_TO_JPEG = "用看图软件打开，另存为 JPEG，再放进来"
_RAW = ("是相机的 RAW 原始文件，不是照片", "在修图软件里冲洗，导出成 JPEG，再放进来")
_FILM = ("是视频，不是照片", "登记在 videos 里，或截一张图另存为 JPEG")
# Possessive: text that goes on like this is not tried again in every other way.
_TEXT = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*+"
_FOREIGN = tuple(
    (re.compile(pattern, re.DOTALL | re.IGNORECASE), words)
    for pattern, words in (
        (rb"(?-i:II\*\0.{4}CR|IIR[OS]|MMOR|IIU\0|FUJIFILMCCD-RAW)", _RAW),
        (rb"%PDF-", ("是 PDF 文件，不是照片", "把里面的照片另存为 JPEG，再放进来")),
        (_TEXT + rb"(?:<!doctype svg|<svg\b)", ("是 SVG 图形，不是照片", "用绘图软件打开，导出成 PNG，再放进来")),
        (
            _TEXT + rb"<(?:!doctype html|html|head|body|script|title|meta)\b",
            ("是网页，不是照片", "在浏览器里保存图片本身，不要保存网页"),
        ),
        (rb"(?-i:BM).{12}[\x0c\x28-\x7c]\0\0\0", ("是 BMP 位图，网站不收", _TO_JPEG)),
        (
            rb"(?-i:PK\x03\x04|Rar!|7z\xbc\xaf)",
            ("是压缩包或 Word、PowerPoint 文档，不是照片", "取出里面的照片，再放进来"),
        ),
        (rb"\xd0\xcf\x11\xe0", ("是 Office 文档，不是照片", "取出里面的照片，再放进来")),
        (rb"8BPS", ("是 Photoshop 工程文件，不是照片", "在 Photoshop 里导出成 JPEG，再放进来")),
        (rb"%!PS|\xc5\xd0\xd3\xc6", ("是 EPS 文件，不是照片", "用绘图软件打开，导出成 PNG，再放进来")),
        (rb"\0\0\0\x0cJXL |\xff\x0a", ("是 JPEG XL 图片，网站还不收", _TO_JPEG)),
        (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", ("是 JPEG 2000 图片，网站不收", _TO_JPEG)),
        (rb"\0\0\x01\0.\0", ("是图标文件，不是照片", _TO_JPEG)),
        (rb"(?-i:RIFF....AVI |\x1a\x45\xdf\xa3|FLV\x01|\0\0\x01[\xba\xb3])", _FILM),
    )
)


def photo_format(head: bytes) -> PhotoFormat:
    """The format of a file that begins with these bytes; UnfitMedia, with a name if it has one, when photos do not come in it."""
    for pattern, (message, remedy) in _FOREIGN:
        if pattern.match(head):
            raise UnfitMedia(message, remedy)
    if head[4:8] == b"ftyp":
        return _container_format(head)
    for pattern, photo in _PHOTOS:
        if pattern.match(head):
            return photo
    raise UnfitMedia(f"不是能打开的 {FORMAT_NAMES} 图片", _TO_JPEG)


def raw_file() -> UnfitMedia:
    """The refusal of what a camera's sensor saw: it is not a picture yet, and shows a thumbnail at best."""
    return UnfitMedia(*_RAW)


def _container_format(head: bytes) -> PhotoFormat:
    """HEIC, AVIF and films lie in the same kind of container (ISO/IEC 14496-12); its brands tell which."""
    size = int.from_bytes(head[:4], "big")
    # Behind the major brand stands its version, then the compatible ones.
    brands = {head[at : at + 4] for at in (8, *range(16, min(size, len(head)) - 3, 4))}
    major = head[8:12]
    if major == b"crx ":
        raise raw_file()
    if brands & _AVIF_BRANDS and major in _AVIF_BRANDS | {b"mif1", b"msf1"}:
        return _AVIF
    if major in _HEIC_BRANDS:
        return _HEIC
    raise UnfitMedia(*_FILM)
