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
    PublicContacts,
    Schema,
    Slug,
    Title,
    WebAddress,
    member_of,
)

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


class ApprovalSchema(Schema):
    by: Line
    on: Moment
    digest: Digest


class WithdrawalSchema(Schema):
    """`reason` stays with the editors; `notice` is for the public, the digest is the record's own."""

    by: Line
    on: Moment
    reason: Line
    notice: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    digest: Digest


class BundleSchema(Schema):
    """The fields of everything that is approved before it is published."""

    status: Annotated[str, member_of(Status)]
    approved: ApprovalSchema | None = None
    withdrawn: WithdrawalSchema | None = None
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


class PersonSchema(Schema):
    """The honour is free text: awards carry a year, a province or a trade in their names, and no list would hold them all."""

    name: Line
    honour: Line
    role: Line | None = None
    quote: Line | None = None


class StorySchema(BundleSchema):
    title: Title
    school: Slug
    kind: Slug
    channel: Slug | None = None
    audiences: list[Slug] = []
    tags: list[Line] = []
    editor: Line | None = None
    source: Line | None = None
    filed: Moment | None = None
    featured: bool = False
    consent: bool = False
    photos: Annotated[list[PhotoSchema], Field(max_length=100)] = []
    videos: Annotated[list[VideoSchema], Field(max_length=20)] = []
    links: list[LinkSchema] = []
    people: Annotated[list[PersonSchema], Field(max_length=20)] = []


class FactSchema(Schema):
    label: Line
    value: Line
    unit: Line | None = None


class MajorSchema(Schema):
    name: Line
    years: Annotated[int, Field(ge=1, le=6)] | None = None
    seats: Annotated[int, Field(ge=1, le=100_000)] | None = None
    summary: Line | None = None


class HotspotSchema(Schema):
    """Degrees as Pannellum counts them: to the right of the picture's middle, and up from the horizon."""

    to: Slug
    yaw: Annotated[float, Field(ge=-180, le=180)]
    pitch: Annotated[float, Field(ge=-90, le=90)]
    title: Line | None = None


class SceneSchema(PhotoSchema, VideoSchema):
    """A stop of the tour, photo or film, as the file itself says."""

    title: Line
    facet: Line | None = None
    key: Slug | None = None
    pin: Annotated[list[Fraction], Field(min_length=2, max_length=2)] | None = None
    hotspots: Annotated[list[HotspotSchema], Field(max_length=20)] = []


class BoardSchema(PhotoSchema):
    title: Line
    topic: Line


class QuestionSchema(Schema):
    question: Line
    answer: Paragraph


class AccountSchema(Schema):
    platform: Line
    name: Line
    url: WebAddress | None = None


class DownloadSchema(Schema):
    file: Line
    title: Line
    kind: Literal["招生简章", "宣传手册", "校报", "招生海报", "致初中毕业生的一封信", "标识及海报", "其他"]
    pupils: bool = True
    consent: bool = False


class AdmissionsSchema(Schema):
    text: Paragraph
    url: WebAddress | None = None


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
    map: PhotoSchema | None = None
    scenes: Annotated[list[SceneSchema], Field(max_length=100)] = []
    boards: list[BoardSchema] = []
    questions: list[QuestionSchema] = []
    accounts: list[AccountSchema] = []
    admissions: AdmissionsSchema | None = None
    contacts: PublicContacts = []
    downloads: Annotated[list[DownloadSchema], Field(max_length=50)] = []


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


class WeekDownloadsSchema(BundleSchema):
    title: Title | None = None
    consent: bool = False
    downloads: Annotated[list[DownloadSchema], Field(min_length=1, max_length=100)]


class WrapUpSchema(BundleSchema):
    """`internal` is 问题及建议: it stays with the editors."""

    title: Title
    editor: Line | None = None
    source: Line | None = None
    consent: bool = False
    figures: Annotated[list[FactSchema], Field(max_length=12)] = []
    photos: Annotated[list[PhotoSchema], Field(max_length=100)] = []
    internal: Paragraph | None = None
