"""Machine hall: the lathe and the robot cell."""

from __future__ import annotations

import math

from canvas import Picture, Point
from color import mix, oklch, shade, tint
from figure import capsule, company, forearms, person
from props import box, monitor, screen, table
from settings import X0, hall
from wardrobe import cast

FEET = 965.0


def lathe(p: Picture) -> None:
    """A student behind a lathe turns a shaft; swarf curls off the tool."""
    hall(p)
    _far_machines(p)
    p.to("mid")
    top, x = 735.0, 800 + p.rng.uniform(-50, 50)
    if p.rng.random() < 0.7:
        company(p, "work", [(x - p.near(480, 40), 880, 1)])
    if p.rng.random() < 0.6:
        person(p, cast(p, "shirt", old=True), x + 420, 890, p.tall(890), face=-1, near=(x + 300, 620), nod=14)
    grip, wheel = (x + 40, top - 96), (x - 95, top - 40)
    look = cast(
        p, "work", hat=p.pick("helmet", "cap"), hat_color=p.pick("#F3C74A", p.pal.accent, "#F7F2E8"), glasses=True
    )
    person(
        p,
        look,
        x - 20,
        940,
        p.tall(940, 1.02),
        face=1 if p.rng.random() < 0.7 else -1,
        near=wheel,
        far=grip,
        front=0.7,
        lean=6,
        nod=16,
        legs=False,
    )
    _lathe_machine(p, x, top)
    p.focus, p.hands = (x, 560), (x - 20, top - 80)


def _far_machines(p: Picture) -> None:
    """Machines and students small in the depth of the hall."""
    for i in range(5):
        x = -350 + i * 520 + p.rng.uniform(-70, 70)
        color = mix(p.pick(p.pal.a, p.pal.c, p.pal.steel), p.pal.wall, 0.45)
        box(p, x, 770, 200, 150, 0.16, color)
        p.rect(x + 20, 640, 80, 50, tint(color, 0.4))
        p.rect(x + 130, 560, 50, 60, color)
        if p.rng.random() < 0.7:
            person(
                p,
                cast(p, "work", hat="helmet", hat_color="#F3C74A"),
                x - 60,
                790,
                p.tall(790),
                face=1,
                near=(x + 20, 600),
                front=0.3,
                nod=12,
            )


def _lathe_machine(p: Picture, x: float, top: float) -> None:
    body = p.pick(oklch(0.55, 0.09, p.pal.hue2), oklch(0.5, 0.06, 220), oklch(0.62, 0.09, 150), p.pal.a)
    pale, steel, dark = tint(body, 0.55), p.pal.steel_light, p.pal.steel_dark
    left, right = x - 560, x + 560
    p.shadow(x, 1010, 720, 60, 0.35)
    for lx in (left + 30, right - 260):
        p.rect(lx, top + 90, 230, 190, p.lit(shade(body, 0.25), (lx, 0), (lx + 230, 0), 0.7))
    p.rect(
        left, top + 60, right - left, 66, p.fade((0, top + 60), (0, top + 126), (0, body, 1), (1, shade(body, 0.25), 1))
    )
    p.rect(left + 20, top + 126, right - left - 40, 20, shade(body, 0.45))
    p.rect(
        left + 240,
        top + 24,
        right - left - 260,
        36,
        p.fade((0, top + 24), (0, top + 60), (0, steel, 1), (0.4, p.pal.steel, 1), (1, dark, 1)),
    )
    p.rect(left - 10, top - 150, 270, 276, p.lit(body, (left, 0), (left + 270, 0), 0.72), rx=14)
    p.rect(left + 16, top - 120, 150, 90, pale, rx=8)
    for i in range(3):
        p.circle(left + 46 + i * 44, top - 76, 14, (p.pal.accent, "#F3C74A", "#5BA86B")[i])
    p.circle(left + 70, top + 30, 44, dark)
    p.circle(left + 70, top + 30, 30, steel)
    _chuck(p, left + 260, top - 60)
    y = top - 60
    bar = p.fade(
        (0, y - 24), (0, y + 24), (0, "#fdfdff", 1), (0.35, p.pal.steel_light, 1), (0.7, p.pal.steel, 1), (1, dark, 1)
    )
    p.rect(left + 340, y - 26, 230, 52, bar)
    p.rect(left + 570, y - 18, 170, 36, bar)
    p.rect(left + 740, y - 11, 70, 22, bar)
    _carriage(p, x - 40, top)
    tail = right - 260
    p.path(
        f"M{tail:.0f},{top + 26:.0f}V{y - 40:.0f}Q{tail:.0f},{y - 56:.0f} {tail + 20:.0f},{y - 56:.0f}H{tail + 150:.0f}L{tail + 190:.0f},{top + 26:.0f}Z",
        p.lit(body, (tail, 0), (tail + 190, 0), 0.6),
    )
    p.poly([(tail - 70, y), (tail, y - 24), (tail, y + 24)], p.pal.steel_light)
    _wheel(p, tail + 190, y - 6, 52)


def _chuck(p: Picture, x: float, y: float) -> None:
    fill = p.fade(
        (0, y - 84),
        (0, y + 84),
        (0, "#f5f7fa", 1),
        (0.3, p.pal.steel_light, 1),
        (0.65, p.pal.steel, 1),
        (1, p.pal.steel_dark, 1),
    )
    p.rect(x, y - 84, 56, 168, fill, rx=6)
    for dy in (-58, -8, 42):
        p.rect(x + 46, y + dy, 44, 22, p.pal.steel_dark)
        p.rect(x + 46, y + dy, 44, 8, p.pal.steel)


def _carriage(p: Picture, x: float, top: float) -> None:
    steel = p.pal.steel
    p.rect(x - 110, top + 6, 250, 34, p.lit(p.pal.steel_light, (x - 110, 0), (x + 140, 0), 0.7))
    p.rect(x - 30, top - 34, 100, 42, p.lit(steel, (x - 30, 0), (x + 70, 0), 0.6))
    p.poly([(x - 6, top - 40), (x + 20, top - 48), (x + 20, top - 20), (x - 4, top - 20)], p.pal.steel_dark)
    p.rect(x - 90, top + 40, 210, 110, p.lit(tint(p.pal.c, 0.12), (x - 90, 0), (x + 120, 0), 0.7), rx=8)
    _wheel(p, x - 55, top + 96, 46)
    p.circle(x + 70, top + 90, 20, "#F3C74A")
    for i in range(7):
        r = 10 + i * 5
        p.path(
            f"M{x - 4:.0f},{top - 40:.0f}q{-r * 1.6:.0f},{-r * 1.2:.0f} {-r * 0.4:.0f},{r * 1.6 + i * 4:.0f}",
            stroke=(p.pal.steel_light, "#E9C98A")[i % 2],
            stroke_width=3.5,
            stroke_linecap="round",
        )
    p.glow(x, top - 46, 130, "#ffd9a0", 0.35)


def _wheel(p: Picture, x: float, y: float, r: float) -> None:
    turn = p.phase * 360
    p.circle(x, y, r, "none", stroke=p.pal.steel_light, stroke_width=10)
    with p.group(transform=f"rotate({turn:.1f} {x:.1f} {y:.1f})"):
        for a in (0, 60, 120):
            dx, dy = math.cos(math.radians(a)) * r, math.sin(math.radians(a)) * r
            p.line([(x - dx, y - dy), (x + dx, y + dy)], p.pal.steel, 7)
        p.line([(x + r * 0.8, y - r * 0.3), (x + r * 1.1, y - r * 0.5)], "#24262f", 14)
    p.circle(x, y, r * 0.22, "#24262f")


def robot_arm(p: Picture) -> None:
    """An orange robot arm over a conveyor, a student with the teach pendant beside the fence."""
    hall(p)
    for i in range(9):
        x = X0 + i * 300
        p.rect(x, 520, 10, 220, shade(p.pal.wall2, 0.3))
        p.rect(x, 530, 300, 6, "#F3C74A")
        for j in range(1, 10):
            p.rect(x + j * 30, 536, 2, 190, shade(p.pal.wall2, 0.2), opacity=0.7)
    p.to("mid")
    base = (560 + p.rng.uniform(-40, 40), 930.0)
    color = p.pick(oklch(0.7, 0.16, 55), p.pal.accent, oklch(0.82, 0.15, 92), "#F5F2EA", p.pal.a)
    _conveyor(p, base[0] + 70, 900)
    elbow = (base[0] - p.near(60, 90) + 30 * math.sin(6.28 * p.phase), base[1] - 520 + p.rng.uniform(-30, 40))
    wrist = (base[0] + p.near(330, 50), base[1] - 500 + p.rng.uniform(-60, 60) + 60 * math.sin(6.28 * p.phase))
    _arm_machine(p, base, elbow, wrist, color)
    x = base[0] + p.near(760, 30)
    if p.rng.random() < 0.45:
        _control_desk(p, x)
        p.focus, p.hands = (base[0] + 420, 540), ((wrist[0] + base[0]) / 2 + 60, wrist[1] + 60)
        return
    if p.rng.random() < 0.7:
        company(p, p.pick("work", "tracksuit"), [(x + 210, 905, -1)])
    look = cast(p, p.pick("work", "tracksuit"), hat=p.pick("helmet", "", "cap"), hat_color="#F7F2E8")
    hold = (x - 150, 640.0)
    body = person(
        p,
        look,
        x,
        FEET,
        640,
        face=-1,
        near=(hold[0] + 30, hold[1] + 8),
        far=(hold[0] + 6, hold[1] + 30),
        nod=14,
        front=0.4,
    )
    with p.group(transform=f"rotate(-14 {hold[0]:.0f} {hold[1]:.0f})"):
        p.rect(hold[0] - 52, hold[1] - 60, 96, 118, "#2b2e3a", rx=12)
        screen(p, hold[0] - 42, hold[1] - 50, 76, 58, "chart")
        p.circle(hold[0] + 22, hold[1] + 34, 11, p.pal.accent)
    p.path(
        f"M{hold[0]:.0f},{hold[1] + 60:.0f}Q{hold[0] - 60:.0f},990 {base[0] + 120:.0f},960",
        stroke="#23252f",
        stroke_width=8,
    )
    p.focus, p.hands = ((body.neck[0] + wrist[0]) / 2, 540), ((wrist[0] + base[0]) / 2 + 60, wrist[1] + 60)


def _control_desk(p: Picture, x: float) -> None:
    """Two or three students at the cell's computer."""
    if p.rng.random() < 0.7:
        person(
            p,
            cast(p, "work", hat="helmet", hat_color="#F7F2E8"),
            x + 190,
            930,
            p.tall(930),
            face=-1,
            far=(x - 60, 560),
            front=0.5,
            nod=10,
        )
    table(p, x - 260, 960, 420, 270, depth=0.16, color=tint(p.pal.c, 0.35))
    p.rect(x - 216, 700, 90, 250, shade(p.pal.c, 0.3))
    monitor(p, x - 150, 676, 230)
    body = person(
        p,
        cast(p, p.pick("work", "tracksuit")),
        x + 110,
        1000,
        660,
        face=-1,
        near=(x - 40, 676),
        far=(x - 70, 664),
        lean=13,
        nod=8,
        front=0.35,
    )
    p.rect(x - 90, 684, 110, 12, "#2a2d38", rx=5)
    forearms(p, body)


def _arm_machine(p: Picture, base: Point, elbow: Point, wrist: Point, color: str) -> None:
    p.shadow(base[0], base[1] + 20, 230, 38, 0.4)
    box(p, base[0] - 130, base[1] + 24, 260, 50, 0.08, p.pal.steel_dark)
    p.poly(
        [
            (base[0] - 96, base[1] - 26),
            (base[0] + 96, base[1] - 26),
            (base[0] + 70, base[1] - 150),
            (base[0] - 70, base[1] - 150),
        ],
        p.lit(color, (base[0] - 96, 0), (base[0] + 96, 0), 0.6),
    )
    shoulder = (base[0], base[1] - 190)
    p.circle(*shoulder, 92, p.lit(color, (shoulder[0] - 92, 0), (shoulder[0] + 92, 0), 0.6))
    p.path(capsule(shoulder, elbow, 72, 54), p.lit(color, (elbow[0] - 60, 0), (elbow[0] + 90, 0), 0.55))
    p.line(
        [
            shoulder,
            ((shoulder[0] + elbow[0]) / 2 - 84, (shoulder[1] + elbow[1]) / 2),
            (elbow[0] - 50, elbow[1] - 40),
            elbow,
        ],
        "#23252f",
        12,
    )
    p.path(
        capsule(elbow, wrist, 56, 34),
        p.lit(tint(color, 0.08), (0, min(elbow[1], wrist[1]) - 50), (0, max(elbow[1], wrist[1]) + 60), 0.5),
    )
    for q, r in ((shoulder, 50), (elbow, 40), (wrist, 26)):
        p.circle(*q, r, p.pal.steel_dark)
        p.circle(q[0] - r * 0.12, q[1] - r * 0.12, r * 0.66, p.pal.steel)
        p.circle(q[0] - r * 0.2, q[1] - r * 0.2, r * 0.3, p.pal.steel_light)
    tip = (wrist[0] + 10, wrist[1] + 120)
    p.path(capsule(wrist, tip, 28, 20), p.lit(color, (wrist[0] - 20, 0), (wrist[0] + 30, 0), 0.5))
    for s in (-1, 1):
        p.line(
            [(tip[0], tip[1] + 10), (tip[0] + s * 44, tip[1] + 30), (tip[0] + s * 38, tip[1] + 84)],
            p.pal.steel_dark,
            15,
        )
    p.rect(tip[0] - 32, tip[1] + 46, 64, 56, p.lit(p.pal.b, (tip[0] - 32, 0), (tip[0] + 32, 0), 0.6))


def _conveyor(p: Picture, x: float, y: float) -> None:
    p.shadow(x + 300, y + 10, 380, 34)
    for i in range(3):
        p.rect(x + 50 + i * 210, y - 120, 24, 130, p.pal.steel_dark)
    p.rect(x, y - 160, 560, 52, p.lit(p.pal.steel, (0, y - 160), (0, y - 108), 0.5), rx=26)
    p.rect(x + 10, y - 176, 540, 24, "#33363f", rx=12)
    for i in range(4):
        bx = x + 30 + ((i * 140 + p.phase * 140) % 540)
        if bx < x + 480:
            p.rect(
                bx, y - 232, 62, 56, p.lit(p.pick(p.pal.b, p.pal.a, tint(p.pal.wood, 0.2)), (bx, 0), (bx + 62, 0), 0.65)
            )


SCENES = {"lathe": lathe, "robot-arm": robot_arm}
