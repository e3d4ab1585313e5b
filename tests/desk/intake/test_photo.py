"""Photos that were sent."""

from __future__ import annotations

import random
from pathlib import Path

import exifread
import pytest
from PIL import Image, ImageOps

from mailed import photo, squares
from showcase.desk.intake.photo import Photo, difference, examine_photo
from showcase.reader.media_file import UnfitMedia, sha256_of


def examined(path: Path) -> Photo:
    return examine_photo(path, path.with_name(f"bare-{path.name}"))


def scene(path: Path, size: tuple[int, int], quality: int = 90, moved: int = 0) -> Path:
    """A picture with as many details as a photo has, and one thing that may have moved."""
    dice = random.Random(7)  # noqa: S311
    image = Image.frombytes("RGB", (40, 30), dice.randbytes(3600)).resize((1200, 900), Image.Resampling.BICUBIC)
    image.paste((250, 20, 20), (400 + moved, 300, 560 + moved, 620))
    image.resize(size, Image.Resampling.LANCZOS).save(path, "JPEG", quality=quality)
    return path


def noted(path: Path, orientation: int = 6) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 46.0, 12.0), 3: "E", 4: (115.0, 1.0, 40.0)})
    return photo(path, size=(900, 600), exif=exif.tobytes(), comment=b"secret")


def test_the_copy_of_a_jpeg_says_nothing_that_the_camera_noted(tmp_path: Path) -> None:
    path = noted(tmp_path / "a.jpg")
    assert b"secret" in path.read_bytes()
    found = examined(path)
    with found.path.open("rb") as file:
        tags = exifread.process_file(file)
    assert set(tags) <= {"Image Orientation"}
    assert b"secret" not in found.path.read_bytes()
    assert (found.width, found.height, found.tells_place) == (600, 900, False)
    with Image.open(path) as sent, Image.open(found.path) as kept:
        assert sent.tobytes() == kept.tobytes()
    assert (found.sent_sha256, found.sha256) == (sha256_of(path), sha256_of(found.path))


def test_colours_and_turn_stay(tmp_path: Path) -> None:
    profile = b"profile" * 20_000
    path = photo(tmp_path / "a.jpg", icc_profile=profile)
    with Image.open(examined(path).path) as kept:
        assert kept.info["icc_profile"] == profile


def test_what_is_no_jpeg_stays_as_it_is_and_tells_whether_it_knows_its_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 46.0, 12.0)})
    squares(1, (600, 400)).save(tmp_path / "a.webp", exif=exif.tobytes())
    squares(1, (600, 400)).save(tmp_path / "b.png")
    found, plain = examined(tmp_path / "a.webp"), examined(tmp_path / "b.png")
    assert (found.path, found.tells_place, found.suffix) == (tmp_path / "a.webp", True, "webp")
    assert plain.tells_place is False


def test_a_shrunk_copy_is_known_as_the_same_picture(tmp_path: Path) -> None:
    large, small = examined(scene(tmp_path / "a.jpg", (1200, 900))), examined(scene(tmp_path / "b.jpg", (480, 360), 60))
    assert difference(large, small) is not None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_original_is_known_too(tmp_path: Path, orientation: int) -> None:
    turned = noted(tmp_path / "a.jpg", orientation)
    with Image.open(turned) as image:
        ImageOps.exif_transpose(image).resize((300, 200) if orientation < 5 else (200, 300)).save(tmp_path / "b.jpg")
    assert difference(examined(turned), examined(tmp_path / "b.jpg")) is not None


def test_a_second_shot_of_the_scene_is_another_picture(tmp_path: Path) -> None:
    first, second = (
        examined(scene(tmp_path / "a.jpg", (1200, 900))),
        examined(scene(tmp_path / "b.jpg", (1200, 900), moved=60)),
    )
    assert difference(first, second) is None


def test_another_shape_and_plain_surfaces_are_never_the_same(tmp_path: Path) -> None:
    wide, square = (
        examined(photo(tmp_path / "a.jpg", 1, (900, 600))),
        examined(photo(tmp_path / "b.jpg", 1, (600, 600))),
    )
    assert difference(wide, square) is None
    for name in "cd":
        Image.new("RGB", (900, 600), "white").save(tmp_path / f"{name}.jpg")
    assert difference(examined(tmp_path / "c.jpg"), examined(tmp_path / "d.jpg")) is None


@pytest.mark.parametrize("data", [b"\xd7\xcd\xc6\x9a" + bytes(40), b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(9)])
def test_what_word_drew_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    with pytest.raises(UnfitMedia, match="EMF"):
        examined(tmp_path / "a.jpg")


def test_what_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"GIF8")
    with pytest.raises(UnfitMedia, match="不是能打开的"):
        examined(tmp_path / "a.jpg")
