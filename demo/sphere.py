"""The sphere: a 2:1 picture of everything around the eye, painted far to near from shapes and flat drawings in space."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image

from canvas import EYE, Picture, Point
from render import FONT_DIRS

Vec = tuple[float, float, float]  # metres: x to the right, y up, z ahead; the eye is the origin
UNITS = 380.0  # drawing units a metre, where somebody 1.68 m tall is 640 units
FEET = 965.0
EYE_HEIGHT = (FEET - EYE) / UNITS
WORLD_UP: Vec = (0.0, 1.0, 0.0)
CELL = 24  # pixels: inside one cell a flat drawing is bent by its four corners


@dataclass(frozen=True)
class Frame:
    """A flat drawing's place: its point (`x`, `y`) lies at `at`, and its axes run along `right` and `up`."""

    at: Vec
    right: Vec
    up: Vec
    x: float = 800.0
    y: float = EYE

    def point(self, x: float, y: float) -> Vec:
        """Where a point of the drawing lies, in metres."""
        u, v = (x - self.x) / UNITS, (self.y - y) / UNITS
        return tuple(a + u * r + v * t for a, r, t in zip(self.at, self.right, self.up, strict=True))  # type: ignore[return-value]

    def hit(self, ray: Vec) -> Point | None:
        """The point of the drawing that is seen along `ray`; None if it is behind the eye or edge-on."""
        normal = cross(self.right, self.up)
        toward = dot(ray, normal)
        if abs(toward) < 1e-9 or (far := dot(self.at, normal) / toward) <= 0:
            return None
        off = tuple(far * r - a for r, a in zip(ray, self.at, strict=True))
        return self.x + dot(off, self.right) * UNITS, self.y - dot(off, self.up) * UNITS  # type: ignore[arg-type]


class Standing(Picture):
    """A drawing that remembers where its contact shadows lie, so that the sun can cast long ones."""

    def __init__(self, scene: str, seed: int, hour: str) -> None:
        super().__init__(scene, seed, hour)
        self.feet: list[tuple[float, float, float]] = []

    def shadow(self, x: float, y: float, rx: float, ry: float | None = None, strength: float = 0.28) -> None:
        self.feet.append((x, y, rx))
        super().shadow(x, y, rx, ry, strength)


class Sphere:
    """All directions around the eye as one picture, `width` x `width / 2` pixels; ahead is its middle."""

    def __init__(self, scene: str, seed: int, hour: str, width: int) -> None:
        self.scene, self.seed, self.hour = scene, seed, hour
        self.width, self.height = width, width // 2
        self.look = Picture(scene, seed, hour)
        self.rng = self.look.rng
        self.pal = self.look.pal
        self.image = Image.new("RGB", (self.width, self.height))
        self.sun: tuple[float, float] | None = None  # degrees to the right of ahead and above the horizon
        self.things: list[tuple[float, Callable[[], None]]] = []

    def picture(self, scene: str = "", seed: int = 0) -> Standing:
        """An empty drawing in the palette, clothes and hour of this sphere."""
        p = Standing(scene or self.scene, seed or self.rng.randrange(1_000_000), self.hour)
        p.pal, p.team, p.team_legs = self.pal, self.look.team, self.look.team_legs
        p.mirror, p.vx = False, 800.0
        p.to("mid")
        return p

    # -- directions --------------------------------------------------------------------------------------------------
    def place(self, v: Vec, near: float | None = None) -> Point:
        """The pixel of a direction; `near` asks for the turn (a picture's width apart) closest to that x."""
        x = (math.atan2(v[0], v[2]) / math.tau + 0.5) * self.width
        y = (0.5 - math.atan2(v[1], math.hypot(v[0], v[2])) / math.pi) * self.height
        if near is not None:
            x += round((near - x) / self.width) * self.width
        return x, y

    def ray(self, x: float, y: float) -> Vec:
        """The direction of a pixel."""
        lon, lat = (x / self.width - 0.5) * math.tau, (0.5 - y / self.height) * math.pi
        return math.sin(lon) * math.cos(lat), math.sin(lat), math.cos(lon) * math.cos(lat)

    def outline(self, corners: Sequence[Vec], near: float | None = None, closed: bool = True) -> list[Point]:
        """A polygon's edges as they bend on the sphere; one around a pole is led along the picture's edge."""
        points = [self.place(corners[0], near)]
        for i in range(len(corners) if closed else len(corners) - 1):
            a, b = corners[i], corners[(i + 1) % len(corners)]
            points.extend(self._bend(a, b, points[-1], 0))
        turn = points[-1][0] - points[0][0]
        if closed and abs(turn) > self.width / 2:
            pole = 0.0 if sum(c[1] for c in corners) > 0 else float(self.height)
            points += [(points[-1][0], pole), (points[0][0], pole)]
        return points

    def _bend(self, a: Vec, b: Vec, start: Point, depth: int) -> Iterator[Point]:
        end = self.place(b, start[0])
        half: Vec = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)
        mid = self.place(half, start[0])
        off = max(abs(mid[0] - (start[0] + end[0]) / 2), abs(mid[1] - (start[1] + end[1]) / 2))
        wide = abs(end[0] - start[0]) > self.width / 12
        if depth < 14 and (off > 0.25 or wide):
            yield from self._bend(a, half, start, depth + 1)
            yield from self._bend(half, b, mid, depth + 1)
        else:
            yield end

    # -- things ------------------------------------------------------------------------------------------------------
    def add(self, distance: float, paint: Callable[[], None]) -> None:
        """Remember a thing `distance` metres away; what is nearer is painted later."""
        self.things.append((distance, paint))

    def stand(self, p: Picture, view: tuple[float, float, float, float], frame: Frame, distance: float = 0) -> None:
        """Put up a flat drawing, of which only `view` (x, y, w, h) is looked at."""
        self.add(distance or math.hypot(frame.at[0], frame.at[2]), lambda: self.paint_drawing(p, view, frame))

    def finish(self) -> Image.Image:
        """Paint everything, the far things first."""
        for _, paint in sorted(self.things, key=lambda thing: -thing[0]):
            paint()
        return self.image

    # -- painting ----------------------------------------------------------------------------------------------------
    def paint_shapes(self, p: Picture, bounds: tuple[float, float, float, float]) -> None:
        """Lay a drawing in pixels of the sphere on it; it may cross the left or right edge."""
        left, top, right, bottom = bounds
        top, bottom = max(0, math.floor(top) - 2), min(self.height, math.ceil(bottom) + 2)
        around = right - left > self.width / 2
        parts = p.layers["mid"]
        if around:  # such a thing laps over itself: each of its parts is drawn on every turn before the next part
            turns = [f'<g transform="translate({turn})">' for turn in (-self.width, self.width)]
            parts = [part + "".join(f"{turn}{part}</g>" for turn in turns) for part in parts]
            left, right = 0, self.width
        body = f"<defs>{''.join(p.defs.values())}</defs>{''.join(parts)}"
        for shift in (0,) if around else (-self.width, 0, self.width):
            x0, x1 = max(0, math.floor(left + shift) - 2), min(self.width, math.ceil(right + shift) + 2)
            if x1 > x0 and bottom > top:
                crop = rasterise_clear(body, (x0 - shift, top, x1 - x0, bottom - top), (x1 - x0, bottom - top))
                self.image.paste(crop, (x0, top), crop)

    def paint_drawing(self, p: Picture, view: tuple[float, float, float, float], frame: Frame) -> None:
        """Bend the part `view` (x, y, w, h) of a flat drawing onto the sphere, at twice its resolution."""
        x, y, w, h = view
        distance = math.sqrt(dot(frame.at, frame.at))
        scale = min(2.5, 2 * self.width / math.tau / (UNITS * distance) * 1.1)
        flat = rasterise_clear(_cutout(p), view, (round(w * scale), round(h * scale)))
        corners = [frame.point(*q) for q in ((x, y), (x + w, y), (x + w, y + h), (x, y + h))]
        edge = self.outline(corners, self.place(frame.at)[0])
        left, top = math.floor(min(q[0] for q in edge)), max(0, math.floor(min(q[1] for q in edge)))
        columns = -(-(math.ceil(max(q[0] for q in edge)) - left) // CELL)
        rows = -(-(min(self.height, math.ceil(max(q[1] for q in edge))) - top) // CELL)
        mesh = self._mesh((left, top), columns, rows, frame, (x, y, scale))
        bent = flat.transform(
            (columns * CELL * 2, rows * CELL * 2), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC
        ).reduce(2)
        for shift in (-self.width, 0, self.width):
            if -bent.width < left + shift < self.width:
                self.image.paste(bent, (left + shift, top), bent)

    def _mesh(
        self, corner: tuple[int, int], columns: int, rows: int, frame: Frame, source: tuple[float, float, float]
    ) -> list[tuple[tuple[int, int, int, int], tuple[float, ...]]]:
        x0, y0, scale = source
        hits = [
            [frame.hit(self.ray(corner[0] + i * CELL, corner[1] + j * CELL)) for i in range(columns + 1)]
            for j in range(rows + 1)
        ]
        mesh = []
        size = CELL * 2
        for j in range(rows):
            for i in range(columns):
                quad = (hits[j][i], hits[j + 1][i], hits[j + 1][i + 1], hits[j][i + 1])
                if all(quad):
                    flat = tuple(v for q in quad if q for v in ((q[0] - x0) * scale, (q[1] - y0) * scale))
                    mesh.append(((i * size, j * size, (i + 1) * size, (j + 1) * size), flat))
        return mesh


def facing(lon: float, distance: float, lift: float = 0.0) -> Frame:
    """The frame of a drawing that stands upright and faces the eye, `lon` degrees to the right of ahead.

    Its horizon lies at the eye's height, or `lift` metres above that, and then its point (0, 0) is the middle.
    """
    s, c = math.sin(math.radians(lon)), math.cos(math.radians(lon))
    middle = (0.0, 0.0) if lift else (800.0, EYE)
    return Frame((s * distance, lift, c * distance), (c, 0.0, -s), WORLD_UP, *middle)


def rasterise_clear(body: str, view: tuple[float, float, float, float], size: tuple[int, int]) -> Image.Image:
    """Turn SVG elements into pixels over nothing."""
    box = " ".join(f"{value:g}" for value in view)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="{box}">{body}</svg>'
    words = "<text" in body
    fonts = [folder for folder in FONT_DIRS if words and Path(folder).is_dir()]
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=bool(fonts) or not words, font_dirs=fonts or None)
    return Image.open(io.BytesIO(png))


def _cutout(p: Picture) -> str:
    """A drawing without its background."""
    layers = (part for name in ("mid", "light", "front") for part in p.layers[name])
    return f"<defs>{''.join(p.defs.values())}</defs>{''.join(layers)}"


def dot(a: Vec, b: Vec) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
