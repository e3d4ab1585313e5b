"""Which originals are rendered."""

from __future__ import annotations

import shutil

from showcase.media.wanted import Wanted, list_wanted
from small_site import SmallSite, draw_photo

PHOTO = {"caption": "一张图片", "pupils": False}


def wanted_of(small_site: SmallSite) -> dict[str, Wanted]:
    site = small_site.content().site
    assert site is not None
    return {item.file.source_path.name: item for item in list_wanted(site)}


def test_every_picture_of_a_school_is_wanted(small_site: SmallSite) -> None:
    folder = small_site.school(
        text="![在正文里](text.jpg)",
        cover={"file": "cover.jpg", **PHOTO},
        photos=[{"file": "more.jpg", **PHOTO}],
        scenes=[{"title": "车间", "file": "scenes/01.jpg", **PHOTO}],
        boards=[{"title": "成果", "topic": "产教融合", "file": "boards/b.jpg", **PHOTO}],
        consent=True,
    )
    names = ["cover.jpg", "more.jpg", "scenes/01.jpg", "boards/b.jpg", "text.jpg"]
    for name in names:
        draw_photo(folder / name, (60, 40), seed=name)
    assert sorted(wanted_of(small_site)) == sorted(name.rpartition("/")[2] for name in names)


def test_photos_in_the_text_and_films_of_a_story_are_wanted(small_site: SmallSite) -> None:
    folder = small_site.story_with_film(text="![在正文里](text.jpg)", consent=True)
    draw_photo(folder / "text.jpg", (60, 40))
    assert sorted(wanted_of(small_site)) == ["film.mp4", "text.jpg"]


def test_files_with_the_same_bytes_are_one_original_with_two_places(small_site: SmallSite) -> None:
    first = small_site.story_with_photo("first-lesson")
    second = small_site.story_with_photo("second-lesson")
    shutil.copy(first / "01.jpg", second / "01.jpg")
    (item,) = wanted_of(small_site).values()
    assert [place.bundle.source_path.parent.name for place in item.places] == ["first-lesson", "second-lesson"]
    assert {place.key for place in item.places} == {"photos.0"}


def test_a_site_without_media_wants_nothing(small_site: SmallSite) -> None:
    small_site.story()
    assert wanted_of(small_site) == {}
