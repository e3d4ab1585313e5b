"""Which container a film is, by its first bytes, and whether the file ends where the container says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# FFmpeg's names of the only two demuxers that are ever run.
ISO_DEMUXER = "mov,mp4,m4a,3gp,3g2,mj2"
EBML_DEMUXER = "matroska,webm"
_EBML = b"\x1aE\xdf\xa3"
_SEGMENT, _CLUSTER = 0x18538067, 0x1F43B675
# Elements of a file, a segment and a cluster (RFC 9559, 5): whatever else stands there was overwritten.
_ELEMENTS = {0x1A45DFA3, _SEGMENT, 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469}
_ELEMENTS |= {_CLUSTER, 0xEC, 0xBF, 0xE7, 0xA3, 0xA0, 0xAB, 0xA7, 0x5854}
# Boxes with which a film may begin when it does not say its brand: QuickTime's, from before there were brands.
_FIRST_BOXES = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_GREATEST_HEADER = 64_000_000
_STILL_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"avif", b"avis", b"crx "}


@dataclass(frozen=True)
class Container:
    """How a film is packed: the demuxer that opens it, its media type."""

    demuxer: str
    media_type: str


def container_of(path: Path) -> Container | None:
    """The container, by content; None if it is none that films are sent in."""
    with path.open("rb") as file:
        head = file.read(256)
    if head.startswith(_EBML):
        return Container(EBML_DEMUXER, "video/webm" if b"\x42\x82\x84webm" in head else "video/matroska")
    if head[4:8] == b"ftyp":
        return _branded(head[8:12])
    return Container(ISO_DEMUXER, "video/quicktime") if head[4:8] in _FIRST_BOXES else None


def is_whole(path: Path, container: Container) -> bool:
    """Whether the parts that the container lists follow each other to the end of the file."""
    size = path.stat().st_size
    with path.open("rb") as file:
        return _boxes_reach(file, size) if container.demuxer == ISO_DEMUXER else _elements_reach(file, size)


def is_encrypted(path: Path, container: Container) -> bool:
    """Whether an MP4 film calls itself encrypted (ISO/IEC 14496-12, 8.12)."""
    if container.demuxer != ISO_DEMUXER:
        return False
    with path.open("rb") as file:
        for kind, start, length in _boxes(file, path.stat().st_size):
            if kind == b"moov":
                file.seek(start)
                header = file.read(min(length, _GREATEST_HEADER))
                return b"schm" in header and (b"encv" in header or b"enca" in header)
    return False


def _branded(brand: bytes) -> Container | None:
    if brand in _STILL_BRANDS:
        return None
    if brand == b"qt  ":
        return Container(ISO_DEMUXER, "video/quicktime")
    return Container(ISO_DEMUXER, "video/3gpp" if brand.startswith((b"3gp", b"3gr", b"3gs", b"3g2")) else "video/mp4")


def _boxes_reach(file: IO[bytes], size: int) -> bool:
    end = 0
    seen: set[bytes] = set()
    for kind, start, length in _boxes(file, size):
        if not (kind.isascii() and kind.replace(b" ", b"").isalnum()):
            # Some cameras append notes of their own that are no box.
            return {b"moov", b"mdat"} <= seen
        end = start + length
        seen.add(kind)
    return end == size


def _boxes(file: IO[bytes], size: int) -> Iterator[tuple[bytes, int, int]]:
    """The outermost boxes: type, position and length with their own header, as they say (ISO/IEC 14496-12, 4.2)."""
    position = 0
    while position < size:
        file.seek(position)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - position
        yield head[4:8], position, length
        if length < 8:
            return
        position += length


def _elements_reach(file: IO[bytes], size: int) -> bool:
    """RFC 8794, 6: each element says how long it is; a recorder that runs may leave that open for segments and clusters."""
    position = 0
    while position < size:
        file.seek(position)
        head = file.read(12)
        identity, width = _number(head, keep_mark=True)
        length, length_width = _number(head[width:], keep_mark=False)
        if identity not in _ELEMENTS or not length_width:
            return False
        position += width + length_width
        unknown = length == (1 << 7 * length_width) - 1
        if identity == _SEGMENT:
            if not unknown and position + length > size:
                return False
        elif not unknown:
            position += length
        elif identity != _CLUSTER:
            return False
    return position == size


def _number(data: bytes, *, keep_mark: bool) -> tuple[int, int]:
    """A number of variable length and its bytes (RFC 8794, 4); (0, 0) where there is none."""
    width = 9 - data[0].bit_length() if data and data[0] else 0
    if not width or len(data) < width:
        return 0, 0
    number = int.from_bytes(data[:width], "big")
    return (number if keep_mark else number & ((1 << 7 * width) - 1)), width
