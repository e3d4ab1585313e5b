"""A school and what its open-day page is made of."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model.bundle import Bundle
from showcase.model.contact import PublicContact
from showcase.model.download import Download
from showcase.model.media import Photo, Video
from showcase.model.text import Text


@dataclass(frozen=True)
class Hotspot:
    """A place in a panorama that leads to the scene with the key `to`: degrees to the right of the picture's middle, and up."""

    to: str
    yaw: float
    pitch: float
    title: str = ""


@dataclass(frozen=True)
class Scene:
    """One stop of a school's online tour; `pin` is its place on the school's map, in fractions from left and top."""

    title: str
    shown: Photo | Video
    facet: str = ""
    key: str = ""
    pin: tuple[float, float] | None = None
    hotspots: tuple[Hotspot, ...] = ()


@dataclass(frozen=True)
class Board:
    """An exhibition panel (展板), portrait."""

    title: str
    topic: str
    photo: Photo


@dataclass(frozen=True)
class Major:
    """A course of study (专业) that a school offers; `years` 0 when not said, `seats` (招生计划人数) None when not said."""

    name: str
    years: int = 0
    summary: str = ""
    seats: int | None = None


@dataclass(frozen=True)
class Admissions:
    """What a school says to those who may come (招生); `url` leads to its own page of it, or is empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Fact:
    """One figure a school is proud of."""

    label: str
    value: str
    unit: str = ""


@dataclass(frozen=True)
class Question:
    """A question visitors ask, answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Account:
    """An official account on another platform."""

    platform: str
    name: str
    url: str = ""


@dataclass(frozen=True)
class School:
    """A school and its open-day page. `bundle` governs the page; the name may be shown without it."""

    bundle: Bundle
    slug: str
    title: str
    short_title: str
    kind: str
    district: str
    summary: str
    text: Text
    website: str = ""
    plan: str = ""
    highlights: str = ""
    facts: tuple[Fact, ...] = ()
    majors: tuple[Major, ...] = ()
    cover: Photo | None = None
    photos: tuple[Photo, ...] = ()
    map: Photo | None = None
    scenes: tuple[Scene, ...] = ()
    boards: tuple[Board, ...] = ()
    questions: tuple[Question, ...] = ()
    accounts: tuple[Account, ...] = ()
    admissions: Admissions | None = None
    contacts: tuple[PublicContact, ...] = ()
    downloads: tuple[Download, ...] = ()

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """Every picture of its page."""
        return (
            *((self.cover,) if self.cover else ()),
            *self.photos,
            *((self.map,) if self.map else ()),
            *(scene.shown for scene in self.scenes if isinstance(scene.shown, Photo)),
            *(board.photo for board in self.boards),
        )

    @property
    def films(self) -> tuple[Video, ...]:
        """Every film of its tour."""
        return tuple(scene.shown for scene in self.scenes if isinstance(scene.shown, Video))
