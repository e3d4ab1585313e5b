"""A typeface in the parts that fonts for the web come in: each character is drawn from the part that holds it.

Source: the `unicode.json` of Fontsource packages says which part holds which characters (CSS unicode-range).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

WEIGHT = 800


@dataclass(frozen=True)
class Typeface:
    """A variable typeface; `path` is the package's folder."""

    path: Path

    @cached_property
    def _parts(self) -> dict[int, str]:
        """The part that holds each character, by its number."""
        ranges = json.loads((self.path / "unicode.json").read_bytes())
        # Where two name a character, the first one holds it: those by script, which come last, name whole blocks.
        return {number: part for part, text in reversed(ranges.items()) for number in _numbers(text)}

    def length(self, text: str, size: int) -> float:
        """How wide a line of text is, in pixels, at a size in pixels."""
        return sum(_font(path, size).getlength(run) for path, run in self._runs(text))

    def draw(self, canvas: ImageDraw.ImageDraw, centre: tuple[float, float], text: str, size: int, color: str) -> None:
        """Draw a line of text around a point in its middle."""
        x, y = centre[0] - self.length(text, size) / 2, centre[1]
        for path, run in self._runs(text):
            font = _font(path, size)
            canvas.text((x, y), run, font=font, fill=color, anchor="lm")
            x += font.getlength(run)

    def _runs(self, text: str) -> Iterator[tuple[Path, str]]:
        package = self.path.name
        for part, characters in groupby(text, lambda character: self._parts.get(ord(character), "latin")):
            yield self.path / "files" / f"{package}-{part.strip('[]')}-wght-normal.woff2", "".join(characters)


def _numbers(ranges: str) -> Iterator[int]:
    for span in ranges.split(","):
        first, _, last = span.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


@lru_cache(maxsize=256)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    # The plain layout engine does the same on every machine; there is nothing to shape in a title.
    font = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([WEIGHT])
    return font
