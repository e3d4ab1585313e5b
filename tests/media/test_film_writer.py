"""A film's rendition as a file."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import pytest

from films import PLAIN_BOXES, Shot, all_boxes, box, rendered, shoot, streams, top_boxes, with_box
from showcase.media.film_plan import plan_film
from showcase.media.film_writer import write_film

TOLD = {
    "title": "SECRET title",
    "comment": "SECRET comment",
    "artist": "SECRET",
    "location": "+35.7500+115.0300/",
    "com.apple.quicktime.location.ISO6709": "+35.7500+115.0300+050.000/",
    "com.apple.quicktime.model": "SECRET phone",
    "com.android.version": "SECRET",
    "handler_name": "SECRET handler",
    "creation_time": "2024-05-12T08:00:00Z",
}
LOOSE = {"movflags": "use_metadata_tags"}


@pytest.mark.parametrize(
    ("form", "shot"),
    [
        ("mp4", Shot(audio="aac", metadata=TOLD, muxer=LOOSE)),
        ("mov", Shot(audio="aac", metadata=TOLD)),
        ("mp4", Shot(audio="aac", metadata=TOLD, rotation=90)),
        ("mp4", Shot(video="mpeg4", audio="libmp3lame", metadata=TOLD, muxer=LOOSE)),
        ("matroska", Shot(audio="aac", metadata=TOLD)),
        ("webm", Shot(video="libvpx", audio="libopus", metadata=TOLD)),
    ],
)
def test_a_rendition_carries_no_metadata(tmp_path: Path, form: str, shot: Shot) -> None:
    path = shoot(tmp_path / "film", shot, form)
    assert b"SECRET" in path.read_bytes()
    made = rendered(path)
    raw = made.read_bytes()
    for trace in (b"SECRET", b"+35.", b"Lavf", b"\xa9xyz", b"\xa9too", b"apple"):
        assert trace not in raw, trace
    assert all_boxes(raw) <= PLAIN_BOXES
    with av.open(str(made)) as film:
        assert set(film.metadata) <= {"major_brand", "minor_version", "compatible_brands"}
        for stream in film.streams:
            assert set(stream.metadata) <= {"language", "handler_name", "vendor_id"}


def test_boxes_that_nobody_asked_for_do_not_come_along(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(audio="aac"))
    raw = path.read_bytes()
    for place in (("moov",), ("moov", "trak"), ("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1")):
        for kind in (b"udta", b"uuid", b"meta", b"skip", b"SDLN"):
            raw = with_box(raw, place, lambda inside, kind=kind: inside + box(kind, b"SECRET" * 4))
    path.write_bytes(raw + box(b"uuid", b"SECRET" * 9))
    made = rendered(path).read_bytes()
    assert b"SECRET" not in made
    assert all_boxes(made) <= PLAIN_BOXES


def test_only_picture_and_sound_come_along(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    plain = shoot(tmp_path / "plain.mp4", Shot(audio="aac aac"))
    with av.open(str(plain)) as source, av.open(str(path), "w", format="mp4") as target:
        copies = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        target.set_chapters(
            [{"id": 1, "start": 0, "end": 500, "time_base": Fraction(1, 1000), "metadata": {"title": "SECRET"}}]
        )
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                target.mux(packet)
    assert len(streams(path)) >= 3
    assert b"SECRET" in path.read_bytes()
    assert streams(rendered(path)) == ["h264", "aac"]
    assert b"SECRET" not in rendered(path).read_bytes()


@pytest.mark.parametrize("video", ["libx264", "mpeg4"])
def test_a_film_begins_to_play_before_it_is_loaded(tmp_path: Path, video: str) -> None:
    path = shoot(tmp_path / "film", Shot(video=video, audio="aac"))
    assert top_boxes(path.read_bytes())[-1] == "moov"
    order = top_boxes(rendered(path).read_bytes())
    assert order.index("moov") < order.index("mdat")


@pytest.mark.parametrize("shot", [Shot(audio="aac"), Shot(video="mpeg4", audio="libmp3lame", rotation=90)])
def test_the_same_film_gives_the_same_bytes(tmp_path: Path, shot: Shot) -> None:
    path = shoot(tmp_path / "film", shot)
    first = rendered(path).read_bytes()
    assert rendered(path).read_bytes() == first


@pytest.mark.parametrize("video", ["libx264", "mpeg4"])
def test_it_is_told_how_much_is_done(tmp_path: Path, video: str) -> None:
    path = shoot(tmp_path / "film", Shot(video=video, audio="aac"))
    fractions = list(write_film(path, plan_film(path), tmp_path / "rendered.mp4"))
    assert len(fractions) >= 8
    assert fractions == sorted(set(fractions))
    assert 0 < fractions[0] < 0.3 < fractions[-1] < 1
