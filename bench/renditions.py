"""What formats, efforts and qualities give on the drawn photos: bytes, SSIM and processor time, width by width."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from outputs import OURS
from PIL import Image
from similarity import reference, ssim

WIDTHS = tuple(output.width for output in OURS if output.format == "webp")


@dataclass(frozen=True)
class Choice:
    """One way to encode a picture: a name for the table, Pillow's format and its options."""

    name: str
    format: str
    options: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Yield:
    """What came of it at one width: bytes, SSIM, milliseconds of one processor."""

    bytes: float
    ssim: float
    milliseconds: float


def list_choices() -> Iterator[Choice]:
    """Everything that is compared."""
    for method in (0, 2, 4, 6):
        for quality in (74, 78, 82):
            yield Choice(
                f"WebP, method {method}, quality {quality}", "WEBP", (("method", method), ("quality", quality))
            )
    for quality in (76, 80, 84):
        options = (("quality", quality), ("progressive", True), ("optimize", True))
        yield Choice(f"JPEG, progressive, quality {quality}", "JPEG", options)
    yield Choice("JPEG, baseline, quality 80", "JPEG", (("quality", 80),))
    for speed in (8, 9):
        for quality in (58, 66):
            options = (("speed", speed), ("quality", quality), ("max_threads", 1))
            yield Choice(f"AVIF, speed {speed}, quality {quality}", "AVIF", options)


def compare_renditions(photos: Sequence[Path]) -> Mapping[tuple[str, int], Yield]:
    """The mean yield over the photos, by choice and width."""
    with ProcessPoolExecutor() as workers:
        found = list(workers.map(_yields, photos))
    return {
        key: Yield(
            *(mean(getattr(of_photo[key], name) for of_photo in found) for name in ("bytes", "ssim", "milliseconds"))
        )
        for key in found[0]
    }


def _yields(photo: Path) -> dict[tuple[str, int], Yield]:
    # The first use of a format loads its plugin.
    Image.init()
    with Image.open(photo) as original:
        original.load()
        sizes = [(width, round(width * original.height / original.width)) for width in WIDTHS]
        references = [reference(original, size) for size in sizes]
    return {
        (choice.name, goal.width): _yield(image, goal, choice)
        for image, goal in zip(_shrunk(photo, sizes), references, strict=True)
        for choice in list_choices()
    }


def _shrunk(photo: Path, sizes: Sequence[tuple[int, int]]) -> list[Image.Image]:
    """In Skillweek's steps (half by the decoder, then each from the next wider one), but in RGB, which every encoder takes."""
    with Image.open(photo) as image:
        image.draft(None, sizes[-1])
        shrunk: Image.Image = image.convert("RGB")
    images = []
    for size in reversed(sizes):
        shrunk = shrunk.resize(size, Image.Resampling.LANCZOS)
        images.append(shrunk)
    return images[::-1]


def _yield(image: Image.Image, goal: Image.Image, choice: Choice) -> Yield:
    encoded = io.BytesIO()
    started = time.process_time()
    image.save(encoded, choice.format, **dict(choice.options))
    seconds = time.process_time() - started
    with Image.open(encoded) as decoded:
        return Yield(encoded.getbuffer().nbytes, ssim(decoded, goal), seconds * 1000)
