"""Workshops: welding booth, electronics bench, electric car bay."""

from __future__ import annotations

import math

from canvas import Picture, Point
from color import oklch, shade, tint
from figure import company, forearms, person
from props import screen, shelf, sparks, table
from settings import X0, X1, Y0, banner, floor, hall, poster, room
from wardrobe import Look, cast

FEET = 965.0


def welding(p: Picture) -> None:
    """A welder in a booth: mask, blue arc, a fan of sparks, orange curtains; at the table or kneeling at a frame."""
    p.own_light = True
    _booth(p)
    p.to("mid")
    kneel = p.rng.random() < 0.5
    arc = _weld_frame(p) if kneel else _weld_table(p)
    for r, color, strength in ((760, "#4f8dff", 0.42), (320, "#8fc2ff", 0.75), (100, "#ffffff", 1.0)):
        p.glow(arc[0], arc[1], r, color, strength)
    p.to("light")
    sparks(p, arc[0], arc[1], 130, 520, (-165, 15), "#FFB347")
    sparks(p, arc[0], arc[1], 60, 260, (-180, 0), "#FFF2CF")
    p.focus, p.hands = (arc[0] - 90, arc[1] - 130), (arc[0] - 20, arc[1] - 40)


def _booth(p: Picture) -> None:
    p.rect(X0, Y0, X1 - X0, 1120, p.fade((0, Y0), (0, 740), (0, "#20233a", 1), (1, oklch(0.36, 0.06, p.pal.hue), 1)))
    floor(p, 740, color=oklch(0.38, 0.03, 262), color2=oklch(0.29, 0.035, 262))
    curtain = p.pick(oklch(0.52, 0.15, 40), oklch(0.47, 0.13, 20), oklch(0.5, 0.1, 150))
    for side in (0, 1):
        for i in range(11):
            x = (X0 + 560 + i * 46 - 430) if side == 0 else (X1 - 720 + i * 46)
            p.rect(x, 40, 47, 730, p.lit(shade(curtain, 0.12 * (i % 3)), (x, 0), (x + 47, 0), 0.6, 0.3))
    p.rect(X0, 14, X1 - X0, 30, "#3b3f55")
    p.path("M720,-380V60Q720,170 900,190L980,215", stroke="#4b5068", stroke_width=74)
    p.poly([(900, 140), (1080, 200), (1010, 320), (880, 250)], "#5a607b")
    poster(p, 560, 170, 120, 170)


def _welder(p: Picture) -> Look:
    suit = p.pick(oklch(0.52, 0.1, 250), oklch(0.6, 0.1, 60), oklch(0.48, 0.07, 195))
    return cast(
        p, "work", hat="visor", hat_color="#2b2e3e", top=suit, bottom=shade(suit, 0.25), cut="crop", glasses=False
    )


def _weld_table(p: Picture) -> Point:
    arc = (905 + p.rng.uniform(-30, 30), 648.0)
    if p.rng.random() < 0.75:
        person(
            p,
            cast(p, "work", hat="helmet", hat_color="#F3C74A"),
            arc[0] + 480,
            930,
            p.tall(930),
            face=-1,
            near=(arc[0] + 350, 520),
            nod=10,
            front=0.3,
        )
    look = _welder(p)
    x = arc[0] - 245
    person(
        p,
        look,
        x,
        FEET,
        655,
        face=1,
        lean=20,
        nod=6,
        near=(arc[0] - 46, arc[1] - 36),
        far=(arc[0] - 22, arc[1] - 70),
        front=0.2,
        stride=0.09,
    )
    table(p, arc[0] - 150, 955, 560, 270, depth=0.18, color="#6b7086")
    for i in range(3):
        p.rect(
            arc[0] + 40 + i * 96, 640 - 16 * i, 84, 46 + 16 * i, p.lit("#9aa1b5", (arc[0], 0), (arc[0] + 300, 0), 0.5)
        )
    p.rect(arc[0] - 60, 672, 380, 20, "#c3c8d6")
    p.line([(arc[0] - 40, arc[1] - 42), (arc[0], arc[1])], "#1b1d28", 12)
    p.path(
        f"M{arc[0] - 50:.0f},{arc[1] - 40:.0f}Q{arc[0] - 260:.0f},{arc[1] + 160:.0f} {arc[0] - 420:.0f},980",
        stroke="#15161f",
        stroke_width=9,
    )
    return arc


def _weld_frame(p: Picture) -> Point:
    """Kneeling at a steel frame on trestles, pipes stacked behind."""
    x = 560 + p.rng.uniform(-40, 40)
    arc = (x + 250, 790.0)
    for row, n in enumerate((4, 3, 2)):
        for i in range(n):
            cx, cy = 1290 + (i - n / 2) * 120, 850 - row * 104
            p.circle(cx, cy, 58, p.lit("#8a92a8", (cx - 58, cy - 58), (cx + 58, cy + 58), 0.5, 0.4))
            p.circle(cx, cy, 42, "#23263a")
    if p.rng.random() < 0.75:
        person(
            p,
            cast(p, "work", hat="helmet", hat_color="#F3C74A"),
            x + 520,
            930,
            p.tall(930),
            face=-1,
            near=(x + 440, 600),
            nod=16,
            front=0.4,
        )
    beam = "#b4bccf"
    for bx in (x + 190, x + 620):
        p.line([(bx, 820), (bx - 50, 1000)], "#5a617a", 18)
        p.line([(bx, 820), (bx + 50, 1000)], "#5a617a", 18)
    p.rect(
        x + 120,
        796,
        640,
        34,
        p.fade((0, 796), (0, 830), (0, beam, 1), (0.4, beam, 1), (0.45, shade(beam, 0.4), 1), (1, shade(beam, 0.4), 1)),
    )
    for bx in (x + 236, x + 430, x + 640):
        p.rect(bx, 640, 30, 160, p.lit(beam, (bx, 0), (bx + 30, 0), 0.5, 0.4))
    p.rect(x + 220, 620, 470, 26, beam)
    person(
        p,
        _welder(p),
        x,
        985,
        660,
        face=1,
        pose="kneel",
        lean=16,
        nod=6,
        near=(arc[0] - 50, arc[1] - 40),
        far=(arc[0] - 20, arc[1] - 70),
        front=0.25,
    )
    p.line([(arc[0] - 44, arc[1] - 44), (arc[0], arc[1])], "#1b1d28", 12)
    p.path(
        f"M{arc[0] - 50:.0f},{arc[1] - 40:.0f}Q{x - 60:.0f},{arc[1] + 130:.0f} {x - 330:.0f},1000",
        stroke="#15161f",
        stroke_width=9,
    )
    return arc


def electronics(p: Picture) -> None:
    """A long bench: students solder boards by lamplight, an oscilloscope draws its wave."""
    room(p, 700)
    shelf(p, -180 if p.rng.random() < 0.5 else 1350, 720, 420, 420, 4, "boxes")
    p.to("mid")
    n = p.rng.choice((2, 3))
    xs = [380, 1080] if n == 2 else [250, 830, 1210]
    top = 690.0
    people = []
    for i, x in enumerate(xs):
        look = cast(p, p.pick("coat", "tracksuit", "work", "apron"), glasses=p.rng.random() < 0.5)
        face = 1 if i % 2 == 0 else -1
        people.append(
            person(
                p,
                look,
                x,
                960,
                640,
                face=face,
                pose="sit",
                seat=745,
                near=(x + face * 118, top - 30),
                far=(x + face * 84, top - 14),
                lean=12,
                nod=22,
                front=0.55,
                legs=False,
            )
        )
    table(p, -260, 1010, 2120, 330, depth=0.12, color=p.pick("#DDE7E6", p.pal.wood, tint(p.pal.c, 0.5)), panel=True)
    for i, x in enumerate(xs):
        face = 1 if i % 2 == 0 else -1
        _board(p, x + face * 120, top + 12)
        _iron(p, x + face * 118, top - 26, face)
        _bench_lamp(p, x - face * 150, top, face)
    forearms(p, *people)
    scope = (xs[0] + xs[1]) / 2 if n == 2 else xs[2] + 240
    p.rect(scope - 130, top - 170, 260, 176, p.lit("#E8E4DA", (scope - 130, 0), (scope + 130, 0), 0.8), rx=10)
    screen(p, scope - 116, top - 156, 160, 128, "wave")
    for i in range(6):
        p.circle(scope + 70 + (i % 2) * 34, top - 140 + (i // 2) * 44, 12, (p.pal.accent, "#3b3f4d", "#F3C74A")[i % 3])
    _clutter(p, top + 44)
    x = xs[0]
    p.focus, p.hands = (x + 130, 570), (x + 115, top - 14)


def _board(p: Picture, x: float, y: float) -> None:
    green = p.pick(oklch(0.5, 0.11, 155), oklch(0.42, 0.1, 255), oklch(0.42, 0.09, 170))
    p.poly([(x - 90, y + 16), (x + 90, y + 16), (x + 78, y - 22), (x - 78, y - 22)], green)
    for i in range(9):
        px, py = x - 66 + (i % 5) * 31, y - 12 + (i // 5) * 17
        p.rect(px, py - 7, 20, 11, ("#1d1f28", "#C9CED6", "#E9B44C")[i % 3])
    p.rect(x - 90, y + 16, 180, 6, shade(green, 0.4))


def _iron(p: Picture, x: float, y: float, face: int) -> None:
    p.line([(x, y), (x + face * 22, y + 20)], "#D7DBE2", 6)
    p.line([(x - face * 44, y - 36), (x, y)], p.pal.accent, 14)
    p.glow(x + face * 22, y + 20, 70, "#ffc46b", 0.55)


def _bench_lamp(p: Picture, x: float, y: float, face: int) -> None:
    p.rect(x - 40, y - 4, 80, 14, "#3a3d49", rx=6)
    p.line([(x, y), (x - face * 44, y - 140), (x + face * 70, y - 240)], "#3a3d49", 9)
    hx, hy = x + face * 86, y - 226
    p.poly([(hx - 22, hy - 22), (hx + 22, hy - 22), (hx + 52, hy + 26), (hx - 52, hy + 26)], p.pal.b)
    p.beam([(hx - 46, hy + 26), (hx + 46, hy + 26), (hx + 170, y + 30), (hx - 170, y + 30)], "#ffdf9f", 0.4)


def _clutter(p: Picture, y: float) -> None:
    for i in range(9):
        x = -150 + i * 235 + p.rng.uniform(-50, 50)
        kind = p.rng.randrange(4)
        if kind == 0:
            p.rect(x, y - 34, 90, 40, p.lit(p.pal.accent, (x, 0), (x + 90, 0), 0.7), rx=5)
        elif kind == 1:
            p.circle(x, y - 16, 22, p.pal.b)
            p.circle(x, y - 16, 9, p.pal.steel_light)
        elif kind == 2:
            p.path(f"M{x:.0f},{y:.0f}q40,-50 80,0t80,0", stroke=p.pick("#d43a1e", "#24262f", "#e9b44c"), stroke_width=5)
        else:
            p.rect(x, y - 10, 110, 14, "#F7F2E8")


def ev_bay(p: Picture) -> None:
    """An electric car on a low lift: one student under the open bonnet, one reads the diagnosis."""
    hall(p, 670)
    banner(p, 420, 380, 640, 84, p.pick("新能源汽车检测与维修", "职业教育活动周", "匠心智造"))
    p.to("mid")
    lift, y = p.near(70, 50), 880.0
    x = 300 + p.rng.uniform(-40, 40)
    paint = p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F4F1EA", oklch(0.7, 0.09, 200))
    for lx in (x + 250, x + 930):
        p.rect(lx, 250, 54, 640, p.lit(oklch(0.55, 0.12, p.pal.hue3), (lx, 0), (lx + 54, 0), 0.5))
    if p.rng.random() < 0.6:
        company(p, "work", [(x + 620, 830, 1)])
    _car(p, x, y - lift, paint)
    p.rect(x + 210, y - lift - 12, 770, 20, p.pal.steel_dark)
    p.shadow(x + 600, 925, 640, 60, 0.4)
    hood = (x + 1085, y - lift - 262)
    look = cast(p, "work")
    person(
        p,
        look,
        x + 1290,
        965,
        640,
        face=-1,
        lean=24,
        near=(hood[0] + 20, hood[1] - 10),
        far=(hood[0] - 20, hood[1] - 4),
        nod=14,
        front=0.3,
        stride=0.09,
    )
    sx = x + 80 + p.rng.uniform(-60, 20)
    pad = (sx + 128, 640.0)
    person(
        p,
        cast(p, p.pick("work", "tracksuit")),
        sx,
        985,
        650,
        face=1,
        near=(pad[0] - 22, pad[1] + 10),
        far=(pad[0] + 8, pad[1] + 24),
        nod=16,
    )
    with p.group(transform=f"rotate(12 {pad[0]:.0f} {pad[1]:.0f})"):
        screen(p, pad[0] - 20, pad[1] - 70, 110, 82)
    p.path(
        f"M{pad[0] + 30:.0f},{pad[1] + 30:.0f}Q{pad[0] + 120:.0f},900 {x + 420:.0f},{y - lift - 60:.0f}",
        stroke="#F08A24",
        stroke_width=9,
    )
    p.focus, p.hands = (hood[0] + 40, 540), (hood[0] + 30, hood[1] - 20)


def _car(p: Picture, x: float, y: float, paint: str) -> None:
    """A saloon in profile, 1240 long, wheels at `y`, nose to the right, bonnet open."""
    body = (
        f"M{x + 10:.0f},{y - 100:.0f}Q{x:.0f},{y - 230:.0f} {x + 60:.0f},{y - 252:.0f}Q{x + 150:.0f},{y - 270:.0f} {x + 250:.0f},{y - 272:.0f}"
        f"Q{x + 400:.0f},{y - 402:.0f} {x + 560:.0f},{y - 408:.0f}Q{x + 740:.0f},{y - 404:.0f} {x + 880:.0f},{y - 268:.0f}"
        f"L{x + 1080:.0f},{y - 240:.0f}Q{x + 1210:.0f},{y - 215:.0f} {x + 1230:.0f},{y - 130:.0f}L{x + 1226:.0f},{y - 70:.0f}H{x + 20:.0f}Z"
    )
    p.path(
        body,
        p.fade(
            (0, y - 400),
            (0, y - 70),
            (0, tint(paint, 0.25), 1),
            (0.45, paint, 1),
            (0.5, shade(paint, 0.12), 1),
            (1, shade(paint, 0.35), 1),
        ),
    )
    glass = p.fade((x, y - 400), (x + 500, y - 260), (0, "#dbe9f2", 1), (1, "#5d7187", 1))
    p.path(
        f"M{x + 300:.0f},{y - 274:.0f}Q{x + 420:.0f},{y - 376:.0f} {x + 550:.0f},{y - 382:.0f}V{y - 274:.0f}Z", glass
    )
    p.path(
        f"M{x + 570:.0f},{y - 382:.0f}Q{x + 710:.0f},{y - 378:.0f} {x + 820:.0f},{y - 272:.0f}H{x + 570:.0f}Z", glass
    )
    for dx in (300, 560, 800):
        p.line([(x + dx, y - 262), (x + dx - 6, y - 90)], shade(paint, 0.3), 4)
    for dx in (500, 760):
        p.rect(x + dx - 20, y - 236, 60, 12, shade(paint, 0.4), rx=6)
    p.line([(x + 990, y - 262), (x + 1010, y - 430)], p.pal.steel_dark, 7)
    p.path(
        f"M{x + 884:.0f},{y - 268:.0f}L{x + 1030:.0f},{y - 492:.0f}Q{x + 1064:.0f},{y - 520:.0f} {x + 1082:.0f},{y - 494:.0f}L{x + 922:.0f},{y - 276:.0f}Z",
        p.lit(paint, (x + 940, y - 420), (x + 1010, y - 370), 0.5, 0.4),
    )
    p.rect(x + 920, y - 278, 200, 30, "#2a2d38")
    for i in range(3):
        p.line([(x + 930 + i * 60, y - 268), (x + 970 + i * 60, y - 284), (x + 985 + i * 60, y - 262)], "#F08A24", 10)
    p.oval(x + 1196, y - 190, 26, 15, "#FFF3CF")
    p.glow(x + 1200, y - 190, 90, "#fff0c0", 0.4)
    for wx in (x + 245, x + 1000):
        p.circle(wx, y - 78, 104, shade(paint, 0.55))
        p.circle(wx, y - 74, 92, "#20222b")
        p.circle(wx, y - 74, 58, p.pal.steel_light)
        for a in range(0, 360, 72):
            p.line(
                [(wx, y - 74), (wx + 52 * math.cos(math.radians(a)), y - 74 + 52 * math.sin(math.radians(a)))],
                p.pal.steel_dark,
                10,
            )
        p.circle(wx, y - 74, 14, p.pal.steel_dark)


SCENES = {"welding": welding, "electronics": electronics, "ev-bay": ev_bay}
