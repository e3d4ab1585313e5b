"""The rendition store: files named by what they were made from, written whole or not at all, kept between builds."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Store:
    """A folder of renditions; `path` is that folder."""

    path: Path

    def rendition_path(self, name: str) -> Path:
        """Where a rendition lies or would lie."""
        return self.path / name[:2] / name

    def size(self, name: str) -> int | None:
        """A rendition's bytes; None when it has not been made."""
        try:
            return self.rendition_path(name).stat().st_size
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Keep a rendition: complete under its name, or not there."""
        rendition_path = self.rendition_path(name)
        rendition_path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=rendition_path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, rendition_path)
        except BaseException:
            os.unlink(temporary)
            raise

    def names(self) -> list[str]:
        """Every rendition kept, in order."""
        if not self.path.is_dir():
            return []
        return sorted(path.name for folder in self.path.iterdir() for path in folder.iterdir() if path.name[0] != ".")

    def prune(self, keep: Collection[str]) -> int:
        """Delete what is not in `keep`; how many renditions that were."""
        orphans = [name for name in self.names() if name not in keep]
        for name in orphans:
            self.rendition_path(name).unlink(missing_ok=True)
        return len(orphans)
