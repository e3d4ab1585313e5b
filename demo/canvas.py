"""The canvas: collects SVG in three depth layers, places the camera and lays the light of the hour over them."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator, Sequence

from color import PAPER, Palette, choose_palette, fabric, mix, oklch, shade

Point = tuple[float, float]
WORLD = (-520.0, -380.0, 2120.0, 1330.0)
SIZES = {
    "small": (1600, 1067),
    "portrait": (1067, 1600),
    "large": (2400, 1600),
    "cover": (2000, 1000),
    "report": (1200, 800),
}
SANS = "Noto Sans CJK SC"
SERIF = "Noto Serif CJK SC"
EYE = 372.0  # height of the horizon: every standing person's eyes meet it


class Picture:
    """One drawing of 1600 x 1067 world units, with room around it for other crops."""

    def __init__(
        self, scene: str, seed: int, hour: str = "noon", view: str = "wide", ground: str | None = None
    ) -> None:
        self.rng = random.Random(f"{scene}/{seed}")
        self.scene, self.seed, self.hour, self.view = scene, seed, hour, view
        self.pal: Palette = choose_palette(self.rng, ground)
        self.mirror = self.rng.random() < 0.5
        self.vx = self.rng.uniform(560, 1040)
        self.focus: Point = (800, 560)
        self.hands: Point = (800, 640)
        self.upright: Point | None = None  # where an upright picture looks, if not between the two
        self.outdoor = False
        self.own_light = False  # the scene lights itself: no veil of the hour
        self.team = self.rng.choice(
            (self.pal.a, self.pal.b, fabric(self.pal.hue2, 0.5), self.pal.accent, oklch(0.42, 0.1, 262))
        )
        self.team_legs = self.rng.choice((self.team, oklch(0.33, 0.06, 262)))
        self.phase = 0.0
        self.layers: dict[str, list[str]] = {"back": [], "mid": [], "light": [], "front": []}
        self.now = self.layers["back"]
        self.defs: dict[str, str] = {}

    # -- layers and groups -------------------------------------------------------------------------------------------
    def to(self, layer: str) -> None:
        """Draw on `back`, `mid`, `light` (screened over the rest) or `front` from here on."""
        self.now = self.layers[layer]

    @contextlib.contextmanager
    def group(self, **attributes: object) -> Iterator[None]:
        """Wrap what is drawn inside in a `<g>`."""
        outer, self.now = self.now, []
        try:
            yield
        finally:
            outer.append(f"<g{_attributes(attributes)}>{''.join(self.now)}</g>")
            self.now = outer

    @contextlib.contextmanager
    def clipped(self, path: str) -> Iterator[None]:
        """Clip what is drawn inside to an SVG path."""
        name = self._define("clipPath", "", f'<path d="{path}"/>')
        with self.group(clip_path=f"url(#{name})"):
            yield

    def _define(self, tag: str, attributes: str, body: str) -> str:
        key = f"{tag}|{attributes}|{body}"
        if key not in self.defs:
            self.defs[key] = f'<{tag} id="d{len(self.defs)}"{attributes}>{body}</{tag}>'
            return f"d{len(self.defs) - 1}"
        return self.defs[key].split('"')[1]

    # -- fills -------------------------------------------------------------------------------------------------------
    def fade(self, a: Point, b: Point, *stops: tuple[float, str, float]) -> str:
        """A linear gradient from `a` to `b`; stops are (offset, colour, opacity)."""
        body = "".join(f'<stop offset="{o:g}" stop-color="{c}" stop-opacity="{t:g}"/>' for o, c, t in stops)
        place = f' gradientUnits="userSpaceOnUse" x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"'
        return f"url(#{self._define('linearGradient', place, body)})"

    def halo(self, x: float, y: float, r: float, *stops: tuple[float, str, float]) -> str:
        """A radial gradient; stops are (offset, colour, opacity)."""
        body = "".join(f'<stop offset="{o:g}" stop-color="{c}" stop-opacity="{t:g}"/>' for o, c, t in stops)
        place = f' gradientUnits="userSpaceOnUse" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"'
        return f"url(#{self._define('radialGradient', place, body)})"

    def lit(self, color: str, a: Point, b: Point, edge: float = 0.55, dark: float = 0.2) -> str:
        """Two flat tones with a crisp edge between: the lit side at `a`, the shaded side at `b`."""
        low = shade(color, dark)
        return self.fade(a, b, (0, color, 1), (edge, color, 1), (min(1, edge + 0.04), low, 1), (1, low, 1))

    # -- shapes ------------------------------------------------------------------------------------------------------
    def rect(self, x: float, y: float, w: float, h: float, fill: str, rx: float = 0, **more: object) -> None:
        self.now.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{rx:g}" fill="{fill}"{_attributes(more)}/>'
        )

    def circle(self, x: float, y: float, r: float, fill: str, **more: object) -> None:
        self.now.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"{_attributes(more)}/>')

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, **more: object) -> None:
        self.now.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}"{_attributes(more)}/>'
        )

    def poly(self, points: Sequence[Point], fill: str, **more: object) -> None:
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.now.append(f'<polygon points="{text}" fill="{fill}"{_attributes(more)}/>')

    def path(self, d: str, fill: str = "none", **more: object) -> None:
        self.now.append(f'<path d="{d}" fill="{fill}"{_attributes(more)}/>')

    def line(self, points: Sequence[Point], color: str, width: float, **more: object) -> None:
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.now.append(
            f'<polyline points="{text}" fill="none" stroke="{color}" stroke-width="{width:g}" stroke-linecap="round" '
            f'stroke-linejoin="round"{_attributes(more)}/>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: str,
        *,
        font: str = SANS,
        weight: int = 700,
        anchor: str = "middle",
        spacing: float = 0,
    ) -> None:
        """Write one line; in a mirrored picture the words stay readable."""
        flip = -1 if self.mirror else 1
        if self.mirror:
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        safe = words.replace("&", "&amp;").replace("<", "&lt;")
        self.now.append(
            f'<text transform="translate({x:.1f} {y:.1f}) scale({flip} 1)" font-family="{font}" font-weight="{weight}" '
            f'font-size="{size:.1f}" fill="{fill}" text-anchor="{anchor}" letter-spacing="{spacing:g}">{safe}</text>'
        )

    def shadow(self, x: float, y: float, rx: float, ry: float | None = None, strength: float = 0.28) -> None:
        """A soft contact shadow on the floor."""
        ry = ry or rx * 0.17
        fill = self.halo(0, 0, 1, (0, "#1d1638", strength), (0.55, "#1d1638", strength * 0.75), (1, "#1d1638", 0))
        self.now.append(
            f'<circle r="1" transform="translate({x:.1f} {y:.1f}) scale({rx:.1f} {ry:.1f})" fill="{fill}"/>'
        )

    def glow(self, x: float, y: float, r: float, color: str, strength: float = 0.6) -> None:
        """Light around a lamp, a flame or a screen; always on the light layer."""
        fill = self.halo(x, y, r, (0, color, strength), (0.25, color, strength * 0.55), (1, color, 0))
        self.layers["light"].append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"/>')

    def beam(self, points: Sequence[Point], color: str, strength: float = 0.3) -> None:
        """A cone of light: strongest at the first edge, gone at the far one."""
        top = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
        end = ((points[2][0] + points[3][0]) / 2, (points[2][1] + points[3][1]) / 2)
        fill = self.fade(top, end, (0, color, strength), (1, color, 0))
        text = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.layers["light"].append(f'<polygon points="{text}" fill="{fill}"/>')

    # -- measures ----------------------------------------------------------------------------------------------------
    def tall(self, y: float, share: float = 1.0) -> float:
        """Height of a grown-up whose feet stand at `y` on the floor, by the perspective of the picture."""
        return (y - EYE) / 0.935 * share

    def pick(self, *choices: str) -> str:
        return self.rng.choice(choices)

    def near(self, value: float, spread: float) -> float:
        return value + self.rng.uniform(-spread, spread)

    # -- the finished drawing ----------------------------------------------------------------------------------------
    def frame(self, width: int, height: int) -> tuple[float, float, float, float]:
        """The camera's rectangle (x, y, w, h) in world units for an output of this shape."""
        aspect = width / height
        zoom = {"wide": 1.0, "near": 1.5, "detail": 2.35}[self.view]
        w = 1600 / zoom if aspect >= 1 else 1600 / zoom**0.8 * 0.53
        w *= 1.2 if aspect > 1.8 else 1.0
        shake = random.Random(f"{self.seed}/{self.view}")
        w *= shake.uniform(0.88, 1.03)
        h = w / aspect
        if self.view == "wide":
            cx, cy = (800.0, 533.5) if aspect >= 1 else (self.focus[0], 560.0)
            cy = 538.0 if aspect > 1.8 else cy
        else:
            cx, cy = self.focus if self.view == "near" else self.hands
            if aspect < 1:  # upright pictures are narrow: keep the face and the hands in them
                between = (self.focus[0] + self.hands[0]) / 2, (self.focus[1] + self.hands[1]) / 2
                cx, cy = self.upright or between
        cx, cy = cx + shake.uniform(-0.05, 0.05) * w, cy + shake.uniform(-0.02, 0.03) * h
        cx = min(max(cx, WORLD[0] + w / 2), WORLD[2] - w / 2)
        cy = min(max(cy, WORLD[1] + h / 2), WORLD[3] - h / 2)
        return cx - w / 2, cy - h / 2, w, h

    def svg(self, width: int, height: int, frame: tuple[float, float, float, float] | None = None) -> str:
        """The whole picture as SVG text."""
        x, y, w, h = frame or self.frame(width, height)
        near = f"scale({width / w:.5f}) translate({-x:.2f} {-y:.2f})"
        grow = (1600 / w) ** -0.35 if w < 1500 and not frame else 1.0
        cx, cy = x + w / 2, y + h / 2
        far = (
            f"{near} translate({cx:.2f} {cy:.2f}) scale({grow:.4f}) translate({-cx:.2f} {-cy:.2f})"
            if grow != 1
            else near
        )
        flip = f' transform="translate({width} 0) scale(-1 1)"' if self.mirror else ""
        veil = self._veil(width, height)
        body = (
            f'<g transform="{far}">{"".join(self.layers["back"])}</g>{veil[0]}'
            f'<g transform="{near}">{"".join(self.layers["mid"])}</g>{veil[1]}'
            f'<g transform="{near}" style="mix-blend-mode:screen">{"".join(self.layers["light"])}</g>'
            f'<g transform="{near}">{"".join(self.layers["front"])}</g>'
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
            f"<defs>{''.join(self.defs.values())}</defs><rect width='100%' height='100%' fill='{PAPER}'/><g{flip}>{body}</g></svg>"
        )

    def _veil(self, width: int, height: int) -> tuple[str, str]:
        """The hour's light over the back layer, and over everything."""
        cover = f'<rect width="{width}" height="{height}" '
        if self.own_light:
            return "", ""
        full, part = (0.85, 0.5) if self.outdoor else (0.6, 0.4)
        if self.hour == "morning":
            warm = self.fade((0, 0), (width, height * 0.8), (0, "#ffe9bf", 1), (0.6, "#fff6ea", 1), (1, "#e9dcea", 1))
            return (
                f'{cover}fill="#fff4e0" opacity="0.16"/>',
                f'{cover}fill="{warm}" style="mix-blend-mode:multiply"/>',
            )
        if self.hour == "dusk":
            fire = self.fade((0, 0), (0, height), (0, "#f3b0a0", full), (0.5, "#ffc890", full), (1, "#b48cc4", full))
            soft = self.fade(
                (0, 0), (width, height), (0, "#ffd0a0", part), (0.55, "#f5c3b8", part), (1, "#a890d0", part)
            )
            return tuple(f'{cover}fill="{f}" style="mix-blend-mode:multiply"/>' for f in (fire, soft))  # type: ignore[return-value]
        if self.hour == "night":
            deep = self.fade((0, 0), (0, height), (0, "#4a548e", 1), (1, "#666a9c", 1))
            far = 0.9 if self.outdoor else 0.5
            low = 0.46 if self.outdoor else 0.12
            low_color = "#5a62a0" if self.outdoor else "#b98a6a"
            multiply = 'style="mix-blend-mode:multiply"'
            return (
                f'{cover}fill="{deep}" opacity="{far}" {multiply}/>',
                f'{cover}fill="{low_color}" opacity="{low}" {multiply}/>',
            )
        return (f'{cover}fill="{PAPER}" opacity="0.10"/>', "")


def sky_colors(hour: str, rng: random.Random) -> tuple[str, str]:
    """Zenith and horizon of the sky at an hour (before the hour's veil)."""
    drift = rng.uniform(-12, 12)
    pairs = {
        "morning": (oklch(0.84, 0.065, 225 + drift), oklch(0.95, 0.045, 80)),
        "noon": (oklch(0.76, 0.095, 235 + drift), oklch(0.93, 0.03, 220)),
        "dusk": (oklch(0.72, 0.10, 310 + drift), oklch(0.88, 0.11, 65)),
        "night": (oklch(0.42, 0.10, 272 + drift), oklch(0.62, 0.10, 285)),
    }
    return pairs[hour]


def smooth(points: Sequence[Point], closed: bool = True, tension: float = 0.5) -> str:
    """A Catmull-Rom curve through points, as SVG path data."""
    count = len(points)

    def at(i: int) -> Point:
        return points[i % count] if closed else points[min(max(i, 0), count - 1)]

    parts = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for i in range(count if closed else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        k = tension / 3
        parts.append(
            f"C{b[0] + (c[0] - a[0]) * k:.1f},{b[1] + (c[1] - a[1]) * k:.1f} "
            f"{c[0] - (d[0] - b[0]) * k:.1f},{c[1] - (d[1] - b[1]) * k:.1f} {c[0]:.1f},{c[1]:.1f}"
        )
    return "".join(parts) + ("Z" if closed else "")


def blend(p: Picture, color: str, share: float = 0.5) -> str:
    """Push a colour towards the wall, as air does with distance."""
    return mix(color, p.pal.wall, share)


def _attributes(values: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in values.items())
