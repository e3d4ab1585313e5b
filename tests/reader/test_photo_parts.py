"""Parts of photo files that Pillow keeps to itself."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image

from originals import png_chunk as chunk
from originals import quarters, saved, with_chunk
from showcase.reader.photo_parts import color_codes, is_raw, png_chunk


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def codes(*numbers: int) -> bytes:
    return box(b"colr", b"nclx" + struct.pack(">3H", *numbers) + b"\x80")


def container(*properties: bytes, before: bytes = b"") -> io.BytesIO:
    inner = box(b"iprp", box(b"ipco", b"".join(properties)))
    return io.BytesIO(
        box(b"ftyp", b"avif" + bytes(4)) + before + box(b"meta", bytes(4) + box(b"hdlr", bytes(24)) + inner)
    )


@pytest.mark.parametrize("before", [b"IDAT", b"IEND"])
def test_a_chunk_is_found_before_and_behind_the_pixels(before: bytes) -> None:
    png = with_chunk(saved(quarters(), "png"), b"eXIf", b"II*\0", before)
    assert png_chunk(io.BytesIO(png), b"eXIf") == b"II*\0"
    assert png_chunk(io.BytesIO(png), b"cICP") == b""


@pytest.mark.parametrize("keep", [0, 8, 12, 20, 40])
def test_chunks_of_a_file_that_ends_are_none(keep: int) -> None:
    assert png_chunk(io.BytesIO(saved(quarters(), "png")[:keep]), b"eXIf") == b""


def test_a_chunk_that_claims_more_than_there_is_is_what_there_is() -> None:
    huge = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 0xFFFFFFFF, b"eXIf") + b"II"
    assert png_chunk(io.BytesIO(huge), b"eXIf") == b"II"


def test_colour_codes_are_those_of_the_container() -> None:
    assert color_codes(container(box(b"ispe", bytes(12)), codes(12, 13, 6))) == (12, 13)
    assert color_codes(container(box(b"colr", b"prof" + bytes(99)), codes(9, 16, 9))) == (9, 16)


@pytest.mark.parametrize("kind", ["avif", "heic"])
def test_colour_codes_of_real_files_are_found(kind: str) -> None:
    found = color_codes(io.BytesIO(saved(quarters(), kind)))
    assert found is not None
    assert found[1] == 13


def test_boxes_of_other_lengths_are_passed_over() -> None:
    long = struct.pack(">I4sQ", 1, b"free", 16 + 5) + b"12345"
    assert color_codes(container(codes(9, 18, 9), before=long)) == (9, 18)
    last = io.BytesIO(struct.pack(">I4s", 0, b"meta") + bytes(4) + box(b"iprp", box(b"ipco", codes(9, 18, 9))))
    assert color_codes(last) == (9, 18)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 99,
        struct.pack(">I4s", 4, b"meta") * 9,
        struct.pack(">I4s", 1, b"meta"),
        box(b"colr", b"nclx" + bytes(9)),
    ],
)
def test_boxes_that_make_no_sense_tell_no_colours(raw: bytes) -> None:
    assert color_codes(io.BytesIO(raw)) is None


def test_a_box_that_is_shorter_than_its_head_ends_the_search() -> None:
    assert color_codes(container(b"\0\0\0\4" + codes(9, 16, 9))) is None


def test_a_box_of_colours_that_breaks_off_tells_none() -> None:
    assert color_codes(container(box(b"colr", b"nclx\0"))) is None


def tiff(order: str, *entries: tuple[int, int, int]) -> io.BytesIO:
    """The first directory of a TIFF: tag, type (3: two bytes, 4: four) and value."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, len(entries))
    fields = [
        struct.pack(f"{order}HHI", tag, kind, 1) + struct.pack(f"{order}{'H2x' if kind == 3 else 'I'}", value)
        for tag, kind, value in entries
    ]
    return io.BytesIO(head + b"".join(fields) + bytes(4))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("entry", [(254, 4, 1), (254, 3, 1), (262, 3, 32803), (262, 3, 34892), (50706, 4, 0x00010401)])
def test_a_raw_file_is_known_by_its_tags(order: str, entry: tuple[int, int, int]) -> None:
    assert is_raw(tiff(order, (256, 3, 9), entry))


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_studios_tiff_is_none(order: str) -> None:
    assert not is_raw(tiff(order, (254, 4, 0), (256, 3, 9), (262, 3, 2)))
    assert not is_raw(io.BytesIO(saved(Image.new("CMYK", (4, 4)), "tiff-lzw")))


@pytest.mark.parametrize("raw", [b"", b"II*\0", b"II*\0\xff\xff\xff\xff", b"II*\0\x08\0\0\0\xff\xff", chunk(b"x", b"")])
def test_a_tiff_that_ends_is_none(raw: bytes) -> None:
    assert not is_raw(io.BytesIO(raw))
