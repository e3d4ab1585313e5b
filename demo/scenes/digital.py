"""Digital work: drone over the field, machine room, live-stream shop."""

from __future__ import annotations

import math

from canvas import EYE, Picture, Point
from color import mix, oklch, shade, tint
from figure import company, forearms, person
from grounds import outdoors, tree
from props import fruit_pile, plant, screen, shelf, table, vase
from settings import X0, X1, Y0, Y1, banner, floor, poster, window
from wardrobe import cast

FEET = 965.0


def drone_field(p: Picture) -> None:
    """A spraying drone above ripe wheat; the pilot and a farmer at the field's edge."""
    wheat = p.pick(oklch(0.8, 0.12, 88), oklch(0.74, 0.12, 120), oklch(0.84, 0.11, 95))
    outdoors(p, 560, wheat)
    for _ in range(5):
        tree(p, p.rng.uniform(X0, X1), 570, p.rng.uniform(70, 120))
    _rows(p, 566, wheat)
    p.to("mid")
    dx, dy = 1080 + p.rng.uniform(-60, 60), 300 + p.rng.uniform(-40, 30) + 14 * math.sin(6.28 * p.phase)
    x = 400 + p.rng.uniform(-60, 40)
    p.shadow(dx - 20, 720, 170, 20, 0.25)
    _drone(p, dx, dy, 1.0)
    if p.rng.random() < 0.75:
        side = x - 230
        h = p.tall(940)
        person(p, cast(p, "farm", old=True, sex="m"), side, 940, h, face=1, far=(side + 190, 470), front=0.5, nod=-12)
    grip = (x + 96, 655.0)
    look = cast(p, p.pick("tracksuit", "work"), hat=p.pick("cap", ""), hat_color=p.pal.accent)
    body = person(
        p, look, x, FEET, 640, face=1, near=(grip[0] - 10, grip[1] + 6), far=(grip[0] + 16, grip[1]), nod=-10, front=0.4
    )
    p.rect(grip[0] - 34, grip[1] - 20, 84, 38, "#24262f", rx=12)
    p.line([(grip[0] + 30, grip[1] - 18), (grip[0] + 56, grip[1] - 66)], "#24262f", 6)
    screen(p, grip[0] - 22, grip[1] - 62, 62, 44, "chart", glow=False)
    _ears(p, wheat)
    p.upright = (body.neck[0] + 60, 560)
    p.focus, p.hands = ((body.neck[0] + dx) / 2 - 60, 470), (dx - 40, dy + 60)


def _rows(p: Picture, y: float, wheat: str) -> None:
    for i in range(-26, 27):
        a = p.vx + i * 120
        low = p.vx + (a - p.vx) * 5.2
        p.poly([(a, y), (a + 44, y), (low + 230, Y1), (low, Y1)], (shade(wheat, 0.09), tint(wheat, 0.12))[i % 2])
    rng = p.rng
    for _ in range(320):
        t = rng.random() ** 1.6
        py = y + 14 + t * 420
        px, size = rng.uniform(X0, X1), 6 + 26 * t
        p.line(
            [(px, py), (px + size * 0.2, py - size)], rng.choice((shade(wheat, 0.16), tint(wheat, 0.3))), 1.5 + 3 * t
        )


def _ears(p: Picture, wheat: str) -> None:
    """Ears of wheat close to the camera."""
    rng = p.rng
    for i in range(64):
        x = X0 + i * 42 + rng.uniform(-14, 14)
        h = rng.uniform(110, 230) * (1.0 if abs(x - 520) > 230 else 0.55)
        top = (x + rng.uniform(-24, 30), 1105 - h)
        color = rng.choice((shade(wheat, 0.24), shade(wheat, 0.12), wheat, tint(wheat, 0.2)))
        p.line([(x, 1340), (x, 1120), top], shade(color, 0.1), 5)
        for j in range(6):
            for s in (-1, 1):
                px, py = top[0] + s * 7, top[1] + j * 13
                p.oval(
                    px,
                    py,
                    5.5,
                    11,
                    color if s > 0 else shade(color, 0.12),
                    transform=f"rotate({s * 24} {px:.1f} {py:.1f})",
                )
        p.line([top, (top[0] + 8, top[1] - 44)], color, 2)


def _drone(p: Picture, x: float, y: float, k: float) -> None:
    dark, body = "#2b2e3a", p.pick(p.pal.accent, "#F5F2EA", oklch(0.6, 0.12, 150), oklch(0.78, 0.14, 85))
    arms: list[Point] = [(-250, -30), (250, -30), (-190, 36), (190, 36), (-80, -62), (80, -62)]
    for ax, ay in [(ax * k, ay * k) for ax, ay in arms]:
        p.line([(x, y), (x + ax, y + ay)], dark, 12 * k)
        p.rect(x + ax - 13 * k, y + ay - 26 * k, 26 * k, 34 * k, shade(body, 0.2), rx=5)
        p.oval(x + ax, y + ay - 28 * k, 118 * k, 11 * k, "#ffffff", opacity=0.38)
        sweep = 110 * k * math.cos(p.phase * 40 + ax)
        p.line([(x + ax - sweep, y + ay - 30 * k), (x + ax + sweep, y + ay - 26 * k)], dark, 5 * k, opacity=0.75)
    for s in (-1, 1):
        p.line([(x + s * 50 * k, y + 20 * k), (x + s * 96 * k, y + 132 * k)], dark, 8 * k)
        p.line([(x + s * 60 * k, y + 134 * k), (x + s * 140 * k, y + 134 * k)], dark, 8 * k)
    p.rect(x - 74 * k, y - 26 * k, 148 * k, 66 * k, p.lit(body, (x - 74 * k, 0), (x + 74 * k, 0), 0.62), rx=24 * k)
    p.rect(x - 44 * k, y + 36 * k, 88 * k, 62 * k, p.lit("#E8EEF0", (x - 44 * k, 0), (x + 44 * k, 0), 0.62), rx=12 * k)
    p.circle(x + 44 * k, y + 6 * k, 13 * k, "#181a22")
    for s in (-1.0, -0.4, 0.4, 1.0):
        nx = x + s * 170 * k
        mist = p.fade((0, y + 60 * k), (0, y + 330 * k), (0, "#ffffff", 0.5), (1, "#ffffff", 0))
        p.poly(
            [(nx - 4, y + 50 * k), (nx + 4, y + 50 * k), (nx + 66 * k, y + 330 * k), (nx - 66 * k, y + 330 * k)], mist
        )


def server_rack(p: Picture) -> None:
    """An aisle between racks in deep perspective, a student with a laptop at an open door."""
    p.own_light = True
    deep = oklch(0.32, 0.05, p.rng.choice((250, 280, 215)))
    p.rect(X0, Y0, X1 - X0, Y1 - Y0, deep)
    floor(p, 640, color=mix(deep, "#8a93ad", 0.35), color2=deep)
    vx = p.vx = 800 + p.rng.uniform(-130, 130)
    for i in range(7):
        y = 130 - 70 * i
        t = 1.35**i
        p.poly(
            [(vx - 60 * t, y), (vx + 60 * t, y), (vx + 72 * t, y - 16 * t), (vx - 72 * t, y - 16 * t)],
            "#e9f4ff",
            opacity=0.85,
        )
    p.rect(vx - 130, 240, 260, 400, shade(deep, 0.2))
    screen(p, vx - 90, 290, 180, 110, "chart")
    for side in (-1, 1):
        for i in range(5, -1, -1):
            _rack(p, vx, side, 150 * 1.42**i, 150 * 1.42 ** (i + 1), deep)
    p.to("mid")
    x = vx + p.near(-20, 60)
    pad = (x + 135, 610.0)
    if p.rng.random() < 0.7:
        company(p, p.pick("work", "tracksuit", "shirt"), [(x + 330, 900, -1)])
    body = person(
        p,
        cast(p, p.pick("tracksuit", "shirt", "work")),
        x,
        985,
        650,
        face=1,
        near=(pad[0] - 30, pad[1] + 12),
        far=(pad[0] + 22, pad[1] + 14),
        nod=18,
        front=0.4,
    )
    p.poly(
        [(pad[0] - 64, pad[1] + 8), (pad[0] + 60, pad[1] + 8), (pad[0] + 78, pad[1] + 22), (pad[0] - 48, pad[1] + 22)],
        "#9aa2b4",
    )
    p.poly(
        [
            (pad[0] + 60, pad[1] + 8),
            (pad[0] + 96, pad[1] - 84),
            (pad[0] + 104, pad[1] - 80),
            (pad[0] + 78, pad[1] + 22),
        ],
        "#c6ccd8",
    )
    p.glow(pad[0] + 40, pad[1] - 30, 230, "#9fd2ff", 0.55)
    for i in range(6):
        color = p.pick("#F3C74A", p.pal.accent, oklch(0.7, 0.12, 190), oklch(0.75, 0.12, 140))
        cx = 250 + i * 14
        p.path(
            f"M{cx:.0f},{Y0:.0f}C{cx + 40:.0f},200 {cx - 150 - i * 10:.0f},420 {cx - 40 + i * 8:.0f},{Y1:.0f}",
            stroke=color,
            stroke_width=9,
        )
    p.focus, p.hands = (body.neck[0] + 60, 520), (pad[0], pad[1] - 10)


def _rack(p: Picture, vx: float, side: int, inner: float, outer: float, deep: str) -> None:
    """One cabinet of the aisle between two distances from the vanishing line."""

    def corner(d: float, height: float) -> Point:
        return vx + side * d, EYE + 20 + d * height

    top, low = -0.98, 1.42
    a, b, c, d = corner(inner, top), corner(outer, top), corner(outer, low), corner(inner, low)
    p.poly([a, b, c, d], p.fade((a[0], 0), (b[0], 0), (0, shade(deep, 0.25), 1), (1, tint(deep, 0.14), 1)))
    p.line([b, c], shade(deep, 0.6), 5)
    p.line([a, b], tint(deep, 0.25), 3)
    units = 15
    for i in range(units):
        t0 = top + (low - top) * (i + 0.25) / units
        t1 = top + (low - top) * (i + 0.8) / units
        gap = (outer - inner) * 0.1
        quad = [corner(inner + gap, t0), corner(outer - gap, t0), corner(outer - gap, t1), corner(inner + gap, t1)]
        p.poly(quad, p.pick(shade(deep, 0.5), shade(deep, 0.4), tint(deep, 0.08)))
        for j in range(5):
            dist = inner + (outer - inner) * (0.2 + 0.13 * j)
            if p.rng.random() < 0.65:
                q = corner(dist, (t0 + t1) / 2)
                p.circle(*q, max(1.2, (outer - inner) * 0.018), p.pick("#7dffb0", "#8fd0ff", "#ffd27a", "#ff8a6b"))


def livestream(p: Picture) -> None:
    """A live-stream shop: the host behind a table of local produce, ring light and phone, a helper with the list."""
    backdrop = p.pick(
        p.pal.wall, oklch(0.8, 0.09, 40), oklch(0.78, 0.09, 350), oklch(0.82, 0.1, 95), oklch(0.75, 0.08, 190)
    )
    p.rect(X0, Y0, X1 - X0, 1150, backdrop)
    p.circle(800, 420, 430, tint(backdrop, 0.35))
    p.circle(800, 420, 340, tint(backdrop, 0.55))
    if p.rng.random() < 0.5:
        window(p, -120, 110, 300, 330)
    shelf(p, 60 + p.rng.uniform(-30, 30), 730, 330, 440, 3, "jars")
    shelf(p, 1230 + p.rng.uniform(-30, 30), 730, 330, 440, 3, "boxes")
    poster(p, -330, 180, 180, 260)
    floor(p, 730, tiles=False)
    banner(p, 470, 70, 660, 92, p.pick("直播助农 好物出山", "家乡好物推荐官", "电商直播实训", "职教学子为家乡带货"))
    p.to("mid")
    x = 800 + p.rng.uniform(-40, 40)
    top = 690.0
    held = (x + 92, 520.0)
    body = person(
        p,
        cast(p, p.pick("apron", "shirt", "dress")),
        x,
        950,
        640,
        face=1,
        near=(x - 130, 590),
        far=held,
        front=1.0,
        legs=False,
    )
    fruit = p.pick(oklch(0.62, 0.19, 30), oklch(0.72, 0.16, 60), oklch(0.72, 0.14, 120), oklch(0.6, 0.16, 15))
    for ox, oy in ((0, -14), (26, 4), (-22, 6)):
        p.circle(
            held[0] + 8 + ox, held[1] - 20 + oy, 27, p.lit(fruit, (held[0] - 20 + ox, 0), (held[0] + 40 + ox, 0), 0.6)
        )
    if p.rng.random() < 0.5:
        person(
            p,
            cast(p, "apron"),
            x - 300,
            950,
            620,
            face=1,
            near=(x - 230, 600),
            far=(x - 190, 640),
            front=0.7,
            nod=6,
            legs=False,
        )
    table(p, x - 470, 985, 940, 295, depth=0.16, cloth=p.pick("#F7F1E4", p.pal.accent, tint(p.pal.b, 0.4)))
    for i, fx in enumerate((-350, -160, 60, 300)):
        if (p.seed + i) % 3 == 0:
            vase(p, x + fx, top + 4, 130, p.pick(p.pal.a, "#6b4a33", p.pal.b), i)
            vase(p, x + fx + 70, top + 14, 96, p.pick("#F1E9D8", p.pal.c), i + 2)
        else:
            fruit_pile(
                p,
                x + fx,
                top + 12,
                190,
                p.pick(fruit, oklch(0.8, 0.14, 95), oklch(0.58, 0.15, 20), oklch(0.66, 0.12, 130)),
            )
    forearms(p, body)
    _ring_light(p, x - 560, 990, p.near(430, 30))
    hx = x + 600
    person(p, cast(p, "tracksuit"), hx, 1010, 670, face=-1, near=(hx - 110, 640), far=(hx - 84, 610), front=0.3, nod=12)
    p.rect(hx - 160, 560, 90, 116, "#F8F4EA", rx=6, transform=f"rotate(-12 {hx - 115:.0f} 620)")
    p.focus, p.hands = (body.neck[0], 500), (held[0] - 50, 520)
    plant(p, -160, 1010, 360)


def _ring_light(p: Picture, x: float, y: float, cy: float) -> None:
    for s in (-1, 0, 1):
        p.line([(x, y - 170), (x + s * 100, y)], "#2a2d38", 10)
    p.line([(x, y - 170), (x, cy + 130)], "#2a2d38", 10)
    p.circle(x, cy, 128, "none", stroke="#3a3d49", stroke_width=40)
    p.circle(x, cy, 128, "none", stroke="#FFF8E8", stroke_width=30)
    p.rect(x - 42, cy - 76, 84, 156, "#1f212a", rx=12)
    p.rect(
        x - 35, cy - 66, 70, 136, p.fade((x, cy - 66), (x, cy + 70), (0, tint(p.pal.b, 0.4), 1), (1, p.pal.a, 1)), rx=6
    )
    p.circle(x, cy - 16, 18, "#F0C3A0")
    p.path(f"M{x - 28:.0f},{cy + 56:.0f}q28,-80 56,0Z", p.pal.accent)
    p.glow(x, cy, 420, "#fff0d0", 0.55)


SCENES = {"drone-field": drone_field, "server-rack": server_rack, "livestream": livestream}
