"""Pictures for those outside the house."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from originals import KINDS, Desk, near, noise, oriented, quarters, segment, with_segments
from published_files import jpeg_segments
from showcase.desk.jpeg_copy import copy_jpeg
from showcase.desk.word.picture_copy import DOCUMENT_SIDE, document_picture, document_size, original_copy
from showcase.reader.media_file import UnfitMedia


def assert_bare_jpeg(data: bytes) -> None:
    """Tables, frame and scan of a baseline JPEG, and JFIF's own mark: nothing else."""
    assert {marker for marker, _ in jpeg_segments(data)} <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=["JPEG"])
    image.load()
    return image


def test_a_documents_picture_is_small_upright_and_bare(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    name = desk.save(quarters(2400, 1600), "a.jpg", exif=oriented(6), comment=b"SECRET")
    data = document_picture(tmp_path, desk.identify(name))
    assert_bare_jpeg(data)
    assert opened(data).size == document_size(desk.identify(name)) == (1067, DOCUMENT_SIDE)


def test_an_original_jpeg_keeps_its_pixels_and_loses_its_notes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(quarters(), "a.jpg", exif=oriented(6))
    desk.write(with_segments((tmp_path / "a.jpg").read_bytes(), segment(0xFE, b"SECRET")))
    original = (tmp_path / "a.jpg").read_bytes()
    data = original_copy(tmp_path, desk.identify("a.jpg"))
    assert b"SECRET" in original
    assert b"SECRET" not in data
    assert opened(data).tobytes() == opened(original).tobytes()
    assert opened(data).getexif()[0x0112] == 6


@pytest.mark.parametrize("kind", ["png", "heic"])
def test_another_format_becomes_a_jpeg_in_full_size(tmp_path: Path, kind: str) -> None:
    desk = Desk(tmp_path)
    format_name, options = KINDS[kind]
    desk.save(quarters(), "a.img", format=format_name, **options)
    data = original_copy(tmp_path, desk.identify("a.img"))
    assert_bare_jpeg(data)
    image = opened(data)
    assert image.size == (240, 160)
    assert near(image.getpixel((10, 10)), quarters().getpixel((10, 10)))  # type: ignore[arg-type]


def test_a_comment_does_not_come_along(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(quarters().quantize(), "a.gif", comment=b"SECRET")
    assert b"SECRET" in (tmp_path / "a.gif").read_bytes()
    for function in (document_picture, original_copy):
        assert b"SECRET" not in function(tmp_path, desk.identify("a.gif"))


def test_a_jpeg_that_only_decoders_understand_is_encoded_anew_without_its_comment(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(noise(200, 120), "a.jpg", comment=b"SECRET")
    jpeg = (tmp_path / "a.jpg").read_bytes()
    desk.write(jpeg[:20] + b"\0\0" + jpeg[20:])
    with pytest.raises(ValueError, match="marker"):
        copy_jpeg((tmp_path / "a.jpg").read_bytes())
    data = original_copy(tmp_path, desk.identify("a.jpg"))
    assert b"SECRET" not in data
    assert opened(data).size == (200, 120)


@pytest.mark.parametrize("function", [document_picture, original_copy])
def test_an_original_that_changed_meanwhile_is_refused(tmp_path: Path, function: object) -> None:
    desk = Desk(tmp_path)
    file = desk.identify(desk.save(quarters(), "a.jpg"))
    desk.save(quarters(300, 200), "a.jpg")
    with pytest.raises(UnfitMedia, match="改动"):
        function(tmp_path, file)  # type: ignore[operator]
    (tmp_path / "a.jpg").unlink()
    with pytest.raises(UnfitMedia, match="改动"):
        function(tmp_path, file)  # type: ignore[operator]
