"""Films in high dynamic range or wide colour, as a screen of ordinary range and colour (BT.709) shows them.

The look-up table is our own because FFmpeg's filters for it (zscale, libplacebo) are not in PyAV's wheels, and swscale's takes seconds to begin.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Colour = tuple[float, float, float]
# Code points of ITU-T H.273, tables 2 and 3.
PQ, HLG = 16, 18
_BT2020, _P3 = 9, (11, 12)
# To the primaries of BT.709, in linear light (BT.2087, annex 2; SMPTE EG 432-1).
_TO_BT709 = {
    _BT2020: ((1.6605, -0.5876, -0.0728), (-0.1246, 1.1329, -0.0083), (-0.0182, -0.1006, 1.1187)),
    **dict.fromkeys(_P3, ((1.2249, -0.2247, 0.0), (-0.0421, 1.0419, 0.0), (-0.0197, -0.0786, 1.0979))),
}
# BT.2408, 2.1: how bright white paper is in such films, in candelas a square metre; and what most of them are made for.
WHITE, PEAK = 203.0, 1000.0
# What a screen makes of the values of ordinary films (BT.1886).
GAMMA = 2.4
_CUBE_POINTS = 33


@dataclass(frozen=True)
class Tone:
    """The primaries and the transfer characteristics of a film, as H.273 numbers them."""

    primaries: int
    transfer: int

    @property
    def is_plain(self) -> bool:
        """Whether an ordinary screen shows it as it is."""
        return self.transfer not in (PQ, HLG) and self.primaries not in _TO_BT709

    def mapped(self, colour: Colour) -> Colour:
        """The values for an ordinary screen of a colour's values; red, green and blue, 0 to 1."""
        if self.transfer in (PQ, HLG):
            light = _pq_light(colour) if self.transfer == PQ else _hlg_light(colour)
            light = _each(_dimmed, light)
        else:
            light = _each(lambda value: value**GAMMA, colour)
        if self.primaries in _TO_BT709:
            first, second, third = (
                sum(m * v for m, v in zip(row, light, strict=True)) for row in _TO_BT709[self.primaries]
            )
            light = (first, second, third)
        return _each(lambda value: min(max(value, 0.0), 1.0) ** (1 / GAMMA), light)

    def write_cube(self, path: Path) -> None:
        """Write the mapping as a table that the filter `lut3d` reads: red runs fastest."""
        lines = (f"{red:.5f} {green:.5f} {blue:.5f}\n" for red, green, blue in map(self.mapped, _lattice()))
        path.write_text(f"LUT_3D_SIZE {_CUBE_POINTS}\n{''.join(lines)}", encoding="ascii")


def _lattice() -> Iterator[Colour]:
    steps = [step / (_CUBE_POINTS - 1) for step in range(_CUBE_POINTS)]
    return ((red, green, blue) for blue in steps for green in steps for red in steps)


def _each(function: Callable[[float], float], colour: Colour) -> Colour:
    return function(colour[0]), function(colour[1]), function(colour[2])


def _pq_light(colour: Colour) -> Colour:
    """Candelas a square metre."""
    return _each(_pq_to_light, colour)


def _hlg_light(colour: Colour) -> Colour:
    """Candelas a square metre on a screen of PEAK (BT.2100, table 5)."""
    scene = _each(_hlg_to_scene, colour)
    brightness = 0.2627 * scene[0] + 0.6780 * scene[1] + 0.0593 * scene[2]
    return _each(lambda value: PEAK * brightness**0.2 * value, scene)


def _hlg_to_scene(value: float) -> float:
    """BT.2100, table 5: the inverse of the camera's curve."""
    if value <= 0.5:
        return value * value / 3
    return (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12


def _pq_to_light(value: float) -> float:
    """BT.2100, table 4."""
    power: float = value ** (32 / 2523)
    light: float = 10000 * (max(power - 0.8359375, 0) / (18.8515625 - 18.6875 * power)) ** (16384 / 2610)
    return light


def _light_to_pq(light: float) -> float:
    power: float = (light / 10000) ** (2610 / 16384)
    value: float = ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** (2523 / 32)
    return value


def _dimmed(light: float) -> float:
    """What is brighter than paper is pressed together, the rest is left alone (BT.2390, 5.4.1); 1 is an ordinary screen's white."""
    top, white = _light_to_pq(PEAK), _light_to_pq(WHITE)
    value, most = min(_light_to_pq(light) / top, 1.0), white / top
    knee = 1.5 * most - 0.5
    if value > knee:
        t = (value - knee) / (1 - knee)
        value = (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (3 * t**2 - 2 * t**3) * most
    return _pq_to_light(value * top) / WHITE
