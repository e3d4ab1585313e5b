"""Stories listed on pages of their own: what does not fit the page of a channel, school, day or kind of visitor, and all stories of a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from showcase.model import Story
from showcase.pages.cards import DayChip, FilmFigure, GalleryPhoto, StoryCard, WeekHead
from showcase.pages.dates import day_label, latest_change
from showcase.pages.galleries import PhotoFilter, gallery_of, photo_filters
from showcase.pages.page import Anchor, Page
from showcase.pages.paging import NEWEST, Cut, Paging, paging_of
from showcase.pages.week_view import WeekView
from showcase.urls import listing_page_url

# Stories on a page that also shows their pictures or films; a first page has up to twice as many.
WITH_PICTURES = 24
# Stories on a page of cards alone.
CARDS = 36


@dataclass(frozen=True)
class Listing:
    """Stories at `url`: `over` says of what kind the listing is; `crumbs` lead to it and end with it.

    `filters` are those of its pictures (`pages.galleries`), none if it shows none; a `hue` is that of its day.
    """

    url: str
    over: str
    name: str
    parts: Cut[Story]
    crumbs: tuple[Anchor, ...]
    feed: Anchor
    filters: tuple[str, ...] = ()
    films: bool = True
    hue: int = 0

    def paging(self, number: int = NEWEST) -> Paging:
        """Where one of its pages stands among them."""
        return paging_of(self.url, number, len(self.parts.full))


@dataclass(frozen=True)
class DayGroup:
    """Stories of one day that stand together."""

    day: DayChip
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True)
class ListingValues:
    """What listing.html shows; `days` reads 5月15日—16日; `total` counts the stories of all pages, 0 where that is not said."""

    week: WeekHead
    over: str
    listing: Anchor
    hue: int
    days: str
    stories: int
    total: int
    groups: tuple[DayGroup, ...]
    films: tuple[FilmFigure, ...]
    gallery: tuple[GalleryPhoto, ...]
    photo_filters: tuple[PhotoFilter, ...]
    paging: Paging
    feed_url: str


def lay_out_full_pages(view: WeekView, listing: Listing) -> Iterator[Page]:
    """The pages of a listing that are full, the oldest first; its own address is another page's."""
    for number, stories in enumerate(listing.parts.full, start=1):
        yield Page(
            url=listing_page_url(listing.url, number),
            template="listing.html",
            title=f"{listing.name}（第 {number} 页） · {view.week.short_title}",
            values=listing_values(view, listing, stories, number),
            description=f"{view.week.title}：{listing.name}，第 {number} 页，{days_label(stories)}的 {len(stories)} 篇故事",
            crumbs=listing.crumbs,
            crumb=f"第\u00a0{number}\u00a0页",
            feeds=(listing.feed,),
            updated=latest_change(stories, view.site.zone),
        )


def listing_values(
    view: WeekView, listing: Listing, stories: Sequence[Story], number: int = NEWEST, total: int = 0
) -> ListingValues:
    """One page of a listing."""
    gallery = gallery_of(view, stories) if listing.filters else ()
    return ListingValues(
        week=view.head,
        over=listing.over,
        listing=Anchor(listing.name, listing.url),
        hue=listing.hue,
        days=days_label(stories),
        stories=len(stories),
        total=total,
        groups=_groups(view, stories),
        films=view.films(stories) if listing.films else (),
        gallery=gallery,
        photo_filters=photo_filters(gallery, listing.filters),
        paging=listing.paging(number),
        feed_url=listing.feed.url,
    )


def days_label(stories: Sequence[Story]) -> str:
    """5月15日—5月16日: the first and the last day of these stories; empty without any."""
    if not stories:
        return ""
    first, last = min(story.day for story in stories), max(story.day for story in stories)
    return day_label(first) if first == last else f"{day_label(first)}—{day_label(last)}"


def _groups(view: WeekView, stories: Sequence[Story]) -> tuple[DayGroup, ...]:
    return tuple(
        DayGroup(view.chips[day], view.story_cards(found))
        for day, found in groupby(stories, key=lambda story: story.day)
    )
