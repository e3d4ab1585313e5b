"""Services for residents: haircuts under the trees, repairing appliances."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import Body, forearms, person
from grounds import building, bunting, bush, outdoors, tree
from props import stool, table
from settings import X0, banner
from wardrobe import cast

FEET = 965.0


def haircut_elders(p: Picture) -> None:
    """Under the trees students cut elderly neighbours' hair; others wait on a bench and chat."""
    outdoors(p, 620, mix(oklch(0.83, 0.05, 80), p.pal.floor, 0.25))
    for i in range(3):
        building(
            p, X0 + i * 900 + p.rng.uniform(-60, 60), 640, 620, p.rng.uniform(260, 420), mix(p.pal.wall, "#ffffff", 0.3)
        )
    for i in range(8):
        bush(p, X0 + i * 340, 660, 260)
    p.to("mid")
    tree(p, p.near(130, 50), 800, 900)
    tree(p, p.near(1500, 50), 780, 820)
    banner(p, 420, 170, 780, 94, p.pick("美发服务进社区", "情暖夕阳 义剪敬老", "便民服务 职教在行动"))
    x = 640 + p.rng.uniform(-40, 40)
    _cut(p, x, FEET, 1)
    if p.rng.random() < 0.8:
        _cut(p, x + 480, 940, p.rng.choice((1, -1)))
    bx = -20.0
    p.rect(bx - 90, 790, 330, 18, p.pal.wood)
    for lx in (bx - 60, bx + 190):
        p.rect(lx, 800, 18, 120, shade(p.pal.wood, 0.4))
    for i in range(2):
        person(
            p,
            cast(p, "plain", old=True),
            bx + i * 140,
            920,
            590,
            face=1 if i == 0 else -1,
            pose="sit",
            seat=795,
            front=0.6,
            near=(bx + i * 140 + (90 if i == 0 else -90), 740),
            cast_shadow=False,
        )
    p.focus, p.hands = (x, 560), (x + 40, 500)


def _cut(p: Picture, x: float, y: float, face: int) -> None:
    h = p.tall(y)
    elder = cast(p, "plain", old=True)
    stool(p, x, y - 0.27 * h, y, r=60)
    body = person(
        p,
        elder,
        x,
        y,
        h,
        face=face,
        pose="sit",
        seat=y - 0.27 * h,
        front=0.45,
        near=(x + face * 80, y - 0.36 * h),
        far=(x + face * 90, y - 0.36 * h),
    )
    cape = p.pick(tint(p.pal.a, 0.45), tint(p.pal.b, 0.4), "#F3EEE2", oklch(0.8, 0.07, 230))
    n = body.neck
    d = (
        f"M{n[0] - 0.05 * h:.0f},{n[1]:.0f}Q{n[0] - face * 0.15 * h:.0f},{n[1] + 0.1 * h:.0f} {x - face * 0.17 * h:.0f},{y - 0.2 * h:.0f}Q{x:.0f},{y - 0.15 * h:.0f} {x + face * 0.28 * h:.0f},{y - 0.2 * h:.0f}"
        f"Q{x + face * 0.26 * h:.0f},{n[1] + 0.2 * h:.0f} {n[0] + 0.05 * h:.0f},{n[1]:.0f}Z"
    )
    p.path(d, p.lit(cape, (x - 0.2 * h, 0), (x + 0.2 * h, 0), 0.6, 0.14))
    for s in (0.02, 0.12):
        p.path(
            f"M{n[0]:.0f},{n[1] + 0.06 * h:.0f}Q{n[0] + face * s * h:.0f},{n[1] + 0.2 * h:.0f} {x + face * s * 1.6 * h:.0f},{y - 0.19 * h:.0f}",
            stroke=shade(cape, 0.12),
            stroke_width=4,
        )
    head = (n[0], n[1] - 0.09 * h)
    sx = x - face * 0.31 * h
    student = cast(p, p.pick("apron", "tracksuit"))
    tool = (head[0] - face * 0.05 * h, head[1] - 0.04 * h)
    person(
        p,
        student,
        sx,
        y + 8,
        h * 1.02,
        face=face,
        lean=6,
        nod=14,
        near=(tool[0] - face * 24, tool[1] + 10),
        far=(head[0] - face * 0.02 * h, head[1] - 0.1 * h),
        front=0.3,
    )
    p.line([(tool[0] - face * 10, tool[1] + 8), (tool[0] + face * 46, tool[1] - 16)], "#DDE2EA", 7)
    p.line([(tool[0] - face * 10, tool[1] - 6), (tool[0] + face * 46, tool[1] + 8)], "#9aa1b0", 6)


def appliance_repair(p: Picture) -> None:
    """A repair stand in a residential yard: fan, rice cooker, tools; neighbours bring and wait."""
    outdoors(p, 630, mix(oklch(0.82, 0.035, 70), p.pal.floor, 0.3))
    for i in range(4):
        building(
            p,
            X0 + i * 700 + p.rng.uniform(-50, 50),
            650,
            560,
            p.rng.uniform(420, 640),
            mix(p.pick(p.pal.wall, oklch(0.85, 0.05, 60), "#EDE6DA"), "#ffffff", 0.2),
        )
    bush(p, 300, 660, 420)
    bush(p, 1300, 660, 420)
    p.to("mid")
    tree(p, p.near(1540, 60), 790, 760)
    if p.rng.random() < 0.5:
        bunting(p, 60, (p.pal.accent, "#F3C74A", p.pal.a, "#FBF8F3"))
    top = 690.0
    canopy = p.pick(p.pal.accent, p.pal.a, p.pal.b)
    for lx in (300, 1240):
        p.rect(lx, 240, 16, 720, "#C9CED6")
    n = 8
    for i in range(n):
        x0, x1 = 210 + i * 1130 / n, 210 + (i + 1) * 1130 / n
        t0, t1 = 330 + i * 890 / n, 330 + (i + 1) * 890 / n
        c = canopy if i % 2 else "#FBF6EC"
        p.poly([(t0, 150), (t1, 150), (x1, 290), (x0, 290)], c)
        p.path(f"M{x0:.0f},290H{x1:.0f}V320Q{(x0 + x1) / 2:.0f},352 {x0:.0f},320Z", shade(c, 0.12))
    people: list[Body] = []
    for i, x in enumerate((540.0, 1000.0)):
        face = 1 if i == 0 else -1
        people.append(
            person(
                p,
                cast(p, p.pick("work", "tracksuit")),
                x,
                930,
                610,
                face=face,
                near=(x + face * 128, top - 66),
                far=(x + face * 120, top - 20),
                lean=9,
                nod=20,
                front=0.5,
                legs=False,
            )
        )
    table(p, 300, 985, 960, 295, depth=0.17, cloth=p.pick(tint(p.pal.b, 0.3), "#E8462D", oklch(0.5, 0.1, 250)))
    p.text(780, top + 170, p.pick("家电义务维修", "便民服务点", "免费维修小家电"), 62, "#FFF6E6")
    _fan(p, 770, top + 4)
    _cooker(p, 410, top + 8)
    _cooker(p, 1130, top + 8)
    _tools(p, 600, top + 14)
    forearms(p, *people)
    x = 1440 + p.rng.uniform(-30, 40)
    person(
        p,
        cast(p, "plain", old=True),
        x,
        1000,
        p.tall(1000, 0.95),
        face=-1,
        near=(x - 150, 720),
        far=(x - 130, 700),
        nod=10,
    )
    _cooker(p, x - 168, 760)
    if p.rng.random() < 0.7:
        person(p, cast(p, "plain", old=True), 130, 985, p.tall(985, 0.94), face=1, near=(250, 560), front=0.5, nod=6)
    p.focus, p.hands = (760, 570), (690, 640)


def _fan(p: Picture, x: float, y: float) -> None:
    p.oval(x, y, 74, 18, "#E6EAF0")
    p.rect(x - 10, y - 96, 20, 96, "#D2D8E0")
    p.circle(x, y - 190, 104, tint(p.pal.a, 0.55), opacity=0.55)
    for a in (20, 140, 260):
        turn = a + p.phase * 720
        p.oval(x, y - 236, 30, 48, p.pal.a, transform=f"rotate({turn:.0f} {x:.0f} {y - 190:.0f})")
    for r in (104, 78, 50):
        p.circle(x, y - 190, r, "none", stroke="#F7F9FB", stroke_width=5)
    for a in range(0, 180, 20):
        dx, dy = 104 * math.cos(math.radians(a)), 104 * math.sin(math.radians(a))
        p.line([(x - dx, y - 190 - dy), (x + dx, y - 190 + dy)], "#F7F9FB", 2)
    p.circle(x, y - 190, 20, "#F7F9FB")


def _cooker(p: Picture, x: float, y: float) -> None:
    color = p.pick("#FBFAF6", oklch(0.8, 0.07, 20), oklch(0.82, 0.06, 220))
    p.rect(x - 74, y - 100, 148, 104, p.lit(color, (x - 74, 0), (x + 74, 0), 0.66), rx=30)
    p.path(f"M{x - 74:.0f},{y - 84:.0f}Q{x:.0f},{y - 158:.0f} {x + 74:.0f},{y - 84:.0f}Z", shade(color, 0.08))
    p.rect(x - 24, y - 140, 48, 14, "#3a3d49", rx=7)
    p.rect(x - 34, y - 60, 68, 34, "#3a3d49", rx=6)
    p.circle(x + 16, y - 43, 6, p.pal.accent)


def _tools(p: Picture, x: float, y: float) -> None:
    for i, c in enumerate((p.pal.accent, "#F3C74A", "#3B6FB0")):
        p.line([(x + i * 40, y - 6), (x + 30 + i * 40, y - 12)], c, 13)
        p.line([(x + 30 + i * 40, y - 12), (x + 66 + i * 40, y - 20)], "#C9CED8", 6)


SCENES = {"haircut-elders": haircut_elders, "appliance-repair": appliance_repair}
