"""What a camera noted."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from originals import oriented, quarters, saved, with_chunk
from showcase.reader.photo_exif import orientation_of, says_adobe_rgb
from showcase.reader.photo_file import opened


def orientation(raw: bytes) -> int:
    with opened(io.BytesIO(raw)) as image:
        return orientation_of(image, io.BytesIO(raw))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
@pytest.mark.parametrize("held", range(1, 9))
def test_how_a_camera_was_held_is_told(kind: str, held: int) -> None:
    assert orientation(saved(quarters(), kind, exif=oriented(held))) == held


@pytest.mark.parametrize("kind", ["tiff", "heic"])
def test_a_decoder_that_turns_by_itself_leaves_nothing_to_turn(kind: str) -> None:
    assert orientation(saved(quarters(), kind, exif=oriented(6))) == 1


def test_a_note_that_a_heics_decoder_left_as_it_was_is_not_followed() -> None:
    raw = saved(quarters(), "heic")
    with opened(io.BytesIO(raw)) as image:
        image.info["exif"] = oriented(6).tobytes()
        assert orientation_of(image, io.BytesIO(raw)) == 1


def test_a_note_behind_the_pixels_counts() -> None:
    note = oriented(6).tobytes().removeprefix(b"Exif\0\0")
    assert orientation(with_chunk(saved(quarters(), "png"), b"eXIf", note, b"IEND")) == 6


@pytest.mark.parametrize("held", [0, 9, 65535])
def test_a_way_to_hold_a_camera_that_does_not_exist_is_passed_over(held: int) -> None:
    assert orientation(saved(quarters(), "jpeg", exif=oriented(held))) == 1


@pytest.mark.parametrize(
    "note",
    [
        b"Exif\0\0",
        b"Exif\0\0II*\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0XX*\0\x08\0\0\0",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x02\0\x04\0\0\0six\0",
        b"\0" * 50,
    ],
)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_damaged_note_is_passed_over(kind: str, note: bytes) -> None:
    assert orientation(saved(quarters(), kind, exif=note)) == 1


def test_what_xmp_says_of_the_orientation_is_not_followed() -> None:
    # As in browsers: an editor who looks at the original sees it so.
    xmp = b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>'
    assert orientation(saved(quarters(), "jpeg", xmp=xmp)) == 1


@pytest.mark.parametrize(("index", "says"), [("R03", True), ("R98", False), (None, False)])
def test_adobe_rgb_without_a_profile_is_told(index: str | None, says: bool) -> None:
    exif = Image.Exif()
    exif[0x8769] = {0xA001: 0xFFFF, 0xA005: {1: index}} if index else {0xA001: 1}
    raw = saved(quarters(), "jpeg", exif=exif)
    with opened(io.BytesIO(raw)) as image:
        assert says_adobe_rgb(image, io.BytesIO(raw)) == says


def test_a_damaged_note_does_not_say_adobe_rgb() -> None:
    raw = saved(quarters(), "jpeg", exif=b"Exif\0\0II*\0\xff")
    with opened(io.BytesIO(raw)) as image:
        assert not says_adobe_rgb(image, io.BytesIO(raw))
