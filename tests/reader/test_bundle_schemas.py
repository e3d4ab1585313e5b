"""What may stand in the front matter of a story, a school and an event."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from showcase.reader.bundle_schemas import (
    BoardSchema,
    BundleSchema,
    EventSchema,
    PhotoSchema,
    SceneSchema,
    SchoolSchema,
    StorySchema,
    VideoSchema,
)

FORMAT = (Path(__file__).resolve().parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
APPROVAL = {"approved", "withdrawn", "publish_at", "expires_at"}


@pytest.mark.parametrize(
    ("title", "schema"), [("## Story", StorySchema), ("## School", SchoolSchema), ("## Event", EventSchema)]
)
def test_every_field_stands_in_the_documentation(title: str, schema: type[BundleSchema]) -> None:
    example = FORMAT.split(title, 1)[1].split("---\n")[1]
    documented = set(re.findall(r"^(\w+):", example, re.MULTILINE))
    # `end` of an event is mentioned beside `start` in some of the examples.
    assert documented | APPROVAL == set(schema.model_fields)
    assert all(f"`{name}`" in FORMAT for name in APPROVAL)


@pytest.mark.parametrize("schema", [StorySchema, SchoolSchema, EventSchema])
def test_contact_data_has_no_field(schema: type[BundleSchema]) -> None:
    assert not {"contact", "phone", "qq", "email", "wechat", "post"} & set(schema.model_fields)


@pytest.mark.parametrize("schema", [PhotoSchema, VideoSchema, SceneSchema, BoardSchema])
def test_every_field_of_a_picture_or_film_stands_in_the_documentation(schema: type[PhotoSchema]) -> None:
    assert [name for name in schema.model_fields if not re.search(rf"[`{{ ]{name}[`:]", FORMAT)] == []


@pytest.mark.parametrize("schema", [PhotoSchema, SceneSchema, BoardSchema])
def test_whether_a_picture_shows_all_directions_is_yes_no_or_not_said(schema: type[PhotoSchema]) -> None:
    fields = {"file": "01.jpg", "caption": "图", "title": "题", "topic": "题"}
    known = {name: value for name, value in fields.items() if name in schema.model_fields}
    assert schema(**known).panorama is None
    assert [schema(**known, panorama=said).panorama for said in (True, False, None)] == [True, False, None]
    for said in ("true", "yes", 1, 0, [], "360"):
        with pytest.raises(ValidationError):
            schema(**known, panorama=said)


def test_the_subtitles_of_a_film_are_one_name() -> None:
    assert VideoSchema(file="a.mp4", caption="图").subtitles is None
    assert VideoSchema(file="a.mp4", caption="图", subtitles=" a.vtt ").subtitles == "a.vtt"
    for said in ("", " ", 1, True, ["a.vtt"], "x" * 201):
        with pytest.raises(ValidationError):
            VideoSchema(file="a.mp4", caption="图", subtitles=said)


def test_a_film_is_no_panorama_and_a_picture_has_no_subtitles() -> None:
    with pytest.raises(ValidationError):
        VideoSchema(file="a.mp4", caption="图", panorama=True)
    with pytest.raises(ValidationError):
        PhotoSchema(file="a.jpg", caption="图", subtitles="a.vtt")
