"""What was found out about each original, for as long as its stat or git vouches that it is the same file: nothing is opened twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.model import MediaFile
from showcase.reader.media_file import sha256_of
from showcase.reader.readings import Readings
from showcase.reader.witness import Marks, Witness, file_system_time, marks_of
from showcase.sealed import read_sealed_as, write_sealed

# What looks at originals: what other programs found out is not taken over. The number is this package's own.
_PROGRAMS = ("pillow", "pillow-heif", "av", "webvtt-py", "pikepdf", "pypdfium2")
_HEADERS = 2
# How the file is written.
_FORMAT = 2
Identify = Callable[[], MediaFile]


class Ledger:
    """Digests by path and stat, and headers by digest; `readings` are what was made of them. Without a path it remembers for one run only.

    `fresh`: nothing that was remembered is believed, what is found is kept.
    """

    def __init__(self, path: Path | None = None, *, fresh: bool = False) -> None:
        self.path = path
        self._digests: dict[str, Any] = {}
        self._headers: dict[str, Any] = {}
        self._seen: dict[str, Any] = {}
        self._witness = Witness(None if path is None else file_system_time(path))
        self.readings = Readings(path.parent if path else None, self._witness, fresh=fresh)
        if path is not None and not fresh:
            self._take_up(path)

    def sha256(self, root: Path, source_path: PurePosixPath) -> str:
        """The digest of an original; OSError if it cannot be read."""
        path, key = root / source_path, source_path.as_posix()
        marks = marks_of(path.stat())
        if (known := self.keep(root, key, marks)) is not None:
            return known
        digest = sha256_of(path)
        if marks_of(path.stat()) == marks and self._witness.is_settled(marks):
            self._seen[key] = [marks, digest, self._witness.blob(root, key, marks)]
        return digest

    def keep(self, root: Path, key: str, marks: Marks) -> str | None:
        """The digest of the original at `root / key`, whose marks are these, if it is known; it is so for the next time, too."""
        known = self._digests.get(key)
        if known is None or not self._witness.vouches(root, key, known[0], known[2], marks):
            return None
        _, digest, blob = known
        self._seen[key] = [marks, digest, blob] if self._witness.is_settled(marks) else known
        return str(digest)

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
        """Keep what is known of the originals that were seen, and what was read of the items."""
        if self.path is None:
            return
        used = {digest for _, digest, _ in self._seen.values()}
        headers = {key: found for key, found in self._headers.items() if key.partition(" ")[2] in used}
        write_sealed(self.path, {"format": _FORMAT, "programs": _programs(), "digests": self._seen, "headers": headers})
        self.readings.save()

    def _take_up(self, path: Path) -> None:
        known = read_sealed_as(path, _known)
        if known is not None:
            self._digests, self._headers = known


def _known(data: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    if data["format"] != _FORMAT:
        return None
    return dict(data["digests"]), dict(data["headers"]) if data["programs"] == _programs() else {}


def _programs() -> str:
    return " ".join([*(f"{name} {version(name)}" for name in _PROGRAMS), f"headers {_HEADERS}"])
