"""Before an audience: the stage show, the robotics match, the sports ground."""

from __future__ import annotations

import math

from canvas import Picture, Point
from color import mix, oklch, shade, tint
from figure import person
from grounds import building, bunting, outdoors, tree
from props import audience, screen
from settings import SLOGANS, X0, X1, Y0, Y1, banner, floor
from wardrobe import cast

FEET = 965.0


def stage(p: Picture) -> None:
    """Dancers under light cones before a great screen; heads and raised phones of the audience in front."""
    p.own_light = True
    deep = oklch(0.3, 0.09, p.rng.choice((20, 285, 262, 330, 305)))
    p.rect(X0, Y0, X1 - X0, Y1 - Y0, p.fade((0, Y0), (0, 900), (0, shade(deep, 0.5), 1), (1, deep, 1)))
    sky = oklch(0.6, 0.15, p.rng.choice((40, 65, 300, 345, 250)))
    p.rect(120, 60, 1360, 560, "#15141f")
    p.rect(136, 76, 1328, 528, p.fade((0, 76), (0, 604), (0, shade(sky, 0.45), 1), (1, tint(sky, 0.35), 1)))
    sun = p.near(800, 200)
    p.circle(sun, 470, 190, tint(sky, 0.6))
    for i in range(3):
        points = "".join(f"L{136 + j * 111:.0f},{p.rng.uniform(400 + i * 60, 480 + i * 55):.0f}" for j in range(13))
        p.path(f"M136,604{points}L1464,604Z", mix(shade(sky, 0.4), deep, 0.2 + i * 0.3))
    p.text(
        800,
        236,
        p.pick("技能：让生活更美好", "职业教育活动周", "青春向党 技能报国", "匠心筑梦"),
        104,
        "#FFF8E8",
        spacing=8,
    )
    p.text(800, 316, p.pick("职业教育活动周文艺展演", "启动仪式", "校园文化艺术节"), 46, "#FFE9C4", spacing=8)
    for s in (-1, 1):
        for i in range(7):
            x = 800 + s * (700 + i * 62)
            curtain = oklch(0.45, 0.15, 25)
            p.rect(x - 32, Y0, 64, 1100, p.lit(curtain, (x - 32, 0), (x + 32, 0), 0.45, 0.4))
    p.rect(X0, Y0, X1 - X0, 400, shade(deep, 0.62))
    floor(p, 690, tiles=False, color=shade(deep, 0.2), color2=mix(deep, sky, 0.4))
    p.to("mid")
    dress = p.pick(
        p.pal.accent, oklch(0.62, 0.13, 170), oklch(0.85, 0.08, 350), oklch(0.58, 0.14, 255), oklch(0.83, 0.12, 90)
    )
    count = p.rng.choice((3, 5, 5, 7))
    for i in sorted(range(count), key=lambda j: -abs(j - count // 2)):
        off = i - count // 2
        x, y = 800 + off * (560 / (count // 2 + 1)) * 1.25, 880 - abs(off) * 34
        _dancer(p, x, y, dress, 1 if off <= 0 else -1, off)
    for i in range(6):
        x = 60 + i * 300
        aim = 800 + (x - 800) * 0.55
        p.circle(x, 16, 22, "#FFFDF0")
        p.beam(
            [(x - 14, 16), (x + 14, 16), (aim + 170, 930), (aim - 170, 930)],
            p.pick("#FFE7B0", "#BFD8FF", "#FFC4D8", "#D8FFE6"),
            0.5,
        )
        p.glow(x, 16, 120, "#FFF4D0", 0.7)
    p.to("front")
    dark = [shade(deep, 0.72), shade(deep, 0.6), shade(deep, 0.66)]
    if p.view == "wide":
        audience(p, 1010, dark, size=170, hands=True)
    p.focus, p.hands = (800, 620), (800, 560)


def _dancer(p: Picture, x: float, y: float, dress: str, face: int, order: int) -> None:
    h = p.tall(y, 0.98)
    sway = math.sin(6.28 * p.phase + order) * 0.04 * h
    up, out = (x + face * 0.16 * h + sway, y - 1.08 * h), (x - face * 0.33 * h, y - 0.72 * h + sway)
    look = cast(p, "dress", sex="f", top=dress, cut=p.pick("bun", "tail"), glasses=False)
    person(p, look, x, y, h, face=face, near=out, far=up, front=0.75, lean=-5 + 60 * sway / h, pose="walk", nod=-10)
    for tip, s in ((out, -face), (up, face)):
        d = f"M{tip[0]:.0f},{tip[1]:.0f}q{s * 0.12 * h:.0f},{-0.02 * h:.0f} {s * 0.16 * h:.0f},{0.13 * h:.0f}t{s * 0.1 * h:.0f},{0.16 * h:.0f}q{-s * 0.16 * h:.0f},{-0.02 * h:.0f} {-s * 0.2 * h:.0f},{-0.16 * h:.0f}Z"
        p.path(d, tint(dress, 0.4), opacity=0.9)


def robotics_match(p: Picture) -> None:
    """Two small robots fight for blocks in the field; teams steer, spectators lean over the rail, a scoreboard counts."""
    deep = p.pal.wall
    p.rect(X0, Y0, X1 - X0, 1100, p.fade((0, Y0), (0, 700), (0, shade(deep, 0.3), 1), (1, deep, 1)))
    banner(p, 330, 30, 940, 88, p.pick("机器人技能竞赛", "智能机器人校园公开赛", "技能大赛观摩日"))
    screen(p, 560, 170, 480, 190, "code")
    p.rect(580, 190, 440, 150, "#1b1d2c")
    p.text(700, 305, f"{p.rng.randint(3, 9)}0", 110, "#FF8A6B")
    p.text(800, 295, ":", 90, "#FFF6E6")
    p.text(900, 305, f"{p.rng.randint(3, 9)}5", 110, "#7FC9FF")
    floor(p, 640)
    crowd = [tint(p.pal.a, 0.2), tint(p.pal.b, 0.2), shade(p.pal.a, 0.2), mix(p.pal.accent, deep, 0.3), "#F1E8DA"]
    for i in range(13):
        x = -420 + i * 205 + p.rng.uniform(-30, 30)
        person(
            p,
            cast(p, p.pick("tracksuit", "plain", "shirt"), top=p.rng.choice(crowd)),
            x,
            720,
            p.tall(720, 0.98),
            face=1 if x < 800 else -1,
            front=0.7,
            nod=10,
            near=(x + p.rng.uniform(-60, 60), 560),
        )
    p.rect(X0, 566, X1 - X0, 14, p.pal.steel_light)
    p.rect(X0, 580, X1 - X0, 130, mix(p.pal.a, p.pal.wall, 0.25))
    for i in range(6):
        p.text(X0 + 200 + i * 460, 665, "职业教育活动周", 46, tint(p.pal.a, 0.65))
    p.to("mid")
    _arena(p)
    for side, face, color in ((150, 1, p.pal.accent), (1450, -1, oklch(0.52, 0.13, 255))):
        x = side + p.rng.uniform(-30, 30)
        grip = (x + face * 105, 650.0)
        person(
            p,
            cast(p, "tracksuit", top=color),
            x,
            990,
            650,
            face=face,
            near=(grip[0] - face * 18, grip[1] + 8),
            far=(grip[0] + face * 16, grip[1]),
            nod=18,
            lean=5,
        )
        p.rect(grip[0] - 46, grip[1] - 18, 92, 42, "#24262f", rx=16)
        if p.rng.random() < 0.7:
            person(
                p,
                cast(p, "tracksuit", top=color),
                x - face * 190,
                960,
                620,
                face=face,
                near=(x - face * 60, 590),
                nod=10,
            )
    p.focus, p.hands = (800, 680), (800, 800)


def _arena(p: Picture) -> None:
    """The field: a lit square in perspective with markings, blocks and two robots."""
    mat: list[Point] = [(300, 960), (1300, 960), (1130, 740), (470, 740)]
    p.shadow(800, 975, 640, 60, 0.4)
    p.poly([(270, 985), (1330, 985), (1300, 950), (300, 950)], shade(p.pal.c, 0.4))
    p.poly(mat, p.pick("#E9EDF0", oklch(0.85, 0.06, 210), oklch(0.42, 0.05, 262), oklch(0.88, 0.06, 110)))
    p.poly([(300, 960), (560, 960), (590, 740), (470, 740)], p.pal.accent, opacity=0.75)
    p.poly([(1040, 960), (1300, 960), (1130, 740), (1010, 740)], oklch(0.52, 0.13, 255), opacity=0.8)
    p.line([(800, 745), (800, 955)], "#FFFFFF", 8)
    p.oval(800, 845, 110, 42, "none", stroke="#FFFFFF", stroke_width=8)
    p.path("M470,740H1130L1120,700H480Z", "#FFFFFF", opacity=0.5)
    for _ in range(7):
        bx, by = p.rng.uniform(480, 1110), p.rng.uniform(790, 930)
        s = 34 * by / 900
        p.rect(bx, by - s, s, s, p.lit(p.pick("#F3C74A", oklch(0.7, 0.12, 150), p.pal.b), (bx, 0), (bx + s, 0), 0.6))
    jolt = 26 * math.sin(6.28 * p.phase)
    _robot(p, 660 + jolt + p.rng.uniform(-40, 20), 890, p.pal.accent, 1)
    _robot(p, 950 - jolt + p.rng.uniform(-20, 40), 870, oklch(0.52, 0.13, 255), -1)


def _robot(p: Picture, x: float, y: float, color: str, face: int) -> None:
    p.shadow(x, y + 4, 110, 20, 0.4)
    for wx in (-58, 58):
        p.circle(x + wx, y - 28, 32, "#23252f")
        p.circle(x + wx, y - 28, 14, p.pal.steel_light)
    p.rect(x - 84, y - 92, 168, 56, p.lit(color, (x - 84, 0), (x + 84, 0), 0.62), rx=12)
    p.rect(x - 46, y - 138, 92, 50, p.lit(tint(color, 0.35), (x - 46, 0), (x + 46, 0), 0.62), rx=10)
    p.circle(x + face * 20, y - 114, 13, "#1b1d28")
    p.circle(x + face * 20, y - 114, 5, "#8fe3ff")
    p.line([(x - face * 20, y - 138), (x - face * 30, y - 190)], "#23252f", 5)
    p.circle(x - face * 30, y - 194, 8, "#F3C74A")
    p.line([(x + face * 60, y - 80), (x + face * 120, y - 110), (x + face * 160, y - 70)], p.pal.steel_dark, 13)
    p.line([(x + face * 160, y - 70), (x + face * 190, y - 90)], p.pal.steel_dark, 9)
    p.line([(x + face * 160, y - 70), (x + face * 186, y - 50)], p.pal.steel_dark, 9)


def sports(p: Picture) -> None:
    """The sports ground: rope skippers or a cheer team on the red track, stands and flags behind."""
    field = p.pick(oklch(0.7, 0.11, 140), oklch(0.66, 0.1, 150))
    outdoors(p, 590, field)
    building(p, p.near(300, 300), 600, 900, 300, clock=True)
    for i in range(6):
        tree(p, X0 + i * 520 + p.rng.uniform(-90, 90), 625, p.rng.uniform(170, 260))
    bunting(p, 40, (p.pal.accent, "#F3C74A", p.pal.a, "#FBF8F3", p.pal.b), 50)
    for y in range(0, 3):
        for i in range(70):
            p.circle(
                X0 + i * 38 + (y % 2) * 18, 640 - y * 26, 12, p.pick(p.pal.a, p.pal.b, p.pal.accent, "#F7F0E2", p.pal.c)
            )
    p.rect(X0, 650, X1 - X0, 46, mix(p.pal.accent, field, 0.15))
    for i in range(5):
        p.text(X0 + 230 + i * 560, 686, p.pick(*SLOGANS[:3]), 36, "#FFF6E6")
    red = oklch(0.56, 0.13, 32)
    p.rect(X0, 740, X1 - X0, 700, p.fade((0, 740), (0, 1200), (0, shade(red, 0.08), 1), (1, red, 1)))
    for y, w in ((748, 4), (800, 6), (880, 8), (1000, 11)):
        p.rect(X0, y, X1 - X0, w, "#FBF3E6")
    p.to("mid")
    (_skippers if p.seed % 2 else _cheer)(p)
    p.focus, p.hands = (800, 560), (800, 520)


def _skippers(p: Picture) -> None:
    team = p.pick(p.pal.a, p.pal.b, p.pal.accent)
    hop = 80 + 30 * abs(math.sin(math.pi * p.phase * 4))
    for s in (-1, 1):
        x = 800 + s * 560
        person(
            p,
            cast(p, "sport", top=team),
            x,
            965,
            640,
            face=-s,
            near=(x - s * 180, 640),
            far=(x - s * 170, 600),
            front=0.3,
            lean=-6,
        )
    swing = math.cos(6.28 * p.phase * 2)
    p.path(f"M420,620Q800,{620 - 1080 * (0.85 + 0.15 * swing):.0f} 1180,620", stroke="#FFF8E8", stroke_width=8)
    p.path("M420,620Q800,1270 1180,620", stroke="#F3C74A", stroke_width=8)
    for i, x in enumerate((640, 800, 960)):
        y = 935 - (i % 2) * 14
        p.shadow(x, y + 10, 100, 16)
        lift = hop * (1.1 if i == 1 else 0.9)
        person(
            p,
            cast(p, "sport", top=tint(team, 0.15 * i)),
            x,
            y - lift,
            600,
            face=1 if i < 2 else -1,
            near=(x - 120, y - lift - 520),
            far=(x + 130, y - lift - 540),
            front=0.9,
            cast_shadow=False,
            feet=((x - 60, y - lift - 60), (x + 70, y - lift - 90)),
        )


def _cheer(p: Picture) -> None:
    team, pom = p.pick(p.pal.a, p.pal.b, p.pal.accent), p.pick("#F3C74A", p.pal.accent, "#FBF8F3", p.pal.b)
    spots = [(420, 880), (1180, 880), (600, 930), (1000, 930), (800, 985)]
    for i, (x, y) in enumerate(spots):
        h = p.tall(y)
        wave = 0.05 * h * math.sin(6.28 * p.phase * 2 + i)
        hands = (
            ((x - 0.24 * h, y - 1.02 * h + wave), (x + 0.26 * h, y - 1.0 * h - wave))
            if i % 2 == 0 or i == 4
            else ((x - 0.3 * h, y - 0.8 * h + wave), (x + 0.22 * h, y - 1.04 * h - wave))
        )
        face = 1 if x <= 800 else -1
        near, far = hands if face > 0 else hands[::-1]
        person(
            p,
            cast(p, "sport", top=team, sleeve="short"),
            x,
            y,
            h,
            face=face,
            near=near,
            far=far,
            front=0.92,
            stride=0.09,
        )
        for hx, hy in hands:
            for _ in range(34):
                a, r = p.rng.uniform(0, 6.28), p.rng.uniform(0.04, 0.085) * h
                p.line(
                    [(hx, hy), (hx + math.cos(a) * r, hy + math.sin(a) * r)],
                    p.pick(pom, tint(pom, 0.4), shade(pom, 0.15)),
                    0.013 * h,
                )


SCENES = {"stage": stage, "robotics-match": robotics_match, "sports": sports}
