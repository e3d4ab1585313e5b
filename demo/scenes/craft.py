"""Handicraft: embroidery and tea."""

from __future__ import annotations

import math

from canvas import Picture
from color import mix, oklch, shade, tint
from figure import person
from props import steam, stool, table, vase
from settings import X0, X1, Y0, floor, room
from wardrobe import cast


def embroidery(p: Picture) -> None:
    """An embroidery frame with peonies, threads in all colours on the wall, two needlewomen."""
    room(p, 700, windows=p.rng.random() < 0.6)
    _threads(p, -260 if p.rng.random() < 0.5 else 1130, 120)
    p.to("mid")
    x = 560 + p.rng.uniform(-40, 40)
    cloth = p.pick(
        "#FBF6EA", oklch(0.9, 0.045, 200), oklch(0.3, 0.05, 265), oklch(0.88, 0.05, 95), oklch(0.86, 0.05, 10)
    )
    stool(p, x - 40, 820, 985, r=62)
    if p.rng.random() < 0.75:
        stool(p, x + 770, 800, 940, r=56)
        person(
            p,
            cast(p, p.pick("dress", "tracksuit"), sex="f"),
            x + 770,
            940,
            620,
            face=-1,
            pose="sit",
            seat=800,
            near=(x + 590, 560),
            far=(x + 600, 600),
            lean=8,
            nod=16,
        )
    wood = shade(p.pal.wood, 0.25)
    quad = [(x + 150, 610), (x + 560, 430), (x + 680, 640), (x + 250, 850)]
    for lx, ly in ((x + 250, 850), (x + 680, 640)):
        p.line([(lx, ly), (lx + 10, 1010)], wood, 20)
    p.line([(x + 170, 630), (x + 190, 1000)], shade(wood, 0.2), 18)
    p.poly(quad, cloth)
    _peony(p, x + 420, 625)
    p.path(
        f"M{quad[0][0]:.0f},{quad[0][1]}L{quad[1][0]:.0f},{quad[1][1]}L{quad[2][0]:.0f},{quad[2][1]}L{quad[3][0]:.0f},{quad[3][1]}Z",
        stroke=wood,
        stroke_width=24,
        stroke_linejoin="round",
    )
    stitch = (x + 270, 640.0)
    body = person(
        p,
        cast(p, p.pick("dress", "tracksuit", "shirt"), sex="f"),
        x - 40,
        985,
        670,
        face=1,
        pose="sit",
        seat=820,
        near=(stitch[0] - 30, stitch[1] - 22),
        far=(x + 210, 700),
        lean=9,
        nod=22,
        front=0.35,
    )
    p.line([stitch, (stitch[0] + 26, stitch[1] - 4)], "#E6E9EE", 4)
    p.path(f"M{stitch[0]:.0f},{stitch[1]:.0f}q-40,-90 60,-70q60,16 70,50", stroke=p.pal.accent, stroke_width=3)
    _basket(p, x + 60, 1030)
    p.upright = (body.neck[0] + 130, 590)
    p.focus, p.hands = (body.neck[0] + 170, 560), (stitch[0] + 50, stitch[1] - 10)


def _threads(p: Picture, x: float, y: float) -> None:
    hues = (25, 50, 80, 110, 150, 190, 230, 265, 300, 340)
    p.rect(x - 20, y - 20, 660, 440, tint(p.pal.wood, 0.3))
    p.rect(x - 4, y - 4, 628, 408, shade(p.pal.wood, 0.15))
    for row in range(4):
        for i, hue in enumerate(hues):
            sx, sy = x + 14 + i * 60, y + 10 + row * 100
            color = oklch(0.8 - row * 0.12, 0.11, hue)
            p.rect(sx, sy, 44, 76, p.lit(color, (sx, 0), (sx + 44, 0), 0.6), rx=10)
            p.rect(sx - 3, sy + 30, 50, 11, tint(color, 0.5), rx=4)


def _peony(p: Picture, x: float, y: float) -> None:
    pinks = [oklch(0.72, 0.15, 5), oklch(0.62, 0.19, 15), oklch(0.82, 0.09, 0), oklch(0.78, 0.13, 60)]
    with p.group(transform=f"translate({x:.0f} {y:.0f}) rotate(-24) scale(1.18 .82)"):
        p.path("M-150,90C-60,40 20,60 150,-40", stroke=oklch(0.5, 0.09, 145), stroke_width=8)
        for lx, ly, a in ((-110, 60, 20), (110, 0, -40), (60, 60, 60), (-60, 90, -20), (150, -50, -60)):
            p.oval(lx, ly, 34, 14, oklch(0.58, 0.1, 145), transform=f"rotate({a} {lx} {ly})")
        for fx, fy, r in ((-40, 0, 82), (96, -60, 56), (-140, 20, 40)):
            for ring, k in enumerate((1.0, 0.72, 0.44)):
                for i in range(8):
                    a = math.radians(i * 45 + ring * 22)
                    p.circle(
                        fx + math.cos(a) * r * 0.6 * k,
                        fy + math.sin(a) * r * 0.6 * k,
                        r * 0.38 * k,
                        pinks[(ring + i % 2) % 3],
                    )
            p.circle(fx, fy, r * 0.16, pinks[3])


def _basket(p: Picture, x: float, y: float) -> None:
    for i, hue in enumerate((25, 85, 150, 230, 330)):
        p.circle(
            x - 76 + i * 38,
            y - 74 - (i % 2) * 20,
            32,
            p.lit(oklch(0.68, 0.13, hue), (x - 110 + i * 38, 0), (x - 44 + i * 38, 0), 0.6),
        )
    p.path(
        f"M{x - 120:.0f},{y - 70:.0f}H{x + 120:.0f}L{x + 96:.0f},{y:.0f}H{x - 96:.0f}Z",
        p.lit(tint(p.pal.wood, 0.15), (x - 120, 0), (x + 120, 0), 0.6),
    )


def tea(p: Picture) -> None:
    """A moon window with bamboo, a low tea table; the host pours, guests wait, steam rises."""
    wall = p.pick("#F4ECDD", oklch(0.9, 0.03, 130), oklch(0.5, 0.05, 150), oklch(0.87, 0.05, 60), oklch(0.42, 0.06, 30))
    p.rect(
        X0,
        Y0,
        X1 - X0,
        1150,
        p.fade((X0, 0), (X1, 0), (0, shade(wall, 0.12), 1), (0.5, wall, 1), (1, shade(wall, 0.08), 1)),
    )
    cx = 800 + p.rng.uniform(-170, 170)
    p.circle(cx, 330, 318, shade(p.pal.wood, 0.3))
    glow = {"night": "#7d86c9", "dusk": "#FFC79A"}.get(p.hour, "#EAF3E4")
    p.circle(cx, 330, 296, p.fade((0, 30), (0, 630), (0, glow, 1), (1, "#FFFDF4", 1)))
    with p.clipped(f"M{cx - 296:.0f},330a296,296 0 1 0 592,0a296,296 0 1 0 -592,0Z"):
        for i in range(7):
            _bamboo(p, cx - 260 + i * 84 + p.rng.uniform(-20, 20))
    floor(p, 760, tiles=False, color=mix(p.pal.wood, "#fff4e0", 0.25), color2=shade(p.pal.wood, 0.05))
    for i in range(12):
        p.line([(X0, 790 + i * 44), (X1, 790 + i * 44)], shade(p.pal.wood, 0.1), 2)
    for lx in (-150, 1600):
        p.rect(lx, Y0, 70, 1140, p.lit(shade(p.pal.wood, 0.45), (lx, 0), (lx + 70, 0), 0.6))
    p.to("mid")
    x, top = cx + p.rng.uniform(-20, 20), 740.0
    pour = (x - 70, top - 150)
    host = person(
        p,
        cast(p, p.pick("dress", "shirt"), sex="f", sleeve="long"),
        x - 300,
        1000,
        680,
        face=1,
        pose="kneel",
        near=(pour[0] - 50, pour[1] + 10),
        far=(pour[0] - 10, pour[1] + 60),
        lean=10,
        nod=18,
        front=0.45,
        legs=True,
    )
    guests = [(x + 380, -1)] + ([(x + 560, -1)] if p.rng.random() < 0.5 else [])
    for gx, face in guests:
        person(
            p,
            cast(p, p.pick("plain", "tracksuit", "shirt"), old=p.rng.random() < 0.4),
            gx,
            1000,
            660,
            face=face,
            pose="kneel",
            near=(gx + face * 160, top - 60),
            far=(gx + face * 130, top - 40),
            nod=14,
            lean=4,
            front=0.5,
        )
    table(p, x - 420, 960, 840, 220, depth=0.2, color=shade(p.pal.wood, 0.2))
    p.rect(x - 200, top - 22, 400, 26, shade(p.pal.wood, 0.5), rx=6)
    pot = p.pick(oklch(0.42, 0.08, 40), "#F7F2E6", oklch(0.55, 0.07, 170))
    _teapot(p, pour[0], pour[1], pot)
    p.path(
        f"M{pour[0] + 96:.0f},{pour[1] + 16:.0f}q26,40 20,{top - 40 - pour[1]:.0f}", stroke="#C98A3C", stroke_width=7
    )
    for i in range(4):
        cxp = x - 10 + i * 84
        p.path(
            f"M{cxp - 32:.0f},{top - 58:.0f}H{cxp + 32:.0f}Q{cxp + 28:.0f},{top - 20:.0f} {cxp:.0f},{top - 20:.0f}Q{cxp - 28:.0f},{top - 20:.0f} {cxp - 32:.0f},{top - 58:.0f}Z",
            p.lit("#FBF8F0", (cxp - 32, 0), (cxp + 32, 0), 0.6),
        )
        p.oval(cxp, top - 58, 32, 7, "#C98A3C")
        steam(p, cxp, top - 66, 120, 2)
    vase(p, x - 330, top + 4, 120, p.pal.a, 2)
    p.path(
        f"M{x - 330:.0f},{top - 110:.0f}q-30,-90 -100,-140M{x - 345:.0f},{top - 160:.0f}q30,-60 20,-110",
        stroke="#5b4436",
        stroke_width=6,
    )
    for _ in range(12):
        p.circle(
            x - 330 + p.rng.uniform(-100, 30),
            top - 180 + p.rng.uniform(-90, 60),
            12,
            p.pick(oklch(0.78, 0.11, 5), oklch(0.86, 0.07, 10)),
        )
    p.upright = (host.neck[0] + 110, 600)
    p.focus, p.hands = ((host.neck[0] + x) / 2 + 40, 600), (pour[0] + 40, pour[1] + 50)


def _teapot(p: Picture, x: float, y: float, color: str) -> None:
    with p.group(transform=f"rotate(22 {x:.0f} {y:.0f})"):
        p.path(
            f"M{x + 46:.0f},{y + 12:.0f}L{x + 106:.0f},{y - 34:.0f}L{x + 98:.0f},{y - 6:.0f}L{x + 50:.0f},{y + 40:.0f}Z",
            shade(color, 0.12),
        )
        p.path(f"M{x - 44:.0f},{y - 14:.0f}q-56,-4 -40,46q14,26 46,14", stroke=color, stroke_width=13)
        p.oval(x, y + 10, 66, 52, p.lit(color, (x - 66, 0), (x + 66, 0), 0.6))
        p.oval(x, y - 38, 34, 9, shade(color, 0.2))
        p.circle(x, y - 50, 10, shade(color, 0.1))


def _bamboo(p: Picture, x: float) -> None:
    green = oklch(p.rng.uniform(0.6, 0.74), 0.09, p.rng.uniform(125, 155))
    for i in range(8):
        p.rect(x, 10 + i * 84, 17, 80, p.lit(green, (x, 0), (x + 17, 0), 0.5), rx=3)
    for _ in range(11):
        lx, ly, a = (
            x + 8 + p.rng.uniform(-10, 10),
            p.rng.uniform(20, 600),
            p.rng.uniform(-70, 70) + p.rng.choice((0, 180)),
        )
        p.path(
            f"M{lx:.0f},{ly:.0f}q40,-16 84,0q-44,14 -84,0Z",
            tint(green, 0.1),
            transform=f"rotate({a:.0f} {lx:.0f} {ly:.0f})",
        )


SCENES = {"embroidery": embroidery, "tea": tea}
