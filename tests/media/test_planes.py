"""Pictures as planes: their colours stay, and their files hold nothing but pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from showcase.media.planes import image_of, planes_of, shrunk, write_planes
from showcase.media.rendition import JPEG_SPEC, WEBP_SPECS, Spec
from small_site import draw_photo

COLORS = [(255, 255, 255), (0, 0, 0), (128, 128, 128), (12, 200, 60), (255, 0, 0), (0, 0, 255), (212, 58, 30)]
TWO_LEVELS = 2


def written(image: Image.Image, size: tuple[int, int], spec: Spec, folder: Path) -> Image.Image:
    path = folder / f"a.{spec.format}"
    write_planes(shrunk(planes_of(image), size), spec, path)
    with Image.open(path) as found:
        assert found.info.keys() <= {
            "background",
            "loop",
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "progressive",
            "progression",
        }
        return found.convert("RGB")


@pytest.mark.parametrize("spec", [WEBP_SPECS[0], JPEG_SPEC], ids=["webp", "jpeg"])
@pytest.mark.parametrize("color", COLORS)
def test_a_colour_stays_what_it_was(tmp_path: Path, color: tuple[int, int, int], spec: Spec) -> None:
    found = written(Image.new("RGB", (101, 77), color), (50, 38), spec, tmp_path).getpixel((20, 20))
    assert isinstance(found, tuple)
    assert max(abs(a - b) for a, b in zip(found, color, strict=True)) <= TWO_LEVELS


@pytest.mark.parametrize("spec", [WEBP_SPECS[0], JPEG_SPEC], ids=["webp", "jpeg"])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (2, 3), (7, 1), (1, 9), (161, 90), (160, 91), (163, 121)])
def test_any_size_can_be_written(tmp_path: Path, size: tuple[int, int], spec: Spec) -> None:
    assert written(Image.new("RGB", (200, 130), "#d43a1e"), size, spec, tmp_path).size == size


@pytest.mark.parametrize("size", [(960, 640), (481, 321), (480, 320)])
def test_shrinking_is_as_good_as_the_best_filter(tmp_path: Path, size: tuple[int, int]) -> None:
    path = draw_photo(tmp_path / "a.png", (1203, 799), seed=4)
    with Image.open(path) as opened:
        image = opened.convert("RGB")
    expected = image.resize(size, Image.Resampling.LANCZOS).convert("YCbCr")
    difference = ImageChops.difference(image_of(shrunk(planes_of(image), size)).convert("YCbCr"), expected)
    assert max(ImageStat.Stat(difference).mean) < TWO_LEVELS


def test_shrinking_step_by_step_moves_nothing(tmp_path: Path) -> None:
    # A shift of half a pixel at each step would show as a mirrored picture that differs from the mirror's picture.
    with Image.open(draw_photo(tmp_path / "a.png", (1600, 1200), seed=5)) as opened:
        image = opened.convert("RGB")
    turned = image.transpose(Image.Transpose.ROTATE_180)
    steps = [(960, 720), (480, 360)]
    one, other = planes_of(image), planes_of(turned)
    for size in steps:
        one, other = shrunk(one, size), shrunk(other, size)
    difference = ImageChops.difference(image_of(one), image_of(other).transpose(Image.Transpose.ROTATE_180))
    assert max(ImageStat.Stat(difference.convert("L")).mean) < TWO_LEVELS


def test_a_webp_file_is_one_chunk_of_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.webp"
    write_planes(shrunk(planes_of(Image.new("RGB", (30, 20), "red")), (30, 20)), WEBP_SPECS[0], path)
    data = path.read_bytes()
    assert (data[:4], data[8:16]) == (b"RIFF", b"WEBPVP8 ")
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert 20 + int.from_bytes(data[16:20], "little") in {len(data), len(data) - 1}


def test_quality_and_method_reach_the_encoder(tmp_path: Path) -> None:
    with Image.open(draw_photo(tmp_path / "a.png", (640, 480), seed=6)) as opened:
        planes = shrunk(planes_of(opened.convert("RGB")), (600, 450))
    sizes = []
    for quality, method in ((50, 4), (90, 4), (90, 0)):
        write_planes(planes, Spec("photo", "webp", 600, quality=quality, method=method), tmp_path / "a.webp")
        sizes.append((tmp_path / "a.webp").stat().st_size)
    assert sizes[0] < sizes[1] < sizes[2]


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    with Image.open(draw_photo(tmp_path / "a.png", (641, 479), seed=7)) as opened:
        image = opened.convert("RGB")
    for number in (1, 2):
        write_planes(shrunk(planes_of(image), (321, 240)), WEBP_SPECS[0], tmp_path / f"{number}.webp")
    assert (tmp_path / "1.webp").read_bytes() == (tmp_path / "2.webp").read_bytes()
