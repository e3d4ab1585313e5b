"""Outdoors at school: admissions fair, gate, campus walk, graduation."""

from __future__ import annotations

import math

from canvas import EYE, Picture
from color import mix, oklch, shade, tint
from figure import forearms, person
from grounds import building, bunting, bush, flag, outdoors, tree
from heads import HATS
from props import table
from settings import X0, X1, Y1, banner
from wardrobe import cast

FEET = 965.0


def fair(p: Picture) -> None:
    """Admissions booths under parasols on the square: students advise parents and pupils."""
    _square(p, 640)
    bunting(p, 30, (p.pal.accent, "#F3C74A", p.pal.a, "#FBF8F3"), 70)
    for i in range(7):
        x = -380 + i * 380 + p.rng.uniform(-40, 40)
        _booth(p, x, 745, 0.56, p.pick(p.pal.a, p.pal.b, p.pal.accent, p.pal.c), "")
        if p.rng.random() < 0.8:
            person(p, cast(p, "plain"), x + 150, 770, p.tall(770), face=-1, nod=6)
    p.to("mid")
    majors = ["数控技术", "护理", "学前教育", "电子商务", "新能源汽车", "烹饪", "物联网", "园林"]
    p.rng.shuffle(majors)
    main = 0
    for i, place in enumerate((330, 1120)):
        x = place + p.rng.uniform(-40, 40)
        color = p.pick(p.pal.a, p.pal.b, p.pal.accent) if i else p.pick(p.pal.accent, p.pal.b)
        _pole_and_shade(p, x + 60, 960, 1.0, color)
        face = 1
        person(
            p,
            cast(p, "tracksuit"),
            x - 40,
            930,
            600,
            face=face,
            near=(x + 80, 640),
            far=(x + 120, 610),
            front=0.6,
            nod=6,
            legs=False,
        )
        _counter(p, x, 975, 1.0, color, majors[i])
        vx = x + 330
        pupil = p.rng.random() < 0.6
        person(
            p,
            cast(p, "plain", old=p.rng.random() < 0.3),
            vx,
            985,
            650,
            face=-1,
            near=(vx - 130, 650),
            front=0.45,
            nod=8,
        )
        if pupil:
            person(p, cast(p, "tracksuit"), vx + 150, 1000, 570, face=-1, front=0.5, nod=4)
        p.rect(vx - 172, 612, 60, 84, "#FFFBF0", transform=f"rotate(-10 {vx - 140:.0f} 650)")
        p.rect(vx - 164, 622, 44, 30, color, transform=f"rotate(-10 {vx - 140:.0f} 650)")
        main = main or int(x)
    p.focus, p.hands = (main + 150, 570), (main + 180, 560)


def _square(p: Picture, y: float) -> None:
    paving = mix(p.pal.floor, oklch(0.86, 0.03, 80), 0.55)
    outdoors(p, y - 30, paving)
    building(p, 160 + p.rng.uniform(-160, 60), y, 1240, 400, clock=True, name=p.pick("", "匠心楼", "实训楼"))
    building(p, -640, y + 4, 520, 270)
    building(p, 1620, y + 4, 560, 300)
    for i in range(9):
        tree(p, X0 + i * 330 + p.rng.uniform(-60, 60), y + 16, p.rng.uniform(150, 230))
    line = shade(paving, 0.09)
    for i in range(-18, 19):
        p.line([(p.vx + i * 62, y + 10), (p.vx + i * 330, Y1)], line, 2.5)
    step = 34.0
    level = y + 20
    while level < Y1:
        p.rect(X0, level, X1 - X0, 2.5, line)
        level += step
        step *= 1.25


def _pole_and_shade(p: Picture, x: float, y: float, k: float, color: str) -> None:
    p.rect(x - 7 * k, y - 700 * k, 14 * k, 700 * k, "#D5DAE2")
    n, w, top = 6, 360 * k, y - 760 * k
    low = top + 150 * k
    for i in range(n):
        a, b = x - w + 2 * w * i / n, x - w + 2 * w * (i + 1) / n
        tone = color if i % 2 == 0 else "#FBF6EA"
        p.path(
            f"M{x:.0f},{top:.0f}Q{x + (a - x) * 0.7:.0f},{top + 40 * k:.0f} {a:.0f},{low:.0f}Q{(a + b) / 2:.0f},{low + 34 * k:.0f} {b:.0f},{low:.0f}Q{x + (b - x) * 0.7:.0f},{top + 40 * k:.0f} {x:.0f},{top:.0f}Z",
            tone if i < n / 2 else shade(tone, 0.12),
        )
    p.circle(x, top, 9 * k, "#F3C74A")


def _counter(p: Picture, x: float, y: float, k: float, color: str, name: str) -> None:
    top = y - 290 * k
    table(p, x - 190 * k, y, 480 * k, 290 * k, depth=0.14, cloth=color)
    if name:
        size = 74 * k if len(name) < 5 else 60 * k
        p.text(x + 50 * k, top + 150 * k, name, size, "#FFF8EA")
        p.text(x + 50 * k, top + 210 * k, "招生咨询", 34 * k, tint(color, 0.75), weight=500)
    for i in range(3):
        px = x - 150 * k + i * 64 * k
        p.rect(px, top - 30 * k, 52 * k, 32 * k, ("#FFFBF0", "#F3C74A", tint(color, 0.6))[i])
    p.rect(x + 200 * k, top - 90 * k, 64 * k, 92 * k, "#FFFBF0")
    p.rect(x + 208 * k, top - 82 * k, 48 * k, 48 * k, "#2a2d38")
    p.rect(x + 220 * k, top - 70 * k, 24 * k, 24 * k, "#FFFBF0")


def _booth(p: Picture, x: float, y: float, k: float, color: str, name: str) -> None:
    _pole_and_shade(p, x + 30, y, k, mix(color, "#ffffff", 0.2))
    person(p, cast(p, "tracksuit"), x - 30, y - 8, p.tall(y - 8), face=1, legs=False)
    _counter(p, x, y, k * 0.9, mix(color, "#ffffff", 0.15), name)


def gate(p: Picture) -> None:
    """The school gate with its red banner on an open day; families walk in."""
    paving = mix(p.pal.floor, oklch(0.84, 0.03, 75), 0.6)
    outdoors(p, 620, paving)
    building(p, 430 + p.rng.uniform(-80, 80), 640, 740, 320, clock=True)
    for i in range(10):
        tree(p, X0 + i * 300 + p.rng.uniform(-50, 50), 660, p.rng.uniform(190, 280))
    p.poly([(p.vx - 190, 640), (p.vx + 190, 640), (p.vx + 1100, Y1), (p.vx - 1100, Y1)], tint(paving, 0.3))
    stone = p.pick(oklch(0.82, 0.04, 60), oklch(0.72, 0.05, 35), "#E9E2D4", oklch(0.7, 0.04, 250), p.pal.wall2)
    modern = p.rng.random() < 0.5
    for s in (-1, 1):
        x = 800 + s * 640
        p.rect(x - 95, 190, 190, 610, p.lit(stone, (x - 95, 0), (x + 95, 0), 0.66, 0.18))
        p.rect(x - 110, 770, 220, 40, shade(stone, 0.25))
        p.rect(x - 110, 176, 220, 22, shade(stone, 0.25))
        p.shadow(x, 812, 190, 26)
        p.rect(x + s * 95 if s > 0 else X0, 560, 900 if s > 0 else x - 95 - X0, 230, shade(stone, 0.1))
        for i in range(16):
            p.rect((x + 110 + i * 46) if s > 0 else (x - 150 - i * 46), 470, 12, 110, "#3a3d49")
    if modern:
        p.path("M50,176L130,96H1470L1550,176Z", p.lit(shade(stone, 0.12), (50, 0), (1550, 0), 0.7))
        p.rect(150, 176, 1300, 34, shade(stone, 0.4))
    else:
        p.rect(50, 110, 1500, 80, p.lit(shade(stone, 0.1), (50, 0), (1550, 0), 0.75))
        p.rect(20, 88, 1560, 26, shade(stone, 0.35))
    school = p.pick("职业教育中心", "工程职业学校", "现代职业学校", "职业技术学院", "技工学校")
    p.text(
        800,
        170,
        school,
        66,
        p.pal.accent if not modern else "#FFF6E0",
        spacing=14,
        font="Noto Serif CJK SC",
    )
    banner(
        p, 330, 226, 940, 92, p.pick("欢迎走进校园开放日", "职业教育活动周", "技能：让生活更美好", "热烈欢迎家长和同学")
    )
    p.to("mid")
    for i in range(9):
        p.rect(1080 + i * 46, 690, 30, 110, p.pal.steel_light, rx=4)
        p.line([(1084 + i * 46, 700), (1120 + i * 46, 790)], p.pal.steel, 5)
    bush(p, 60, 850, 330)
    bush(p, 1560, 850, 330)
    for x, y, back in ((650.0, 800, True), (880.0, 790, True), (560.0, 850, True), (980.0, 870, True)):
        if p.rng.random() < 0.75:
            person(
                p,
                cast(p, p.pick("plain", "tracksuit", "shirt")),
                x + p.rng.uniform(-40, 40),
                y,
                p.tall(y, p.rng.choice((1.0, 0.86))),
                back=back,
                front=0.8,
                pose="walk",
            )
    _family(p, 640 + p.rng.uniform(-60, 40), 985)
    x = 1240 + p.rng.uniform(-40, 30)
    person(p, cast(p, "tracksuit"), x, 1000, 660, face=-1, far=(x - 220, 560), front=0.6, nod=4)
    p.focus, p.hands = (760, 530), (740, 450)


def _family(p: Picture, x: float, y: float) -> None:
    """A parent with a child by the hand, seen walking towards the school."""
    hold = (x + 118, y - 285)
    person(p, cast(p, "shirt"), x, y, 650, face=1, pose="walk", far=hold, front=0.5, nod=2)
    person(p, cast(p, "tracksuit"), x + 225, y + 6, 450, face=1, pose="walk", near=hold, front=0.5, nod=-10)
    if p.rng.random() < 0.6:
        person(p, cast(p, "plain", old=True), x - 210, y - 10, 620, face=1, pose="walk", front=0.4)


def campus(p: Picture) -> None:
    """The campus seen wide: main building with clock, flag, avenue of trees, students walking and talking."""
    lawn = p.pick(oklch(0.77, 0.1, 130), oklch(0.73, 0.1, 142), oklch(0.8, 0.08, 115))
    outdoors(p, 560, lawn)
    bx = 330 + p.rng.uniform(-120, 120)
    building(p, bx - 620, 600, 560, 250)
    building(p, bx + 990, 600, 640, 290)
    building(p, bx, 604, 930, 350, clock=True, name=p.pick("", "博学楼", "明德楼", "工匠楼"))
    p.vx = bx + 465
    path = mix(p.pal.floor, "#F4EBDC", 0.55)
    avenue = p.rng.random() < 0.55
    if avenue:
        p.poly([(p.vx - 70, 604), (p.vx + 70, 604), (p.vx + 1250, Y1), (p.vx - 1250, Y1)], path)
    p.poly([(X0, 640), (X1, 640), (X1, 676), (X0, 676)], path)
    flag(p, p.vx + 190, 690, 430)
    for i in range(8):
        bush(p, X0 + i * 360, 632, 240)
    p.to("mid")
    (_avenue if avenue else _lawn)(p)


def _lawn(p: Picture) -> None:
    """Students read and chat on the grass, one tree frames the building."""
    tree(p, 190 + p.rng.uniform(-60, 60), 900, 980)
    for i in range(5):
        y = p.rng.uniform(680, 760)
        person(
            p,
            cast(p, "tracksuit"),
            500 + i * 220 + p.rng.uniform(-60, 60),
            y,
            p.tall(y),
            face=p.rng.choice((1, -1)),
            pose="walk",
            back=p.rng.random() < 0.3,
        )
    x = 620 + p.rng.uniform(-50, 50)
    for dx, dy, face in ((0, 985, 1), (300, 960, -1), (520, 1005, -1)):
        if dx < 500 or p.rng.random() < 0.7:
            sx = x + dx
            look = cast(p, p.pick("tracksuit", "tracksuit", "shirt"))
            feet = ((sx + face * 150, dy), (sx + face * 190, dy - 12))
            body = person(
                p,
                look,
                sx,
                dy,
                640,
                face=face,
                pose="sit",
                seat=dy - 10,
                feet=feet,
                near=(sx + face * 130, dy - 190),
                far=(sx + face * 110, dy - 200),
                nod=14,
                front=0.45,
            )
            p.poly(
                [
                    (sx + face * 90, dy - 210),
                    (sx + face * 175, dy - 250),
                    (sx + face * 190, dy - 180),
                    (sx + face * 105, dy - 150),
                ],
                p.pick("#FFFBF0", p.pal.accent, p.pal.b),
            )
            forearms(p, body)
    lead = x - 330
    person(p, cast(p, p.pick("tracksuit", "work", "nurse", "chef")), lead, 1000, 660, face=1, pose="walk", front=0.5)
    bush(p, 1560, 1010, 360)
    p.focus, p.hands = (x + 160, 640), (x + 170, 760)


def _avenue(p: Picture) -> None:
    """Students come down the avenue of trees."""
    for depth, k in ((690, 300), (760, 460), (880, 720)):
        t = (depth - EYE) / (604 - EYE)
        for s in (-1, 1):
            tree(
                p,
                p.vx + s * (190 * t + 40) + p.rng.uniform(-20, 20),
                depth,
                k * p.rng.uniform(0.92, 1.08),
                oklch(p.rng.uniform(0.56, 0.66), 0.1, p.rng.choice((128, 142, 150)) if p.seed % 4 else 70),
            )
    for _ in range(7):
        y = p.rng.uniform(690, 780)
        person(
            p,
            cast(p, "tracksuit"),
            p.vx + p.rng.uniform(-1, 1) * (y - 520),
            y,
            p.tall(y),
            face=p.rng.choice((1, -1)),
            pose="walk",
            back=p.rng.random() < 0.4,
        )
    x = p.vx + p.rng.uniform(-260, 40)
    lead = person(p, cast(p, "tracksuit"), x, 985, 650, face=1, pose="walk", near=(x + 60, 660), front=0.5)
    p.rect(x + 20, 620, 74, 96, p.pal.accent, rx=4, transform=f"rotate(8 {x + 50:.0f} 660)")
    person(
        p,
        cast(p, p.pick("tracksuit", "shirt")),
        x + 210,
        970,
        630,
        face=-1 if p.rng.random() < 0.4 else 1,
        pose="walk",
        near=(x + 300, 620),
        front=0.6,
    )
    if p.rng.random() < 0.7:
        person(p, cast(p, p.pick("tracksuit", "work", "nurse")), x + 430, 1000, 650, face=-1, pose="walk", front=0.5)
    if p.rng.random() < 0.4:
        person(p, cast(p, "tracksuit"), x - 280, 940, 610, back=True, pose="walk", front=0.8)
    p.focus, p.hands = (lead.neck[0] + 120, 540), (x + 110, 470)


def graduation(p: Picture) -> None:
    """Gowns before the main building, caps high in the air."""
    _square(p, 660)
    banner(p, 380, 470, 840, 84, p.pick("毕业快乐 前程似锦", "今日学成 明日工匠", "毕业典礼"))
    for i in range(3):
        p.rect(X0, 660 + i * 18, X1 - X0, 18, shade(mix(p.pal.floor, "#E8E0D2", 0.5), 0.06 * i))
    p.to("mid")
    gown = p.pick("#23252f", oklch(0.34, 0.09, 262), oklch(0.36, 0.1, 20), oklch(0.36, 0.07, 165))
    rise = 30 * math.sin(math.pi * p.phase)
    back = [(-60 + i * 290 + p.rng.uniform(-30, 30), 860 + p.rng.uniform(-12, 12)) for i in range(7)]
    front = [(150 + i * 330 + p.rng.uniform(-40, 40), 985 + p.rng.uniform(-10, 16)) for i in range(5)]
    for x, y in back + front:
        h = p.tall(y, p.rng.uniform(0.94, 1.02))
        face = 1 if p.rng.random() < 0.5 else -1
        up = (x - face * 0.1 * h, y - 1.12 * h), (x + face * 0.2 * h, y - 1.06 * h)
        pose = p.rng.randrange(3)
        near, far = up if pose == 0 else ((None, up[1]) if pose == 1 else (up[0], None))
        person(
            p,
            cast(p, "gown", hat="" if p.rng.random() < 0.75 else "mortar", top=gown, bottom=shade(gown, 0.2)),
            x,
            y,
            h,
            face=face,
            near=near,
            far=far,
            front=0.75,
            nod=-14,
        )
    for _ in range(p.rng.randint(9, 13)):
        x, y = p.rng.uniform(-150, 1750), p.rng.uniform(20, 330) - rise
        size = p.rng.uniform(40, 66)
        with p.group(
            transform=f"translate({x:.0f} {y:.0f}) rotate({p.rng.uniform(-50, 50) + 40 * p.phase:.0f}) scale({size:.0f})"
        ):
            HATS["mortar"](p, gown)
    for _ in range(60):
        x, y = p.rng.uniform(X0, X1), p.rng.uniform(-100, 620)
        p.rect(
            x,
            y,
            16,
            9,
            p.pick(p.pal.accent, "#F3C74A", p.pal.a, p.pal.b, "#FFF8E8"),
            transform=f"rotate({p.rng.uniform(0, 180):.0f} {x:.0f} {y:.0f})",
        )
    p.focus, p.hands = (800, 500), (front[2][0], 330)


SCENES = {"fair": fair, "gate": gate, "campus": campus, "graduation": graduation}
