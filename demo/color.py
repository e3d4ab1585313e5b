"""Colours: OKLCH to sRGB, the nine day hues, and the palette of one picture."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

PAPER = "#FBF8F3"
INK = "#1B1F2A"
VERMILION = "#D43A1E"
HUES = (33, 68, 100, 140, 178, 222, 262, 302, 345)
SKINS = ("#F4CDAB", "#EBBB95", "#E0A880", "#CF946B", "#F0C3A0", "#B97E58")
HAIRS = ("#1E1A1E", "#2A2022", "#38281F", "#15171F", "#2F2A33", "#4A3024")
GREYS = ("#D5D2CD", "#A9A6A3", "#8B8887")


def oklch(light: float, chroma: float, hue: float) -> str:
    """Return `#rrggbb` for lightness 0..1, chroma 0..0.37 and hue in degrees; out-of-gamut chroma is reduced."""
    for _ in range(12):
        channels = _linear_rgb(light, chroma, hue)
        if all(-0.002 <= value <= 1.002 for value in channels):
            break
        chroma *= 0.9
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, value)))):02x}" for value in channels)


def _linear_rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l_ = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    m_ = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s_ = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def mix(first: str, second: str, share: float) -> str:
    """Blend two `#rrggbb` colours; `share` is how much of `second` (0..1)."""
    pairs = zip(_bytes(first), _bytes(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def shade(color: str, amount: float = 0.22) -> str:
    """Darken towards a cool ink."""
    return mix(color, "#1d1b3a", amount)


def tint(color: str, amount: float = 0.3) -> str:
    """Lighten towards warm paper."""
    return mix(color, "#fffaf0", amount)


def _bytes(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


@dataclass(frozen=True)
class Palette:
    """The few colours of one picture; `ground` is `pale`, `mid` or `deep`."""

    ground: str
    hue: int
    hue2: int
    hue3: int
    wall: str
    wall2: str
    far: str
    floor: str
    floor2: str
    wood: str
    a: str
    b: str
    c: str
    accent: str
    steel: str
    steel_light: str
    steel_dark: str


GROUNDS = {"pale": (0.91, 0.04), "mid": (0.77, 0.085), "deep": (0.45, 0.085)}


def fabric(hue: float, light: float = 0.58, chroma: float = 0.13) -> str:
    """A clothes colour; yellows are lifted, so that none turns to mud."""
    return oklch(max(light, 0.76), chroma, hue) if 55 <= hue <= 118 else oklch(light, chroma, hue)


def choose_palette(rng: random.Random, ground: str | None = None) -> Palette:
    """Pick a limited palette: one ground hue, two clothes hues, vermilion, steel."""
    ground = ground or rng.choice(("pale", "pale", "mid", "mid", "deep"))
    light, chroma = GROUNDS[ground]
    first = rng.choice((0, 3, 4, 5, 6, 7, 8)) if ground == "deep" else rng.randrange(9)
    second = (first + rng.choice((3, 4, 5, 6))) % 9
    third = (first + rng.choice((1, 2, 7, 8))) % 9
    hue, hue2, hue3 = HUES[first], HUES[second], HUES[third]
    step = -0.07 if ground != "deep" else 0.06
    return Palette(
        ground=ground,
        hue=hue,
        hue2=hue2,
        hue3=hue3,
        wall=oklch(light, chroma, hue),
        wall2=oklch(light + step, chroma * 1.15, hue),
        far=oklch(light + step * 1.9, chroma * 1.1, hue),
        floor=oklch(light - 0.05 if ground != "deep" else 0.36, chroma * 0.55, hue2),
        floor2=oklch(light - 0.10 if ground != "deep" else 0.31, chroma * 0.6, hue2),
        wood=oklch(0.66, 0.085, 62),
        a=fabric(hue2),
        b=fabric(hue3, 0.66),
        c=oklch(0.40, 0.085, hue),
        accent=VERMILION,
        steel=oklch(0.70, 0.022, 245),
        steel_light=oklch(0.87, 0.014, 245),
        steel_dark=oklch(0.37, 0.03, 255),
    )
