"""Pottery: throwing at the wheel and glazing by the kiln."""

from __future__ import annotations

import math

from canvas import Picture
from color import oklch, shade, tint
from figure import forearms, person
from props import shelf, stool, table, vase
from settings import room
from wardrobe import cast


def pottery(p: Picture) -> None:
    """A bowl grows between wet hands on the wheel; shelves of vessels, a companion paints a vase."""
    room(p, 710)
    shelf(p, -330, 740, 560, 560, 4, "jars")
    shelf(p, 1260 + p.rng.uniform(-40, 40), 740, 600, 500, 3, "jars")
    p.to("mid")
    clay = p.pick(oklch(0.62, 0.07, 50), oklch(0.7, 0.05, 60), oklch(0.55, 0.09, 40), oklch(0.78, 0.03, 80))
    (_throwing if p.rng.random() < 0.55 else _glazing)(p, clay)


def _glazing(p: Picture, clay: str) -> None:
    """At a long table vessels are painted; the kiln glows behind."""
    kx = 1190 + p.rng.uniform(-60, 60)
    p.rect(kx, 330, 380, 420, p.lit(oklch(0.6, 0.08, 40), (kx, 0), (kx + 380, 0), 0.75))
    for i in range(7):
        p.rect(kx, 380 + i * 54, 380, 4, oklch(0.5, 0.08, 40))
    p.path(f"M{kx + 90:.0f},750V560a100,100 0 0 1 200,0V750Z", "#3a1f1a")
    p.path(f"M{kx + 110:.0f},750V570a80,80 0 0 1 160,0V750Z", "#FF8A3C")
    p.glow(kx + 190, 640, 360, "#ff9a4a", 0.6)
    x, top = 520 + p.rng.uniform(-50, 50), 700.0
    people = [
        person(
            p,
            cast(p, "apron"),
            x,
            950,
            655,
            face=1,
            near=(x + 150, top - 130),
            far=(x + 110, top - 40),
            lean=8,
            nod=18,
            front=0.5,
            legs=False,
        )
    ]
    if p.rng.random() < 0.8:
        people.append(
            person(
                p,
                cast(p, p.pick("apron", "tracksuit"), old=p.rng.random() < 0.4),
                x + 520,
                950,
                640,
                face=-1,
                near=(x + 400, top - 60),
                far=(x + 420, top - 24),
                lean=8,
                nod=16,
                front=0.5,
                legs=False,
            )
        )
    table(p, -420, 1010, 2440, 310, depth=0.16, color=tint(p.pal.wood, 0.1), panel=True)
    vase(p, x + 190, top + 12, 270, "#F7F1E4", p.seed)
    for i in range(5):
        p.oval(
            x + 170 + (i % 3) * 26,
            top - 60 - i * 26,
            9,
            16,
            p.pal.a,
            transform=f"rotate({i * 40} {x + 170 + (i % 3) * 26:.0f} {top - 60 - i * 26:.0f})",
        )
    for i, fx in enumerate((-560, -400, -240, 330, 640, 800, 950)):
        vase(
            p,
            x + fx,
            top + 10 + (i % 2) * 26,
            p.rng.uniform(90, 190),
            p.pick(clay, tint(clay, 0.35), p.pal.a, p.pal.b, "#F3ECDD"),
            i + p.seed,
        )
    forearms(p, *people)
    p.line([(x + 130, top - 150), (x + 176, top - 118)], "#7a4b2c", 7)
    p.focus, p.hands = (x + 170, 540), (x + 150, top - 130)


def _throwing(p: Picture, clay: str) -> None:
    """At the wheel."""
    x = 560 + p.rng.uniform(-40, 40)
    wx, wy = x + 240, 745.0
    if p.rng.random() < 0.8:
        gx = x + 660
        table(p, gx - 190, 950, 420, 240, depth=0.16, color=tint(p.pal.wood, 0.1))
        person(
            p,
            cast(p, p.pick("apron", "tracksuit")),
            gx + 190,
            965,
            620,
            face=-1,
            near=(gx + 70, 590),
            far=(gx - 30, 640),
            lean=12,
            nod=16,
        )
        vase(p, gx, 715, 190, p.pick("#F7F1E4", tint(p.pal.a, 0.5)), p.seed)
        vase(p, gx - 120, 712, 110, p.pal.b, p.seed + 1)
    stool(p, x - 20, 815, 990, r=66)
    body = person(
        p,
        cast(p, "apron", sleeve="short"),
        x - 20,
        985,
        670,
        face=1,
        pose="sit",
        seat=815,
        lean=15,
        nod=20,
        near=(wx - 60, wy - 88),
        far=(wx + 44, wy - 110),
        front=0.35,
        feet=((x + 60, 985), (x + 110, 975)),
    )
    p.shadow(wx, 1000, 210, 34, 0.35)
    p.poly(
        [(wx - 130, wy + 50), (wx + 130, wy + 50), (wx + 100, 1000), (wx - 100, 1000)],
        p.lit(p.pal.c, (wx - 130, 0), (wx + 130, 0), 0.62),
    )
    p.rect(wx - 170, wy + 24, 340, 44, p.lit(tint(p.pal.c, 0.3), (wx - 170, 0), (wx + 170, 0), 0.62), rx=20)
    p.oval(wx, wy + 22, 128, 22, "#AEB6C2")
    p.oval(wx, wy + 16, 118, 18, "#DDE2E8")
    wobble = 3 * math.sin(6.28 * p.phase * 4)
    vase(p, wx + wobble, wy + 16, 176, clay, p.seed + 3)
    for i in range(3):
        p.path(
            f"M{wx - 58:.0f},{wy - 30 - i * 40:.0f}q60,22 116,0", stroke=shade(clay, 0.16), stroke_width=4, opacity=0.7
        )
    _hand_over(p, body.hands[0], body.elbows[0], body.h, p.pick("#EBBB95", "#E0A880"))
    for i in range(4):
        vase(
            p,
            x - 420 + i * 96,
            1030 + (i % 2) * 12,
            130 + 40 * (i % 3),
            p.pick(clay, tint(clay, 0.3), p.pal.a, "#F3ECDD"),
            i + p.seed,
        )
    p.focus, p.hands = (body.neck[0] + 150, 570), (wx, wy - 90)


def _hand_over(p: Picture, hand: tuple[float, float], elbow: tuple[float, float], h: float, clay: str) -> None:
    """Wet clay on the near hand's fingers."""
    angle = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    p.oval(
        hand[0] + math.cos(angle) * 0.03 * h,
        hand[1] + math.sin(angle) * 0.03 * h,
        0.016 * h,
        0.008 * h,
        shade(clay, 0.35),
        opacity=0.5,
    )


SCENES = {"pottery": pottery}
