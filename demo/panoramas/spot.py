"""The visitor's spot on the ground under the eye: a ring of the nine day hues with the site's mark."""

from __future__ import annotations

from brand import mark
from color import HUES, oklch
from solids import FLOOR, ink
from sphere import Frame, Sphere

PALE = "#F6F3E6"


def spot(sphere: Sphere) -> None:
    """Painted on the floor, about two metres across; it covers the point straight below."""
    with ink(sphere, 898) as pen:
        middle = pen.at(0, 0, 0)
        pen.disc(middle, 0.98, PALE)
        for i, hue in enumerate(HUES):
            pen.arc(middle, (0.66, 0.9), (i * 40 + 1.6, i * 40 + 38.4), oklch(0.72, 0.12, hue))
        pen.disc(middle, 0.5, sphere.pal.accent)
        pen.disc(middle, 0.46, PALE)
    p = sphere.picture()
    p.now.append(mark(sphere.pal.accent, -100, -110, 4.2))
    p.text(0, 118, "站在这里看一圈", 34, "#3b4151")
    sphere.stand(p, (-190, -190, 380, 380), Frame((0.0, FLOOR, 0.0), (1, 0, 0), (0, 0, 1), 0, 0), 890)
