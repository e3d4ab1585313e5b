"""Where each file of the next site lies now: in the public folder, which keeps it, or where it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from showcase.publish.listing import Listing


@dataclass(eq=False)
class Sources(Mapping[str, Path]):
    """Path on the site → where the file lies. Of a site of many pages most are kept, so that of them there is no more than their names."""

    public: Listing
    kept: set[str] = field(default_factory=set)
    made: dict[str, Path] = field(default_factory=dict)

    def keep(self, paths: Iterable[str]) -> None:
        """These files stay as they are in the public folder."""
        for path in paths:
            self.made.pop(path, None)
            self.kept.add(path)

    def put(self, path: str, source: Path) -> None:
        """This file comes from somewhere else."""
        self.kept.discard(path)
        self.made[path] = source

    def __getitem__(self, path: str) -> Path:
        return self.public.folder_path / path if path in self.kept else self.made[path]

    def __contains__(self, path: object) -> bool:
        return path in self.kept or path in self.made

    def __iter__(self) -> Iterator[str]:
        return chain(self.made, self.kept)

    def __len__(self) -> int:
        return len(self.made) + len(self.kept)
