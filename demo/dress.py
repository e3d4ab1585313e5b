"""Clothes: what an outfit adds to the plain trunk (zips, aprons, coats, gowns, reflective bands)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from canvas import Picture, smooth
from color import mix, shade, tint

if TYPE_CHECKING:
    from figure import Body
from wardrobe import Look


@dataclass(frozen=True)
class Trunk:
    """The plain trunk under the clothes: its path, half its waist in body heights, whether we see the back."""

    outline: str
    waist: float
    back: bool


def dress_trunk(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    """Draw the outfit's details over the trunk."""
    draw = {
        "tracksuit": _tracksuit,
        "sport": _tracksuit,
        "work": _work,
        "overall": _overall,
        "apron": _apron,
        "chef": _chef,
        "coat": _coat,
        "suit": _suit,
        "dress": _dress,
        "gown": _gown,
        "nurse": _nurse,
        "shirt": _collar,
        "farm": _collar,
    }.get(look.style, _collar)
    draw(p, look, body, trunk)


def _collar(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    if trunk.back:
        return
    f = 0.026
    p.poly([body.at(1.0, f - 0.04), body.at(0.86, f + 0.012), body.at(1.0, f + 0.02)], shade(look.skin, 0.08))
    p.poly([body.at(1.02, f - 0.046), body.at(0.9, f - 0.03), body.at(0.86, f + 0.012)], tint(look.top, 0.3))


def _tracksuit(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    with p.clipped(trunk.outline):
        p.poly(
            [body.at(1.1, -0.2), body.at(1.1, 0.2), body.at(0.74, 0.2), body.at(0.66, 0.02), body.at(0.74, -0.2)],
            mix(look.trim, look.top, 0.08),
        )
        p.line([body.at(0.74, -0.2), body.at(0.66, 0.02), body.at(0.74, 0.2)], shade(look.top, 0.25), 0.012 * h)
        p.line([body.at(-0.07, -0.2), body.at(-0.07, 0.2)], shade(look.top, 0.25), 0.02 * h)
    if not trunk.back:
        p.line([body.at(0.98, 0.026), body.at(0.0, 0.026)], shade(look.top, 0.3), 0.005 * h)
        p.poly([body.at(1.04, -0.024), body.at(0.9, 0.026), body.at(1.03, 0.05)], look.top)


def _work(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    with p.clipped(trunk.outline):
        p.line([body.at(0.36, -0.2), body.at(0.36, 0.2)], look.trim, 0.026 * h)
        p.line([body.at(0.36, -0.2), body.at(0.36, 0.2)], tint(look.trim, 0.6), 0.008 * h)
        if not trunk.back:
            p.rect(*_box(body, 0.78, 0.0, 0.045), shade(look.top, 0.14))
    if not trunk.back:
        p.line([body.at(0.98, 0.02), body.at(-0.04, 0.02)], shade(look.top, 0.35), 0.004 * h)
    _collar(p, look, body, trunk)


def _box(body: Body, along: float, across: float, size: float) -> tuple[float, float, float, float]:
    x, y = body.at(along, across)
    return x - size * body.h / 2 - size * body.h * 0.7 * body.face, y, size * body.h, size * body.h * 0.9


def _overall(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    with p.clipped(trunk.outline):
        p.poly(
            [
                body.at(-0.2, -0.2),
                body.at(0.34, -0.2),
                body.at(0.62, -0.05),
                body.at(0.62, 0.08),
                body.at(0.34, 0.2),
                body.at(-0.2, 0.2),
            ],
            look.bottom,
        )
        for s in (-0.05, 0.06):
            p.line([body.at(0.6, s), body.at(1.02, s * 0.8)], look.bottom, 0.018 * h)
        p.poly(
            [body.at(0.54, -0.02), body.at(0.54, 0.05), body.at(0.36, 0.05), body.at(0.36, -0.02)],
            shade(look.bottom, 0.18),
        )


def _apron(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    if trunk.back:
        p.line([body.at(0.28, -trunk.waist), body.at(0.28, trunk.waist)], look.trim, 0.014 * h)
        return
    _collar(p, look, body, trunk)
    hem = _hem(body, 0.62)
    skirt = [
        body.at(0.3, -trunk.waist * 0.75),
        body.at(0.3, trunk.waist + 0.008),
        (hem[1][0], hem[1][1]),
        (hem[0][0], hem[0][1]),
    ]
    p.poly(skirt, p.lit(look.trim, skirt[0], skirt[1], 0.72, 0.14))
    p.poly(
        [
            body.at(0.28, -trunk.waist * 0.75),
            body.at(0.74, -0.02),
            body.at(0.74, 0.075),
            body.at(0.28, trunk.waist + 0.008),
        ],
        look.trim,
    )
    p.line([body.at(0.74, -0.01), body.at(1.0, -0.03)], look.trim, 0.01 * h)
    p.line([body.at(0.74, 0.07), body.at(1.0, 0.03)], look.trim, 0.01 * h)
    p.line([body.at(0.3, -trunk.waist), body.at(0.3, trunk.waist + 0.008)], shade(look.trim, 0.2), 0.012 * h)


def _hem(body: Body, down: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two hem points at a share of the thighs' way to the knees, just outside the legs."""
    points = []
    for side in (0, 1):
        hip, knee = body.hips[side], body.knees[side]
        x = hip[0] + (knee[0] - hip[0]) * down
        y = hip[1] + (knee[1] - hip[1]) * down
        out = -0.05 if side == 0 else 0.068
        points.append((x + out * body.h * body.face, y + 0.03 * body.h))
    return points[0], points[1]


def _chef(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    p.line([body.at(1.0, -0.028), body.at(0.99, 0.032)], look.trim, 0.026 * h)
    if trunk.back:
        p.line([body.at(0.26, -trunk.waist), body.at(0.26, trunk.waist)], "#3a3b45", 0.02 * h)
        return
    for i in range(4):
        for s in (0.0, 0.052):
            x, y = body.at(0.8 - i * 0.15, s)
            p.circle(x, y, 0.0055 * h, "#3a3b45")
    p.line([body.at(0.95, 0.06), body.at(0.25, 0.07)], shade(look.top, 0.14), 0.004 * h)
    hem = _hem(body, 0.75)
    points = [body.at(0.24, -trunk.waist * 0.9), body.at(0.24, trunk.waist + 0.01), hem[1], hem[0]]
    p.poly(points, p.lit(look.trim, points[0], points[1], 0.7, 0.16))
    p.line([body.at(0.25, -trunk.waist), body.at(0.25, trunk.waist + 0.01)], shade(look.trim, 0.25), 0.02 * h)


def _coat(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    hem = _hem(body, 0.8)
    skirt = [
        body.at(0.2, -trunk.waist),
        body.at(0.2, trunk.waist),
        (hem[1][0], hem[1][1]),
        (hem[0][0] - 0.02 * h * body.face, hem[0][1]),
    ]
    p.poly(skirt, p.lit(look.top, skirt[0], skirt[1], 0.66, 0.12))
    if trunk.back:
        return
    p.line([body.at(0.8, 0.03), skirt[2]], shade(look.top, 0.2), 0.005 * h)
    p.poly([body.at(1.02, -0.03), body.at(0.7, 0.03), body.at(1.02, 0.045)], look.trim)
    p.poly([body.at(1.02, -0.045), body.at(0.7, 0.03), body.at(0.86, -0.045)], shade(look.top, 0.1))


def _suit(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    if trunk.back:
        return
    p.poly([body.at(1.02, -0.028), body.at(0.52, 0.028), body.at(1.02, 0.05)], "#FBFAF6")
    p.poly([body.at(0.97, 0.008), body.at(0.97, 0.024), body.at(0.6, 0.032), body.at(0.62, 0.014)], look.trim)
    p.line([body.at(1.02, -0.03), body.at(0.52, 0.028), body.at(0.0, 0.03)], tint(look.top, 0.2), 0.006 * h)


def _nurse(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    if not trunk.back:
        p.poly([body.at(1.02, -0.03), body.at(0.8, 0.024), body.at(1.02, 0.045)], shade(look.skin, 0.06))
        p.line([body.at(1.02, -0.036), body.at(0.8, 0.024), body.at(1.0, 0.05)], look.trim, 0.008 * h)
        p.rect(*_box(body, 0.68, 0.03, 0.04), shade(look.top, 0.1))
    with p.clipped(trunk.outline):
        p.line([body.at(-0.06, -0.2), body.at(-0.06, 0.2)], look.trim, 0.012 * h)


def _dress(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    a, b = body.feet
    low = min(a[1], b[1]) - 0.06 * h
    left, right = min(a[0], b[0]) - 0.08 * h, max(a[0], b[0]) + 0.08 * h
    w1, w2 = body.at(0.28, -trunk.waist * 0.86), body.at(0.28, trunk.waist * 0.9)
    lx, rx = (w1, w2) if w1[0] < w2[0] else (w2, w1)
    d = (
        f"M{lx[0]:.1f},{lx[1]:.1f}Q{lx[0] - 0.03 * h:.1f},{lx[1] + 0.1 * h:.1f} {left:.1f},{low:.1f}"
        f"Q{(left + right) / 2:.1f},{low + 0.04 * h:.1f} {right:.1f},{low - 0.01 * h:.1f}Q{rx[0] + 0.03 * h:.1f},{rx[1] + 0.1 * h:.1f} {rx[0]:.1f},{rx[1]:.1f}Z"
    )
    p.path(d, p.lit(look.top, (left, low), (right, low), 0.62, 0.16))
    for share in (0.3, 0.52, 0.74):
        x = left + (right - left) * share
        p.line(
            [((lx[0] + rx[0]) / 2 + (x - (left + right) / 2) * 0.3, lx[1] + 0.12 * h), (x, low)],
            shade(look.top, 0.13),
            0.007 * h,
        )
    p.line([w1, w2], look.trim, 0.022 * h)


def _gown(p: Picture, look: Look, body: Body, trunk: Trunk) -> None:
    h = body.h
    a, b = body.feet
    low = max(a[1], b[1]) - 0.1 * h
    left, right = min(a[0], b[0]) - 0.05 * h, max(a[0], b[0]) + 0.06 * h
    top1, top2 = sorted((body.at(0.85, -0.095), body.at(0.85, 0.095)))
    points = [
        top1,
        ((left + top1[0]) / 2 - 0.01 * h, (low + top1[1]) / 2),
        (left, low),
        ((left + right) / 2, low + 0.02 * h),
        (right, low),
        ((right + top2[0]) / 2 + 0.01 * h, (low + top2[1]) / 2),
        top2,
    ]
    p.path(smooth(points, tension=0.3), p.lit(look.top, (left, low), (right, low), 0.64, 0.25))
    if not trunk.back:
        p.line(
            [body.at(0.98, -0.028), body.at(0.6, 0.03), ((left + right) / 2 + 0.03 * h * body.face, low)],
            look.trim,
            0.016 * h,
        )
        p.line([body.at(0.98, 0.05), body.at(0.6, 0.03)], look.trim, 0.016 * h)
