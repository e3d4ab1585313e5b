"""Colour profiles for pictures that say what their colours are in other words than a profile, or not at all.

Format: ICC.1:2001-04, version 2.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from functools import cache

Curve = Callable[[float], float]
Triple = tuple[float, float, float]
Lab = tuple[int, int, int]

# Red, green and blue as XYZ, adapted from D65 to the profile's D50 (Bradford); chromaticities of ITU-R BT.709 and BT.2020,
# SMPTE EG 432-1 (Display P3) and Adobe RGB (1998).
BT709 = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
BT2020 = ((0.67348, 0.27904, -0.00194), (0.16566, 0.67535, 0.02998), (0.12505, 0.04561, 0.79685))
DISPLAY_P3 = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_D50 = (0.9642, 1.0, 0.8249)
_SAMPLES = 4096
# Colours (CIELAB, relative to the paper) of offset print on coated paper, after ISO 12647-2: black, yellow, magenta, cyan;
# each line without and with the next ink, so that cyan counts eight, magenta four, yellow two and black one.
_PRESS: tuple[Lab, ...] = (
    (100, 0, 0), (16, 0, 0), (93, -6, 95), (15, -2, 10),
    (50, 75, -3), (11, 12, 0), (49, 70, 50), (10, 10, 7),
    (57, -37, -48), (12, -6, -9), (52, -68, 30), (11, -9, 4),
    (25, 21, -47), (6, 4, -9), (22, 0, 0), (0, 0, 0),
)  # fmt: skip


def matrix_profile(primaries: tuple[Triple, Triple, Triple], curve: Curve) -> bytes:
    """The profile of an RGB space: its primaries as XYZ, and how its values from 0 to 1 become light from 0 to 1."""
    samples = [round(65535 * min(1.0, max(0.0, curve(step / (_SAMPLES - 1))))) for step in range(_SAMPLES)]
    trc = b"curv\0\0\0\0" + struct.pack(f">I{_SAMPLES}H", _SAMPLES, *samples)
    colors = {
        tag: b"XYZ \0\0\0\0" + _fixed(*xyz) for tag, xyz in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)
    }
    return _profile(b"mntr", b"RGB ", b"XYZ ", {**colors, b"rTRC": trc, b"gTRC": trc, b"bTRC": trc})


@cache
def press_profile() -> bytes:
    """The profile of CMYK that brings none: offset print, interpolated between its sixteen solid colours."""
    straight = bytes(range(256))
    grid = b"".join(bytes((round(light * 2.55), 128 + a, 128 + b)) for light, a, b in _PRESS)
    identity = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + 4 * straight + grid + 3 * straight
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def _profile(device: bytes, colors: bytes, connection: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 1) + bytes(79),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*_D50),
        **tags,
    }
    table, body = struct.pack(">I", len(tags)), b""
    for tag, content in tags.items():
        table += struct.pack(">4sII", tag, 132 + 12 * len(tags) + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    size = 128 + len(table) + len(body)
    header = struct.pack(">I4xI4s4s4s12x4s", size, 0x02100000, device, colors, connection, b"acsp")
    return header.ljust(68, b"\0") + _fixed(*_D50) + bytes(48) + table + body


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))
