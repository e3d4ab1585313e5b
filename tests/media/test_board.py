"""Boards for deep zoom: whatever the format's arithmetic lets a viewer ask for is there, and shows the board."""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageCms, ImageStat

from showcase.media import board
from showcase.media.board import board_keys, recall_board, render_board
from showcase.media.picture import DeepZoom
from showcase.media.pixels import decode
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_file import identify_photo

NAMESPACE = "{http://schemas.microsoft.com/deepzoom/2008}"
TILE, OVERLAP = 1024, 1
SIZES = [(1, 1), (2, 1), (1024, 1024), (1025, 1024), (1024, 1025), (700, 2049), (2100, 900), (1, 1100)]
# WebP loses this much of hard-edged grey squares, on average of 255; a shift by one pixel would cost more than twice of it.
LOSS = 6


@dataclass(frozen=True)
class Cut:
    """A board that was cut into tiles."""

    path: Path
    file: MediaFile
    store: Store
    tiles: DeepZoom

    @property
    def original(self) -> Image.Image:
        with Image.open(self.path) as image:
            return image.convert("RGB")

    @property
    def highest(self) -> int:
        return math.ceil(math.log2(max(self.file.width, self.file.height)))

    def size_of(self, level: int) -> tuple[int, int]:
        scale = 2 ** (self.highest - level)
        return math.ceil(self.file.width / scale), math.ceil(self.file.height / scale)

    def places(self, tile: int = TILE) -> Iterator[tuple[int, int, int, tuple[int, int, int, int]]]:
        """Level, column, row and box of every tile, as a viewer reckons them from the descriptor alone."""
        for level in range(self.highest + 1):
            width, height = self.size_of(level)
            for column in range(math.ceil(width / tile)):
                for row in range(math.ceil(height / tile)):
                    left = column * tile - (OVERLAP if column else 0)
                    top = row * tile - (OVERLAP if row else 0)
                    right = left + tile + (2 if column else 1) * OVERLAP
                    bottom = top + tile + (2 if row else 1) * OVERLAP
                    yield level, column, row, (left, top, min(right, width), min(bottom, height))

    def url(self, level: int, column: int, row: int) -> str:
        return f"{self.tiles.url.removesuffix('.dzi')}_files/{level}/{column}_{row}.webp"

    def path_of(self, url: str) -> Path:
        return self.store.rendition_path(url.removeprefix("media/"))

    def tile(self, level: int, column: int, row: int) -> Image.Image:
        with Image.open(self.path_of(self.url(level, column, row))) as image:
            assert image.format == "WEBP"
            assert image.mode == "RGB"
            return image.copy()


def squares(size: tuple[int, int], side: int = 8) -> Image.Image:
    """Random grey squares: no part of it looks like another."""
    small = (math.ceil(size[0] / side), math.ceil(size[1] / side))
    noise = Image.frombytes("L", small, random.Random(str(size)).randbytes(small[0] * small[1]))  # noqa: S311
    whole = noise.resize((small[0] * side, small[1] * side), Image.Resampling.NEAREST)
    return whole.crop((0, 0, *size)).convert("RGB")


def write(path: Path, image: Image.Image, **save: object) -> Path:
    image.save(path, **save)
    return path


def identified(path: Path) -> MediaFile:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return identify_photo(path.parent, PurePosixPath(path.name), sha256)


def cut(path: Path) -> Cut:
    file, store = identified(path), Store(path.parent / "store")
    return Cut(path, file, store, render_board(path, file, store))


def difference(first: Image.Image, second: Image.Image) -> float:
    """The mean difference of two pictures' channels, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(first, second)).mean)


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def a_cut(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Cut:
    return cut(write(tmp_path_factory.mktemp("board") / "board.png", squares(request.param)))


@pytest.fixture
def small_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cut:
    """A board of the programmes' proportions, 1 : 2.25, that is many tiles wide and high."""
    monkeypatch.setattr(board, "TILE_PIXELS", 128)
    return cut(write(tmp_path / "board.png", squares((394, 886))))


def test_the_descriptor_says_what_the_format_asks_for(a_cut: Cut) -> None:
    image = etree.fromstring(a_cut.path_of(a_cut.tiles.url).read_bytes())
    assert image.tag == f"{NAMESPACE}Image"
    assert dict(image.attrib) == {"Format": "webp", "Overlap": "1", "TileSize": "1024"}
    (size,) = image
    assert size.tag == f"{NAMESPACE}Size"
    assert dict(size.attrib) == {"Width": str(a_cut.file.width), "Height": str(a_cut.file.height)}
    assert a_cut.tiles.url.endswith(".dzi")


def test_a_page_is_told_the_size_of_the_whole(a_cut: Cut) -> None:
    assert (a_cut.tiles.width, a_cut.tiles.height) == a_cut.original.size


def test_every_tile_that_a_viewer_may_ask_for_is_there_in_its_size(a_cut: Cut) -> None:
    for level, column, row, (left, top, right, bottom) in a_cut.places():
        assert a_cut.tile(level, column, row).size == (right - left, bottom - top), (level, column, row)


def test_the_files_are_the_descriptor_and_those_tiles_and_nothing_else(a_cut: Cut) -> None:
    expected = {a_cut.tiles.url, *(a_cut.url(*place[:3]) for place in a_cut.places())}
    assert sorted(file.url for file in a_cut.tiles.files) == sorted(expected)
    kept = {path for path in a_cut.store.path.rglob("*") if path.is_file()}
    record = {a_cut.store.rendition_path(key) for key in board_keys(a_cut.file)}
    assert kept == {*map(a_cut.path_of, expected), *record}


def test_each_file_is_told_with_its_bytes(a_cut: Cut) -> None:
    assert all(file.bytes == a_cut.path_of(file.url).stat().st_size > 0 for file in a_cut.tiles.files)


def test_the_lowest_level_is_one_pixel(a_cut: Cut) -> None:
    assert a_cut.tile(0, 0, 0).size == (1, 1)


def test_the_tiles_of_the_highest_level_show_the_original_each_at_its_place(a_cut: Cut) -> None:
    original = a_cut.original
    for level, column, row, box in a_cut.places():
        if level == a_cut.highest:
            assert difference(a_cut.tile(level, column, row), original.crop(box)) < LOSS, (column, row)


def test_the_tiles_put_together_are_the_board(small_cut: Cut) -> None:
    whole = Image.new("RGB", small_cut.original.size)
    places = [place for place in small_cut.places(128) if place[0] == small_cut.highest]
    assert len(places) == 4 * 7
    for level, column, row, (left, top, _, _) in places:
        whole.paste(small_cut.tile(level, column, row), (left, top))
    assert difference(whole, small_cut.original) < LOSS


def test_neighbours_show_the_same_pixels_where_they_meet(small_cut: Cut) -> None:
    # Column 127 and 128 are in both; a viewer that lays one over the other shows no seam.
    left, right = small_cut.tile(small_cut.highest, 0, 0), small_cut.tile(small_cut.highest, 1, 0)
    assert (left.width, right.width) == (129, 130)
    assert difference(left.crop((127, 0, 129, 128)), right.crop((0, 0, 2, 128))) < 2 * LOSS


def test_each_level_shows_the_whole_board(small_cut: Cut) -> None:
    for level in range(small_cut.highest + 1):
        size = small_cut.size_of(level)
        whole = Image.new("RGB", size)
        for _, column, row, (left, top, _, _) in (place for place in small_cut.places(128) if place[0] == level):
            whole.paste(small_cut.tile(level, column, row), (left, top))
        expected = small_cut.original.resize(size, Image.Resampling.LANCZOS)
        assert difference(whole, expected) < 2 * LOSS, level


def test_tiles_carry_nothing_but_pixels(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = "SECRET", "SECRET"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    board = cut(
        write(tmp_path / "b.jpg", squares((40, 90)), exif=exif, icc_profile=profile, comment=b"SECRET", xmp=b"SECRET")
    )
    for file in board.tiles.files[1:]:
        raw = board.path_of(file.url).read_bytes()
        assert b"SECRET" not in raw
        # A plain file is one chunk; metadata need the extended format.
        assert raw[12:16] == b"VP8 "
        assert len(raw) == 20 + int.from_bytes(raw[16:20], "little")


def test_a_board_that_lies_on_its_side_is_cut_upright(tmp_path: Path) -> None:
    upright = squares((60, 130))
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    board = cut(write(tmp_path / "b.png", lying, exif=exif))
    assert (board.tiles.width, board.tiles.height) == (60, 130)
    assert difference(board.tile(board.highest, 0, 0), upright) < LOSS


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_a_board_from_a_print_shop_shows_its_colours(tmp_path: Path, mode: str) -> None:
    down = Image.linear_gradient("L").resize((90, 200))
    even = Image.new("L", down.size, 60)
    image = down if mode == "L" else Image.merge("CMYK", (down, even, down, even))
    board = cut(write(tmp_path / "b.jpg", image, quality=95))
    # As any other photo: upright, in sRGB.
    assert difference(board.tile(board.highest, 0, 0), decode(board.path, board.file, 90)) < LOSS


def test_a_board_with_transparent_parts_shows_paper_there(tmp_path: Path) -> None:
    board = cut(write(tmp_path / "b.png", Image.new("RGBA", (40, 90), (200, 0, 0, 0))))
    assert difference(board.tile(board.highest, 0, 0), Image.new("RGB", (40, 90), "white")) < 2


def test_a_board_is_made_once(small_cut: Cut) -> None:
    assert recall_board(small_cut.file, small_cut.store) == small_cut.tiles


def test_a_board_that_was_never_cut_is_not_recalled(tmp_path: Path) -> None:
    assert recall_board(identified(write(tmp_path / "b.png", squares((3, 7)))), Store(tmp_path / "store")) is None


@pytest.mark.parametrize("damage", ["gone", "cut off", "another of the same length", "empty"])
@pytest.mark.parametrize("which", ["descriptor", "first tile", "last tile"])
def test_a_board_of_which_a_file_is_missing_or_damaged_is_made_anew(small_cut: Cut, which: str, damage: str) -> None:
    number = {"descriptor": 0, "first tile": 1, "last tile": -1}[which]
    path = small_cut.path_of(small_cut.tiles.files[number].url)
    whole = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"cut off": whole[:-9], "empty": b""}.get(damage, bytes(len(whole))))
    assert recall_board(small_cut.file, small_cut.store) is None
    assert render_board(small_cut.path, small_cut.file, small_cut.store) == small_cut.tiles
    assert path.read_bytes() == whole
    assert recall_board(small_cut.file, small_cut.store) == small_cut.tiles


def test_the_same_board_gives_the_same_bytes(tmp_path: Path) -> None:
    boards = []
    for name in "ab":
        (tmp_path / name).mkdir()
        boards.append(cut(write(tmp_path / name / "b.png", squares((200, 300)))))
    first, second = ({file.url: board.path_of(file.url).read_bytes() for file in board.tiles.files} for board in boards)
    assert first == second


def test_two_boards_share_no_file(tmp_path: Path) -> None:
    boards = [cut(write(tmp_path / f"{number}.png", squares((20 + number, 30)))) for number in range(2)]
    first, second = ({file.url for file in board.tiles.files} for board in boards)
    assert not first & second


def test_a_board_of_which_the_end_is_missing_is_refused_and_not_recalled(tmp_path: Path) -> None:
    path = write(tmp_path / "b.jpg", squares((300, 500)), quality=90)
    path.write_bytes(path.read_bytes()[:-4000])
    file, store = identified(path), Store(tmp_path / "store")
    with pytest.raises(UnfitMedia):
        render_board(path, file, store)
    assert recall_board(file, store) is None


def test_a_board_that_was_changed_since_it_was_approved_is_refused(tmp_path: Path) -> None:
    file = identified(write(tmp_path / "b.png", squares((30, 50))))
    path = write(tmp_path / "b.png", squares((31, 50)))
    with pytest.raises(UnfitMedia) as fault:
        render_board(path, file, Store(tmp_path / "store"))
    assert "改动" in fault.value.message
    assert not (tmp_path / "store").exists()
