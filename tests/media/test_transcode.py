"""Streams that are encoded anew."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image, ImageStat

from films import Shot, corners, frames, rendered, samples, scene, shoot, streams
from showcase.reader.film_streams import UPRIGHT, matrix_of

H265 = {"x265-params": "log-level=none:pools=none:frame-threads=1"}
VP9 = {"deadline": "realtime", "cpu-used": "8"}
OLD = Shot(video="mpeg4")
TENTHS = tuple(number / 10 for number in range(10))


def times(path: Path) -> list[float]:
    return [frame.time for frame in frames(path)]


@pytest.mark.parametrize(
    ("form", "shot"),
    [
        ("mp4", Shot(video="libx265", audio="aac", encoder=H265)),
        ("mp4", Shot(video="libx265", pixels="yuv420p10le", encoder=H265)),
        ("mp4", Shot(video="mpeg4", audio="libmp3lame")),
        ("mov", Shot(video="mpeg4", audio="pcm_s16le", layout="stereo")),
        ("webm", Shot(video="libvpx", audio="libopus")),
        ("webm", Shot(video="libvpx-vp9", audio="libopus", encoder=VP9)),
        ("matroska", Shot(audio="aac")),
        ("3gp", Shot(video="mpeg4", audio="amr_nb", sound_rate=8000)),
    ],
)
def test_every_film_becomes_one_that_every_browser_plays(tmp_path: Path, form: str, shot: Shot) -> None:
    path = shoot(tmp_path / "film", shot, form)
    made = rendered(path)
    assert streams(made) == (["h264", "aac"] if shot.audio else ["h264"])
    shown = frames(made)
    first: Any = shown[0]
    assert (first.format.name, first.width, first.height) == ("yuv420p", 160, 90)
    assert [frame.time for frame in shown] == pytest.approx(TENTHS, abs=0.01)
    # It shows the same: the red of the square, the grey beside it.
    expected = scene((160, 90), 0)
    for place in ((35, 25), (150, 60)):
        assert first.to_image().getpixel(place) == pytest.approx(expected.getpixel(place), abs=16)
    if shot.audio:
        rate, values = samples(made)
        assert len(values) / rate == pytest.approx(1, abs=0.05)
        assert max(values) > 0.15


def test_a_rendition_says_what_its_colours_are(tmp_path: Path) -> None:
    with av.open(str(rendered(shoot(tmp_path / "film", OLD)))) as film:
        context = film.streams.video[0].codec_context
        next(film.decode(video=0))
        assert (context.color_primaries, context.color_trc, context.colorspace, context.color_range) == (1, 1, 1, 1)
        assert context.profile == "High"


@pytest.mark.parametrize("rotation", [0, 90, 180, -90])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_rendition_is_upright_by_its_pixels(tmp_path: Path, rotation: int, mirrored: bool) -> None:
    shot = Shot(video="mpeg4", size=(96, 64), rotation=rotation, mirrored=mirrored, picture=lambda _: corners((96, 64)))
    path = shoot(tmp_path / "film", shot)
    made: Any = frames(rendered(path))[0]
    assert made.rotation == 0
    assert matrix_of(made) == UPRIGHT
    # FFmpeg's angle counts against the clock, as Pillow's does; a mirrored picture is turned after that.
    expected = corners((96, 64)).rotate(rotation, expand=True)
    if mirrored:
        expected = corners((96, 64)).transpose(Image.Transpose.FLIP_LEFT_RIGHT).rotate(-rotation, expand=True)
    assert (made.width, made.height) == expected.size
    shown = made.to_image().convert("L")
    for x in (0.25, 0.75):
        for y in (0.25, 0.75):
            place = (round(x * made.width), round(y * made.height))
            assert abs(shown.getpixel(place) - expected.getpixel(place)) < 12


def test_wide_pixels_are_shown_wide(tmp_path: Path) -> None:
    made: Any = frames(rendered(shoot(tmp_path / "film", Shot(video="mpeg4", size=(144, 96), aspect=Fraction(4, 3)))))[
        0
    ]
    assert (made.width, made.height) == (192, 96)


def test_frames_come_when_a_phone_took_them(tmp_path: Path) -> None:
    uneven = (0, 0.04, 0.1, 0.5, 0.54, 0.9, 1.6)
    path = shoot(tmp_path / "film", Shot(video="libx265", encoder=H265, times=uneven, rate=25))
    assert times(rendered(path)) == pytest.approx(uneven, abs=0.002)


def test_the_last_frame_stays_as_long_as_in_the_original(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(video="mpeg4", times=(0, 0.1, 0.2, 0.3, 2.0), rate=10))
    with av.open(str(path)) as original, av.open(str(rendered(path))) as film:
        assert film.duration == pytest.approx(original.duration, abs=20_000)


@pytest.mark.parametrize(("rate", "expected"), [(25, 25), (30, 30), (50, 25), (60, 30), (120, 30), (240, 30)])
def test_more_than_thirty_frames_a_second_are_thinned_evenly(tmp_path: Path, rate: int, expected: int) -> None:
    shot = Shot(video="mpeg4", size=(64, 48), rate=rate, times=tuple(number / rate for number in range(rate)))
    shown = times(rendered(shoot(tmp_path / "film", shot)))
    assert len(shown) == expected
    assert [later - earlier for earlier, later in pairwise(shown)] == pytest.approx(
        [1 / expected] * (expected - 1), abs=0.001
    )


def test_one_can_jump_to_every_few_seconds(tmp_path: Path) -> None:
    shot = Shot(video="mpeg4", size=(64, 48), times=tuple(number / 10 for number in range(100)))
    with av.open(str(rendered(shoot(tmp_path / "film", shot)))) as film:
        keys = [
            float(packet.pts * packet.time_base) for packet in film.demux(video=0) if packet.size and packet.is_keyframe
        ]
    assert len(keys) >= 4
    assert all(later - earlier <= 3.01 for earlier, later in pairwise(keys))


def test_the_originals_key_frames_are_not_the_renditions(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(video="mpeg4", encoder={"g": "1"}))
    with av.open(str(rendered(path))) as film:
        assert sum(packet.is_keyframe for packet in film.demux(video=0) if packet.size) == 1


def test_a_film_that_begins_late_begins_at_once(tmp_path: Path) -> None:
    late = tuple(2 + number / 10 for number in range(10))
    path = shoot(tmp_path / "film", Shot(video="libvpx", audio="libopus", times=late, seconds=3, silent=(0, 2)), "webm")
    made = rendered(path)
    assert times(made) == pytest.approx(TENTHS, abs=0.01)
    with av.open(str(made)) as film:
        assert film.duration == pytest.approx(1_000_000, abs=30_000)


@pytest.mark.parametrize("silent", [(0.0, 0.3), (0.2, 0.5)])
def test_where_there_is_no_sound_there_is_silence(tmp_path: Path, silent: tuple[float, float]) -> None:
    path = shoot(tmp_path / "film", Shot(video="libvpx", audio="libopus", silent=silent), "webm")
    with av.open(str(rendered(path))) as film:
        played = list(film.decode(audio=0))
    assert played[0].time == 0
    assert sum(frame.samples for frame in played) / 48_000 == pytest.approx(1, abs=0.05)


def test_encoders_do_not_sign_their_work(tmp_path: Path) -> None:
    raw = rendered(shoot(tmp_path / "film", Shot(video="mpeg4", audio="libmp3lame"))).read_bytes()
    for name in (b"x264", b"Lavc", b"Lavf", b"LAME"):
        assert name not in raw


@pytest.mark.parametrize(
    ("form", "shot"),
    [
        ("mp4", Shot(video="mpeg4", audio="aac", rate=25)),
        ("webm", Shot(video="libvpx", audio="libopus", rate=25)),
        ("matroska", Shot(audio="libmp3lame", rate=25)),
        ("mp4", Shot(audio="libmp3lame", rate=25)),
        ("mp4", Shot(video="mpeg4", audio="aac", rate=25, sound_rate=44_100)),
        ("webm", Shot(video="libvpx", audio="libopus", rate=25, silent=(0.2, 0.4))),
        ("webm", Shot(video="libvpx", audio="libopus", rate=25, silent=(0.0, 0.3))),
    ],
)
def test_sound_stays_with_its_picture(tmp_path: Path, form: str, shot: Shot) -> None:
    flash = Shot(
        **{
            **vars(shot),
            "times": tuple(number / 25 for number in range(30)),
            "seconds": 1.2,
            "picture": lambda number: Image.new("RGB", (160, 90), "white" if number >= 15 else "black"),
            "loud": lambda time: 0.8 if time >= 0.6 else 0.0,
        }
    )
    made = rendered(shoot(tmp_path / "film", flash, form))
    bright = next(frame.time for frame in frames(made) if ImageStat.Stat(frame.to_image().convert("L")).mean[0] > 128)
    rate, values = samples(made)
    loud = next(number for number, value in enumerate(values) if abs(value) > 0.25) / rate
    assert bright == pytest.approx(0.6, abs=0.04)
    assert loud == pytest.approx(bright, abs=0.04)


@pytest.mark.parametrize(("layout", "channels"), [("mono", 1), ("stereo", 2), ("5.1", 2)])
def test_sound_has_one_channel_or_two(tmp_path: Path, layout: str, channels: int) -> None:
    codec = "aac" if layout == "5.1" else "pcm_s16le"
    path = shoot(tmp_path / "film", Shot(audio=codec, layout=layout), "mov")
    with av.open(str(rendered(path))) as film:
        assert film.streams.audio[0].channels == channels
        assert film.streams.audio[0].rate == 48_000


def test_high_dynamic_range_is_not_washed_out(tmp_path: Path) -> None:
    # HLG as a phone records it: grey card, white paper, black.
    def card(_number: int) -> av.VideoFrame:
        frame = av.VideoFrame(96, 64, "yuv420p10le")
        for plane, levels in zip(frame.planes, ((64, 397, 721), (512,) * 3, (512,) * 3), strict=True):
            width = plane.line_size // 2
            shown = plane.width
            row = b"".join(levels[min(x * 3 // shown, 2)].to_bytes(2, "little") for x in range(width))
            plane.update(row * plane.height)
        return frame

    shot = Shot(video="libx265", pixels="yuv420p10le", size=(96, 64), color=(9, 18, 9), frame=card, encoder=H265)
    made: Any = frames(rendered(shoot(tmp_path / "film", shot)))[3]
    black, grey, white = (made.to_image().getpixel((x, 32))[1] for x in (16, 48, 80))
    assert black < 6
    assert 98 < grey < 120
    assert 215 < white < 240
