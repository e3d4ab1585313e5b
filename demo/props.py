"""Things: boxes in perspective, tables, seats, screens, plants and the small objects that fill a bench."""

from __future__ import annotations

import math

from canvas import EYE, Picture, Point
from color import mix, oklch, shade, tint


def box(
    p: Picture, x: float, y: float, w: float, h: float, depth: float, color: str, *, shadow: bool = True, top: str = ""
) -> None:
    """A box standing on `y`: front face w x h, `depth` 0..0.5 is its share of the way to the vanishing point."""
    if shadow:
        p.shadow(x + w / 2, y, w * 0.62, max(12.0, w * 0.06), 0.3)

    def back(q: Point) -> Point:
        return q[0] + (p.vx - q[0]) * depth, q[1] + (EYE - q[1]) * depth

    corners = [(x, y - h), (x + w, y - h), (x + w, y), (x, y)]
    if y - h > EYE:
        p.poly([corners[0], corners[1], back(corners[1]), back(corners[0])], top or tint(color, 0.28))
    if x + w < p.vx:
        p.poly([corners[1], corners[2], back(corners[2]), back(corners[1])], shade(color, 0.3))
    if x > p.vx:
        p.poly([corners[0], corners[3], back(corners[3]), back(corners[0])], shade(color, 0.3))
    p.rect(x, y - h, w, h, color)


def table(
    p: Picture,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    depth: float = 0.2,
    color: str = "",
    legs: bool = True,
    cloth: str = "",
    drop: float = 0.0,
    panel: bool = False,
) -> float:
    """A table whose front legs stand at `y`; returns the y of the middle of its top."""
    color = color or p.pal.wood
    top = y - h
    p.shadow(x + w / 2, y, w * 0.58, w * 0.05, 0.26)
    back_y = top + (EYE - top) * depth
    bx0, bx1 = x + (p.vx - x) * depth, x + w + (p.vx - x - w) * depth
    if legs and not cloth:
        for lx, ly, s in ((bx0 + 12, y + (EYE - y) * depth, 0.75), (bx1 - 12, y + (EYE - y) * depth, 0.75)):
            p.rect(lx - 8 * s, back_y, 16 * s, ly - back_y, shade(color, 0.42))
        for lx in (x + 14, x + w - 30):
            p.rect(lx, top, 18, y - top, p.lit(shade(color, 0.2), (lx, 0), (lx + 18, 0), 0.5))
        p.rect(x + 14, top + h * 0.72, w - 28, 10, shade(color, 0.34))
    p.poly(
        [(x, top), (x + w, top), (bx1, back_y), (bx0, back_y)],
        p.fade((x, 0), (x + w, 0), (0, tint(cloth or color, 0.34), 1), (1, tint(cloth or color, 0.14), 1)),
    )
    if cloth:
        fall = drop or h * 0.82
        p.rect(x, top, w, fall, p.fade((0, top), (0, top + fall), (0, cloth, 1), (1, shade(cloth, 0.2), 1)))
        for i in range(1, int(w / 70)):
            p.line([(x + i * 70, top + 14), (x + i * 70 + 4, top + fall)], shade(cloth, 0.13), 5)
    else:
        if panel:
            _panel(p, x + 26, top, w - 52, h - 14, color)
        p.rect(x, top, w, 20, shade(color, 0.08))
        p.rect(x, top + 20, w, 6, shade(color, 0.34))
    return (top + back_y) / 2


def _panel(p: Picture, x: float, y: float, w: float, h: float, color: str) -> None:
    """A closed front with drawers and doors, so that nobody's legs show."""
    low = shade(color, 0.24)
    p.rect(
        x, y, w, h, p.fade((0, y), (0, y + h), (0, shade(color, 0.34), 1), (0.14, low, 1), (1, shade(color, 0.32), 1))
    )
    count = max(2, round(w / 260))
    for i in range(count):
        px, pw = x + i * w / count, w / count
        p.rect(px + 14, y + 42, pw - 28, h - 62, tint(low, 0.09), rx=4)
        p.rect(px + pw / 2 - 24, y + 62, 48, 8, shade(color, 0.5), rx=4)


def stool(p: Picture, x: float, seat: float, y: float, color: str = "", r: float = 52) -> None:
    color = color or p.pal.c
    p.shadow(x, y, r * 1.3, r * 0.24)
    for s in (-0.75, 0.75, 0.1):
        p.line([(x + s * r * 0.6, seat + 8), (x + s * r, y)], shade(color, 0.3), 9)
    p.rect(x - r, seat - 6, 2 * r, 20, p.lit(color, (x - r, 0), (x + r, 0), 0.6), rx=9)


def chair(p: Picture, x: float, seat: float, y: float, face: int, color: str = "", w: float = 92) -> None:
    """A school chair in profile; `face` is the sitter's direction."""
    color = color or p.pal.c
    metal = shade(color, 0.4)
    p.shadow(x, y, w * 0.8, w * 0.14)
    back = x - face * w * 0.5
    p.line([(back, seat - w * 0.95), (back + face * 8, seat), (back - face * 6, y)], metal, 9)
    p.line([(x + face * w * 0.42, seat), (x + face * w * 0.46, y)], metal, 9)
    p.rect(min(back, x + face * w * 0.5), seat - 4, w, 14, color, rx=6)
    p.rect(back - 8, seat - w * 1.05, 16, w * 0.5, color, rx=7)


def screen(p: Picture, x: float, y: float, w: float, h: float, kind: str = "chart", glow: bool = True) -> None:
    """A monitor face with something on it: chart, code, map, wave or words."""
    p.rect(x, y, w, h, "#23252F", rx=min(w, h) * 0.05)
    m = min(w, h) * 0.06
    ix, iy, iw, ih = x + m, y + m, w - 2 * m, h - 2 * m
    deep = oklch(0.34, 0.07, p.pal.hue3)
    p.rect(ix, iy, iw, ih, p.fade((ix, iy), (ix + iw, iy + ih), (0, oklch(0.45, 0.09, p.pal.hue3), 1), (1, deep, 1)))
    bright = oklch(0.86, 0.11, p.pal.hue2)
    if kind == "wave":
        points = [(ix + iw * i / 24, iy + ih * (0.5 - 0.3 * math.sin(i * 0.8) * (1 - i / 40))) for i in range(25)]
        p.line(points, bright, max(2.5, ih * 0.025))
        for i in range(1, 5):
            p.rect(ix, iy + ih * i / 5, iw, 1, bright, opacity=0.3)
    elif kind == "code":
        for i in range(8):
            p.rect(
                ix + iw * 0.06 + (i % 3) * iw * 0.05,
                iy + ih * (0.1 + 0.1 * i),
                iw * p.rng.uniform(0.2, 0.6),
                ih * 0.04,
                bright if i % 3 else "#FFD98C",
            )
    else:
        for i in range(6):
            bar = ih * p.rng.uniform(0.2, 0.7)
            p.rect(ix + iw * (0.08 + 0.145 * i), iy + ih * 0.9 - bar, iw * 0.09, bar, bright if i % 2 else "#FFC27A")
    p.poly([(ix, iy + ih * 0.6), (ix + iw * 0.5, iy), (ix + iw * 0.7, iy), (ix, iy + ih)], "#fff", opacity=0.08)
    if glow:
        p.glow(x + w / 2, y + h / 2, max(w, h) * 0.9, oklch(0.7, 0.1, p.pal.hue3), 0.22 if p.hour != "night" else 0.5)


def monitor(p: Picture, x: float, y: float, w: float, kind: str = "chart") -> None:
    """A monitor on a foot standing at (x, y)."""
    h = w * 0.62
    p.rect(x - w * 0.05, y - h * 0.4, w * 0.1, h * 0.4, "#3a3d49")
    p.rect(x - w * 0.2, y - 8, w * 0.4, 9, "#3a3d49", rx=4)
    screen(p, x - w / 2, y - h * 1.22, w, h, kind)


def plant(p: Picture, x: float, y: float, h: float, pot: str = "") -> None:
    """A potted plant with long leaves."""
    pot = pot or p.pick(p.pal.accent, p.pal.b, "#F2EADC", p.pal.c)
    green = oklch(0.56, 0.1, 150)
    p.shadow(x, y, h * 0.24)
    for i in range(9):
        a = math.radians(-90 + (i - 4) * 17)
        tip = (x + math.cos(a) * h * 0.62, y - h * 0.36 + math.sin(a) * h * 0.62)
        bow = (x + math.cos(a) * h * 0.3 - (i - 4) * h * 0.02, y - h * 0.5 + math.sin(a) * h * 0.26)
        d = f"M{x:.1f},{y - h * 0.3:.1f}Q{bow[0] - h * 0.06:.1f},{bow[1]:.1f} {tip[0]:.1f},{tip[1]:.1f}Q{bow[0] + h * 0.08:.1f},{bow[1]:.1f} {x:.1f},{y - h * 0.3:.1f}Z"
        p.path(d, (green, shade(green, 0.2), tint(green, 0.15))[i % 3])
    w = h * 0.17
    p.poly(
        [(x - w, y - h * 0.32), (x + w, y - h * 0.32), (x + w * 0.72, y), (x - w * 0.72, y)],
        p.lit(pot, (x - w, 0), (x + w, 0), 0.6),
    )


def shelf(
    p: Picture, x: float, y: float, w: float, h: float, rows: int = 4, kind: str = "books", color: str = ""
) -> None:
    """A shelf standing on `y`, filled with `books`, `boxes`, `jars` or `tools`."""
    color = color or mix(p.pal.wood, p.pal.wall, 0.25)
    p.rect(x, y - h, w, h, shade(color, 0.38))
    rh = h / rows
    for i in range(rows):
        base = y - h + (i + 1) * rh - 8
        _fill_row(p, x + 10, base, w - 20, rh - 22, kind)
        p.rect(x, base, w, 10, color)
    p.rect(x - 8, y - h - 8, w + 16, 12, tint(color, 0.12))
    for sx in (x - 8, x + w - 4):
        p.rect(sx, y - h, 12, h, color)


def _fill_row(p: Picture, x: float, y: float, w: float, h: float, kind: str) -> None:
    rng, pal = p.rng, p.pal
    colors = [pal.a, pal.b, pal.accent, pal.c, tint(pal.a, 0.5), tint(pal.b, 0.6), "#F3ECDD", shade(pal.b, 0.3)]
    colors = [mix(color, pal.wall, 0.22) for color in colors]
    at = x + rng.uniform(0, 10)
    while True:
        width = {
            "books": rng.uniform(12, 26),
            "boxes": rng.uniform(56, 96),
            "jars": rng.uniform(38, 60),
            "tools": rng.uniform(40, 80),
        }[kind]
        if at + width > x + w:
            return
        color, height = rng.choice(colors), h * rng.uniform(0.62, 0.95)
        if kind == "jars":
            p.path(
                f"M{at:.1f},{y:.1f}Q{at - width * 0.1:.1f},{y - height * 0.6:.1f} {at + width * 0.3:.1f},{y - height * 0.85:.1f}V{y - height:.1f}H{at + width * 0.7:.1f}V{y - height * 0.85:.1f}"
                f"Q{at + width * 1.1:.1f},{y - height * 0.6:.1f} {at + width:.1f},{y:.1f}Z",
                p.lit(color, (at, 0), (at + width, 0), 0.6),
            )
        else:
            p.rect(at, y - height, width, height, p.lit(color, (at, 0), (at + width, 0), 0.7, 0.14))
            p.rect(at + width * 0.2, y - height * 0.75, width * 0.6, height * 0.12, tint(color, 0.5))
        at += width + (3 if kind == "books" else 12)
        if rng.random() < 0.08:
            at += 36


def sparks(
    p: Picture,
    x: float,
    y: float,
    n: int,
    reach: float,
    spread: tuple[float, float] = (-160, -20),
    color: str = "#FFD27A",
) -> None:
    """Glowing sparks flying from a point, between two angles in degrees; they fall back by gravity."""
    for _ in range(n):
        a = math.radians(p.rng.uniform(*spread))
        v, t = reach * p.rng.uniform(0.2, 1.0), (p.rng.random() + p.phase) % 1.0
        px, py = x + math.cos(a) * v * t, y + math.sin(a) * v * t + 0.45 * reach * t * t
        qx, qy = x + math.cos(a) * v * (t + 0.07), y + math.sin(a) * v * (t + 0.07) + 0.45 * reach * (t + 0.07) ** 2
        p.line([(px, py), (qx, qy)], color, 3.4 * (1.1 - t * 0.7))


def steam(p: Picture, x: float, y: float, h: float, n: int = 3) -> None:
    """Soft curls of steam."""
    for i in range(n):
        sx = x + (i - (n - 1) / 2) * h * 0.16
        sway = h * 0.1 * math.sin(2 * math.pi * p.phase + i)
        d = f"M{sx:.1f},{y:.1f}C{sx - h * 0.14 + sway:.1f},{y - h * 0.3:.1f} {sx + h * 0.16 - sway:.1f},{y - h * 0.6:.1f} {sx + sway * 0.4:.1f},{y - h:.1f}"
        fade = p.fade((0, y), (0, y - h), (0, "#ffffff", 0.65), (1, "#ffffff", 0))
        p.path(d, stroke=fade, stroke_width=h * 0.07, stroke_linecap="round")


def vase(p: Picture, x: float, y: float, h: float, color: str, shape: int = 0) -> None:
    """A pot or vase by profile number 0..3."""
    profile = (
        ((0.2, 0), (0.42, 0.35), (0.3, 0.75), (0.16, 0.88), (0.2, 1)),
        ((0.3, 0), (0.45, 0.5), (0.42, 0.8), (0.46, 1)),
        ((0.18, 0), (0.2, 0.3), (0.4, 0.62), (0.14, 0.86), (0.18, 1)),
        ((0.24, 0), (0.5, 0.4), (0.5, 0.6), (0.34, 1)),
    )[shape % 4]
    right = [(x + r * h * 0.8, y - t * h) for r, t in profile]
    left = [(x - r * h * 0.8, y - t * h) for r, t in reversed(profile)]
    d = "M" + " ".join(f"{a:.1f},{b:.1f}" for a, b in right[:1])
    for side in (right, left):
        for i in range(1, len(side)):
            mx, my = (side[i - 1][0] + side[i][0]) / 2, (side[i - 1][1] + side[i][1]) / 2
            d += f"Q{side[i - 1][0]:.1f},{side[i - 1][1]:.1f} {mx:.1f},{my:.1f}"
        d += f"L{side[-1][0]:.1f},{side[-1][1]:.1f}" + (f"L{left[0][0]:.1f},{left[0][1]:.1f}" if side is right else "Z")
    p.path(d, p.lit(color, (x - h * 0.35, 0), (x + h * 0.35, 0), 0.62, 0.22))
    top = profile[-1][0] * h * 0.8
    p.oval(x, y - h, top, top * 0.25, shade(color, 0.4))


def fruit_pile(p: Picture, x: float, y: float, w: float, color: str, basket: str = "") -> None:
    """A basket of round fruit."""
    r = w * 0.11
    for row, n in enumerate((5, 4, 3)):
        for i in range(n):
            fx, fy = x + (i - (n - 1) / 2) * r * 1.7, y - w * 0.24 - row * r * 1.3
            p.circle(
                fx,
                fy,
                r,
                p.lit(p.pick(color, tint(color, 0.15), shade(color, 0.1)), (fx - r, fy - r), (fx + r, fy + r), 0.62),
            )
            p.circle(fx - r * 0.35, fy - r * 0.35, r * 0.18, "#fff", opacity=0.6)
    basket = basket or oklch(0.72, 0.08, 75)
    d = f"M{x - w / 2:.1f},{y - w * 0.26:.1f}H{x + w / 2:.1f}L{x + w * 0.42:.1f},{y:.1f}H{x - w * 0.42:.1f}Z"
    p.path(d, p.lit(basket, (x - w / 2, 0), (x + w / 2, 0), 0.62))
    for i in range(1, 4):
        p.line(
            [(x - w * 0.48, y - w * 0.26 + i * w * 0.065), (x + w * 0.48, y - w * 0.26 + i * w * 0.065)],
            shade(basket, 0.2),
            4,
        )


def audience(
    p: Picture, y: float, colors: list[str], *, size: float = 190, gap: float = 1.05, hands: bool = False
) -> None:
    """A row of heads and shoulders seen from behind, filling the frame's width at `y` (shoulder line)."""
    x = -460.0 + p.rng.uniform(0, size)
    while x < 2100:
        color, hair = p.rng.choice(colors), p.pick("#1d1b22", "#2b2226", "#3a2a25", "#191b26")
        s = size * p.rng.uniform(0.9, 1.08)
        p.path(
            f"M{x - s * 0.52:.1f},{y + s * 1.4:.1f}Q{x - s * 0.52:.1f},{y + s * 0.1:.1f} {x - s * 0.16:.1f},{y:.1f}H{x + s * 0.16:.1f}Q{x + s * 0.52:.1f},{y + s * 0.1:.1f} {x + s * 0.52:.1f},{y + s * 1.4:.1f}Z",
            p.lit(color, (x - s * 0.5, 0), (x + s * 0.5, 0), 0.66),
        )
        p.rect(x - s * 0.09, y - s * 0.14, s * 0.18, s * 0.2, shade("#D9A27C", 0.2))
        p.oval(x, y - s * 0.34, s * 0.21, s * 0.27, hair)
        style = p.rng.random()
        if style < 0.25:
            p.circle(x, y - s * 0.6, s * 0.1, hair)
        elif style < 0.5:
            p.rect(x - s * 0.2, y - s * 0.36, s * 0.4, s * 0.42, hair, rx=s * 0.12)
        p.path(
            f"M{x - s * 0.12:.1f},{y - s * 0.54:.1f}Q{x - s * 0.02:.1f},{y - s * 0.62:.1f} {x + s * 0.1:.1f},{y - s * 0.56:.1f}",
            stroke=tint(hair, 0.2),
            stroke_width=s * 0.02,
        )
        if hands and p.rng.random() < 0.35:
            side = p.rng.choice((-1, 1))
            p.line(
                [
                    (x + side * s * 0.42, y + s * 0.3),
                    (x + side * s * 0.5, y - s * 0.3),
                    (x + side * s * 0.38, y - s * 0.72),
                ],
                color,
                s * 0.16,
            )
            p.circle(x + side * s * 0.37, y - s * 0.78, s * 0.085, "#E0A880")
        x += s * gap * p.rng.uniform(0.95, 1.2)
