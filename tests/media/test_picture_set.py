"""A picture's renditions as one set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from originals import RED, near, quarters
from published_files import assert_bare
from showcase.media.picture import Picture
from showcase.media.picture_set import WIDEST, PictureSet
from showcase.media.rendition import JPEG_SPEC, WEBP_SPECS
from showcase.media.store import Store

DIGEST = "a" * 64


def rendered(folder: Path, image: Image.Image) -> tuple[Picture, Store, list[Path]]:
    store = Store(folder)
    picture = PictureSet(DIGEST, *image.size).render(image, store)
    return picture, store, [store.rendition_path(PurePosixPath(r.url).name) for r in picture.files]


def test_a_picture_is_made_in_three_widths_and_one_jpeg(tmp_path: Path) -> None:
    picture, _, paths = rendered(tmp_path, quarters(WIDEST, 1000))
    assert [(r.width, r.media_type) for r in picture.webp] == [(spec.width, "image/webp") for spec in WEBP_SPECS]
    assert (picture.jpeg.width, picture.jpeg.media_type) == (JPEG_SPEC.width, "image/jpeg")
    for path, rendition in zip(paths, picture.files, strict=True):
        with Image.open(path) as image:
            assert image.size == (rendition.width, rendition.height)
            assert image.format == rendition.media_type.removeprefix("image/").upper()
        assert rendition.bytes == path.stat().st_size


@pytest.mark.parametrize(("width", "count"), [(1, 1), (480, 1), (481, 2), (960, 2), (961, 3), (1600, 3)])
def test_nothing_is_wider_than_the_original_and_nothing_is_made_twice(tmp_path: Path, width: int, count: int) -> None:
    picture, _, _ = rendered(tmp_path, Image.new("RGB", (width, 30), RED))
    assert len(picture.webp) == count
    assert picture.webp[-1].width == width
    assert all(r.width <= width for r in picture.files)


def test_every_file_shows_the_picture_and_nothing_else(tmp_path: Path) -> None:
    image = quarters(1000, 600)
    image.info.update(exif=b"Exif\0\0SECRET", xmp=b"SECRET", icc_profile=b"SECRET", comment=b"SECRET", dpi=(301, 301))
    for path in rendered(tmp_path, image)[2]:
        assert_bare(path)
        assert b"SECRET" not in path.read_bytes()
        with Image.open(path) as found:
            x, y = found.width // 4, found.height // 4
            assert near(found.convert("RGB").getpixel((x, y)), RED)


def test_the_average_colour_is_told(tmp_path: Path) -> None:
    image = Image.new("RGB", (100, 100), (200, 100, 0))
    image.paste((0, 100, 200), (0, 0, 50, 100))
    assert rendered(tmp_path, image)[0].color == "#646464"


def test_the_store_recalls_the_whole_set(tmp_path: Path) -> None:
    picture, store, paths = rendered(tmp_path, quarters(500, 300))
    assert PictureSet(DIGEST, 500, 300).recall(store) == picture
    assert PictureSet("b" * 64, 500, 300).recall(store) is None
    paths[0].write_bytes(b"damaged")
    assert PictureSet(DIGEST, 500, 300).recall(store) is None


def test_a_set_that_was_made_in_part_is_not_recalled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Store.keep

    def keep_until_full(store: Store, name: str, write: Callable[[Path], object]) -> None:
        if name.endswith(".jpg"):
            raise OSError(28, "No space left on device")
        keep(store, name, write)

    monkeypatch.setattr(Store, "keep", keep_until_full)
    with pytest.raises(OSError, match="No space"):
        rendered(tmp_path, quarters(500, 300))
    assert PictureSet(DIGEST, 500, 300).recall(Store(tmp_path)) is None


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (rendered(tmp_path / name, quarters(1000, 600))[2] for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
