"""Pixels of any kind, opaque, at a smaller size."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from originals import near, noise, quarters
from showcase.media import opaque
from showcase.media.opaque import opaque_at


def deepest(first: Image.Image, second: Image.Image) -> int:
    """The greatest difference of two pictures in any channel."""
    return max(ImageChops.difference(first, second).tobytes())


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "LAB"])
def test_what_is_opaque_keeps_its_channels(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opaque, "_SPARED_PIXELS", 0)
    image = Image.new(
        mode, (40, 30), 100 if mode == "L" else (100, 90, 80, 70)[: len(Image.new(mode, (1, 1)).getbands())]
    )
    assert opaque_at(image, (40, 30)) is image
    small = opaque_at(image, (20, 15))
    assert (small.mode, small.size) == (mode, (20, 15))
    assert small.getpixel((9, 9)) == image.getpixel((9, 9))


def translucent() -> dict[str, Image.Image]:
    """Red, half of it showing through, in each mode that can say so."""
    rgba = Image.new("RGBA", (64, 32), (200, 0, 0, 128))
    grey = Image.new("LA", (64, 32), (100, 128))
    return {"RGBA": rgba, "RGBa": rgba.convert("RGBa"), "LA": grey}


@pytest.mark.parametrize("mode", ["RGBA", "RGBa", "LA"])
@pytest.mark.parametrize("size", [(64, 32), (16, 8), (3, 2)])
def test_paper_shows_through(mode: str, size: tuple[int, int]) -> None:
    found = opaque_at(translucent()[mode], size)
    assert (found.mode, found.size) == ("RGB", size)
    expected = (177, 177, 177) if mode.startswith("L") else (227, 127, 127)
    assert near(found.getpixel((0, 0)), expected, 2)


def test_colours_of_what_cannot_be_seen_do_not_bleed() -> None:
    image = Image.new("RGBA", (64, 32), (0, 255, 0, 0))
    image.paste((200, 0, 0, 255), (32, 0, 64, 32))
    found = opaque_at(image, (9, 5))
    assert near(found.getpixel((1, 2)), (255, 255, 255), 3)
    assert near(found.getpixel((7, 2)), (200, 0, 0), 3)
    # On the edge red meets paper: no green.
    red, green, blue = found.getpixel((4, 2))
    assert abs(green - blue) <= 2 < red - green


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_colour_that_is_declared_transparent_shows_paper(mode: str) -> None:
    image = Image.new(mode, (8, 8), 10 if mode == "L" else (10, 20, 30))
    image.info["transparency"] = image.getpixel((0, 0))
    assert opaque_at(image, (8, 8)).getpixel((4, 4)) == (255, 255, 255)


def test_a_palette_becomes_its_colours() -> None:
    image = quarters(64, 32).quantize(8)
    assert near(opaque_at(image, (64, 32)).getpixel((4, 4)), (220, 30, 30), 3)
    image.info["transparency"] = image.getpixel((0, 0))
    assert opaque_at(image, (64, 32)).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
@pytest.mark.parametrize(("value", "grey"), [(0, 0), (65535, 255), (32896, 128), (514, 2)])
def test_sixteen_bits_become_eight(mode: str, value: int, grey: int) -> None:
    image = Image.new("I;16", (8, 8), value)
    if mode == "I;16B":
        image = Image.frombytes("I;16B", (8, 8), value.to_bytes(2, "big") * 64)
    assert opaque_at(image, (8, 8)).getpixel((1, 1)) == grey
    assert opaque_at(image, (2, 2)).getpixel((1, 1)) == grey


def test_black_and_white_become_greys() -> None:
    image = Image.effect_noise((64, 64), 200).convert("1")
    small = opaque_at(image, (8, 8))
    assert small.mode == "L"
    assert len(set(small.tobytes())) > 8


@pytest.mark.parametrize("mode", ["YCbCr", "HSV", "RGBX"])
def test_other_ways_to_write_colours_become_rgb(mode: str) -> None:
    assert near(opaque_at(quarters(64, 32).convert("RGB").convert(mode), (64, 32)).getpixel((4, 4)), (220, 30, 30), 3)


@pytest.mark.parametrize("size", [(100, 75), (33, 25), (16, 12), (99, 74)])
def test_bands_leave_no_seam(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    image = noise(100, 75).resize((200, 150), Image.Resampling.BICUBIC).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((200, 150)))
    whole = opaque_at(image, size)
    for pixels in (1, 200, 200 * 7, 200 * 64):
        monkeypatch.setattr(opaque, "_BAND_PIXELS", pixels)
        assert opaque_at(image, size).tobytes() == whole.tobytes()


@pytest.mark.parametrize("size", [(61, 47), (20, 15), (7, 5)])
def test_a_shrunk_picture_is_where_the_best_filter_puts_it(size: tuple[int, int]) -> None:
    smooth = noise(6, 5).resize((211, 157), Image.Resampling.BICUBIC)
    paper = Image.new("RGBA", smooth.size, (255, 255, 255, 255))
    best = Image.alpha_composite(paper, smooth.convert("RGBA")).convert("RGB").resize(size, Image.Resampling.LANCZOS)
    assert deepest(opaque_at(smooth.convert("RGBA"), size), best) <= 6


def test_what_is_opaque_and_not_large_is_left_as_it_is() -> None:
    image = quarters()
    assert opaque_at(image, (24, 16)) is image
