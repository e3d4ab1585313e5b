"""Colours as a screen in sRGB shows them. Differences are mean ΔE (CIE 1976)."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageCms

import colorimetry
from colorimetry import ADOBE_RGB, BT2020, DISPLAY_P3, Primaries, difference, gamma, rgb_profile, srgb_light
from originals import near, quarters, saved, with_chunk
from showcase.media.color import in_srgb, profile_of
from showcase.media.pixels import decode
from showcase.reader.media_file import sha256_of
from showcase.reader.photo_file import identify_photo, opened

NOTICEABLE = 2.0


def scene(width: int = 150, height: int = 100) -> Image.Image:
    """Smooth transitions between strong and weak colours, as in a photo."""
    colors = [(230, 40, 30), (250, 200, 20), (20, 160, 60), (10, 120, 230), (200, 150, 120), (128, 128, 128)]
    colors += [(240, 240, 235), (20, 20, 30), (160, 40, 160), (90, 200, 220), (60, 70, 20), (250, 120, 90)]
    small = Image.frombytes("RGB", (4, 3), bytes(value for color in colors for value in color))
    return small.resize((width, height), Image.Resampling.BICUBIC)


def decoded(folder: Path, raw: bytes, width: int = 50) -> Image.Image:
    path = folder / "original"
    path.write_bytes(raw)
    return smaller(decode(path, identify_photo(folder, PurePosixPath("original"), sha256_of(path)), width), width)


def smaller(image: Image.Image, width: int = 50) -> Image.Image:
    if image.width <= width:
        return image
    return image.resize((width, image.height * width // image.width), Image.Resampling.BOX)


@pytest.mark.parametrize(("primaries", "exponent"), [(DISPLAY_P3, 2.2), (ADOBE_RGB, 2.19921875)])
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic", "avif", "tiff-lzw"])
def test_colours_of_a_wide_space_are_converted(
    tmp_path: Path, kind: str, primaries: Primaries, exponent: float
) -> None:
    icc = rgb_profile(primaries, exponent)
    found = decoded(tmp_path, saved(scene(), kind, icc_profile=icc))
    expected = smaller(colorimetry.in_srgb(scene(), primaries, gamma(exponent)))
    # Without the conversion it would be seen, so that this test tells something.
    assert difference(smaller(scene()), expected) > 2 * NOTICEABLE
    assert difference(found, expected) < NOTICEABLE


def test_colours_of_printing_inks_are_converted_by_their_profile(tmp_path: Path) -> None:
    inks = scene().convert("CMYK", dither=Image.Dither.NONE)
    inks.putdata([(c, m, y, (c * m) >> 9) for c, m, y, _ in inks.get_flattened_data()])
    icc = colorimetry.ink_profile()
    expected = smaller(colorimetry.precisely(inks, icc))
    assert difference(smaller(inks.convert("RGB")), expected) > 2 * NOTICEABLE
    for kind in ("jpeg", "tiff-lzw"):
        assert difference(decoded(tmp_path, saved(inks, kind, icc_profile=icc)), expected) < NOTICEABLE


def test_grey_of_another_gamma_is_converted(tmp_path: Path) -> None:
    grey = scene().convert("L")
    light = [(step / 255) ** 1.0 for step in range(256)]
    expected = grey.point([round(255 * colorimetry.srgb_value(value)) for value in light]).convert("RGB")
    found = decoded(tmp_path, saved(grey, "png", icc_profile=colorimetry.grey_profile(1.0)))
    assert difference(found, smaller(expected)) < NOTICEABLE


def nclx(raw: bytes, primaries: int, transfer: int) -> bytes:
    """A file whose colr box names these colours."""
    at = raw.index(b"colrnclx") + 8
    return raw[:at] + primaries.to_bytes(2, "big") + transfer.to_bytes(2, "big") + raw[at + 4 :]


@pytest.mark.parametrize(("code", "primaries"), [(12, DISPLAY_P3), (11, DISPLAY_P3), (9, BT2020)])
@pytest.mark.parametrize("kind", ["heic", "avif"])
def test_colours_that_are_named_by_a_code_are_converted(
    tmp_path: Path, kind: str, code: int, primaries: Primaries
) -> None:
    found = decoded(tmp_path, nclx(saved(scene(), kind), code, 13))
    expected = smaller(colorimetry.in_srgb(scene(), primaries, srgb_light))
    assert difference(found, expected) < NOTICEABLE


def test_colours_that_a_png_names_by_a_code_are_converted(tmp_path: Path) -> None:
    found = decoded(tmp_path, with_chunk(saved(scene(), "png"), b"cICP", bytes((12, 13, 0, 1))))
    assert difference(found, smaller(colorimetry.in_srgb(scene(), DISPLAY_P3, srgb_light))) < NOTICEABLE


@pytest.mark.parametrize("kind", ["heic", "avif"])
@pytest.mark.parametrize("transfer", [16, 18])
def test_a_picture_of_high_dynamic_range_is_neither_dark_nor_pale(tmp_path: Path, kind: str, transfer: int) -> None:
    # What is as bright as paper: 203 cd/m² (ITU-R BT.2408), 58 % of PQ and 75 % of HLG; and a third of that, and black.
    white, third = {16: (148, 118), 18: (191, 127)}[transfer]
    steps = Image.frombytes("L", (3, 1), bytes((white, third, 0))).resize((240, 160), Image.Resampling.NEAREST)
    found = decoded(tmp_path, nclx(saved(steps.convert("RGB"), kind), 9, transfer))
    levels = [found.getpixel((x, 20))[1] for x in (8, 25, 42)]
    assert 225 <= levels[0] <= 250
    assert 120 <= levels[1] <= 175
    assert levels[2] <= 3


@pytest.mark.parametrize(("index", "primaries"), [("R03", ADOBE_RGB), ("R98", colorimetry.SRGB)])
def test_a_cameras_adobe_rgb_is_converted_without_a_profile(tmp_path: Path, index: str, primaries: Primaries) -> None:
    exif = Image.Exif()
    exif[0x8769] = {0xA001: 0xFFFF, 0xA005: {1: index}}
    found = decoded(tmp_path, saved(scene(), "jpeg", exif=exif))
    curve = gamma(2.19921875) if primaries is ADOBE_RGB else srgb_light
    assert difference(found, smaller(colorimetry.in_srgb(scene(), primaries, curve))) < NOTICEABLE


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        ((0, 0, 0, 0), (255, 255, 255)),
        ((255, 0, 0, 0), (0, 158, 224)),
        ((0, 255, 0, 0), (226, 0, 122)),
        ((0, 0, 255, 0), (255, 237, 0)),
        ((0, 255, 255, 0), (227, 6, 19)),
        ((255, 0, 255, 0), (0, 150, 64)),
        ((255, 255, 0, 0), (49, 39, 131)),
        ((255, 255, 255, 255), (0, 0, 0)),
    ],
)
def test_inks_without_a_profile_look_as_printed(
    tmp_path: Path, ink: tuple[int, int, int, int], expected: tuple[int, int, int]
) -> None:
    # What printers publish of their solid colours in sRGB; a screen's naive conversion is off by up to 120 of 255.
    found = decoded(tmp_path, saved(Image.new("CMYK", (16, 16), ink), "tiff-lzw"))
    assert near(found.getpixel((8, 8)), expected, 30), found.getpixel((8, 8))


def test_colours_of_lab_are_converted(tmp_path: Path) -> None:
    # L*a*b* of sRGB's (200, 80, 60) in the profiles' light D50 is about (50, 47, 36).
    lab = Image.new("LAB", (16, 16), (round(50.3 * 2.55), 128 + 47, 128 + 37))
    assert near(decoded(tmp_path, saved(lab, "tiff-lzw")).getpixel((8, 8)), (200, 80, 60), 8)


P3 = rgb_profile(DISPLAY_P3, 2.2)


@pytest.mark.parametrize("profile", [b"no profile", P3[:200], b"\0" * 128, P3[:128] + b"\xff" * 300])
def test_a_profile_that_cannot_be_read_changes_no_colour(tmp_path: Path, profile: bytes) -> None:
    found = decoded(tmp_path, saved(scene(), "png", icc_profile=profile))
    assert difference(found, smaller(scene())) < 0.5


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_a_profile_for_other_channels_is_as_none(tmp_path: Path, mode: str) -> None:
    image = scene().convert(mode)
    with_profile, without = (decoded(tmp_path, saved(image, "tiff", **more)) for more in ({"icc_profile": P3}, {}))
    assert with_profile.tobytes() == without.tobytes()


@pytest.mark.parametrize("kind", ["heic", "avif", "jpeg", "png"])
def test_a_picture_in_srgb_needs_no_profile(kind: str) -> None:
    raw = saved(quarters(), kind)
    with opened(io.BytesIO(raw)) as image:
        assert profile_of(image, io.BytesIO(raw)) is None


def test_an_embedded_profile_counts_more_than_a_code() -> None:
    raw = with_chunk(saved(quarters(), "png", icc_profile=P3), b"cICP", bytes((9, 16, 0, 1)))
    with opened(io.BytesIO(raw)) as image:
        assert profile_of(image, io.BytesIO(raw)) == P3


def test_pixels_are_left_alone_where_a_profile_says_srgb(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("converted")

    monkeypatch.setattr(ImageCms.ImageCmsTransform, "apply_in_place", never)
    image = scene()
    assert in_srgb(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()) is image
    with pytest.raises(AssertionError, match="converted"):
        in_srgb(image, P3)


def test_a_large_picture_is_converted_in_place() -> None:
    image = scene()
    assert in_srgb(image, P3) is image
