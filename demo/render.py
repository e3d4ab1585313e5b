"""From a drawing to a file: SVG to pixels, a seeded grain, JPEG of the size that was asked for."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image, ImageChops

FONT_DIRS = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/local/share/fonts", "/Library/Fonts")


@dataclass(frozen=True)
class Grade:
    """What a JPEG must weigh (bytes), how strong its grain is (levels) and the quality tried first."""

    least: int
    most: int
    grain: float
    quality: int


GRADES = {
    "small": Grade(60_000, 92_000, 2, 80),
    "portrait": Grade(60_000, 92_000, 2, 80),
    "cover": Grade(70_000, 140_000, 2, 82),
    "large": Grade(2_102_000, 2_150_000, 10, 98),
    "board": Grade(300_000, 890_000, 3, 80),
    "plan": Grade(60_000, 130_000, 1, 82),
    "report": Grade(22_000, 40_000, 1, 72),
    "share": Grade(60_000, 200_000, 4, 84),
}


def rasterise(svg: str) -> Image.Image:
    """Turn SVG text into pixels; Chinese text needs the Noto CJK fonts."""
    dirs = [folder for folder in FONT_DIRS if Path(folder).is_dir()]
    data = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=bool(dirs), font_dirs=dirs or None)
    return Image.open(io.BytesIO(data)).convert("RGB")


def add_grain(image: Image.Image, seed: str, levels: float) -> Image.Image:
    """Lay fine monochrome grain over a picture, the same for the same seed."""
    noise = Image.frombytes("L", image.size, random.Random(seed).randbytes(image.width * image.height))
    noise = noise.point([128 + round((value - 127.5) / 127.5 * levels) for value in range(256)])
    return ImageChops.add(image, Image.merge("RGB", (noise, noise, noise)), 1, -128)


def write_jpeg(image: Image.Image, path: Path, grade: Grade, seed: str) -> int:
    """Write `image` as a JPEG whose size lies inside the grade if any setting allows it; returns bytes.

    Light files are fitted by quality; heavy ones (whose least size is a rule) by the strength of their grain.
    """
    data = _fit_grain(image, grade, seed) if grade.least > 1_000_000 else _fit_quality(image, grade, seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def _fit_quality(image: Image.Image, grade: Grade, seed: str) -> bytes:
    grained = add_grain(image, seed, grade.grain)
    low, high, quality = 40, 95, grade.quality
    while True:
        data = _encode(grained, quality)
        if len(data) > grade.most and quality > low:
            high = quality - 1
        elif len(data) < grade.least and quality < high:
            low = quality + 1
        else:
            return data
        quality = (low + high) // 2


def _fit_grain(image: Image.Image, grade: Grade, seed: str) -> bytes:
    low, high, grain = 2.0, 40.0, grade.grain
    for _ in range(12):
        data = _encode(add_grain(image, seed, grain), grade.quality)
        if grade.least <= len(data) <= grade.most:
            break
        low, high = (low, grain) if len(data) > grade.most else (grain, high)
        grain = (low + high) / 2
    return data


def _encode(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2)
    return buffer.getvalue()
