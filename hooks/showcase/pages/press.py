"""Press coverage (媒体报道): the reports that the week's public stories name, by the level of the outlet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urldefrag

from showcase.model import Link, Story
from showcase.pages.cards import DayChip, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "press"
# An outlet's level as the programmes count it, the highest first; one that is not given comes last.
LEVELS = {"national": "国家级", "province": "省级", "city": "市级", "district": "区县级", "": "其他媒体"}
# Rongchang's form counts reports at 市级及以上 and 区县级.
CITY_AND_ABOVE = ("national", "province", "city")


@dataclass(frozen=True)
class Report:
    """A report on a site of its own; `day` is that of the first story that names it."""

    title: str
    url: str
    outlet: str
    level: str
    day: DayChip
    school: Anchor
    stories: tuple[Anchor, ...]


@dataclass(frozen=True)
class LevelGroup:
    """The reports of one level, the newest day first."""

    id: str
    name: str
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class PressValues:
    """What press.html shows; `city_and_above` and `district` are counts as the statistics form asks for them."""

    week: WeekHead
    groups: tuple[LevelGroup, ...]
    reports: int
    outlets: int
    city_and_above: int
    district: int


def lay_out_press(view: WeekView) -> Page:
    """The page of a week that was reported on."""
    reports = reports_of(view)
    levels = [report.level for report in reports]
    groups = tuple(
        LevelGroup(level or "other", name, found)
        for level, name in LEVELS.items()
        if (found := tuple(report for report in reports if report.level == level))
    )
    return Page(
        url=section_url(view.week.slug, SLUG),
        template="press.html",
        title=f"媒体报道 · {view.week.short_title}",
        values=PressValues(
            week=view.head,
            groups=groups,
            reports=len(reports),
            outlets=len({report.outlet for report in reports}),
            city_and_above=sum(level in CITY_AND_ABOVE for level in levels),
            district=levels.count("district"),
        ),
        description=f"{view.week.title}期间的 {len(reports)} 篇媒体报道。",
        crumbs=view.crumbs(),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
        updated=latest_change((story for story, _ in _mentions(view)), view.site.zone),
    )


# Each school asks for the reports of its week.
@lru_cache(maxsize=1)
def reports_of(view: WeekView) -> tuple[Report, ...]:
    """Every report once, however many stories name it, the newest day first."""
    by_address: dict[str, list[tuple[Story, Link]]] = {}
    for story, link in _mentions(view):
        by_address.setdefault(urldefrag(link.url).url.rstrip("/"), []).append((story, link))
    reports = [_report(view, found) for found in by_address.values()]
    return tuple(sorted(reports, key=lambda report: report.day.iso, reverse=True))


def _report(view: WeekView, mentions: list[tuple[Story, Link]]) -> Report:
    story, link = mentions[0]
    return Report(
        title=link.title,
        url=link.url,
        outlet=link.outlet,
        level=next((other.level for _, other in mentions if other.level), ""),
        day=view.chips[story.day],
        school=view.school_anchor(story.school),
        stories=tuple(dict.fromkeys(view.story_anchor(other) for other, _ in mentions)),
    )


def _mentions(view: WeekView) -> Iterator[tuple[Story, Link]]:
    """Each report with the story that names it, the earliest first."""
    for story in reversed(view.story_index.reported):
        yield from ((story, link) for link in story.links if link.outlet)
