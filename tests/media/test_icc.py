"""Profiles that are made for pictures without one."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

import colorimetry
from showcase.media.icc import ADOBE_RGB, BT709, BT2020, DISPLAY_P3, matrix_profile, press_profile
from showcase.media.transfer import srgb


def read(data: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(data))


@pytest.mark.parametrize(
    ("primaries", "chromaticities"),
    [
        (BT709, colorimetry.SRGB),
        (DISPLAY_P3, colorimetry.DISPLAY_P3),
        (ADOBE_RGB, colorimetry.ADOBE_RGB),
        (BT2020, colorimetry.BT2020),
    ],
)
def test_primaries_are_those_of_the_standard(primaries, chromaticities) -> None:
    for xyz, column in zip(primaries, zip(*colorimetry.to_d50(chromaticities), strict=True), strict=True):
        assert xyz == pytest.approx(column, abs=4e-4)


def test_a_profile_is_read_as_what_it_is() -> None:
    profile = read(matrix_profile(DISPLAY_P3, srgb)).profile
    assert (profile.xcolor_space.strip(), profile.connection_space.strip()) == ("RGB", "XYZ")
    assert profile.red_colorant[0] == pytest.approx(DISPLAY_P3[0], abs=1e-4)


def test_a_profile_is_as_long_as_it_says() -> None:
    for data in (matrix_profile(BT2020, srgb), press_profile()):
        assert int.from_bytes(data[:4], "big") == len(data)
        for tag in range(int.from_bytes(data[128:132], "big")):
            offset, length = (int.from_bytes(data[at : at + 4], "big") for at in (136 + 12 * tag, 140 + 12 * tag))
            assert offset % 4 == 0
            assert offset + length <= len(data)


def test_light_beyond_the_range_is_cut_off() -> None:
    for light in (-1.0, 2.0):
        read(matrix_profile(BT709, lambda _value, light=light: light))


def test_the_press_knows_paper_and_black() -> None:
    profile = read(press_profile())
    assert profile.profile.xcolor_space == "CMYK"
    target = ImageCms.createProfile("sRGB")
    for ink, expected in (((0, 0, 0, 0), 255), ((255, 255, 255, 255), 0)):
        found = ImageCms.profileToProfile(Image.new("CMYK", (1, 1), ink), profile, target, outputMode="RGB")
        assert found is not None
        assert all(abs(value - expected) <= 2 for value in found.getpixel((0, 0)))


def test_more_ink_is_never_brighter() -> None:
    profile, target = read(press_profile()), ImageCms.createProfile("sRGB")
    for channel in range(4):
        row = Image.new("CMYK", (16, 1))
        for step in range(16):
            row.putpixel((step, 0), tuple(17 * step if band == channel else 40 for band in range(4)))
        found = ImageCms.profileToProfile(row, profile, target, outputMode="RGB")
        assert found is not None
        levels = list(found.convert("L").tobytes())
        assert levels == sorted(levels, reverse=True)
