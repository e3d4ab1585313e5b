"""A day: what is on, what happened, all pictures of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showcase.pages.cards import DayChip, EventRow, FilmFigure, GalleryPhoto, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.event_rows import event_rows
from showcase.pages.galleries import PhotoFilter, gallery_of, photo_filters
from showcase.pages.linked_data import event_thing
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView, chosen_first
from showcase.urls import feed_url, poster_url


@dataclass(frozen=True)
class DayValues:
    """What day.html shows."""

    week: WeekHead
    day: DayChip
    previous: DayChip | None
    next: DayChip | None
    events: tuple[EventRow, ...]
    stories: tuple[StoryCard, ...]
    gallery: tuple[GalleryPhoto, ...]
    photo_filters: tuple[PhotoFilter, ...]
    films: tuple[FilmFigure, ...]
    feed_url: str
    poster_url: str


def lay_out_day(view: WeekView, day: date) -> Page:
    """The page of one day of the week, also of a day on which nothing has happened yet."""
    days, chip = view.week.days, view.chips[day]
    index = days.index(day)
    stories = chosen_first(view.day_stories(day))
    events = [event for event in view.events if event.day == day]
    gallery = gallery_of(view, stories)
    values = DayValues(
        week=view.head,
        day=chip,
        previous=view.chips[days[index - 1]] if index > 0 else None,
        next=view.chips[days[index + 1]] if index + 1 < len(days) else None,
        events=event_rows(view, events),
        stories=view.story_cards(stories),
        gallery=gallery,
        photo_filters=photo_filters(gallery, ("school", "channel")),
        films=view.films(stories),
        feed_url=feed_url(chip.url),
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
        feeds=(Anchor(f"{view.week.short_title} · {chip.label}", feed_url(chip.url)),),
        updated=latest_change((*stories, *events), view.site.zone),
        things=tuple(event_thing(view, event) for event in events),
    )
