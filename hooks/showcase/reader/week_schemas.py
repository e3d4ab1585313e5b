"""What may stand in week.yml, statistics.yml and site.yml, field by field."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from showcase.model import Severity
from showcase.reader.schema_types import (
    Clock,
    Color,
    Count,
    Day,
    Fraction,
    Hanzi,
    Line,
    Megabytes,
    Moment,
    Paragraph,
    PublicContacts,
    Readings,
    Schema,
    Slug,
    Title,
    WebAddress,
    member_of,
)


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


class RuleSchema(Schema):
    """A rule's weight; the rules below add their scope and their numbers."""

    severity: Annotated[str, member_of(Severity)] = Severity.ERROR


class RangeRule(RuleSchema):
    min: Count | None = None
    max: Count | None = None


class StoryRule(RuleSchema):
    """A rule about some kinds of story, or about all."""

    kinds: list[Slug] = []


class StoryRangeRule(StoryRule, RangeRule):
    pass


class BytesRule(StoryRule):
    min_mb: Megabytes | None = None
    max_mb: Megabytes | None = None


class PhotoFormatsRule(StoryRule):
    allowed: Annotated[list[Literal["jpeg", "png", "webp", "heic", "avif", "tiff", "gif"]], Field(min_length=1)]


class VideoFormatsRule(StoryRule):
    allowed: Annotated[list[Literal["mp4", "mov", "webm", "mkv", "3gp"]], Field(min_length=1)]


class BoardSizeRule(RuleSchema):
    width: Count
    height: Count
    tolerance_percent: Annotated[float, Field(ge=0, le=50)] = 0


class WrapUpRule(RuleSchema):
    photos: Count | None = None
    days: Count | None = None


class RulesSchema(Schema):
    """Every rule that a week may write; one that it does not write is off. The table stands in docs/content.md."""

    text_length: StoryRangeRule | None = None
    photo_side: StoryRangeRule | None = None
    photo_bytes: BytesRule | None = None
    photo_formats: PhotoFormatsRule | None = None
    photo_credit: StoryRule | None = None
    photo_required: StoryRangeRule | None = None
    video_bytes: BytesRule | None = None
    video_formats: VideoFormatsRule | None = None
    video_side: StoryRangeRule | None = None
    video_text: StoryRangeRule | None = None
    report_link: StoryRule | None = None
    daily_story: RangeRule | None = None
    board_size: BoardSizeRule | None = None
    board_required: RangeRule | None = None
    school_plan: RangeRule | None = None
    school_highlights: RangeRule | None = None
    site_link: RuleSchema | None = None
    wrap_up: WrapUpRule | None = None


class NationalActivitySchema(Schema):
    title: Line
    departments: Annotated[list[Line], Field(min_length=1)]
    when: Line | None = None
    url: WebAddress | None = None


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
    national: list[NationalActivitySchema] = []
    statistics_form: Literal["xinxiang", "shandong", "rongchang"] | None = None
    summary_headings: Annotated[list[Line], Field(max_length=20)] = []
    public_contacts: PublicContacts = []


class StatisticsRecordSchema(Schema):
    unit: Line
    level: Literal["city", "county", "college", "school"]
    schools: Count | None = None
    teachers: Count | None = None
    students: Count | None = None
    enrolled: Count | None = None
    coverage: Fraction | None = None
    enterprises: Count | None = None
    people: Count | None = None
    projects: Count | None = None
    activities: Paragraph | None = None
    media: Paragraph | None = None
    reports_city: Count | None = None
    reports_district: Count | None = None
    within: Line | None = None


class StatisticsSchema(Schema):
    records: list[StatisticsRecordSchema] = []


class FooterSchema(Schema):
    copyright: Line | None = None
    address: Line | None = None
    icp: Line | None = None
    police: Line | None = None
    site_code: Line | None = None
    support: Line | None = None
    editor: Line | None = None


class HostingSchema(Schema):
    limit_mb: Annotated[int, Field(ge=1, le=1_000_000)] = 1000


class MediaSchema(Schema):
    base_url: WebAddress | None = None


class TraditionalSchema(Schema):
    published: bool = True
    terms: dict[Hanzi, Hanzi] = {}


class SiteSchema(Schema):
    title: Title
    subtitle: Line | None = None
    url: WebAddress
    timezone: Line = "Asia/Shanghai"
    organiser: Line
    notice: Line | None = None
    footer: FooterSchema = FooterSchema()
    hosting: HostingSchema = HostingSchema()
    media: MediaSchema = MediaSchema()
    traditional: TraditionalSchema = TraditionalSchema()
    pinyin: Readings = {}
    public_contacts: PublicContacts = []


class PageSchema(Schema):
    """The front matter of a hand-written page."""

    title: Title
    description: Line | None = None
