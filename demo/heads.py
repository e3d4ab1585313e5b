"""Heads: skull, hair and what is worn on it, drawn in head units and placed by the neck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from canvas import Picture, Point
from color import shade, tint

if TYPE_CHECKING:
    from wardrobe import Look

PROFILE = (
    "M-.62,-.2C-.66,-.85 -.15,-1 .1,-.99C.5,-.97 .66,-.66 .66,-.36Q.64,-.2 .7,-.06Q.8,.14 .79,.2Q.76,.27 .67,.27"
    "Q.7,.42 .66,.5Q.66,.86 .42,.95Q.2,1.02 .02,.84Q-.3,.62 -.42,.4Q-.6,.15 -.62,-.2Z"
)
FRONT = "M-.64,-.25C-.64,-.85 -.3,-1 0,-1C.3,-1 .64,-.85 .64,-.25C.64,.4 .42,.98 0,.98C-.42,.98 -.64,.4 -.64,-.25Z"
HAIR = {
    "short": "M.66,-.38C.82,-.98 .2,-1.24 -.2,-1.14C-.78,-1.02 -.84,-.3 -.66,.32Q-.56,.42 -.42,.4L-.34,.08Q-.3,-.2 -.1,-.14L-.04,-.3Q.2,-.5 .66,-.38Z",
    "crop": "M.62,-.5C.62,-.98 .1,-1.12 -.2,-1.06C-.7,-.96 -.74,-.3 -.62,.24L-.46,.26L-.36,-.02Q-.24,-.14 -.08,-.1L0,-.5Q.3,-.62 .62,-.5Z",
    "side": "M.74,-.3C.9,-.86 .5,-1.28 -.1,-1.18C-.8,-1.06 -.86,-.3 -.66,.34L-.42,.36L-.34,.02L-.06,-.06Q.1,-.56 .44,-.6Q.62,-.54 .74,-.3Z",
    "bob": "M.68,-.36C.86,-1 .2,-1.26 -.2,-1.16C-.9,-1 -.98,-.1 -.82,.66Q-.6,.94 -.2,.78L-.1,.3L.1,-.1Q.3,-.46 .68,-.36Z",
    "tail": "M.66,-.38C.78,-1 .2,-1.22 -.2,-1.13C-.78,-1 -.82,-.3 -.62,.34L-.42,.4L-.28,.05L-.05,-.1Q.25,-.5 .66,-.38Z",
    "bun": "M.66,-.4C.76,-.98 .2,-1.2 -.2,-1.12C-.76,-1 -.8,-.3 -.6,.34L-.4,.4L-.3,.04L-.06,-.14Q.2,-.52 .66,-.4Z",
    "long": "M.68,-.36C.86,-1 .2,-1.26 -.2,-1.16C-.9,-1 -1,-.1 -.98,.7Q-1,1.3 -.86,1.6Q-.5,1.7 -.3,1.4Q-.1,.9 -.1,.3L.1,-.1Q.3,-.46 .68,-.36Z",
    "bald": "M-.4,-.3C-.7,-.3 -.74,.1 -.6,.36L-.42,.4L-.32,.02Z",
}
HAIR_FRONT = {
    "short": "M-.68,-.1C-.86,-.9 -.4,-1.22 .05,-1.2C.5,-1.2 .84,-.9 .68,-.1L.58,-.2Q.5,-.5 .3,-.56Q-.2,-.5 -.5,-.56L-.6,-.2Z",
    "bob": "M-.8,.6C-1,-.9 -.5,-1.22 0,-1.2C.5,-1.22 1,-.9 .8,.6Q.66,.76 .52,.6L.56,-.2Q.4,-.5 .1,-.62Q-.3,-.5 -.54,-.2L-.52,.6Q-.66,.76 -.8,.6Z",
}
TAILS = {
    "tail": "M-.66,-.62Q-1.3,-.7 -1.3,.1Q-1.32,.8 -1.02,1.2Q-.84,.9 -.86,.4Q-.84,0 -.6,-.2Z",
    "bun": "M-.5,-.9A.36,.36 0 1 0 -1.06,-.5A.36,.36 0 0 0 -.5,-.9Z",
}


def draw_head(
    p: Picture, look: Look, neck: Point, centre: Point, r: float, face: int, tilt: float, front: float, back: bool
) -> None:
    """Neck, head, hair and hat; `r` is half the head's height, `tilt` degrees clockwise."""
    _neck(p, look, neck, centre, r)
    with p.group(
        transform=f"translate({centre[0]:.1f} {centre[1]:.1f}) rotate({tilt:.1f}) scale({r * face:.2f} {r:.2f})"
    ):
        if back:
            _from_behind(p, look)
        elif front >= 0.9:
            _from_front(p, look)
        else:
            _from_side(p, look)
        if look.hat:
            HATS[look.hat](p, look.hat_color)


def _neck(p: Picture, look: Look, neck: Point, centre: Point, r: float) -> None:
    low = shade(look.skin, 0.16)
    p.line(
        [(neck[0], neck[1] + r * 0.35), (centre[0] * 0.8 + neck[0] * 0.2, centre[1] * 0.8 + neck[1] * 0.2)],
        low,
        r * 0.66,
    )


def _from_side(p: Picture, look: Look) -> None:
    if look.cut in TAILS:
        p.path(TAILS[look.cut], shade(look.hair, 0.15))
    p.path(PROFILE, look.skin)
    with p.clipped(PROFILE):
        p.oval(-0.5, 0.55, 0.62, 0.5, shade(look.skin, 0.13))
        p.oval(0.42, 0.36, 0.2, 0.14, "#e0604a", opacity=0.22)
    p.oval(-0.2, 0.1, 0.13, 0.2, shade(look.skin, 0.12))
    p.oval(-0.18, 0.1, 0.08, 0.14, look.skin)
    p.path(HAIR[look.cut], look.hair)
    if look.cut != "bald":
        p.path("M.4,-.78C.2,-1.02 -.2,-1 -.42,-.82C-.2,-.9 .1,-.9 .4,-.78Z", tint(look.hair, 0.16))
    if look.mask:
        p.path("M.1,.22L.72,.1Q.84,.2 .8,.3L.7,.8Q.4,.96 .14,.7Z", "#EAF2F4")
        p.line([(0.1, 0.24), (-0.16, 0.12)], "#EAF2F4", 0.06)
    if look.glasses:
        p.circle(0.5, -0.06, 0.17, "none", stroke="#2a2a33", stroke_width=0.055)
        p.line([(0.33, -0.08), (-0.14, 0.0)], "#2a2a33", 0.055)


def _from_front(p: Picture, look: Look) -> None:
    if look.cut in ("long", "tail"):
        p.path(
            "M-.85,-.3C-.9,-1.1 .9,-1.1 .85,-.3L.92,1.2Q.7,1.4 .46,1.2L.4,0L-.4,0L-.46,1.2Q-.7,1.4 -.92,1.2Z",
            shade(look.hair, 0.12),
        )
    for x in (-0.66, 0.66):
        p.oval(x, 0.02, 0.12, 0.2, shade(look.skin, 0.12))
    p.path(FRONT, p.lit(look.skin, (-0.7, 0), (0.7, 0), 0.72, 0.1))
    for x in (-0.34, 0.34):
        p.oval(x, 0.32, 0.17, 0.12, "#e0604a", opacity=0.22)
    p.path("M-.03,.05Q.1,.22 .02,.27", stroke=shade(look.skin, 0.2), stroke_width=0.05)
    if look.cut == "bun":
        p.circle(0, -1.2, 0.34, shade(look.hair, 0.12))
    cut = "bob" if look.cut == "bob" else "short"
    if look.cut != "bald":
        p.path(HAIR_FRONT[cut], look.hair)
    if look.mask:
        p.path("M-.5,.12Q0,0 .5,.12L.46,.66Q0,1.02 -.46,.66Z", "#EAF2F4")
    if look.glasses:
        for x in (-0.27, 0.27):
            p.circle(x, -0.04, 0.18, "none", stroke="#2a2a33", stroke_width=0.05)


def _from_behind(p: Picture, look: Look) -> None:
    for x in (-0.66, 0.66):
        p.oval(x, 0.08, 0.11, 0.2, shade(look.skin, 0.12))
    p.path(FRONT, shade(look.skin, 0.08))
    low = {"bob": 0.75, "long": 1.5, "tail": 0.42, "bun": 0.4}.get(look.cut, 0.42)
    if look.cut == "bald":
        p.path("M-.66,-.1L-.6,.4Q0,.6 .6,.4L.66,-.1Q0,.2 -.66,-.1Z", look.hair)
        return
    p.path(f"M-.72,-.2C-.82,-1.4 .82,-1.4 .72,-.2L.62,{low:g}Q0,{low + 0.22:g} -.62,{low:g}Z", look.hair)
    if look.cut == "tail":
        p.path("M-.2,-.5Q0,-.62 .2,-.5Q.36,.6 .1,1.3Q0,1.4 -.14,1.26Q-.36,.6 -.2,-.5Z", tint(look.hair, 0.1))
    if look.cut == "bun":
        p.circle(0, -0.62, 0.4, tint(look.hair, 0.08))
    p.path("M-.3,-.98Q-.5,-.8 -.52,-.5Q-.3,-.86 .1,-.98Z", tint(look.hair, 0.16))


def _toque(p: Picture, color: str) -> None:
    p.path(
        "M-.72,-.62L-.86,-1.3Q-1.3,-1.9 -.7,-2.1Q-.4,-2.5 .05,-2.25Q.6,-2.5 .85,-2Q1.2,-1.7 .74,-1.3L.68,-.58Q0,-.42 -.72,-.62Z",
        color,
    )
    p.path("M-.72,-.62L-.78,-1.0Q0,-.82 .72,-.98L.68,-.58Q0,-.42 -.72,-.62Z", shade(color, 0.1))
    for x in (-0.4, 0.0, 0.36):
        p.line([(x, -1.1), (x * 1.2, -1.7)], shade(color, 0.12), 0.05)


def _cap(p: Picture, color: str) -> None:
    p.path("M-.72,-.36C-.8,-1.3 .72,-1.3 .68,-.46L.7,-.4Q0,-.5 -.72,-.36Z", color)
    p.path("M.4,-.56Q1,-.62 1.22,-.34Q.9,-.34 .5,-.38Z", shade(color, 0.2))


def _helmet(p: Picture, color: str) -> None:
    p.path("M-.78,-.34C-.9,-1.4 .8,-1.4 .76,-.4Z", color)
    p.path("M-.84,-.4L1.02,-.44Q1.02,-.28 .86,-.28L-.84,-.26Z", shade(color, 0.14))
    p.path("M-.16,-1.16Q0,-1.24 .14,-1.16L.16,-.42L-.14,-.42Z", tint(color, 0.4))


def _straw(p: Picture, color: str) -> None:
    p.path("M-.66,-.6C-.6,-1.36 .56,-1.36 .62,-.62Z", color)
    p.oval(0, -0.56, 1.38, 0.24, shade(color, 0.1))
    p.path("M-.66,-.62Q0,-.42 .62,-.64L.6,-.8Q0,-.62 -.64,-.78Z", "#b5452c")


def _mortar(p: Picture, color: str) -> None:
    p.path("M-.68,-.4L-.66,-.86L.64,-.86L.64,-.46Q0,-.3 -.68,-.4Z", shade(color, 0.2))
    p.poly([(-1.15, -0.94), (0.0, -1.28), (1.15, -0.94), (0.0, -0.62)], color)
    p.line([(0, -0.94), (-0.85, -0.8), (-0.9, -0.3)], "#E9B44C", 0.07)
    p.circle(-0.9, -0.26, 0.1, "#E9B44C")


def _bonnet(p: Picture, color: str) -> None:
    p.path("M-.76,-.16C-1.05,-1.3 -.2,-1.5 .1,-1.4C.7,-1.35 .84,-.8 .68,-.4Q0,-.5 -.34,-.1Q-.6,.02 -.76,-.16Z", color)
    p.line([(0.66, -0.42), (0.1, -0.42), (-0.34, -0.12), (-0.74, -0.14)], shade(color, 0.14), 0.06)


def _visor(p: Picture, color: str) -> None:
    p.path("M-.1,-.9Q.6,-1.1 .9,-.7L1.02,.5Q.9,1.1 .4,1.12L.1,.9Q-.2,.2 -.1,-.9Z", color)
    p.path("M.46,-.36L.95,-.36L.99,.06L.48,.1Z", "#9fd8e8")
    p.path("M-.7,-.44Q0,-1.1 .6,-.7L.6,-.5Q0,-.86 -.66,-.24Z", shade(color, 0.3))


def _scarf(p: Picture, color: str) -> None:
    p.path("M-.72,0C-.96,-1.3 .76,-1.4 .7,-.42Q0,-.56 -.3,0Q-.5,.3 -.72,0Z", color)
    p.poly([(-0.66, -0.1), (-1.2, 0.16), (-1.0, 0.36), (-0.6, 0.14)], shade(color, 0.15))


HATS = {
    "toque": _toque,
    "cap": _cap,
    "helmet": _helmet,
    "straw": _straw,
    "mortar": _mortar,
    "bonnet": _bonnet,
    "visor": _visor,
    "scarf": _scarf,
}
