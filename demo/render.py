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
    grain: int
    quality: int


GRADES = {
    "small": Grade(60_000, 110_000, 2, 80),
    "portrait": Grade(60_000, 110_000, 2, 80),
    "cover": Grade(70_000, 158_000, 2, 82),
    "large": Grade(2_110_000, 2_290_000, 13, 90),
    "board": Grade(300_000, 890_000, 3, 80),
    "share": Grade(60_000, 200_000, 4, 84),
}


def rasterise(svg: str) -> Image.Image:
    """Turn SVG text into pixels; Chinese text needs the Noto CJK fonts."""
    dirs = [folder for folder in FONT_DIRS if Path(folder).is_dir()]
    data = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=bool(dirs), font_dirs=dirs or None)
    return Image.open(io.BytesIO(data)).convert("RGB")


def add_grain(image: Image.Image, seed: str, levels: int) -> Image.Image:
    """Lay fine monochrome grain over a picture, the same for the same seed."""
    noise = Image.frombytes("L", image.size, random.Random(seed).randbytes(image.width * image.height))
    noise = noise.point([128 + round((value - 127.5) / 127.5 * levels) for value in range(256)])
    return ImageChops.add(image, Image.merge("RGB", (noise, noise, noise)), 1, -128)


def write_jpeg(image: Image.Image, path: Path, grade: Grade, seed: str) -> int:
    """Write `image` as a JPEG whose size lies inside the grade if any quality allows it; returns bytes."""
    grained = add_grain(image, seed, grade.grain)
    low, high, quality = 40, 97, grade.quality
    while True:
        buffer = io.BytesIO()
        grained.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=2)
        size = buffer.tell()
        if size > grade.most and quality > low:
            high = quality - 1
        elif size < grade.least and quality < high:
            low = quality + 1
        else:
            break
        quality = (low + high) // 2
    if size < grade.least and grade.grain < 40:
        return write_jpeg(image, path, Grade(grade.least, grade.most, grade.grain + 3, grade.quality), seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(buffer.getvalue())
    return size
