"""What a photo really is."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from pathlib import Path, PurePosixPath

import pillow_heif
import pytest
from PIL import AvifImagePlugin, Image, TiffImagePlugin

from originals import KINDS, noise, oriented, quarters, saved, sphere_xmp, with_chunk
from showcase.model import MediaFile
from showcase.reader import photo_file
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_file import identify_photo, opened
from small_site import draw_photo

HOOKS_PATH = Path(__file__).resolve().parents[2] / "hooks"


def identified(folder: Path, raw: bytes, name: str = "a.jpg") -> MediaFile:
    (folder / name).write_bytes(raw)
    return identify_photo(folder, PurePosixPath(name), "0")


@pytest.mark.parametrize("kind", KINDS)
def test_format_and_size_of_a_photo_are_told_whatever_its_name(tmp_path: Path, kind: str) -> None:
    raw = saved(quarters(30, 20), kind)
    file = identified(tmp_path, raw, "a.jpg" if kind == "png" else "a.png")
    assert file.media_type == f"image/{kind.split('-', maxsplit=1)[0].replace('progressive', 'jpeg')}"
    assert (file.width, file.height, file.bytes, file.panorama) == (30, 20, len(raw), False)


@pytest.mark.parametrize(
    ("held", "size"), [(1, (30, 20)), (3, (30, 20)), (5, (20, 30)), (6, (20, 30)), (8, (20, 30)), (99, (30, 20))]
)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "tiff-lzw", "avif", "heic"])
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, kind: str, held: int, size: tuple[int, int]) -> None:
    # These encoders write no turn that does not exist.
    if kind in {"jpeg", "png", "webp", "tiff"} or held != 99:
        file = identified(tmp_path, saved(quarters(30, 20), kind, exif=oriented(held)))
        assert (file.width, file.height) == size


def test_a_note_in_a_heic_is_not_followed_where_the_container_turns_nothing(tmp_path: Path) -> None:
    # ISO/IEC 23008-12: only the container's own properties turn a picture.
    file = io.BytesIO()
    quarters(30, 20).save(file, "HEIF", exif=oriented(6))
    assert b"irot" not in file.getvalue()
    assert identified(tmp_path, file.getvalue()).width == 30


def test_a_note_behind_the_pixels_is_found_without_decoding_them(tmp_path: Path) -> None:
    note = oriented(6).tobytes().removeprefix(b"Exif\0\0")
    raw = with_chunk(saved(noise(30, 20), "png"), b"eXIf", note, b"IEND")
    at = raw.index(b"IDAT") + 100
    file = identified(tmp_path, raw[:at] + bytes(100) + raw[at + 100 :])
    assert (file.width, file.height) == (20, 30)


def test_a_phones_jpeg_with_several_pictures_is_a_jpeg(tmp_path: Path) -> None:
    raw = saved(quarters(30, 20), "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))])
    with Image.open(io.BytesIO(raw)) as image:
        assert image.format == "MPO"
    assert identified(tmp_path, raw).media_type == "image/jpeg"


@pytest.mark.parametrize("form", ["bmp", "ppm", "ico", "pdf", "eps", "tga", "jpeg2000"])
def test_other_formats_are_not_opened(tmp_path: Path, form: str) -> None:
    with pytest.raises(UnfitMedia):
        identified(tmp_path, saved(quarters(32, 32), form))


@pytest.mark.parametrize(("kind", "other"), [("jpeg", "PNG"), ("png", "JPEG"), ("heic", "AVIF"), ("gif", "TIFF")])
def test_only_the_one_plugin_that_the_first_bytes_name_is_tried(
    tmp_path: Path, kind: str, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError(other)

    monkeypatch.setitem(Image.OPEN, other, (never, None))
    identified(tmp_path, saved(quarters(30, 20), kind))


@pytest.mark.parametrize("keep", [0, 1, 2, 4, 10, 20])
@pytest.mark.parametrize("kind", KINDS)
def test_a_photo_that_ends_in_its_header_is_unfit(tmp_path: Path, kind: str, keep: int) -> None:
    with pytest.raises(UnfitMedia):
        identified(tmp_path, saved(quarters(30, 20), kind)[:keep])


def camera_raw(**tags: int) -> bytes:
    """A TIFF whose first picture is not the photo."""
    more = TiffImagePlugin.ImageFileDirectory_v2()
    for tag, value in tags.items():
        more[int(tag.removeprefix("tag"))] = value
    return saved(quarters(30, 20), "tiff", tiffinfo=more)


def test_a_cameras_raw_file_is_refused_instead_of_its_thumbnail(tmp_path: Path) -> None:
    assert identified(tmp_path, camera_raw(tag254=0)).media_type == "image/tiff"
    with pytest.raises(UnfitMedia, match="RAW"):
        identified(tmp_path, camera_raw(tag254=1))


@pytest.mark.parametrize("mode", ["I", "F"])
def test_measurements_are_no_photo(tmp_path: Path, mode: str) -> None:
    with pytest.raises(UnfitMedia, match="32 位"):
        identified(tmp_path, saved(Image.new(mode, (8, 8)), "tiff"))


@pytest.mark.parametrize("side", [10_001, 15_000])
def test_a_decompression_bomb_is_unfit(tmp_path: Path, side: int) -> None:
    with pytest.raises(UnfitMedia, match="一亿"):
        identified(tmp_path, saved(Image.new("1", (side, side)), "png"))


def test_a_hundred_million_pixels_are_none(tmp_path: Path) -> None:
    file = identified(tmp_path, saved(Image.new("1", (10_000, 10_000)), "png"))
    assert (file.width, file.height) == (10_000, 10_000)


def test_a_bomb_is_unfit_whatever_the_program_does_with_warnings(tmp_path: Path) -> None:
    # In a process of its own, where warnings are not made errors as they are in these tests.
    Image.new("1", (10_001, 10_001)).save(tmp_path / "a.png")
    program = (
        "from pathlib import Path, PurePosixPath\n"
        "from showcase.reader.photo_file import UnfitMedia, identify_photo\n"
        "try:\n"
        f"    identify_photo(Path({str(tmp_path)!r}), PurePosixPath('a.png'), '0')\n"
        "except UnfitMedia:\n"
        "    print('unfit')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=HOOKS_PATH, check=True, capture_output=True, text=True)
    assert done.stdout == "unfit\n"


def test_what_a_decoder_warns_of_is_judged_as_in_a_build(tmp_path: Path) -> None:
    def warn(*_: object) -> None:
        warnings.warn("damaged, but not much", stacklevel=1)

    with opened(io.BytesIO(saved(quarters(), "jpeg"))):
        warn()


def test_a_photo_of_too_many_bytes_is_unfit(tmp_path: Path) -> None:
    path = draw_photo(tmp_path / "a.jpg")
    with path.open("ab") as file:
        file.truncate(photo_file.PHOTO_LIMIT_BYTES + 1)
    with pytest.raises(UnfitMedia, match="太大"):
        identify_photo(tmp_path, PurePosixPath("a.jpg"), "0")


@pytest.mark.parametrize("height", [16_000, 16_383])
def test_a_long_picture_is_fit(tmp_path: Path, height: int) -> None:
    assert identified(tmp_path, saved(Image.new("1", (1600, height)), "png")).height == height


def test_a_strip_is_unfit(tmp_path: Path) -> None:
    with pytest.raises(UnfitMedia, match="太长"):
        identified(tmp_path, saved(Image.new("1", (1600, 17_000)), "png"))


@pytest.mark.parametrize("kind", ["jpeg", "webp", "tiff", "heic", "avif"])
def test_a_panorama_is_recognised_by_its_metadata(tmp_path: Path, kind: str) -> None:
    xmp = sphere_xmp()
    more = {"tiffinfo": {700: xmp}} if kind == "tiff" else {"xmp": xmp}
    assert identified(tmp_path, saved(quarters(200, 100), kind, **more)).panorama
    assert not identified(tmp_path, saved(quarters(200, 130), kind, **more)).panorama


def test_a_panorama_in_png_is_recognised(tmp_path: Path) -> None:
    text = b"XML:com.adobe.xmp\0\0\0\0\0" + sphere_xmp()
    assert identified(tmp_path, with_chunk(saved(quarters(200, 100), "png"), b"iTXt", text)).panorama


def test_a_panorama_is_told_by_its_upright_size(tmp_path: Path) -> None:
    raw = saved(quarters(100, 200), "jpeg", exif=oriented(6), xmp=sphere_xmp())
    assert identified(tmp_path, raw).panorama


def test_a_lack_of_memory_is_not_taken_for_damage() -> None:
    with pytest.raises(MemoryError), opened(io.BytesIO(saved(quarters(), "jpeg"))):
        raise MemoryError


def test_decoders_use_one_processor() -> None:
    assert AvifImagePlugin._get_default_max_threads() == 1
    assert pillow_heif.options.DECODE_THREADS == 1
