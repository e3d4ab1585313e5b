"""The rendition store: files named by what they were made from, written whole or not at all, kept between builds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from showcase.atomic import write_whole


@dataclass(frozen=True)
class Store:
    """A folder of renditions; `path` is that folder."""

    path: Path

    def rendition_path(self, name: str) -> Path:
        """Where a rendition lies or would lie."""
        return self.path / name[:2] / name

    def size(self, name: str) -> int | None:
        """A rendition's bytes; None when it has not been made, or is empty after a crash."""
        try:
            return self.rendition_path(name).stat().st_size or None
        except FileNotFoundError:
            return None

    def keep(self, name: str, write: Callable[[Path], object]) -> None:
        """Keep what `write` writes to the path it is given: complete under its name, or not there."""
        rendition_path = self.rendition_path(name)
        rendition_path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(rendition_path, write)

    def names(self) -> list[str]:
        """Every rendition kept, in order."""
        return sorted(path.name for path in self.path.glob("[0-9a-f][0-9a-f]/*") if path.name[0] != ".")
