"""A school and what its open-day page is made of."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model.bundle import Bundle
from showcase.model.media import Photo
from showcase.model.text import Text


@dataclass(frozen=True)
class Scene:
    """One stop of a school's online tour."""

    title: str
    photo: Photo
    facet: str = ""


@dataclass(frozen=True)
class Board:
    """An exhibition panel (展板), portrait."""

    title: str
    topic: str
    photo: Photo


@dataclass(frozen=True)
class Major:
    """A course of study (专业) that a school offers; `years` 0 when not said."""

    name: str
    years: int = 0
    summary: str = ""


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
    scenes: tuple[Scene, ...] = ()
    boards: tuple[Board, ...] = ()
    questions: tuple[Question, ...] = ()
    accounts: tuple[Account, ...] = ()
