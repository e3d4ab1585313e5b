"""What pages are told about renditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from showcase.media.picture import DeepZoom, Film, Panorama, Picture, Rendition, Renditions, Subtitles, Use
from showcase.model import MediaFile, Photo, Video

FILE = MediaFile(PurePosixPath("content/01.jpg"), "a" * 64, "image/jpeg", 9, 900, 600)
WORDS = MediaFile(PurePosixPath("content/01.vtt"), "b" * 64, "text/vtt", 9, 0, 0)
NARROW = Rendition("media/1.webp", "image/webp", 480, 320, 5)
WIDE = Rendition("media/2.webp", "image/webp", 900, 600, 9)
PICTURE = Picture((NARROW, WIDE), Rendition("media/3.jpg", "image/jpeg", 900, 600, 9), "#102030")
FILM = Film(Rendition("media/4.mp4", "video/mp4", 320, 240, 9), PICTURE, 2.0)
SUBTITLES = Subtitles(Rendition("media/5.vtt", "text/vtt", 0, 0, 9))
BOARD = DeepZoom(
    "media/6.dzi", 900, 600, (Rendition("media/6.dzi", "", 0, 0, 9), Rendition("media/6/0.webp", "", 0, 0, 9))
)
PANORAMA = Panorama((Rendition("media/7.webp", "image/webp", 4096, 2048, 9),))
ALL = Renditions(
    {FILE.sha256: PICTURE},
    {FILE.sha256: FILM},
    {WORDS.sha256: SUBTITLES},
    {FILE.sha256: BOARD},
    {FILE.sha256: PANORAMA},
)
PHOTO = Photo(FILE, "一张图片", "photos.0")
VIDEO = Video(FILE, "一段影片", "videos.0")


def test_a_picture_is_all_its_widths_and_a_jpeg() -> None:
    assert PICTURE.files == (NARROW, WIDE, PICTURE.jpeg)


def test_a_film_comes_with_its_poster() -> None:
    assert FILM.files == (FILM.rendition, *PICTURE.files)


def test_subtitles_are_one_file() -> None:
    assert SUBTITLES.files == (SUBTITLES.rendition,)


@pytest.mark.parametrize(
    ("use", "file", "made"),
    [
        (Use.PHOTO, FILE, PICTURE),
        (Use.FILM, FILE, FILM),
        (Use.SUBTITLES, WORDS, SUBTITLES),
        (Use.BOARD, FILE, BOARD),
        (Use.PANORAMA, FILE, PANORAMA),
    ],
)
def test_what_was_made_is_found_by_the_original_and_the_use(use: Use, file: MediaFile, made: object) -> None:
    assert ALL.made(file, use) is made
    elsewhere = replace(file, source_path=PurePosixPath("content/elsewhere.jpg"))
    assert ALL.made(elsewhere, use) is made
    with pytest.raises(KeyError):
        ALL.made(replace(file, sha256="f" * 64), use)


def test_every_use_is_known() -> None:
    for use in Use:
        with pytest.raises(KeyError, match="a" * 64):
            Renditions().made(FILE, use)


def test_a_picture_is_found_by_the_bytes_of_its_original() -> None:
    assert ALL.picture(FILE) is PICTURE


def test_a_film_is_found_by_the_bytes_of_its_original() -> None:
    assert ALL.film(FILE) is FILM


def test_a_board_is_found_by_the_bytes_of_its_original() -> None:
    assert ALL.board(FILE) is BOARD


def test_only_a_photo_that_shows_all_directions_has_a_sphere() -> None:
    # The same original may be a panorama at one place and a plain picture at another.
    assert ALL.panorama(replace(PHOTO, panorama=True)) == PANORAMA.files
    assert ALL.panorama(PHOTO) == ()


def test_only_a_film_with_words_has_subtitles() -> None:
    assert ALL.subtitles_url(replace(VIDEO, subtitles=WORDS)) == "media/5.vtt"
    assert ALL.subtitles_url(VIDEO) == ""


@pytest.mark.parametrize(
    "ask",
    [
        lambda made: made.picture(FILE),
        lambda made: made.film(FILE),
        lambda made: made.board(FILE),
        lambda made: made.panorama(replace(PHOTO, panorama=True)),
        lambda made: made.subtitles_url(replace(VIDEO, subtitles=WORDS)),
    ],
)
def test_nothing_stands_in_for_an_original_that_was_refused(ask: Callable[[Renditions], object]) -> None:
    with pytest.raises(KeyError):
        ask(Renditions())
