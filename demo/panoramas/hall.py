"""The training hall all around: roof, walls and floor, then machines to both sides of the aisle and people at them."""

from __future__ import annotations

import math
from itertools import pairwise

from canvas import Picture, sky_colors
from color import mix, oklch, shade, tint
from panoramas.crew import crew
from panoramas.machines import machines
from panoramas.spot import spot
from settings import banner
from solids import EAST, FLOOR, NORTH, SOUTH, WEST, Box, Face, Ink, ink
from sphere import EYE_HEIGHT, Frame, Sphere, facing

SHELL = Box(-10, 10, -13, 19, 5.6)
RIDGE, BAYS = 8.4, (-11.2, -7.2, -3.2, 2.6, 6.6, 10.6, 14.6, 18.6)
WALLS = (
    (EAST, Box(10, 10.1, -13, 19, 5.6), WEST),
    (WEST, Box(-10.1, -10, -13, 19, 5.6), EAST),
    (NORTH, Box(-10, 10, 19, 19.1, 5.6), SOUTH),
    (SOUTH, Box(-10, 10, -13.1, -13, 5.6), NORTH),
)
YELLOW = "#F2C230"
SIGNS = (
    ("数控铣区", -4.2, 6.6, 262),
    ("车工区", 4.3, 6.6, 140),
    ("机器人区", -4.8, -7.2, 33),
    ("新能源汽车区", 5.0, -7.2, 222),
)


def workshop(sphere: Sphere) -> None:
    """A hall of 32 by 20 metres seen from its aisle."""
    with ink(sphere, 900) as pen:
        _floor(pen)
        _roof(pen)
        for side, wall, face in WALLS:
            _wall(pen, side, wall, wall.face(pen, face), wall.width(face))
    for z in BAYS:
        _truss(sphere, z)
    _banner(sphere)
    _words(sphere)
    spot(sphere)
    _light(sphere)
    machines(sphere)
    crew(sphere)


def _floor(pen: Ink) -> None:
    floor, line = oklch(0.80, 0.022, 200), oklch(0.74, 0.03, 205)
    SHELL.level(
        pen, 0, pen.fall((0, FLOOR, 19), (0, FLOOR, 0.4), (0, tint(floor, 0.35), 1), (1, shade(floor, 0.05), 1))
    )
    for z in range(-12, 20, 2):
        Box(-10, 10, z - 0.012, z + 0.012, 0).level(pen, 0, line)
    for x in range(-9, 10, 2):
        Box(x - 0.012, x + 0.012, -13, 19, 0).level(pen, 0, line)
    aisle = mix(oklch(0.66, 0.085, 165), floor, 0.25)
    Box(-2.25, 2.25, -13, 19, 0).level(pen, 0, aisle, opacity=0.75)
    for edge in (-2.3, 2.3):
        Box(edge - 0.07, edge + 0.07, -13, 19, 0).level(pen, 0, YELLOW)
    for tip in (-10.5, -6.2, 4.6, 9.2, 13.8):
        _arrow(pen, tip)


def _arrow(pen: Ink, z: float) -> None:
    """A walking arrow on the aisle."""
    head = [(-0.42, z), (0, z + 0.7), (0.42, z), (0.15, z), (0.15, z - 0.9), (-0.15, z - 0.9), (-0.15, z)]
    pen.shape([pen.at(x + 1.35, 0, q) for x, q in head], "#F6F3E6", opacity=0.9)


def _roof(pen: Ink) -> None:
    """Two slopes with a band of skylights in each, gables at both ends."""
    pal, sky = pen.sphere.pal, sky_colors(pen.sphere.hour, pen.sphere.rng)
    deck = tint(pal.wall, 0.3)
    for s in (-1, 1):
        _slope(pen, s, 0, 10, deck if s < 0 else shade(deck, 0.07))
        for i in range(17):
            z = -13 + i * 2
            pen.shape(
                [_roof_at(pen, s * x, q) for x, q in ((0, z), (10, z), (10, z + 0.05), (0, z + 0.05))],
                shade(deck, 0.12),
            )
        _slope(pen, s, 3.2, 6.6, tint(sky[0], 0.45))
        for i in range(17):
            z = -13 + i * 2
            pane = [
                _roof_at(pen, s * x, q) for x, q in ((3.2, z + 0.1), (6.6, z + 0.1), (6.6, z + 0.9), (3.2, z + 0.5))
            ]
            pen.shape(pane, "#ffffff", opacity=0.5)
            pen.strip(_roof_at(pen, s * 3.2, z), _roof_at(pen, s * 6.6, z), 0.09, "#FBFAF5")
        for x in (1.2, 3.1, 6.7, 8.6):
            pen.strip(_roof_at(pen, s * x, -13), _roof_at(pen, s * x, 19), 0.14, shade(deck, 0.2))
    for z in (-13, 19):
        gable = [pen.at(-10, 5.6, z), pen.at(0, RIDGE, z), pen.at(10, 5.6, z)]
        pen.shape(gable, shade(pal.wall, 0.03))


def _roof_at(pen: Ink, x: float, z: float) -> tuple[float, float, float]:
    return pen.at(x, RIDGE - abs(x) / 10 * (RIDGE - 5.6), z)


def _slope(pen: Ink, s: int, x0: float, x1: float, fill: str) -> None:
    pen.shape([_roof_at(pen, s * x, z) for x, z in ((x0, -13), (x1, -13), (x1, 19), (x0, 19))], fill)


def _wall(pen: Ink, side: str, box: Box, face: Face, width: float) -> None:
    """Plaster above, a painted dado below, columns, windows; the ends have gates."""
    pal = pen.sphere.pal
    tone = {EAST: pal.wall, WEST: tint(pal.wall, 0.12), NORTH: tint(pal.wall, 0.06), SOUTH: shade(pal.wall, 0.05)}[side]
    face.rect(0, 0, width, box.h, tone)
    face.rect(0, 0, width, 1.2, mix(pal.wall2, pal.c, 0.5))
    face.rect(0, 1.2, width, 0.06, YELLOW)
    if side in (EAST, WEST):
        cuts = [z + 13 if side == WEST else 19 - z for z in BAYS]
        for a, b in pairwise(sorted(cuts)):
            _window(pen, face, a + 0.6, 2.5, b - a - 1.2, 2.3)
    else:
        for i in range(4):
            _window(pen, face, 1.0 + i * 4.7, 3.6, 3.9, 1.6)
        _gate(pen, face, side)


def _window(pen: Ink, face: Face, u: float, v: float, w: float, h: float) -> None:
    top, low = sky_colors(pen.sphere.hour, pen.sphere.rng)
    frame, rng = tint(pen.sphere.pal.wall2, 0.55), pen.sphere.rng
    face.rect(u - 0.12, v - 0.12, w + 0.24, h + 0.24, frame)
    face.rect(u, v, w, h, face.fall(v + h, v, u + w / 2, (0, top, 1), (1, low, 1)))
    with pen.p.clipped(face.clip(u, v, w, h)):
        for _ in range(round(w * 2.2)):
            green = mix(oklch(0.62, 0.09, rng.choice((140, 150, 160))), low, rng.uniform(0.1, 0.45))
            face.round(u + w * rng.random(), v + h * rng.uniform(-0.15, 0.12), h * rng.uniform(0.14, 0.26), green)
        for k in (0.1, 0.55):
            gleam = [(u + w * k, v), (u + w * (k + 0.14), v), (u + w * (k + 0.3), v + h), (u + w * (k + 0.16), v + h)]
            face.poly(gleam, "#ffffff", opacity=0.22)
    panes = max(2, round(w / 0.9))
    for i in range(1, panes):
        face.rect(u + w * i / panes - 0.035, v, 0.07, h, frame)
    face.rect(u, v + h * 0.66, w, 0.07, frame)
    face.rect(u - 0.2, v - 0.24, w + 0.4, 0.14, shade(frame, 0.14))


def _gate(pen: Ink, face: Face, side: str) -> None:
    """A roller gate: shut ahead, open to the yard behind."""
    pal, u, w, h = pen.sphere.pal, 7.4, 5.2, 3.2
    face.rect(u - 0.25, 0, w + 0.5, h + 0.3, shade(pal.wall2, 0.3))
    if side == NORTH:
        for i in range(13):
            face.rect(u, i * h / 13, w, h / 13, (pal.steel_light, mix(pal.steel, pal.steel_light, 0.5))[i % 2])
        face.rect(u, 0, w, 0.16, YELLOW)
    else:
        top, low = sky_colors(pen.sphere.hour, pen.sphere.rng)
        face.rect(u, 0, w, h, face.fall(h, 0.9, u, (0, top, 1), (1, low, 1)))
        with pen.p.clipped(face.clip(u, 0, w, h)):
            for i in range(9):
                face.round(
                    u + i * 0.7, 1.0 + (i * 37 % 5) * 0.1, 0.62, mix(oklch(0.6, 0.1, 145), low, 0.12 + 0.08 * (i % 3))
                )
            face.rect(u, 0, w, 1.0, mix(oklch(0.84, 0.05, 90), low, 0.3))
        for i in range(3):
            face.rect(u, h - 0.2 - i * 0.12, w, 0.11, (pal.steel_light, pal.steel)[i % 2])
    for x in (u - 0.25, u + w + 0.05):
        for i in range(8):
            face.rect(x, i * 0.4, 0.2, 0.2, YELLOW if i % 2 else "#2b2d38")


def _truss(sphere: Sphere, z: float) -> None:
    """Columns, a lower beam, rafters and the web between them."""
    with ink(sphere, max(abs(z), 3.0) + 6) as pen:
        color = mix(sphere.pal.c, sphere.pal.wall, 0.45)
        for x in (-9.8, 9.8):
            Box(x - 0.2, x + 0.2, z - 0.2, z + 0.2, 5.6).draw(pen, tint(color, 0.25))
        posts = [(x, RIDGE - 0.25 - abs(x) / 10 * (RIDGE - 5.6)) for x in (-10, -7.5, -5, -2.5, 0, 2.5, 5, 7.5, 10)]
        for i in range(1, 8):
            pen.strip(pen.at(posts[i][0], 5.5, z), pen.at(*posts[i], z), 0.1, color)
        for i in range(1, 7):
            foot = i if i >= 4 else i + 1
            head = i + 1 if i >= 4 else i
            pen.strip(pen.at(posts[foot][0], 5.5, z), pen.at(*posts[head], z), 0.08, shade(color, 0.1))
        for a, b in pairwise(posts):
            pen.strip(pen.at(*a, z), pen.at(*b, z), 0.2, shade(color, 0.08))
        Box(-10, 10, z - 0.12, z + 0.12, 0.26, 5.4).draw(pen, color)
        for x in (-5.6, 0.05, 5.6):
            _lamp(pen, x, z)


def _lamp(pen: Ink, x: float, z: float) -> None:
    """A high-bay lamp under a beam."""
    pen.strip(pen.at(x, 5.4, z), pen.at(x, 5.05, z), 0.04, "#3a3d49")
    rim, top = pen.at(x, 4.72, z), pen.at(x, 5.08, z)
    pen.strip(top, rim, 0.36, pen.sphere.pal.c)
    pen.disc(rim, 0.36, pen.sphere.pal.c)
    pen.disc(rim, 0.30, "#FFF3CF")


def _light(sphere: Sphere) -> None:
    """The sun through the skylights: bright fields on the floor and pale shafts above them."""
    with ink(sphere, 899) as pen:
        for i in range(8):
            z = -12.4 + i * 4
            field = ((-2.2, z), (0.9, z + 0.5), (1.9, z + 2.7), (-1.2, z + 2.2))
            pen.shape([pen.at(x, 0, q) for x, q in field], "#FFEBB0", opacity=0.32)


def _banner(sphere: Sphere) -> None:
    """The theme of the week on cloth across the aisle."""
    p: Picture = sphere.picture()
    banner(p, 0, 0, 3700, 430, "技能：让生活更美好", sphere.pal.accent)
    sphere.stand(p, (-60, -60, 3820, 600), Frame((0.0, 5.2 - EYE_HEIGHT, 10.2), (1, 0, 0), (0, 1, 0), 1850, 0), 16.4)


def _words(sphere: Sphere) -> None:
    """Lettering on the walls and signs that hang above the rows."""
    p = sphere.picture()
    p.text(0, 0, "数控实训大厅", 250, sphere.pal.c, spacing=26)
    sphere.stand(p, (-1000, -260, 2000, 340), Frame((0.0, 1.9 - EYE_HEIGHT, 18.95), (1, 0, 0), (0, 1, 0), 0, 0), 880)
    p = sphere.picture()
    p.text(0, 0, "精益求精　　匠心筑梦", 150, sphere.pal.c, spacing=30)
    sphere.stand(p, (-1000, -200, 2000, 280), Frame((9.95, 1.5 - EYE_HEIGHT, -0.45), (0, 0, -1), (0, 1, 0), 0, 0), 880)
    for words, x, z, hue in SIGNS:
        p, wide = sphere.picture(), 75 + 70 * len(words)
        for dx in (-0.7 * wide, 0.7 * wide):
            p.rect(dx - 4, -874, 8, 800, "#3a3d49")
        p.rect(-wide, -110, 2 * wide, 200, oklch(0.5, 0.12, hue), rx=16)
        p.text(0, 38, words, 128, "#FFF8EA", spacing=12)
        frame = facing(math.degrees(math.atan2(x, z)), math.hypot(x, z), 3.1 - EYE_HEIGHT)
        sphere.stand(p, (-wide - 10, -880, 2 * wide + 20, 980), frame)
