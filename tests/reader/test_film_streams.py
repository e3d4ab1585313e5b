"""The right streams of a film, and which way it is to be looked at."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image

from films import Shot, box, shoot, with_box
from showcase.reader.film_container import container_of
from showcase.reader.film_streams import (
    codec_of,
    displayed_size,
    matrix_of,
    open_film,
    picture_stream,
    sound_stream,
)


def opened(path: Path) -> Any:
    container = container_of(path)
    assert container is not None
    return open_film(path, container)


def test_a_cover_is_not_the_film(tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    with av.open(str(path), "w", format="mp4") as film:
        cover: Any = film.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt, cover.disposition = 320, 320, "yuvj420p", 1024
        voice: Any = film.add_stream("aac", rate=8000, layout="mono")
        film.mux(cover.encode(av.VideoFrame.from_image(Image.new("RGB", (320, 320)))))
        film.mux([*cover.encode(), *voice.encode()])
    with opened(path) as source:
        assert [codec_of(stream) for stream in source.streams.video] == ["mjpeg"]
        assert picture_stream(source) is None


def test_the_sound_that_can_be_decoded_is_taken(tmp_path: Path) -> None:
    with opened(shoot(tmp_path / "film.mp4", Shot(audio="ac3 aac aac"))) as source:
        sound = sound_stream(source)
        assert sound is not None
        assert (sound.index, codec_of(sound)) == (2, "aac")


def test_a_film_may_have_neither_picture_nor_sound(tmp_path: Path) -> None:
    with opened(shoot(tmp_path / "a.mp4", Shot())) as source:
        assert sound_stream(source) is None
    with opened(shoot(tmp_path / "b.mp4", Shot(video=None, audio="aac"))) as source:
        assert picture_stream(source) is None


@pytest.mark.parametrize(
    ("rotation", "mirrored", "matrix", "size"),
    [
        (0, False, (1, 0, 0, 1), (160, 90)),
        (90, False, (0, -1, 1, 0), (90, 160)),
        (180, False, (-1, 0, 0, -1), (160, 90)),
        (-90, False, (0, 1, -1, 0), (90, 160)),
        (0, True, (-1, 0, 0, 1), (160, 90)),
        (90, True, (0, -1, -1, 0), (90, 160)),
    ],
)
def test_a_film_says_which_way_is_up(
    tmp_path: Path, rotation: int, mirrored: bool, matrix: tuple[int, ...], size: tuple[int, int]
) -> None:
    path = shoot(tmp_path / "film.mp4", Shot(rotation=rotation, mirrored=mirrored))
    with opened(path) as source:
        picture = picture_stream(source)
        frame = next(source.decode(picture))
        assert matrix_of(frame) == matrix
        assert displayed_size(picture, frame) == size


@pytest.mark.parametrize(
    ("aspect", "size"),
    [(Fraction(4, 3), (213, 90)), (Fraction(3, 4), (120, 90)), (Fraction(5), (160, 90)), (Fraction(1, 5), (160, 90))],
)
def test_pixels_need_not_be_square(tmp_path: Path, aspect: Fraction, size: tuple[int, int]) -> None:
    with opened(shoot(tmp_path / "film.mp4", Shot(aspect=aspect))) as source:
        picture = picture_stream(source)
        assert displayed_size(picture, next(source.decode(picture))) == size


def test_a_film_that_refers_to_another_file_does_not_show_it(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mov", Shot(), "mov")
    path.with_name("secret.mov").write_bytes(path.read_bytes())
    referring = with_box(
        path.read_bytes(), ("moov", "trak", "mdia", "minf", "dinf", "dref"), lambda _: _alias("secret.mov")
    )
    path.write_bytes(with_box(referring, ("mdat",), lambda inside: bytes(len(inside))))
    # A program that follows references would show it.
    with av.open(str(path), options={"enable_drefs": "1"}) as source:
        assert next(source.decode(video=0)).width == 160
    with opened(path) as source, pytest.raises((av.FFmpegError, StopIteration)):
        next(source.decode(picture_stream(source)))


def _alias(name: str) -> bytes:
    """A data reference to a file in the same folder (QuickTime File Format: `dref` with an entry of type `alis`)."""
    record = bytearray(150)
    # From one level up here to one level up there.
    record[130:134] = b"\0\1\0\1"
    path = f"/{name}".encode()
    record += b"\0\2" + len(path).to_bytes(2, "big") + path + bytes(len(path) % 2) + b"\xff\xff\0\0"
    return bytes(4) + (1).to_bytes(4, "big") + box(b"alis", bytes(4) + bytes(record))
