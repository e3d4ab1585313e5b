"""What a link to a page shows in a chat: the cover of what the page is about, or its title on the week's brand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from showcase.media.card import Words
from showcase.media.picture import Renditions
from showcase.media.share import Share
from showcase.model import Photo, School, Site, Story, Video
from showcase.pages.week_view import WeekView, chosen_first
from showcase.urls import day_url, school_url, story_url


def list_shares(site: Site) -> dict[str, Share]:
    """What a link to each week, day, story and school shows, by the page's address."""
    views = (WeekView(site, week, Renditions()) for week in site.weeks)
    return {url: share for view in views for url, share in _shares_of(view)}


def _shares_of(view: WeekView) -> Iterator[tuple[str, Share]]:
    slug, head = view.week.slug, view.head
    yield view.url, Share(Words(head.dates, head.theme, head.title, head.color))
    for day in view.week.days:
        yield day_url(slug, day), _share_of_day(view, day)
    for story in view.stories:
        yield story_url(slug, story.slug), _share_of_story(view, story)
    for school in view.week.schools:
        yield school_url(slug, school.slug), _share_of_school(view, school)


def _share_of_day(view: WeekView, day: date) -> Share:
    """The cover of the day's first story that has one or, without any, the day's theme."""
    chip, head = view.chips[day], view.head
    words = Words(f"{chip.label} · {chip.weekday}", chip.theme or head.theme, head.short_title, head.color)
    return Share(words, _first_cover(view.day_stories(day)))


def _first_cover(stories: Sequence[Story]) -> Photo | Video | None:
    """The cover of a chosen story, else of the newest that has one."""
    return next((story.cover for story in chosen_first(stories) if story.cover), None)


def _share_of_story(view: WeekView, story: Story) -> Share:
    over = " · ".join(filter(None, (view.school_anchor(story.school).title, view.chips[story.day].label)))
    return Share(Words(over, story.title, view.head.short_title, view.head.color), story.cover)


def _share_of_school(view: WeekView, school: School) -> Share:
    return Share(Words("线上开放日", school.title, view.head.short_title, view.head.color), school.cover)
