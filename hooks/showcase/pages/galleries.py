"""The photos of a day or a school, and the choices by which a visitor narrows them down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from showcase.model import Story
from showcase.pages.cards import Choice, Facet, GalleryPhoto
from showcase.pages.week_view import WeekView

# Fewer photos are seen at a glance.
FEWEST = 3
# What one may choose by: its name in the address, and its words.
FACETS = {"school": "学校", "channel": "专栏", "day": "日期"}


@dataclass(frozen=True)
class PhotoFilter:
    """One thing to choose by: `name` stands in the address, `label` names it to visitors."""

    name: str
    label: str
    choices: tuple[Choice, ...]


def gallery_of(view: WeekView, stories: Iterable[Story]) -> tuple[GalleryPhoto, ...]:
    """Every photo of these stories, in their order."""
    return tuple(photo for story in stories for photo in _photos_of(view, story))


def photo_filters(photos: Sequence[GalleryPhoto], names: Iterable[str]) -> tuple[PhotoFilter, ...]:
    """The filters of these names that leave something to choose: two choices or more, the larger first, days in order."""
    if len(photos) < FEWEST:
        return ()
    filters = (PhotoFilter(name, FACETS[name], _choices(photos, name)) for name in names)
    return tuple(found for found in filters if len(found.choices) > 1)


def _photos_of(view: WeekView, story: Story) -> Iterator[GalleryPhoto]:
    anchor, school, facets = view.story_anchor(story), view.school_anchor(story.school), _facets_of(view, story)
    for photo in story.photos:
        yield GalleryPhoto(view.figure(photo, story), anchor, school, view.chips[story.day], facets)


def _facets_of(view: WeekView, story: Story) -> tuple[Facet, ...]:
    """What a story's photos are found by; a story without a channel is found by none."""
    chip = view.chips[story.day]
    facets = (
        Facet("school", story.school, view.school_anchor(story.school).title),
        Facet("channel", story.channel, view.channel_anchor(story.channel).title),
        Facet("day", chip.iso, f"{chip.label} {chip.weekday}"),
    )
    return tuple(facet for facet in facets if facet.title)


def _choices(photos: Sequence[GalleryPhoto], name: str) -> tuple[Choice, ...]:
    counted = Counter(facet for photo in photos for facet in photo.facets if facet.name == name)
    choices = [Choice(facet.slug, facet.title, count) for facet, count in counted.items()]
    if name == "day":
        return tuple(sorted(choices, key=lambda choice: choice.slug))
    return tuple(sorted(choices, key=lambda choice: (-choice.count, choice.slug)))
