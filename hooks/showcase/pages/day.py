"""A day: what is on, what happened, all pictures of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from showcase.model import Story
from showcase.pages.cards import DayChip, DayCount, EventRow, FilmFigure, GalleryPhoto, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.event_rows import event_rows
from showcase.pages.galleries import PhotoFilter, gallery_of, photo_filters
from showcase.pages.linked_data import event_thing
from showcase.pages.listing import WITH_PICTURES, Listing
from showcase.pages.page import Anchor, Page
from showcase.pages.paging import Paging
from showcase.pages.week_view import WeekView, chosen_first
from showcase.urls import feed_url, poster_url


@dataclass(frozen=True)
class DayValues:
    """What day.html shows: of `total` stories the chosen and the newest, with their pictures and films."""

    week: WeekHead
    day: DayChip
    total: int
    previous: DayCount | None
    next: DayCount | None
    events: tuple[EventRow, ...]
    stories: tuple[StoryCard, ...]
    gallery: tuple[GalleryPhoto, ...]
    photo_filters: tuple[PhotoFilter, ...]
    films: tuple[FilmFigure, ...]
    paging: Paging
    feed_url: str
    poster_url: str


def lay_out_day(view: WeekView, day: date) -> Page:
    """The page of one day of the week, also of a day on which nothing has happened yet."""
    counts, chip = view.day_counts, view.chips[day]
    index = view.week.days.index(day)
    all_stories, events = view.day_stories(day), view.day_events(day)
    listing = day_listing(view, day)
    stories = _shown(all_stories, listing)
    gallery = gallery_of(view, stories)
    values = DayValues(
        week=view.head,
        day=chip,
        total=len(all_stories),
        previous=counts[index - 1] if index > 0 else None,
        next=counts[index + 1] if index + 1 < len(counts) else None,
        events=event_rows(view, events),
        stories=view.story_cards(stories),
        gallery=gallery,
        photo_filters=photo_filters(gallery, listing.filters),
        films=view.films(stories),
        paging=listing.paging(),
        feed_url=listing.feed.url,
        poster_url=poster_url(chip.url),
    )
    title = f"{chip.label} {chip.theme}".strip()
    return Page(
        url=chip.url,
        template="day.html",
        title=f"{title} · {view.week.short_title}",
        values=values,
        description=f"{view.week.title}{chip.label}（{chip.weekday}）的活动、故事和图片",
        crumbs=view.crumbs(),
        feeds=(listing.feed,),
        updated=latest_change((*all_stories, *events), view.site.zone),
        things=tuple(event_thing(view, event) for event in events),
    )


def day_listing(view: WeekView, day: date) -> Listing:
    """A day's stories with their pictures and films."""
    chip = view.chips[day]
    name = f"{chip.label} {chip.weekday}"
    return Listing(
        url=chip.url,
        over=chip.theme or view.week.theme,
        name=name,
        parts=view.story_index.cut(view.day_stories(day), WITH_PICTURES),
        crumbs=view.crumbs(Anchor(name, chip.url)),
        feed=Anchor(f"{view.week.short_title} · {chip.label}", feed_url(chip.url)),
        filters=("school", "channel"),
        hue=chip.hue,
    )


def _shown(stories: Sequence[Story], listing: Listing) -> list[Story]:
    """The chosen ones first, also those that stand on an older page of the listing, then the newest."""
    newest = {story.slug for story in listing.parts.newest}
    return chosen_first(story for story in stories if story.featured or story.slug in newest)
