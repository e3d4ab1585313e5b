"""What a film really is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from films import Shot, box, shoot, with_box
from showcase.model import MediaFile
from showcase.reader import film_file
from showcase.reader.film_file import identify_film
from showcase.reader.media_file import UnfitMedia
from small_site import draw_film

H265 = {"x265-params": "log-level=none:pools=none:frame-threads=1"}
VP9 = {"deadline": "realtime", "cpu-used": "8"}


def film_at(path: Path) -> MediaFile:
    return identify_film(path.parent, PurePosixPath(path.name), "0")


def refused(path: Path) -> UnfitMedia:
    with pytest.raises(UnfitMedia) as fault:
        film_at(path)
    return fault.value


@pytest.mark.parametrize(
    ("form", "shot", "media_type"),
    [
        ("mp4", Shot(audio="aac"), "video/mp4"),
        ("mp4", Shot(video="libx265", encoder=H265), "video/mp4"),
        ("mp4", Shot(video="libx265", pixels="yuv420p10le", encoder=H265), "video/mp4"),
        ("mp4", Shot(video="mpeg4", audio="libmp3lame"), "video/mp4"),
        ("mp4", Shot(video="libvpx-vp9", encoder=VP9), "video/mp4"),
        ("mp4", Shot(audio="libopus"), "video/mp4"),
        ("mov", Shot(audio="pcm_s16le", layout="stereo"), "video/quicktime"),
        ("webm", Shot(video="libvpx", audio="libopus"), "video/webm"),
        ("webm", Shot(video="libvpx-vp9", encoder=VP9), "video/webm"),
        ("matroska", Shot(audio="aac"), "video/matroska"),
        ("3gp", Shot(audio="amr_nb", sound_rate=8000), "video/3gpp"),
    ],
)
def test_a_film_is_told_with_size_and_length(tmp_path: Path, form: str, shot: Shot, media_type: str) -> None:
    path = shoot(tmp_path / "a.bin", shot, form)
    film = film_at(path)
    assert (film.media_type, film.width, film.height) == (media_type, 160, 90)
    assert film.bytes == path.stat().st_size
    assert film.seconds == pytest.approx(1, abs=0.05)


def test_old_phones_pixels_are_not_square(tmp_path: Path) -> None:
    # H.263 has few sizes; 176 x 144 is shown as 4:3.
    film = film_at(shoot(tmp_path / "a.3gp", Shot(video="h263", size=(176, 144)), "3gp"))
    assert (film.width, film.height) == (192, 144)


def test_a_film_in_av1_is_a_film(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(video="libsvtav1", encoder={"preset": "12", "svtav1-params": "lp=1"}))
    capfd.readouterr()
    assert film_at(path).seconds == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize(
    ("form", "shot", "name"),
    [
        ("mov", Shot(video="prores_ks", pixels="yuv422p10le"), "prores"),
        ("mov", Shot(video="mjpeg", pixels="yuvj420p"), "mjpeg"),
        ("mp4", Shot(video="mpeg2video", rate=25), "mpeg2video"),
        ("mp4", Shot(audio="ac3"), "ac3"),
        ("matroska", Shot(audio="flac"), "flac"),
    ],
)
def test_other_codecs_are_refused_by_name(tmp_path: Path, form: str, shot: Shot, name: str) -> None:
    fault = refused(shoot(tmp_path / "a.mp4", shot, form))
    assert name in fault.message
    assert "H.264" in fault.remedy


@pytest.mark.parametrize(
    ("form", "video"), [("mpegts", "libx264"), ("avi", "mpeg4"), ("ogg", "libvpx"), ("flv", "libx264")]
)
def test_other_containers_are_not_opened(tmp_path: Path, form: str, video: str) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(video=video), form)
    assert "不是能打开的视频" in refused(path).message


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    assert "没有画面" in refused(shoot(tmp_path / "a.mp4", Shot(video=None, audio="aac"))).message


def test_an_encrypted_film_is_refused(tmp_path: Path) -> None:
    muxer = {"encryption_scheme": "cenc-aes-ctr", "encryption_key": "00" * 16, "encryption_kid": "11" * 16}
    assert "加了密" in refused(shoot(tmp_path / "a.mp4", Shot(muxer=muxer))).message


def test_a_film_only_for_dolby_vision_is_refused(tmp_path: Path) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(video="libx265", encoder=H265))
    path.write_bytes(path.read_bytes().replace(b"hev1", b"dvh1", 1))
    assert "杜比" in refused(path).message


@pytest.mark.parametrize("raw", [b"", b"x" * 100, b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"])
def test_a_file_that_is_no_film_is_unfit(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(raw)
    refused(tmp_path / "a.mp4")


@pytest.mark.parametrize("form", ["mp4", "matroska"])
def test_a_film_cut_off_is_unfit(tmp_path: Path, form: str) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(audio="aac"), form)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "不完整" in refused(path).message


def test_a_recording_that_was_stopped_at_once_is_unfit(tmp_path: Path) -> None:
    path = shoot(tmp_path / "a.mp4", Shot(muxer={"movflags": "frag_keyframe+empty_moov+default_base_moof"}))
    raw = path.read_bytes()
    # What it leaves: the description of the film, and nothing after it.
    path.write_bytes(raw[: raw.index(b"moof") - 4])
    refused(path)


@pytest.mark.parametrize("movflags", ["frag_keyframe+empty_moov", "frag_keyframe+empty_moov+default_base_moof"])
def test_a_film_in_fragments_has_all_of_its_length(tmp_path: Path, movflags: str) -> None:
    times = tuple(number / 10 for number in range(30))
    path = shoot(tmp_path / "a.mp4", Shot(times=times, encoder={"g": "5"}, muxer={"movflags": movflags}))
    assert film_at(path).seconds == pytest.approx(3, abs=0.15)


def test_a_recording_that_does_not_say_its_length_is_measured(tmp_path: Path) -> None:
    path = shoot(tmp_path / "a.webm", Shot(video="libvpx", muxer={"live": "1"}), "webm")
    assert film_at(path).seconds == pytest.approx(1, abs=0.15)


def test_the_length_is_that_of_what_is_shown(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=4)
    raw = path.read_bytes()
    at = raw.index(b"elst") + 12
    path.write_bytes(raw[:at] + (1500).to_bytes(4, "big") + raw[at + 4 :])
    assert film_at(path).seconds == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize(("rotation", "size"), [(0, (160, 90)), (90, (90, 160)), (180, (160, 90)), (-90, (90, 160))])
def test_the_size_of_a_film_is_that_of_the_upright_picture(
    tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    film = film_at(shoot(tmp_path / "a.mp4", Shot(rotation=rotation)))
    assert (film.width, film.height) == size


def test_a_film_without_length_is_unfit(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=0.3)
    raw = path.read_bytes()
    # Where the durations stand, after type, version and flags of their boxes (ISO/IEC 14496-12, 8).
    for kind, offset in ((b"mvhd", 16), (b"tkhd", 20), (b"mdhd", 16), (b"stts", 12), (b"elst", 8)):
        at = raw.index(kind) + 4 + offset
        raw = raw[:at] + bytes(4) + raw[at + 4 :]
    path.write_bytes(raw)
    refused(path)


@pytest.mark.parametrize(
    ("limit", "value", "word"),
    [
        ("FILM_LIMIT_SIDE", 159, "太大"),
        ("FILM_LIMIT_PIXELS", 160 * 90 - 1, "太大"),
        ("FILM_LIMIT_RATE", 9, "帧"),
        ("FILM_LIMIT_SECONDS", 0.9, "分钟"),
        ("FILM_LIMIT_BYTES", 1000, "GB"),
    ],
)
def test_a_film_beyond_a_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, word: str
) -> None:
    path = shoot(tmp_path / "a.mp4", Shot())
    assert film_at(path).width == 160
    monkeypatch.setattr(film_file, limit, value)
    assert word in refused(path).message


def test_secrets_and_oddities_in_the_description_do_no_harm(tmp_path: Path) -> None:
    path = shoot(tmp_path / "a.mp4", Shot())
    notes = box(b"udta", box(b"\xa9nam", b"\0\4\x55\xc4\xff\xfe\xfd\xfc"))
    path.write_bytes(with_box(path.read_bytes(), ("moov",), lambda inside: inside + notes))
    assert film_at(path).seconds == pytest.approx(1, abs=0.05)
