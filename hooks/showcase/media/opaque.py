"""Pixels of any kind at a smaller size, opaque, and never twice in memory at the full one."""

from __future__ import annotations

from PIL import Image

_PAPER = (255, 255, 255)
# What needs no preparation before it is resized.
_PLAIN = frozenset({"RGB", "CMYK", "L", "LAB"})
_BAND_PIXELS = 1 << 20
# A picture of no more is left as large as it is: who asked for it shrinks it anyway, with a faster filter than Pillow's.
_SPARED_PIXELS = 6_500_000


def opaque_at(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A picture at that size, or somewhat larger, in RGB, CMYK, L or LAB; what is transparent shows paper, 16 bits of grey become 8."""
    image.load()
    if image.mode in _PLAIN and "transparency" not in image.info:
        near = image.size == size or image.width * image.height <= _SPARED_PIXELS
        return image if near else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    # As with `reducing_gap`: averaged down to no less than twice the size, from there with the better filter.
    factor = max(1, int(min(image.width / size[0], image.height / size[1]) / 2))
    opaque = _reduced(image, factor)
    box = (0.0, 0.0, image.width / factor, image.height / factor)
    return opaque if opaque.size == size else opaque.resize(size, Image.Resampling.LANCZOS, box)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """The picture opaque and a whole number of times smaller, made band by band."""
    rows = max(1, _BAND_PIXELS // image.width // factor) * factor
    reduced: Image.Image | None = None
    for top in range(0, image.height, rows):
        band = _opaque(image.crop((0, top, image.width, min(top + rows, image.height))))
        if reduced is None:
            reduced = Image.new(band.mode, (-(-image.width // factor), -(-image.height // factor)))
        reduced.paste(band.reduce(factor) if factor > 1 else band, (0, top // factor))
    assert reduced is not None  # noqa: S101 -- a picture has a row
    return reduced


def _opaque(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        # Pillow would cut the numbers off instead of scaling them.
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", layer.size, _PAPER), layer).convert("RGB")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")
