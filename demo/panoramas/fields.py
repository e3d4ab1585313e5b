"""What grows around the square: the orchard to the left, the wheat behind, trees along the ways."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import person
from grounds import bush, tree
from panoramas.cutouts import cutout, stand_at
from props import screen
from solids import Box, Ink, ink
from sphere import FEET, Sphere
from wardrobe import cast

WHEAT = oklch(0.82, 0.12, 88)
EDGE = -7.4  # metres: where the wheat begins


def fields(sphere: Sphere) -> None:
    """Rows of fruit trees, rows of wheat, the drone above them and people at work."""
    with ink(sphere, 890) as pen:
        _wheat(pen)
    _ears(sphere)
    _orchard(sphere)
    cutout(sphere, "orchard", 10, -88, 5.1, (60, -180, 1560, 1300), middle=760)
    cutout(sphere, "drone-field", 12, -163, 9.0, (700, 100, 800, 600), middle=1080, lift=1.2)
    stand_at(sphere, -0.9, -5.4, _pilots)
    for x, z, h in (
        (-6.5, 27, 6.4),
        (8.5, 27, 6.2),
        (-13, 25, 7),
        (15, 26, 6.6),
        (21, 24, 5.6),
        (22, 12, 5.4),
        (22.5, 5, 5.0),
    ):
        _tree(sphere, x, z, h, oklch(0.6, 0.1, 145), "")
    for x, z, h in (
        (23, -4, 5.6),
        (21, -9, 6.0),
        (28, -24, 8),
        (-30, -40, 7),
        (-8, -70, 8),
        (14, -80, 9),
        (40, -60, 9),
    ):
        _tree(sphere, x, z, h, mix(oklch(0.6, 0.09, 150), "#E3EBD6", min(0.5, math.hypot(x, z) / 150)), "")
    for i in range(11):
        stand_at(sphere, -24 + i * 5, 33.5, lambda p: bush(p, 800, FEET, 1300), (-100, 600, 1800, 500))


def _pilots(p: Picture) -> None:
    """A student flies the drone, a farmer follows it with his eyes."""
    person(p, cast(p, "farm", old=True, sex="m"), 620, FEET - 14, 630, face=1, far=(830, 480), front=0.5, nod=-12)
    look = cast(p, "work", hat="cap", hat_color=p.pal.accent)
    person(p, look, 900, FEET, 640, face=1, near=(985, 660), far=(1012, 655), nod=-10, front=0.4)
    p.rect(962, 635, 84, 38, "#24262f", rx=12)
    p.line([(1026, 637), (1052, 589)], "#24262f", 6)
    screen(p, 974, 593, 62, 44, glow=False)


def _wheat(pen: Ink) -> None:
    """Strips in two tones that run to the horizon."""
    for i in range(-70, 70):
        tone = (tint(WHEAT, 0.14), shade(WHEAT, 0.05))[i % 2]
        Box(i * 1.4, i * 1.4 + 1.42, -240, EDGE, 0).level(pen, 0, tone)
    Box(-98, 98, EDGE, EDGE + 0.35, 0).level(pen, 0, oklch(0.62, 0.07, 70))
    Box(-98, 98, EDGE + 0.35, EDGE + 1.5, 0).level(pen, 0, oklch(0.84, 0.05, 80))


def _ears(sphere: Sphere) -> None:
    """Standing wheat along the field's edge, in rows that hide one another."""
    rng = sphere.rng
    for row in range(5, -1, -1):
        z = EDGE - row * 0.8
        with ink(sphere, 9.5 + row * 0.5) as pen:
            for side in (-1, 1):
                x = 0.0
                while x < 46:
                    x += rng.uniform(0.07, 0.13) * (1 + x / 12)
                    _ear(pen, side * x, z + rng.uniform(-0.2, 0.2), rng.uniform(0.62, 0.85), 1 + x / 26)


def _ear(pen: Ink, x: float, z: float, h: float, k: float) -> None:
    rng = pen.sphere.rng
    color = rng.choice((shade(WHEAT, 0.2), shade(WHEAT, 0.1), WHEAT, tint(WHEAT, 0.22)))
    bow = rng.uniform(-0.1, 0.16)
    pen.strip(pen.at(x, 0, z), pen.at(x + bow * 0.5, h * 0.76, z), 0.022 * k, shade(color, 0.12))
    base, tip = (x + bow * 0.45, h * 0.72), (x + bow, h)
    mid = ((base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2)
    w = 0.04 * k
    spots = (base, (mid[0] + w, mid[1]), tip, (mid[0] - w, mid[1]))
    pen.shape([pen.at(px, py, z) for px, py in spots], color)


def _orchard(sphere: Sphere) -> None:
    """Fruit trees in rows beyond a strip of grass."""
    rng, leaf, fruit = sphere.rng, oklch(0.58, 0.105, 138), oklch(0.62, 0.19, 30)
    for i, x in enumerate((-10.5, -14.5, -19, -24, -30)):
        for j in range(9):
            z = -6 + j * 4.2 + (i % 2) * 2 + rng.uniform(-0.3, 0.3)
            if math.degrees(math.atan2(x, z)) < -118 or (i == 0 and abs(z) < 3.6):
                continue
            color = mix(leaf, "#DFE9D0", min(0.4, 0.06 * i + rng.uniform(0, 0.1)))
            _tree(sphere, x, z, rng.uniform(3.1, 3.7), color, fruit)


def _tree(sphere: Sphere, x: float, z: float, h: float, color: str, fruit: str) -> None:
    def draw(p: Picture) -> None:
        tree(p, 800, FEET, h * 380, color, fruit)

    u = h * 380
    stand_at(sphere, x, z, draw, (800 - u * 0.5, FEET - u * 1.08, u, u * 1.15), h)
