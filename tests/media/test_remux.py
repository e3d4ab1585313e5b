"""Streams that are shown as they are."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from films import Shot, frames, rendered, samples, scene, shoot, streams

BUSY = Shot(audio="aac", times=tuple(number / 10 for number in range(20)), seconds=2, encoder={"g": "5"})
TIMED = {"video_track_timescale": "90000"}


def planes(path: Path) -> list[bytes]:
    return [bytes(frame.planes[0]) for frame in frames(path)]


def test_a_copy_shows_the_same_pictures_and_plays_the_same_sound(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", BUSY)
    copy = rendered(path)
    assert streams(copy) == ["h264", "aac"]
    assert planes(copy) == planes(path)
    assert samples(copy) == samples(path)


def test_pictures_that_lean_on_later_ones_stay_in_order(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", Shot(times=BUSY.times, encoder={"preset": "medium", "bf": "3"}))
    copy = rendered(path)
    assert planes(copy) == planes(path)
    assert [frame.time for frame in frames(copy)] == pytest.approx([frame.time for frame in frames(path)], abs=0.001)


def test_what_an_encoder_or_a_camera_says_within_the_stream_does_not_come_along(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", BUSY)
    # H.264, D.1.7: user data in supplemental information.
    assert b"x264 - core" in path.read_bytes()
    assert b"x264 - core" not in rendered(path).read_bytes()


@pytest.mark.parametrize("kind", [6, 12, 24, 30])
def test_units_of_the_stream_that_are_not_shown_do_not_come_along(tmp_path: Path, kind: int) -> None:
    plain, path = shoot(tmp_path / "plain.mp4", Shot()), tmp_path / "film.mp4"
    unit = bytes([kind]) + b"SECRET" * 4 + b"\x80"
    with av.open(str(plain)) as source, av.open(str(path), "w", format="mp4") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                laden = av.Packet(bytes(packet) + len(unit).to_bytes(4, "big") + unit)
                laden.pts, laden.dts, laden.time_base = packet.pts, packet.dts, packet.time_base
                laden.is_keyframe, laden.stream = packet.is_keyframe, stream
                target.mux(laden)
    assert b"SECRET" in path.read_bytes()
    assert b"SECRET" not in rendered(path).read_bytes()
    assert planes(rendered(path)) == planes(plain)


def test_what_comes_after_the_last_moment_shown_is_left_away(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", BUSY)
    data = bytearray(path.read_bytes())
    place = data.find(b"elst")
    while place > 0:
        # Phones trim by an edit list (ISO/IEC 14496-12, 8.6.6): the file holds more than is played.
        data[place + 12 : place + 16] = (1000).to_bytes(4, "big")
        place = data.find(b"elst", place + 1)
    path.write_bytes(data)
    played = planes(path)
    assert len(played) == 10
    copy = rendered(path)
    assert planes(copy) == played
    with av.open(str(copy)) as film:
        assert sum(packet.size > 0 for packet in film.demux(video=0)) == 10
    assert len(samples(copy)[1]) == pytest.approx(48_000, abs=2048)


def test_a_film_that_begins_late_begins_at_once(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", Shot(times=(2.0, 2.1, 2.2)))
    assert [frame.time for frame in frames(path)] == pytest.approx([2.0, 2.1, 2.2], abs=0.01)
    assert [frame.time for frame in frames(rendered(path))] == pytest.approx([0, 0.1, 0.2], abs=0.01)


def test_a_damaged_picture_is_noticed_though_nothing_is_encoded(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mp4", Shot(times=BUSY.times, picture=lambda number: scene((160, 90), number * 7)))
    raw = path.read_bytes()
    with av.open(str(path)) as film:
        places = [packet.pos for packet in film.demux(video=0) if packet.size > 60]
    passed = []
    for place in places[1:]:
        path.write_bytes(raw[: place + 12] + bytes(40) + raw[place + 52 :])
        try:
            rendered(path)
        except (av.FFmpegError, ValueError):
            continue
        passed.append(place)
    assert len(passed) <= len(places) // 4
