"""What an original really is."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path, PurePosixPath

import av
import pytest
from PIL import Image

from showcase.reader import media_file
from showcase.reader.media_file import UnfitMedia, identify_film, identify_photo, sha256_of
from small_site import draw_film, draw_photo

HOOKS_PATH = Path(__file__).resolve().parents[2] / "hooks"


def photo_at(path: Path) -> tuple[str, int, int]:
    file = identify_photo(path.parent, PurePosixPath(path.name), "0")
    assert file.bytes == path.stat().st_size
    return file.media_type, file.width, file.height


@pytest.mark.parametrize(
    ("suffix", "media_type"), [("jpg", "image/jpeg"), ("png", "image/png"), ("webp", "image/webp")]
)
def test_format_and_size_of_a_photo_are_told(tmp_path: Path, suffix: str, media_type: str) -> None:
    assert photo_at(draw_photo(tmp_path / f"a.{suffix}", (30, 20))) == (media_type, 30, 20)


def test_a_photo_is_what_its_bytes_say_not_its_name(tmp_path: Path) -> None:
    assert photo_at(draw_photo(tmp_path / "a.png").rename(tmp_path / "a.jpg"))[0] == "image/png"


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (5, (20, 30)), (6, (20, 30)), (8, (20, 30)), (99, (30, 20))]
)
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert photo_at(draw_photo(tmp_path / "a.jpg", (30, 20), exif=exif))[1:] == size


def test_a_phones_jpeg_with_several_pictures_is_a_jpeg(tmp_path: Path) -> None:
    second = Image.new("RGB", (30, 20))
    path = draw_photo(tmp_path / "a.mpo", (30, 20), format="MPO", save_all=True, append_images=[second])
    with Image.open(path) as image:
        assert image.format == "MPO"
    assert photo_at(path)[0] == "image/jpeg"


@pytest.mark.parametrize("form", ["gif", "bmp", "tiff", "ppm", "ico", "pdf"])
def test_other_formats_are_not_opened(tmp_path: Path, form: str) -> None:
    path = draw_photo(tmp_path / f"a.{form}", (30, 20)).rename(tmp_path / "a.jpg")
    with pytest.raises(UnfitMedia, match="JPEG"):
        photo_at(path)


@pytest.mark.parametrize("keep", [0, 1, 2, 4, 10, 20])
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_photo_that_ends_in_its_header_is_unfit(tmp_path: Path, suffix: str, keep: int) -> None:
    path = draw_photo(tmp_path / f"a.{suffix}", (30, 20))
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(UnfitMedia):
        photo_at(path)


def test_a_decompression_bomb_is_unfit(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (10_001, 10_001)).save(path)
    with pytest.raises(UnfitMedia, match="一亿"):
        photo_at(path)
    Image.new("1", (10_000, 10_000)).save(path)
    assert photo_at(path) == ("image/png", 10_000, 10_000)


def test_a_bomb_beyond_pillows_own_limit_is_unfit(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (15_000, 15_000)).save(path)
    with pytest.raises(UnfitMedia, match="一亿"):
        photo_at(path)


def test_a_bomb_is_unfit_whatever_the_program_does_with_warnings(tmp_path: Path) -> None:
    # In a process of its own, where warnings are not made errors as they are in these tests.
    Image.new("1", (10_001, 10_001)).save(tmp_path / "a.png")
    program = (
        "from pathlib import Path, PurePosixPath\n"
        "from showcase.reader.media_file import UnfitMedia, identify_photo\n"
        "try:\n"
        f"    identify_photo(Path({str(tmp_path)!r}), PurePosixPath('a.png'), '0')\n"
        "except UnfitMedia:\n"
        "    print('unfit')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=HOOKS_PATH, check=True, capture_output=True, text=True)
    assert done.stdout == "unfit\n"


def test_a_photo_of_too_many_bytes_is_unfit(tmp_path: Path) -> None:
    path = draw_photo(tmp_path / "a.jpg")
    with path.open("ab") as file:
        file.truncate(media_file.PHOTO_LIMIT_BYTES + 1)
    with pytest.raises(UnfitMedia, match="太大"):
        photo_at(path)


def test_a_film_is_told_with_size_and_length(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", (320, 240), seconds=1, sound=1)
    film = identify_film(tmp_path, PurePosixPath("a.mp4"), "0")
    assert (film.media_type, film.width, film.height, film.bytes) == ("video/mp4", 320, 240, path.stat().st_size)
    assert film.seconds == pytest.approx(1, abs=0.2)


def write_film(path: Path, video: str | None, audio: str | None, form: str = "mp4") -> Path:
    """A film of half a second in these codecs."""
    with av.open(str(path), "w", format=form) as film:
        streams = []
        if video is not None:
            pictures = film.add_stream(video, rate=10)
            pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
            for _ in range(5):
                film.mux(pictures.encode(av.VideoFrame.from_image(Image.new("RGB", (64, 48)))))
            streams.append(pictures)
        if audio is not None:
            voice = film.add_stream(audio, rate=44100, layout="mono")
            for number in range(4):
                silence = av.AudioFrame(format="fltp", layout="mono", samples=1152)
                silence.planes[0].update(bytes(1152 * 4))
                silence.sample_rate, silence.pts = 44100, number * 1152
                film.mux(voice.encode(silence))
            streams.append(voice)
        for stream in streams:
            film.mux(stream.encode())
    return path


@pytest.mark.parametrize(
    ("video", "audio", "form"),
    [("mpeg4", None, "mp4"), ("libx264", "mp3", "mp4"), (None, "aac", "mp4"), ("libx264", None, "matroska"), ("mpeg2video", None, "mpegts")],
)  # fmt: skip
def test_a_film_that_browsers_do_not_play_is_unfit(
    tmp_path: Path, video: str | None, audio: str | None, form: str
) -> None:
    write_film(tmp_path / "a.mp4", video, audio, form)
    with pytest.raises(UnfitMedia) as fault:
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")
    assert "H.264" in fault.value.remedy


@pytest.mark.parametrize("raw", [b"", b"x" * 100, b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"])
def test_a_file_that_is_no_film_is_unfit(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(raw)
    with pytest.raises(UnfitMedia):
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")


def test_a_film_cut_off_is_unfit(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=1)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnfitMedia):
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")


def test_the_size_of_a_film_is_that_of_the_upright_picture(tmp_path: Path) -> None:
    draw_film(tmp_path / "a.mp4", (320, 240), seconds=0.5, rotation=90)
    film = identify_film(tmp_path, PurePosixPath("a.mp4"), "0")
    assert (film.width, film.height) == (240, 320)


def test_a_film_without_a_single_picture_is_unfit(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=1, movflags="frag_keyframe+empty_moov+default_base_moof")
    raw = path.read_bytes()
    # What a recorder leaves that was stopped at once: the description of the film, and nothing after it.
    path.write_bytes(raw[: raw.index(b"moof") - 4])
    with pytest.raises(UnfitMedia):
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")


def test_a_film_without_length_is_unfit(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=0.3)
    raw = path.read_bytes()
    # Where the durations stand, after type, version and flags of their boxes (ISO/IEC 14496-12, 8).
    for box, offset in ((b"mvhd", 16), (b"tkhd", 20), (b"mdhd", 16), (b"stts", 12), (b"elst", 8)):
        at = raw.index(box) + 4 + offset
        raw = raw[:at] + bytes(4) + raw[at + 4 :]
    path.write_bytes(raw)
    with pytest.raises(UnfitMedia, match="没有长度"):
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")


def test_a_film_of_too_many_bytes_is_unfit(tmp_path: Path) -> None:
    path = draw_film(tmp_path / "a.mp4", seconds=1)
    with path.open("ab") as file:
        file.truncate(media_file.FILM_LIMIT_BYTES + 1)  # sparse: it takes no room
    with pytest.raises(UnfitMedia, match="太大"):
        identify_film(tmp_path, PurePosixPath("a.mp4"), "0")


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"skillweek")
    assert sha256_of(tmp_path / "a") == hashlib.sha256(b"skillweek").hexdigest()
