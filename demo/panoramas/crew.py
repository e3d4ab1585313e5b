"""Who works in the training hall and who visits it."""

from __future__ import annotations

from functools import partial

from canvas import Picture
from figure import person
from heads import HATS
from panoramas.cutouts import stand_at
from props import screen
from sphere import FEET, Sphere
from wardrobe import cast

HELMETS = ("#F3C74A", "#F7F2E8", "#D43A1E")


def crew(sphere: Sphere) -> None:
    """Students at the machines, a guide with visitors in the aisle, a master with his pupil."""
    for x, z, face in (
        (-2.55, 13.5, -1),
        (-2.5, 9.9, -1),
        (-2.45, 6.3, -1),
        (2.6, 12.4, 1),
        (2.55, 8.6, 1),
        (2.5, 5.1, 1),
    ):
        stand_at(sphere, x, z, partial(_operator, face=face))
    stand_at(sphere, -2.3, -0.05, _at_panel)
    stand_at(sphere, -1.35, 4.1, _visit, (150, 190, 1300, 830))
    stand_at(sphere, 1.9, 2.0, _welcome)
    stand_at(sphere, 0.9, 9.6, _walkers)
    stand_at(sphere, 0.5, -6.5, _late, (150, 190, 1300, 830))


def _operator(p: Picture, face: int) -> None:
    look = cast(p, "work", hat=p.pick("helmet", "cap", ""), hat_color=p.pick(*HELMETS))
    person(
        p,
        look,
        800,
        FEET,
        640,
        face=face,
        near=(800 + face * 150, 600),
        far=(800 + face * 130, 640),
        front=0.35,
        nod=10,
    )


def _at_panel(p: Picture) -> None:
    """A student keys in a program while a friend watches."""
    person(p, cast(p, "work", hat="cap", hat_color=p.pal.accent), 650, FEET, 630, face=1, front=0.6, nod=8)
    look = cast(p, "work", sex="f", glasses=True)
    person(p, look, 850, FEET, 640, face=1, near=(980, 560), far=(985, 600), front=0.3, nod=6)


def _visit(p: Picture) -> None:
    """A student guide explains the hall to a family."""
    look = cast(p, "tracksuit", sex="f")
    person(p, look, 1080, FEET, 640, face=-1, near=(1000, 640), far=(880, 520), front=0.6, nod=4)
    person(p, cast(p, "shirt", sex="m"), 700, FEET - 30, 630, face=1, front=0.5, nod=2)
    person(p, cast(p, "plain", sex="f"), 520, FEET - 10, 610, face=1, near=(610, 640), front=0.5, nod=6)
    person(p, cast(p, "plain"), 640, FEET + 12, 440, face=1, front=0.5, nod=-8)


def _welcome(p: Picture) -> None:
    """A student hands the visitor a helmet."""
    hold = (700.0, 640.0)
    look = cast(p, "work", sex="f", hat="helmet", hat_color="#F3C74A")
    person(p, look, 840, FEET, 640, face=-1, near=(720, 655), far=(730, 640), front=0.6, nod=4)
    with p.group(transform=f"translate({hold[0]} {hold[1]}) scale(52)"):
        HATS["helmet"](p, "#F7F2E8")


def _walkers(p: Picture) -> None:
    person(p, cast(p, "coat"), 720, FEET, 640, face=1, pose="walk", front=0.6)
    person(p, cast(p, "tracksuit"), 900, FEET, 620, face=1, pose="walk", front=0.6)


def _late(p: Picture) -> None:
    """An old master checks a shaft with his pupil, a third one reads the drawing."""
    person(
        p,
        cast(p, "work", old=True, sex="m", glasses=True),
        700,
        FEET,
        640,
        face=1,
        near=(850, 610),
        far=(830, 640),
        nod=16,
    )
    p.rect(800, 600, 170, 26, p.pal.steel_light, rx=6)
    p.rect(800, 608, 170, 6, "#ffffff")
    person(p, cast(p, "work", hat="cap", hat_color=p.pal.accent), 1010, FEET, 630, face=-1, near=(930, 620), nod=14)
    person(p, cast(p, "tracksuit"), 430, FEET - 6, 625, face=1, near=(530, 620), far=(540, 640), nod=18, front=0.6)
    with p.group(transform="rotate(-14 545 610)"):
        screen(p, 500, 570, 110, 80, glow=False)
