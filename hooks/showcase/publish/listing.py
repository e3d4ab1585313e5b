"""The files of a folder with what a stat tells of each, taken in one walk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from showcase.media.store import Marks


class Seen(NamedTuple):
    """What a stat tells of a file that matters here; a site has many."""

    bytes: int
    written: int
    inode: int
    device: int

    def is_same(self, other: Seen) -> bool:
        """Whether both are one file, by whatever names."""
        return (self.inode, self.device) == (other.inode, other.device)


@dataclass(frozen=True)
class Listing:
    """Regular files below a folder, by their paths relative to it; `others` are links and whatever else lies there, `empty` are folders without anything."""

    folder_path: Path
    files: Mapping[str, Seen] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()

    def has(self, path: str, marks: Marks) -> bool:
        """Whether a file stands there as it was written: as long, and of that very time in nanoseconds."""
        found = self.files.get(path)
        return found is not None and (found.bytes, found.written) == (marks.bytes, marks.written)


def seen(stat: os.stat_result) -> Seen:
    """A file as a stat tells of it."""
    return Seen(stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_dev)


def list_folder(folder_path: Path) -> Listing:
    """List a folder; one that is missing is empty. No link is followed but the folder itself."""
    files: dict[str, Seen] = {}
    others: list[str] = []
    empty: list[str] = []
    for path, entry in _walk(str(folder_path), ""):
        if entry.is_file(follow_symlinks=False):
            files[path] = seen(entry.stat(follow_symlinks=False))
        else:
            (empty if entry.is_dir(follow_symlinks=False) else others).append(path)
    return Listing(folder_path, files, tuple(others), tuple(empty))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from tuple(_walk(entry.path, f"{path}/")) or ((path, entry),)
        else:
            yield path, entry
