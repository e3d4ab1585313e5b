"""A school's tour: its scenes in walking order, each with its address on the page, and the plan with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from showcase.model import Scene, School, Video
from showcase.pages.cards import Figure, FilmFigure
from showcase.pages.page import Anchor
from showcase.pages.week_view import WeekView

# The programmes' facets of an online open day (A3), in the order in which a visitor is offered them.
FACETS = ("教学实训", "职业体验", "办学成果", "校园文化", "大师技艺")


@dataclass(frozen=True)
class Way:
    """A place in a panorama from which one goes on: degrees to the right of the picture's middle, and up."""

    scene: Anchor
    yaw: float
    pitch: float


@dataclass(frozen=True)
class SceneView:
    """A stop of the tour. `id` is its address on the page; of a film, `figure` is the poster; `pin` reads `left:30%;top:42%` or is empty."""

    id: str
    number: int
    title: str
    facet: str
    figure: Figure
    film: FilmFigure | None
    pin: str
    ways: tuple[Way, ...]


def scene_views(view: WeekView, school: School) -> tuple[SceneView, ...]:
    """The stops of a school's tour."""
    ids = scene_ids(school)
    targets = {scene.key: Anchor(scene.title, id_) for scene, id_ in zip(school.scenes, ids, strict=True) if scene.key}
    return tuple(
        SceneView(
            id=ids[number - 1],
            number=number,
            title=scene.title,
            facet=scene.facet,
            figure=view.still(scene.shown, school),
            film=view.film(scene.shown, school) if isinstance(scene.shown, Video) else None,
            pin="left:{:g}%;top:{:g}%".format(*(round(100 * part, 2) for part in scene.pin)) if scene.pin else "",
            ways=_ways(scene, targets),
        )
        for number, scene in enumerate(school.scenes, start=1)
    )


def _ways(scene: Scene, targets: Mapping[str, Anchor]) -> tuple[Way, ...]:
    """The hotspots of a panorama, each under its own title or that of the scene it leads to."""
    found = ((spot, targets.get(spot.to)) for spot in scene.hotspots)
    return tuple(
        Way(Anchor(spot.title or target.title, target.url), spot.yaw, spot.pitch) for spot, target in found if target
    )


def scene_ids(school: School) -> tuple[str, ...]:
    """The address of each scene on its page: by its key or, without one, its number."""
    return tuple(f"scene-{scene.key or number}" for number, scene in enumerate(school.scenes, start=1))


def facets_of(scenes: Iterable[SceneView]) -> tuple[str, ...]:
    """The facets that these scenes have: the programmes' in their order, then the school's own."""
    found = dict.fromkeys(scene.facet for scene in scenes if scene.facet)
    return (*(facet for facet in FACETS if facet in found), *(facet for facet in found if facet not in FACETS))
