"""What a school's page says of each facet (A3): stops of the tour, and the stories that carry the facet's name as a tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.model import Story
from showcase.pages.cards import StoryCard
from showcase.pages.tour import SceneView
from showcase.pages.week_view import WeekView

ACHIEVEMENTS, CULTURE, MASTERS = "办学成果", "校园文化", "大师技艺"


@dataclass(frozen=True)
class Aspect:
    """One facet of a school; it is true when there is something to show of it."""

    scenes: tuple[SceneView, ...] = ()
    stories: tuple[StoryCard, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.scenes or self.stories)


@dataclass(frozen=True)
class Aspects:
    """Achievements, culture and masters' crafts, and the stories that belong to none of them: each story once."""

    achievements: Aspect
    culture: Aspect
    masters: Aspect
    others: tuple[StoryCard, ...]


def aspects_of(view: WeekView, scenes: Sequence[SceneView], stories: Sequence[Story]) -> Aspects:
    """A school's facets; a story that carries several stands under the first of them."""
    facets = (ACHIEVEMENTS, CULTURE, MASTERS)
    place = {story.slug: next((facet for facet in facets if facet in story.tags), "") for story in stories}
    cards = {
        facet: view.story_cards(story for story in stories if place[story.slug] == facet) for facet in (*facets, "")
    }
    aspects = {
        facet: Aspect(tuple(scene for scene in scenes if scene.facet == facet), cards[facet]) for facet in facets
    }
    return Aspects(aspects[ACHIEVEMENTS], aspects[CULTURE], aspects[MASTERS], cards[""])
