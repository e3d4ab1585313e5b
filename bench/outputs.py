"""The files that every peer makes of a photo, with the settings of Skillweek's own."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hooks"))

from showcase.media.rendition import JPEG_SPEC, WEBP_SPECS


@dataclass(frozen=True)
class Output:
    """One file made of a photo: format, width in pixels, quality; `method` is libwebp's effort, 0 for JPEG."""

    format: str
    width: int
    quality: int
    method: int = 0

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{'WebP' if self.format == 'webp' else 'JPEG'} {self.width}"

    def at(self, quality: int) -> Output:
        """The same with another quality."""
        return replace(self, quality=quality)


OURS = (
    *(Output("webp", spec.width, spec.quality, spec.method) for spec in WEBP_SPECS),
    Output("jpeg", JPEG_SPEC.width, JPEG_SPEC.quality),
)
# What a peer made: by photo (the file's stem) and output's name, the file.
Made = dict[str, dict[str, Path]]


def sort_made(files: dict[str, list[Path]]) -> Made:
    """Which file is which output, by what the files themselves say."""
    return {photo: {_name_of(path): path for path in paths} for photo, paths in files.items()}


def _name_of(path: Path) -> str:
    with Image.open(path, formats=["WEBP", "JPEG"]) as image:
        return Output((image.format or "").lower(), image.width, 0).name
