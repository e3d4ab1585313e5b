"""Containers told by their first bytes, and whether a file goes on to its end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from films import Shot, shoot
from showcase.reader.film_container import EBML_DEMUXER, ISO_DEMUXER, Container, container_of, is_whole

VP8 = Shot(video="libvpx", audio="libopus")


@pytest.mark.parametrize(
    ("shot", "form", "media_type"),
    [
        (Shot(), "mp4", "video/mp4"),
        (Shot(), "ipod", "video/mp4"),
        (Shot(), "mov", "video/quicktime"),
        (Shot(), "3gp", "video/3gpp"),
        (VP8, "webm", "video/webm"),
        (VP8, "matroska", "video/matroska"),
    ],
)
def test_a_container_is_told_by_its_bytes_not_by_its_name(
    tmp_path: Path, shot: Shot, form: str, media_type: str
) -> None:
    path = shoot(tmp_path / "film.txt", shot, form)
    container = container_of(path)
    assert container == Container(EBML_DEMUXER if shot is VP8 else ISO_DEMUXER, media_type)
    assert is_whole(path, container)


def test_a_film_from_before_there_were_brands_is_quicktime(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film.mov", Shot(), "mov")
    raw = path.read_bytes()
    path.write_bytes(raw[int.from_bytes(raw[:4], "big") :])
    assert container_of(path) == Container(ISO_DEMUXER, "video/quicktime")


@pytest.mark.parametrize(
    "raw", [b"", b"\0" * 20, b"RIFF1234AVI LIST", b"#EXTM3U\n", b"ffconcat version 1.0\n", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"]
)  # fmt: skip
def test_anything_else_is_no_container(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(raw)
    assert container_of(tmp_path / "a.mp4") is None


@pytest.mark.parametrize(
    ("shot", "form", "muxer"),
    [
        (Shot(), "mp4", {}),
        (Shot(), "mp4", {"movflags": "+faststart"}),
        (Shot(), "mp4", {"movflags": "frag_keyframe+empty_moov"}),
        (VP8, "webm", {}),
        (VP8, "webm", {"live": "1"}),
    ],
)
def test_a_film_is_whole_and_wherever_it_breaks_off_it_is_not(
    tmp_path: Path, shot: Shot, form: str, muxer: dict[str, str]
) -> None:
    path = shoot(tmp_path / "film", Shot(video=shot.video, audio=shot.audio, muxer=muxer), form)
    container = container_of(path)
    assert container is not None
    assert is_whole(path, container)
    whole = path.read_bytes()
    seams = [keep for keep in range(64, len(whole), 61) if _is_whole_at(path, whole, keep, container)]
    # Where one part ends and the next begins nothing tells; few places are such.
    assert len(seams) <= len(whole) // 61 // 20


def _is_whole_at(path: Path, whole: bytes, keep: int, container: Container) -> bool:
    path.write_bytes(whole[:keep])
    return is_whole(path, container)


def test_a_hole_in_a_webm_film_is_noticed(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(video="libvpx", muxer={"cluster_time_limit": "200"}), "webm")
    whole, container = path.read_bytes(), Container(EBML_DEMUXER, "video/webm")
    *_, first, last = (place.start() for place in re.finditer(b"\x1f\x43\xb6\x75", whole))
    path.write_bytes(whole[: last - 50] + bytes(100) + whole[last + 50 :])
    assert not is_whole(path, container)
    # Elements that are none of a film's, one after the other.
    path.write_bytes(whole[:first] + (b"\x82\x80" * last)[: last - first] + whole[last:])
    assert not is_whole(path, container)


def test_what_a_camera_appends_beside_all_boxes_does_no_harm(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot())
    path.write_bytes(path.read_bytes() + bytes(range(200, 256)) * 9)
    assert is_whole(path, Container(ISO_DEMUXER, "video/mp4"))
