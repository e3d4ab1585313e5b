"""The buildings around the square: the teaching building with its clock tower, the training building, the greenhouse."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from grounds import flag
from solids import EAST, FLOOR, NORTH, SOUTH, WEST, Box, Face, Ink, ink
from sphere import Frame, Sphere, facing

GLASS = ("#A9CBD8", "#8FB7C8", "#C4DEE4")


def buildings(sphere: Sphere) -> None:
    """The farthest first; each is as large as its real counterpart would be."""
    wall = oklch(0.91, 0.045, 72)
    brick = oklch(0.66, 0.1, 40)
    _block(sphere, Box(-25, 27, 36, 46, 13.2), wall, 4, 3.1)
    _tower(sphere, brick)
    _block(sphere, Box(30, 42, -14, 22, 8.4), mix(wall, oklch(0.8, 0.06, 60), 0.6), 2, 3.6)
    _block(sphere, Box(-34, -24, 26, 50, 8.4), mix(wall, brick, 0.25), 2, 3.4)
    _porch(sphere)
    _greenhouse(sphere)
    _lettering(sphere)


def _block(sphere: Sphere, box: Box, color: str, storeys: int, bay: float) -> None:
    """Storeys of windows under a flat roof."""
    with ink(sphere, box.distance() + 12) as pen:
        box.shadow(pen, 0.16)
        dim = {EAST: 0.0, WEST: 0.1, SOUTH: 0.0, NORTH: 0.14}
        for side in box.visible():
            face, w, tone = box.face(pen, side), box.width(side), shade(color, dim[side])
            face.rect(0, 0, w, box.h, tone)
            face.rect(0, 0, w, 0.7, shade(tone, 0.22))
            high, count = (box.h - 0.6) / storeys, max(2, round(w / bay))
            for i in range(storeys):
                face.rect(0, (i + 1) * high + 0.1, w, 0.18, shade(tone, 0.12))
                for j in range(count):
                    _pane(
                        face, (j + 0.16) * w / count, i * high + 1.0, w / count * 0.68, high - 1.5, (i * 7 + j * 3) % 3
                    )
            face.rect(-0.25, box.h - 0.35, w + 0.5, 0.55, shade(tone, 0.3))


def _pane(face: Face, u: float, v: float, w: float, h: float, kind: int) -> None:
    face.rect(u - 0.09, v - 0.09, w + 0.18, h + 0.18, "#F8F4EA")
    face.rect(u, v, w, h, GLASS[kind])
    face.poly([(u, v + h * 0.35), (u + w * 0.5, v + h), (u + w * 0.8, v + h), (u, v + 0.05)], "#ffffff", opacity=0.28)
    face.rect(u + w / 2 - 0.04, v, 0.08, h, "#F8F4EA")
    face.rect(u, v + h * 0.64, w, 0.08, "#F8F4EA")


def _tower(sphere: Sphere, brick: str) -> None:
    box = Box(-2.6, 4.6, 34.6, 44, 18)
    with ink(sphere, 50) as pen:
        for side in box.visible():
            face, w = box.face(pen, side), box.width(side)
            face.rect(0, 0, w, box.h, brick if side == SOUTH else shade(brick, 0.2))
            for u in (0.5, w - 0.9):
                face.rect(u, 0, 0.4, box.h, shade(brick, 0.12))
            face.rect(-0.3, box.h - 0.3, w + 0.6, 0.6, shade(brick, 0.4))
        face = box.face(pen, SOUTH)
        face.round(3.6, 15.2, 1.75, shade(brick, 0.45))
        face.round(3.6, 15.2, 1.55, "#FFFBF2")
        for a in range(0, 360, 30):
            c, s = math.cos(math.radians(a)), math.sin(math.radians(a))
            face.line([(3.6 + c * 1.25, 15.2 + s * 1.25), (3.6 + c * 1.42, 15.2 + s * 1.42)], 0.09, "#3b3f4d")
        face.line([(3.6, 15.2), (3.05, 16.0)], 0.14, "#3b3f4d")
        face.line([(3.6, 15.2), (4.7, 15.5)], 0.1, "#3b3f4d")
        face.rect(2.2, 4.6, 2.8, 1.2, GLASS[0])


def _porch(sphere: Sphere) -> None:
    """Steps, columns, a canopy and the doors behind them."""
    with ink(sphere, 45) as pen:
        for i in range(4):
            Box(-6.4 + i * 0.4, 8.4 - i * 0.4, 30.2 + i * 0.4, 36, 0.16, i * 0.16).draw(pen, oklch(0.86, 0.02, 75))
        doors = Box(-4.6, 6.6, 34.5, 34.6, 3.5, 0.64).face(pen, SOUTH)
        doors.rect(0, 0, 11.2, 3.5, shade(oklch(0.66, 0.1, 40), 0.35))
        for i in range(6):
            doors.rect(0.3 + i * 1.8, 0, 1.6, 3.1, GLASS[i % 2])
            doors.rect(1.06 + i * 1.8, 0, 0.08, 3.1, "#F8F4EA")
        for x in (-5, -1.4, 3.4, 7):
            Box(x - 0.3, x + 0.3, 31.8, 32.4, 3.7, 0.64).draw(pen, "#F6F0E2")
        Box(-6, 8, 31.4, 36, 0.9, 4.3).draw(pen, "#F1E9D8")


def _lettering(sphere: Sphere) -> None:
    """The school's name on the canopy, the flag before the building."""
    p: Picture = sphere.picture()
    p.text(0, 0, "麦序农商职业学校", 260, sphere.pal.accent, spacing=90, font="Noto Serif CJK SC")
    sphere.stand(p, (-2300, -260, 4600, 380), Frame((1.0, FLOOR + 4.52, 31.3), (1, 0, 0), (0, 1, 0), 0, 0), 44)
    p = sphere.picture()
    p.text(0, 0, "实训中心", 620, shade(sphere.pal.accent, 0.1), spacing=200)
    sphere.stand(p, (-1900, -640, 3800, 840), Frame((29.9, FLOOR + 8.9, 4.0), (0, 0, -1), (0, 1, 0), 0, 0), 40)
    p = sphere.picture()
    flag(p, 800, 965, 4700)
    sphere.stand(p, (700, -3850, 1900, 4900), facing(14, 26.5))


def _greenhouse(sphere: Sphere) -> None:
    """A glass vault at the edge of the field."""
    west, east, south, north, low, high = 13.0, 25.0, -30.0, -15.0, 2.2, 5.2

    def arch(pen: Ink, z: float) -> list[tuple[float, float, float]]:
        x, half = (west + east) / 2, (east - west) / 2
        turns = [math.radians(a) for a in range(180, -1, -10)]
        return [pen.at(x + half * math.cos(a), low + (high - low) * math.sin(a), z) for a in turns]

    with ink(sphere, 27) as pen:
        pale, frame = oklch(0.9, 0.04, 170), "#FBFDFB"
        front = [pen.at(west, 0, north), *arch(pen, north), pen.at(east, 0, north)]
        roof = [*arch(pen, north)[:10], *reversed(arch(pen, south)[:10])]
        side = [pen.at(west, y, z) for y, z in ((0, south), (low, south), (low, north), (0, north))]
        for shape, tone in ((roof, tint(pale, 0.25)), (side, shade(pale, 0.06)), (front, pale)):
            pen.shape(shape, tone)
        for i in range(9):
            x = west + 0.9 + i * 1.28
            pen.strip(
                pen.at(x, 0, north), pen.at(x, 1.0, north), 0.9, mix(oklch(0.62, 0.12, 140), pale, 0.2 + 0.1 * (i % 3))
            )
        for k in range(0, 19, 3):
            pen.strip(arch(pen, north)[k], pen.at(arch(pen, north)[k][0], 0, north), 0.09, frame)
            if k < 10:
                pen.strip(arch(pen, north)[k], arch(pen, south)[k], 0.09, frame)
        for z in range(-30, -14, 3):
            pen.path([pen.at(west, 0, z), *arch(pen, z)[:10]], 0.1, frame)
        pen.path(front, 0.16, frame)
        pen.strip(pen.at(west, 1.1, north), pen.at(east, 1.1, north), 0.08, frame)
