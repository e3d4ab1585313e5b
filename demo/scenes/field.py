"""Farming: pruning in the orchard, seedlings in the greenhouse."""

from __future__ import annotations

import math

from canvas import EYE, Picture
from color import mix, oklch, shade, tint
from figure import forearms, person
from grounds import bush, outdoors, tree
from props import fruit_pile, screen, table
from settings import X0, X1, Y0, Y1
from wardrobe import cast

FEET = 965.0


def orchard(p: Picture) -> None:
    """Rows of fruit trees on a slope; a student on a ladder prunes, a farmer explains; full baskets in front."""
    grass = p.pick(oklch(0.76, 0.1, 128), oklch(0.72, 0.09, 140), oklch(0.8, 0.09, 110))
    outdoors(p, 560, grass)
    fruit = p.pick(oklch(0.62, 0.19, 30), oklch(0.75, 0.16, 65), oklch(0.84, 0.14, 100), oklch(0.72, 0.12, 15))
    leaf = p.pick(oklch(0.58, 0.1, 140), oklch(0.62, 0.11, 128), oklch(0.52, 0.09, 155))
    for row, (y, h, gap) in enumerate(((585, 150, 210), (640, 250, 330), (715, 390, 520))):
        shift = p.rng.uniform(0, gap)
        for i in range(int(2900 / gap)):
            tree(
                p,
                X0 - 100 + shift + i * gap,
                y,
                h * p.rng.uniform(0.9, 1.1),
                mix(leaf, "#dfe9d0", 0.34 - 0.15 * row),
                fruit if row else "",
            )
    p.to("mid")
    x = 900 + p.rng.uniform(-50, 60)
    tree(p, x + 60, 930, 1010, leaf, fruit)
    _ladder(p, x - 190, 975)
    cut = (x - 30, 380.0)
    worker = person(
        p,
        cast(p, p.pick("work", "tracksuit", "overall"), hat=p.pick("cap", "straw", ""), hat_color=p.pal.accent),
        x - 175,
        815,
        600,
        face=1,
        near=cut,
        far=(x - 40, 345),
        lean=8,
        nod=-8,
        front=0.35,
        feet=((x - 188, 815), (x - 150, 735)),
        cast_shadow=False,
    )
    p.line([(cut[0] + 6, cut[1]), (cut[0] + 44, cut[1] - 24)], "#C9CED8", 8)
    p.line([(cut[0] + 4, cut[1] - 8), (cut[0] + 46, cut[1] - 10)], p.pal.accent, 7)
    fx = x - 520 + p.rng.uniform(-40, 30)
    person(p, cast(p, "farm", old=True), fx, 985, 640, face=1, far=(fx + 190, 520), front=0.5, nod=-14)
    if p.rng.random() < 0.65:
        person(
            p,
            cast(p, "tracksuit"),
            x + 440,
            985,
            640,
            face=-1,
            near=(x + 330, 700),
            far=(x + 350, 690),
            front=0.4,
            nod=14,
        )
        fruit_pile(p, x + 320, 760, 170, fruit)
    for i in range(3):
        fruit_pile(p, fx + 90 + i * 250 + p.rng.uniform(-20, 20), 1030 - (i % 2) * 24, 220, fruit)
    for i in range(20):
        gx = X0 + i * 140 + p.rng.uniform(-50, 50)
        p.path(
            f"M{gx:.0f},1100q-14,-40 -26,-60q24,20 30,46q2,-44 16,-72q2,40 -2,74q14,-30 34,-46q-10,30 -26,58Z",
            p.pick(shade(grass, 0.22), shade(grass, 0.12), tint(leaf, 0.05)),
        )
    p.focus, p.hands = ((worker.neck[0] + fx) / 2 + 60, 480), (cut[0] - 20, cut[1])


def _ladder(p: Picture, x: float, y: float) -> None:
    wood = tint(p.pal.wood, 0.2)
    p.shadow(x + 20, y, 140)
    p.line([(x + 150, y - 40), (x + 30, y - 560)], shade(wood, 0.3), 14)
    for dx in (-90, 50):
        p.line([(x + dx, y), (x - 10 + dx * 0.35, y - 570)], wood, 16)
    for i in range(6):
        t = (i + 0.6) / 6.6
        p.line([(x - 90 + 67 * t, y - 570 * t), (x + 50 - 44 * t, y - 570 * t)], shade(wood, 0.12), 13)


def greenhouse(p: Picture) -> None:
    """Under the arches of a greenhouse: long beds of seedlings, a student with a tablet, one tending plants."""
    p.outdoor = True
    vx = p.vx = 800 + p.rng.uniform(-160, 160)
    glass = p.pick(oklch(0.92, 0.035, 190), oklch(0.93, 0.03, 130), oklch(0.9, 0.04, 225))
    p.rect(
        X0, Y0, X1 - X0, Y1 - Y0, p.halo(vx, 380, 1300, (0, "#fffdf2", 1), (0.5, glass, 1), (1, shade(glass, 0.18), 1))
    )
    soil = oklch(0.62, 0.045, 60)
    p.rect(X0, 520, X1 - X0, Y1, p.fade((0, 520), (0, Y1), (0, tint(soil, 0.4), 1), (1, soil, 1)))
    for i in range(8):
        r = 170 * 1.34**i
        frame = "#FDFEFD" if i < 6 else "#DDE6E4"
        base = EYE + 0.8 * r
        p.path(
            f"M{vx - r:.0f},{base:.0f}V{EYE:.0f}A{r:.0f},{r * 0.92:.0f} 0 0 1 {vx + r:.0f},{EYE:.0f}V{base:.0f}",
            stroke=frame,
            stroke_width=3 + i * 2.2,
            opacity=0.95,
        )
    for a in range(-170, -5, 20):
        dx, dy = math.cos(math.radians(a)), math.sin(math.radians(a)) * 0.92
        p.line([(vx + dx * 170, EYE + dy * 170), (vx + dx * 1800, EYE + dy * 1800)], "#FFFFFF", 3, opacity=0.7)
    for i in range(7):
        bush(p, vx - 150 + i * 50, 510, 90, oklch(0.7, 0.08, 140))
    leafs = [oklch(0.6, 0.12, 140), oklch(0.66, 0.13, 125), oklch(0.54, 0.1, 155)]
    for lane in (-3, -2, -1, 1, 2, 3):
        _bed(p, vx, lane, leafs)
    if p.hour in ("night", "dusk"):
        for i in range(5):
            p.glow(vx, EYE - 150 * 1.3**i, 90 * 1.35**i, "#ffd9a0", 0.55)
    p.to("mid")
    (_tablet if p.rng.random() < 0.55 else _potting)(p, leafs)


def _potting(p: Picture, leafs: list[str]) -> None:
    """Two or three transplant seedlings at a bench close to the camera."""
    top, n = 720.0, p.rng.choice((2, 3))
    people = []
    for i in range(n):
        x = 800 + (i - (n - 1) / 2) * 430 + p.rng.uniform(-30, 30)
        face = 1 if i < n - 1 else -1
        look = cast(p, p.pick("farm", "overall", "apron", "tracksuit"))
        people.append(
            person(
                p,
                look,
                x,
                960,
                p.near(645, 20),
                face=face,
                near=(x + face * 130, top - 26),
                far=(x + face * 60, top - 18),
                lean=10,
                nod=20,
                front=0.6,
                legs=False,
            )
        )
    table(p, -420, 1020, 2440, 300, depth=0.14, color=tint(p.pal.wood, 0.25), panel=True)
    for i in range(9):
        x = -260 + i * 250 + p.rng.uniform(-20, 20)
        _crate(p, x, top + 64 + (i % 2) * 8, leafs)
    forearms(p, *people)
    p.focus, p.hands = (people[0].neck[0] + 150, 560), (people[0].hands[0][0], top - 60)


def _tablet(p: Picture, leafs: list[str]) -> None:
    """A student reads the sensors on a tablet, others tend the beds."""
    side = p.rng.choice((-1, 1))
    x = 800 + side * 60
    pad = (x + 110, 620.0)
    body = person(
        p,
        cast(p, p.pick("coat", "tracksuit", "farm")),
        x,
        985,
        650,
        face=1,
        near=(pad[0] - 20, pad[1] + 16),
        far=(pad[0] + 20, pad[1] + 8),
        nod=20,
        front=0.45,
    )
    with p.group(transform=f"rotate(-18 {pad[0]:.0f} {pad[1]:.0f})"):
        screen(p, pad[0] - 30, pad[1] - 60, 124, 88)
    kx = x + 380
    _crate(p, kx + 150, 1000, leafs)
    person(
        p,
        cast(p, p.pick("farm", "overall", "apron")),
        kx,
        985,
        650,
        face=1,
        pose="kneel",
        near=(kx + 150, 850),
        far=(kx + 190, 850),
        lean=18,
        nod=16,
        front=0.4,
    )
    if p.rng.random() < 0.6:
        person(p, cast(p, "tracksuit"), x - 390, 900, p.tall(900), face=1, near=(x - 290, 640), nod=20, front=0.5)
    _crate(p, x - 420, 1030, leafs)
    p.focus, p.hands = (body.neck[0] + 60, 540), (pad[0] + 20, pad[1] - 10)


def _bed(p: Picture, vx: float, lane: int, leafs: list[str]) -> None:
    """A bed running to the vanishing point, filled with plants that grow towards the camera."""
    sign = 1 if lane > 0 else -1
    a, b = (lane - 0.36 - 0.2 * sign) * 0.62, (lane + 0.36 - 0.2 * sign) * 0.62

    def at(u: float, d: float, lift: float = 0.0) -> tuple[float, float]:
        return vx + u * d, EYE + d * (0.72 - lift)

    p.poly([at(a, 190), at(b, 190), at(b, 1400), at(a, 1400)], oklch(0.45, 0.05, 55))
    p.poly([at(a, 190), at(b, 190), at(b, 1400), at(a, 1400)], "none", stroke="#E6E9E4", stroke_width=5)
    d = 195.0
    while d < 1300:
        for j in range(3):
            x, y = at(a + (b - a) * (0.22 + 0.28 * j), d)
            s = d * 0.085 * p.rng.uniform(0.8, 1.15)
            color = p.rng.choice(leafs)
            for turn in (-62, -25, 20, 60):
                p.path(
                    f"M{x:.0f},{y:.0f}q{-s * 0.42:.1f},{-s * 0.8:.1f} 0,{-s * 1.5:.1f}q{s * 0.42:.1f},{s * 0.7:.1f} 0,{s * 1.5:.1f}Z",
                    color if turn < 0 else tint(color, 0.15),
                    transform=f"rotate({turn} {x:.0f} {y:.0f})",
                )
        d *= 1.115


def _crate(p: Picture, x: float, y: float, leafs: list[str]) -> None:
    for i in range(7):
        sx, s = x + (i - 3) * 34, p.rng.uniform(50, 74)
        for turn in (-50, -16, 18, 48):
            p.path(
                f"M{sx:.0f},{y - 66:.0f}q{-s * 0.4:.1f},{-s * 0.7:.1f} 0,{-s * 1.4:.1f}q{s * 0.4:.1f},{s * 0.7:.1f} 0,{s * 1.4:.1f}Z",
                leafs[(i + (turn > 0)) % 3],
                transform=f"rotate({turn} {sx:.0f} {y - 66:.0f})",
            )
    color = p.pick(p.pal.accent, p.pal.a, "#3D5A80")
    p.shadow(x, y, 170)
    p.rect(x - 140, y - 80, 280, 80, p.lit(color, (x - 140, 0), (x + 140, 0), 0.65), rx=6)
    for i in range(4):
        p.rect(x - 120 + i * 62, y - 58, 46, 34, shade(color, 0.3), rx=6)


SCENES = {"orchard": orchard, "greenhouse": greenhouse}
