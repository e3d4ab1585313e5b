"""The campus square all around: sky and hills, the teaching building, booths, orchard and wheat field."""

from __future__ import annotations

import math

from canvas import sky_colors
from color import mix, oklch, shade, tint
from grounds import cloud
from panoramas.buildings import buildings
from panoramas.fields import fields
from panoramas.guests import guests
from panoramas.spot import spot
from solids import Box, Ink, ink
from sphere import Frame, Sphere, Vec, cross

SUN = (128.0, 34.0)  # degrees to the right of ahead and above the horizon
SQUARE = Box(-4, 14, -6, 20, 0)


def square(sphere: Sphere) -> None:
    """A square of 18 by 26 metres on a clear morning."""
    sphere.sun = SUN
    with ink(sphere, 1000) as pen:
        _sky(pen)
    _sun(sphere)
    _clouds(sphere)
    with ink(sphere, 900) as pen:
        _hills(pen)
        _ground(pen)
    buildings(sphere)
    fields(sphere)
    guests(sphere)
    spot(sphere)


def _sky(pen: Ink) -> None:
    top, low = sky_colors(pen.sphere.hour, pen.sphere.rng)
    h = pen.sphere.height
    deep, pale = mix(top, oklch(0.70, 0.11, 240), 0.6), oklch(0.91, 0.035, 215)
    fill = pen.p.fade((0, 0), (0, h / 2), (0, deep, 1), (0.5, top, 1), (0.8, pale, 1), (1, tint(low, 0.2), 1))
    pen.band(90, -1, fill)


def _sun(sphere: Sphere) -> None:
    p = sphere.picture()
    p.circle(0, 0, 4000, p.halo(0, 0, 4000, (0, "#FFF3CF", 0.75), (0.3, "#FFF3CF", 0.3), (1, "#FFF3CF", 0)))
    p.circle(0, 0, 520, "#FFF6DC")
    sphere.stand(p, (-4000, -4000, 8000, 8000), _toward(*SUN, 20.0), 990)


def _toward(lon: float, lat: float, distance: float) -> Frame:
    """The frame of a drawing that is looked at squarely in a direction, in degrees."""
    a, b = math.radians(lon), math.radians(lat)
    at: Vec = (math.sin(a) * math.cos(b), math.sin(b), math.cos(a) * math.cos(b))
    right: Vec = (math.cos(a), 0.0, -math.sin(a))
    up = cross(at, right)
    return Frame((at[0] * distance, at[1] * distance, at[2] * distance), right, up, 0, 0)


def _clouds(sphere: Sphere) -> None:
    rng = sphere.rng
    for i in range(15):
        p = sphere.picture()
        w = rng.uniform(1100, 2500)
        cloud(p, 0, 0, w, "#FFFFFF")
        cloud(p, w * 0.3, w * 0.08, w * 0.6, "#FFFFFF")
        lon, lat = i * 360 / 15 + rng.uniform(-9, 9), rng.uniform(13, 62)
        if abs((lon - SUN[0] + 180) % 360 - 180) > 16 or abs(lat - SUN[1]) > 12:
            sphere.stand(p, (-w, -w * 0.4, 2 * w, w * 0.8), _toward(lon, lat, 20.0), 980)


def _hills(pen: Ink) -> None:
    """Two ranges of far hills; whole turns of waves, so that they meet behind."""
    _, low = sky_colors(pen.sphere.hour, pen.sphere.rng)
    w, h = pen.sphere.width, pen.sphere.height
    for depth, waves in enumerate(
        (((3, 1.5, 0.4), (7, 0.8, 2.0), (13, 0.3, 1.0)), ((4, 0.9, 3.0), (9, 0.6, 0.7), (17, 0.2, 2)))
    ):
        color = mix(oklch(0.62, 0.075, (200, 165)[depth]), low, (0.62, 0.42)[depth])
        ridge = [(-8.0, h / 2 + 9)]
        for i in range(361):
            rise = (2.6, 1.3)[depth] + sum(a * math.sin(math.radians(i * k) + s) for k, a, s in waves)
            ridge.append((i / 360 * w, h / 2 - max(0.2, rise) / 180 * h))
        pen.p.poly([*ridge, (w + 8.0, h / 2 + 9)], color)
    pen.points += [(0, h * 0.44), (w, h / 2 + 9)]


def _ground(pen: Ink) -> None:
    """Lawn to the horizon, the paved square and the ways that lead to it."""
    lawn = oklch(0.77, 0.1, 132)
    h = pen.sphere.height
    pen.band(0.4, -90, pen.p.fade((0, h / 2), (0, h), (0, mix(lawn, "#E9EBD2", 0.5), 1), (0.16, lawn, 1), (1, lawn, 1)))
    paving, line = oklch(0.9, 0.025, 78), oklch(0.82, 0.035, 70)
    for way in (Box(-3, 5, 20, 34, 0), Box(14, 30, -1.5, 2.5, 0), Box(-30, -4, 7, 8.6, 0)):
        way.level(pen, 0, tint(paving, 0.1))
    rim = Box(SQUARE.west - 0.3, SQUARE.east + 0.3, SQUARE.south - 0.3, SQUARE.north + 0.3, 0)
    rim.level(pen, 0, shade(paving, 0.16))
    SQUARE.level(pen, 0, paving)
    for i in range(9):
        for j in range(i % 2, 13, 2):
            tile = Box(i * 2 - 4, i * 2 - 2, j * 2 - 6, j * 2 - 4, 0)
            tile.level(pen, 0, mix(paving, line, 0.42))
    for x in range(-4, 15, 2):
        Box(x - 0.015, x + 0.015, -6, 20, 0).level(pen, 0, line)
    for z in range(-6, 21, 2):
        Box(-4, 14, z - 0.015, z + 0.015, 0).level(pen, 0, line)
    for r, width, tone in ((3.4, 0.32, oklch(0.72, 0.07, 45)), (2.6, 0.08, oklch(0.78, 0.05, 55))):
        for start in range(0, 360, 45):
            pen.arc(pen.at(0, 0, 0), (r - width, r), (start, start + 45), tone)
