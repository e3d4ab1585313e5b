"""Ways to shrink a photo to its three widths: how near the pixels come before they are encoded, and what it costs."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from outputs import OURS
from PIL import Image
from PIL.Image import Resampling
from similarity import reference, ssim

from showcase.media.planes import image_of, planes_of, write_planes
from showcase.media.planes import shrunk as shrunk_planes
from showcase.media.rendition import WEBP_SPECS

Size = tuple[int, int]
WIDTHS = tuple(sorted((output.width for output in OURS if output.format == "webp"), reverse=True))
# Images from wide to narrow, and the seconds that shrinking and then encoding them as WebP took.
Shrunk = tuple[list[Image.Image], float, float]


@dataclass(frozen=True)
class Way:
    """Mean SSIM by width, before encoding; milliseconds of one processor for shrinking and for encoding all three."""

    ssim: Mapping[int, float]
    shrinking: float
    encoding: float


def compare_ways(photos: Sequence[Path]) -> Mapping[str, Way]:
    """Each way over the photos."""
    with ProcessPoolExecutor() as workers:
        found = list(workers.map(_try_ways, photos))
    return {
        name: Way(
            {width: mean(of_photo[name].ssim[width] for of_photo in found) for width in WIDTHS},
            mean(of_photo[name].shrinking for of_photo in found),
            mean(of_photo[name].encoding for of_photo in found),
        )
        for name in found[0]
    }


def _try_ways(photo: Path) -> dict[str, Way]:
    Image.init()
    with Image.open(photo) as original:
        original.load()
    sizes = [(width, round(width * original.height / original.width)) for width in WIDTHS]
    goals = [reference(original, size) for size in sizes]
    with Image.open(photo) as image:
        image.draft(None, sizes[0])
        half = image.convert("RGB")
    ways: dict[str, Callable[[], Shrunk]] = {
        "whole original, Lanczos, each by itself": lambda: _pillow(original, sizes, Resampling.LANCZOS, chained=False),
        "half, Lanczos, each by itself": lambda: _pillow(half, sizes, Resampling.LANCZOS, chained=False),
        "half, Lanczos, each from the next wider": lambda: _pillow(half, sizes, Resampling.LANCZOS),
        "half, bicubic, each from the next wider": lambda: _pillow(half, sizes, Resampling.BICUBIC),
        "half, Hamming, each from the next wider": lambda: _pillow(half, sizes, Resampling.HAMMING),
        "half, swscale's Lanczos in planes, each from the next wider": lambda: _planes(half, sizes),
    }
    return {name: _judged(way(), goals) for name, way in ways.items()}


def _judged(shrunk: Shrunk, goals: Sequence[Image.Image]) -> Way:
    images, shrinking, encoding = shrunk
    near = {image.width: ssim(image, goal) for image, goal in zip(images, goals, strict=True)}
    return Way(near, shrinking * 1000, encoding * 1000)


def _pillow(image: Image.Image, sizes: Sequence[Size], resampling: Resampling, *, chained: bool = True) -> Shrunk:
    started = time.process_time()
    images: list[Image.Image] = []
    for size in sizes:
        images.append((images[-1] if chained and images else image).resize(size, resampling))
    ready = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for spec, made in zip(reversed(WEBP_SPECS), images, strict=True):
            made.save(Path(folder) / "a.webp", quality=spec.quality, method=spec.method)
    return images, ready - started, time.process_time() - ready


def _planes(image: Image.Image, sizes: Sequence[Size]) -> Shrunk:
    started = time.process_time()
    frames = [planes_of(image)]
    for size in sizes:
        frames.append(shrunk_planes(frames[-1], size))
    ready = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        for spec, frame in zip(reversed(WEBP_SPECS), frames[1:], strict=True):
            write_planes(frame, spec, Path(folder) / "a.webp")
    done = time.process_time()
    return [image_of(frame) for frame in frames[1:]], ready - started, done - ready
