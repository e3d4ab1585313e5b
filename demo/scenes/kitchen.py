"""Kitchens: the wok range and the pastry bench."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import company, forearms, person
from props import box, fruit_pile, shelf, steam, table, vase
from settings import X0, X1, Y0, banner, floor, room
from wardrobe import cast

FEET = 965.0


def kitchen(p: Picture) -> None:
    """Chefs at the wok range with its leaping flame, or plating dishes at the pass."""
    _range_wall(p)
    p.to("mid")
    (_wok_range if p.rng.random() < 0.6 else _plating)(p)


def _range_wall(p: Picture) -> None:
    tile = tint(p.pal.wall, 0.25)
    p.rect(X0, Y0, X1 - X0, 1100, tile)
    for i in range(40):
        p.rect(X0 + i * 66, Y0, 3, 1100, shade(tile, 0.07))
    for i in range(17):
        p.rect(X0, Y0 + i * 66, X1 - X0, 3, shade(tile, 0.07))
    floor(p, 740)
    steel = p.pal.steel_light
    p.poly(
        [(X0, 60), (X1, 60), (X1, 190), (X0, 190)],
        p.fade((0, 60), (0, 190), (0, "#f4f6f8", 1), (0.5, steel, 1), (1, p.pal.steel, 1)),
    )
    p.rect(X0, 190, X1 - X0, 16, p.pal.steel_dark)
    for i in range(9):
        x = X0 + 120 + i * 290
        p.rect(x, 206, 90, 8, "#FFE9B8")
        p.glow(x + 45, 214, 190, "#ffdca0", 0.28)
    for i in range(12):
        x = X0 + 80 + i * 220 + p.rng.uniform(-20, 20)
        p.line([(x, 290), (x, 370)], "#7d8594", 7)
        p.oval(x, 396, 30, 30, ("#8b93a3", "#a3abb9", "#6c4a35")[i % 3])
    p.rect(X0, 284, X1 - X0, 8, "#6c7483")


def _wok_range(p: Picture) -> None:
    x = 800 + p.rng.uniform(-60, 60)
    company(p, "chef", [(x - p.near(480, 30), 900, 1)] + ([(x + 560, 890, -1)] if p.rng.random() < 0.7 else []))
    for i in range(4):
        box(p, x - 900 + i * 480, 940, 470, 260, 0.12, p.pal.steel, top="#E5E9EF")
        p.rect(x - 880 + i * 480, 712, 430, 26, "#F4F6F8")
        for j in range(3):
            p.circle(x - 800 + i * 480 + j * 120, 770, 15, "#2a2d38")
    wok = (x + 170, 640 - 26 * abs(math.sin(math.pi * p.phase * 2)))
    look = cast(p, "chef")
    body = person(
        p,
        look,
        x - 70,
        985,
        665,
        face=1,
        near=(wok[0] - 168, wok[1] - 6),
        far=(wok[0] + 20, wok[1] - 60),
        lean=7,
        nod=12,
        front=0.35,
    )
    _flame(p, wok[0], 690, 1.0)
    _wok(p, wok[0], wok[1])
    p.line([(wok[0] + 26, wok[1] - 64), (wok[0] + 60, wok[1] + 6)], "#c5cbd6", 9)
    steam(p, wok[0], wok[1] - 110, 260, 4)
    _chopping(p, x - 620, 1010)
    p.focus, p.hands = (body.neck[0] + 140, 500), (wok[0] - 20, wok[1] - 30)


def _plating(p: Picture) -> None:
    """A row of plates at the pass: one chef garnishes with chopsticks, one slices, a wok flares behind."""
    x, top = 700 + p.rng.uniform(-60, 60), 700.0
    box(p, x + 380, 880, 460, 220, 0.1, p.pal.steel, top="#E5E9EF")
    person(
        p, cast(p, "chef"), x + 480, 930, p.tall(930, 0.96), face=1, near=(x + 580, 580), front=0.3, nod=10, legs=False
    )
    _flame(p, x + 680, 660, 0.7)
    p.path(
        f"M{x + 590:.0f},612H{x + 770:.0f}Q{x + 740:.0f},670 {x + 680:.0f},670Q{x + 620:.0f},670 {x + 590:.0f},612Z",
        "#2f323d",
    )
    people = [
        person(
            p,
            cast(p, "chef"),
            x,
            950,
            660,
            face=1,
            near=(x + 140, top - 62),
            far=(x + 90, top - 14),
            lean=14,
            nod=24,
            front=0.5,
            legs=False,
        )
    ]
    people.append(
        person(
            p,
            cast(p, "chef"),
            x - 350,
            950,
            640,
            face=1,
            near=(x - 210, top - 30),
            far=(x - 250, top - 14),
            lean=12,
            nod=22,
            front=0.5,
            legs=False,
        )
    )
    if p.rng.random() < 0.7:
        people.append(
            person(
                p,
                cast(p, p.pick("chef", "tracksuit")),
                x + 330,
                950,
                640,
                face=-1,
                near=(x + 250, top - 20),
                far=(x + 240, top - 8),
                lean=10,
                nod=20,
                front=0.6,
                legs=False,
            )
        )
    table(p, -420, 1010, 2400, 320, depth=0.15, color=p.pal.steel_light, panel=True)
    for i in range(6):
        _dish(p, x - 40 + i * 190 - (i > 3) * 20, top + 14)
    p.rect(x - 330, top - 6, 200, 20, tint(p.pal.wood, 0.2), rx=5)
    for i in range(7):
        p.oval(
            x - 300 + i * 15,
            top - 12,
            11,
            14,
            p.lit(oklch(0.68, 0.15, 140), (x - 310 + i * 15, 0), (x - 290 + i * 15, 0), 0.5),
        )
    forearms(p, *people)
    p.line([(x + 150, top - 58), (x + 178, top - 8)], "#7a4b2c", 5)
    p.line([(x + 158, top - 60), (x + 186, top - 10)], "#7a4b2c", 5)
    p.poly([(x - 200, top - 58), (x - 120, top - 50), (x - 124, top - 12), (x - 200, top - 16)], "#DDE2EA")
    steam(p, x + 180, top - 40, 170, 3)
    p.focus, p.hands = (x + 110, 540), (x + 130, top - 60)


def _dish(p: Picture, x: float, y: float) -> None:
    """A plate with a small mountain of food."""
    p.oval(x, y, 84, 20, "#FFFFFF")
    p.oval(x, y - 3, 60, 13, shade("#FFFFFF", 0.08))
    main = p.pick(oklch(0.55, 0.15, 35), oklch(0.75, 0.13, 80), oklch(0.6, 0.17, 25), oklch(0.66, 0.12, 55))
    for i in range(9):
        px, py = x + (i % 5 - 2) * 18, y - 8 - (i // 5) * 13
        p.oval(px, py, 15, 10, p.lit(p.pick(main, tint(main, 0.2)), (px - 15, 0), (px + 15, 0), 0.6))
    for i in range(4):
        p.oval(
            x - 24 + i * 16,
            y - 34 - (i % 2) * 6,
            10,
            5,
            oklch(0.62, 0.13, 142),
            transform=f"rotate({-40 + i * 30} {x - 24 + i * 16:.0f} {y - 34:.0f})",
        )


def _flame(p: Picture, x: float, y: float, k: float) -> None:
    for color, size in (("#FF7A1A", 1.0), ("#FFB52E", 0.72), ("#FFF0B0", 0.42)):
        w, h = 130 * size * k, 200 * size * k
        sway = 18 * math.sin(6.28 * p.phase * 3 + size * 4)
        d = (
            f"M{x - w:.0f},{y:.0f}Q{x - w * 1.1:.0f},{y - h * 0.5:.0f} {x - w * 0.6 + sway:.0f},{y - h * 0.9:.0f}Q{x - w * 0.4:.0f},{y - h * 0.4:.0f} {x - w * 0.1:.0f},{y - h * 0.5:.0f}"
            f"Q{x + sway:.0f},{y - h:.0f} {x + w * 0.2 + sway:.0f},{y - h * 1.15:.0f}Q{x + w * 0.3:.0f},{y - h * 0.5:.0f} {x + w * 0.7:.0f},{y - h * 0.8:.0f}Q{x + w * 1.2:.0f},{y - h * 0.3:.0f} {x + w:.0f},{y:.0f}Z"
        )
        p.path(d, color, opacity=0.92)
    p.glow(x, y - 60, 460 * k, "#ff9a3c", 0.6)


def _wok(p: Picture, x: float, y: float) -> None:
    p.line([(x - 110, y - 6), (x - 190, y - 18)], "#4a3a30", 18)
    p.path(
        f"M{x - 140:.0f},{y - 16:.0f}H{x + 140:.0f}Q{x + 110:.0f},{y + 66:.0f} {x:.0f},{y + 68:.0f}Q{x - 110:.0f},{y + 66:.0f} {x - 140:.0f},{y - 16:.0f}Z",
        p.lit("#3b3e4a", (x - 140, 0), (x + 140, 0), 0.55, 0.4),
    )
    p.oval(x, y - 16, 140, 24, "#22242d")
    colors = (oklch(0.62, 0.19, 30), oklch(0.7, 0.15, 130), oklch(0.82, 0.14, 90), "#F2E2C2", oklch(0.55, 0.13, 145))
    for i in range(34):
        a = p.rng.uniform(0, math.pi)
        r = p.rng.uniform(10, 118)
        lift = p.rng.random() ** 2 * 130
        px, py = x + math.cos(a) * r, y - 22 - lift * (0.4 + 0.6 * math.sin(a))
        p.rect(
            px - 9,
            py - 6,
            p.rng.uniform(13, 24),
            p.rng.uniform(9, 14),
            colors[i % 5],
            rx=4,
            transform=f"rotate({p.rng.uniform(0, 180):.0f} {px:.0f} {py:.0f})",
        )


def _chopping(p: Picture, x: float, y: float) -> None:
    """A worktop close to the camera with a board, a cleaver and vegetables."""
    p.rect(
        X0,
        y,
        X1 - X0,
        400,
        p.fade((0, y), (0, y + 160), (0, "#F3F5F8", 1), (0.12, p.pal.steel, 1), (1, p.pal.steel_dark, 1)),
    )
    p.poly([(x, y + 26), (x + 520, y + 26), (x + 490, y - 14), (x + 30, y - 14)], tint(p.pal.wood, 0.2))
    p.rect(x, y + 26, 520, 22, shade(p.pal.wood, 0.2))
    p.poly([(x + 300, y - 60), (x + 440, y - 60), (x + 440, y - 4), (x + 300, y - 4)], "#DDE2EA")
    p.line([(x + 440, y - 46), (x + 520, y - 46)], "#4a3a30", 22)
    for i in range(9):
        px = x + 50 + i * 26
        p.oval(
            px,
            y + 2,
            15,
            19,
            p.lit(p.pick(oklch(0.72, 0.16, 55), oklch(0.62, 0.19, 30)), (px - 15, 0), (px + 15, 0), 0.5),
        )
    fruit_pile(p, x + 760, y + 20, 260, p.pick(oklch(0.62, 0.19, 30), oklch(0.65, 0.13, 135)))
    fruit_pile(p, x + 1120, y + 24, 240, p.pick(oklch(0.78, 0.14, 85), oklch(0.5, 0.13, 330)))
    vase(p, x + 1370, y + 26, 150, "#5a3b2c", 1)


def pastry(p: Picture) -> None:
    """A student pipes cream on a tall cake; trays of bread, shelves with jars, a companion kneads."""
    room(p, 720)
    shelf(p, 1060 + p.rng.uniform(-60, 60), 740, 460, 430, 3, "jars")
    if p.rng.random() < 0.6:
        banner(p, 260, 40, 560, 80, p.pick("西点工艺实训", "甜品工坊", "职业体验日"))
    p.to("mid")
    x = 690 + p.rng.uniform(-50, 50)
    top = 690.0
    cream = p.pick(
        "#FFF4E4", oklch(0.87, 0.07, 10), oklch(0.88, 0.06, 150), oklch(0.9, 0.06, 90), oklch(0.84, 0.06, 300)
    )
    tip = (x + 190, 470.0)
    people = []
    if p.rng.random() < 0.85:
        people.append(
            person(
                p,
                cast(p, "chef"),
                x + 560,
                950,
                640,
                face=-1,
                near=(x + 440, top - 12),
                far=(x + 470, top - 6),
                lean=12,
                nod=18,
                front=0.5,
                legs=False,
            )
        )
    if p.rng.random() < 0.6:
        person(
            p,
            cast(p, p.pick("tracksuit", "chef")),
            x - 310,
            950,
            620,
            face=1,
            near=(x - 220, 640),
            front=0.5,
            nod=14,
            legs=False,
        )
    person(
        p,
        cast(p, "chef"),
        x,
        955,
        650,
        face=1,
        near=(tip[0] - 48, tip[1] + 6),
        far=(tip[0] - 20, tip[1] - 46),
        lean=8,
        nod=22,
        front=0.45,
        legs=False,
    )
    table(p, -420, 1010, 2400, 330, depth=0.14, color=p.pick("#EDE6DA", "#D9DEE4", p.pal.wood), panel=True)
    _cake(p, x + 230, top + 14, cream)
    p.poly(
        [(tip[0] - 44, tip[1] - 44), (tip[0] - 4, tip[1] - 50), (tip[0] + 20, tip[1] + 42), (tip[0] + 10, tip[1] + 46)],
        p.lit("#FDFBF4", (tip[0] - 40, 0), (tip[0] + 20, 0), 0.5),
    )
    for i in range(3):
        _tray(p, x - 560 + i * 60, top + 70 - i * 34)
    _buns(p, x + 520, top + 70)
    p.oval(x + 446, top + 8, 78, 28, "#FFF4DF")
    forearms(p, *people)
    p.focus, p.hands = (x + 110, 500), (x + 180, 520)


def _cake(p: Picture, x: float, y: float, cream: str) -> None:
    p.oval(x, y + 4, 150, 22, "#C9CED6")
    p.rect(x - 24, y, 48, 26, "#AEB5C0")
    layer = y - 4
    for w, h in ((240, 104), (160, 84)):
        p.rect(x - w / 2, layer - h, w, h, p.lit(cream, (x - w / 2, 0), (x + w / 2, 0), 0.66, 0.12))
        p.oval(x, layer - h, w / 2, w * 0.075, tint(cream, 0.4))
        drip = p.pal.accent if w < 200 else shade(cream, 0.1)
        for i in range(int(w / 24)):
            dx = x - w / 2 + 12 + i * 24
            p.rect(dx - 9, layer - h, 18, p.rng.uniform(18, 46), drip, rx=9)
            p.circle(dx, layer - 6, 12, tint(cream, 0.5))
        layer -= h
    for i in range(7):
        px = x - 66 + i * 22
        p.circle(px, layer - 8 - (i % 2) * 5, 13, p.lit(oklch(0.58, 0.2, 25), (px - 12, 0), (px + 12, 0), 0.6))
    p.path(f"M{x - 4:.0f},{layer - 6:.0f}q30,-44 6,-60q-24,30 -6,60", mix("#5aa06a", cream, 0.1))


def _tray(p: Picture, x: float, y: float) -> None:
    p.poly([(x, y), (x + 330, y), (x + 350, y - 34), (x + 30, y - 34)], "#A9B0BC")
    p.rect(x, y, 330, 12, "#7d8594")
    for i in range(5):
        cx = x + 50 + i * 62
        p.oval(cx, y - 22, 28, 21, p.lit(oklch(0.7, 0.11, 65), (cx - 28, 0), (cx + 28, 0), 0.6))
        p.path(f"M{cx - 14:.0f},{y - 30:.0f}q14,-8 28,0", stroke="#F4DDB0", stroke_width=4)


def _buns(p: Picture, x: float, y: float) -> None:
    for i in range(6):
        cx, cy = x + (i % 3) * 92, y - (i // 3) * 34
        p.path(
            f"M{cx - 40:.0f},{cy:.0f}Q{cx - 40:.0f},{cy - 50:.0f} {cx:.0f},{cy - 52:.0f}Q{cx + 40:.0f},{cy - 50:.0f} {cx + 40:.0f},{cy:.0f}Z",
            p.lit("#FFF8EA", (cx - 40, 0), (cx + 40, 0), 0.64),
        )
        p.circle(cx, cy - 42, 7, p.pal.accent)


SCENES = {"kitchen": kitchen, "pastry": pastry}
