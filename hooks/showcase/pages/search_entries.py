"""The public pages → how search shows each of them, and by what it can be narrowed down to them.

The facets are `type` (`TYPES`), `kind` (the programme's kinds of stories), `school` and `channel`. What belongs to a week is named
`week/slug`, since other weeks may use the same slug. The week itself is none of them: each has an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from showcase.media.picture import Rendition
from showcase.model import Channel, School, Story, Week
from showcase.pages.cards import DayChip, Figure
from showcase.pages.page import Page, SearchEntry
from showcase.pages.week_view import WeekView, chosen_first
from showcase.urls import HOME, SEARCH, channel_url, school_url, story_url

# In the order in which a visitor is offered them.
TYPES = {
    "story": "故事",
    "school": "学校",
    "day": "日程",
    "channel": "专栏",
    "topic": "专题",
    "week": "活动周",
    "page": "说明",
}
# The width in pixels from which a picture is sharp enough in a list.
WIDTH = 320


def with_search_entries(pages: Iterable[Page], views: Sequence[WeekView]) -> Iterator[Page]:
    """The same pages, each with its entry but for the home and the search page, which only lead to others, and those that are not listed anywhere."""
    own = {url: entry for view in views for url, entry in _entries_of(view)}
    for page in pages:
        findable = page.listed and page.url not in {HOME, SEARCH}
        yield replace(page, search=own.get(page.url) or _topic(page, views)) if findable else page


def week_value(week: Week, slug: str) -> str:
    """How a facet names what belongs to a week."""
    return f"{week.slug}/{slug}"


def _entries_of(view: WeekView) -> Iterator[tuple[str, SearchEntry]]:
    week = view.week
    yield view.url, _entry("week", week.title, (week.region,), view.cover())
    for day, chip in view.chips.items():
        yield chip.url, _day(view, day, chip)
    for story in view.stories:
        yield story_url(week.slug, story.slug), _story(view, story)
    for school in week.schools:
        yield school_url(week.slug, school.slug), _school(view, school)
    for channel in week.all_channels:
        yield channel_url(week.slug, channel.slug), _channel(view, channel)


def _story(view: WeekView, story: Story) -> SearchEntry:
    school, week, chip = view.school_anchor(story.school), view.week, view.chips[story.day]
    above = [channel for channel in week.all_channels if story.channel in {one.slug for one in channel.with_nested()}]
    filters = (
        ("kind", week_value(week, story.kind)),
        *((("school", week_value(week, story.school)),) if school.url else ()),
        *(("channel", week_value(week, channel.slug)) for channel in above),
    )
    words = (school.title, view.kind_name(story))
    return _entry("story", story.title, words, view.story_cover(story), filters, chip)


def _school(view: WeekView, school: School) -> SearchEntry:
    cover = view.school_cover(school)
    filters = (("school", week_value(view.week, school.slug)),)
    return _entry("school", school.title, (school.district, school.kind), cover, filters)


def _day(view: WeekView, day: date, chip: DayChip) -> SearchEntry:
    cover = view.first_cover(chosen_first(view.day_stories(day)))
    return _entry("day", chip.theme or chip.label, (chip.weekday,), cover, (), chip)


def _channel(view: WeekView, channel: Channel) -> SearchEntry:
    cover = view.first_cover(view.channel_stories(channel))
    filters = (("channel", week_value(view.week, channel.slug)),)
    return _entry("channel", channel.name, (), cover, filters)


def _topic(page: Page, views: Sequence[WeekView]) -> SearchEntry:
    """Any other page; it belongs to the week that its address lies below."""
    view = next((view for view in views if page.url.startswith(view.url)), None)
    if view is None:
        return SearchEntry(page.title, (TYPES["topic"],), filters=(("type", "topic"),))
    return _entry("topic", page.title.removesuffix(f" · {view.week.short_title}"), (), None)


def _entry(
    kind: str,
    title: str,
    words: Iterable[str],
    cover: Figure | None,
    filters: Iterable[tuple[str, str]] = (),
    chip: DayChip | None = None,
) -> SearchEntry:
    return SearchEntry(
        title=title,
        # The week's own name comes from its facet.
        words=(*filter(None, words), *(() if kind == "story" else (TYPES[kind],))),
        day=chip.label if chip else "",
        hue=chip.hue if chip else 0,
        picture=_small(cover) if cover else None,
        filters=(("type", kind), *filters),
    )


def _small(cover: Figure) -> Rendition:
    picture = cover.picture
    return next((one for one in picture.webp if one.width >= WIDTH), (picture.jpeg, *picture.webp)[-1])
