"""Paper and brush: paper cutting and calligraphy."""

from __future__ import annotations

from canvas import Picture, smooth
from color import oklch, shade, tint
from figure import Body, forearms, person
from props import table
from settings import X0, X1, Y0, floor, room, window
from wardrobe import cast


def flower(p: Picture, x: float, y: float, r: float, color: str, hole: str, kind: int = 0) -> None:
    """A round paper cut with petals, drops and a centre; `kind` chooses the pattern."""
    n = (8, 6, 12, 10)[kind % 4]
    p.circle(x, y, r, color)
    for i in range(n):
        a = 360 / n * i
        with p.group(transform=f"rotate({a:g} {x:.1f} {y:.1f})"):
            p.circle(x, y - r, r * (2.6 / n), color)
            p.path(
                f"M{x:.1f},{y - r * 0.92:.1f}q{r * 0.17:.1f},{r * 0.2:.1f} 0,{r * 0.44:.1f}q{-r * 0.17:.1f},{-r * 0.24:.1f} 0,{-r * 0.44:.1f}Z",
                hole,
            )
            p.circle(x, y - r * 1.02, r * 0.07, hole)
            if kind % 2:
                p.path(
                    f"M{x - r * 0.1:.1f},{y - r * 0.4:.1f}q{r * 0.1:.1f},{-r * 0.12:.1f} {r * 0.2:.1f},0",
                    stroke=hole,
                    stroke_width=r * 0.04,
                )
    p.circle(x, y, r * 0.36, "none", stroke=hole, stroke_width=r * 0.05)
    for i in range(6):
        p.oval(x, y - r * 0.18, r * 0.06, r * 0.13, hole, transform=f"rotate({60 * i} {x:.1f} {y:.1f})")


def paper_cut(p: Picture) -> None:
    """Red paper cuts hang before the light; a student's scissors follow a folded sheet; an old master watches."""
    warm = p.pick("#FBF1DF", oklch(0.92, 0.04, 60), oklch(0.88, 0.05, 90), tint(p.pal.wall, 0.3))
    p.rect(X0, Y0, X1 - X0, 1150, warm)
    window(p, 250, 60, 1100, 480, 4, shade(p.pal.wood, 0.2))
    window(p, -420, 60, 480, 480, 2, shade(p.pal.wood, 0.2))
    window(p, 1540, 60, 480, 480, 2, shade(p.pal.wood, 0.2))
    floor(p, 700, tiles=False)
    red = p.pick("#D2321E", "#C8281E", "#DB4426")
    spots = [(i * 250 - 80 + p.rng.uniform(-30, 30), 190 + (i % 2) * 130 + p.rng.uniform(-20, 30)) for i in range(8)]
    for i, (x, y) in enumerate(spots):
        p.line([(x, Y0), (x, y)], shade(p.pal.wood, 0.1), 2.5)
        flower(p, x, y, p.rng.uniform(62, 104), red, "#FFF3DF", i + p.seed)
    p.to("mid")
    x, top = 690 + p.rng.uniform(-50, 50), 700.0
    cut = (x + 122, top - 96)
    people: list[Body] = []
    if p.rng.random() < 0.8:
        people.append(
            person(
                p,
                cast(p, "plain", old=True),
                x + 430,
                960,
                640,
                face=-1,
                pose="sit",
                seat=775,
                near=(x + 330, top - 20),
                far=(x + 300, top - 10),
                lean=8,
                nod=18,
                legs=False,
            )
        )
    if p.rng.random() < 0.6:
        people.append(
            person(
                p,
                cast(p, "tracksuit"),
                x - 320,
                960,
                640,
                face=1,
                pose="sit",
                seat=775,
                near=(x - 220, top - 20),
                far=(x - 200, top - 8),
                lean=10,
                nod=22,
                legs=False,
            )
        )
    person(
        p,
        cast(p, p.pick("tracksuit", "shirt", "apron")),
        x,
        965,
        665,
        face=1,
        pose="sit",
        seat=775,
        near=(cut[0] - 40, cut[1] + 10),
        far=(cut[0] + 60, cut[1] - 4),
        lean=6,
        nod=22,
        front=0.6,
        legs=False,
    )
    _sheet(p, cut[0] + 50, cut[1], red)
    _scissors(p, cut[0] - 36, cut[1] + 6)
    table(p, -420, 1010, 2400, 310, depth=0.16, color=p.pal.wood, panel=True)
    for i in range(9):
        px, py = -200 + i * 230 + p.rng.uniform(-40, 40), top + p.rng.uniform(-14, 30)
        with p.group(transform=f"translate({px:.0f} {py:.0f}) scale(1 .3)"):
            flower(p, 0, 0, 58, red, tint(p.pal.wood, 0.2), i)
    forearms(p, *people)
    for _ in range(26):
        px, py = p.rng.uniform(X0, X1), top + p.rng.uniform(-20, 40)
        p.poly([(px, py), (px + 22, py - 5), (px + 13, py + 8)], shade(red, 0.1))
    p.focus, p.hands = (x + 130, 520), (cut[0] + 20, cut[1] + 10)


def _sheet(p: Picture, x: float, y: float, red: str) -> None:
    d = f"M{x - 40:.0f},{y - 60:.0f}Q{x + 40:.0f},{y - 110:.0f} {x + 96:.0f},{y - 40:.0f}Q{x + 110:.0f},{y + 30:.0f} {x + 60:.0f},{y + 66:.0f}L{x - 50:.0f},{y + 50:.0f}Z"
    p.path(d, p.lit(red, (x - 50, 0), (x + 100, 0), 0.6))
    for i in range(5):
        p.path(f"M{x - 8 + i * 17:.0f},{y - 50 + i * 7:.0f}q16,18 2,40q-18,-16 -2,-40Z", "#FFF3DF")
    p.path(f"M{x - 50:.0f},{y + 50:.0f}q30,34 -10,60", stroke=red, stroke_width=9)


def _scissors(p: Picture, x: float, y: float) -> None:
    for s in (-1, 1):
        p.line([(x, y), (x + 62, y - 12 + s * 13)], "#B9C0CC", 9)
        p.circle(x - 26, y + 8 + s * 20, 19, "none", stroke="#2a2d38", stroke_width=9)
        p.line([(x, y), (x - 16, y + 4 + s * 14)], "#2a2d38", 9)


def calligraphy(p: Picture) -> None:
    """A student writes large characters on a long sheet; finished scrolls hang on the wall."""
    room(p, 700, windows=False)
    words = ["工匠精神", "匠心", "厚德强技", "知行合一", "技能报国", "精益求精", "德技并修"]
    p.rng.shuffle(words)
    for i in range(6):
        x = -330 + i * 400 + p.rng.uniform(-30, 30)
        _scroll(p, x, 60 + p.rng.uniform(-20, 30), 180, 500, words[i])
    p.to("mid")
    x, top = 640 + p.rng.uniform(-60, 60), 700.0
    tip = (x + 260, top - 40)
    if p.rng.random() < 0.8:
        person(
            p,
            cast(p, "plain", old=True),
            x + 620,
            945,
            630,
            face=-1,
            near=(x + 540, 600),
            front=0.45,
            nod=14,
            legs=False,
        )
    if p.rng.random() < 0.6:
        person(p, cast(p, "tracksuit"), x - 300, 945, 620, face=1, near=(x - 180, 640), front=0.5, nod=14, legs=False)
    body = person(
        p,
        cast(p, p.pick("shirt", "dress", "tracksuit", "plain"), sleeve="long"),
        x,
        955,
        665,
        face=1,
        near=(tip[0] - 56, tip[1] - 74),
        far=(x + 150, top - 14),
        lean=15,
        nod=20,
        front=0.4,
        legs=False,
    )
    table(p, -420, 1010, 2400, 310, depth=0.2, color=shade(p.pal.wood, 0.18), panel=True)
    p.poly([(x - 60, top + 6), (x + 640, top + 6), (x + 600, top - 58), (x - 20, top - 58)], "#FFFDF5")
    for i, char in enumerate(words[6][:3]):
        with p.group(transform=f"translate({x + 560 - i * 130:.0f} {top - 4:.0f}) scale(1 .5)"):
            p.text(0, 0, char, 110, "#22222a", font="Noto Serif CJK SC")
    p.line([tip, (tip[0] - 10, tip[1] - 34)], "#22222a", 16)
    p.line([(tip[0] - 10, tip[1] - 30), (tip[0] - 64, tip[1] - 190)], p.pick("#7a4b2c", "#c8a15a", "#9b2f22"), 13)
    p.path(f"M{tip[0]:.0f},{tip[1]:.0f}q-60,16 -110,2", stroke="#22222a", stroke_width=15, stroke_linecap="round")
    forearms(p, body)
    p.oval(x - 180, top - 14, 90, 26, "#3a3d49")
    p.oval(x - 176, top - 18, 62, 15, "#101118")
    p.rect(x - 380, top - 92, 120, 92, p.lit(p.pal.a, (x - 380, 0), (x - 260, 0), 0.6), rx=8)
    for i in range(4):
        p.line(
            [(x - 356 + i * 24, top - 90), (x - 372 + i * 34, top - 240)],
            ("#7a4b2c", "#c8a15a", "#5b6b4a", "#9b2f22")[i],
            10,
        )
    p.path(
        smooth([(x + 640, top + 6), (x + 660, top + 120), (x + 600, top + 210), (x + 650, top + 300)], closed=False),
        stroke="#F3ECDD",
        stroke_width=26,
    )
    p.focus, p.hands = (body.neck[0] + 150, 550), (tip[0] - 10, tip[1] - 50)


def _scroll(p: Picture, x: float, y: float, w: float, h: float, words: str) -> None:
    silk = p.pick(tint(p.pal.a, 0.45), tint(p.pal.b, 0.4), oklch(0.8, 0.05, 85))
    p.rect(x, y, w, h, silk)
    p.rect(x + 16, y + 60, w - 32, h - 120, "#FFFCF2")
    p.rect(x - 14, y - 8, w + 28, 14, shade(p.pal.wood, 0.4), rx=6)
    p.rect(x - 14, y + h - 6, w + 28, 16, shade(p.pal.wood, 0.4), rx=7)
    size = min(100, (h - 140) / len(words))
    for i, char in enumerate(words):
        p.text(x + w / 2, y + 70 + size * (i + 0.86), char, size * 0.9, "#23232b", font="Noto Serif CJK SC")
    p.rect(x + w - 52, y + h - 110, 26, 26, "#C8281E", rx=3)


SCENES = {"paper-cut": paper_cut, "calligraphy": calligraphy}
