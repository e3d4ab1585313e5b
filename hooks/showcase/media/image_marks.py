"""What cameras and programs write into a JPEG or JPEG 2000 beside its pixels, taken out without touching the pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator

# ITU T.81, table B.1.
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# Tables, frames, scans and restarts; all other markers begin words about the picture.
_PIXELS = frozenset({*range(0xC0, 0xD0), *range(0xD8, 0xDE)} - {0xC8})
# Coded pixels end at a marker that is neither a stuffed byte nor one that only starts the coder anew.
_NEXT = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
_JFIF = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
# Which colours an Adobe JPEG's numbers stand for: without it they would be read wrongly.
_ADOBE, _ADOBE_BYTES = b"Adobe", 12
# ISO/IEC 15444-1, table I.2: signature, file type, header, pixels.
_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})


def bare_jpeg(data: bytes) -> bytes:
    """A JPEG without what describes it, and without anything behind its end; ValueError if it is none."""
    if data[:2] != bytes((0xFF, _SOI)):
        raise ValueError("no JPEG")
    return data[:2] + b"".join(_kept(data))


def bare_jpeg2000(data: bytes) -> bytes:
    """A JPEG 2000 file with the boxes that a picture needs; ValueError if it is cut off. A bare codestream stays as it is."""
    if data[:4] == b"\xff\x4f\xff\x51":
        return data
    kept, at = [], 0
    while at < len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16], "big")
        end = at + length if length else len(data)
        if not at + 8 <= end <= len(data):
            raise ValueError("cut off")
        if kind in _BOXES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _kept(data: bytes) -> Iterator[bytes]:
    at, has_jfif, has_scan = 2, False, False
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 if marker in _ALONE or marker == _EOI else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SOS:
            has_scan = True
            # ITU T.81, B.2.3: a longer header would hide the end of the picture.
            if end - at != 8 + 2 * data[at + 4]:
                raise ValueError("no scan")
            following = _NEXT.search(data, end)
            end = following.start() if following else len(data)
        if marker in _PIXELS or marker in _ALONE:
            yield data[at:end]
        elif marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0" and not has_jfif:
            has_jfif = True
            yield _JFIF
        elif marker == 0xEE and data[at + 4 : at + 9] == _ADOBE:
            yield b"\xff\xee\x00\x0e" + data[at + 4 : at + 4 + _ADOBE_BYTES]
        if marker == _EOI:
            break
        at = end
    if not has_scan:
        # A segment that says it is longer than it is would take everything behind it along.
        raise ValueError("no pixels")
