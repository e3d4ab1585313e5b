"""Learning rooms: library, lecture hall, classroom."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import Body, forearms, person
from props import audience, chair, plant, shelf, table
from settings import X0, X1, Y0, blackboard, floor, lamp, room, window
from wardrobe import cast

FEET = 965.0


def library(p: Picture) -> None:
    """Readers at a long table between tall shelves, evening or morning light through high windows."""
    p.rect(
        X0, Y0, X1 - X0, 1200, p.fade((0, Y0), (0, 700), (0, shade(p.pal.wall, 0.1), 1), (1, tint(p.pal.wall, 0.1), 1))
    )
    for i in range(5):
        window(p, 260 + i * 400 - 600, -30, 240, 420, 2)
    floor(p, 700)
    wood = shade(p.pal.wood, 0.12)
    for i, (x, w) in enumerate(((-420.0, 560), (200.0, 360), (1050, 360), (1470, 560))):
        y = 760 if i in (0, 3) else 725
        shelf(p, x, y, w, 640 if i in (0, 3) else 470, 5 if i in (0, 3) else 4, "books", wood)
    if p.rng.random() < 0.8:
        x = p.rng.choice((660.0, 930.0))
        person(p, cast(p, p.pick("tracksuit", "shirt")), x, 770, p.tall(770), back=True, far=(x + 60, 470), front=0.8)
    for x in (420.0, 800.0, 1180.0):
        lamp(p, x, 130, 58, oklch(0.45, 0.09, 160))
    p.to("mid")
    top = 700.0
    xs = [330, 800, 1270] if p.rng.random() < 0.5 else [470, 1120]
    people: list[tuple[float, Body]] = []
    for x in xs:
        face = p.rng.choice((1, -1))
        body = person(
            p,
            cast(p, p.pick("tracksuit", "shirt", "plain")),
            x,
            960,
            640,
            face=face,
            pose="sit",
            seat=775,
            near=(x + face * 150, top - 18),
            far=(x + face * 20, top - 8),
            lean=8,
            nod=24,
            front=0.7,
            legs=False,
        )
        people.append((x + face * 86, body))
    table(p, -60, 1000, 1720, 300, depth=0.16, color=p.pal.wood, panel=True)
    for x, body in people:
        _open_book(p, x, top + 6)
        forearms(p, body)
    for x in xs:
        _pile(p, x - 190 + p.rng.uniform(-20, 20), top + 6)
    reader = xs[0]
    sx = xs[-1] + 330
    if p.rng.random() < 0.75:
        chair(p, sx, 850, 1040, -1)
        person(
            p,
            cast(p, p.pick("tracksuit", "shirt")),
            sx,
            1040,
            690,
            face=-1,
            pose="sit",
            seat=850,
            near=(sx - 150, 720),
            far=(sx - 170, 715),
            lean=4,
            nod=18,
            front=0.3,
        )
        _open_book(p, sx - 190, 706)
    plant(p, -90, 1060, 430)
    p.focus, p.hands = ((reader + 800) / 2 if len(xs) == 3 else reader + 40, 560), (reader + 60, 600)


def _open_book(p: Picture, x: float, y: float) -> None:
    cover = p.pick(p.pal.accent, p.pal.a, p.pal.c)
    p.path(
        f"M{x - 84:.0f},{y + 8:.0f}L{x - 70:.0f},{y - 54:.0f}Q{x - 30:.0f},{y - 66:.0f} {x:.0f},{y - 44:.0f}Q{x + 30:.0f},{y - 66:.0f} {x + 70:.0f},{y - 54:.0f}L{x + 84:.0f},{y + 8:.0f}Z",
        cover,
    )
    p.path(
        f"M{x - 76:.0f},{y:.0f}L{x - 64:.0f},{y - 58:.0f}Q{x - 28:.0f},{y - 70:.0f} {x:.0f},{y - 50:.0f}V{y + 6:.0f}Q{x - 34:.0f},{y - 14:.0f} {x - 76:.0f},{y:.0f}Z",
        "#FFFCF3",
    )
    p.path(
        f"M{x + 76:.0f},{y:.0f}L{x + 64:.0f},{y - 58:.0f}Q{x + 28:.0f},{y - 70:.0f} {x:.0f},{y - 50:.0f}V{y + 6:.0f}Q{x + 34:.0f},{y - 14:.0f} {x + 76:.0f},{y:.0f}Z",
        "#F1EADB",
    )


def _pile(p: Picture, x: float, y: float) -> None:
    for i in range(p.rng.randint(2, 5)):
        w, dx = p.rng.uniform(110, 150), p.rng.uniform(-10, 10)
        p.rect(
            x + dx,
            y - 24 - i * 24,
            w,
            22,
            p.lit(p.pick(p.pal.a, p.pal.b, p.pal.accent, p.pal.c), (x, 0), (x + w, 0), 0.7),
            rx=3,
        )
        p.rect(x + dx + w - 12, y - 21 - i * 24, 12, 16, "#FFF9EC")


def lecture(p: Picture) -> None:
    """A craftsman speaks beside a large screen; rows of heads listen."""
    p.rect(
        X0,
        Y0,
        X1 - X0,
        1100,
        p.fade((X0, 0), (X1, 0), (0, shade(p.pal.wall, 0.3), 1), (0.5, p.pal.wall, 1), (1, shade(p.pal.wall, 0.3), 1)),
    )
    for i in range(30):
        p.rect(X0 + i * 90, Y0, 34, 1100, shade(p.pal.wall, 0.06), opacity=0.7)
    words, line = p.rng.choice(
        (
            ("大国工匠进校园", "专注一行 精益求精"),
            ("匠心与传承", "一把锉刀三十年"),
            ("技能成才 强国有我", "杰出校友回母校"),
            ("劳模面对面", "从学徒到首席技师"),
            ("职业教育百人谈", "产教融合新路径"),
        )
    )
    x0 = 300 + p.rng.uniform(-60, 60)
    p.rect(x0 - 14, 56, 908, 504, "#23252F")
    p.rect(
        x0,
        70,
        880,
        476,
        p.fade((x0, 70), (x0 + 880, 546), (0, oklch(0.52, 0.13, p.pal.hue2), 1), (1, oklch(0.36, 0.1, p.pal.hue3), 1)),
    )
    p.circle(x0 + 690, 330, 150, oklch(0.7, 0.12, p.pal.hue3), opacity=0.6)
    for i in range(12):
        a = math.radians(i * 30)
        p.line(
            [
                (x0 + 690 + math.cos(a) * 120, 330 + math.sin(a) * 120),
                (x0 + 690 + math.cos(a) * 178, 330 + math.sin(a) * 178),
            ],
            oklch(0.7, 0.12, p.pal.hue3),
            38,
            opacity=0.6,
        )
    p.circle(x0 + 690, 330, 62, oklch(0.4, 0.1, p.pal.hue2))
    p.text(
        x0 + 60 if not p.mirror else x0 + 520,
        260,
        words,
        74 if len(words) < 8 else 62,
        "#FFF8E8",
        anchor="start" if not p.mirror else "end",
    )
    p.text(x0 + 60 if not p.mirror else x0 + 520, 350, line, 42, "#FFE3B0", anchor="start" if not p.mirror else "end")
    p.glow(x0 + 440, 300, 760, "#ffdcae", 0.18 if p.hour != "night" else 0.4)
    p.rect(X0, 640, X1 - X0, 40, shade(p.pal.wood, 0.1))
    p.rect(X0, 680, X1 - X0, 700, shade(p.pal.wood, 0.4))
    p.rect(
        X0, 590, X1 - X0, 54, p.fade((0, 590), (0, 644), (0, shade(p.pal.wood, 0.1), 1), (1, tint(p.pal.wood, 0.15), 1))
    )
    p.to("mid")
    x = x0 + 1040
    speak = person(
        p,
        cast(p, p.pick("work", "suit", "shirt"), old=p.rng.random() < 0.6, glasses=p.rng.random() < 0.4),
        x,
        632,
        560,
        face=-1,
        far=(x - 190, 300 + 14 * math.sin(6.28 * p.phase)),
        near=(x - 60, 330),
        front=0.7,
        nod=2,
    )
    p.rect(x + 80, 420, 130, 214, p.lit(shade(p.pal.wood, 0.2), (x + 80, 0), (x + 210, 0), 0.6))
    p.poly([(x + 62, 420), (x + 228, 420), (x + 216, 392), (x + 84, 392)], p.pal.wood)
    p.line([(x + 120, 394), (x + 90, 340)], "#23252f", 6)
    p.line([(x - 60, 330), (x - 62, 296)], "#23252f", 12)
    plant(p, x0 - 130, 640, 240)
    colors = [p.pal.a, p.pal.b, shade(p.pal.a, 0.25), tint(p.pal.b, 0.2), p.pal.c, mix(p.pal.accent, p.pal.a, 0.3)]
    for i, (y, size) in enumerate(((770, 130), (880, 172), (1030, 226))):
        p.rect(X0, y + size * 0.42, X1 - X0, 400, shade(p.pal.wood, 0.55 - 0.05 * i))
        audience(p, y, colors, size=size, gap=1.12, hands=i == 1 and p.rng.random() < 0.4)
    p.focus, p.hands = (speak.neck[0] - 200, 360), (speak.neck[0] - 70, 250)


def classroom(p: Picture) -> None:
    """A class gathers round the teacher's desk: a model engine, a gearbox or a timber joint is taken apart."""
    room(p, 720, windows=False, lamps=True)
    p.to("back")
    words = p.pick("机械基础", "汽车构造", "建筑模型", "智能制造", "工匠精神")
    blackboard(p, 380 + p.rng.uniform(-50, 50), 90, 820, 370, words)
    window(p, -420, 90, 330, 370)
    window(p, 1640, 90, 330, 370)
    p.to("mid")
    x, top = 800 + p.rng.uniform(-50, 50), 690.0
    style = p.pick("tracksuit", "tracksuit", "work")
    teacher = person(
        p,
        cast(p, p.pick("shirt", "coat", "suit"), glasses=True, old=p.rng.random() < 0.3),
        x - 60,
        930,
        630,
        face=1,
        near=(x - 40, top - 110),
        far=(x + 100, top - 150),
        front=0.8,
        nod=8,
        legs=False,
    )
    for dx, y, face in ((-330, 940, 1), (330, 940, -1), (200, 910, -1)):
        if p.rng.random() < 0.85:
            person(
                p,
                cast(p, style),
                x + dx,
                y,
                p.tall(y),
                face=face,
                near=(x + dx + face * 120, top - 20),
                front=0.5,
                nod=14,
                lean=6,
                legs=False,
            )
    table(p, x - 480, 990, 960, 300, depth=0.18, color=p.pal.wood, panel=True)
    (_gearbox, _engine, _house)[p.rng.randrange(3)](p, x + 40, top + 10)
    for s in (-1, 1):
        sx = x + s * 620
        person(p, cast(p, style), sx, 1030, 690, face=-s, near=(sx - s * 60, 760), back=False, front=0.3, nod=12)
    if p.view == "wide":
        for dx in (-420, 430):
            person(
                p, cast(p, style), x + dx, 1270, 760, face=1 if dx < 0 else -1, back=True, front=0.9, legs=False, nod=0
            )
    p.focus, p.hands = (teacher.neck[0] + 70, 560), (x + 30, top - 150)


def _gear(p: Picture, x: float, y: float, r: float, teeth: int, color: str, turn: float = 0.0) -> None:
    with p.group(transform=f"rotate({turn:.1f} {x:.0f} {y:.0f})"):
        for i in range(teeth):
            p.rect(
                x - r * 0.13,
                y - r * 1.17,
                r * 0.26,
                r * 0.4,
                color,
                transform=f"rotate({360 / teeth * i:.1f} {x:.0f} {y:.0f})",
            )
        p.circle(x, y, r, p.lit(color, (x - r, y - r), (x + r, y + r), 0.6))
        p.circle(x, y, r * 0.62, shade(color, 0.2))
        for a in (0, 60, 120):
            p.rect(x - r * 0.09, y - r * 0.66, r * 0.18, r * 1.32, color, transform=f"rotate({a} {x:.0f} {y:.0f})")
        p.circle(x, y, r * 0.22, "#2a2d38")


def _gearbox(p: Picture, x: float, y: float) -> None:
    p.rect(x - 200, y - 30, 400, 34, p.lit(p.pal.c, (x - 200, 0), (x + 200, 0), 0.7))
    for dx in (-170, 150):
        p.rect(x + dx, y - 190, 22, 170, p.pal.steel)
    turn = 360 * p.phase
    _gear(p, x - 70, y - 130, 88, 14, p.pal.steel_light, turn)
    _gear(p, x + 68, y - 158, 52, 9, oklch(0.78, 0.12, 85), -turn * 14 / 9 + 20)
    _gear(p, x + 130, y - 80, 40, 8, p.pal.accent, turn * 14 / 8)


def _engine(p: Picture, x: float, y: float) -> None:
    p.rect(x - 190, y - 24, 380, 28, p.pal.steel_dark)
    p.rect(x - 150, y - 170, 300, 150, p.lit(p.pal.steel, (x - 150, 0), (x + 150, 0), 0.66), rx=14)
    for i in range(4):
        cx = x - 112 + i * 75
        p.rect(cx - 26, y - 236, 52, 70, p.lit(p.pal.steel_light, (cx - 26, 0), (cx + 26, 0), 0.55), rx=6)
        p.rect(cx - 22, y - 250 + 10 * math.sin(6.28 * p.phase + i * 1.57), 44, 26, p.pal.accent, rx=5)
    _gear(p, x - 178, y - 84, 52, 12, oklch(0.78, 0.12, 85), 360 * p.phase)
    p.path(f"M{x + 150:.0f},{y - 120:.0f}q70,-10 70,50t-30,56", stroke=p.pal.c, stroke_width=24)


def _house(p: Picture, x: float, y: float) -> None:
    wood = tint(p.pal.wood, 0.25)
    p.rect(x - 210, y - 16, 420, 20, shade(wood, 0.3))
    for dx in (-170, -60, 50, 160):
        p.rect(x + dx - 9, y - 150, 18, 140, p.lit(p.pal.accent, (x + dx - 9, 0), (x + dx + 9, 0), 0.6))
    p.rect(x - 190, y - 166, 380, 20, wood)
    for i in range(9):
        p.rect(x - 184 + i * 44, y - 184, 26, 20, shade(wood, 0.1 * (i % 2)))
    p.path(
        f"M{x - 250:.0f},{y - 176:.0f}Q{x - 150:.0f},{y - 200:.0f} {x - 110:.0f},{y - 270:.0f}H{x + 110:.0f}Q{x + 150:.0f},{y - 200:.0f} {x + 250:.0f},{y - 176:.0f}L{x + 262:.0f},{y - 190:.0f}Q{x:.0f},{y - 170:.0f} {x - 262:.0f},{y - 190:.0f}Z",
        p.lit("#5b6472", (x - 250, 0), (x + 250, 0), 0.6),
    )
    p.rect(x - 124, y - 284, 248, 18, "#454d5a", rx=6)


SCENES = {"library": library, "lecture": lecture, "classroom": classroom}
