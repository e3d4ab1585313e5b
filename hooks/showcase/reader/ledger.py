"""What was found out about each original, for as long as a stat vouches that it is the same file: nothing is opened twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.model import MediaFile
from showcase.reader.media_file import sha256_of
from showcase.sealed import read_sealed, write_sealed

# What looks at originals: what other programs found out is not taken over. The number is this package's own.
_PROGRAMS = ("pillow", "pillow-heif", "av", "webvtt-py", "pikepdf", "pypdfium2")
_HEADERS = 2
# Clocks of file systems tick coarsely: what was changed so shortly before we looked may be changed again unseen.
FRESH_NANOSECONDS = 2_000_000_000
Identify = Callable[[], MediaFile]


class Ledger:
    """Digests by path and stat, and headers by digest. Without a path it remembers for one run only."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._opened = 0
        self._digests: dict[str, Any] = {}
        self._headers: dict[str, Any] = {}
        self._seen: dict[str, Any] = {}
        if path is not None:
            self._open(path)

    def sha256(self, root: Path, source_path: PurePosixPath) -> str:
        """The digest of an original; OSError if it cannot be read."""
        path, key = root / source_path, source_path.as_posix()
        marks = _marks(path)
        known = self._digests.get(key)
        if known and known[0] == marks:
            digest = str(known[1])
        else:
            digest = sha256_of(path)
            if _marks(path) != marks:
                return digest
        if max(marks[1:3]) < self._opened - FRESH_NANOSECONDS:
            self._seen[key] = [marks, digest]
        return digest

    def header(self, source_path: PurePosixPath, sha256: str, kind: str, identify: Identify) -> MediaFile:
        """The original as its header tells; `identify` is called for bytes that were not looked at before as that kind."""
        key = f"{kind} {sha256}"
        if key not in self._headers:
            found = asdict(identify())
            del found["source_path"], found["sha256"]
            self._headers[key] = found
        return MediaFile(source_path, sha256, **self._headers[key])

    def telling_pages(self, sha256: str, edition: str) -> tuple[int, ...] | None:
        """The pages of a document on which this edition of the finder found contact data; None if it has not looked yet."""
        known = self._headers.get(f"words {sha256}")
        return tuple(known["pages"]) if known and known["edition"] == edition else None

    def note_telling_pages(self, sha256: str, edition: str, pages: list[int]) -> None:
        """Remember on which pages it is, and nothing of what it is."""
        self._headers[f"words {sha256}"] = {"edition": edition, "pages": pages}

    def save(self) -> None:
        """Keep what is known of the originals that were seen."""
        if self.path is None:
            return
        used = {digest for _, digest in self._seen.values()}
        headers = {key: found for key, found in self._headers.items() if key.partition(" ")[2] in used}
        data = {"programs": _programs(), "digests": self._seen, "headers": headers}
        write_sealed(self.path, data)

    def _open(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = read_sealed(path)
        if data is not None:
            self._digests = data["digests"]
            self._headers = data["headers"] if data["programs"] == _programs() else {}
        # The file system's clock, which the originals' times come from.
        path.touch()
        self._opened = path.stat().st_mtime_ns


def _marks(path: Path) -> list[int]:
    """What a stat tells of a file. The change time is the kernel's: unlike the time of modification nobody can set it back."""
    stat = path.stat()
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _programs() -> str:
    return " ".join([*(f"{name} {version(name)}" for name in _PROGRAMS), f"headers {_HEADERS}"])
