"""Panoramas: the whole sphere, exactly twice as wide as high, in sizes that graphics processors take."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image, ImageChops, ImageStat

from showcase.media import panorama
from showcase.media.panorama import panorama_keys, recall_panorama, render_panorama
from showcase.media.picture import Panorama
from showcase.media.rendition import PANORAMA_SPECS
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_file import identify_photo

NARROW, WIDE = 40, 80


def identified(path: Path) -> MediaFile:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return identify_photo(path.parent, PurePosixPath(path.name), sha256)


def sphere(size: tuple[int, int]) -> Image.Image:
    """Red grows from left to right, green from top to bottom."""
    down = Image.linear_gradient("L")
    across = down.transpose(Image.Transpose.ROTATE_90)
    return Image.merge("RGB", (across.resize(size), down.resize(size), Image.new("L", size, 90)))


def write(path: Path, image: Image.Image, **save: object) -> Path:
    image.save(path, **save)
    return path


def opened(store: Store, url: str) -> Image.Image:
    with Image.open(store.rendition_path(url.removeprefix("media/"))) as image:
        assert image.format == "WEBP"
        return image.copy()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def small_widths(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many renditions as of a real panorama, a hundred times narrower."""
    specs = tuple(replace(spec, width=width) for spec, width in zip(PANORAMA_SPECS, (NARROW, WIDE), strict=True))
    monkeypatch.setattr(panorama, "PANORAMA_SPECS", specs)
    monkeypatch.setattr(panorama, "PANORAMA_WIDTHS", (NARROW, WIDE))


def rendered(path: Path, store: Store) -> Panorama:
    return render_panorama(path, identified(path), store)


def test_graphics_processors_take_4096_or_8192_pixels() -> None:
    assert [(spec.width, spec.format) for spec in PANORAMA_SPECS] == [(4096, "webp"), (8192, "webp")]


def test_a_real_panorama_comes_in_4096_pixels_and_in_its_own_width(tmp_path: Path, store: Store) -> None:
    made = rendered(write(tmp_path / "p.jpg", sphere((4200, 2100)), quality=90), store)
    assert [(file.width, file.height) for file in made.files] == [(4096, 2048), (4200, 2100)]
    assert [opened(store, file.url).size for file in made.files] == [(4096, 2048), (4200, 2100)]


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((2, 1), [2]),
        ((20, 10), [20]),
        ((40, 20), [40]),
        ((60, 30), [40, 60]),
        ((80, 40), [40, 80]),
        ((82, 41), [40, 80]),
        ((400, 200), [40, 80]),
        # What a stitching program rounded.
        ((21, 10), [20]),
        ((41, 20), [40]),
        ((62, 30), [40, 62]),
        ((61, 31), [40, 60]),
        ((79, 40), [40, 78]),
        ((400, 199), [40, 80]),
    ],
)
@pytest.mark.usefixtures("small_widths")
def test_a_panorama_is_twice_as_wide_as_high_in_each_width_and_never_wider_than_the_original(
    tmp_path: Path, store: Store, size: tuple[int, int], widths: list[int]
) -> None:
    made = rendered(write(tmp_path / "p.png", sphere(size)), store)
    assert [file.width for file in made.files] == widths
    for file in made.files:
        assert opened(store, file.url).size == (file.width, file.height)
        assert file.width == 2 * file.height <= size[0]
        assert file.media_type == "image/webp"
        assert file.bytes == store.rendition_path(file.url.removeprefix("media/")).stat().st_size


@pytest.mark.usefixtures("small_widths")
def test_each_rendition_shows_the_whole_sphere(tmp_path: Path, store: Store) -> None:
    made = rendered(write(tmp_path / "p.png", sphere((200, 100))), store)
    for file in made.files:
        shown, expected = opened(store, file.url), sphere((file.width, file.height))
        assert max(ImageStat.Stat(ImageChops.difference(shown, expected)).mean) < 8


@pytest.mark.usefixtures("small_widths")
def test_a_panorama_that_lies_on_its_side_is_set_upright(tmp_path: Path, store: Store) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = rendered(write(tmp_path / "p.png", sphere((60, 30)).transpose(Image.Transpose.ROTATE_90), exif=exif), store)
    assert [(file.width, file.height) for file in made.files] == [(40, 20), (60, 30)]
    for file in made.files:
        shown = opened(store, file.url)
        left, right = shown.getpixel((1, 10)), shown.getpixel((shown.width - 2, 10))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert left[0] < right[0] - 100
        assert abs(left[1] - right[1]) < 30


@pytest.mark.usefixtures("small_widths")
def test_a_panorama_carries_nothing_but_pixels(tmp_path: Path, store: Store) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>GPano:SECRET</x:xmpmeta>"
    made = rendered(write(tmp_path / "p.jpg", sphere((200, 100)), exif=exif, xmp=xmp, comment=b"SECRET"), store)
    for file in made.files:
        raw = store.rendition_path(file.url.removeprefix("media/")).read_bytes()
        assert b"SECRET" not in raw
        assert raw[12:16] == b"VP8 "


@pytest.mark.usefixtures("small_widths")
def test_a_panorama_is_made_once_and_anew_when_a_file_is_missing_or_damaged(tmp_path: Path, store: Store) -> None:
    path = write(tmp_path / "p.png", sphere((200, 100)))
    file = identified(path)
    assert recall_panorama(file, store) is None
    made = render_panorama(path, file, store)
    assert recall_panorama(file, store) == made
    for rendition in made.files:
        kept = store.rendition_path(rendition.url.removeprefix("media/"))
        whole = kept.read_bytes()
        for damaged in (None, whole[:-5], bytes(len(whole))):
            kept.unlink()
            if damaged is not None:
                kept.write_bytes(damaged)
            assert recall_panorama(file, store) is None
            assert render_panorama(path, file, store) == made
            assert kept.read_bytes() == whole


def test_renditions_for_other_widths_are_other_files(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "p.png", sphere((200, 100)))
    keys, urls = set(), set()
    for widths in ((40, 80), (40, 90)):
        specs = tuple(replace(spec, width=width) for spec, width in zip(PANORAMA_SPECS, widths, strict=True))
        monkeypatch.setattr(panorama, "PANORAMA_SPECS", specs)
        keys.update(panorama_keys(identified(path)))
        urls.update(file.url for file in rendered(path, store).files)
    assert (len(keys), len(urls)) == (2, 3)


@pytest.mark.usefixtures("small_widths")
def test_the_same_panorama_gives_the_same_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "p.jpg", sphere((200, 100)))
    stores = [Store(tmp_path / name) for name in "ab"]
    for store in stores:
        rendered(path, store)
    first, second = ({kept.name: kept.read_bytes() for kept in store.path.rglob("*.webp")} for store in stores)
    assert len(first) == 2
    assert first == second


@pytest.mark.usefixtures("small_widths")
def test_a_broken_panorama_and_one_that_was_changed_meanwhile_are_refused(tmp_path: Path, store: Store) -> None:
    path = write(tmp_path / "p.jpg", sphere((600, 300)), quality=95)
    whole, file = path.read_bytes(), identified(path)
    path.write_bytes(whole[:-900])
    for claimed, words in ((file, "改动"), (identified(path), "损坏")):
        with pytest.raises(UnfitMedia, match=words):
            render_panorama(path, claimed, store)
        assert recall_panorama(claimed, store) is None
