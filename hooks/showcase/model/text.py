"""Contributed text, cleaned and rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

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

    @property
    def placed(self) -> frozenset[PurePosixPath]:
        """Files of the photos that the text places itself."""
        return frozenset(block.file.source_path for block in self.blocks if isinstance(block, Photo))

    def beside(self, photos: Iterable[Photo]) -> tuple[Photo, ...]:
        """Those of an item's photos that the text does not place."""
        placed = self.placed
        return tuple(photo for photo in photos if photo.file.source_path not in placed)
