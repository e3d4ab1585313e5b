"""The brand files in `media/brand/`: mark, icon, pattern and default share picture: `python demo/brand.py`."""

from __future__ import annotations

import math
import random
from pathlib import Path

from canvas import SANS, Picture
from color import HUES, INK, PAPER, VERMILION, oklch
from render import GRADES, rasterise, write_jpeg
from scenes import SCENES

FOLDER = Path(__file__).resolve().parent.parent / "media" / "brand"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" '
CELL = 80


def mark(color: str, x: float = 0, y: float = 0, scale: float = 1) -> str:
    """Seven days rise like rays, or like the teeth of a gear, from a half-turned wheel; 48 units square."""
    rays = []
    for day in range(7):
        angle = math.radians(180 + 30 * day)
        dx, dy = math.cos(angle), math.sin(angle)
        rays.append(f"M{24 + 14.6 * dx:.2f} {33 + 14.6 * dy:.2f}L{24 + 20.4 * dx:.2f} {33 + 20.4 * dy:.2f}")
    return (
        f'<g transform="translate({x:g} {y:g}) scale({scale:g})"><path d="M14 33a10 10 0 0 1 20 0a2.6 2.6 0 0 1-2.6 2.6H16.6A2.6 2.6 0 0 1 14 33Z" fill="{color}"/>'
        f'<path d="{"".join(rays)}" stroke="{color}" stroke-width="5.2" stroke-linecap="round" fill="none"/></g>'
    )


def pattern(rng: random.Random) -> str:
    """Shapes of one seamless tile of 4 x 4 cells: quarter turns, half wheels, rays, dots and bars in pale hues."""
    parts = []
    for i in range(16):
        x, y = i % 4 * CELL, i // 4 * CELL
        color, turn = oklch(0.9, 0.045, rng.choice(HUES)), rng.randrange(4) * 90
        shape = (
            f'<path d="M0 0H{CELL}A{CELL} {CELL} 0 0 1 0 {CELL}Z" fill="{color}"/>',
            f'<path d="M0 40a40 40 0 0 1 80 0Z" fill="{color}"/>',
            f'<circle cx="40" cy="40" r="22" fill="{color}"/>',
            f'<path d="M14 66V14M40 66V14M66 66V14" stroke="{color}" stroke-width="12" stroke-linecap="round"/>',
            f'<path d="M0 80A80 80 0 0 1 80 0M0 80" stroke="{color}" stroke-width="12" fill="none"/>',
            mark(color, 0, 4, CELL / 48),
            "",
        )[(i * 3 + i // 4) % 7]
        parts.append(f'<g transform="translate({x} {y}) rotate({turn} 40 40)">{shape}</g>')
    return "".join(parts)


def share_picture() -> str:
    """The words and the mark above a strip that the scene is pasted into."""
    ribbon = "".join(
        f'<rect x="{i * 1200 / 9:g}" width="{1200 / 9 + 1:g}" height="26" fill="{oklch(0.68, 0.13, hue)}"/>'
        for i, hue in enumerate(HUES)
    )
    tile = (
        f'<pattern id="p" width="320" height="320" patternUnits="userSpaceOnUse">{pattern(random.Random(7))}</pattern>'
    )
    return (
        f'{HEAD}width="1200" height="1200"><defs>{tile}</defs><rect width="1200" height="1200" fill="{PAPER}"/>'
        f'<rect width="1200" height="700" fill="url(#p)" opacity="0.55"/><rect x="70" y="110" width="1060" height="470" rx="10" fill="{PAPER}"/>{ribbon}'
        f"{mark(VERMILION, 505, 100, 4)}"
        f'<text x="600" y="430" text-anchor="middle" font-family="{SANS}" font-weight="700" font-size="136" fill="{INK}">职业教育活动周</text>'
        f'<text x="600" y="535" text-anchor="middle" font-family="{SANS}" font-weight="700" font-size="66" fill="{VERMILION}" letter-spacing="4">技能：让生活更美好</text></svg>'
    )


def main() -> None:
    """Write all four files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "logo.svg").write_text(
        f'{HEAD}viewBox="0 0 48 48" role="img" aria-label="职业教育活动周">{mark(VERMILION, 0, 1)}</svg>\n', "utf-8"
    )
    icon = f'<rect width="48" height="48" rx="10" fill="{VERMILION}"/>{mark(PAPER, 3.6, 3.4, 0.85)}'
    (FOLDER / "favicon.svg").write_text(f'{HEAD}viewBox="0 0 48 48">{icon}</svg>\n', "utf-8")
    tile = f'{HEAD}width="320" height="320" viewBox="0 0 320 320">{pattern(random.Random(7))}</svg>\n'
    (FOLDER / "pattern.svg").write_text(tile, "utf-8")
    image = rasterise(share_picture())
    picture = Picture("graduation", 12, "noon", "wide", "pale")
    SCENES["graduation"](picture)
    image.paste(rasterise(picture.svg(1200, 600)), (0, 600))
    write_jpeg(image, FOLDER / "share.jpg", GRADES["share"], "share")


if __name__ == "__main__":
    main()
