"""Campus plans (校园平面图): a school's grounds from straight above, in the flat colours of the other pictures, without pins."""

from __future__ import annotations

import math
import random

from PIL import Image

from canvas import Picture, Point
from color import mix, oklch, shade, tint
from render import rasterise

SIZE = (2000, 1334)
# The world is 1600 x 1067 units, north is up, the square is where the panorama was taken.
SQUARE: Point = (800, 590)
GRASS, PATH, PAVING = oklch(0.87, 0.07, 135), oklch(0.94, 0.02, 85), oklch(0.9, 0.035, 70)
WHEAT, WATER, LEAF = oklch(0.86, 0.11, 92), oklch(0.82, 0.07, 225), oklch(0.66, 0.11, 145)
WALL, ROOF, INK = "#f7f0e4", oklch(0.68, 0.11, 40), "#3a3f4c"


def draw_plan(seed: int, gate: str) -> Image.Image:
    """Draw a plan; `gate` stands on the board beside the gate."""
    p = Picture("campus-plan", seed, "noon", "wide")
    p.mirror, p.own_light = False, True
    _ground(p)
    _fields(p)
    _paths(p)
    _orchard(p)
    _buildings(p)
    _greenhouses(p)
    _square(p)
    _gate(p, gate)
    _compass(p)
    return rasterise(p.svg(*SIZE, frame=(0, 0, 1600, 1067)))


def _label(p: Picture, x: float, y: float, words: str, size: float = 27) -> None:
    """A name on the ground, with the paper's colour around it so that it reads on any field."""
    for dx, dy in ((-2, 0), (2, 0), (0, -2), (0, 2)):
        p.text(x + dx, y + dy, words, size, "#fffaf0", spacing=2)
    p.text(x, y, words, size, INK, spacing=2)


def _ground(p: Picture) -> None:
    p.rect(0, 0, 1600, 1067, GRASS)
    for _ in range(90):
        x, y = p.rng.uniform(0, 1600), p.rng.uniform(0, 800)
        p.oval(x, y, p.rng.uniform(30, 90), p.rng.uniform(12, 30), tint(GRASS, 0.25), opacity=0.5)


def _fields(p: Picture) -> None:
    """Wheat south of the square, seedlings at the edges, a canal between them and the campus."""
    p.poly([(0, 845), (1600, 800), (1600, 1067), (0, 1067)], WHEAT)
    for i in range(-6, 66):
        p.line([(i * 28, 1067), (i * 28 + 34, 815)], shade(WHEAT, 0.1), 5, opacity=0.55)
    p.line([(0, 842), (500, 826), (1100, 812), (1600, 797)], shade(WATER, 0.12), 30)
    p.line([(0, 840), (500, 824), (1100, 810), (1600, 795)], WATER, 22)
    for i in range(8):
        p.rect(40, 90 + i * 34, 250, 18, mix(LEAF, GRASS, 0.25 + 0.1 * (i % 2)), 9)
    _label(p, 560, 960, "实训麦田")
    _label(p, 165, 75, "育苗地", 24)


def _paths(p: Picture) -> None:
    x, y = SQUARE
    for points, width in (
        ([(x, y), (x, 320)], 54),
        ([(x, y), (1340, 560)], 44),
        ([(x, y), (300, 610)], 34),
        ([(x, y), (560, 330)], 34),
        ([(x, y), (1180, 745)], 34),
        ([(x, y), (x, 860)], 30),
        ([(1440, 120), (1440, 770)], 46),
        ([(x, 135), (1440, 135)], 34),
        ([(x, 135), (330, 150), (330, 340)], 30),
    ):
        p.line(points, shade(PATH, 0.08), width + 6)
        p.line(points, PATH, width)


def _tree(p: Picture, x: float, y: float, r: float, fruit: bool = False) -> None:
    p.circle(x + r * 0.18, y + r * 0.22, r, shade(GRASS, 0.25), opacity=0.6)
    p.circle(x, y, r, LEAF)
    p.circle(x - r * 0.25, y - r * 0.25, r * 0.55, tint(LEAF, 0.25))
    if fruit:
        for _ in range(5):
            angle, far = p.rng.uniform(0, math.tau), r * p.rng.uniform(0.2, 0.75)
            p.circle(x + far * math.cos(angle), y + far * math.sin(angle), r * 0.13, "#d43a1e")


def _orchard(p: Picture) -> None:
    p.rect(60, 430, 420, 388, tint(GRASS, 0.35), 30)
    for row in range(5):
        for column in range(6):
            _tree(p, 100 + column * 68 + p.rng.uniform(-6, 6), 475 + row * 66 + p.rng.uniform(-6, 6), 25, fruit=True)
    _label(p, 270, 803, "果园")
    rng = random.Random(f"{p.seed}/trees")
    for x in (700, 745, 855, 900):
        for y in (350, 395):
            _tree(p, x + rng.uniform(-5, 5), y + rng.uniform(-5, 5), 20)
    for i in range(9):
        _tree(p, 1500 + rng.uniform(-8, 8), 140 + i * 76, 24)
    for i in range(8):
        _tree(p, 420 + i * 46, 70 + rng.uniform(-8, 8), 18)


def _house(p: Picture, x: float, y: float, w: float, h: float, color: str = ROOF) -> None:
    """A building from above: its shadow, two sides of the roof, a ridge, the front's windows below."""
    p.rect(x + 12, y + 14, w, h, shade(GRASS, 0.35), 4, opacity=0.7)
    p.rect(x, y + h - 30, w, 30, WALL, 3)
    for i in range(int((w - 12) / 34)):
        p.rect(x + 12 + i * 34, y + h - 22, 18, 13, tint(WATER, 0.1), 2)
    p.rect(x, y, w, (h - 30) / 2 + 2, tint(color, 0.18), 3)
    p.rect(x, y + (h - 30) / 2, w, (h - 30) / 2, color, 3)
    p.rect(x, y + (h - 30) / 2 - 2, w, 5, shade(color, 0.25))


def _buildings(p: Picture) -> None:
    """Teaching building, training centre, pastry kitchen, tea house, dormitory, running track."""
    _house(p, 560, 190, 480, 130)
    p.rect(760, 160, 80, 160, shade(ROOF, 0.1), 4)
    p.circle(800, 292, 19, WALL)
    p.line([(800, 292), (800, 281)], INK, 3)
    p.line([(800, 292), (809, 296)], INK, 3)
    _house(p, 1120, 430, 290, 140, oklch(0.66, 0.09, 250))
    _house(p, 1120, 655, 170, 100, oklch(0.72, 0.1, 345))
    _house(p, 405, 255, 150, 100, oklch(0.62, 0.08, 165))
    _house(p, 1130, 190, 250, 105, oklch(0.74, 0.09, 68))
    _label(p, 1255, 335, "学生宿舍", 24)


def _greenhouses(p: Picture) -> None:
    """Mushroom sheds: glass tunnels with their ribs."""
    for i in range(3):
        x, y, w, h = 1060 + i * 150, 868, 130, 150
        p.rect(x + 9, y + 10, w, h, shade(WHEAT, 0.3), 50, opacity=0.6)
        p.rect(x, y, w, h, oklch(0.93, 0.03, 175), 50)
        p.rect(x + 12, y + 8, w * 0.35, h - 16, "#ffffff", 24, opacity=0.55)
        for step in range(1, 6):
            p.line([(x, y + step * h / 6), (x + w, y + step * h / 6)], oklch(0.78, 0.04, 175), 3)
    _label(p, 1275, 1050, "菇棚")


def _square(p: Picture) -> None:
    """The round square, and the admissions booths on its right-hand side."""
    x, y = SQUARE
    p.circle(x, y, 128, shade(PAVING, 0.08))
    p.circle(x, y, 122, PAVING)
    for r in (92, 58):
        p.circle(x, y, r, "none", stroke=mix(ROOF, PAVING, 0.6), stroke_width=4)
    for i, hue in enumerate((33, 262, 33, 262, 33)):
        angle = math.radians(-62 + i * 31)
        bx, by = x + 186 * math.cos(angle), y + 168 * math.sin(angle)
        p.circle(bx + 4, by + 5, 24, shade(GRASS, 0.3), opacity=0.6)
        for part in range(8):
            a, b = math.tau * part / 8, math.tau * (part + 1) / 8
            color = oklch(0.62, 0.17, hue) if part % 2 else "#fffaf0"
            p.poly(
                [
                    (bx, by),
                    (bx + 24 * math.cos(a), by + 24 * math.sin(a)),
                    (bx + 24 * math.cos(b), by + 24 * math.sin(b)),
                ],
                color,
            )
    _label(p, 1010, 800, "招生摊位", 22)


def _gate(p: Picture, words: str) -> None:
    """The gate on the market road in the east."""
    p.rect(1538, 0, 62, 1067, shade(PATH, 0.16))
    for i in range(18):
        p.rect(1566, 10 + i * 62, 6, 32, "#fffaf0")
    p.line([(1440, 400), (1540, 400)], PATH, 46)
    p.rect(1488, 352, 22, 96, "#d43a1e", 3)
    _label(p, 1478, 335, words, 24)
    p.text(1569, 560, "集", 26, INK)
    p.text(1569, 592, "市", 26, INK)
    p.text(1569, 624, "路", 26, INK)


def _compass(p: Picture) -> None:
    p.circle(100, 985, 46, "#fffaf0", opacity=0.85)
    p.poly([(100, 948), (115, 1000), (100, 990), (85, 1000)], "#d43a1e")
    p.text(100, 1026, "北", 22, INK)
