"""Drawings that stand in a panorama: people, and the foregrounds of the demo's scenes without their rooms."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from canvas import EYE, Picture
from scenes import SCENES
from solids import FLOOR, Ink, ink
from sphere import UNITS, Frame, Sphere, Standing, facing

View = tuple[float, float, float, float]
BODY: View = (330, 190, 940, 830)


def cutout(
    sphere: Sphere,
    scene: str,
    seed: int,
    lon: float,
    distance: float,
    view: View,
    middle: float = 800.0,
    lift: float = 0.0,
) -> None:
    """Put up what a scene shows before its background, `lon` degrees to the right of ahead.

    `middle` is the drawing's x that stands there; `lift` metres raise it off the ground.
    """
    p = sphere.picture(scene, seed)
    p.hour = "noon"  # the room's own light stays out
    p.to("back")
    SCENES[scene](p)
    frame = replace(facing(lon, distance), x=middle)
    frame = replace(frame, at=(frame.at[0], lift, frame.at[2]))
    sphere.stand(p, view, frame)
    if not lift:
        _shade(sphere, p, frame)


def stand_at(
    sphere: Sphere, x: float, z: float, draw: Callable[[Picture], None], view: View = BODY, tall: float = 1.68
) -> None:
    """Put up a drawing whose middle stands at a spot of the floor, facing the eye; metres."""
    p = sphere.picture()
    draw(p)
    frame = facing(math.degrees(math.atan2(x, z)), math.hypot(x, z))
    sphere.stand(p, view, frame)
    _shade(sphere, p, frame, tall)


def _shade(sphere: Sphere, p: Standing, frame: Frame, tall: float = 1.68) -> None:
    """The sun's shadows of what stands in a drawing: long from the feet, round under a crown."""
    if not sphere.sun:
        return
    away, reach = math.radians(sphere.sun[0] + 180), 1 / math.tan(math.radians(sphere.sun[1]))
    with ink(sphere, 895) as pen, pen.p.group(opacity=0.17):
        for x, y, rx in p.feet:
            if y < EYE + 60:
                continue
            down = frame.point(x, y)
            k = FLOOR / down[1]
            spot, wide = (down[0] * k, down[2] * k), rx / UNITS * k
            if wide < 0.6 or tall > 2:
                _stripe(pen, spot, (min(wide, 0.9), tall * reach), away)
            else:  # a table or a trough: broad and low
                _stripe(pen, spot, (1.5 * wide, min(tall, 0.8) * reach), away, 0.3)
            if tall > 2:
                crown = (spot[0] + math.sin(away) * tall * 0.7 * reach, spot[1] + math.cos(away) * tall * 0.7 * reach)
                _stripe(pen, crown, (tall * 0.75, tall * 0.62), away, 0.5)


def _stripe(pen: Ink, spot: tuple[float, float], size: tuple[float, float], away: float, start: float = 0.06) -> None:
    """An oval on the ground, `size` metres wide and long, that runs `away` (radians) from a spot."""
    s, c = math.sin(away), math.cos(away)
    ring = []
    for i in range(24):
        u = size[1] * (0.5 + 0.5 * math.cos(i * math.tau / 24) - start)
        v = size[0] * 0.5 * math.sin(i * math.tau / 24)
        ring.append(pen.at(spot[0] + s * u + c * v, 0, spot[1] + c * u - s * v))
    pen.shape(ring, "#2a2148")
