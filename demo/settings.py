"""Rooms: halls and rooms in one-point perspective, with windows, lamps, boards and banners."""

from __future__ import annotations

import random

from canvas import EYE, WORLD, Picture, sky_colors
from color import mix, oklch, shade, tint

X0, Y0, X1, Y1 = WORLD
SLOGANS = (
    "技能：让生活更美好",
    "职业教育活动周",
    "天天有活动 处处有看点",
    "匠心筑梦 技能成才",
    "人人有收获",
    "一技在手 一生无忧",
)


def floor(p: Picture, y: float, *, tiles: bool = True, color: str = "", color2: str = "") -> None:
    """The floor from the wall's foot at `y` to below the frame, with lines to the vanishing point."""
    color, color2 = color or p.pal.floor, color2 or p.pal.floor2
    p.rect(X0, y, X1 - X0, Y1 - y, p.fade((0, y), (0, Y1), (0, color2, 1), (0.5, color, 1), (1, tint(color, 0.12), 1)))
    if not tiles:
        return
    line = mix(color, color2, 0.75)
    for i in range(-16, 17):
        x = p.vx + i * 190
        t = (y - EYE) / (Y1 - EYE)
        p.line([(p.vx + (x - p.vx) * 2.4 * t, y), (p.vx + (x - p.vx) * 2.4, Y1)], line, 2.2)
    step, depth = y, 1.0
    while step < Y1:
        p.rect(X0, step, X1 - X0, 1.6, line)
        depth *= 0.86
        step = EYE + (y - EYE) / depth


def window(p: Picture, x: float, y: float, w: float, h: float, panes: int = 2, frame: str = "") -> None:
    """A window on the back wall: sky and a line of trees in it, its light on the floor at daytime."""
    frame = frame or tint(p.pal.wall2, 0.5)
    top, low = sky_colors(p.hour, random.Random(p.seed))
    p.rect(x - 10, y - 10, w + 20, h + 20, frame)
    p.rect(x, y, w, h, p.fade((0, y), (0, y + h), (0, top, 1), (1, low, 1)))
    green = oklch(0.62, 0.09, 150)
    rng = random.Random(f"{p.seed}{x:.0f}")
    with p.clipped(f"M{x:.1f},{y:.1f}h{w:.1f}v{h:.1f}h{-w:.1f}Z"):
        if rng.random() < 0.5:
            p.rect(x + w * rng.uniform(0, 0.5), y + h * 0.35, w * 0.5, h, mix(p.pal.wall, low, 0.4))
        for _ in range(5):
            p.circle(
                x + w * rng.random(),
                y + h * rng.uniform(0.85, 1.1),
                h * rng.uniform(0.16, 0.3),
                mix(green, low, rng.uniform(0.1, 0.5)),
            )
        p.poly([(x, y + h * 0.7), (x + w * 0.6, y), (x + w * 0.85, y), (x, y + h)], "#ffffff", opacity=0.22)
    for i in range(1, panes):
        p.rect(x + w * i / panes - 4, y, 8, h, frame)
    p.rect(x, y + h * 0.32, w, 7, frame)
    p.rect(x - 18, y + h + 8, w + 36, 14, shade(frame, 0.12))
    if p.hour in ("morning", "dusk"):
        color = "#ffd49a" if p.hour == "morning" else "#ff9d6a"
        slope = 330 if p.hour == "morning" else 480
        p.beam(
            [(x, y + h * 0.2), (x + w, y + h * 0.2), (x + w + slope, y + h + 520), (x + slope, y + h + 520)],
            color,
            0.20,
        )


def lamp(p: Picture, x: float, y: float, size: float = 60, color: str = "") -> None:
    """A pendant lamp; at night it lights a cone."""
    color = color or p.pal.c
    p.line([(x, Y0), (x, y)], shade(p.pal.wall2, 0.35), 4)
    p.path(
        f"M{x - size:.1f},{y + size * 0.62:.1f}Q{x - size * 0.8:.1f},{y:.1f} {x - size * 0.2:.1f},{y - size * 0.1:.1f}H{x + size * 0.2:.1f}"
        f"Q{x + size * 0.8:.1f},{y:.1f} {x + size:.1f},{y + size * 0.62:.1f}Z",
        p.lit(color, (x - size, 0), (x + size, 0), 0.6),
    )
    p.oval(x, y + size * 0.62, size, size * 0.16, "#FFE9B8")
    if p.hour in ("night", "dusk"):
        y2 = y + size * 0.62
        p.glow(x, y2, size * 4.2, "#ffcf87", 0.55)
        p.beam(
            [(x - size, y2), (x + size, y2), (x + size * 5.4, y2 + 760), (x - size * 5.4, y2 + 760)], "#ffcf87", 0.34
        )


def hall(p: Picture, y: float = 690) -> None:
    """A workshop hall: trusses, high windows, columns, tiled floor, pendant lamps."""
    pal = p.pal
    p.rect(
        X0,
        Y0,
        X1 - X0,
        y - Y0,
        p.fade((0, Y0), (0, y), (0, shade(pal.wall, 0.1), 1), (0.7, pal.wall, 1), (1, tint(pal.wall, 0.15), 1)),
    )
    beam = mix(pal.wall2, pal.far, 0.6)
    offset = p.rng.uniform(-120, 0)
    for i in range(8):
        x = X0 + offset + i * 380
        window(p, x + 70, 120, 240, 190, 3)
    p.rect(X0, 34, X1 - X0, 26, beam)
    p.rect(X0, -60, X1 - X0, 18, beam)
    for i in range(30):
        x = X0 + i * 95
        p.line([(x, -50), (x + 47, 46), (x + 95, -50)], beam, 7)
    for i in range(8):
        x = X0 + offset + i * 380
        p.rect(x, -60, 34, y + 60, p.lit(mix(pal.wall, pal.far, 0.7), (x, 0), (x + 34, 0), 0.6))
    p.rect(X0, y - 130, X1 - X0, 130, mix(pal.wall2, pal.far, 0.35))
    floor(p, y)
    _aisle(p, y)
    for x in (p.vx - 620, p.vx - 40, p.vx + 540):
        lamp(p, x, p.near(150, 20), 54)


def _aisle(p: Picture, y: float) -> None:
    """A marked walkway towards the vanishing point."""
    t = (y - EYE) / (Y1 - EYE)
    gold = oklch(0.83, 0.13, 92)
    for off in (-700, 760):
        a, b = p.vx + off, p.vx + off + 40
        p.poly([(p.vx + (a - p.vx) * t, y), (p.vx + (b - p.vx) * t, y), (b, Y1), (a, Y1)], mix(gold, p.pal.floor, 0.3))


def room(p: Picture, y: float = 720, *, windows: bool = True, board: bool = False, lamps: bool = True) -> None:
    """A classroom or kitchen-sized room; the seed decides windows, wainscot and shelf."""
    pal = p.pal
    p.rect(
        X0,
        Y0,
        X1 - X0,
        y - Y0,
        p.fade((X0, 0), (X1, 0), (0, shade(pal.wall, 0.08), 1), (0.4, pal.wall, 1), (1, tint(pal.wall, 0.18), 1)),
    )
    if p.rng.random() < 0.6:
        p.rect(X0, y - 190, X1 - X0, 190, mix(pal.wall2, pal.far, 0.3))
        p.rect(X0, y - 196, X1 - X0, 8, shade(pal.wall2, 0.14))
    p.rect(X0, y - 20, X1 - X0, 20, shade(pal.wall2, 0.18))
    if windows:
        start, wide = p.near(-180, 120), p.near(300, 50)
        for i in range(5):
            if i % 2 == 0 or p.rng.random() < 0.55:
                window(p, start + i * (wide + 150), 90, wide, 330, p.rng.choice((2, 3)))
            else:
                poster(p, start + i * (wide + 150) + wide * 0.2, 120, wide * 0.55, 250)
    if board:
        blackboard(p, 430, 110, 740, 320)
    floor(p, y, tiles=p.rng.random() < 0.8)
    if lamps:
        for x in (220, 800, 1380):
            lamp(p, p.near(x, 60), p.near(30, 20), 50)


def blackboard(p: Picture, x: float, y: float, w: float, h: float, words: str = "") -> None:
    green = oklch(0.38, 0.05, 165)
    p.rect(x - 14, y - 14, w + 28, h + 28, p.pal.wood)
    p.rect(x, y, w, h, p.fade((x, y), (x + w, y + h), (0, tint(green, 0.1), 1), (1, green, 1)))
    words = words or p.pick(*SLOGANS[:2], "工匠精神", "精益求精")
    p.text(x + w / 2, y + h * 0.34, words, min(h * 0.2, w / (len(words) + 2)), "#EEF3E8", spacing=6)
    for i in range(3):
        p.line(
            [(x + w * 0.12, y + h * (0.52 + i * 0.13)), (x + w * p.rng.uniform(0.4, 0.55), y + h * (0.52 + i * 0.13))],
            "#c9d8c8",
            5,
            opacity=0.7,
        )
    p.circle(x + w * 0.76, y + h * 0.66, h * 0.2, "none", stroke="#f1d58a", stroke_width=5, opacity=0.85)
    p.line([(x + w * 0.76, y + h * 0.42), (x + w * 0.76, y + h * 0.9)], "#c9d8c8", 4, opacity=0.8)


def poster(p: Picture, x: float, y: float, w: float, h: float, color: str = "") -> None:
    """A framed notice with a geometric motif."""
    color = color or p.pick(p.pal.a, p.pal.b, p.pal.c, p.pal.accent)
    p.rect(x, y, w, h, "#FBF8F1")
    p.rect(x + w * 0.08, y + w * 0.08, w * 0.84, h * 0.5, mix(color, "#ffffff", 0.1))
    p.circle(x + w * 0.5, y + h * 0.33, w * 0.2, tint(color, 0.5))
    p.poly([(x + w * 0.5, y + h * 0.2), (x + w * 0.72, y + h * 0.52), (x + w * 0.28, y + h * 0.52)], shade(color, 0.25))
    for i in range(3):
        p.rect(x + w * 0.12, y + h * (0.7 + 0.08 * i), w * (0.7 - 0.16 * i), h * 0.03, mix("#8b8a92", "#ffffff", 0.3))


def banner(p: Picture, x: float, y: float, w: float, h: float, words: str, color: str = "") -> None:
    """A cloth banner hung at both ends."""
    color = color or p.pal.accent
    sag = h * 0.12
    p.line([(x - 40, y - 20), (x, y)], shade(color, 0.4), 4)
    p.line([(x + w + 40, y - 20), (x + w, y)], shade(color, 0.4), 4)
    d = f"M{x:.1f},{y:.1f}Q{x + w / 2:.1f},{y + sag:.1f} {x + w:.1f},{y:.1f}V{y + h:.1f}Q{x + w / 2:.1f},{y + h + sag:.1f} {x:.1f},{y + h:.1f}Z"
    p.path(
        d,
        p.fade(
            (x, 0),
            (x + w, 0),
            (0, shade(color, 0.12), 1),
            (0.15, color, 1),
            (0.85, color, 1),
            (1, shade(color, 0.15), 1),
        ),
    )
    size = min(h * 0.56, w * 0.92 / max(1, len(words)) * 0.92)
    p.text(x + w / 2, y + h * 0.5 + size * 0.38 + sag * 0.45, words, size, "#FFF6E6", spacing=size * 0.06)
