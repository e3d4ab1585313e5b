"""What the last build came to: as long as nothing that it was made from has changed, there is nothing to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from showcase.project import Project, Target
from showcase.publish.fingerprint import installed_packages
from showcase.publish.listing import list_folder
from showcase.publish.manifest import read_manifest
from showcase.reader.witness import FRESH_NANOSECONDS, file_system_time, marks_of
from showcase.sealed import read_sealed_as, write_sealed

_EDITION = 1


@dataclass(frozen=True)
class Standing:
    """A build without a fault, as of `since`: what it was made from, until when it holds by itself, what it held back (path, reason)."""

    stamp: str
    since: datetime
    until: datetime
    held: tuple[tuple[str, str], ...]
    files: int = 0


def standing_build(project: Project, target: Target, as_of: datetime) -> Standing | None:
    """The last build, if there is nothing to do."""
    if not target.standing_path.is_file():
        return None
    return read_standing(target, take_stamp(project, target.lock_path), as_of)


def take_stamp(project: Project, now_path: Path) -> str | None:
    """The digest of what stats tell of everything that a site is made from; None when some of it changed too shortly before.

    `now_path` is touched, to learn what time it is for the file system.
    """
    now = file_system_time(now_path)
    try:
        marks = list(_marks(project))
    except FileNotFoundError:
        # Somebody is at work here.
        return None
    if any(max(mark[2:4]) > now - FRESH_NANOSECONDS for mark in marks):
        return None
    words = [sys.version, *installed_packages(), *("\0".join(map(str, mark)) for mark in sorted(marks))]
    return sha256("\n".join(words).encode("utf-8", "surrogateescape")).hexdigest()


def read_standing(target: Target, stamp: str | None, as_of: datetime) -> Standing | None:
    """The last build, if it still stands: of the same stamp, within its time, every file in the public folder as it was written, and no other."""
    known = read_sealed_as(target.standing_path, _standing) if stamp is not None else None
    if known is None or known.stamp != stamp or not known.since <= as_of < known.until:
        return None
    return known if _is_whole(target) else None


def write_standing(path: Path, standing: Standing) -> None:
    """Keep what a build came to."""
    times = {"since": standing.since.isoformat(), "until": standing.until.isoformat()}
    write_sealed(
        path, {"edition": _EDITION, "stamp": standing.stamp, "held": standing.held, "files": standing.files, **times}
    )


def _standing(data: Mapping[str, Any]) -> Standing | None:
    if data["edition"] != _EDITION:
        return None
    since, until = map(datetime.fromisoformat, (data["since"], data["until"]))
    return Standing(data["stamp"], since, until, tuple((path, reason) for path, reason in data["held"]), data["files"])


def _is_whole(target: Target) -> bool:
    try:
        listing = list_folder(target.public_path)
    except FileNotFoundError:
        # Exchanged while we looked.
        return False
    marks = read_manifest(target.manifest_path).marks()
    if listing.others or listing.files.keys() != marks.keys():
        return False
    return all(listing.has(path, mark) for path, mark in marks.items())


def _marks(project: Project) -> Iterator[tuple[Any, ...]]:
    """Path, size, times and inode of each file, link and folder."""
    for name in ("content", "theme", "hooks", "media/brand"):
        yield from _below(str(project.root / name), name)
    # What was seen in the bucket that renditions are served from counts, too.
    for path in ("mkdocs.yml", "node_modules/.package-lock.json", "media/renditions/pushed.json"):
        if (project.root / path).exists():
            yield path, *marks_of((project.root / path).stat())


def _below(folder: str, name: str) -> Iterator[tuple[Any, ...]]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        yield f"{name}/{entry.name}", *marks_of(entry.stat(follow_symlinks=False))
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{name}/{entry.name}")
