"""What stands in the training hall: machining centres, lathes, the robot cell, the car bay, benches and cabinets."""

from __future__ import annotations

import math
from itertools import pairwise

from color import mix, oklch, shade, tint
from panoramas.cutouts import cutout
from solids import EAST, FLOOR, SOUTH, WEST, Box, Face, Ink, ink
from sphere import Frame, Sphere

YELLOW = "#F2C230"
DARK = "#262B38"


def machines(sphere: Sphere) -> None:
    """Machining centres to the left, lathes to the right, robot and car behind, cabinets along the walls."""
    for z in (14.2, 10.6, 7.0, 3.4, -0.6):
        _centre(sphere, z)
    for z in (14.0, 10.2, 6.6, 3.4):
        _lathe(sphere, z)
    cutout(sphere, "lathe", 12, 91, 3.5, (-120, 180, 1880, 900))
    _cell(sphere)
    cutout(sphere, "ev-bay", 5, 141, 6.4, (-100, 150, 2000, 900))
    for x, side in ((-9.4, EAST), (9.4, WEST)):
        for i, z in enumerate((-11, -8.2, -4.6, -1.8, 1.2, 4.4, 8.4, 12.2, 16)):
            _cabinet(sphere, x, z, side, i)
    _crane(sphere, -8.6)


def _centre(sphere: Sphere, z: float) -> None:
    """A machining centre: enclosure, lit window, control panel on its arm, signal tower."""
    box = Box(-5.1, -3.0, z - 1.35, z + 1.35, 2.15)
    with ink(sphere, box.distance()) as pen:
        body = "#F1EEE6"
        box.shadow(pen)
        box.draw(pen, body)
        for side in box.visible():
            face, w = box.face(pen, side), box.width(side)
            face.rect(0, 0, w, 0.14, DARK)
            face.rect(0, 1.86, w, 0.29, sphere.pal.c if side == EAST else shade(sphere.pal.c, 0.25))
            face.rect(0, 1.8, w, 0.06, sphere.pal.accent)
            if side == EAST:
                _enclosure(pen, face)
            else:
                for i in range(6):
                    face.rect(0.4, 0.45 + i * 0.1, w - 0.8, 0.045, shade(body, 0.42))
                face.rect(0.35, 1.15, w - 0.7, 0.5, shade(body, 0.25))
        for i, color in enumerate(("#5BA86B", YELLOW, sphere.pal.accent)):
            tower = Box(-4.1, -3.98, z - 0.06, z + 0.06, 0.16, 2.3 + i * 0.16)
            pen.strip(pen.at(-4.04, tower.y, z), pen.at(-4.04, tower.y + 0.16, z), 0.12, color)
        pen.strip(pen.at(-4.04, 2.15, z), pen.at(-4.04, 2.3, z), 0.05, DARK)


def _enclosure(pen: Ink, face: Face) -> None:
    """The front: door with its window, what happens behind it, the control panel."""
    pal = pen.sphere.pal
    face.rect(0.16, 0.42, 1.62, 1.32, "#DAD8D2")
    face.rect(0.24, 0.74, 1.46, 0.94, DARK)
    face.rect(
        0.29, 0.79, 1.36, 0.84, face.fall(1.63, 0.79, 0.9, (0, "#D9EEF0", 1), (0.45, "#8FB9C4", 1), (1, "#41606F", 1))
    )
    face.rect(0.84, 1.28, 0.26, 0.35, pal.steel_light)
    face.rect(0.9, 1.14, 0.14, 0.14, pal.steel)
    face.poly([(0.93, 1.14), (1.01, 1.14), (0.985, 1.0), (0.955, 1.0)], DARK)
    face.rect(0.62, 0.84, 0.7, 0.08, pal.steel_dark)
    face.rect(0.76, 0.92, 0.4, 0.1, "#E2A33C")
    for a, b in ((0.32, 0.55), (1.2, 1.3)):
        face.poly([(a, 0.79), (b, 0.79), (b + 0.3, 1.63), (a + 0.3, 1.63)], "#ffffff", opacity=0.16)
    face.rect(0.985, 0.5, 0.02, 1.24, "#B9B7B2")
    face.rect(1.04, 0.95, 0.05, 0.5, DARK)
    face.rect(0.16, 0.2, 1.62, 0.16, "#C9C7C1")
    face.rect(1.92, 0.2, 0.66, 0.5, "#DEDCD5")
    for i in range(5):
        face.rect(1.98, 0.28 + i * 0.08, 0.54, 0.03, "#B1AFAA")
    _panel(pen, face)


def _panel(pen: Ink, face: Face) -> None:
    pal, rng = pen.sphere.pal, pen.sphere.rng
    face.rect(1.94, 0.84, 0.6, 0.92, "#3A4152")
    face.rect(2.0, 1.28, 0.48, 0.42, oklch(0.4, 0.08, 225))
    for i in range(5):
        face.rect(2.04 + i * 0.085, 1.32, 0.05, rng.uniform(0.08, 0.3), (YELLOW, oklch(0.84, 0.1, 190))[i % 2])
    for i in range(12):
        tone = pal.accent if i == 3 else ("#E9E6DD", "#9AA3B5")[i % 2]
        face.rect(2.02 + i % 4 * 0.085, 1.16 - i // 4 * 0.09, 0.055, 0.055, tone)
    face.round(2.44, 1.04, 0.05, YELLOW)
    face.round(2.44, 1.04, 0.035, pal.accent)


def _lathe(sphere: Sphere, z: float) -> None:
    """An engine lathe along the aisle, its headstock away from the eye."""
    pal, body = sphere.pal, oklch(0.56, 0.1, 152)
    blocks = [
        (Box(3.12, 3.72, z - 1.35, z - 0.85, 0.6), shade(body, 0.3)),
        (Box(3.12, 3.72, z + 0.5, z + 1.4, 0.6), shade(body, 0.3)),
        (Box(2.95, 3.9, z - 1.5, z + 1.5, 0.07, 0.6), shade(body, 0.18)),
        (Box(3.2, 3.66, z - 1.4, z + 0.65, 0.2, 0.67), body),
        (Box(3.16, 3.70, z - 1.4, z + 0.65, 0.05, 0.87), pal.steel_light),
        (Box(3.08, 3.8, z + 0.6, z + 1.5, 0.72, 0.67), body),
        (Box(3.06, 3.74, z - 0.25, z + 0.2, 0.12, 0.92), pal.steel_light),
        (Box(2.98, 3.12, z - 0.3, z + 0.25, 0.3, 0.6), tint(pal.c, 0.15)),
        (Box(3.26, 3.6, z - 1.25, z - 0.75, 0.14, 0.92), shade(body, 0.1)),
        (Box(3.32, 3.54, z - 1.2, z - 0.85, 0.2, 1.06), body),
    ]
    with ink(sphere, math.hypot(3.4, z)) as pen:
        Box(2.95, 3.9, z - 1.5, z + 1.5, 0).shadow(pen)
        guard = Box(3.86, 3.9, z - 1.2, z + 0.6, 0.75, 0.9)
        guard.face(pen, WEST).rect(0, 0, 1.8, 0.75, mix(pal.steel_light, "#DDECEE", 0.5), opacity=0.7)
        for box, color in blocks[:6]:
            box.draw(pen, color)
        _headstock(pen, blocks[5][0])
        _chuck(pen, z)
        for box, color in blocks[6:]:
            box.draw(pen, color)
        _handwheel(blocks[7][0].face(pen, WEST), 0.28, 0.15, 0.13, pal.steel_light)
        tail = Box(3.32, 3.54, z - 1.3, z, 0.2, 1.06)
        pen.strip(pen.at(3.43, 1.16, z - 1.2), pen.at(3.43, 1.16, z - 1.34), 0.06, pal.steel)
        _handwheel(tail.face(pen, SOUTH), 0.11, 0.1, 0.17, pal.steel_light)


def _headstock(pen: Ink, box: Box) -> None:
    """Its plate of buttons and the speed selector."""
    front = box.face(pen, WEST)
    front.rect(0.12, 0.36, 0.62, 0.28, tint(pen.sphere.pal.wall, 0.3))
    for i in range(3):
        front.round(0.25 + i * 0.18, 0.5, 0.055, (pen.sphere.pal.accent, YELLOW, "#5BA86B")[i])
    front.round(0.28, 0.17, 0.11, DARK)
    front.round(0.28, 0.17, 0.07, pen.sphere.pal.steel_light)
    front.rect(0.5, 0.1, 0.28, 0.14, DARK)


def _chuck(pen: Ink, z: float) -> None:
    """The chuck and the shaft it holds."""
    pal = pen.sphere.pal
    for dz, r, tone in ((0.59, 0.24, pal.steel_dark), (0.5, 0.24, pal.steel), (0.44, 0.23, pal.steel_light)):
        Face(pen, pen.at(3.43, 1.17, z + dz), (1, 0, 0)).round(0, 0, r, tone)
    end = Face(pen, pen.at(3.43, 1.17, z + 0.42), (1, 0, 0))
    for a in (90, 210, 330):
        x, y = math.cos(math.radians(a)), math.sin(math.radians(a))
        end.line([(x * 0.08, y * 0.08), (x * 0.2, y * 0.2)], 0.07, pal.steel_dark)
    pen.strip(pen.at(3.43, 1.17, z + 0.44), pen.at(3.43, 1.17, z - 0.8), 0.12, pal.steel)
    pen.strip(pen.at(3.43, 1.19, z + 0.44), pen.at(3.43, 1.19, z - 0.8), 0.06, "#F4F7FA")


def _handwheel(face: Face, u: float, v: float, r: float, color: str) -> None:
    rim = [(u + r * math.cos(math.radians(a)), v + r * math.sin(math.radians(a))) for a in range(0, 361, 15)]
    face.line(rim, 0.045, color)
    for a in (90, 210, 330):
        face.line([(u, v), (u + r * math.cos(math.radians(a)), v + r * math.sin(math.radians(a)))], 0.03, color)
    face.round(u, v, 0.035, DARK)


def _cell(sphere: Sphere) -> None:
    """The robot behind its fence."""
    cutout(sphere, "robot-arm", 4, -137, 6.2, (150, 150, 1750, 900))
    with ink(sphere, 9.2) as pen:
        Box(-9, -2.9, -9.6, -3.4, 0).level(pen, 0, mix(YELLOW, "#C9CFCB", 0.55))
        Box(-8.85, -3.05, -9.45, -3.55, 0).level(pen, 0, "#BFC8C6")
    back = [(-2.9, -9.6), (-4.4, -9.6), (-5.9, -9.6), (-7.4, -9.6), (-9, -9.6), (-9, -7.5), (-9, -5.4), (-9, -3.4)]
    with ink(sphere, 9.0) as pen:
        for (x0, z0), (x1, z1) in pairwise(back):
            for i in range(1, 14):
                x, z = x0 + (x1 - x0) * i / 14, z0 + (z1 - z0) * i / 14
                pen.strip(pen.at(x, 0.15, z), pen.at(x, 1.75, z), 0.02, shade(sphere.pal.wall2, 0.35))
            for y in (0.15, 1.75):
                pen.strip(pen.at(x0, y, z0), pen.at(x1, y, z1), 0.06, YELLOW)
            pen.strip(pen.at(x0, 0, z0), pen.at(x0, 1.85, z0), 0.08, YELLOW)


def _cabinet(sphere: Sphere, x: float, z: float, side: str, kind: int) -> None:
    """Tool cabinets and workbenches with vises along the walls."""
    pal, tall = sphere.pal, kind % 3 == 1 and side == EAST
    box = Box(x - 0.4, x + 0.4, z - (0.5 if tall else 1.0), z + (0.5 if tall else 1.0), 1.9 if tall else 0.86)
    color = (pal.c, mix(pal.steel, pal.c, 0.25), shade(pal.a, 0.1))[kind % 3]
    with ink(sphere, box.distance()) as pen:
        box.shadow(pen)
        box.draw(pen, color)
        face, w = box.face(pen, side), box.width(side)
        if tall:
            for i in range(2):
                face.rect(0.05 + i * w / 2, 0.12, w / 2 - 0.1, 1.7, tint(color, 0.14))
                face.rect(0.38 + i * 0.16, 0.9, 0.04, 0.24, "#E8E6E0")
            return
        for i in range(9):
            face.rect(0.06 + i % 3 * w / 3, 0.1 + i // 3 * 0.24, w / 3 - 0.1, 0.2, tint(color, 0.16))
            face.rect(0.2 + i % 3 * w / 3, 0.22 + i // 3 * 0.24, w / 3 - 0.4, 0.03, "#E8E6E0")
        Box(x - 0.42, x + 0.42, z - 1.03, z + 1.03, 0.07, 0.86).draw(pen, pal.wood)
        for dz in (-0.6, 0.5):
            Box(x - 0.12, x + 0.12, z + dz - 0.1, z + dz + 0.1, 0.2, 0.93).draw(pen, oklch(0.5, 0.1, 250))


def _crane(sphere: Sphere, z: float) -> None:
    """The travelling crane with its hook."""
    with ink(sphere, abs(z) + 2) as pen:
        girder = Box(-9.6, 9.6, z - 0.25, z + 0.25, 0.55, 4.5)
        girder.draw(pen, YELLOW)
        for i in range(-9, 10, 2):
            pen.strip(pen.at(i, 4.5, z + 0.26), pen.at(i, 5.05, z + 0.26), 0.05, shade(YELLOW, 0.2))
        Box(1.2, 2.2, z - 0.3, z + 0.35, 0.5, 4.0).draw(pen, DARK)
        pen.strip(pen.at(1.7, 4.0, z), pen.at(1.7, 2.75, z), 0.06, DARK)
        pen.strip(pen.at(1.7, 2.95, z), pen.at(1.7, 2.6, z), 0.26, sphere.pal.accent)
        pen.path([pen.at(1.7, 2.6, z), pen.at(1.58, 2.42, z), pen.at(1.7, 2.3, z), pen.at(1.84, 2.42, z)], 0.07, DARK)
    p = sphere.picture()
    p.text(0, 150, "起重量 5 吨", 150, DARK)
    frame = Frame((-3.5, FLOOR + 5.05, z + 0.27), (-1, 0, 0), (0, 1, 0), 0, 0)
    sphere.stand(p, (-600, 0, 1200, 205), frame, abs(z) + 1.9)
