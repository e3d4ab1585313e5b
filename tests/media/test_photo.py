"""Photos as they are published: right-looking, bare, or refused; whatever the original holds."""

from __future__ import annotations

import random
import re
import struct
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from colorimetry import DISPLAY_P3, rgb_profile
from originals import (
    KINDS,
    RED,
    Desk,
    near,
    noise,
    png_chunk,
    quarters,
    saved,
    segment,
    with_chunk,
    with_segments,
)
from published_files import assert_bare, jpeg_segments
from showcase.bounded import Bounds, TookTooLong, end_workers, run_bounded
from showcase.media.board import render_board
from showcase.media.photo import recall_photo, render_photo, verify_photo
from showcase.reader.media_file import BOUNDS, UnfitMedia

SECRET = b"SECRET"
MEGABYTE = 1 << 20


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_photo_is_rendered_and_recalled(desk: Desk) -> None:
    name = desk.save(quarters(1000, 600), "a.png")
    picture = desk.render(name)
    assert [r.width for r in picture.webp] == [480, 960, 1000]
    assert near(desk.pixels(picture.webp[0]).getpixel((100, 60)), RED)
    assert recall_photo(desk.identify(name), desk.store) == picture


def test_nothing_is_kept_of_a_broken_photo(desk: Desk) -> None:
    desk.write(saved(noise(), "jpeg"))
    file = desk.identify("a.jpg")
    raw = (desk.folder / "a.jpg").read_bytes()[:-200]
    desk.write(raw)
    with pytest.raises(UnfitMedia, match="损坏"):
        desk.render("a.jpg")
    assert desk.store.files() == {}
    assert recall_photo(file, desk.store) is None


# What cameras, phones and programs write beside the pixels, each with a word that must never be published.


def secret_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x010E], exif[0x013B] = "SECRET-maker", "SECRET-description", "SECRET-artist"
    exif[0x8825] = {1: "N", 2: (35.0, 45.0, 1.0), 3: "E", 4: (115.0, 1.0, 2.0), 29: "SECRET-day"}
    exif[0x8769] = {0xA431: "SECRET-serial", 0x927C: b"SECRET-maker-note", 0xA420: "SECRET-picture-id"}
    return exif


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>SECRET-xmp</dc:creator></x:xmpmeta>'
PROFILE = rgb_profile(DISPLAY_P3, 2.2).replace(b"none\0", b"SECRE\0"[:5]) + b"SECRET-profile"


def secret_jpeg() -> bytes:
    thumbnail = saved(Image.new("RGB", (32, 24)), "jpeg", comment=b"SECRET-thumbnail")
    resources = b"Photoshop 3.0\0" + b"8BIM\4\4\0\0" + struct.pack(">I", 20) + b"\x1c\2\x19\0\x0fSECRET-keyword"
    raw = saved(quarters(), "jpeg", exif=secret_exif().tobytes() + thumbnail, icc_profile=PROFILE, dpi=(301, 301))
    return (
        with_segments(
            raw,
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
            segment(0xED, resources),
            segment(0xEC, b"Ducky\0SECRET-ducky"),
            segment(0xE5, b"SECRET-maker-segment"),
            segment(0xFE, b"SECRET-comment"),
        )
        + b"SECRET-trailer"
        + thumbnail
    )


def secret_png() -> bytes:
    texts = PngInfo()
    texts.add_text("Comment", "SECRET-text")
    texts.add_text("Author", "SECRET-packed" * 9, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    raw = saved(quarters(), "png", exif=secret_exif(), icc_profile=PROFILE, pnginfo=texts, dpi=(301, 301))
    return (
        with_chunk(with_chunk(raw, b"seCr", b"SECRET-private"), b"tEXt", b"End\0SECRET-late", b"IEND")
        + b"SECRET-trailer"
    )


def secret_gif() -> bytes:
    raw = saved(quarters(), "gif", comment=b"SECRET-comment")
    extension = b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    at = raw.index(b"\x21\xfe")
    return raw[:at] + extension + raw[at:] + b"SECRET-trailer"


def secret_container(kind: str) -> bytes:
    raw = saved(quarters(), kind, exif=secret_exif().tobytes(), xmp=XMP, icc_profile=PROFILE)
    return raw + struct.pack(">I4s", 30, b"free") + b"SECRET-free-space-.....!"[:22]


SECRETS: dict[str, Callable[[], bytes]] = {
    "jpeg": secret_jpeg,
    "png": secret_png,
    "gif": secret_gif,
    "webp": lambda: saved(quarters(), "webp", exif=secret_exif(), xmp=XMP, icc_profile=PROFILE),
    "heic": lambda: secret_container("heic"),
    "avif": lambda: secret_container("avif"),
    "tiff": lambda: saved(
        quarters(),
        "tiff-lzw",
        icc_profile=PROFILE,
        tiffinfo={270: "SECRET-description", 700: XMP, 33432: "SECRET-right"},
    ),
}


@pytest.mark.parametrize("kind", SECRETS)
def test_a_rendition_holds_nothing_but_pixels(desk: Desk, kind: str) -> None:
    raw = SECRETS[kind]()
    planted = set(re.findall(rb"SECRET[-\w]*", raw))
    assert len(planted) >= 3, planted
    for path in desk.files(desk.render(desk.write(raw))):
        assert_bare(path)
        data = path.read_bytes()
        for word in (
            SECRET,
            b"Exif",
            b"EXIF",
            b"GPS",
            b"xmp",
            b"XMP ",
            b"adobe",
            b"ICC",
            b"acsp",
            b"Photoshop",
            b"8BIM",
        ):
            assert word not in data, (path.suffix, word)


def test_a_boards_tiles_hold_nothing_but_pixels(desk: Desk) -> None:
    name = desk.write(secret_jpeg())
    board = render_board(desk.folder / name, desk.identify(name), desk.store)
    tiles = list(desk.store.path.rglob("*.webp"))
    assert len(tiles) == len(board.files) - 1 > 5
    for path in tiles:
        assert_bare(path)
        assert SECRET not in path.read_bytes()


def test_the_strict_reading_sees_what_a_careless_program_would_publish(desk: Desk) -> None:
    """The tests above would fail if anything came along."""
    for name in ("a.jpg", "a.webp"):
        path = desk.folder / desk.save(quarters(), name, exif=secret_exif(), progressive=True)
        with pytest.raises(AssertionError):
            assert_bare(path)
    assert 0xE1 in dict(jpeg_segments((desk.folder / "a.jpg").read_bytes()))
    (desk.folder / "b.jpg").write_bytes(saved(quarters(), "jpeg", progressive=True) + b"x")
    with pytest.raises(AssertionError, match="follows"):
        assert_bare(desk.folder / "b.jpg")


# Files that are two things at once.

PAYLOADS = {
    "zip": b"PK\x03\x04" + bytes(26) + b"PAYLOAD.exe" + bytes(60) + b"PK\x05\x06" + bytes(18),
    "html": b"<html><script>PAYLOAD()</script></html>",
    "pdf": b"%PDF-1.4\n1 0 obj<</PAYLOAD 2>>endobj\ntrailer\n%%EOF",
    "php": b"<?php PAYLOAD(); ?>",
    "program": b"MZ\x90\0PAYLOAD" + bytes(200),
}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_hidden_behind_a_photo_is_not_published(desk: Desk, kind: str, payload: str) -> None:
    raw = saved(quarters(), kind) + PAYLOADS[payload]
    try:
        found = desk.files(desk.render(desk.write(raw)))
    except UnfitMedia:
        assert kind not in {"jpeg", "progressive", "png", "gif"}, "nothing is wrong with these pictures"
        return
    for path in found:
        assert_bare(path)
        assert b"PAYLOAD" not in path.read_bytes()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_was_hidden_within_a_photo_is_not_published(desk: Desk, payload: str) -> None:
    hidden = PAYLOADS[payload]
    jpeg = with_segments(saved(quarters(), "jpeg"), segment(0xFE, hidden), segment(0xE4, hidden))
    png = with_chunk(saved(quarters(), "png"), b"tEXt", b"Comment\0" + hidden)
    script = saved(quarters(), "gif", comment=hidden)
    for raw in (jpeg, png, script):
        for path in desk.files(desk.render(desk.write(raw))):
            assert_bare(path)
            assert b"PAYLOAD" not in path.read_bytes()


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp", "heic"])
def test_a_photo_behind_something_else_is_refused(desk: Desk, kind: str, payload: str) -> None:
    found = desk.verify(PAYLOADS[payload] + saved(quarters(), kind))
    assert isinstance(found, UnfitMedia)


# Damage: a picture is whole or it is refused.


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_breaks_off_is_refused_or_whole(desk: Desk, kind: str) -> None:
    raw = saved(noise(), kind)
    desk.write(raw)
    whole = desk.pixels(desk.render("a.jpg").webp[0]).tobytes()
    keeps = {0, 1, *(len(raw) * step // 24 for step in range(24)), *(len(raw) - less for less in (1, 2, 3, 12, 13, 40))}
    for keep in sorted(keeps):
        found = desk.verify(raw[:keep])
        if not isinstance(found, UnfitMedia):
            # Only what every decoder may lack: the mark that says that nothing follows.
            assert keep >= len(raw) - 20, (keep, len(raw))
            desk.write(raw[:keep])
            assert desk.pixels(desk.render("a.jpg").webp[0]).tobytes() == whole
        else:
            assert found.message
            assert found.remedy


def test_a_jpeg_that_was_closed_too_early_is_refused(desk: Desk) -> None:
    raw = saved(noise(320, 240), "jpeg")
    assert desk.verify(raw) == (320, 240)
    for percent in (30, 60, 90):
        assert isinstance(desk.verify(raw[: len(raw) * percent // 100] + b"\xff\xd9"), UnfitMedia)


@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_with_flipped_bits_is_shown_or_refused_and_nothing_worse(desk: Desk, kind: str) -> None:
    dice, whole = random.Random(kind), saved(noise(48, 32), kind)  # noqa: S311
    for _ in range(30):
        raw = bytearray(whole)
        for _ in range(dice.choice((1, 3, 20))):
            # Mostly where the structure is told.
            at = dice.randrange(min(len(raw), 700) if dice.random() < 0.7 else len(raw))
            raw[at] ^= 1 << dice.randrange(8)
        found = desk.verify(bytes(raw))
        assert isinstance(found, (tuple, UnfitMedia))
    assert desk.verify(whole) == (48, 32)


# Bombs: small files that want much memory or time.


def patched(raw: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    at = raw.index(mark) + offset
    return raw[:at] + value + raw[at + len(value) :]


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + png_chunk(b"IEND", b"")


def packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


def tiff_of(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    """A TIFF whose only directory has these entries: tag, type, count, value."""
    fields = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + fields + struct.pack("<I", following) + bytes(64)


def tiff_frame(width: int, height: int, compression: int = 1) -> tuple[tuple[int, int, int, int], ...]:
    return ((256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1))


HUGE = b"\x7f\xff\xff\xff"
BOMBS: dict[str, Callable[[], bytes]] = {
    "png of a huge size": lambda: png_of(60_000, 60_000, png_chunk(b"IDAT", zlib.compress(bytes(99)))),
    "png with far too many pixels": lambda: png_of(2, 2, png_chunk(b"IDAT", packed(50))[:-4] + b"\0\0\0\0"),
    "png with a huge text": lambda: with_chunk(saved(quarters(), "png"), b"zTXt", b"a\0\0" + packed(40)),
    "png with many texts": lambda: png_of(
        2, 2, *[png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(MEGABYTE - 9)))] * 99
    ),
    "png with a huge profile": lambda: with_chunk(saved(quarters(), "png"), b"iCCP", b"a\0\0" + packed(40)),
    "gif of a huge size": lambda: patched(saved(quarters(), "gif"), b"GIF", 6, b"\xff\xff\xff\xff"),
    "gif with a huge picture": lambda: patched(saved(quarters(), "gif"), b"\x2c\0\0\0\0", 5, b"\xff\xff\xff\xff"),
    "webp of a huge size": lambda: patched(saved(quarters().convert("RGBA"), "webp", xmp=b"x"), b"VP8X", 12, b"\xff\xff\x3f\xff\xff\x3f"),
    "heic of a huge size": lambda: patched(saved(quarters(), "heic"), b"ispe", 8, HUGE * 2),
    "avif of a huge size": lambda: patched(saved(quarters(), "avif"), b"ispe", 8, HUGE * 2),
    "jpeg of a huge size": lambda: patched(saved(quarters(), "jpeg"), b"\xff\xc0", 5, b"\xff\xff\xff\xff"),
    "tiff of a huge size": lambda: tiff_of(*tiff_frame(1 << 30, 1 << 30), (273, 4, 1, 8), (279, 4, 1, 64)),
    "tiff with a huge strip": lambda: tiff_of(*tiff_frame(9_000, 9_000, 5), (273, 4, 1, 8), (278, 4, 1, 9_000), (279, 4, 1, 0xFFFFFFFF)),
    "tiff with strips without end": lambda: tiff_of(*tiff_frame(9_000, 9_000), (273, 4, 0x3FFFFFFF, 8), (279, 4, 0x3FFFFFFF, 8)),
    "tiff that goes in circles": lambda: tiff_of(*tiff_frame(9, 9), (273, 4, 1, 8), (330, 4, 1, 8), (34665, 4, 1, 8), following=8),
    "tiff whose tags are huge": lambda: tiff_of(*tiff_frame(9, 9), *[(tag, 7, 0xFFFFFFFF, 8) for tag in range(700, 900)]),
}  # fmt: skip


# Sound pictures, but for what a decoder need not look at.
HARMLESS = {"png with far too many pixels", "tiff that goes in circles"}
LINUX = sys.platform == "linux"


def peak_megabytes() -> float:
    """The most memory that the worker had, which answers the next call too. (What `getrusage` tells begins with its parent's.)"""
    status = run_bounded(BOUNDS, Path.read_text, Path("/proc/self/status"))
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_harms_nobody(desk: Desk, bomb: str) -> None:
    raw = BOMBS[bomb]()
    began = time.perf_counter()
    found = desk.verify(raw)
    assert time.perf_counter() - began < BOUNDS.seconds
    assert isinstance(found, tuple if bomb in HARMLESS else UnfitMedia), found
    if LINUX:
        assert peak_megabytes() < BOUNDS.megabytes


def many_scans(scans: int) -> bytes:
    """A grey progressive JPEG of a hundred million pixels, each of whose scans says in few bytes: nothing new."""
    side = 10_000
    table = segment(0xDB, b"\0" + bytes([1] * 64))
    frame = segment(0xC2, struct.pack(">BHHB", 8, side, side, 1) + b"\1\x11\0")
    # One code each for DC and AC: no difference, and the end of 32 767 blocks, told by fourteen more bits.
    codes = segment(0xC4, b"\0" + b"\1" + bytes(15) + b"\0") + segment(0xC4, b"\x10" + b"\1" + bytes(15) + b"\xe0")
    blocks = (side // 8) ** 2
    first = segment(0xDA, b"\1\1\0\0\0\0") + bytes(blocks // 8 + 1)
    runs = "".join("0" + "1" * 14 for _ in range(blocks // 32_767 + 1))
    coded = (
        int(runs.ljust(-(-len(runs) // 8) * 8, "1"), 2).to_bytes(-(-len(runs) // 8), "big").replace(b"\xff", b"\xff\0")
    )
    return (
        b"\xff\xd8" + table + frame + codes + first + (segment(0xDA, b"\1\1\0\1\x3f\0") + coded) * scans + b"\xff\xd9"
    )


def test_a_jpeg_of_thousands_of_scans_is_ended(desk: Desk) -> None:
    name = desk.write(many_scans(20_000))
    file = desk.identify(name)
    began = time.perf_counter()
    with pytest.raises(TookTooLong):
        run_bounded(Bounds(seconds=1, megabytes=BOUNDS.megabytes), verify_photo, desk.folder / name, file)
    assert time.perf_counter() - began < BOUNDS.seconds


def test_after_all_that_the_next_photo_is_rendered(desk: Desk) -> None:
    desk.verify(BOMBS["png with far too many pixels"]())
    name = desk.write(saved(quarters(), "jpeg"))
    picture = run_bounded(BOUNDS, render_photo, desk.folder / name, desk.identify(name), desk.store)
    assert near(desk.pixels(picture.jpeg).getpixel((60, 40)), RED)


# What sound originals take.


def test_a_phones_photo_takes_little_memory(desk: Desk) -> None:
    name = desk.write(saved(noise(400, 300).resize((4000, 3000)), "jpeg", quality=80))
    end_workers()
    run_bounded(BOUNDS, render_photo, desk.folder / name, desk.identify(name), desk.store)
    if LINUX:
        assert peak_megabytes() < 128


def test_the_largest_jpeg_is_decoded_within_the_bounds(desk: Desk) -> None:
    assert desk.verify(saved(Image.new("L", (10_000, 10_000), 90), "jpeg", quality=50)) == (10_000, 10_000)
