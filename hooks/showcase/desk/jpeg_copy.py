"""A JPEG's pixels as they are, without what the camera noted: GPS, serial numbers, thumbnails, comments, what was hung on behind."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

# ITU-T T.81, B.1.1.3, by the second byte of a marker.
_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
# Frames, tables of Huffman and arithmetic codes, quantisation, number of lines, restart interval: all that pixels are decoded with.
_PIXELS = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, _SOS}) - {0xC8}
# In coded pixels a 0xFF stands before 0x00 or a restart marker; before anything else it begins a marker.
_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_ICC, _JFIF, _ADOBE = b"ICC_PROFILE\0", b"JFIF\0", b"Adobe"


def copy_jpeg(data: bytes, orientation: int = 1, *, adobe_rgb: bool = False) -> bytes:
    """The same picture to the bit, with its colours, and with no more notes than how it is turned (EXIF 1 to 8).

    Raises ValueError where the file is not built as a JPEG is.
    """
    parts = list(_parts(data))
    heads = [part for part in parts if part[:2] == bytes((0xFF, _APP0))]
    others = [part for part in parts if part[:2] != bytes((0xFF, _APP0))]
    notes = [_notes(orientation, adobe_rgb)] if orientation != 1 or adobe_rgb else []
    return b"".join([bytes((0xFF, _SOI)), *heads[:1], *notes, *others, bytes((0xFF, _EOI))])


def _parts(data: bytes) -> Iterator[bytes]:
    """What is kept of a file, up to the end of its first picture."""
    if data[:2] != bytes((0xFF, _SOI)):
        raise ValueError("no JPEG")
    at = 2
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            raise ValueError("no marker")
        code, at = found[1][0], found.end()
        if code == _EOI:
            return
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            raise ValueError("breaks off")
        content, at = data[at + 2 : at + length], at + length
        if code == _SOS:
            end = _MARKER.search(data, at)
            if end is None:
                raise ValueError("no end")
            yield _segment(code, content) + data[at : end.start()]
            at = end.start()
        elif (kept := _kept(code, content)) is not None:
            yield _segment(code, kept)


def _kept(code: int, content: bytes) -> bytes | None:
    """What stays of a segment; None when nothing does."""
    if code in _PIXELS or (code == _APP2 and content.startswith(_ICC)):
        return content
    if code == _APP0 and content.startswith(_JFIF) and len(content) >= 14:
        # The last two bytes are the size of a thumbnail, which would follow.
        return content[:12] + b"\0\0"
    if code == _APP14 and content.startswith(_ADOBE):
        return content[:12]
    return None


def _segment(code: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, code, len(content) + 2) + content


def _notes(orientation: int, adobe_rgb: bool) -> bytes:
    """EXIF 2.32 that says how the picture is turned and, if so, that its colours are Adobe RGB (DCF 2.0)."""
    directories = [[(0x0112, 3, 1, struct.pack("<HH", orientation, 0))]]
    if adobe_rgb:
        # Each directory of one more entry leads to the next: 2 + 12 * entries + 4 bytes behind the last.
        directories[0].append((0x8769, 4, 1, struct.pack("<I", 8 + 30)))
        directories += [[(0xA005, 4, 1, struct.pack("<I", 8 + 30 + 18))], [(0x0001, 2, 4, b"R03\0")]]
    tiff = b"II*\0\x08\0\0\0"
    for entries in directories:
        tiff += struct.pack("<H", len(entries))
        tiff += b"".join(struct.pack("<HHI4s", *entry) for entry in entries) + bytes(4)
    return _segment(_APP1, b"Exif\0\0" + tiff)
