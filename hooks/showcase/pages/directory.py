"""The directory (学校名录): every school of the week with its site, its open-day page and its feed, by district."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from showcase.model import School
from showcase.pages.cards import WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import feed_url, outline_url, school_url, section_url

SLUG = "directory"


@dataclass(frozen=True)
class SchoolRow:
    """A school in the directory; `website` and `host` are empty without a site of its own."""

    title: str
    kind: str
    website: str
    host: str
    url: str
    feed_url: str
    stories: int


@dataclass(frozen=True)
class District:
    """The schools of one district."""

    id: str
    name: str
    schools: tuple[SchoolRow, ...]


@dataclass(frozen=True)
class DirectoryValues:
    """What directory.html shows; `outline_url` is the OPML file of all the week's feeds."""

    week: WeekHead
    districts: tuple[District, ...]
    schools: int
    outline_url: str


def lay_out_directory(view: WeekView) -> Page:
    """The directory of a week that has schools."""
    url = section_url(view.week.slug, SLUG)
    schools = view.week.schools
    return Page(
        url=url,
        template="directory.html",
        title=f"学校名录 · {view.week.short_title}",
        values=DirectoryValues(view.head, _districts(view), len(schools), outline_url(url)),
        description=f"{view.week.title}的 {len(schools)} 所学校：网站、线上开放日和订阅地址。",
        crumbs=view.crumbs(),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
        updated=latest_change(schools, view.site.zone),
    )


def _districts(view: WeekView) -> tuple[District, ...]:
    by_district = sorted(view.week.schools, key=lambda school: school.district)
    groups = groupby(by_district, key=lambda school: school.district)
    return tuple(
        District(f"district-{number}", name, tuple(_row(view, school) for school in found))
        for number, (name, found) in enumerate(groups, start=1)
    )


def _row(view: WeekView, school: School) -> SchoolRow:
    url = school_url(view.week.slug, school.slug)
    return SchoolRow(
        title=school.title,
        kind=school.kind,
        website=school.website,
        host=urlsplit(school.website).hostname or "",
        url=url,
        feed_url=feed_url(url),
        stories=len(view.school_stories(school)),
    )
