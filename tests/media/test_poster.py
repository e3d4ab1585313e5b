"""The frame that stands for a film."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageStat

from films import Shot, corners, scene, shoot
from showcase.media.film_plan import plan_film
from showcase.media.poster import choose_poster

SIX_SECONDS = tuple(number / 10 for number in range(60))
SIZE = (160, 90)


def poster(path: Path) -> Image.Image:
    return choose_poster(path, plan_film(path))


def shown(image: Image.Image) -> tuple[float, float]:
    """Brightness and variety."""
    facts = ImageStat.Stat(image.convert("L"))
    return facts.mean[0], facts.stddev[0]


def from_black(first: int) -> Callable[[int], Image.Image]:
    return lambda number: scene(SIZE, number) if number >= first else Image.new("RGB", SIZE)


@pytest.mark.parametrize("video", ["libx264", "libvpx"])
@pytest.mark.parametrize("black", [0, 10, 25, 45])
def test_the_poster_is_not_the_black_with_which_a_film_begins(tmp_path: Path, video: str, black: int) -> None:
    form = "webm" if video == "libvpx" else "mp4"
    path = shoot(tmp_path / "film", Shot(video=video, times=SIX_SECONDS, picture=from_black(black)), form)
    assert shown(poster(path))[1] > 20


def test_of_a_film_of_plain_colours_it_is_not_the_darkest(tmp_path: Path) -> None:
    def colour(number: int) -> Image.Image:
        return Image.new("RGB", SIZE, (0, 0, 0) if number < 30 else (30, 60, 180))

    assert shown(poster(shoot(tmp_path / "film", Shot(times=SIX_SECONDS, picture=colour))))[0] > 50


def test_it_is_taken_early(tmp_path: Path) -> None:
    def shade(number: int) -> Image.Image:
        return corners(SIZE, (number * 4, 255, 0, 128)).convert("RGB")

    path = shoot(tmp_path / "film", Shot(times=SIX_SECONDS, picture=shade))
    # A third of six seconds: the twentieth frame.
    assert poster(path).convert("L").getpixel((20, 20)) == pytest.approx(80, abs=6)


@pytest.mark.parametrize(("seconds", "rate"), [(0.1, 10), (0.5, 2), (12.0, 1)])
def test_a_film_of_one_frame_has_a_poster_too(tmp_path: Path, seconds: float, rate: int) -> None:
    shot = Shot(times=(0.0,), rate=rate, audio="aac" if seconds > 1 else None, seconds=seconds)
    assert poster(shoot(tmp_path / "film", shot)).size == SIZE


@pytest.mark.parametrize("rotation", [0, 90, 180, -90])
def test_the_poster_stands_as_a_player_shows_the_film(tmp_path: Path, rotation: int) -> None:
    shot = Shot(size=(96, 64), rotation=rotation, picture=lambda _: corners((96, 64)).convert("RGB"))
    image = poster(shoot(tmp_path / "film", shot)).convert("L")
    expected = corners((96, 64)).rotate(rotation, expand=True)
    assert image.size == expected.size
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            place = (round(x * image.width), round(y * image.height))
            assert abs(image.getpixel(place) - expected.getpixel(place)) < 12


def test_a_poster_is_no_larger_than_a_page_needs(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(video="mpeg4", size=(2560, 1440), times=(0.0, 0.1)))
    assert poster(path).size == (1600, 900)


def test_the_poster_of_a_trimmed_film_shows_what_was_left(tmp_path: Path) -> None:
    def shade(number: int) -> Image.Image:
        return corners(SIZE, (255 if number < 40 else 0, 128, 64, 32)).convert("RGB")

    path = shoot(tmp_path / "film", Shot(times=SIX_SECONDS, picture=shade, muxer={"video_track_timescale": "90000"}))
    raw = path.read_bytes()
    at = raw.index(b"elst") + 12
    path.write_bytes(raw[:at] + (2000).to_bytes(4, "big") + (4 * 90_000).to_bytes(4, "big") + raw[at + 8 :])
    assert poster(path).convert("L").getpixel((20, 20)) < 20
