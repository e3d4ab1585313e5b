"""Care and services: nursing, infants, haircuts for the elderly, repairing appliances."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import Body, capsule, cast, forearms, person
from props import box, chair, screen, shelf, stool, table
from settings import X0, X1, Y0, banner, building, bunting, bush, outdoors, room, tree

FEET = 965.0


def nursing(p: Picture) -> None:
    """Two students practise on a dummy in a hospital bed, a teacher watches; curtain, drip and monitor."""
    room(p, 700, lamps=False)
    curtain = p.pick(tint(p.pal.a, 0.5), tint(p.pal.b, 0.5), oklch(0.85, 0.06, 180))
    p.rect(X0, 34, X1 - X0, 8, "#A9B0BC")
    start = 1180 + p.rng.uniform(-60, 60)
    for i in range(12):
        p.rect(start + i * 44, 42, 45, 640, p.lit(curtain, (start + i * 44, 0), (start + i * 44 + 45, 0), 0.5, 0.12))
    p.to("mid")
    x = 760 + p.rng.uniform(-40, 40)
    top = 700.0
    if p.rng.random() < 0.75:
        person(p, cast(p, "coat", glasses=True), x + 330, 900, 580, face=-1, near=(x + 250, 600), far=(x + 262, 590), nod=14)
        p.rect(x + 196, 540, 78, 100, "#F6EFDF", rx=5, transform=f"rotate(10 {x + 240:.0f} 590)")
    press = (x - 90, top - 86)
    compress = 10 * math.sin(6.28 * p.phase * 4)
    hat = p.pick("", "bonnet", "bonnet")
    body = person(p, cast(p, "nurse", hat=hat, hat_color="#FFFFFF"), x - 222, 905, 600, face=1, lean=24, near=(press[0] - 14, press[1] + compress), far=(press[0], press[1] + compress - 4), nod=14, front=0.35, legs=False)
    helpers: list[Body] = [body]
    if p.rng.random() < 0.6:
        person(p, cast(p, "nurse", hat=hat, hat_color="#FFFFFF", mask=True), x - 490, 915, 600, face=1, near=(x - 392, top - 60), far=(x - 400, top - 80), lean=10, nod=16, front=0.4, legs=False)
    _bed(p, x, top)
    forearms(p, *helpers)
    p.line([(x - 560, 995), (x - 560, 250)], "#A9B0BC", 10)
    p.line([(x - 600, 260), (x - 520, 260)], "#A9B0BC", 8)
    p.rect(x - 616, 270, 44, 90, "#DFF1F6", rx=10)
    p.path(f"M{x - 594:.0f},360Q{x - 590:.0f},560 {x - 330:.0f},{top - 50:.0f}", stroke="#C7DDE6", stroke_width=5)
    screen(p, x + 520, 380, 220, 170, "wave")
    p.rect(x + 616, 550, 24, 430, "#7d8594")
    p.focus, p.hands = (body.neck[0] + 90, 530), (press[0] - 60, press[1] - 30)


def _bed(p: Picture, x: float, top: float) -> None:
    sheet, blanket = "#FBFAF5", p.pick(tint(p.pal.a, 0.35), tint(p.pal.b, 0.3), oklch(0.75, 0.07, 220))
    left, right = x - 470, x + 470
    p.shadow(x, 1000, 560, 50, 0.32)
    for lx in (left + 30, right - 50):
        p.rect(lx, top, 22, 270, "#8a92a1")
        p.circle(lx + 11, top + 282, 20, "#3a3d49")
    p.rect(left, top + 120, right - left, 22, "#AEB6C2")
    p.rect(left, top + 40, right - left, 60, p.fade((0, top + 40), (0, top + 100), (0, sheet, 1), (1, shade(sheet, 0.16), 1)), rx=14)
    for rx in (left - 16, right - 10):
        p.rect(rx, top - 120, 26, 290, p.lit("#D9DEE6", (rx, 0), (rx + 26, 0), 0.5), rx=12)
    p.rect(left + 26, top - 26, 190, 76, p.lit(sheet, (0, top - 26), (0, top + 50), 0.6, 0.1), rx=36)
    skin = "#E3B893"
    p.oval(left + 150, top - 36, 58, 46, p.lit(skin, (0, top - 80), (0, top + 10), 0.6, 0.12))
    p.path(f"M{left + 96:.0f},{top - 50:.0f}q40,-50 96,-18q-40,4 -60,42q-40,10 -36,-24Z", "#4a3428")
    p.path(f"M{left + 200:.0f},{top + 40:.0f}V{top - 40:.0f}Q{left + 240:.0f},{top - 84:.0f} {left + 420:.0f},{top - 70:.0f}L{left + 560:.0f},{top - 46:.0f}V{top + 40:.0f}Z", p.lit("#DCE7EC", (0, top - 80), (0, top + 40), 0.5, 0.12))
    p.path(capsule((left + 236, top - 34), (left + 400, top - 2), 27, 23), p.lit("#DCE7EC", (0, top - 60), (0, top + 30), 0.5, 0.2))
    p.path(capsule((left + 400, top - 2), (left + 515, top - 14), 19, 15), p.lit(skin, (0, top - 30), (0, top + 16), 0.5, 0.14))
    p.path(f"M{left + 520:.0f},{top + 96:.0f}V{top - 40:.0f}Q{left + 600:.0f},{top - 70:.0f} {left + 760:.0f},{top - 44:.0f}T{right - 14:.0f},{top - 30:.0f}V{top + 96:.0f}Z", p.lit(blanket, (0, top - 70), (0, top + 96), 0.5, 0.14))
    p.path(f"M{left + 520:.0f},{top - 40:.0f}Q{left + 560:.0f},{top - 58:.0f} {left + 600:.0f},{top - 58:.0f}L{left + 570:.0f},{top + 96:.0f}H{left + 520:.0f}Z", tint(blanket, 0.6))


def infant_care(p: Picture) -> None:
    """An early-childhood room: students with dolls and blocks on a rug, toy shelf, little chairs."""
    room(p, 690, lamps=False)
    for i in range(7):
        x = -300 + i * 380 + p.rng.uniform(-30, 30)
        p.line([(x, Y0), (x, 60 + (i % 3) * 40)], shade(p.pal.wall2, 0.2), 3)
        color = p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F3C74A")
        if i % 2:
            p.circle(x, 90 + (i % 3) * 40, 34, color)
        else:
            p.poly([(x, 50 + (i % 3) * 40), (x + 38, 116 + (i % 3) * 40), (x - 38, 116 + (i % 3) * 40)], color)
    shelf(p, p.rng.choice((-80, 1160)), 715, 500, 270, 2, "boxes", tint(p.pal.wood, 0.25))
    p.to("mid")
    p.oval(800, 985, 840, 130, mix(p.pal.b, p.pal.floor, 0.45))
    p.oval(800, 985, 690, 100, mix(p.pal.b, "#ffffff", 0.55))
    p.oval(800, 985, 520, 70, mix(p.pal.a, "#ffffff", 0.5))
    x = 620 + p.rng.uniform(-40, 40)
    _little_table(p, 1180, 880)
    if p.rng.random() < 0.8:
        person(p, cast(p, p.pick("apron", "nurse")), 1420, 920, 590, face=-1, near=(1310, 730), far=(1280, 720), lean=20, nod=14, front=0.4)
    doll = (x + 140, 690.0)
    body = person(p, cast(p, p.pick("apron", "tracksuit", "nurse"), sex="f"), x, 985, 650, face=1, pose="kneel", near=(doll[0] - 18, doll[1] + 30), far=(doll[0] + 26, doll[1] + 10), nod=18, lean=5, front=0.5)
    _doll(p, doll[0], doll[1], 1.0)
    if p.rng.random() < 0.65:
        person(p, cast(p, p.pick("apron", "tracksuit")), x - 330, 940, 620, face=1, pose="kneel", near=(x - 200, 880), far=(x - 180, 860), lean=16, nod=14, front=0.5)
    _blocks(p, x + 300, 1020)
    _blocks(p, x - 220, 1035)
    p.focus, p.hands = (body.neck[0] + 80, 620), (doll[0], doll[1])


def _little_table(p: Picture, x: float, y: float) -> None:
    table(p, x - 170, y, 340, 150, depth=0.18, color=tint(p.pal.wood, 0.3))
    for s in (-1, 1):
        chair(p, x + s * 250, y - 80, y + 10, -s, p.pal.a if s > 0 else p.pal.accent, 74)
    for i in range(4):
        p.rect(x - 110 + i * 60, y - 196, 40, 40, p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F3C74A"), rx=4)


def _doll(p: Picture, x: float, y: float, k: float) -> None:
    cloth = p.pick("#F3C74A", tint(p.pal.a, 0.4), oklch(0.82, 0.08, 10), oklch(0.85, 0.08, 150))
    p.path(f"M{x - 50 * k:.0f},{y + 90 * k:.0f}Q{x - 62 * k:.0f},{y - 10 * k:.0f} {x:.0f},{y - 16 * k:.0f}Q{x + 62 * k:.0f},{y - 10 * k:.0f} {x + 50 * k:.0f},{y + 90 * k:.0f}Q{x:.0f},{y + 116 * k:.0f} {x - 50 * k:.0f},{y + 90 * k:.0f}Z", p.lit(cloth, (x - 60, 0), (x + 60, 0), 0.6))
    p.circle(x, y - 48 * k, 46 * k, p.lit("#F2CDB0", (x - 46, 0), (x + 46, 0), 0.7, 0.1))
    p.path(f"M{x - 46 * k:.0f},{y - 54 * k:.0f}A{46 * k:.0f},{46 * k:.0f} 0 0 1 {x + 46 * k:.0f},{y - 54 * k:.0f}Q{x:.0f},{y - 86 * k:.0f} {x - 46 * k:.0f},{y - 54 * k:.0f}Z", "#3a2a25")
    for s in (-1, 1):
        p.circle(x + s * 20 * k, y - 34 * k, 7 * k, "#e0604a", opacity=0.35)
        p.oval(x + s * 28 * k, y + 104 * k, 22 * k, 15 * k, shade(cloth, 0.2))


def _blocks(p: Picture, x: float, y: float) -> None:
    for i in range(5):
        color = p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F3C74A", oklch(0.65, 0.11, 160))
        bx, by = x + (i % 3) * 74 + (i // 3) * 36, y - (i // 3) * 64
        box(p, bx, by, 62, 62, 0.05, color, shadow=i < 3)
        p.circle(bx + 31, by - 31, 15, tint(color, 0.6))


def haircut_elders(p: Picture) -> None:
    """Under the trees students cut elderly neighbours' hair; others wait on a bench and chat."""
    outdoors(p, 620, mix(oklch(0.83, 0.05, 80), p.pal.floor, 0.25))
    for i in range(3):
        building(p, X0 + i * 900 + p.rng.uniform(-60, 60), 640, 620, p.rng.uniform(260, 420), mix(p.pal.wall, "#ffffff", 0.3))
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
        person(p, cast(p, "plain", old=True), bx + i * 140, 920, 590, face=1 if i == 0 else -1, pose="sit", seat=795, front=0.6, near=(bx + i * 140 + (90 if i == 0 else -90), 740), cast_shadow=False)
    p.focus, p.hands = (x, 560), (x + 40, 500)


def _cut(p: Picture, x: float, y: float, face: int) -> None:
    h = p.tall(y)
    elder = cast(p, "plain", old=True)
    stool(p, x, y - 0.27 * h, y, r=60)
    body = person(p, elder, x, y, h, face=face, pose="sit", seat=y - 0.27 * h, front=0.45, near=(x + face * 80, y - 0.36 * h), far=(x + face * 90, y - 0.36 * h))
    cape = p.pick(tint(p.pal.a, 0.45), tint(p.pal.b, 0.4), "#F3EEE2", oklch(0.8, 0.07, 230))
    n = body.neck
    d = (f"M{n[0] - 0.05 * h:.0f},{n[1]:.0f}Q{n[0] - face * 0.15 * h:.0f},{n[1] + 0.1 * h:.0f} {x - face * 0.17 * h:.0f},{y - 0.2 * h:.0f}Q{x:.0f},{y - 0.15 * h:.0f} {x + face * 0.28 * h:.0f},{y - 0.2 * h:.0f}"
         f"Q{x + face * 0.26 * h:.0f},{n[1] + 0.2 * h:.0f} {n[0] + 0.05 * h:.0f},{n[1]:.0f}Z")
    p.path(d, p.lit(cape, (x - 0.2 * h, 0), (x + 0.2 * h, 0), 0.6, 0.14))
    for s in (0.02, 0.12):
        p.path(f"M{n[0]:.0f},{n[1] + 0.06 * h:.0f}Q{n[0] + face * s * h:.0f},{n[1] + 0.2 * h:.0f} {x + face * s * 1.6 * h:.0f},{y - 0.19 * h:.0f}", stroke=shade(cape, 0.12), stroke_width=4)
    head = (n[0], n[1] - 0.09 * h)
    sx = x - face * 0.31 * h
    student = cast(p, p.pick("apron", "tracksuit"))
    tool = (head[0] - face * 0.05 * h, head[1] - 0.04 * h)
    person(p, student, sx, y + 8, h * 1.02, face=face, lean=6, nod=14, near=(tool[0] - face * 24, tool[1] + 10), far=(head[0] - face * 0.02 * h, head[1] - 0.1 * h), front=0.3)
    p.line([(tool[0] - face * 10, tool[1] + 8), (tool[0] + face * 46, tool[1] - 16)], "#DDE2EA", 7)
    p.line([(tool[0] - face * 10, tool[1] - 6), (tool[0] + face * 46, tool[1] + 8)], "#9aa1b0", 6)


def appliance_repair(p: Picture) -> None:
    """A repair stand in a residential yard: fan, rice cooker, tools; neighbours bring and wait."""
    outdoors(p, 630, mix(oklch(0.82, 0.035, 70), p.pal.floor, 0.3))
    for i in range(4):
        building(p, X0 + i * 700 + p.rng.uniform(-50, 50), 650, 560, p.rng.uniform(420, 640), mix(p.pick(p.pal.wall, oklch(0.85, 0.05, 60), "#EDE6DA"), "#ffffff", 0.2))
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
    for i, x in enumerate((540, 1000)):
        face = 1 if i == 0 else -1
        people.append(person(p, cast(p, p.pick("work", "tracksuit")), x, 930, 610, face=face, near=(x + face * 128, top - 66), far=(x + face * 120, top - 20), lean=9, nod=20, front=0.5, legs=False))
    table(p, 300, 985, 960, 295, depth=0.17, cloth=p.pick(tint(p.pal.b, 0.3), "#E8462D", oklch(0.5, 0.1, 250)))
    p.text(780, top + 170, p.pick("家电义务维修", "便民服务点", "免费维修小家电"), 62, "#FFF6E6")
    _fan(p, 770, top + 4)
    _cooker(p, 410, top + 8)
    _cooker(p, 1130, top + 8)
    _tools(p, 600, top + 14)
    forearms(p, *people)
    x = 1440 + p.rng.uniform(-30, 40)
    person(p, cast(p, "plain", old=True), x, 1000, p.tall(1000, 0.95), face=-1, near=(x - 150, 720), far=(x - 130, 700), nod=10)
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


SCENES = {"nursing": nursing, "infant-care": infant_care, "haircut-elders": haircut_elders, "appliance-repair": appliance_repair}
