"""Grounds: sky, hills, trees, buildings and flags."""

from __future__ import annotations

import math
import random

from canvas import WORLD, Picture, Point, sky_colors, smooth
from color import mix, oklch, shade, tint

X0, Y0, X1, Y1 = WORLD


def outdoors(p: Picture, y: float = 600, ground: str = "") -> None:
    """Sky, clouds, far hills and ground from the horizon strip at `y`."""
    p.outdoor = True
    top, low = sky_colors(p.hour, p.rng)
    p.rect(X0, Y0, X1 - X0, y - Y0 + 20, p.fade((0, Y0), (0, y), (0, top, 1), (0.35, top, 1), (1, low, 1)))
    sun = (p.near(420, 250), {"morning": y - 170, "noon": 40, "dusk": y - 110, "night": 110}[p.hour])
    disc = {"morning": "#FFF3CF", "noon": "#FFFBEA", "dusk": "#FF8A4C", "night": "#FDF3D0"}[p.hour]
    p.circle(*sun, 420, p.halo(*sun, 420, (0, disc, 0.6), (1, disc, 0)))
    p.circle(*sun, 62 if p.hour != "night" else 44, disc)
    for _ in range(p.rng.randint(2, 5)):
        cloud(
            p,
            p.rng.uniform(X0, X1),
            p.rng.uniform(20, y - 330),
            p.rng.uniform(120, 260),
            mix(low, "#ffffff", 0.6 if p.hour != "night" else 0.1),
        )
    hill = mix(oklch(0.62, 0.07, p.rng.choice((150, 200, 250, 290))), low, 0.55)
    for depth in (0, 1):
        points: list[Point] = [(X0 - 100, y + 60)]
        points += [(X0 + i * 240, y - p.rng.uniform(10, 110) * (1.1 - 0.5 * depth)) for i in range(13)]
        points += [(X1 + 100, y + 60)]
        p.path(smooth(points, tension=0.9), shade(hill, 0.08 * depth))
    ground = ground or mix(p.pal.floor, oklch(0.82, 0.04, 85), 0.5)
    p.rect(
        X0,
        y,
        X1 - X0,
        Y1 - y,
        p.fade((0, y), (0, Y1), (0, shade(ground, 0.06), 1), (0.4, ground, 1), (1, tint(ground, 0.15), 1)),
    )


def cloud(p: Picture, x: float, y: float, w: float, color: str) -> None:
    with p.group(opacity=0.75):
        p.rect(x - w / 2, y, w, w * 0.16, color, rx=w * 0.08)
        p.circle(x - w * 0.15, y + w * 0.02, w * 0.16, color)
        p.circle(x + w * 0.1, y - w * 0.03, w * 0.2, color)
        p.rect(x - w * 0.1, y + w * 0.1, w * 0.9, w * 0.1, color, rx=w * 0.05)


def tree(p: Picture, x: float, y: float, h: float, color: str = "", fruit: str = "") -> None:
    """A broad tree: trunk, branches, crown in three tones; optional fruit."""
    rng = p.rng
    color = color or oklch(rng.uniform(0.55, 0.66), 0.1, rng.choice((130, 142, 150, 160)))
    bark = oklch(0.42, 0.045, 55)
    p.shadow(x, y, h * 0.34, h * 0.045, 0.25)
    w = h * 0.035
    p.path(
        f"M{x - w * 1.5:.1f},{y:.1f}Q{x - w:.1f},{y - h * 0.2:.1f} {x - w * 0.7:.1f},{y - h * 0.6:.1f}H{x + w * 0.7:.1f}Q{x + w:.1f},{y - h * 0.2:.1f} {x + w * 1.7:.1f},{y:.1f}Z",
        p.lit(bark, (x - w, 0), (x + w, 0), 0.5),
    )
    for s in (-1, 1):
        p.line([(x, y - h * 0.36), (x + s * h * 0.14, y - h * 0.55), (x + s * h * 0.2, y - h * 0.7)], bark, w * 0.9)
    blobs = [
        (
            x + math.cos(i * 0.9 + rng.random()) * h * 0.24,
            y - h * 0.68 + math.sin(i * 0.9) * h * 0.17,
            h * rng.uniform(0.13, 0.2),
        )
        for i in range(7)
    ]
    blobs.append((x, y - h * 0.74, h * 0.24))
    for bx, by, r in blobs:
        p.circle(bx + h * 0.012, by + h * 0.03, r, shade(color, 0.26))
    for bx, by, r in blobs:
        p.circle(bx, by, r * 0.96, color)
    for bx, by, r in blobs:
        p.circle(bx - r * 0.25, by - r * 0.3, r * 0.55, tint(color, 0.2))
    for _ in range(26 if fruit else 14):
        bx, by, r = rng.choice(blobs)
        px, py = bx + rng.uniform(-0.8, 0.8) * r, by + rng.uniform(-0.8, 0.8) * r
        if fruit:
            p.circle(
                px, py, h * 0.021, p.lit(fruit, (px - h * 0.02, py - h * 0.02), (px + h * 0.02, py + h * 0.02), 0.6)
            )
        else:
            p.oval(
                px,
                py,
                h * 0.026,
                h * 0.012,
                rng.choice((tint(color, 0.32), shade(color, 0.18))),
                transform=f"rotate({rng.uniform(0, 180):.0f} {px:.1f} {py:.1f})",
            )


def bush(p: Picture, x: float, y: float, w: float, color: str = "") -> None:
    color = color or oklch(0.55, 0.09, 148)
    for i in range(6):
        r = w * p.rng.uniform(0.12, 0.2)
        p.circle(x + (i - 2.5) * w * 0.16, y - r * 0.7, r, shade(color, 0.1 * (i % 3)))
    for i in range(5):
        p.circle(x + (i - 2.1) * w * 0.16, y - w * 0.15, w * 0.07, tint(color, 0.2))


def building(
    p: Picture, x: float, y: float, w: float, h: float, color: str = "", *, clock: bool = False, name: str = ""
) -> None:
    """A teaching building standing on `y`: storeys of windows, a lit side, a stair tower."""
    color = color or tint(p.pal.wall, 0.25)
    p.rect(x, y - h, w, h, p.lit(color, (x, 0), (x + w, 0), 0.8, 0.1))
    p.rect(x - 12, y - h - 16, w + 24, 20, shade(color, 0.22))
    storeys, columns = max(2, round(h / 84)), max(3, round(w / 74))
    glass = {"night": "#FFD98C", "dusk": "#FFE2A8"}.get(p.hour, oklch(0.68, 0.06, 232))
    rng = random.Random(f"{p.seed}{x:.0f}")
    for i in range(storeys):
        for j in range(columns):
            cw, ch = w / columns, h / storeys
            wx, wy = x + j * cw + cw * 0.18, y - h + i * ch + ch * 0.24
            pane = glass if p.hour not in ("night", "dusk") or rng.random() < 0.55 else oklch(0.45, 0.05, 260)
            p.rect(wx, wy, cw * 0.64, ch * 0.52, pane)
            p.poly(
                [(wx, wy + ch * 0.4), (wx + cw * 0.4, wy), (wx + cw * 0.56, wy), (wx, wy + ch * 0.52)],
                "#ffffff",
                opacity=0.2,
            )
        p.rect(x, y - h + (i + 1) * h / storeys - 6, w, 6, shade(color, 0.14))
    if clock or name:
        _tower(p, x + w / 2, y, min(w * 0.24, 210), h * 1.16, color, clock, name)


def _tower(p: Picture, x: float, y: float, w: float, h: float, color: str, clock: bool, name: str) -> None:
    p.rect(x - w / 2, y - h, w, h, p.lit(mix(color, p.pal.a, 0.35), (x - w / 2, 0), (x + w / 2, 0), 0.66, 0.14))
    p.rect(x - w / 2 - 8, y - h - 12, w + 16, 16, shade(color, 0.28))
    if clock:
        p.circle(x, y - h * 0.88, w * 0.22, "#FFFBF2", stroke=shade(color, 0.4), stroke_width=5)
        p.line([(x, y - h * 0.88 - w * 0.15), (x, y - h * 0.88), (x + w * 0.1, y - h * 0.88)], "#333", 4)
    for i, char in enumerate(name[:4]):
        p.text(x, y - h * 0.66 + i * w * 0.36, char, w * 0.3, p.pal.accent)
    p.rect(x - w * 0.4, y - h * 0.16, w * 0.8, h * 0.16, shade(color, 0.45))


def flag(p: Picture, x: float, y: float, h: float) -> None:
    """A tall pole with a plain red flag."""
    p.rect(x - 3, y - h, 6, h, "#d9d9dd")
    p.circle(x, y - h, 7, "#E9B44C")
    d = f"M{x + 4:.1f},{y - h + 8:.1f}q{h * 0.1:.1f},{-h * 0.035:.1f} {h * 0.17:.1f},0t{h * 0.13:.1f},0v{h * 0.19:.1f}q{-h * 0.06:.1f},{h * 0.04:.1f} {-h * 0.13:.1f},0t{-h * 0.17:.1f},0Z"
    p.path(d, "#D2321E")
    p.rect(x - 22, y - 12, 44, 14, "#c9c4bb")


def bunting(p: Picture, y: float, colors: tuple[str, ...], sag: float = 60) -> None:
    """A string of little flags across the frame."""
    for i in range(44):
        x = X0 + i * 62
        dip = sag * math.sin(math.pi * ((i % 11) / 11))
        p.poly([(x, y + dip), (x + 46, y + dip + 3), (x + 23, y + dip + 50)], colors[i % len(colors)])
