"""What a published picture may consist of, told by a strict reading of its bytes and by an independent library."""

from __future__ import annotations

import io
from pathlib import Path

import exifread
from PIL import Image

# ITU T.81, table B.1: tables, frame and scan headers of a progressive JPEG; and JFIF's own mark.
_BARE_SEGMENTS = frozenset({0xE0, 0xDB, 0xC2, 0xC4, 0xDA})
# What Pillow tells of a picture that holds nothing but pixels.
_BARE_INFO = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background"}


def assert_bare(path: Path) -> None:
    """A file that holds pixels and nothing else."""
    data = path.read_bytes()
    if path.suffix == ".jpg":
        assert_bare_jpeg(data)
    else:
        assert_bare_webp(data)
    assert exifread.process_file(io.BytesIO(data), extract_thumbnail=True) == {}
    with Image.open(path) as image:
        assert image.info.keys() <= _BARE_INFO
        assert not image.getexif()
        assert getattr(image, "n_frames", 1) == 1


def assert_bare_jpeg(data: bytes) -> None:
    found = list(jpeg_segments(data))
    assert {marker for marker, _ in found} <= _BARE_SEGMENTS
    marks = [content for marker, content in found if marker == 0xE0]
    # Version 1.1, no density but the shape of pixels, no thumbnail (JFIF 1.02).
    assert marks == [b"JFIF\0\1\1\0\0\1\0\1\0\0"]


def jpeg_segments(data: bytes) -> list[tuple[int, bytes]]:
    """Every segment between the first and the last marker, which are the file's first and last bytes."""
    assert data[:2] == b"\xff\xd8"
    found, at = [], 2
    while data[at : at + 2] != b"\xff\xd9":
        assert data[at] == 0xFF, hex(at)
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        found.append((data[at + 1], data[at + 4 : at + 2 + length]))
        at += 2 + length
        if found[-1][0] == 0xDA:
            # Coded pixels, in which 0xFF is followed by a zero.
            while data[at] != 0xFF or data[at + 1] == 0:
                at += 1
    assert at + 2 == len(data), "something follows the end"
    return found


def assert_bare_webp(data: bytes) -> None:
    """One chunk with one lossy picture, padded to an even length (RFC 9649)."""
    length = int.from_bytes(data[16:20], "little")
    assert (data[:4], data[8:16]) == (b"RIFF", b"WEBPVP8 ")
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert len(data) == 20 + length + length % 2
    assert data[20 + length :] in {b"", b"\0"}
    # RFC 6386, 9.1 and 9.2: a key frame, whose first partition and its successors fill the chunk.
    assert data[20] & 1 == 0
    assert data[23:26] == b"\x9d\x01\x2a"
