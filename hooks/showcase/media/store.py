"""The rendition store: files named by what they were made from, written whole or not at all, kept between builds.

What is made of an original for one use is a *set* of files. Its record is written last, under a digest of its own, and says of each file how long it is, when it was
written and what its bytes' digest is: so a stat vouches for a sound set, and a damaged one is noticed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Any, NamedTuple, NoReturn

from showcase.atomic import clear_way, write_whole
from showcase.locks import EXCLUSIVE, SHARED, locked
from showcase.reader.media_file import sha256_of
from showcase.sealed import read_sealed_as, write_sealed

# Two hexadecimal digits, the first of a name: thousands of files in one folder are slow to list.
_SHARD = "[0-9a-f][0-9a-f]"


class Marks(NamedTuple):
    """A file as it was written: its bytes, the time (nanoseconds), the digest."""

    bytes: int
    written: int
    sha256: str


Files = Mapping[str, Marks]


class InUse(Exception):
    """A store that a build is using; its text is the store's path."""


@dataclass(frozen=True)
class Record:
    """What is known of a set: the facts that pages need besides its files, and each file's bytes by its name."""

    facts: Mapping[str, Any]
    sizes: Mapping[str, int]


@dataclass(frozen=True)
class Store:
    """A folder of renditions; `path` is that folder."""

    path: Path

    def rendition_path(self, name: str) -> Path:
        """Where a rendition, or a set's record, lies or would lie."""
        return self.path / name[:2] / name

    def keep(self, name: str, write: Callable[[Path], object]) -> None:
        """Keep what `write` writes to the path it is given: complete under its name, or not there."""
        rendition_path = self.rendition_path(name)
        rendition_path.parent.mkdir(parents=True, exist_ok=True)
        clear_way(rendition_path)
        write_whole(rendition_path, write)

    def remember(self, key: str, names: Iterable[str], facts: Mapping[str, Any]) -> Record:
        """Record a set, all of whose files have been kept."""
        files = {name: _marks(self.rendition_path(name)) for name in names}
        self.rendition_path(key).parent.mkdir(parents=True, exist_ok=True)
        write_sealed(
            self.rendition_path(key), {"facts": facts, "files": {name: [*marks] for name, marks in files.items()}}
        )
        return _record_of(facts, files)

    def recall(self, key: str) -> Record | None:
        """A set's record; None when the set was not made, or when one of its files is not as it was."""
        found = self._read(key)
        if found is None or not all(self._is_sound(name, marks) for name, marks in found[1].items()):
            return None
        return _record_of(*found)

    def contents(self, key: str) -> Files | None:
        """The files of a set with their marks, as its record says; None when there is none, or a damaged one."""
        found = self._read(key)
        return found[1] if found else None

    def faulty(self, files: Files) -> list[str]:
        """The files of a set that are missing, or whose bytes are not those that were written; all are read."""
        return [name for name, marks in files.items() if not self._is_sound(name, marks._replace(written=0))]

    def within(self, name: str) -> str:
        """A rendition's path within the store."""
        return self.rendition_path(name).relative_to(self.path).as_posix()

    def files(self) -> dict[str, int]:
        """Every rendition and record with its bytes, by its path within; also what a killed build left half written."""
        sizes = {}
        for path in sorted((*self.path.glob(f"{_SHARD}/**/*"), *self.path.glob(".*.part.*"))):
            # A build that runs at the same time renames its files as it finishes them.
            with suppress(FileNotFoundError):
                if path.is_file():
                    sizes[path.relative_to(self.path).as_posix()] = path.stat().st_size
        return sizes

    def remove_empty_folders(self) -> None:
        """Remove folders that hold nothing any more."""
        for folder, _, _ in os.walk(self.path, topdown=False):
            if folder != str(self.path) and not os.listdir(folder):
                Path(folder).rmdir()

    def shared(self) -> AbstractContextManager[None]:
        """While a build uses the store, nobody may prune it; waits for one who does."""
        return locked(self._lock_path, SHARED)

    def alone(self) -> AbstractContextManager[None]:
        """The store without any build that uses it; InUse while there is one."""
        return locked(self._lock_path, EXCLUSIVE, self._refuse)

    @property
    def _lock_path(self) -> Path:
        return self.path / ".lock"

    def _refuse(self) -> NoReturn:
        raise InUse(str(self.path))

    def _read(self, key: str) -> tuple[Mapping[str, Any], Files] | None:
        """A record's facts and files; None when it is missing or damaged."""
        return read_sealed_as(self.rendition_path(key), _contents)

    def _is_sound(self, name: str, marks: Marks) -> bool:
        path = self.rendition_path(name)
        try:
            stat = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not S_ISREG(stat.st_mode):
            return False
        if stat.st_size != marks.bytes or stat.st_mtime_ns == marks.written:
            return stat.st_size == marks.bytes
        # A copy of the store, or a second build, leaves another time: then the bytes themselves must tell, once.
        sound = sha256_of(path) == marks.sha256
        if sound and marks.written:
            with suppress(PermissionError, FileNotFoundError):
                os.utime(path, ns=(stat.st_atime_ns, marks.written))
        return sound


def _contents(data: Any) -> tuple[Mapping[str, Any], Files]:
    return data["facts"], {name: Marks(*marks) for name, marks in data["files"].items()}


def _marks(path: Path) -> Marks:
    stat = path.stat()
    return Marks(stat.st_size, stat.st_mtime_ns, sha256_of(path))


def _record_of(facts: Mapping[str, Any], files: Files) -> Record:
    return Record(facts, {name: marks.bytes for name, marks in files.items()})
