"""The nouns of an activity week: frozen values, whole when born, without any input or output.

Paths are relative to the project's root. Dates are days in the site's time zone; times are aware of their zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo


class Severity(StrEnum):
    """How an issue weighs: an error keeps the item concerned from being published."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, told to an editor in Chinese.

    `line` counts from 1; 0 means the file or folder as a whole. `message` says what is wrong, `remedy` what to do about it.
    """

    source_path: PurePosixPath
    line: int
    severity: Severity
    rule: str
    message: str
    remedy: str


class Status(StrEnum):
    """Where an item stands between its author and the public."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Approval:
    """Who approved what: `digest` is that of the content as it stood (see `reader.digest`)."""

    by: str
    on: datetime
    digest: str


@dataclass(frozen=True)
class Bundle:
    """A folder (or, for an event, a file) that is approved, published and withdrawn as one.

    `source_path` is the Markdown file; `digest` that of the content as it stands now; `lines` the line of each front matter key.
    """

    source_path: PurePosixPath
    digest: str
    status: Status
    approval: Approval | None
    publish_at: datetime | None
    expires_at: datetime | None
    lines: Mapping[str, int] = field(default_factory=dict, hash=False, compare=False)

    def line(self, key: str) -> int:
        """The line of a front matter key such as `photos.0.caption`, or of the nearest key above it; 1 without any."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key.rpartition(".")[0]
        return 1


@dataclass(frozen=True)
class MediaFile:
    """An original as its header tells: what it is, not what its name says. Sizes are upright, in pixels and bytes."""

    source_path: PurePosixPath
    sha256: str
    media_type: str
    bytes: int
    width: int
    height: int
    seconds: float = 0.0


@dataclass(frozen=True)
class Photo:
    """A picture that a school shows: its caption is its alternative text; `focal` in fractions from left and top.

    `pupils` says whether a pupil can be recognised in it, `consent` whether that was agreed to; `key` is its front matter key.
    """

    file: MediaFile
    caption: str
    key: str
    credit: str = ""
    focal: tuple[float, float] = (0.5, 0.5)
    pupils: bool = True
    consent: bool = False


@dataclass(frozen=True)
class Video:
    """A film that a school shows; `pupils` and `consent` as for a photo."""

    file: MediaFile
    caption: str
    key: str
    credit: str = ""
    pupils: bool = True
    consent: bool = False


@dataclass(frozen=True)
class Scene:
    """One stop of a school's online tour."""

    title: str
    photo: Photo
    facet: str = ""


@dataclass(frozen=True)
class Board:
    """An exhibition panel (展板), portrait."""

    title: str
    topic: str
    photo: Photo


@dataclass(frozen=True)
class Link:
    """An address outside the site; a media report names its outlet and the outlet's level."""

    title: str
    url: str
    outlet: str = ""
    level: str = ""


@dataclass(frozen=True)
class Prose:
    """Cleaned HTML without any picture in it."""

    html: str


@dataclass(frozen=True)
class Text:
    """Contributed Markdown, rendered once: prose and pictures in reading order.

    `characters` counts what is read, without white space; `summary` is the plain beginning of it.
    """

    blocks: tuple[Prose | Photo, ...] = ()
    characters: int = 0
    summary: str = ""


@dataclass(frozen=True)
class Major:
    """A course of study (专业) that a school offers; `years` 0 when not said."""

    name: str
    years: int = 0
    summary: str = ""


@dataclass(frozen=True)
class Fact:
    """One figure a school is proud of."""

    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Question:
    """A question visitors ask, answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Account:
    """An official account on another platform."""

    platform: str
    name: str


@dataclass(frozen=True)
class School:
    """A school and its open-day page. `bundle` governs the page; the name may be shown without it."""

    bundle: Bundle
    slug: str
    title: str
    short_title: str
    kind: str
    district: str
    summary: str
    text: Text
    website: str = ""
    plan: str = ""
    highlights: str = ""
    facts: tuple[Fact, ...] = ()
    majors: tuple[Major, ...] = ()
    cover: Photo | None = None
    photos: tuple[Photo, ...] = ()
    scenes: tuple[Scene, ...] = ()
    boards: tuple[Board, ...] = ()
    questions: tuple[Question, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True)
class Story:
    """What happened at a school on one day. `photos` holds all of them, also those that stand in the text."""

    bundle: Bundle
    day: date
    slug: str
    title: str
    school: str
    kind: str
    text: Text
    channel: str = ""
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    editor: str = ""
    source: str = ""
    featured: bool = False
    photos: tuple[Photo, ...] = ()
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def photos_in_text(self) -> frozenset[PurePosixPath]:
        """Files of the photos that the text places itself."""
        return frozenset(block.file.source_path for block in self.text.blocks if isinstance(block, Photo))


@dataclass(frozen=True)
class Service:
    """What residents are offered (便民服务): a category of the programmes and the things done."""

    category: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """One entry of the schedule; `start` and `end` are times of that day."""

    bundle: Bundle
    day: date
    slug: str
    title: str
    kind: str
    text: Text
    school: str = ""
    start: time | None = None
    end: time | None = None
    place: str = ""
    audiences: tuple[str, ...] = ()
    service: Service | None = None
    live: str = ""
    replay: str = ""
    note: str = ""


@dataclass(frozen=True)
class Channel:
    """A section of the programme (专栏), nested at most one level; `max_seconds` limits its films, 0 does not."""

    slug: str
    name: str
    description: str = ""
    max_seconds: int = 0
    channels: tuple[Channel, ...] = ()

    def with_nested(self) -> tuple[Channel, ...]:
        """This channel and those below it."""
        return (self, *self.channels)


@dataclass(frozen=True)
class Kind:
    """A kind of story that the programme asks for."""

    slug: str
    name: str


@dataclass(frozen=True)
class Audience:
    """A kind of visitor, and what the week promises them."""

    slug: str
    name: str
    promise: str = ""


@dataclass(frozen=True)
class Opening:
    """When and where the week is opened; `place` may be empty."""

    at: datetime
    place: str = ""


@dataclass(frozen=True)
class Rule:
    """One requirement of a programme: its weight, the story kinds it is about (none: all), its numbers."""

    severity: Severity = Severity.OFF
    kinds: frozenset[str] = frozenset()
    parameters: Mapping[str, float] = field(default_factory=dict, hash=False)
    allowed: frozenset[str] = frozenset()

    def about(self, kind: str) -> bool:
        """Whether the rule is in force for stories of this kind."""
        return self.severity is not Severity.OFF and (not self.kinds or kind in self.kinds)

    def __getitem__(self, parameter: str) -> float:
        """A number of the rule; 0 when it is not given."""
        return self.parameters.get(parameter, 0)


@dataclass(frozen=True)
class StatisticsRecord:
    """What one unit reports after the week: the union of the three programmes' forms. Counts are whole; None: not reported.

    `line` is that of the record in statistics.yml.
    """

    unit: str
    level: str
    schools: int | None = None
    teachers: int | None = None
    students: int | None = None
    enrolled: int | None = None
    enterprises: int | None = None
    people: int | None = None
    projects: int | None = None
    activities: str = ""
    media: str = ""
    reports_city: int | None = None
    reports_district: int | None = None
    line: int = 0

    @property
    def coverage(self) -> float | None:
        """学生参与覆盖率: students taking part ÷ students enrolled, 0 to 1 (forms xinxiang, shandong, rongchang)."""
        if self.students is None or not self.enrolled:
            return None
        return self.students / self.enrolled


@dataclass(frozen=True)
class Week:
    """One activity week with all that was read for it, approved or not.

    `school_names` also names the schools whose page is not public: their stories may be.
    """

    source_path: PurePosixPath
    slug: str
    title: str
    short_title: str
    region: str
    level: str
    organisers: tuple[str, ...]
    theme: str
    start: date
    end: date
    co_organisers: tuple[str, ...] = ()
    opening: Opening | None = None
    cutoff: time = time(16, 0)
    color: str = ""
    introduction: str = ""
    day_themes: Mapping[date, str] = field(default_factory=dict, hash=False)
    audiences: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    kinds: tuple[Kind, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict, hash=False)
    statistics_form: str = ""
    schools: tuple[School, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    statistics: tuple[StatisticsRecord, ...] = ()
    school_names: Mapping[str, str] = field(default_factory=dict, hash=False)
    lines: Mapping[str, int] = field(default_factory=dict, hash=False, compare=False)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the week, first to last."""
        return tuple(self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1))

    @property
    def all_channels(self) -> tuple[Channel, ...]:
        """Channels and nested channels in the programme's order."""
        return tuple(nested for channel in self.channels for nested in channel.with_nested())

    def rule(self, name: str) -> Rule:
        """The week's rule of that name; a rule that the week does not write is off."""
        return self.rules.get(name, Rule())


@dataclass(frozen=True)
class Footer:
    """What a public body's site must say at its foot; each line only when it is configured."""

    copyright: str = ""
    address: str = ""
    icp: str = ""
    police: str = ""
    site_code: str = ""
    support: str = ""


@dataclass(frozen=True)
class Site:
    """The whole site: `url` ends with a slash."""

    title: str
    url: str
    zone: ZoneInfo
    organiser: str
    subtitle: str = ""
    notice: str = ""
    footer: Footer = field(default_factory=Footer)
    limit_bytes: int = 1_000_000_000
    weeks: tuple[Week, ...] = ()
