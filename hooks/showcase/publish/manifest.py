"""What the public folder was made from: for each output the digest of everything that went into it, and the marks of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from showcase.media.store import Marks
from showcase.publish.listing import Listing
from showcase.sealed import read_sealed_as, write_sealed

# Another form of the records below.
_EDITION = 1


@dataclass(frozen=True)
class Record:
    """One output: the digest of what it was made from, its files (paths on the site), and what its maker noted of it."""

    digest: str
    files: Mapping[str, Marks]
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """The outputs of a build, by name."""

    records: Mapping[str, Record] = field(default_factory=dict)

    def standing(self, name: str, digest: str, listing: Listing) -> Record | None:
        """The record of an output that needs not be made again: of this digest, and all its files in the public folder as they were written."""
        record = self.records.get(name)
        if record is None or record.digest != digest:
            return None
        return record if all(listing.has(path, marks) for path, marks in record.files.items()) else None

    def marks(self) -> dict[str, Marks]:
        """The marks of every file, by its path on the site."""
        return {path: marks for record in self.records.values() for path, marks in record.files.items()}


def read_manifest(path: Path) -> Manifest:
    """The manifest; an empty one where there is none, or a damaged one, or one of another edition: then all is made again."""
    return read_sealed_as(path, _manifest) or Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Keep a manifest, whole or not at all."""
    records = {
        name: [one.digest, {path: [*marks] for path, marks in one.files.items()}, one.notes]
        for name, one in manifest.records.items()
    }
    write_sealed(path, {"edition": _EDITION, "records": records})


def _manifest(data: Mapping[str, Any]) -> Manifest:
    return Manifest(dict(_records(data["records"]))) if data["edition"] == _EDITION else Manifest()


def _records(data: Mapping[str, Any]) -> Iterator[tuple[str, Record]]:
    for name, (digest, files, notes) in data.items():
        yield name, Record(digest, {path: Marks(*marks) for path, marks in files.items()}, notes)
