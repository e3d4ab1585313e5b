"""The fair on the square: booths under parasols, families, students, bunting from pole to pole."""

from __future__ import annotations

import math

from canvas import Picture
from figure import forearms, person
from grounds import bush
from panoramas.cutouts import cutout, stand_at
from props import steam, table
from settings import banner
from solids import FLOOR, Ink, ink
from sphere import FEET, Frame, Sphere
from wardrobe import cast

POLES = ((-4.4, 9.5), (10, 10.5), (10.5, -4.8), (-4.4, -6.2))
FLAGS = ("#D43A1E", "#F3C74A", "#2F7FB8", "#FBF8F3", "#4C9B6B")


def guests(sphere: Sphere) -> None:
    """Who has come, from the far ones to the near."""
    cutout(sphere, "fair", 3, 41, 6.4, (-100, 150, 1800, 900))
    cutout(sphere, "fair", 1, 92, 5.6, (-100, 150, 1800, 900))
    stand_at(sphere, 3.6, -3.3, _bakers, (200, 190, 1200, 830))
    stand_at(sphere, -1.5, 3.6, _family, (150, 190, 1300, 830))
    stand_at(sphere, 1.2, 8.6, _students, (150, 190, 1300, 830))
    stand_at(sphere, -2.6, 11.5, _walkers)
    stand_at(sphere, 4.2, 16, _walkers)
    stand_at(sphere, -0.5, 24, _walkers)
    stand_at(sphere, -3.2, -3.4, _readers)
    for x, z in ((-3.4, 1.7), (-3.4, 6.4), (-3.4, -5.4), (6.4, -5.4)):
        stand_at(sphere, x, z, _planter, (300, 500, 1000, 560), 0.5)
    _gate(sphere)
    _bunting(sphere)


def _family(p: Picture) -> None:
    """A student guide points the way to a mother, a grandmother and a boy."""
    person(p, cast(p, "tracksuit", sex="f"), 520, FEET, 640, face=1, far=(740, 500), near=(560, 650), front=0.6, nod=2)
    person(p, cast(p, "plain", sex="f"), 900, FEET - 24, 625, face=-1, front=0.6, nod=4)
    person(p, cast(p, "plain", old=True, sex="f"), 1090, FEET - 6, 590, face=-1, near=(1010, 650), front=0.5, nod=8)
    person(p, cast(p, "tracksuit"), 985, FEET + 14, 450, face=-1, front=0.5, nod=-10)


def _students(p: Picture) -> None:
    for x, face in ((560, 1), (760, 1), (1010, -1)):
        person(p, cast(p, "tracksuit"), x, FEET, p.near(630, 15), face=face, pose="walk", front=0.6)


def _walkers(p: Picture) -> None:
    for x in (680, 880):
        look = cast(p, p.pick("plain", "shirt", "tracksuit"))
        person(p, look, x, FEET, p.near(630, 18), face=1, pose="walk", front=0.7, back=p.rng.random() < 0.4)


def _readers(p: Picture) -> None:
    """Two students look at the leaflet of the fair."""
    person(p, cast(p, "tracksuit", sex="m"), 680, FEET, 645, face=1, near=(790, 640), far=(800, 650), front=0.5, nod=16)
    p.rect(775, 585, 80, 100, "#FFFBF0", transform="rotate(-8 815 635)")
    p.rect(785, 597, 60, 40, p.pal.accent, transform="rotate(-8 815 635)")
    person(p, cast(p, "farm", sex="f"), 960, FEET, 620, face=-1, near=(860, 660), front=0.5, nod=14)


def _bakers(p: Picture) -> None:
    """Two students of the kitchen behind a table of buns, a girl chooses one."""
    first = person(
        p,
        cast(p, "chef", sex="m"),
        620,
        940,
        625,
        face=1,
        near=(740, 640),
        far=(770, 650),
        front=0.6,
        nod=8,
        legs=False,
    )
    person(p, cast(p, "chef", sex="f"), 860, 935, 610, face=1, near=(960, 650), front=0.6, nod=4, legs=False)
    table(p, 470, 975, 620, 285, depth=0.14, cloth=p.pal.accent)
    p.text(780, 845, "中西面点", 84, "#FFF8EA")
    p.text(780, 905, "现蒸现尝", 36, "#FFE3D2", weight=500)
    for x in (540, 760):
        p.rect(x, 664, 170, 20, "#C98F4E", rx=8)
        for i in range(4):
            p.oval(x + 24 + i * 40, 660, 24, 17, "#FFF7E6")
    steam(p, 640, 640, 120)
    forearms(p, first)
    person(p, cast(p, "plain", sex="f"), 1200, FEET + 8, 600, face=-1, near=(1090, 660), front=0.5, nod=10)


def _planter(p: Picture) -> None:
    """A stone trough of flowers."""
    p.shadow(800, FEET, 300, 30)
    bush(p, 800, 900, 480)
    for _ in range(26):
        x, y = 800 + p.rng.uniform(-200, 200), 850 + p.rng.uniform(-60, 40)
        p.circle(x, y, 15, p.pick("#F3C74A", "#E4577B", "#FFF6E6", p.pal.accent))
        p.circle(x, y, 5, "#7A4B2A")
    p.rect(560, 890, 480, 76, p.lit("#E2D8C6", (560, 0), (1040, 0), 0.7), rx=6)
    p.rect(548, 880, 504, 20, "#EFE7D8", rx=5)


def _gate(sphere: Sphere) -> None:
    """The week's banner between two posts over the way to the building."""
    with ink(sphere, 14.6) as pen:
        for x in (-4.6, 6.2):
            pen.strip(pen.at(x, 0, 14.5), pen.at(x, 5.0, 14.5), 0.2, sphere.pal.accent)
            pen.strip(pen.at(x, 5.0, 14.5), pen.at(x, 5.2, 14.5), 0.32, "#F3C74A")
    p = sphere.picture()
    banner(p, 0, 0, 3900, 400, "技能：让生活更美好", sphere.pal.accent)
    sphere.stand(p, (-60, -60, 4020, 560), Frame((0.8, FLOOR + 4.8, 14.5), (1, 0, 0), (0, 1, 0), 1950, 0), 14.55)


def _bunting(sphere: Sphere) -> None:
    with ink(sphere, 12) as pen:
        for x, z in POLES:
            pen.strip(pen.at(x, 0, z), pen.at(x, 6.3, z), 0.09, "#DADDE2")
    for a, b in ((0, 1), (1, 2), (2, 3), (3, 0), (0, 2)):
        (x0, z0), (x1, z1) = POLES[a], POLES[b]
        with ink(sphere, math.hypot((x0 + x1) / 2, (z0 + z1) / 2) if a + b != 2 else 3.0) as pen:
            _string(pen, (x0, z0), (x1, z1))


def _string(pen: Ink, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A sagging cord with triangles."""
    count = round(math.dist(start, end) / 0.55)

    def at(t: float, drop: float = 0.0) -> tuple[float, float, float]:
        sag = 1.1 * 4 * t * (1 - t)
        return pen.at(start[0] + (end[0] - start[0]) * t, 6.2 - sag - drop, start[1] + (end[1] - start[1]) * t)

    pen.path([at(i / 24) for i in range(25)], 0.025, "#F5F1E8")
    for i in range(count):
        t = (i + 0.2) / count
        tip = at(t + 0.3 / count, 0.42)
        pen.shape([at(t), at(t + 0.6 / count), tip], FLAGS[i % len(FLAGS)])
