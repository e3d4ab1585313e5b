"""Whether a file is the one that was read before: its stat says so, or git does for a fresh checkout."""

from __future__ import annotations

import os
from pathlib import Path

from showcase.reader.tracked_files import Blob, read_tracked_files

# Size, time of modification and of change in nanoseconds, inode number.
Marks = list[int]
# Clocks of file systems tick coarsely: what was changed so shortly before we looked may be changed again unseen.
FRESH_NANOSECONDS = 2_000_000_000


class Witness:
    """`opened` is the file system's time, in nanoseconds, before anything was looked at; None when nothing is to be kept."""

    def __init__(self, opened: int | None) -> None:
        self._opened = opened
        self._knows_places = False
        self._tracked: dict[str, Blob] | None = None

    def vouches(self, root: Path, path: str, known: Marks, blob: str, marks: Marks) -> bool:
        """Whether the file at `root / path`, whose marks are these now, is the one that had the known marks, or was that blob."""
        if known == marks:
            self._knows_places = True
            return True
        return bool(blob) and blob == self.blob(root, path, marks)

    def blob(self, root: Path, path: str, marks: Marks) -> str:
        """The blob that git has for the bytes of a file; empty when it has none, and when it need not be asked.

        Where stats are those of an earlier run nothing was checked out since, and all that changed is to be read.
        """
        if self._tracked is None:
            if self._opened is None or self._knows_places:
                return ""
            self._tracked = read_tracked_files(root)
        found = self._tracked.get(path)
        return found.name if found is not None and found.size == marks[0] else ""

    def is_settled(self, marks: Marks) -> bool:
        """Whether a file with these marks was left alone since before this run looked at anything."""
        return self._opened is not None and max(marks[1:3]) < self._opened - FRESH_NANOSECONDS


def marks_of(stat: os.stat_result) -> Marks:
    """What a stat tells of a file. The change time is the kernel's: unlike the time of modification nobody can set it back."""
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def file_system_time(path: Path) -> int:
    """The present time of the file system in nanoseconds, from a file that is touched: the clock that the times of all its files come from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path.stat().st_mtime_ns
