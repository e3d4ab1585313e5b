"""Solid things around the eye: polygons, poles, boxes and the flat details on their faces, all measured in metres."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from canvas import Picture, Point
from color import shade, tint
from sphere import EYE_HEIGHT, Sphere, Vec, cross, dot

FLOOR = -EYE_HEIGHT
EAST, WEST, NORTH, SOUTH = "east", "west", "north", "south"
RIGHT_OF: dict[str, Vec] = {EAST: (0, 0, 1), WEST: (0, 0, -1), NORTH: (-1, 0, 0), SOUTH: (1, 0, 0)}


class Ink:
    """One thing drawn with polygons in space; heights (`y`) are metres above the floor."""

    def __init__(self, sphere: Sphere) -> None:
        self.sphere = sphere
        self.p: Picture = sphere.picture(seed=1)
        self.near: float | None = None
        self.points: list[Point] = []

    def at(self, x: float, y: float, z: float) -> Vec:
        return x, FLOOR + y, z

    def edge(self, corners: Sequence[Vec], closed: bool = True) -> list[Point]:
        """The outline in pixels; all outlines of one thing lie on the same turn of the sphere."""
        points = self.sphere.outline(corners, self.near, closed)
        self.near = self.near if self.near is not None else points[0][0]
        self.points.extend(points)
        return points

    def shape(self, corners: Sequence[Vec], fill: str, **more: object) -> None:
        """A polygon; neighbours overlap by a hair, so that nothing shines through between them."""
        if not {"opacity", "stroke"} & set(more) and not fill.startswith("url"):
            more |= {"stroke": fill, "stroke_width": 0.7, "stroke_linejoin": "round"}
        self.p.poly(self.edge(corners), fill, **more)

    def strip(self, a: Vec, b: Vec, width: float, fill: str, **more: object) -> None:
        """A pole or cable of `width` metres, seen equally thick from the eye."""
        along: Vec = (b[0] - a[0], b[1] - a[1], b[2] - a[2])
        sides = [_unit(cross(along, end)) for end in (a, b)]
        k = width / 2
        corners = [
            tuple(v + s * k * u for v, u in zip(end, side, strict=True))
            for end, side, s in ((a, sides[0], 1), (b, sides[1], 1), (b, sides[1], -1), (a, sides[0], -1))
        ]
        self.shape(corners, fill, **more)  # type: ignore[arg-type]

    def path(self, points: Sequence[Vec], width: float, fill: str, **more: object) -> None:
        """Strips from point to point."""
        for a, b in pairwise(points):
            self.strip(a, b, width, fill, **more)

    def disc(self, centre: Vec, radius: float, fill: str, **more: object) -> None:
        """A round lying on a level plane."""
        angles = [math.radians(i * 7.5) for i in range(48)]
        self.shape([_around(centre, radius, a) for a in angles], fill, **more)

    def arc(self, centre: Vec, radii: Point, turn: Point, fill: str, **more: object) -> None:
        """A piece of a level ring, between two radii and two angles (degrees, 0 ahead, to the right)."""
        steps = max(4, round((turn[1] - turn[0]) / 6))
        angles = [math.radians(turn[0] + (turn[1] - turn[0]) * i / steps) for i in range(steps + 1)]
        inner, outer = ([_around(centre, r, a) for a in angles] for r in radii)
        self.shape([*outer, *reversed(inner)], fill, **more)

    def band(self, top: float, bottom: float, fill: str) -> None:
        """Everything between two latitudes (degrees above the horizon)."""
        w, h = self.sphere.width, self.sphere.height
        y0, y1 = (0.5 - top / 180) * h, (0.5 - bottom / 180) * h
        self.p.rect(0, y0, w, y1 - y0, fill)
        self.points += [(0, y0), (w, y1)]

    def fall(self, high: Vec, low: Vec, *stops: tuple[float, str, float]) -> str:
        """A gradient from the height of one point in the picture to that of another."""
        return self.p.fade((0, self.sphere.place(high)[1]), (0, self.sphere.place(low)[1]), *stops)

    def bounds(self) -> tuple[float, float, float, float]:
        xs, ys = [q[0] for q in self.points], [q[1] for q in self.points]
        return min(xs), min(ys), max(xs), max(ys)


@contextmanager
def ink(sphere: Sphere, distance: float) -> Iterator[Ink]:
    """Draw a thing `distance` metres away."""
    pen = Ink(sphere)
    yield pen
    if pen.points:
        sphere.add(distance, lambda: sphere.paint_shapes(pen.p, pen.bounds()))


@dataclass(frozen=True)
class Face:
    """A flat face in space: details on it are placed in metres to the right of and above its lower left corner."""

    pen: Ink
    corner: Vec
    right: Vec
    up: Vec = (0.0, 1.0, 0.0)

    def at(self, u: float, v: float) -> Vec:
        c, r, t = self.corner, self.right, self.up
        return c[0] + u * r[0] + v * t[0], c[1] + u * r[1] + v * t[1], c[2] + u * r[2] + v * t[2]

    def poly(self, points: Sequence[Point], fill: str, **more: object) -> None:
        self.pen.shape([self.at(*q) for q in points], fill, **more)

    def rect(self, u: float, v: float, w: float, h: float, fill: str, **more: object) -> None:
        self.poly([(u, v), (u + w, v), (u + w, v + h), (u, v + h)], fill, **more)

    def round(self, u: float, v: float, r: float, fill: str, **more: object) -> None:
        steps = range(0, 360, 15)
        self.poly([(u + r * math.cos(math.radians(a)), v + r * math.sin(math.radians(a))) for a in steps], fill, **more)

    def line(self, points: Sequence[Point], width: float, fill: str, **more: object) -> None:
        self.pen.path([self.at(*q) for q in points], width, fill, **more)

    def clip(self, u: float, v: float, w: float, h: float) -> str:
        """The path of a rectangle of the face, to clip what is drawn into it."""
        edge = self.pen.edge([self.at(*q) for q in ((u, v), (u + w, v), (u + w, v + h), (u, v + h))])
        return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in edge) + "Z"

    def fall(self, v1: float, v2: float, u: float, *stops: tuple[float, str, float]) -> str:
        """A gradient between two heights of the face, true at `u`."""
        return self.pen.fall(self.at(u, v1), self.at(u, v2), *stops)


@dataclass(frozen=True)
class Box:
    """A block: west to east, south to north, from the height `y` up by `h`."""

    west: float
    east: float
    south: float
    north: float
    h: float
    y: float = 0.0

    def face(self, pen: Ink, side: str) -> Face:
        """One upright side, as somebody in front of it sees it."""
        x = self.east if side in (EAST, NORTH) else self.west
        z = self.north if side in (WEST, NORTH) else self.south
        return Face(pen, pen.at(x, self.y, z), RIGHT_OF[side])

    def width(self, side: str) -> float:
        return self.north - self.south if side in (EAST, WEST) else self.east - self.west

    def visible(self) -> list[str]:
        """The sides that show from the eye."""
        seen = {EAST: self.east < 0, WEST: self.west > 0, NORTH: self.north < 0, SOUTH: self.south > 0}
        return [side for side, shows in seen.items() if shows]

    def draw(self, pen: Ink, color: str, tones: dict[str, str] | None = None) -> None:
        """Flat tones: light above, darker on the sides that look along the room."""
        dim = {EAST: 0.0, WEST: 0.0, NORTH: 0.2, SOUTH: 0.16}
        for side in self.visible():
            tone = (tones or {}).get(side) or shade(color, dim[side])
            self.face(pen, side).rect(0, 0, self.width(side), self.h, tone)
        level = self.y + self.h
        if level < EYE_HEIGHT:
            self.level(pen, level, tint(color, 0.3))
        elif self.y > EYE_HEIGHT:
            self.level(pen, self.y, shade(color, 0.3))

    def level(self, pen: Ink, y: float, fill: str, **more: object) -> None:
        """A level section of the block."""
        corners = ((self.west, self.south), (self.east, self.south), (self.east, self.north), (self.west, self.north))
        pen.shape([pen.at(x, y, z) for x, z in corners], fill, **more)

    def distance(self) -> float:
        """How far the middle is from the eye, seen from above, in metres."""
        return math.hypot((self.west + self.east) / 2, (self.south + self.north) / 2)

    def shadow(self, pen: Ink, strength: float = 0.2) -> None:
        """A soft-looking contact shadow in two steps."""
        for grow, share in ((0.28, 0.45), (0.1, 1.0)):
            wide = Box(self.west - grow, self.east + grow, self.south - grow, self.north + grow, 0)
            wide.level(pen, 0, "#1d1638", opacity=round(strength * share, 3))


def _around(centre: Vec, radius: float, angle: float) -> Vec:
    return centre[0] + radius * math.sin(angle), centre[1], centre[2] + radius * math.cos(angle)


def _unit(v: Vec) -> Vec:
    size = math.sqrt(dot(v, v)) or 1.0
    return v[0] / size, v[1] / size, v[2] / size
