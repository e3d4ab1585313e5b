"""Share pictures: 1200 × 630 of whatever a school sent, or a card; made once, kept, and left out rather than wrong."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from showcase.bounded import Bounds, TookTooLong
from showcase.media import share as module
from showcase.media.card import Words, draw_card
from showcase.media.film import film_bounds
from showcase.media.picture import Rendition
from showcase.media.share import SIZE, Share, Shared, Studio, crop_around, make_share, render_shares, share_key
from showcase.media.store import Store
from showcase.media.typeface import Typeface
from showcase.model import MediaFile, Photo, Video
from showcase.project import Project
from showcase.reader.media_file import BOUNDS, UnfitMedia
from showcase.reader.photo_file import identify_photo
from small_site import PROJECT_ROOT, draw_film, draw_photo

WORDS = Words("试验职业学校 · 5月12日", "车间里的第一课", "试验 2024")
RED, GREY = (220, 20, 20), (128, 128, 128)
Run = Callable[..., Any]


class AtOnce(Executor):
    """An executor that does each task when it is handed in, and counts them."""

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, fn: Run, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.tasks += 1
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@dataclass(frozen=True)
class Asked:
    """A call that would have gone to a process of its own."""

    bounds: Bounds
    share: Share


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path, Store(tmp_path / "store"), Typeface(Project(PROJECT_ROOT).typeface_path))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Every call with its bounds; they are answered here, in this very process."""
    calls: list[Asked] = []

    def run(bounds: Bounds, function: Run, share: Share, studio: Studio) -> Any:
        calls.append(Asked(bounds, share))
        return function(share, studio)

    monkeypatch.setattr(module, "run_bounded", run)
    return calls


def photo_at(path: Path, focal: tuple[float, float] = (0.5, 0.5)) -> Photo:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Photo(identify_photo(path.parent, PurePosixPath(path.name), sha256), "说明", "photos.0", focal=focal)


def photo_of(studio: Studio, image: Image.Image, name: str = "p.png", **more: Any) -> Photo:
    focal = more.pop("focal", (0.5, 0.5))
    image.save(studio.root / name, **more)
    return photo_at(studio.root / name, focal)


def film_of(studio: Studio, **drawn: Any) -> Video:
    path = draw_film(studio.root / "film.mp4", (320, 240), **drawn)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    file = MediaFile(PurePosixPath("film.mp4"), sha256, "video/mp4", path.stat().st_size, 320, 240, seconds=2.0)
    return Video(file, "说明", "videos.0")


def all_of(shares: Mapping[str, Share], studio: Studio) -> Shared:
    return render_shares(shares, studio, AtOnce())


def picture_of(share: Share, studio: Studio) -> Image.Image:
    """The share picture as a platform gets it."""
    make_share(share, studio)
    (path,) = studio.store.path.rglob("*.jpg")
    with Image.open(path) as image:
        assert image.format == "JPEG"
        return image.copy()


def difference(first: Image.Image, second: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(first, second)).mean)


def ramps(size: tuple[int, int]) -> Image.Image:
    """A pixel's red tells how far it is from the left, its green how far from the top."""
    down = Image.linear_gradient("L")
    across = down.transpose(Image.Transpose.ROTATE_90)
    return Image.merge("RGB", (across.resize(size), down.resize(size), Image.new("L", size, 0)))


def draw_noise(size: tuple[int, int]) -> Image.Image:
    """Small grey squares."""
    small = (size[0] // 5, size[1] // 5)
    dice = random.Random(str(size))  # noqa: S311
    squares = Image.frombytes("L", small, dice.randbytes(small[0] * small[1]))
    return squares.resize(size, Image.Resampling.NEAREST).convert("RGB")


def marked(size: tuple[int, int], focal: tuple[float, float]) -> Image.Image:
    """Grey, with a red spot at the focal point."""
    image = Image.new("RGB", size, GREY)
    x, y, radius = round(focal[0] * size[0]), round(focal[1] * size[1]), max(1, min(size) // 20)
    image.paste(RED, (max(x - radius, 0), max(y - radius, 0), min(x + radius, size[0]), min(y + radius, size[1])))
    return image


def spot_in(picture: Image.Image) -> tuple[float, float]:
    """Where the red spot's middle is."""
    red, green, _ = picture.split()
    box = ImageChops.subtract(red, green).point(lambda value: 255 if value > 90 else 0).getbbox()
    assert box is not None
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@pytest.mark.parametrize(
    "size", [(1200, 630), (900, 600), (600, 900), (50, 40), (1, 1), (3000, 60), (60, 3000), (2400, 300), (1300, 650)]
)
def test_of_a_photo_of_any_size_a_link_shows_1200_by_630_pixels(studio: Studio, size: tuple[int, int]) -> None:
    image = picture_of(Share(WORDS, photo_of(studio, Image.new("RGB", size, RED))), studio)
    assert (image.size, image.mode) == ((1200, 630), "RGB")
    # All of it is the photo: no bars at its sides.
    assert difference(image, Image.new("RGB", SIZE, RED)) < 3


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (4000, 630), (300, 200)])
@pytest.mark.parametrize("focal", [(0.5, 0.5), (0.0, 0.0), (1.0, 1.0), (0.3, 0.8), (0.45, 0.2)])
def test_the_crop_is_the_largest_with_the_focal_point_as_near_to_its_middle_as_can_be(
    size: tuple[int, int], focal: tuple[float, float]
) -> None:
    picture = crop_around(ramps(size), SIZE, focal)
    scale = min(size[0] / SIZE[0], size[1] / SIZE[1])
    for axis in (0, 1):
        part = SIZE[axis] * scale / size[axis]
        middle = min(max(focal[axis], part / 2), 1 - part / 2)
        for place in (0.02, 0.5, 0.98):
            pixel = picture.getpixel((round(place * (SIZE[0] - 1)), round(place * (SIZE[1] - 1))))
            assert isinstance(pixel, tuple)
            assert pixel[axis] / 255 == pytest.approx(middle + (place - 0.5) * part, abs=0.02)


@pytest.mark.parametrize(
    "size", [(1300, 650), (1944, 1344), (168, 1050), (2107, 405), (1759, 808), (816, 1571), (40, 21)]
)
def test_no_size_leads_beyond_the_edges(size: tuple[int, int]) -> None:
    # Sizes whose crop, reckoned in floating point, is a hair larger than the picture.
    for focal in ((0.5, 0.5), (0.0, 0.0), (1.0, 1.0), (0.1, 0.9)):
        assert crop_around(Image.new("L", size, 200), SIZE, focal).getextrema() == (200, 200)


@pytest.mark.parametrize("size", [(900, 600), (600, 900), (2400, 600), (1200, 630)])
@pytest.mark.parametrize("focal", [(0.5, 0.5), (0.3, 0.3), (0.7, 0.9), (0.4, 0.05), (0.6, 0.95)])
def test_what_an_editor_points_at_is_seen_also_when_the_picture_is_cut_square(
    studio: Studio, size: tuple[int, int], focal: tuple[float, float]
) -> None:
    picture = picture_of(Share(WORDS, photo_of(studio, marked(size, focal), focal=focal)), studio)
    x, y = spot_in(picture)
    assert (SIZE[0] - SIZE[1]) / 2 < x < (SIZE[0] + SIZE[1]) / 2
    assert 0 < y < SIZE[1]


@pytest.mark.parametrize("size", [(1300, 2600), (2600, 700)])
def test_a_share_picture_is_as_sharp_as_the_photo_allows(studio: Studio, size: tuple[int, int]) -> None:
    # A JPEG is made smaller while it is decoded, and that must not be too small.
    fine = draw_noise(size)
    picture = picture_of(Share(WORDS, photo_of(studio, fine, "p.jpg", quality=95)), studio)
    assert difference(picture, crop_around(fine, SIZE, (0.5, 0.5))) < 8


def test_a_photo_that_lies_on_its_side_is_shared_upright(studio: Studio) -> None:
    upright = ramps((1200, 700))
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    picture = picture_of(Share(WORDS, photo_of(studio, lying, "p.jpg", exif=exif, quality=95)), studio)
    assert difference(picture, crop_around(upright, SIZE, (0.5, 0.5))) < 4


def test_what_is_transparent_shows_paper(studio: Studio) -> None:
    picture = picture_of(Share(WORDS, photo_of(studio, Image.new("RGBA", (60, 40), (0, 200, 0, 0)))), studio)
    assert difference(picture, Image.new("RGB", SIZE, "white")) < 2


def test_a_share_picture_carries_nothing_but_pixels(studio: Studio) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    photo = photo_of(studio, ramps((1300, 800)), "p.jpg", exif=exif, comment=b"SECRET", xmp=b"SECRET")
    picture = picture_of(Share(WORDS, photo), studio)
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & picture.info.keys()
    (path,) = studio.store.path.rglob("*.jpg")
    assert b"SECRET" not in path.read_bytes()


def test_a_film_is_shared_by_its_poster(studio: Studio) -> None:
    shown = draw_photo(studio.root / "shown.png", (320, 240), seed="film")
    with Image.open(shown) as image:
        frame = image.convert("RGB")
        film = film_of(studio, picture=image)
    picture = picture_of(Share(WORDS, film), studio)
    assert picture.size == SIZE
    assert difference(picture, crop_around(frame, SIZE, (0.5, 0.5))) < 20


def test_without_a_cover_there_is_a_card(studio: Studio) -> None:
    picture = picture_of(Share(WORDS), studio)
    assert difference(picture, draw_card(WORDS, SIZE, studio.typeface)) < 3


def test_a_broken_cover_and_one_that_was_changed_meanwhile_are_refused(studio: Studio) -> None:
    whole = photo_of(studio, ramps((1300, 800)), "p.jpg")
    path = studio.root / "p.jpg"
    path.write_bytes(path.read_bytes()[:-500])
    for photo in (whole, photo_at(path)):
        with pytest.raises(UnfitMedia):
            make_share(Share(WORDS, photo), studio)
    assert not list(studio.store.path.rglob("*.jp*"))


def test_pictures_that_look_different_have_names_of_their_own(studio: Studio) -> None:
    photo = photo_of(studio, ramps((60, 40)))
    shares = [
        Share(WORDS),
        *(Share(replace(WORDS, **{field: "#123456"})) for field in ("over", "title", "under", "color")),
        Share(WORDS, photo),
        Share(WORDS, replace(photo, focal=(0.5, 0.4))),
        Share(WORDS, photo_of(studio, ramps((61, 40)), "other.png")),
        Share(WORDS, film_of(studio)),
    ]
    assert len({share_key(share) for share in shares}) == len(shares)


def test_words_that_nobody_sees_make_no_other_picture(studio: Studio) -> None:
    photo = photo_of(studio, ramps((60, 40)))
    assert share_key(Share(WORDS, photo)) == share_key(Share(replace(WORDS, title="别的"), photo))


@pytest.mark.usefixtures("asked")
def test_every_address_has_its_picture_and_each_picture_is_made_once(studio: Studio) -> None:
    photo = photo_of(studio, ramps((60, 40)))
    other = replace(WORDS, title="别的")
    shares = {
        "a/": Share(WORDS),
        "b/": Share(WORDS),
        "c/": Share(other),
        "d/": Share(WORDS, photo),
        "e/": Share(other, photo),
    }
    executor = AtOnce()
    shared = render_shares(shares, studio, executor)
    assert list(shared.pictures) == list(shares)
    # A day shows its first story's cover: two pages, other words, one picture.
    assert shared.pictures["d/"] == shared.pictures["e/"]
    assert shared.pictures["a/"] == shared.pictures["b/"] != shared.pictures["c/"]
    assert shared.new_files == executor.tasks == 3
    assert len(list(studio.store.path.rglob("*.jpg"))) == 3


@pytest.mark.usefixtures("asked")
def test_a_page_is_told_the_address_the_size_and_the_bytes(studio: Studio) -> None:
    (picture,) = all_of({"a/": Share(WORDS)}, studio).pictures.values()
    (path,) = studio.store.path.rglob("*.jpg")
    assert picture == Rendition(f"media/{path.name}", "image/jpeg", 1200, 630, path.stat().st_size)


def test_what_is_there_is_not_made_again(studio: Studio, asked: list[Asked]) -> None:
    shares = {"a/": Share(WORDS), "b/": Share(WORDS, photo_of(studio, ramps((60, 40))))}
    first = all_of(shares, studio)
    assert len(asked) == 2
    second = all_of(shares, studio)
    assert len(asked) == 2
    assert (second.pictures, second.new_files) == (first.pictures, 0)


@pytest.mark.parametrize("damage", ["gone", "cut off", "another of the same length"])
def test_a_picture_that_is_missing_or_damaged_is_made_anew(studio: Studio, asked: list[Asked], damage: str) -> None:
    shares = {"a/": Share(WORDS)}
    first = all_of(shares, studio)
    (path,) = studio.store.path.rglob("*.jpg")
    whole = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(whole[:-3] if damage == "cut off" else bytes(len(whole)))
    assert all_of(shares, studio) == first
    assert path.read_bytes() == whole
    assert len(asked) == 2


@pytest.mark.usefixtures("asked")
def test_a_cover_that_cannot_be_opened_any_more_is_left_out_and_stops_no_other(studio: Studio) -> None:
    broken = photo_of(studio, ramps((1300, 800)), "p.jpg")
    (studio.root / "p.jpg").write_bytes(b"x")
    shared = all_of({"a/": Share(WORDS, broken), "b/": Share(WORDS)}, studio)
    assert list(shared.pictures) == ["b/"]
    assert shared.new_files == 1


def test_a_cover_that_takes_too_long_is_left_out(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_call: object) -> None:
        raise TookTooLong

    monkeypatch.setattr(module, "run_bounded", give_up)
    assert all_of({"a/": Share(WORDS)}, studio).pictures == {}


def test_a_film_may_take_longer_than_a_photo(studio: Studio, asked: list[Asked]) -> None:
    film, photo = film_of(studio), photo_of(studio, ramps((60, 40)))
    all_of({"a/": Share(WORDS, film), "b/": Share(WORDS, photo), "c/": Share(WORDS)}, studio)
    assert [call.bounds for call in asked] == [film_bounds(film.file), BOUNDS, BOUNDS]


def test_pictures_are_made_in_a_process_of_their_own(studio: Studio) -> None:
    # The whole way once: what is asked for and what comes back must pickle.
    shared = all_of({"a/": Share(WORDS), "b/": Share(WORDS, photo_of(studio, ramps((1300, 800))))}, studio)
    assert [picture.width for picture in shared.pictures.values()] == [1200, 1200]


@pytest.mark.usefixtures("asked")
def test_the_same_covers_and_words_give_the_same_bytes(studio: Studio) -> None:
    shares = {"a/": Share(WORDS), "b/": Share(WORDS, photo_of(studio, ramps((1300, 800))))}
    stores = [studio.store, Store(studio.root / "other")]
    for store in stores:
        all_of(shares, replace(studio, store=store))
    first, second = ({path.name: path.read_bytes() for path in store.path.rglob("*.jpg")} for store in stores)
    assert first == second
    assert len(first) == 2


def test_without_pages_nothing_is_made(studio: Studio) -> None:
    assert all_of({}, studio) == Shared({}, 0)
