"""Care: nursing practice and the infants' room."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import Body, capsule, forearms, person
from props import box, chair, screen, shelf, table
from settings import X0, X1, Y0, room
from wardrobe import cast


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
        person(
            p,
            cast(p, "coat", glasses=True),
            x + 330,
            900,
            580,
            face=-1,
            near=(x + 250, 600),
            far=(x + 262, 590),
            nod=14,
        )
        p.rect(x + 196, 540, 78, 100, "#F6EFDF", rx=5, transform=f"rotate(10 {x + 240:.0f} 590)")
    press = (x - 90, top - 86)
    compress = 10 * math.sin(6.28 * p.phase * 4)
    hat = p.pick("", "bonnet", "bonnet")
    body = person(
        p,
        cast(p, "nurse", hat=hat, hat_color="#FFFFFF"),
        x - 222,
        905,
        600,
        face=1,
        lean=24,
        near=(press[0] - 14, press[1] + compress),
        far=(press[0], press[1] + compress - 4),
        nod=14,
        front=0.35,
        legs=False,
    )
    helpers: list[Body] = [body]
    if p.rng.random() < 0.6:
        person(
            p,
            cast(p, "nurse", hat=hat, hat_color="#FFFFFF", mask=True),
            x - 490,
            915,
            600,
            face=1,
            near=(x - 392, top - 60),
            far=(x - 400, top - 80),
            lean=10,
            nod=16,
            front=0.4,
            legs=False,
        )
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
    p.rect(
        left,
        top + 40,
        right - left,
        60,
        p.fade((0, top + 40), (0, top + 100), (0, sheet, 1), (1, shade(sheet, 0.16), 1)),
        rx=14,
    )
    for rx in (left - 16, right - 10):
        p.rect(rx, top - 120, 26, 290, p.lit("#D9DEE6", (rx, 0), (rx + 26, 0), 0.5), rx=12)
    p.rect(left + 26, top - 26, 190, 76, p.lit(sheet, (0, top - 26), (0, top + 50), 0.6, 0.1), rx=36)
    skin = "#E3B893"
    p.oval(left + 150, top - 36, 58, 46, p.lit(skin, (0, top - 80), (0, top + 10), 0.6, 0.12))
    p.path(f"M{left + 96:.0f},{top - 50:.0f}q40,-50 96,-18q-40,4 -60,42q-40,10 -36,-24Z", "#4a3428")
    p.path(
        f"M{left + 200:.0f},{top + 40:.0f}V{top - 40:.0f}Q{left + 240:.0f},{top - 84:.0f} {left + 420:.0f},{top - 70:.0f}L{left + 560:.0f},{top - 46:.0f}V{top + 40:.0f}Z",
        p.lit("#DCE7EC", (0, top - 80), (0, top + 40), 0.5, 0.12),
    )
    p.path(
        capsule((left + 236, top - 34), (left + 400, top - 2), 27, 23),
        p.lit("#DCE7EC", (0, top - 60), (0, top + 30), 0.5, 0.2),
    )
    p.path(
        capsule((left + 400, top - 2), (left + 515, top - 14), 19, 15),
        p.lit(skin, (0, top - 30), (0, top + 16), 0.5, 0.14),
    )
    p.path(
        f"M{left + 520:.0f},{top + 96:.0f}V{top - 40:.0f}Q{left + 600:.0f},{top - 70:.0f} {left + 760:.0f},{top - 44:.0f}T{right - 14:.0f},{top - 30:.0f}V{top + 96:.0f}Z",
        p.lit(blanket, (0, top - 70), (0, top + 96), 0.5, 0.14),
    )
    p.path(
        f"M{left + 520:.0f},{top - 40:.0f}Q{left + 560:.0f},{top - 58:.0f} {left + 600:.0f},{top - 58:.0f}L{left + 570:.0f},{top + 96:.0f}H{left + 520:.0f}Z",
        tint(blanket, 0.6),
    )


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
        person(
            p,
            cast(p, p.pick("apron", "nurse")),
            1420,
            920,
            590,
            face=-1,
            near=(1310, 730),
            far=(1280, 720),
            lean=20,
            nod=14,
            front=0.4,
        )
    doll = (x + 140, 690.0)
    body = person(
        p,
        cast(p, p.pick("apron", "tracksuit", "nurse"), sex="f"),
        x,
        985,
        650,
        face=1,
        pose="kneel",
        near=(doll[0] - 18, doll[1] + 30),
        far=(doll[0] + 26, doll[1] + 10),
        nod=18,
        lean=5,
        front=0.5,
    )
    _doll(p, doll[0], doll[1], 1.0)
    if p.rng.random() < 0.65:
        person(
            p,
            cast(p, p.pick("apron", "tracksuit")),
            x - 330,
            940,
            620,
            face=1,
            pose="kneel",
            near=(x - 200, 880),
            far=(x - 180, 860),
            lean=16,
            nod=14,
            front=0.5,
        )
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
    p.path(
        f"M{x - 50 * k:.0f},{y + 90 * k:.0f}Q{x - 62 * k:.0f},{y - 10 * k:.0f} {x:.0f},{y - 16 * k:.0f}Q{x + 62 * k:.0f},{y - 10 * k:.0f} {x + 50 * k:.0f},{y + 90 * k:.0f}Q{x:.0f},{y + 116 * k:.0f} {x - 50 * k:.0f},{y + 90 * k:.0f}Z",
        p.lit(cloth, (x - 60, 0), (x + 60, 0), 0.6),
    )
    p.circle(x, y - 48 * k, 46 * k, p.lit("#F2CDB0", (x - 46, 0), (x + 46, 0), 0.7, 0.1))
    p.path(
        f"M{x - 46 * k:.0f},{y - 54 * k:.0f}A{46 * k:.0f},{46 * k:.0f} 0 0 1 {x + 46 * k:.0f},{y - 54 * k:.0f}Q{x:.0f},{y - 86 * k:.0f} {x - 46 * k:.0f},{y - 54 * k:.0f}Z",
        "#3a2a25",
    )
    for s in (-1, 1):
        p.circle(x + s * 20 * k, y - 34 * k, 7 * k, "#e0604a", opacity=0.35)
        p.oval(x + s * 28 * k, y + 104 * k, 22 * k, 15 * k, shade(cloth, 0.2))


def _blocks(p: Picture, x: float, y: float) -> None:
    for i in range(5):
        color = p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F3C74A", oklch(0.65, 0.11, 160))
        bx, by = x + (i % 3) * 74 + (i // 3) * 36, y - (i // 3) * 64
        box(p, bx, by, 62, 62, 0.05, color, shadow=i < 3)
        p.circle(bx + 31, by - 31, 15, tint(color, 0.6))


SCENES = {"nursing": nursing, "infant-care": infant_care}
