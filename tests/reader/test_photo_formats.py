"""What a file is, by its first bytes."""

from __future__ import annotations

import struct

import pytest
from PIL import Image

from originals import KINDS, quarters, saved
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_formats import HEAD_BYTES, photo_format

MEDIA_TYPES = {"progressive": "jpeg", "webp-lossless": "webp", "tiff-lzw": "tiff", "tiff-jpeg": "tiff"}


def brands(major: bytes, *compatible: bytes) -> bytes:
    content = major + bytes(4) + b"".join(compatible)
    return struct.pack(">I", 8 + len(content)) + b"ftyp" + content


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_is_told_by_its_beginning(kind: str) -> None:
    found = photo_format(saved(quarters(), kind)[:HEAD_BYTES])
    assert found.media_type == f"image/{MEDIA_TYPES.get(kind, kind)}"


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "I;16"])
@pytest.mark.parametrize("order", [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"])
def test_tiffs_of_either_byte_order_are_tiffs(mode: str, order: bytes) -> None:
    assert photo_format(saved(Image.new(mode, (8, 8)), "tiff")[:4]).plugin == "TIFF"
    assert photo_format(order + bytes(20)).plugin == "TIFF"


@pytest.mark.parametrize(
    ("head", "plugin"),
    [
        (brands(b"heic", b"mif1", b"heic"), "HEIF"),
        (brands(b"mif1", b"mif1", b"heic"), "HEIF"),
        (brands(b"msf1", b"hevc"), "HEIF"),
        (brands(b"avif", b"mif1", b"miaf"), "AVIF"),
        (brands(b"mif1", b"avif", b"miaf"), "AVIF"),
        # What follows the box is no brand.
        (brands(b"mif1", b"heic") + b"avif", "HEIF"),
    ],
)
def test_of_two_formats_in_one_container_the_brands_tell_which(head: bytes, plugin: str) -> None:
    assert photo_format(head).plugin == plugin


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?>\n<!-- drawn -->\n<SVG>", "SVG"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE svg PUBLIC", "SVG"),
        (b"<!doctype html><title>x", "网页"),
        (b"  <html>", "网页"),
        (b"<script>alert(1)</script>", "网页"),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "BMP"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "Word"),
        (b"Rar!\x1a\x07\x01\0", "压缩包"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"8BPS\0\1", "Photoshop"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "EPS"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"\xff\x0a\xfa\x7f", "JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"\0\0\1\0\1\0\x10\x10", "图标"),
        (b"II*\0\x10\0\0\0CR\2\0", "RAW"),
        (b"IIRO\x08\0\0\0", "RAW"),
        (b"IIU\0\x18\0\0\0", "RAW"),
        (b"FUJIFILMCCD-RAW 0201", "RAW"),
        (brands(b"crx ", b"crx ", b"isom"), "RAW"),
        (brands(b"isom", b"iso2", b"avc1", b"mp41"), "视频"),
        (brands(b"qt  ", b"qt  "), "视频"),
        (b"RIFF\x24\0\0\0AVI LIST", "视频"),
        (b"\x1a\x45\xdf\xa3\x01", "视频"),
        (b"FLV\x01\x05", "视频"),
    ],
)
def test_what_is_no_photo_is_refused_by_its_own_name_with_a_remedy(head: bytes, word: str) -> None:
    with pytest.raises(UnfitMedia) as fault:
        photo_format(head)
    assert word in fault.value.message
    assert len(fault.value.remedy) > 8


@pytest.mark.parametrize(
    "head",
    [b"", b"x", b"\xff", b"\xff\xd8", b"\x89PNG", b"GIF88a", b"RIFF\4\0\0\0WAVE", b"\0" * 99, b"\0\0\0\x18ftyp"[:6]],
)
def test_what_has_no_name_is_refused_with_the_formats_that_would_do(head: bytes) -> None:
    with pytest.raises(UnfitMedia, match="JPEG、PNG、WebP、HEIC、AVIF、TIFF 或 GIF"):
        photo_format(head)


@pytest.mark.parametrize("prefix", [b"\n", b"\0", b"\xef\xbb\xbf", b"GIF89", b"//", b"junk" * 10])
@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "tiff"])
def test_a_photo_with_something_before_it_is_none(kind: str, prefix: bytes) -> None:
    with pytest.raises(UnfitMedia):
        photo_format((prefix + saved(quarters(), kind))[:HEAD_BYTES])


@pytest.mark.parametrize("head", [b"<!--" * 256, b"<!---->" * 146, b"<?xml ?>" * 128, b" " * 1024])
def test_text_without_an_end_is_no_labour(head: bytes) -> None:
    with pytest.raises(UnfitMedia):
        photo_format(head)
