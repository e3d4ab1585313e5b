"""Originals, and the photos and films that a school shows of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class MediaFile:
    """An original as its header tells: what it is, not what its name says. Sizes are upright, in pixels and bytes.

    `panorama` says whether its metadata calls it a whole equirectangular one; `pages` is a document's number of them.
    """

    source_path: PurePosixPath
    sha256: str
    media_type: str
    bytes: int
    width: int
    height: int
    seconds: float = 0.0
    panorama: bool = False
    pages: int = 0


@dataclass(frozen=True)
class Photo:
    """A picture that a school shows: its caption is its alternative text; `focal` in fractions from left and top.

    `pupils` says whether a pupil can be recognised in it, `consent` whether that was agreed to; `key` is its front matter key;
    `panorama` whether it shows all directions (equirectangular, 2:1).
    """

    file: MediaFile
    caption: str
    key: str
    credit: str = ""
    focal: tuple[float, float] = (0.5, 0.5)
    pupils: bool = True
    consent: bool = False
    panorama: bool = False


@dataclass(frozen=True)
class Video:
    """A film that a school shows; `pupils` and `consent` as for a photo; `subtitles` is a WebVTT file."""

    file: MediaFile
    caption: str
    key: str
    credit: str = ""
    pupils: bool = True
    consent: bool = False
    subtitles: MediaFile | None = None
