"""Colour as the tests reckon it, from the standards' chromaticities: nothing here comes from the generator."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence

from PIL import Image, ImageCms

Row = tuple[float, float, float]
Matrix = tuple[Row, Row, Row]
Curve = Callable[[float], float]

# Chromaticities of red, green and blue.
SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
DISPLAY_P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
ADOBE_RGB = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
BT2020 = ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
Primaries = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
D65, D50 = (0.95047, 1.0, 1.08883), (0.9642, 1.0, 0.8249)
BRADFORD: Matrix = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))


def times(a: Matrix, b: Matrix) -> Matrix:
    return tuple(tuple(sum(a[i][k] * b[k][j] for k in range(3)) for j in range(3)) for i in range(3))  # type: ignore[return-value]


def applied(matrix: Matrix, vector: Sequence[float]) -> Row:
    x, y, z = vector
    a, b, c = matrix
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def inverse(m: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return tuple(tuple(value / det for value in row) for row in rows)  # type: ignore[return-value]


def to_xyz(primaries: Primaries) -> Matrix:
    """The matrix from linear RGB of a space with white D65 to XYZ."""
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]
    matrix: Matrix = tuple(zip(*columns, strict=True))  # type: ignore[assignment]
    scale = applied(inverse(matrix), D65)
    return tuple(tuple(value * s for value, s in zip(row, scale, strict=True)) for row in matrix)  # type: ignore[return-value]


def to_d50(primaries: Primaries) -> Matrix:
    """The same, adapted to the white of colour profiles."""
    before, after = applied(BRADFORD, D65), applied(BRADFORD, D50)
    scale: Matrix = ((after[0] / before[0], 0, 0), (0, after[1] / before[1], 0), (0, 0, after[2] / before[2]))
    return times(times(times(inverse(BRADFORD), scale), BRADFORD), to_xyz(primaries))


def srgb_light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def srgb_value(light: float) -> float:
    light = min(max(light, 0.0), 1.0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def gamma(exponent: float) -> Curve:
    return lambda value: value**exponent


def in_srgb(image: Image.Image, primaries: Primaries, curve: Curve) -> Image.Image:
    """An RGB image of another space, pixel by pixel."""
    matrix = times(inverse(to_xyz(SRGB)), to_xyz(primaries))
    light = [curve(step / 255) for step in range(256)]
    data = image.tobytes()
    found = bytearray()
    for at in range(0, len(data), 3):
        linear = applied(matrix, [light[value] for value in data[at : at + 3]])
        found += bytes(round(255 * srgb_value(value)) for value in linear)
    return Image.frombytes("RGB", image.size, bytes(found))


def lab(image: Image.Image) -> list[Row]:
    """CIELAB (D65) of each pixel of an sRGB image."""
    matrix, light = to_xyz(SRGB), [srgb_light(step / 255) for step in range(256)]
    data, found = image.tobytes(), []
    for at in range(0, len(data), 3):
        xyz = applied(matrix, [light[value] for value in data[at : at + 3]])
        x, y, z = (_f(value / white) for value, white in zip(xyz, D65, strict=True))
        found.append((116 * y - 16, 500 * (x - y), 200 * (y - z)))
    return found


def _f(t: float) -> float:
    return t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29


def difference(first: Image.Image, second: Image.Image) -> float:
    """The mean ΔE (CIE 1976) of two sRGB images of one size."""
    assert first.size == second.size
    pairs = list(zip(lab(first), lab(second), strict=True))
    return sum(sum((a - b) ** 2 for a, b in zip(p, q, strict=True)) ** 0.5 for p, q in pairs) / len(pairs)


def profile(device: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    """An ICC profile, version 2.1 (ICC.1:2001-04)."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"test\0" + bytes(78),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + fixed(D50),
        **tags,
    }
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = 128 + 4 + len(table) + len(body)
    header = struct.pack(">I4sI4s4s4s12s4s", size, b"none", 0x02100000, device, space, connection, bytes(12), b"acsp")
    header = (header.ljust(68, b"\0") + fixed(D50)).ljust(128, b"\0")
    return header + struct.pack(">I", len(tags)) + table + body


def fixed(numbers: Iterable[float]) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def curv(exponent: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(exponent * 256))


def rgb_profile(primaries: Primaries, exponent: float) -> bytes:
    columns = zip((b"rXYZ", b"gXYZ", b"bXYZ"), zip(*to_d50(primaries), strict=True), strict=True)
    colors = {tag: b"XYZ \0\0\0\0" + fixed(column) for tag, column in columns}
    return profile(b"mntr", b"RGB ", b"XYZ ", {**colors, **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curv(exponent))})


def grey_profile(exponent: float) -> bytes:
    return profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": curv(exponent)})


def ink_profile(points: int = 5) -> bytes:
    """A CMYK profile with a table (lut16) of so many points a channel, in which inks swallow light as on poor paper."""
    steps = [step / (points - 1) for step in range(points)]
    grid = [ink_lab(c, m, y, k) for c in steps for m in steps for y in steps for k in steps]
    values = b"".join(
        struct.pack(">3H", round(652.8 * light), round(256 * (a + 128)), round(256 * (b + 128))) for light, a, b in grid
    )
    straight = struct.pack(">2H", 0, 65535)
    head = b"mft2\0\0\0\0" + bytes((4, 3, points, 0)) + fixed((1, 0, 0, 0, 1, 0, 0, 0, 1)) + struct.pack(">2H", 2, 2)
    return profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": head + 4 * straight + values + 3 * straight})


def ink_lab(c: float, m: float, y: float, k: float) -> Row:
    """What four inks make of the paper."""
    spread = [ink**0.8 for ink in (c, m, y, k)]
    red, green, blue = (0.94 * (1 - 0.9 * ink) * (1 - 0.92 * spread[3]) for ink in spread[:3])
    # As if red, green and blue light were BT.709's.
    xyz = applied(to_d50(SRGB), (red, green, blue))
    fx, fy, fz = (_f(value / white) for value, white in zip(xyz, D50, strict=True))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def precisely(image: Image.Image, source: bytes) -> Image.Image:
    """Little CMS at its most precise, on every pixel."""
    import io  # noqa: PLC0415

    flags = ImageCms.Flags.HIGHRESPRECALC | ImageCms.Flags.NOOPTIMIZE
    found = ImageCms.profileToProfile(
        image,
        ImageCms.ImageCmsProfile(io.BytesIO(source)),
        ImageCms.createProfile("sRGB"),
        outputMode="RGB",
        flags=flags,
    )
    assert found is not None
    return found
