"""JPEGs whose pixels break off."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from originals import noise, quarters, saved
from showcase.media.jpeg_end import breaks_off

EOI = b"\xff\xd9"
SCENE = noise(40, 30).resize((320, 240), Image.Resampling.BICUBIC)


def broken(raw: bytes, draft: int = 1) -> bool:
    with Image.open(io.BytesIO(raw)) as image:
        image.draft(None, (image.width // draft, image.height // draft))
        image.load()
        return breaks_off(image, raw)


def cut(raw: bytes, percent: int) -> bytes:
    """A JPEG that ends early, but as a JPEG should: what a repair or a broken upload leaves."""
    return raw[: len(raw) * percent // 100] + EOI


@pytest.mark.parametrize("percent", [20, 50, 80, 95])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("draft", [1, 2])
def test_a_half_grey_picture_is_noticed(percent: int, mode: str, draft: int) -> None:
    assert broken(cut(saved(SCENE.convert(mode), "jpeg"), percent), draft)


@pytest.mark.parametrize("options", [{}, {"subsampling": 0}, {"restart_marker_rows": 1}, {"progressive": True}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_whole_picture_is_whole(mode: str, options: dict[str, object]) -> None:
    assert not broken(saved(SCENE.convert(mode), "jpeg", **options))
    assert not broken(saved(quarters().convert(mode), "jpeg", **options))


@pytest.mark.parametrize("color", [(255, 255, 255), (0, 0, 0), (90, 120, 60)])
@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_a_picture_that_ends_in_one_colour_is_whole(color: tuple[int, int, int], options: dict[str, object]) -> None:
    image = SCENE.copy()
    ImageDraw.Draw(image).rectangle((0, 100, 320, 240), fill=color)
    raw = saved(image, "jpeg", **options)
    assert not broken(raw)
    assert broken(cut(raw, 30))


def test_what_follows_the_end_does_not_make_a_picture_broken() -> None:
    raw = saved(quarters(), "jpeg")
    assert not broken(raw + b"PK\3\4" + bytes(500))
    assert not broken(saved(quarters(), "MPO", save_all=True, append_images=[SCENE]))
