"""People: a body built from limb joints, dressed by an outfit, posed by where its hands and feet are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from canvas import Picture, Point, smooth
from color import shade, tint
from dress import Trunk, dress_trunk
from heads import draw_head
from wardrobe import Look, cast


@dataclass(frozen=True)
class Body:
    """Joints of a posed figure, in world units."""

    h: float
    face: int
    front: float
    hip: Point
    neck: Point
    shoulders: tuple[Point, Point]
    elbows: tuple[Point, Point]
    hands: tuple[Point, Point]
    hips: tuple[Point, Point]
    knees: tuple[Point, Point]
    feet: tuple[Point, Point]
    lean: float
    look: Look

    def at(self, along: float, across: float) -> Point:
        """A point of the trunk: `along` 0 hip .. 1 neck, `across` in body heights towards the facing side."""
        ux, uy = self.neck[0] - self.hip[0], self.neck[1] - self.hip[1]
        size = math.hypot(ux, uy)
        nx, ny = -uy / size * self.face, ux / size * self.face
        return self.hip[0] + ux * along + nx * across * self.h, self.hip[1] + uy * along + ny * across * self.h


def person(
    p: Picture,
    look: Look,
    x: float,
    y: float,
    h: float,
    *,
    face: int = 1,
    lean: float = 0.0,
    pose: str = "stand",
    near: Point | None = None,
    far: Point | None = None,
    front: float = 0.5,
    nod: float = 0.0,
    back: bool = False,
    feet: tuple[Point, Point] | None = None,
    seat: float | None = None,
    stride: float = 0.05,
    cast_shadow: bool = True,
    legs: bool = True,
) -> Body:
    """Draw somebody with feet at (x, y), `h` units tall, and return the joints.

    `face` 1 looks right, -1 left; `near`/`far` are where the hands are; `lean` and `nod` are degrees towards the facing side;
    `front` 0 is a profile, 1 faces us; `back` shows the back; `pose` is stand, sit, kneel or walk; `seat` the seat's y.
    """
    body = _joints(look, x, y, h, face, lean, pose, near, far, front, feet, seat, stride)
    if cast_shadow and legs:
        p.shadow(x, y + 0.005 * h, 0.2 * h, 0.028 * h)
    _arm(p, look, body, 1)
    if legs:
        _leg(p, look, body, 1)
        _leg(p, look, body, 0)
    _trunk(p, look, body, back)
    tilt = lean * 0.55 + nod
    centre = _head_centre(body, tilt)
    draw_head(p, look, body.neck, centre, h * 0.073, face, tilt * face, front, back)
    _arm(p, look, body, 0)
    return body


def forearms(p: Picture, *bodies: Body) -> None:
    """Draw hands and forearms again, over the table that was put before their owners."""
    for body in bodies:
        for side in (1, 0):
            _forearm(p, body.look, body, side)


def _head_centre(body: Body, tilt: float) -> Point:
    angle = math.radians(tilt) * body.face
    return body.neck[0] + math.sin(angle) * 0.088 * body.h + body.face * 0.006 * body.h, body.neck[1] - math.cos(
        angle
    ) * 0.085 * body.h


def _joints(
    look: Look,
    x: float,
    y: float,
    h: float,
    face: int,
    lean: float,
    pose: str,
    near: Point | None,
    far: Point | None,
    front: float,
    feet: tuple[Point, Point] | None,
    seat: float | None,
    stride: float,
) -> Body:
    hip_y = {"stand": y - 0.5 * h, "walk": y - 0.49 * h, "sit": y - 0.28 * h, "kneel": y - 0.26 * h}[pose]
    hip = (x, seat - 0.035 * h if seat is not None else hip_y)
    angle = math.radians(lean) * face
    neck = (hip[0] + math.sin(angle) * 0.335 * h, hip[1] - math.cos(angle) * 0.335 * h)
    wide = 0.034 + 0.052 * front
    nx, ny = math.cos(angle), math.sin(angle)
    drop = 0.05 * h
    base = (neck[0] - math.sin(angle) * drop, neck[1] + math.cos(angle) * drop)
    shoulders = tuple((base[0] - nx * s * face * wide * h, base[1] - ny * s * face * wide * h) for s in (1, -0.85))
    hang = [
        (s[0] + face * (0.045 - 0.01 * i - (1 - 2 * i) * 0.05 * front) * h, s[1] + 0.312 * h)
        for i, s in enumerate(shoulders)
    ]
    targets = (near or hang[0], far or hang[1])
    arms = [_bend(s, t, 0.172 * h, 0.15 * h, face, True) for s, t in zip(shoulders, targets, strict=True)]
    gap = 0.022 + 0.022 * front
    hips = ((hip[0] - face * gap * h, hip[1]), (hip[0] + face * gap * h, hip[1]))
    if feet is None:
        feet = _default_feet(x, y, h, face, pose, stride, front)
    legs = [
        _bend(a, (f[0], f[1] - 0.035 * h), 0.238 * h, 0.228 * h, face, False) for a, f in zip(hips, feet, strict=True)
    ]
    return Body(
        h,
        face,
        front,
        hip,
        neck,
        (shoulders[0], shoulders[1]),
        (arms[0][0], arms[1][0]),
        (arms[0][1], arms[1][1]),
        hips,
        (legs[0][0], legs[1][0]),
        (legs[0][1], legs[1][1]),
        lean,
        look,
    )


def _default_feet(
    x: float, y: float, h: float, face: int, pose: str, stride: float, front: float
) -> tuple[Point, Point]:
    if pose == "sit":
        return (x + face * 0.2 * h, y), (x + face * 0.26 * h, y - 0.012 * h)
    if pose == "kneel":
        return (x - face * 0.2 * h, y), (x + face * 0.16 * h, y)
    if pose == "walk":
        return (x - face * 0.13 * h, y - 0.01 * h), (x + face * 0.13 * h, y)
    spread = stride + 0.015 * front
    return (x - face * spread * h, y), (x + face * (spread + 0.01) * h, y - 0.012 * h)


def _bend(root: Point, target: Point, upper: float, lower: float, face: int, arm: bool) -> tuple[Point, Point]:
    """Two-bone reach: returns (joint, end); a target out of reach is approached along its direction."""
    dx, dy = target[0] - root[0], target[1] - root[1]
    dist = max(1e-6, math.hypot(dx, dy))
    reach = min(dist, (upper + lower) * 0.995)
    reach = max(reach, abs(upper - lower) * 1.05)
    end = (root[0] + dx / dist * reach, root[1] + dy / dist * reach)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = math.sqrt(max(0.0, upper**2 - along**2))
    mid = (root[0] + dx / dist * along, root[1] + dy / dist * along)
    options = [(mid[0] - dy / dist * off * s, mid[1] + dx / dist * off * s) for s in (1, -1)]
    if arm:
        joint = max(options, key=lambda q: q[1] * 1.0 - q[0] * face * 0.6)
    else:
        joint = max(options, key=lambda q: q[0] * face)
    return joint, end


def capsule(a: Point, b: Point, ra: float, rb: float) -> str:
    """Path of a tapered limb with round ends."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(angle), math.cos(angle)
    return (
        f"M{a[0] + nx * ra:.1f},{a[1] + ny * ra:.1f}A{ra:.1f},{ra:.1f} 0 0 1 {a[0] - nx * ra:.1f},{a[1] - ny * ra:.1f}"
        f"L{b[0] - nx * rb:.1f},{b[1] - ny * rb:.1f}A{rb:.1f},{rb:.1f} 0 0 1 {b[0] + nx * rb:.1f},{b[1] + ny * rb:.1f}Z"
    )


def limb(p: Picture, a: Point, b: Point, ra: float, rb: float, color: str, dark: float = 0.18) -> None:
    """A lit tapered limb; light falls from the upper left."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(angle), math.cos(angle)
    if nx * -0.75 + ny * -0.65 < 0:
        nx, ny = -nx, -ny
    r = max(ra, rb)
    fill = p.lit(color, (a[0] + nx * r, a[1] + ny * r), (a[0] - nx * r, a[1] - ny * r), 0.66, dark)
    p.path(capsule(a, b, ra, rb), fill)


def _arm(p: Picture, look: Look, body: Body, side: int) -> None:
    h, k = body.h, look.build
    shoulder, elbow, hand = body.shoulders[side], body.elbows[side], body.hands[side]
    dim = 0.16 if side else 0.0
    cloth, skin = _tones(look, side)
    _forearm(p, look, body, side)
    if look.sleeve != "long":
        limb(p, _toward(shoulder, elbow, 0.5), elbow, 0.03 * h, 0.027 * h, skin)
    tip = elbow if look.sleeve == "long" else _toward(shoulder, elbow, 0.66)
    limb(p, shoulder, tip, 0.037 * h * k, 0.031 * h * k, cloth)
    if look.style in ("tracksuit", "sport") and look.sleeve == "long":
        for off in (-0.006, 0.008):
            p.line(
                [(shoulder[0], shoulder[1] + off * h), (elbow[0], elbow[1] + off * h), _toward(elbow, hand, 0.84)],
                shade(look.trim, dim) if dim else look.trim,
                0.006 * h,
            )
    if look.style == "work":
        a, b = _toward(shoulder, elbow, 0.72), _toward(shoulder, elbow, 0.86)
        _band(p, a, b, 0.034 * h * k, shade(look.trim, dim) if dim else look.trim)


def _tones(look: Look, side: int) -> tuple[str, str]:
    """Cloth and skin; the far side is dimmer."""
    return (shade(look.top, 0.16), shade(look.skin, 0.11)) if side else (look.top, look.skin)


def _forearm(p: Picture, look: Look, body: Body, side: int) -> None:
    h, elbow, hand = body.h, body.elbows[side], body.hands[side]
    cloth, skin = _tones(look, side)
    _hand(p, elbow, hand, h, skin)
    if look.sleeve == "long":
        limb(p, elbow, _toward(elbow, hand, 0.88), 0.031 * h * look.build, 0.024 * h * look.build, cloth)
    else:
        limb(p, elbow, hand, 0.026 * h, 0.018 * h, skin)


def _hand(p: Picture, elbow: Point, hand: Point, h: float, skin: str) -> None:
    angle = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    ux, uy = math.cos(angle), math.sin(angle)
    wrist = (hand[0] - ux * 0.02 * h, hand[1] - uy * 0.02 * h)
    palm = (hand[0] + ux * 0.014 * h, hand[1] + uy * 0.014 * h)
    limb(p, wrist, palm, 0.0165 * h, 0.0205 * h, skin, 0.1)
    low = shade(skin, 0.1)
    for i in range(4):
        spread = (i - 1.5) * 0.0092 * h
        a = (palm[0] - uy * spread, palm[1] + ux * spread)
        length = (0.026, 0.031, 0.029, 0.022)[i] * h
        bend = 0.5
        b = (a[0] + math.cos(angle + bend) * length, a[1] + math.sin(angle + bend) * length)
        p.line([a, b], low if i % 2 else skin, 0.0098 * h)
    thumb = (wrist[0] + math.cos(angle - 0.75) * 0.042 * h, wrist[1] + math.sin(angle - 0.75) * 0.042 * h)
    p.line([(wrist[0] + ux * 0.012 * h, wrist[1] + uy * 0.012 * h), thumb], skin, 0.0115 * h)


def _leg(p: Picture, look: Look, body: Body, side: int) -> None:
    h, k, face = body.h, look.build, body.face
    hip, knee, foot = body.hips[side], body.knees[side], body.feet[side]
    dim = 0.2 if side else 0.0
    cloth = shade(look.bottom, dim) if dim else look.bottom
    _shoe(
        p,
        foot,
        h,
        face if body.front < 0.9 else (1 if side == (0 if face < 0 else 1) else -1),
        shade(look.shoe, dim) if dim else look.shoe,
    )
    limb(p, knee, foot, 0.045 * h * k, 0.036 * h * k, cloth)
    limb(p, hip, knee, 0.062 * h * k, 0.047 * h * k, cloth)
    if look.style == "tracksuit":
        p.line(
            [_toward(hip, knee, 0.2), knee, _toward(knee, foot, 0.92)],
            shade(look.trim, dim) if dim else look.trim,
            0.008 * h,
        )
    if look.style == "work":
        a, b = _toward(knee, foot, 0.45), _toward(knee, foot, 0.58)
        _band(p, a, b, 0.041 * h * k, shade(look.trim, dim) if dim else look.trim)


def _shoe(p: Picture, ankle: Point, h: float, face: int, color: str) -> None:
    x, y = ankle
    u = h * face
    d = (
        f"M{x - 0.036 * u:.1f},{y - 0.012 * h:.1f}L{x - 0.04 * u:.1f},{y + 0.035 * h:.1f}L{x + 0.09 * u:.1f},{y + 0.035 * h:.1f}"
        f"Q{x + 0.094 * u:.1f},{y + 0.012 * h:.1f} {x + 0.055 * u:.1f},{y + 0.006 * h:.1f}L{x + 0.03 * u:.1f},{y - 0.014 * h:.1f}Z"
    )
    p.path(d, color)
    p.path(
        f"M{x - 0.04 * u:.1f},{y + 0.028 * h:.1f}H{x + 0.092 * u:.1f}V{y + 0.037 * h:.1f}H{x - 0.04 * u:.1f}Z",
        tint(shade(color, 0.3), 0.25),
    )


def _trunk(p: Picture, look: Look, body: Body, back: bool) -> None:
    h, k = body.h, look.build
    p.path(capsule(body.hips[0], body.hips[1], 0.063 * h * k, 0.063 * h * k), look.bottom)
    chest = 0.066 + 0.042 * body.front
    waist = (0.062 + 0.024 * body.front) * k
    if look.style in ("dress",) or look.cut in ("bob", "tail", "bun", "long"):
        waist *= 0.93
    hem = -0.1 if look.style in ("tracksuit", "work", "chef", "coat", "shirt", "plain", "nurse", "farm") else -0.02
    outline = [
        body.at(hem, -waist - 0.006),
        body.at(0.3, -waist),
        body.at(0.72, -chest),
        body.at(0.9, -chest + 0.012),
        body.at(0.985, -0.04),
        body.at(0.99, 0.038),
        body.at(0.9, chest - 0.014),
        body.at(0.72, chest - 0.004),
        body.at(0.3, waist),
        body.at(hem, waist + 0.008),
    ]
    path = smooth(outline, tension=0.8)
    left, right = (
        (body.at(0.5, -chest), body.at(0.5, chest)) if body.face > 0 else (body.at(0.5, chest), body.at(0.5, -chest))
    )
    p.path(path, p.lit(look.top, left, right, 0.64, 0.16))
    dress_trunk(p, look, body, Trunk(path, waist, back))


def _band(p: Picture, a: Point, b: Point, r: float, color: str) -> None:
    """A reflective band around a limb between two points of it."""
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(angle) * r, math.cos(angle) * r
    corners = [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]
    p.poly(corners, p.lit(color, corners[0], corners[3], 0.66, 0.16))


def _toward(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def company(
    p: Picture, style: str, spots: Sequence[tuple[float, float, int]], *, share: float = 1.0, **fixed: object
) -> None:
    """People standing about at (x, y, facing), sized by the picture's perspective, the far ones first."""
    for x, y, face in sorted(spots, key=lambda spot: spot[1]):
        h = p.tall(y, share) * p.rng.uniform(0.94, 1.04)
        look = cast(p, style, **dict(fixed))
        reach = p.rng.choice((None, (x + face * 0.17 * h, y - 0.6 * h), (x + face * 0.1 * h, y - 0.72 * h)))
        person(p, look, x, y, h, face=face, near=reach, front=p.rng.uniform(0.3, 0.8), nod=p.rng.uniform(-2, 12))
