"""Films looked through without decoding all of them."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from films import Shot, scene, shoot
from showcase.media.film_plan import plan_film
from showcase.media.film_sample import sample_film

LONG = Shot(
    times=tuple(number / 10 for number in range(60)),
    encoder={"g": "10"},
    audio="aac",
    seconds=6,
    muxer={"movflags": "+faststart"},
    picture=lambda number: scene((160, 90), number),
)


def key_places(path: Path) -> list[tuple[int, int]]:
    """Where the pictures that stand for themselves begin and end in the file."""
    with av.open(str(path)) as film:
        keys = [packet for packet in film.demux(video=0) if packet.is_keyframe and packet.size]
        return [(packet.pos or 0, (packet.pos or 0) + packet.size) for packet in keys]


@pytest.mark.parametrize("video", ["libx264", "mpeg4"])
def test_a_sound_film_passes(tmp_path: Path, video: str) -> None:
    path = shoot(tmp_path / "film", Shot(**{**vars(LONG), "video": video, "encoder": {}}))
    sample_film(path, plan_film(path))


def test_a_film_whose_pictures_cannot_be_decoded_does_not_pass(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", LONG)
    plan, raw = plan_film(path), path.read_bytes()
    places = key_places(path)
    assert len(places) == 6
    for start, end in places[1:]:
        middle = (start + end) // 2
        path.write_bytes(raw[:middle] + bytes(end - middle) + raw[end:])
        with pytest.raises((av.FFmpegError, ValueError)):
            sample_film(path, plan)


def test_a_film_that_breaks_off_does_not_pass(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", LONG)
    plan, raw = plan_film(path), path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises((av.FFmpegError, ValueError)):
        sample_film(path, plan)
