"""What is told of a new story."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.desk.intake.description import facts_of, kind_of, notes_of
from showcase.desk.intake.draft import Draft, PlacedFilm, PlacedPhoto
from showcase.desk.intake.films import Film
from showcase.desk.intake.photo import Photo
from showcase.desk.intake.word_blocks import Block
from showcase.desk.starters.programme import Programme, read_programme
from small_site import SmallSite

PHOTO = PlacedPhoto(Photo(Path("a"), "0", "0", "jpg", 3, 2, b""), "", "", "01.jpg")
FILM = PlacedFilm(Film(Path("f"), "1", "1", "mp4", 2.0), "片", None, "film.mp4")
KINDS = [
    {"slug": "activity", "name": "活动开展情况"},
    {"slug": "pictures", "name": "图片新闻"},
    {"slug": "film", "name": "视频短片"},
]


@pytest.fixture
def programme(small_site: SmallSite) -> Programme:
    small_site.week(kinds=KINDS)
    return read_programme(small_site.root, "demo-2024")


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (Draft("题", [Block("p", "字")], [PHOTO]), "activity"),
        (Draft("题", [], [PHOTO]), "pictures"),
        (Draft("题", [], [], [FILM]), "film"),
        (Draft("题", [Block("p", "一段说明。")], [PHOTO], [FILM]), "film"),
        (Draft("题", [Block("p", "字" * 900)], [PHOTO], [FILM]), "activity"),
    ],
)
def test_the_kind_is_told_by_what_a_story_holds(programme: Programme, draft: Draft, kind: str) -> None:
    assert kind_of(draft, programme) == kind


def test_without_a_kind_of_that_name_it_is_the_weeks_first(small_site: SmallSite) -> None:
    small_site.week(kinds=KINDS[:1])
    assert kind_of(Draft("题", [], [], [FILM]), read_programme(small_site.root, "demo-2024")) == "activity"


def test_facts_are_one_line() -> None:
    assert facts_of(Draft("题", [], [PHOTO], [FILM]), "film", None) == "类型 film，图片 1 张，影片 1 段"


def test_captions_to_come_are_pointed_out() -> None:
    (note,) = notes_of(Draft("题", [], [PHOTO], [FILM]))
    assert note.endswith("：01.jpg")
    assert notes_of(Draft("题", [], [], [FILM])) == []
