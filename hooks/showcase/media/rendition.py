"""Which renditions are made of an original, and what they are called: the one place where that is decided.

Widths, formats and qualities were chosen by measurement: bench/RESULTS.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from importlib.metadata import version

# Widths for a phone's column, a phone's full screen at twice the density, and a desktop's, each with the encoder's method: a phone is
# sent as few bytes as can be; the widest takes most of the time, and 8 % more bytes spare a third of the whole.
PHOTO_METHODS = {480: 4, 960: 4, 1600: 2}
# What phones' graphics processors take in one piece, and what the others do.
PANORAMA_WIDTHS = (4096, 8192)
TILE_PIXELS = 1024


@dataclass(frozen=True)
class Spec:
    """How one file is made: its kind, its greatest width in pixels (0: as it is), its format and the encoder's settings.

    A height is only given where the picture is cropped to it; `detail` says whatever else a kind needs to be told.
    """

    kind: str
    format: str
    width: int = 0
    height: int = 0
    quality: int = 0
    method: int = 0
    detail: str = ""

    @property
    def media_type(self) -> str:
        """The media type that a server would give the file."""
        return _MEDIA_TYPES[self.format]


# Counted up whenever our own decoding, cutting or drawing gives other pixels: what the store holds is made anew.
_OWN = 1
# Other kinds are pictures.
_ENCODERS = {"film": ("av", "webvtt-py"), "subtitles": ("av", "webvtt-py"), "document": ("pikepdf",)}
_MEDIA_TYPES = {
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "vtt": "text/vtt",
    "dzi": "application/xml",
    "pdf": "application/pdf",
}

WEBP_SPECS = tuple(Spec("photo", "webp", width, quality=78, method=method) for width, method in PHOTO_METHODS.items())
JPEG_SPEC = Spec("photo", "jpg", 960, quality=80)
PANORAMA_SPECS = tuple(Spec("panorama", "webp", width, quality=75, method=4) for width in PANORAMA_WIDTHS)
BOARD_SPEC = Spec("board", "dzi", TILE_PIXELS, quality=75, method=4, detail="webp")
SHARE_SPEC = Spec("share", "jpg", 1200, 630, quality=80)
FILM_SPEC = Spec("film", "mp4", 1280, 720, quality=23, detail="h264 veryfast 3M, aac")
SUBTITLES_SPEC = Spec("subtitles", "vtt", detail="cues")
DOCUMENT_SPEC = Spec("document", "pdf", detail="what its pages are drawn from")
# An A3 sheet in 250 dots an inch; `width` is that of the longer side.
POSTER_SPEC = Spec("poster", "jpg", 4096, quality=85)


def rendition_name(sha256: str, spec: Spec) -> str:
    """The name of a rendition: a hash of the original's bytes, the spec and the encoders' versions. It never changes."""
    recipe = f"{sha256} {_settings(spec)} {_encoders(spec.kind)}"
    return f"{hashlib.sha256(recipe.encode()).hexdigest()[:32]}.{spec.format}"


# As many as a build uses again and again; each photo that is cropped for its page has one of its own.
@lru_cache(64)
def _settings(spec: Spec) -> str:
    return str(sorted(asdict(spec).items()))


def set_name(sha256: str, specs: Iterable[Spec]) -> str:
    """The name of the record of all renditions that are made of an original for one use."""
    return record_name(rendition_name(sha256, spec) for spec in specs)


def media_type_of(name: str) -> str:
    """The media type of a rendition by its name."""
    return _MEDIA_TYPES[name.rpartition(".")[2]]


def record_name(names: Iterable[str]) -> str:
    """The name of the record of these renditions: it vouches for their names."""
    return f"{hashlib.sha256(' '.join(names).encode()).hexdigest()[:32]}.json"


def fitted(width: int, height: int, greatest_width: int) -> tuple[int, int]:
    """The size of a picture no wider than `greatest_width`, never enlarged, at least one pixel high."""
    if width <= greatest_width:
        return width, height
    return greatest_width, max(1, round(height * greatest_width / width))


def enough(specs: tuple[Spec, ...], width: int) -> tuple[Spec, ...]:
    """The specs that make sense for a picture of that width: each narrower one, and one that holds all of it."""
    last = next((index for index, spec in enumerate(specs) if spec.width >= width), len(specs) - 1)
    return specs[: last + 1]


@cache
def _encoders(kind: str) -> str:
    names = _ENCODERS.get(kind, ("av", "pillow", "pillow-heif"))
    return " ".join([*(f"{name} {version(name)}" for name in names), f"own {_OWN}"])
