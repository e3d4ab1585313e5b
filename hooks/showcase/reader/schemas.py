"""What may stand in each file, field by field; the JSON Schemas of the editors' tools come from here too."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from showcase.model import Severity, Status
from showcase.reader.schema_types import (
    Clock,
    Color,
    Count,
    Day,
    Fraction,
    Line,
    Megabytes,
    Moment,
    Paragraph,
    Schema,
    Slug,
    Title,
    WebAddress,
)


class ApprovalSchema(Schema):
    by: Line
    on: Moment
    digest: Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


def _as_status(value: str) -> Status:
    try:
        return Status(value)
    except ValueError:
        raise PydanticCustomError("status", "status 只能是 draft、submitted、approved、withdrawn 之一") from None


class BundleSchema(Schema):
    """The fields of everything that is approved before it is published."""

    status: Annotated[str, AfterValidator(_as_status)]
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


class VideoSchema(MediaSchema):
    pass


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


class KindSchema(Schema):
    slug: Slug
    name: Line


class AudienceSchema(Schema):
    slug: Slug
    name: Line
    promise: Line | None = None


class NestedChannelSchema(Schema):
    slug: Slug
    name: Line
    description: Line | None = None
    max_seconds: Annotated[int, Field(ge=1, le=3600)] | None = None


class ChannelSchema(NestedChannelSchema):
    channels: list[NestedChannelSchema] = []


class OpeningSchema(Schema):
    at: Moment
    place: Line | None = None


def _as_severity(value: str) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise PydanticCustomError("severity", "severity 只能是 error、warning、off 之一") from None


class RuleSchema(Schema):
    """Weight and scope; the rules below add their numbers."""

    severity: Annotated[str, AfterValidator(_as_severity)] = Severity.ERROR
    kinds: list[Slug] = []


class RangeRule(RuleSchema):
    min: Count | None = None
    max: Count | None = None


class BytesRule(RuleSchema):
    min_mb: Megabytes | None = None
    max_mb: Megabytes | None = None


class FormatsRule(RuleSchema):
    allowed: list[Literal["jpeg", "png", "webp", "mp4"]]


class BoardSizeRule(RuleSchema):
    width: Count
    height: Count
    tolerance_percent: Annotated[float, Field(ge=0, le=50)] = 0


class RulesSchema(Schema):
    """Every rule that a week may write; one that it does not write is off. The table stands in docs/content.md."""

    text_length: RangeRule | None = None
    photo_side: RangeRule | None = None
    photo_bytes: BytesRule | None = None
    photo_formats: FormatsRule | None = None
    photo_credit: RuleSchema | None = None
    photo_required: RangeRule | None = None
    video_bytes: BytesRule | None = None
    video_formats: FormatsRule | None = None
    video_side: RangeRule | None = None
    video_text: RangeRule | None = None
    report_link: RuleSchema | None = None
    daily_story: RangeRule | None = None
    board_size: BoardSizeRule | None = None
    board_required: RangeRule | None = None
    school_plan: RangeRule | None = None
    school_highlights: RangeRule | None = None
    site_link: RuleSchema | None = None


class WeekSchema(Schema):
    title: Title
    short_title: Title
    region: Line
    level: Literal["province", "city", "district"]
    organisers: Annotated[list[Line], Field(min_length=1)]
    co_organisers: list[Line] = []
    theme: Line
    start: Day
    end: Day
    opening: OpeningSchema | None = None
    cutoff: Clock | None = None
    color: Color | None = None
    introduction: Paragraph | None = None
    days: dict[Day, Line] = {}
    audiences: list[AudienceSchema] = []
    channels: list[ChannelSchema] = []
    kinds: Annotated[list[KindSchema], Field(min_length=1)]
    rules: RulesSchema = RulesSchema()
    statistics_form: Literal["xinxiang", "shandong", "rongchang"] | None = None


class StatisticsRecordSchema(Schema):
    unit: Line
    level: Literal["city", "county", "college", "school"]
    schools: Count | None = None
    teachers: Count | None = None
    students: Count | None = None
    enrolled: Count | None = None
    enterprises: Count | None = None
    people: Count | None = None
    projects: Count | None = None
    activities: Paragraph | None = None
    media: Paragraph | None = None
    reports_city: Count | None = None
    reports_district: Count | None = None


class StatisticsSchema(Schema):
    records: list[StatisticsRecordSchema] = []


class FooterSchema(Schema):
    copyright: Line | None = None
    address: Line | None = None
    icp: Line | None = None
    police: Line | None = None
    site_code: Line | None = None
    support: Line | None = None


class HostingSchema(Schema):
    limit_mb: Annotated[int, Field(ge=1, le=1_000_000)] = 1000


class SiteSchema(Schema):
    title: Title
    subtitle: Line | None = None
    url: WebAddress
    timezone: Line = "Asia/Shanghai"
    organiser: Line
    notice: Line | None = None
    footer: FooterSchema = FooterSchema()
    hosting: HostingSchema = HostingSchema()
