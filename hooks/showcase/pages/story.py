"""A story: its text, pictures and films, who answers for it, and where to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.model import Link, Prose, Story
from showcase.pages.cards import DayChip, Figure, FilmFigure, StoryCard, WeekHead
from showcase.pages.dates import latest_change, moment_label, published_at
from showcase.pages.linked_data import story_thing
from showcase.pages.page import Anchor, Page
from showcase.pages.people import PersonLine, person_lines
from showcase.pages.week_view import WeekView
from showcase.urls import feed_url, story_url

MORE = 4


@dataclass(frozen=True)
class StoryValues:
    """What story.html shows; an empty title in `channel`, `previous` or `next` means that there is none."""

    week: WeekHead
    day: DayChip
    title: str
    kind: str
    school: Anchor
    channel: Anchor
    editor: str
    source: str
    published: str
    published_iso: str
    tags: tuple[str, ...]
    lead: Figure | None
    blocks: tuple[Prose | Figure, ...]
    gallery: tuple[Figure, ...]
    films: tuple[FilmFigure, ...]
    links: tuple[Link, ...]
    people: tuple[PersonLine, ...]
    more_school: tuple[StoryCard, ...]
    more_day: tuple[StoryCard, ...]
    previous: Anchor
    next: Anchor


def lay_out_story(view: WeekView, story: Story) -> Page:
    """The page at a story's permalink."""
    chip = view.chips[story.day]
    published = published_at(story, view.week, view.site.zone)
    return Page(
        url=story_url(view.week.slug, story.slug),
        template="story.html",
        title=story.title,
        values=_values(view, story),
        description=story.text.summary,
        crumbs=view.crumbs(Anchor(chip.label, chip.url)),
        feeds=_feeds(view, story),
        updated=latest_change([story], view.site.zone) or published,
        published=published,
        things=(story_thing(view, story),),
        mark=story.bundle.mark,
    )


def _values(view: WeekView, story: Story) -> StoryValues:
    published = published_at(story, view.week, view.site.zone)
    lead, gallery = _pictures_beside(view, story)
    return StoryValues(
        week=view.head,
        day=view.chips[story.day],
        title=story.title,
        kind=view.kind_name(story),
        school=view.school_anchor(story.school),
        channel=view.channel_anchor(story.channel),
        editor=story.editor,
        source=story.source,
        published=moment_label(published),
        published_iso=published.isoformat(),
        tags=story.tags,
        lead=lead,
        blocks=view.blocks(story.text.blocks, story),
        gallery=gallery,
        films=view.films([story]),
        links=story.links,
        people=person_lines(view, story),
        more_school=view.story_cards(_others(view.story_index.by_school[story.school], story)),
        more_day=view.story_cards(_others(view.story_index.by_day[story.day], story)),
        **_neighbours(view, story),
    )


def _others(stories: Sequence[Story], story: Story) -> list[Story]:
    """The first few of these stories, without this one."""
    return [other for other in stories[: MORE + 1] if other is not story][:MORE]


def _pictures_beside(view: WeekView, story: Story) -> tuple[Figure | None, tuple[Figure, ...]]:
    """The photos that the text does not place: one that opens the story, and the others after it."""
    beside = tuple(view.figure(photo, story) for photo in story.text.beside(story.photos))
    # A text that places its own pictures, or a film, opens the story itself.
    if not beside or story.text.placed or story.videos:
        return None, beside
    return beside[0], beside[1:]


def _neighbours(view: WeekView, story: Story) -> dict[str, Anchor]:
    """The story before and the one after it in time."""
    earlier, later = view.story_index.around(story)
    return {
        "previous": view.story_anchor(earlier) if earlier else Anchor(""),
        "next": view.story_anchor(later) if later else Anchor(""),
    }


def _feeds(view: WeekView, story: Story) -> tuple[Anchor, ...]:
    places = (view.school_anchor(story.school), view.channel_anchor(story.channel))
    return (
        Anchor(view.week.title, view.head.feed_url),
        *(Anchor(place.title, feed_url(place.url)) for place in places if place.url),
    )
