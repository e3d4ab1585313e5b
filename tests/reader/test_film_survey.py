"""What of a film is shown, by its packets alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import pytest

from films import Shot, shoot
from showcase.reader.film_container import container_of
from showcase.reader.film_streams import open_film
from showcase.reader.film_survey import Shown, span, survey


def surveyed(path: Path) -> dict[int, Shown]:
    container = container_of(path)
    assert container is not None
    with open_film(path, container) as source:
        streams: list[Any] = list(source.streams)
        return survey(source, streams)


def trimmed(raw: bytes, first: int, ticks: int) -> bytes:
    """A film whose picture's edit list shows so many thousandths of a second, from that tick of its clock on."""
    at = raw.index(b"elst") + 12
    return raw[:at] + ticks.to_bytes(4, "big") + first.to_bytes(4, "big") + raw[at + 8 :]


def test_all_of_a_plain_film_is_shown(tmp_path: Path) -> None:
    shown = surveyed(shoot(tmp_path / "a.mp4", Shot(audio="aac", seconds=1.2)))
    assert (shown[0].start, shown[0].end) == pytest.approx((0, 1.0), abs=0.001)
    assert (shown[1].start, shown[1].end) == pytest.approx((0, 1.2), abs=0.05)
    assert not shown[0].is_cut
    assert not shown[1].is_cut
    assert span(shown) == pytest.approx((0, 1.2), abs=0.05)
    assert shown[0].bits_a_second == pytest.approx(8 * shown[0].bytes / 1.0, rel=0.01)


@pytest.mark.parametrize(("first", "milliseconds", "is_cut"), [(0, 1000, False), (0, 500, False), (45_000, 500, True)])
def test_what_an_edit_list_hides_is_not_shown(tmp_path: Path, first: int, milliseconds: int, is_cut: bool) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(muxer={"video_track_timescale": "90000"}))
    path.write_bytes(trimmed(path.read_bytes(), first, milliseconds))
    shown = surveyed(path)[0]
    assert shown.end - shown.start == pytest.approx(milliseconds / 1000, abs=0.001)
    # What only comes after the last moment shown can simply be left away.
    assert shown.is_cut == is_cut


def test_the_last_frame_is_shown_for_its_time_too(tmp_path: Path) -> None:
    shown = surveyed(shoot(tmp_path / "a.webm", Shot(video="libvpx", times=(0, 0.1, 2.0)), "webm"))[0]
    assert shown.end == pytest.approx(2.1, abs=0.01)


def test_a_film_whose_index_promises_more_than_there_is_breaks_off(tmp_path: Path) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(times=tuple(range(8)), rate=1, muxer={"movflags": "+faststart"}))
    raw = path.read_bytes()
    # Media data that goes on to the end of the file, wherever that is: the container does not tell that some is missing.
    at = raw.index(b"mdat") - 4
    raw = raw[:at] + bytes(4) + raw[at + 4 :]
    path.write_bytes(raw)
    assert surveyed(path)[0].end == pytest.approx(8)
    with av.open(str(path)) as film:
        seams = [packet.pos for packet in film.demux(video=0) if packet.size][1:-1]
    for keep in [*seams, *range(at + 16, len(raw), 97)]:
        path.write_bytes(raw[:keep])
        with pytest.raises(ValueError, match=r"damaged packet|breaks off"):
            surveyed(path)


def test_nothing_shown_is_no_length() -> None:
    assert span({}) == (0, 0)


def test_what_only_primes_a_decoder_is_no_part_of_the_film(tmp_path: Path) -> None:
    shown = surveyed(shoot(tmp_path / "a.mkv", Shot(audio="aac"), "matroska"))
    assert shown[1].start < 0
    assert span(shown)[0] == 0
