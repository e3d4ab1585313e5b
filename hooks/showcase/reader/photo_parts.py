"""Parts of photo files that Pillow does not hand out before it decodes, or not at all."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

# TIFF 6.0 and DNG 1.7: what the pixels are, a reduced version of another picture, the colours of a sensor, DNGVersion.
_PHOTOMETRIC, _SUBFILE_TYPE, _DNG_VERSION = 262, 254, 50706
_REDUCED, _SENSOR_COLORS = 1, frozenset({32803, 34892})


def png_chunk(file: BinaryIO, kind: bytes) -> bytes:
    """The first chunk of that kind, wherever it stands (PNG, third edition, 5.3); empty without one."""
    file.seek(8)
    while len(head := file.read(8)) == 8:
        length, found = struct.unpack(">I4s", head)
        if found == kind:
            return file.read(length)
        file.seek(length + 4, 1)
    return b""


def color_codes(file: BinaryIO) -> tuple[int, int] | None:
    """Primaries and transfer (ITU-T H.273) from the first colr box of a HEIF container; None if it tells none."""
    file.seek(0)
    part = memoryview(file.read())
    # ISO/IEC 14496-12 and 23008-12: boxes in boxes; the first has a version and flags before them.
    for kind, skipped in ((b"meta", 0), (b"iprp", 4), (b"ipco", 0)):
        part = next((content for found, content in _boxes(part[skipped:]) if found == kind), memoryview(b""))
    for found, content in _boxes(part):
        if found == b"colr" and len(content) >= 8:
            kind, primaries, transfer = struct.unpack_from(">4sHH", content)
            if kind == b"nclx":
                return primaries, transfer
    return None


def is_raw(file: BinaryIO) -> bool:
    """Whether a TIFF is a camera's raw file, whose first picture is a thumbnail or not in colours yet."""
    file.seek(0)
    head = file.read(8)
    order = "<" if head[:2] == b"II" else ">"
    file.seek(struct.unpack(f"{order}I", head[4:].ljust(4, b"\0"))[0])
    (count,) = struct.unpack(f"{order}H", file.read(2).ljust(2, b"\0"))
    entries = file.read(12 * count)
    # Values of two bytes stand first in their field, whatever the byte order; so does the type's low half in four bytes.
    tags = {}
    for at in range(0, len(entries) - 11, 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHI4s", entries, at)
        tags[tag] = struct.unpack(f"{order}H", value[:2])[0] if kind == 3 else struct.unpack(f"{order}I", value)[0]
    return (
        _DNG_VERSION in tags or tags.get(_PHOTOMETRIC) in _SENSOR_COLORS or bool(tags.get(_SUBFILE_TYPE, 0) & _REDUCED)
    )


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        header = 8
        if size == 1 and at + 16 <= len(data):
            (size,) = struct.unpack_from(">Q", data, at + 8)
            header = 16
        if size == 0:
            size = len(data) - at
        if size < header:
            return
        yield kind, data[at + header : at + size]
        at += size
