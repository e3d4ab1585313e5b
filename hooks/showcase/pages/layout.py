"""The public site → all its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from showcase.media.picture import Rendition, Renditions
from showcase.model import Site, Week
from showcase.pages.admissions import lay_out_admissions
from showcase.pages.archive import lay_out_archive
from showcase.pages.audience import audience_listing, lay_out_audience
from showcase.pages.boards import lay_out_boards
from showcase.pages.cards import WeekHead
from showcase.pages.channel import channel_listing, lay_out_channel
from showcase.pages.day import day_listing, lay_out_day
from showcase.pages.directory import lay_out_directory
from showcase.pages.downloads import lay_out_downloads
from showcase.pages.home import lay_out_home
from showcase.pages.listing import lay_out_full_pages
from showcase.pages.national import lay_out_national
from showcase.pages.page import Page
from showcase.pages.people import lay_out_people
from showcase.pages.poster import lay_out_day_poster, lay_out_school_poster
from showcase.pages.press import lay_out_press
from showcase.pages.schedule import lay_out_schedule
from showcase.pages.school import lay_out_school, school_listing
from showcase.pages.search import lay_out_search
from showcase.pages.search_entries import with_search_entries
from showcase.pages.sections import sections_of
from showcase.pages.services import lay_out_services
from showcase.pages.statistics import lay_out_statistics
from showcase.pages.stories import lay_out_stories, week_listing
from showcase.pages.story import lay_out_story
from showcase.pages.takedown import lay_out_takedown
from showcase.pages.week import lay_out_week
from showcase.pages.week_view import WeekView
from showcase.pages.wrap_up import lay_out_wrap_up
from showcase.urls import own_week_url

# How each section is laid out, by its slug.
SECTION_PAGES: Mapping[str, Callable[[WeekView], Page]] = {
    "schedule": lay_out_schedule,
    "stories": lay_out_stories,
    "services": lay_out_services,
    "admissions": lay_out_admissions,
    "boards": lay_out_boards,
    "people": lay_out_people,
    "press": lay_out_press,
    "national": lay_out_national,
    "directory": lay_out_directory,
    "downloads": lay_out_downloads,
    "statistics": lay_out_statistics,
    "wrap-up": lay_out_wrap_up,
}


@dataclass(frozen=True)
class Layout:
    """All pages, and the weeks that every page's chrome leads to, the current one first."""

    pages: tuple[Page, ...]
    entries: tuple[WeekHead, ...]
    views: tuple[WeekView, ...]

    def with_share_pictures(self, pictures: Mapping[str, Rendition]) -> Layout:
        """The same pages, each with the picture that a link to it shows, by address; a page without its own has its week's."""
        return replace(
            self,
            pages=tuple(
                replace(page, share_picture=pictures.get(page.url) or pictures.get(own_week_url(page.url)))
                for page in self.pages
            ),
        )

    @cached_property
    def by_url(self) -> dict[str, Page]:
        """The pages by address."""
        return {page.url: page for page in self.pages}


def lay_out_pages(site: Site, renditions: Renditions, today: date) -> Layout:
    """Lay out the public site as of a day in its time zone."""
    ordered = sorted(site.weeks, key=lambda week: nearness(week, today))
    views = tuple(WeekView(site, week, renditions) for week in ordered)
    pages = (
        lay_out_home(site, views),
        lay_out_archive(site, views),
        lay_out_search(site, views),
        *(page for view in views for page in _week_pages(view, views)),
    )
    # Search finds a listing by its first page, and what the others list by itself.
    full = (page for view in views for page in _full_pages(view))
    return Layout((*with_search_entries(pages, views), *full), tuple(view.head for view in views), views)


def _full_pages(view: WeekView) -> Iterator[Page]:
    """What does not fit the first pages of the week's listings."""
    week = view.week
    listings = (
        *(day_listing(view, day) for day in week.days),
        *(school_listing(view, school) for school in week.schools),
        *(channel_listing(view, channel) for channel in week.all_channels),
        *(audience_listing(view, audience) for audience in week.audiences),
        week_listing(view),
    )
    return (page for listing in listings for page in lay_out_full_pages(view, listing))


def nearness(week: Week, today: date) -> tuple[int, int, str]:
    """Sorts weeks as visitors look for them: the one that is on, then the next to come, then the latest past ones."""
    if week.start <= today <= week.end:
        return (0, 0, week.slug)
    if week.start > today:
        return (1, (week.start - today).days, week.slug)
    return (2, (today - week.end).days, week.slug)


def _week_pages(view: WeekView, views: tuple[WeekView, ...]) -> Iterator[Page]:
    week = view.week
    others = sorted((other for other in views if other is not view), key=lambda other: other.week.start, reverse=True)
    yield lay_out_week(view, others)
    yield from (lay_out_day(view, day) for day in week.days)
    yield from (lay_out_story(view, story) for story in view.stories)
    yield from (lay_out_school(view, school) for school in week.schools)
    yield from (lay_out_takedown(view, takedown) for takedown in week.takedowns)
    yield from (lay_out_day_poster(view, day) for day in week.days)
    yield from (lay_out_school_poster(view, school) for school in week.schools)
    yield from (lay_out_channel(view, channel) for channel in week.all_channels)
    yield from (lay_out_audience(view, audience) for audience in week.audiences)
    yield from (SECTION_PAGES[section.slug](view) for section in sections_of(week))
