"""Which originals are rendered, and what for."""

from __future__ import annotations

import shutil

from documents import pdf, written
from showcase.media.picture import Use
from showcase.media.wanted import Wanted, list_wanted
from small_site import SmallSite, draw_film, draw_photo

PHOTO = {"caption": "一张图片", "pupils": False}
FILM = {"caption": "一段影片", "pupils": False}
WORDS = "WEBVTT\n\n00:00.000 --> 00:01.000\n大家好\n"


def wanted_in_order(small_site: SmallSite) -> tuple[Wanted, ...]:
    site = small_site.content().site
    assert site is not None
    return list_wanted(site)


def wanted_of(small_site: SmallSite) -> dict[str, Wanted]:
    return {item.file.source_path.name: item for item in wanted_in_order(small_site)}


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


def test_the_map_and_the_films_of_a_tour_are_wanted(small_site: SmallSite) -> None:
    scene = {"title": "铸造", "file": "scenes/film.mp4", "pin": [0.5, 0.5], **FILM}
    folder = small_site.school(map={"file": "map.png", **PHOTO}, scenes=[scene])
    draw_photo(folder / "map.png", (60, 40))
    draw_film(folder / "scenes" / "film.mp4", seconds=0.5)
    (folder / "scenes" / "film.vtt").write_text(WORDS, encoding="utf-8")
    assert {name: item.uses for name, item in wanted_of(small_site).items()} == {
        "map.png": (Use.PHOTO,),
        "film.mp4": (Use.FILM,),
        "film.vtt": (Use.SUBTITLES,),
    }


def test_photos_in_the_text_and_films_of_a_story_are_wanted(small_site: SmallSite) -> None:
    folder = small_site.story_with_film(text="![在正文里](text.jpg)", consent=True)
    draw_photo(folder / "text.jpg", (60, 40))
    assert sorted(wanted_of(small_site)) == ["film.mp4", "text.jpg"]


def test_a_photo_is_wanted_as_a_photo_only(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    assert wanted_of(small_site)["01.jpg"].uses == (Use.PHOTO,)


def test_a_board_is_wanted_whole_as_well_as_in_small(small_site: SmallSite) -> None:
    folder = small_site.school(boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **PHOTO}])
    draw_photo(folder / "b.jpg", (60, 40))
    # The picture in small comes first: it finds out whether the original is sound.
    assert wanted_of(small_site)["b.jpg"].uses == (Use.PHOTO, Use.BOARD)


def test_a_panorama_is_wanted_as_a_sphere_as_well_as_in_small(small_site: SmallSite) -> None:
    folder = small_site.school(scenes=[{"title": "车间", "file": "s.jpg", "panorama": True, **PHOTO}])
    draw_photo(folder / "s.jpg", (60, 30))
    draw_photo(small_site.story(photos=[{"file": "s.jpg", "panorama": True, **PHOTO}]) / "s.jpg", (60, 30), seed=1)
    assert [item.uses for item in wanted_in_order(small_site)] == [(Use.PHOTO, Use.PANORAMA)] * 2


def test_what_is_said_not_to_be_a_panorama_is_wanted_as_a_photo_only(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[{"file": "s.jpg", "panorama": False, **PHOTO}])
    draw_photo(folder / "s.jpg", (60, 30))
    assert wanted_of(small_site)["s.jpg"].uses == (Use.PHOTO,)


def test_a_films_subtitles_are_wanted_beside_it_at_the_same_place(small_site: SmallSite) -> None:
    folder = small_site.story_with_film(videos=[{"file": "film.mp4", "subtitles": "words.vtt", **FILM}])
    (folder / "words.vtt").write_text(WORDS, encoding="utf-8")
    wanted = wanted_of(small_site)
    assert {name: item.uses for name, item in wanted.items()} == {
        "film.mp4": (Use.FILM,),
        "words.vtt": (Use.SUBTITLES,),
    }
    assert wanted["words.vtt"].places == wanted["film.mp4"].places


def test_files_with_the_same_bytes_are_one_original_with_two_places(small_site: SmallSite) -> None:
    first = small_site.story_with_photo("first-lesson")
    second = small_site.story_with_photo("second-lesson")
    shutil.copy(first / "01.jpg", second / "01.jpg")
    (item,) = wanted_of(small_site).values()
    assert [place.bundle.source_path.parent.name for place in item.places] == ["first-lesson", "second-lesson"]
    assert {place.key for place in item.places} == {"photos.0"}


def test_different_files_that_are_named_alike_are_two_originals(small_site: SmallSite) -> None:
    small_site.story_with_photo("first-lesson")
    small_site.story_with_photo("second-lesson")
    assert [item.file.source_path.name for item in wanted_in_order(small_site)] == ["01.jpg", "01.jpg"]


def test_one_original_has_all_the_uses_of_all_its_places(small_site: SmallSite) -> None:
    school = small_site.school(boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **PHOTO}])
    story = small_site.story(photos=[{"file": "s.jpg", "panorama": True, **PHOTO}, {"file": "s.jpg", **PHOTO}])
    draw_photo(school / "b.jpg", (60, 30))
    shutil.copy(school / "b.jpg", story / "s.jpg")
    (item,) = wanted_in_order(small_site)
    assert item.uses == (Use.PHOTO, Use.BOARD, Use.PANORAMA)
    assert [place.key for place in item.places] == ["boards.0", "photos.0", "photos.1"]


def test_originals_stand_in_the_order_of_their_first_place(small_site: SmallSite) -> None:
    for slug in ("c-story", "a-story", "b-story"):
        small_site.story_with_photo(slug)
    names = [item.places[0].bundle.source_path.parent.name for item in wanted_in_order(small_site)]
    site = small_site.content().site
    assert site is not None
    assert names == [story.slug for story in site.weeks[0].stories]


def test_a_site_without_media_wants_nothing(small_site: SmallSite) -> None:
    small_site.story()
    assert wanted_of(small_site) == {}


def test_what_is_taken_home_is_wanted_and_a_poster_to_look_at_too(small_site: SmallSite) -> None:
    names = ("guide.pdf", "poster.jpg")
    entries = [{"file": name, "title": "资料", "kind": "其他", "pupils": False} for name in names]
    folders = [
        small_site.school(downloads=entries),
        small_site.write_front_matter(
            "content/weeks/demo-2024/downloads/index.md", {"status": "submitted", "downloads": entries}, "看。"
        ).parent,
    ]
    # One file in two places: a PDF that is written again says another time of itself.
    guide_bytes = written(pdf(), folders[0] / "guide.pdf").read_bytes()
    for folder in folders:
        (folder / "guide.pdf").write_bytes(guide_bytes)
        draw_photo(folder / "poster.jpg")
    guide, poster = wanted_in_order(small_site)
    assert (guide.uses, poster.uses) == ((Use.DOWNLOAD,), (Use.DOWNLOAD, Use.PHOTO))
    assert [place.bundle.source_path.parent.name for place in guide.places] == ["first", "downloads"]


def test_pictures_of_a_weeks_own_pages_are_wanted(small_site: SmallSite) -> None:
    data = {"title": "总结", "status": "submitted", "photos": [{"file": "s.jpg", "panorama": True, **PHOTO}]}
    path = small_site.write_front_matter("content/weeks/demo-2024/wrap-up/index.md", data, "看。")
    draw_photo(path.parent / "s.jpg", (60, 30))
    (item,) = wanted_in_order(small_site)
    assert item.uses == (Use.PHOTO, Use.PANORAMA)
