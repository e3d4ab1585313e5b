"""An original's pixels, from whatever format it came in."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageChops, TiffImagePlugin

from originals import (
    BLUE,
    GREEN,
    GREY,
    KINDS,
    RED,
    near,
    noise,
    oriented,
    png_chunk,
    quarters,
    saved,
    segment,
    with_chunk,
    with_segments,
)
from showcase.media.pixels import decode
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_file import identify_photo

# EXIF 2.32, tag Orientation: where the first row and the first column of the stored pixels stand in the picture.
ORIENTATIONS = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}
# Wide enough for every decoder's blocks.
SIZE = (96, 64)


def identified(folder: Path, raw: bytes) -> tuple[Path, MediaFile]:
    path = folder / "original.bin"
    path.write_bytes(raw)
    return path, identify_photo(folder, PurePosixPath(path.name), hashlib.sha256(raw).hexdigest())


def pixels(folder: Path, raw: bytes, width: int = 4000) -> Image.Image:
    """The decoded picture, which has the size that its header was said to tell, and RGB only."""
    path, file = identified(folder, raw)
    image = decode(path, file, width)
    assert image.mode == "RGB"
    assert image.width >= min(width, file.width)
    assert image.width / file.width == pytest.approx(image.height / file.height, abs=1 / min(image.size))
    if file.width <= width:
        assert image.size == (file.width, file.height)
    return image


def stored_as(image: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera stores for a picture, by what the orientation says of its rows and columns."""
    row_edge, column_edge = ORIENTATIONS[orientation]
    sideways = row_edge in {"left", "right"}
    width, height = image.size
    stored = Image.new("RGB", (height, width) if sideways else image.size)
    for row in range(stored.height):
        for column in range(stored.width):
            edges = {row_edge: row, column_edge: column}
            x = edges["left"] if "left" in edges else width - 1 - edges["right"]
            y = edges["top"] if "top" in edges else height - 1 - edges["bottom"]
            stored.putpixel((column, row), image.getpixel((x, y)))
    return stored


def is_upright(image: Image.Image) -> bool:
    x, y = image.width // 4, image.height // 4
    corners = [image.getpixel(place) for place in ((x, y), (3 * x, y), (x, 3 * y), (3 * x, 3 * y))]
    return all(map(near, corners, (RED, GREEN, BLUE, GREY)))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"gif", "tiff-jpeg"}))
def test_a_photo_is_upright_however_the_camera_was_held(tmp_path: Path, kind: str, orientation: int) -> None:
    raw = saved(stored_as(quarters(*SIZE), orientation), kind, exif=oriented(orientation))
    found = pixels(tmp_path, raw)
    assert found.size == SIZE
    assert is_upright(found)


def test_a_large_photo_held_sideways_is_upright(tmp_path: Path) -> None:
    turned = quarters(1000, 1500).transpose(Image.Transpose.ROTATE_90)
    found = pixels(tmp_path, saved(turned, "jpeg", exif=oriented(6)), 300)
    assert found.width < 600
    assert is_upright(found)


def test_a_heic_that_says_it_twice_is_turned_once(tmp_path: Path) -> None:
    # Phones turn it in the container and note the same in EXIF.
    raw = saved(stored_as(quarters(*SIZE), 6), "heic", exif=oriented(6))
    assert b"irot" in raw
    assert b"Exif" in raw
    assert is_upright(pixels(tmp_path, raw))


def deep_tiff(mode: str) -> bytes:
    """A TIFF with 16 bits a channel (TIFF 6.0), which Pillow reads but does not write."""
    image = quarters(*SIZE).convert(mode)
    directory = TiffImagePlugin.ImageFileDirectory_v2()
    bands = len(image.getbands())
    data = b"".join(bytes((value, value)) for value in image.tobytes())
    directory[256], directory[257] = SIZE
    directory[258] = (16,) * bands
    directory[259], directory[262], directory[277], directory[278] = (
        1,
        {"RGB": 2, "CMYK": 5, "L": 1}[mode],
        bands,
        SIZE[1],
    )
    directory[279] = len(data)
    # Counted from the directory's end, where the pixels follow.
    directory[273] = 0
    file = io.BytesIO()
    directory.save(file)
    return file.getvalue() + data


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(saved(quarters(*SIZE).convert("CMYK"), "jpeg"), id="cmyk jpeg"),
        pytest.param(saved(quarters(*SIZE), "jpeg", subsampling=0), id="jpeg 4:4:4"),
        pytest.param(saved(quarters(*SIZE), "jpeg", keep_rgb=True), id="jpeg in RGB"),
        pytest.param(saved(quarters(*SIZE), "MPO", save_all=True, append_images=[noise(*SIZE)], quality=95), id="mpo"),
        pytest.param(saved(quarters(*SIZE).quantize(16), "png"), id="palette png"),
        pytest.param(saved(quarters(*SIZE).quantize(4), "png", bits=2), id="palette of two bits"),
        pytest.param(saved(quarters(*SIZE), "png", save_all=True, append_images=[noise(*SIZE)]), id="apng"),
        pytest.param(saved(quarters(*SIZE), "webp", save_all=True, append_images=[noise(*SIZE)]), id="animated webp"),
        pytest.param(saved(quarters(*SIZE), "gif", save_all=True, append_images=[noise(*SIZE)]), id="animated gif"),
        pytest.param(saved(quarters(*SIZE), "tiff", save_all=True, append_images=[noise(*SIZE)]), id="tiff of pages"),
        pytest.param(saved(quarters(*SIZE).convert("CMYK"), "tiff-lzw"), id="cmyk tiff"),
        pytest.param(saved(quarters(*SIZE).convert("RGBA"), "tiff-lzw"), id="tiff with alpha"),
        pytest.param(saved(quarters(*SIZE).convert("YCbCr"), "tiff"), id="ycbcr tiff"),
        pytest.param(saved(quarters(*SIZE), "tiff", compression="tiff_adobe_deflate"), id="zip tiff"),
        pytest.param(saved(quarters(*SIZE), "tiff", big_tiff=True), id="bigtiff"),
        pytest.param(saved(quarters(*SIZE), "tiff-jpeg"), id="jpeg in tiff"),
        pytest.param(deep_tiff("RGB"), id="deep tiff"),
        pytest.param(deep_tiff("CMYK"), id="deep cmyk tiff"),
        pytest.param(saved(quarters(*SIZE).convert("RGBA"), "heic"), id="heic with alpha"),
        pytest.param(saved(quarters(*SIZE).convert("RGBA"), "avif"), id="avif with alpha"),
    ],
)
def test_every_kind_of_file_gives_its_first_picture(tmp_path: Path, raw: bytes) -> None:
    found = pixels(tmp_path, raw)
    x, y = SIZE[0] // 4, SIZE[1] // 4
    corners = [found.getpixel(place) for place in ((x, y), (3 * x, y), (x, 3 * y), (3 * x, 3 * y))]
    # Inks do not reach a screen's colours; elsewhere only rounding differs.
    with Image.open(io.BytesIO(raw)) as image:
        tolerance = 75 if image.mode == "CMYK" else 12
    assert all(near(*pair, tolerance) for pair in zip(corners, (RED, GREEN, BLUE, GREY), strict=True)), corners


def test_inks_that_adobe_turned_round_are_not_a_negative(tmp_path: Path) -> None:
    raw = saved(Image.new("CMYK", SIZE, (0, 0, 0, 0)), "jpeg")
    assert b"Adobe" in raw
    assert near(pixels(tmp_path, raw).getpixel((9, 9)), (255, 255, 255), 4)


def ycck(ink: int) -> bytes:
    """A CMYK JPEG of so much of three inks, which are coded as luma and chroma (Adobe's transform 2)."""
    raw = saved(Image.new("CMYK", SIZE, (255 - ink, 127, 127, 0)), "jpeg")
    at = raw.index(b"Adobe")
    return raw[: at + 11] + b"\2" + raw[at + 12 :]


def test_inks_coded_as_luma_and_chroma_are_read(tmp_path: Path) -> None:
    for ink in (0, 100, 230):
        found = pixels(tmp_path, ycck(ink)).getpixel((9, 9))
        assert near(
            found, pixels(tmp_path, saved(Image.new("CMYK", SIZE, (ink, ink, ink, 0)), "jpeg")).getpixel((9, 9)), 6
        )


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "gif", "heic", "avif"])
def test_grey_is_grey(tmp_path: Path, kind: str) -> None:
    found = pixels(tmp_path, saved(Image.new("L", SIZE, 90), kind))
    assert near(found.getpixel((9, 9)), (90, 90, 90), 3)


@pytest.mark.parametrize("kind", ["png", "tiff", "tiff-lzw"])
def test_sixteen_bits_of_grey_are_scaled(tmp_path: Path, kind: str) -> None:
    found = pixels(tmp_path, saved(Image.new("I;16", SIZE, 90 * 257), kind))
    assert found.getpixel((9, 9)) == (90, 90, 90)
    assert pixels(tmp_path, deep_tiff("L")).getpixel((9, 9)) == quarters(*SIZE).convert("L").convert("RGB").getpixel(
        (9, 9)
    )


def deep_png() -> bytes:
    """Three channels of 16 bits (PNG, third edition, 11.2.1)."""
    rows = (quarters(*SIZE).crop((0, y, SIZE[0], y + 1)).tobytes() for y in range(SIZE[1]))
    data = b"".join(b"\0" + b"".join(bytes((value, 0x55)) for value in row) for row in rows)
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", *SIZE, 16, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(data)) + png_chunk(b"IEND", b"")


def test_sixteen_bits_of_colour_are_scaled(tmp_path: Path) -> None:
    assert is_upright(pixels(tmp_path, deep_png()))


@pytest.mark.parametrize("kind", ["png", "webp", "webp-lossless", "tiff", "heic", "avif"])
def test_paper_shows_through_what_is_transparent(tmp_path: Path, kind: str) -> None:
    image = Image.new("RGBA", SIZE, (200, 0, 0, 255))
    image.paste((0, 200, 0, 0), (48, 0, 96, 64))
    found = pixels(tmp_path, saved(image, kind))
    assert near(found.getpixel((12, 32)), (200, 0, 0), 12)
    assert near(found.getpixel((80, 32)), (255, 255, 255), 4)


@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_png_that_names_a_transparent_colour_shows_paper_there(tmp_path: Path, mode: str) -> None:
    image = quarters(*SIZE).convert(mode)
    image.info.pop("transparency", None)
    raw = saved(image, "png", transparency=image.getpixel((9, 9)))
    assert pixels(tmp_path, raw).getpixel((9, 9)) == (255, 255, 255)
    assert pixels(tmp_path, raw).getpixel((80, 50)) == quarters(*SIZE).convert(mode).convert("RGB").getpixel((80, 50))


@pytest.mark.parametrize(
    "size", [(1, 1), (300, 200), (480, 2), (500, 900), (1601, 999), (1999, 1333), (3000, 1), (2, 3000), (161, 100)]
)
@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_is_at_least_as_large_as_asked_for_and_keeps_its_shape(
    tmp_path: Path, kind: str, size: tuple[int, int]
) -> None:
    pixels(tmp_path, saved(Image.new("RGB", size, RED), kind), 160)


def test_a_draft_looks_like_the_whole(tmp_path: Path) -> None:
    smooth = noise(12, 9).resize((1200, 900), Image.Resampling.BICUBIC)
    found = pixels(tmp_path, saved(smooth, "jpeg"), 400).resize((400, 300), Image.Resampling.LANCZOS)
    expected = smooth.resize((400, 300), Image.Resampling.LANCZOS)
    assert max(ImageChops.difference(found, expected).tobytes()) <= 10


def test_a_file_that_was_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    path, file = identified(tmp_path, saved(quarters(), "jpeg"))
    path.write_bytes(saved(noise(), "jpeg"))
    with pytest.raises(UnfitMedia, match="改动"):
        decode(path, file, 100)


def test_a_thumbnail_beside_the_picture_is_not_taken_for_it(tmp_path: Path) -> None:
    thumbnail = saved(Image.new("RGB", (16, 12), (255, 0, 255)), "jpeg")
    raw = with_segments(saved(quarters(*SIZE), "jpeg"), segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\0\0" + thumbnail))
    assert is_upright(pixels(tmp_path, raw))
    assert pixels(tmp_path, saved(quarters(400, 300), "heic", thumbnails=[64]), 30).size == (400, 300)


def test_a_picture_of_another_size_than_its_header_says_is_refused(tmp_path: Path) -> None:
    raw = saved(quarters(128, 128), "heic")
    at = raw.index(b"ispe") + 8
    for size in ((64, 64), (128, 96)):
        with pytest.raises(UnfitMedia):
            pixels(tmp_path, raw[:at] + struct.pack(">II", *size) + raw[at + 8 :])


def test_a_damaged_note_does_not_spoil_a_sound_picture(tmp_path: Path) -> None:
    raw = with_chunk(saved(quarters(*SIZE), "png"), b"eXIf", b"II*\0\xff\xff\xff\xff")
    assert is_upright(pixels(tmp_path, raw))
