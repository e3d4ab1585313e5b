"""What pages are told about renditions."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from showcase.media.picture import Film, Picture, Rendition, Renditions
from showcase.model import MediaFile

FILE = MediaFile(PurePosixPath("content/01.jpg"), "a" * 64, "image/jpeg", 9, 900, 600)
NARROW = Rendition("media/1.webp", "image/webp", 480, 320, 5)
WIDE = Rendition("media/2.webp", "image/webp", 900, 600, 9)
PICTURE = Picture((NARROW, WIDE), Rendition("media/3.jpg", "image/jpeg", 900, 600, 9), "#102030")


def test_the_largest_rendition_is_the_widest() -> None:
    assert PICTURE.largest is WIDE


def test_a_picture_is_found_by_the_bytes_of_its_original() -> None:
    assert Renditions(pictures={FILE.sha256: PICTURE}).picture(FILE) is PICTURE


def test_a_film_is_found_by_the_bytes_of_its_original() -> None:
    film = Film(Rendition("media/4.mp4", "video/mp4", 320, 240, 9), PICTURE, 2.0)
    assert Renditions(films={FILE.sha256: film}).film(FILE) is film


def test_nothing_stands_in_for_an_original_that_was_refused() -> None:
    with pytest.raises(KeyError):
        Renditions().picture(FILE)
    with pytest.raises(KeyError):
        Renditions().film(FILE)
