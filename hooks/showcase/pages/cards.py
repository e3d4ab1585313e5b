"""The parts that several page kinds show: the ribbon of days, cards for weeks, stories and schools, rows of the schedule.

Addresses are relative to the site's root; texts are plain and still to be escaped, except `Prose.html`.
"""

from __future__ import annotations

from dataclasses import dataclass

from showcase.media.picture import Film, Picture, Rendition
from showcase.pages.page import Anchor

EVENT_KINDS = {
    "opening": "启动仪式",
    "activity": "活动",
    "service": "便民服务",
    "live": "直播",
    "lecture": "讲座",
    "competition": "比赛",
    "fair": "招生咨询",
}


@dataclass(frozen=True)
class Figure:
    """A picture with its words; `focus` is a CSS object-position such as `50% 40%`; `id` names the item and the key there.

    `panorama` holds the renditions that show all directions, from narrow to wide; empty for an ordinary picture.
    """

    id: str
    picture: Picture
    caption: str
    credit: str = ""
    focus: str = "50% 50%"
    panorama: tuple[Rendition, ...] = ()


@dataclass(frozen=True)
class FilmFigure:
    """A film with its words; `length` reads `1:42`; `story` leads to where it belongs; `subtitles` is an address or empty."""

    id: str
    film: Film
    caption: str
    credit: str
    length: str
    story: Anchor
    school: Anchor
    subtitles: str = ""


@dataclass(frozen=True)
class DayChip:
    """A day on the ribbon: `iso` 2023-05-15, `label` 5月15日, `number` 15, `weekday` 周一, `hue` 1 to 9, its theme or empty.

    It counts nothing: it stands on every page of its week, which a new story would otherwise all change.
    """

    url: str
    iso: str
    label: str
    number: int
    weekday: str
    position: int
    hue: int
    theme: str


@dataclass(frozen=True)
class DayCount:
    """How much there is on a day."""

    day: DayChip
    stories: int
    events: int


@dataclass(frozen=True)
class SectionLink:
    """The way to one of a week's sections; `icon` is a Material icon."""

    url: str
    slug: str
    title: str
    icon: str


@dataclass(frozen=True)
class WeekHead:
    """What every page of a week shows of it; `theme_lines` breaks the theme at its colon; `dates` reads 2023年5月14日—20日."""

    url: str
    feed_url: str
    title: str
    short_title: str
    region: str
    level: str
    theme: str
    theme_lines: tuple[str, ...]
    dates: str
    year: int
    start: str
    end: str
    organisers: str
    co_organisers: str
    opening: str
    color: str
    introduction: str
    days: tuple[DayChip, ...]
    sections: tuple[SectionLink, ...] = ()


@dataclass(frozen=True)
class WeekCard:
    """A week among others."""

    head: WeekHead
    cover: Figure | None
    stories: int
    schools: int


@dataclass(frozen=True)
class StoryCard:
    """A story among others; `film_length` is empty without a film; `mark` says in a preview why the public does not see it."""

    url: str
    title: str
    summary: str
    school: Anchor
    day: DayChip
    kind: str
    channel: Anchor
    cover: Figure | None
    film_length: str
    photos: int
    featured: bool
    mark: str = ""


@dataclass(frozen=True)
class SchoolCard:
    """A school among others."""

    url: str
    title: str
    kind: str
    district: str
    summary: str
    cover: Figure | None
    stories: int
    scenes: int
    mark: str = ""


@dataclass(frozen=True)
class PlaceGroup:
    """The schools of one district."""

    name: str
    schools: tuple[SchoolCard, ...]


@dataclass(frozen=True)
class ChannelCard:
    """A channel among others, with the channels below it."""

    url: str
    name: str
    description: str
    stories: int
    max_minutes: str
    channels: tuple[ChannelCard, ...] = ()


@dataclass(frozen=True)
class AudienceCard:
    """A way in for one kind of visitor; `slug` picks its icon."""

    url: str
    slug: str
    name: str
    promise: str
    stories: int
    events: int


@dataclass(frozen=True)
class EventRow:
    """A row of the schedule: `time` reads 09:00–11:30 or 全天; `kind` is shown, `kind_slug` picks its icon; `day` is its chip.

    `begins` reads 5月15日 09:00; `starts_iso` is a moment, or the day of what lasts all day; `ends_iso` is empty where no end is
    known; `over_iso` is the moment from which it is over. `url` leads to it in the schedule, `calendar_url` to its file.
    `spot` is the place as it reads beside the school's name.
    """

    id: str
    url: str
    calendar_url: str
    day: DayChip
    time: str
    begins: str
    starts_iso: str
    ends_iso: str
    over_iso: str
    title: str
    kind: str
    kind_slug: str
    school: Anchor
    school_slug: str
    place: str
    spot: str
    audiences: tuple[Anchor, ...]
    audience_slugs: tuple[str, ...]
    service: str
    items: tuple[str, ...]
    live: str
    replay: str
    note: str
    html: str
    mark: str = ""


@dataclass(frozen=True)
class Choice:
    """A choice of a filter: its name in the address, its words, and how much it leaves."""

    slug: str
    name: str
    count: int


@dataclass(frozen=True)
class DaySchedule:
    """A day and what it offers."""

    day: DayChip
    events: tuple[EventRow, ...]


@dataclass(frozen=True)
class Facet:
    """Something a visitor may choose photos by: `name` is school, channel or day, `slug` which of them, `title` its words."""

    name: str
    slug: str
    title: str


@dataclass(frozen=True)
class GalleryPhoto:
    """A photo of a day or a school with the story it belongs to, and what it is found by."""

    figure: Figure
    story: Anchor
    school: Anchor
    day: DayChip
    facets: tuple[Facet, ...]


@dataclass(frozen=True)
class Number:
    """A figure with its unit, such as 63 篇 故事."""

    value: str
    unit: str
    label: str
