"""What may stand in the front matter of a story, a school and an event, field by field."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from showcase.model import Status
from showcase.reader.schema_types import (
    Clock,
    Fraction,
    Line,
    Moment,
    Paragraph,
    Schema,
    Slug,
    Title,
    WebAddress,
    member_of,
)


class ApprovalSchema(Schema):
    by: Line
    on: Moment
    digest: Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


class BundleSchema(Schema):
    """The fields of everything that is approved before it is published."""

    status: Annotated[str, member_of(Status)]
    approved: ApprovalSchema | None = None
    publish_at: Moment | None = None
    expires_at: Moment | None = None


class MediaSchema(Schema):
    file: Line
    caption: Line
    credit: Line | None = None
    pupils: bool = True
    consent: bool = False


class PhotoSchema(MediaSchema):
    focal: Annotated[list[Fraction], Field(min_length=2, max_length=2)] | None = None
    panorama: bool | None = None


class VideoSchema(MediaSchema):
    subtitles: Line | None = None


class LinkSchema(Schema):
    title: Line
    url: WebAddress
    outlet: Line | None = None
    level: Literal["national", "province", "city", "district"] | None = None


class StorySchema(BundleSchema):
    title: Title
    school: Slug
    kind: Slug
    channel: Slug | None = None
    audiences: list[Slug] = []
    tags: list[Line] = []
    editor: Line | None = None
    source: Line | None = None
    featured: bool = False
    consent: bool = False
    photos: Annotated[list[PhotoSchema], Field(max_length=100)] = []
    videos: Annotated[list[VideoSchema], Field(max_length=20)] = []
    links: list[LinkSchema] = []


class FactSchema(Schema):
    label: Line
    value: Line
    unit: Line | None = None


class MajorSchema(Schema):
    name: Line
    years: Annotated[int, Field(ge=1, le=6)] | None = None
    summary: Line | None = None


class SceneSchema(PhotoSchema):
    title: Line
    facet: Line | None = None


class BoardSchema(PhotoSchema):
    title: Line
    topic: Line


class QuestionSchema(Schema):
    question: Line
    answer: Paragraph


class AccountSchema(Schema):
    platform: Line
    name: Line


class SchoolSchema(BundleSchema):
    title: Title
    short_title: Title | None = None
    kind: Literal["中等职业学校", "技工学校", "高等职业学校", "职业本科学校"]
    district: Line
    summary: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    website: WebAddress | None = None
    plan: Paragraph | None = None
    highlights: Paragraph | None = None
    consent: bool = False
    facts: Annotated[list[FactSchema], Field(max_length=12)] = []
    majors: list[MajorSchema] = []
    cover: PhotoSchema | None = None
    photos: Annotated[list[PhotoSchema], Field(max_length=100)] = []
    scenes: Annotated[list[SceneSchema], Field(max_length=100)] = []
    boards: list[BoardSchema] = []
    questions: list[QuestionSchema] = []
    accounts: list[AccountSchema] = []


class ServiceSchema(Schema):
    category: Line
    items: list[Line] = []


class EventSchema(BundleSchema):
    title: Title
    kind: Literal["opening", "activity", "service", "live", "lecture", "competition", "fair"]
    school: Slug | None = None
    start: Clock | None = None
    end: Clock | None = None
    place: Line | None = None
    audiences: list[Slug] = []
    service: ServiceSchema | None = None
    live: WebAddress | None = None
    replay: WebAddress | None = None
    note: Line | None = None
