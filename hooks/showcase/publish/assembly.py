"""The next site while it is put together: what stands in the public folder is kept, the rest is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from showcase.media.store import Marks
from showcase.publish.finishing import Finished, PageNotes
from showcase.publish.listing import Listing
from showcase.publish.manifest import Manifest, Record
from showcase.publish.private_data import Leak
from showcase.publish.sources import Sources
from showcase.urls import MEDIA

_RENDITIONS = "renditions"


class KnownPage(NamedTuple):
    """What is known of a page: the bytes of it and of every rendition that it names, whether it bears a preview's mark."""

    weight: int
    marked: bool


@dataclass
class Assembly:
    """`public` is the folder as it is, `manifest` what it was made from; new files lie below `made_path`. One that `keeps` nothing makes all anew.

    `records` become the next manifest. Renditions come first: pages weigh what they name.
    """

    public: Listing
    manifest: Manifest
    made_path: Path
    keeps: bool = True
    records: dict[str, Record] = field(default_factory=dict)
    leaks: list[Leak] = field(default_factory=list)

    def keep(self, name: str, digest: str) -> Record | None:
        """Keep an output that stands, by its name and the digest of all that it is made from; None if it is to be made."""
        record = self.manifest.standing(name, digest, self.public) if self.keeps else None
        if record is not None:
            self.records[name] = record
            self.sources.keep(record.files)
        return record

    def take(self, name: str, digest: str, finished: Finished, notes: Mapping[str, Any] | None = None) -> Record:
        """Take over what was made anew; a file that came out as it was stays the old one, its time included."""
        self.leaks.extend(finished.leaks)
        files = {path: self._place(path, marks) for path, marks in finished.files.items()}
        pages = {path: [self._weight(page), page.marked] for path, page in finished.pages.items()}
        record = Record(digest, files, {**(notes or {}), "pages": pages})
        self.records[name] = record
        return record

    def link(self, files: Mapping[str, Path]) -> None:
        """Renditions: they are finished where they lie, and one that is in the public folder already stays there."""
        marks: dict[str, Marks] = {}
        for path, source in files.items():
            stat = source.stat()
            # Their names tell what they hold.
            marks[path] = Marks(stat.st_size, stat.st_mtime_ns, "")
            self._settle(path, source, stands=self.public.has(path, marks[path]))
        self.records[_RENDITIONS] = Record("", marks)

    @property
    def pages(self) -> dict[str, KnownPage]:
        """Every page, by its path."""
        known = (record.notes.get("pages", {}) for record in self.records.values())
        return {path: KnownPage(*values) for pages in known for path, values in pages.items()}

    def marks(self) -> dict[str, Marks]:
        """The marks of every file that was made, by path."""
        return Manifest(self.records).marks()

    def _weight(self, page: PageNotes) -> int:
        renditions = self.records[_RENDITIONS].files if _RENDITIONS in self.records else {}
        return page.bytes + sum(renditions[url].bytes for name in page.named if (url := MEDIA + name) in renditions)

    def _place(self, path: str, made: Marks) -> Marks:
        old = self._old.get(path)
        same = old is not None and old.sha256 == made.sha256 and self.public.has(path, old)
        self._settle(path, self.made_path / path, stands=same)
        return old if same and old is not None else made

    def _settle(self, path: str, source: Path, *, stands: bool) -> None:
        if stands:
            self.sources.keep((path,))
        else:
            self.sources.put(path, source)

    @cached_property
    def sources(self) -> Sources:
        """Where each file of the next site lies now."""
        return Sources(self.public)

    @cached_property
    def _old(self) -> dict[str, Marks]:
        return self.manifest.marks()
