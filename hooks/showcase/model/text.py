"""Contributed text, cleaned and rendered."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model.media import Photo


@dataclass(frozen=True)
class Prose:
    """Cleaned HTML without any picture in it."""

    html: str


@dataclass(frozen=True)
class Text:
    """Contributed Markdown, rendered once: prose and pictures in reading order.

    `characters` counts what is read, without white space; `summary` is the plain beginning of it.
    """

    blocks: tuple[Prose | Photo, ...] = ()
    characters: int = 0
    summary: str = ""
