"""What is done with a film."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from films import Shot, shoot
from showcase.media import film_plan
from showcase.media.film_plan import Plan, plan_film

H265 = {"x265-params": "log-level=none:pools=none:frame-threads=1"}


def planned(tmp_path: Path, form: str = "mp4", **changes: Any) -> Plan:
    return plan_film(shoot(tmp_path / "film", replace(Shot(audio="aac"), **changes), form))


@pytest.mark.parametrize(
    "changes",
    [{}, {"rotation": 90}, {"rotation": 180}, {"audio": None}, {"size": (1280, 720)}, {"size": (720, 1280)}, {"layout": "stereo"},
     {"color": (1, 1, 1)}, {"color": (6, 6, 6)}, {"audio": "aac aac"}],
)  # fmt: skip
def test_what_every_phone_plays_is_copied(tmp_path: Path, changes: dict[str, Any]) -> None:
    plan = planned(tmp_path, **changes)
    assert plan.copies_picture
    assert plan.copies_sound == (plan.sound is not None)


@pytest.mark.parametrize(
    "changes",
    [
        {"video": "mpeg4"},
        {"video": "libx265", "encoder": H265},
        {"pixels": "yuv422p"},
        {"pixels": "yuv420p10le", "encoder": {"preset": "veryfast"}},
        {"pixels": "yuvj420p"},
        {"size": (1440, 720)},
        {"size": (1280, 960)},
        {"mirrored": True},
        {"aspect": Fraction(4, 3)},
        {"color": (9, 16, 9)},
        {"color": (9, 18, 9)},
        {"color": (12, 1, 1)},
        {"color": (1, 1, 9)},
        {"interlaced": True, "size": (160, 96), "encoder": {"preset": "veryfast", "x264-params": "tff=1"}},
        {"rate": 120, "times": tuple(number / 120 for number in range(60))},
    ],
)
def test_a_picture_that_not_every_player_shows_right_is_encoded_anew(tmp_path: Path, changes: dict[str, Any]) -> None:
    plan = planned(tmp_path, **changes)
    assert not plan.copies_picture
    assert plan.copies_sound


@pytest.mark.parametrize(
    "changes", [{"audio": "libmp3lame"}, {"audio": "libopus"}, {"layout": "5.1"}, {"audio": "ac3 libmp3lame"}]
)
def test_a_sound_that_not_every_player_plays_is_encoded_anew(tmp_path: Path, changes: dict[str, Any]) -> None:
    plan = planned(tmp_path, **changes)
    assert plan.copies_picture
    assert not plan.copies_sound


def test_a_kind_of_aac_that_few_players_know_is_encoded_anew(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(audio="aac"))
    raw = path.read_bytes()
    # The decoder's description begins with the kind, in five bits (ISO/IEC 14496-3, 1.6.2): 2 is LC, 1 is Main.
    at = raw.index(b"\x05\x80\x80\x80", raw.index(b"esds")) + 5
    assert raw[at] >> 3 == 2
    path.write_bytes(raw[:at] + bytes([raw[at] & 7 | 1 << 3]) + raw[at + 1 :])
    assert not plan_film(path).copies_sound


@pytest.mark.parametrize("limit", ["_COPIED_PICTURE_BITS", "_COPIED_SOUND_BITS"])
def test_a_stream_too_heavy_for_a_phone_is_encoded_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(film_plan, limit, 1000)
    plan = planned(tmp_path)
    assert (plan.copies_picture, plan.copies_sound) == (limit != "_COPIED_PICTURE_BITS", limit != "_COPIED_SOUND_BITS")


def test_nothing_is_copied_out_of_another_container(tmp_path: Path) -> None:
    plan = planned(tmp_path, "matroska")
    assert not plan.copies_picture
    assert not plan.copies_sound


@pytest.mark.parametrize(
    ("size", "rotation", "expected"),
    [
        ((1920, 1080), 0, (1280, 720)),
        ((1920, 1080), 90, (720, 1280)),
        ((1080, 1920), 0, (720, 1280)),
        ((1440, 1080), 0, (960, 720)),
        ((2048, 858), 0, (1280, 536)),
        ((1280, 722), 0, (1276, 720)),
        ((176, 144), 0, (176, 144)),
    ],
)
def test_a_rendition_fits_a_phone_either_way_up_and_is_never_enlarged(
    tmp_path: Path, size: tuple[int, int], rotation: int, expected: tuple[int, int]
) -> None:
    plan = planned(tmp_path, video="mpeg4", size=size, rotation=rotation, times=(0.0, 0.1), audio=None)
    assert plan.size == expected


def test_what_an_edit_list_hides_is_never_copied(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(audio="aac", muxer={"video_track_timescale": "90000"}))
    raw = path.read_bytes()
    at = raw.index(b"elst") + 12
    path.write_bytes(raw[:at] + (500).to_bytes(4, "big") + (45_000).to_bytes(4, "big") + raw[at + 8 :])
    plan = plan_film(path)
    assert not plan.copies_picture
    assert plan.copies_sound
    at = raw.rindex(b"elst") + 12
    path.write_bytes(raw[:at] + (500).to_bytes(4, "big") + (24_000).to_bytes(4, "big") + raw[at + 8 :])
    plan = plan_film(path)
    assert plan.copies_picture
    assert not plan.copies_sound


def test_a_film_without_picture_has_no_plan(tmp_path: Path) -> None:
    path = shoot(tmp_path / "film", Shot(video=None, audio="aac"))
    with pytest.raises(ValueError, match="no picture"):
        plan_film(path)
    path.write_bytes(b"no film at all")
    with pytest.raises(ValueError, match="no whole film"):
        plan_film(path)
