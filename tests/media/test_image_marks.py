"""Pictures inside documents, without what describes them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from documents import SECRET, jpeg_with_marks
from originals import noise, saved, segment, with_segments
from published_files import assert_bare_jpeg, jpeg_segments
from showcase.media.image_marks import bare_jpeg, bare_jpeg2000


def test_a_jpeg_keeps_its_pixels_and_nothing_else() -> None:
    bare = bare_jpeg(jpeg_with_marks())
    assert SECRET not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(jpeg_with_marks())).tobytes()


def test_a_progressive_jpeg_keeps_each_of_its_scans() -> None:
    jpeg = saved(noise(64, 48), "progressive")
    bare = bare_jpeg(with_segments(jpeg, segment(0xE1, b"Exif\0\0SECRET")) + SECRET)
    assert_bare_jpeg(bare)
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()


@pytest.mark.parametrize("marker", [0x02, 0x51, 0xBF, 0xC8, 0xDE, 0xDF, 0xE5, 0xF0, 0xFD])
def test_a_segment_that_no_picture_needs_is_left_out(marker: int) -> None:
    jpeg = saved(noise(16, 16), "jpeg")
    assert bare_jpeg(with_segments(jpeg, segment(marker, SECRET))) == bare_jpeg(jpeg)


def test_a_jpeg_with_restarts_is_whole() -> None:
    jpeg = saved(noise(64, 48), "jpeg", restart_marker_blocks=1)
    assert Image.open(io.BytesIO(bare_jpeg(jpeg))).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()


def test_what_tells_a_printers_colours_stays_but_no_longer_than_it_is() -> None:
    jpeg = saved(noise(16, 16).convert("CMYK"), "jpeg")
    laden = jpeg.replace(b"\xff\xee\x00\x0eAdobe", b"\xff\xee\x00\x14Adobe", 1)
    at = laden.index(b"Adobe") + 12
    bare = bare_jpeg(laden[:at] + SECRET + laden[at:])
    assert SECRET not in bare
    assert Image.open(io.BytesIO(bare)).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()


def test_a_thumbnail_in_the_jpegs_own_mark_is_left_out() -> None:
    jpeg = saved(noise(16, 16), "jpeg")
    bare = bare_jpeg(with_segments(jpeg, segment(0xE0, b"JFXX\0\x13" + SECRET)))
    assert [content for marker, content in jpeg_segments(bare) if marker == 0xE0] == [b"JFIF\0\1\1\0\0\1\0\1\0\0"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\x00\x10JFIF"])
def test_what_is_no_jpeg_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="no "):
        bare_jpeg(data)


def test_a_segment_that_takes_the_pixels_along_is_told() -> None:
    jpeg = saved(noise(64, 48), "jpeg")
    at = jpeg.index(b"\xff\xc4") + 2
    with pytest.raises(ValueError, match="no pixels"):
        bare_jpeg(jpeg[:at] + b"\xff\xff" + jpeg[at + 2 :] + SECRET)


def test_a_scan_that_hides_the_end_is_told() -> None:
    jpeg = saved(noise(64, 48), "jpeg")
    at = jpeg.index(b"\xff\xda") + 2
    with pytest.raises(ValueError, match="no scan"):
        bare_jpeg(jpeg[:at] + b"\x00\xff" + jpeg[at + 2 :] + SECRET)


def test_a_jpeg_that_breaks_off_keeps_what_is_there() -> None:
    jpeg = saved(noise(64, 48), "jpeg")
    assert bare_jpeg(jpeg[:-200]) == jpeg[:2] + bare_jpeg(jpeg)[2:-200]


def box(kind: bytes, data: bytes) -> bytes:
    return (len(data) + 8).to_bytes(4, "big") + kind + data


def test_a_jpeg_2000_keeps_the_boxes_that_a_picture_needs() -> None:
    whole = saved(noise(16, 16), "JPEG2000")
    laden = whole[:12] + box(b"uuid", SECRET) + whole[12:] + box(b"xml ", SECRET)
    assert bare_jpeg2000(laden) == whole
    long = (1).to_bytes(4, "big") + b"uuid" + (16 + len(SECRET)).to_bytes(8, "big") + SECRET
    assert bare_jpeg2000(whole[:12] + long + whole[12:]) == whole


def test_the_last_box_of_a_jpeg_2000_may_say_that_it_goes_to_the_end() -> None:
    open_end = box(b"ftyp", b"jp2 ") + bytes(4) + b"jp2cpixels"
    assert bare_jpeg2000(open_end) == open_end


def test_a_codestream_of_its_own_stays_as_it_is() -> None:
    assert bare_jpeg2000(b"\xff\x4f\xff\x51abc") == b"\xff\x4f\xff\x51abc"


def test_a_box_that_is_cut_off_is_told() -> None:
    with pytest.raises(ValueError, match="cut off"):
        bare_jpeg2000(box(b"jp2h", b"abcdef")[:-3])
