"""Stories as they are put together."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from showcase.desk.intake.draft import PLACEHOLDER, Draft, PlacedFilm, PlacedPhoto
from showcase.desk.intake.films import Film
from showcase.desk.intake.photo import Photo
from showcase.desk.intake.word_blocks import Block
from showcase.reader.bundle_schemas import StorySchema

PLACE = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first/index.md")
FIELDS = {"school": "first", "kind": "activity", "status": "submitted"}


def photo(**changes: Any) -> Photo:
    values = {
        "path": Path("a"),
        "sha256": "0",
        "sent_sha256": "0",
        "suffix": "jpg",
        "width": 3,
        "height": 2,
        "likeness": b"",
    }
    return Photo(**{**values, **changes})  # type: ignore[arg-type]


def draft() -> Draft:
    film = Film(Path("f"), "1", "1", "mp4", 2.0)
    return Draft(
        "题",
        [Block("p", "字"), Block("img", picture="01.jpg"), Block("ul", "-   甲")],
        [PlacedPhoto(photo(), "有[括号]", "张三", "01.jpg"), PlacedPhoto(photo(panorama=True), "", "", "02.jpg")],
        [PlacedFilm(film, "片", Path("w"), "film.mp4")],
        source="学校",
    )


def test_pictures_stand_in_the_text_where_they_stood() -> None:
    assert draft().text == "字\n\n![有\\[括号\\]](01.jpg)\n\n-   甲"


def test_a_bundle_names_each_file_and_leaves_room_for_captions() -> None:
    bundle = draft().bundle(PLACE, FIELDS)
    assert list(bundle.front_matter) == ["title", "school", "kind", "status", "source", "photos", "videos"]
    assert bundle.front_matter["photos"] == [
        {"file": "01.jpg", "caption": "有[括号]", "credit": "张三"},
        {"file": "02.jpg", "caption": "", "panorama": True},
    ]
    assert bundle.files == {"01.jpg": Path("a"), "02.jpg": Path("a"), "film.mp4": Path("f"), "film.vtt": Path("w")}
    assert draft().without_caption == ["02.jpg"]


def test_filled_it_is_sound_on_the_same_lines() -> None:
    empty, filled = draft().bundle(PLACE, FIELDS), draft().bundle(PLACE, FIELDS, fills=True)
    assert StorySchema.model_validate(filled.front_matter)
    lines = zip(empty.markdown.split("\n"), filled.markdown.split("\n"), strict=True)
    assert [pair for pair in lines if pair[0] != pair[1]] == [("  caption: ''", f"  caption: {PLACEHOLDER}")]
