"""Transfer characteristics: how coded values become light, by their code in ITU-T H.273."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

# ITU-R BT.2408: how bright white paper is in a picture of high dynamic range, in candela per square metre.
_PAPER_NITS = 203.0
# Below this part of the paper's light nothing changes; above, lights up to the sun's are pressed together.
_KNEE = 0.6


def srgb(value: float) -> float:
    """IEC 61966-2-1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def gamma(exponent: float) -> Callable[[float], float]:
    """A power of the coded value."""
    return lambda value: float(value**exponent)


def _pq(value: float) -> float:
    """SMPTE ST 2084, whose full scale are 10 000 candela per square metre."""
    root = value ** (1 / 78.84375)
    nits = 10_000 * (max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root)) ** (1 / 0.1593017578125)
    return _pressed(nits / _PAPER_NITS)


def _hlg(value: float) -> float:
    """ITU-R BT.2100, Hybrid Log-Gamma on a screen of 1 000 candela per square metre."""
    scene = value**2 / 3 if value <= 0.5 else (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    return _pressed(1_000 * scene**1.2 / _PAPER_NITS)


def _pressed(light: float) -> float:
    return light if light < _KNEE else _KNEE + (1 - _KNEE) * (1 - math.exp((_KNEE - light) / (1 - _KNEE)))


# What is not named here is shown like sRGB, as browsers do.
TRANSFERS: Mapping[int, Callable[[float], float]] = MappingProxyType(
    {4: gamma(2.2), 5: gamma(2.8), 8: gamma(1.0), 16: _pq, 18: _hlg}
)
