"""Casting: who somebody is, how they look and what they wear."""

from __future__ import annotations

from dataclasses import dataclass, replace

from canvas import Picture
from color import GREYS, HAIRS, PAPER, SKINS, fabric, oklch, shade

CUTS = {"m": ("short", "crop", "side"), "f": ("bob", "tail", "bun", "long")}


@dataclass(frozen=True)
class Look:
    """How somebody looks. `style` is what is drawn over the plain clothes."""

    skin: str
    hair: str
    cut: str
    top: str
    bottom: str
    shoe: str
    trim: str
    style: str = "plain"
    hat: str = ""
    hat_color: str = PAPER
    sleeve: str = "long"
    build: float = 1.0
    mask: bool = False
    glasses: bool = False


def cast(p: Picture, style: str = "tracksuit", **fixed: object) -> Look:
    """Invent somebody who wears `style` (see `choose_clothes`); keyword arguments win."""
    rng = p.rng
    sex = str(fixed.pop("sex", "") or rng.choice("mf"))
    top, bottom, trim, sleeve, hat, hat_color = choose_clothes(p, style)
    look = Look(
        skin=rng.choice(SKINS),
        hair=rng.choice(HAIRS),
        cut=rng.choice(CUTS[sex]),
        top=top,
        bottom=bottom,
        shoe=rng.choice(("#F4F1EA", "#2A2C36", "#2A2C36", fabric(p.pal.hue3, 0.5, 0.1))),
        trim=trim,
        style=style,
        hat=hat,
        hat_color=hat_color,
        sleeve=sleeve,
        build=rng.uniform(0.94, 1.1),
        glasses=rng.random() < 0.15,
    )
    if fixed.pop("old", False):
        look = replace(
            look,
            hair=rng.choice(GREYS),
            cut=rng.choice(("short", "crop", "bald")) if sex == "m" else rng.choice(("bob", "bun")),
        )
    return replace(look, **fixed)  # type: ignore[arg-type]


def choose_clothes(p: Picture, style: str) -> tuple[str, str, str, str, str, str]:
    """(top, bottom, trim, sleeve, hat, hat colour) of an outfit in this picture's palette."""
    pal, rng = p.pal, p.rng
    navy, cream = oklch(0.33, 0.06, 262), "#F7F2E8"
    jeans = rng.choice((navy, oklch(0.45, 0.06, 255), oklch(0.3, 0.02, 270), oklch(0.52, 0.05, 70)))
    wear = rng.choice((pal.a, pal.b, oklch(0.78, 0.09, pal.hue3), oklch(0.86, 0.06, pal.hue2), cream, pal.accent))
    blue = rng.choice((oklch(0.48, 0.11, 255), oklch(0.42, 0.07, 235), oklch(0.48, 0.07, 190), oklch(0.55, 0.1, 200)))
    options = {
        "tracksuit": (p.team, p.team_legs, cream, "long", "", cream),
        "work": (blue, shade(blue, 0.1), rng.choice((oklch(0.86, 0.16, 100), pal.accent, cream)), "long", "", cream),
        "overall": (rng.choice((cream, wear)), blue, blue, "short", "", cream),
        "apron": (
            wear,
            jeans,
            rng.choice((pal.accent, pal.c, navy, fabric(pal.hue3, 0.45, 0.1))),
            rng.choice(("long", "short")),
            "",
            cream,
        ),
        "chef": (
            "#FCFAF5",
            rng.choice(("#33343c", navy)),
            rng.choice((pal.accent, navy, pal.a)),
            "long",
            "toque",
            "#FFFFFF",
        ),
        "nurse": (
            rng.choice((oklch(0.9, 0.045, 200), oklch(0.9, 0.04, 350), oklch(0.88, 0.06, 170), "#FBFAF7")),
            cream,
            oklch(0.6, 0.1, 210),
            "short",
            "",
            "#fff",
        ),
        "coat": ("#FBFAF6", jeans, wear, "long", "", cream),
        "suit": (navy, shade(navy, 0.2), pal.accent, "long", "", cream),
        "shirt": (wear, jeans, cream, rng.choice(("long", "short")), "", cream),
        "farm": (wear, jeans, cream, "long", "straw", oklch(0.84, 0.09, 88)),
        "dress": (rng.choice((pal.accent, pal.a, pal.b, oklch(0.85, 0.07, pal.hue3))), cream, cream, "long", "", cream),
        "gown": (
            rng.choice((navy, "#23252f", oklch(0.36, 0.11, 20))),
            "#23252f",
            pal.accent,
            "long",
            "mortar",
            "#23252f",
        ),
        "sport": (p.team, "#23252f", cream, "short", "", cream),
        "plain": (wear, jeans, cream, "long", "", cream),
    }
    return options[style]
