"""JPEGs copied without notes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from originals import noise, oriented, quarters, saved, segment, with_segments
from published_files import jpeg_segments
from showcase.desk.jpeg_copy import copy_jpeg
from showcase.reader.photo_exif import says_adobe_rgb

GPS = b"Exif\0\0" + b"GPS-31.2304-121.4737 SERIAL-0815"


def pixels(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image.copy()


def same_pixels(one: bytes, other: bytes) -> bool:
    return ImageChops.difference(pixels(one).convert("RGB"), pixels(other).convert("RGB")).getbbox() is None


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_blocks": 2}])
def test_pixels_stay_to_the_bit_and_notes_do_not(options: dict[str, int]) -> None:
    buffer = io.BytesIO()
    noise(200, 120).save(buffer, "JPEG", quality=92, comment=b"SECRET", **options)
    noted = with_segments(
        buffer.getvalue(),
        segment(0xE1, GPS),
        segment(0xED, b"Photoshop 3.0\0SECRET"),
        segment(0xE5, b"SECRET"),
        segment(0xFE, b"SECRET"),
    )
    clean = copy_jpeg(noted + b"SECRET behind the end \xff\xd8\xff\xe1")
    assert same_pixels(noted, clean)
    assert not any(word in clean for word in (b"SECRET", b"SERIAL", b"GPS", b"Exif"))
    assert clean.endswith(b"\xff\xd9")
    if "restart_marker_blocks" not in options:
        assert all(marker not in {0xE1, 0xED, 0xE5, 0xFE} for marker, _ in jpeg_segments(clean))


def test_the_thumbnail_of_an_old_header_goes_too() -> None:
    jpeg = saved(quarters(), "jpeg")
    head = b"JFIF\0\x01\x01\x00\x00\x01\x00\x01"
    thumbnail = jpeg[:2] + segment(0xE0, head + b"\x02\x02" + b"THUMBNAIL!!!") + jpeg[20:]
    assert b"THUMBNAIL" not in copy_jpeg(thumbnail)
    assert same_pixels(copy_jpeg(thumbnail), jpeg)


def test_the_way_a_picture_is_turned_stays() -> None:
    turned = io.BytesIO()
    quarters().save(turned, "JPEG", exif=oriented(6))
    clean = copy_jpeg(turned.getvalue(), 6)
    with Image.open(io.BytesIO(clean)) as image:
        assert dict(image.getexif()) == {0x0112: 6}


def test_colours_stay() -> None:
    buffer = io.BytesIO()
    profile = b"a profile of colours" * 9
    quarters().save(buffer, "JPEG", icc_profile=profile)
    with Image.open(io.BytesIO(copy_jpeg(buffer.getvalue()))) as image:
        assert image.info["icc_profile"] == profile
    source = io.BytesIO(copy_jpeg(buffer.getvalue(), adobe_rgb=True))
    with Image.open(source) as image:
        assert says_adobe_rgb(image, source)
    cmyk = io.BytesIO()
    quarters().convert("CMYK").save(cmyk, "JPEG")
    assert same_pixels(cmyk.getvalue(), copy_jpeg(cmyk.getvalue()))
    # Which of two ways of writing four colours it is.
    assert [content[:5] for marker, content in jpeg_segments(copy_jpeg(cmyk.getvalue())) if marker == 0xEE] == [
        b"Adobe"
    ]


@pytest.mark.parametrize("cut", [1, 3, 30, 400, -2])
def test_a_file_that_breaks_off_is_no_jpeg(cut: int) -> None:
    with pytest.raises(ValueError, match=r"no|breaks"):
        copy_jpeg(saved(quarters(), "jpeg")[:cut])


def test_something_else_is_no_jpeg() -> None:
    with pytest.raises(ValueError, match="no JPEG"):
        copy_jpeg(b"\x89PNG\r\n")
