"""Renditions served from elsewhere: what is looked at lies there, what is read or taken home stays."""

from __future__ import annotations

import pytest

from showcase.media.picture import DeepZoom, Film, Handout, Panorama, Picture, Rendition, Renditions, Subtitles
from showcase.media.served import names_elsewhere, rendition_from, served_from

THERE = "https://media.example/week/"


def rendition(name: str) -> Rendition:
    return Rendition(f"media/{name}", "image/webp", 4, 3, 12)


PICTURE = Picture((rendition("a.webp"), rendition("b.webp")), rendition("c.jpg"), "#102030")
ALL = Renditions(
    pictures={"1": PICTURE},
    films={"2": Film(rendition("f.mp4"), PICTURE, 2.0)},
    subtitles={"3": Subtitles(rendition("s.vtt"))},
    boards={"4": DeepZoom("media/d.dzi", 4, 3, (rendition("d.dzi"), rendition("d_files/0/0_0.webp")))},
    panoramas={"5": Panorama((rendition("p.webp"),))},
    handouts={"6": Handout(rendition("h.pdf"))},
)


def test_what_is_looked_at_is_served_from_there() -> None:
    there = served_from(THERE, ALL)
    assert [file.url for file in there.pictures["1"].files] == [
        f"{THERE}{name}" for name in ("a.webp", "b.webp", "c.jpg")
    ]
    assert there.films["2"].rendition.url == f"{THERE}f.mp4"
    assert there.films["2"].poster == there.pictures["1"]
    assert [there.boards["4"].url, *(file.url for file in there.boards["4"].files)] == [
        f"{THERE}d.dzi",
        f"{THERE}d.dzi",
        f"{THERE}d_files/0/0_0.webp",
    ]
    assert there.panoramas["5"].files[0].url == f"{THERE}p.webp"


def test_all_else_of_a_rendition_stays_as_it_is() -> None:
    there = served_from(THERE, ALL)
    assert there.pictures["1"].color == "#102030"
    assert (there.films["2"].seconds, there.boards["4"].width, there.boards["4"].height) == (2.0, 4, 3)
    first = there.pictures["1"].webp[0]
    assert (first.media_type, first.width, first.height, first.bytes) == ("image/webp", 4, 3, 12)


def test_what_is_read_or_taken_home_stays_with_the_site() -> None:
    there = served_from(THERE, ALL)
    assert (there.subtitles, there.handouts) == (ALL.subtitles, ALL.handouts)


def test_without_such_a_place_everything_stays() -> None:
    assert served_from("", ALL) is ALL
    assert rendition_from("", rendition("a.webp")) == rendition("a.webp")
    assert names_elsewhere("", ["media/a.webp", "https://media.example/b.webp"]) == frozenset()


@pytest.mark.parametrize("url", ["media/s.vtt", "https://other.example/a.webp"])
def test_only_what_lies_there_is_counted(url: str) -> None:
    assert names_elsewhere(THERE, [f"{THERE}d_files/0/0_0.webp", url]) == {"d_files/0/0_0.webp"}
