"""Which renditions are made of an original, and what they are called: the one place where that is decided."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import cache

import av
import PIL
from PIL import features

# Widths for a phone's column, a phone's full screen at twice the density, and a desktop's; measured in bench/ later.
PHOTO_WIDTHS = (480, 960, 1600)


@dataclass(frozen=True)
class Spec:
    """How one file is made: its kind, its greatest width in pixels (0: as it is), its format and the encoder's settings."""

    kind: str
    format: str
    width: int = 0
    quality: int = 0
    method: int = 0

    @property
    def media_type(self) -> str:
        """The media type that a server would give the file."""
        return _MEDIA_TYPES[self.format]


_MEDIA_TYPES = {"webp": "image/webp", "jpg": "image/jpeg", "mp4": "video/mp4", "json": "application/json"}

WEBP_SPECS = tuple(Spec("photo", "webp", width, quality=78, method=4) for width in PHOTO_WIDTHS)
JPEG_SPEC = Spec("photo", "jpg", 960, quality=80)
# What pages need to know of a picture besides its files: the average colour.
FACTS_SPEC = Spec("facts", "json")
FILM_SPEC = Spec("film", "mp4")


def rendition_name(sha256: str, spec: Spec) -> str:
    """The name of a rendition: a hash of the original's bytes, the spec and the encoders' versions. It never changes."""
    recipe = f"{sha256} {sorted(asdict(spec).items())} {_encoders(spec.kind)}"
    return f"{hashlib.sha256(recipe.encode()).hexdigest()[:32]}.{spec.format}"


def fitted(width: int, height: int, greatest_width: int) -> tuple[int, int]:
    """The size of a picture no wider than `greatest_width`, never enlarged, at least one pixel high."""
    if width <= greatest_width:
        return width, height
    return greatest_width, max(1, round(height * greatest_width / width))


@cache
def _encoders(kind: str) -> str:
    if kind == "film":
        return f"av {av.__version__}"
    return f"pillow {PIL.__version__} webp {features.version('webp')} jpeg {features.version('libjpeg_turbo')}"
