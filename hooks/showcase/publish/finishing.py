"""Rendered files → finished ones: each page in both editions, each script in both scripts, all looked through and written where the next site is made."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from showcase.media.store import Marks
from showcase.model import PublicContact
from showcase.publish.budget import named_renditions
from showcase.publish.preview_mark import is_marked
from showcase.publish.private_data import Leak, Scan
from showcase.publish.traditional import LOST, traditional_copies
from showcase.publish.traditional_code import readdress_codes
from showcase.publish.traditional_edition import TraditionalEdition
from showcase.publish.traditional_words import TraditionalWords
from showcase.urls import HANT

_PLAIN_TERM = re.compile("[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class PageNotes:
    """What is to be known of a finished page: its bytes, the renditions that it names, whether it bears a preview's mark."""

    bytes: int
    named: frozenset[str]
    marked: bool


@dataclass(frozen=True)
class Finished:
    """Files as they were written, by path on the site; the notes of the pages among them; contact data that nobody declared."""

    files: Mapping[str, Marks]
    pages: Mapping[str, PageNotes] = field(default_factory=dict)
    leaks: tuple[Leak, ...] = ()


@dataclass(frozen=True)
class Finishing:
    """How files of a site are finished.

    `terms` are those of the traditional edition, None without one; `contacts` are declared; `made_path` is the folder that files are written below.
    """

    site_url: str
    terms: Mapping[str, str] | None
    contacts: tuple[PublicContact, ...]
    made_path: Path

    def finish(self, rendered: Mapping[str, bytes]) -> Finished:
        """Finish rendered files (path on the site → bytes); where something private is found, nothing is written."""
        files = {**rendered, **dict(self._traditional(rendered))}
        leaks = tuple(
            leak for path, data in files.items() if self._may_leak(path) for leak in self._scan.leaks(path, data)
        )
        if leaks:
            return Finished({}, leaks=leaks)
        pages = {path: _notes(path, data) for path, data in files.items() if path.endswith(".html")}
        return Finished({path: self._write(path, data) for path, data in files.items()}, pages)

    def __reduce__(self) -> tuple[type[Finishing], tuple[object, ...]]:
        # Dictionaries that it has opened stay in this process.
        return Finishing, (self.site_url, self.terms, self.contacts, self.made_path)

    def finish_folder(self, folder_path: Path, url: str = "") -> Finished:
        """Finish every file below a folder, for below an address of the site."""
        files = sorted(path for path in folder_path.rglob("*") if path.is_file())
        return self.finish({url + path.relative_to(folder_path).as_posix(): path.read_bytes() for path in files})

    def _may_leak(self, path: str) -> bool:
        """A traditional page says what the page says that it is made from, in other Chinese characters: only the site's own terms could add to it."""
        return not (path.startswith(HANT) and path.endswith(".html") and self._terms_are_plain)

    def _traditional(self, rendered: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        if self.terms is None:
            return
        for path, data in rendered.items():
            if path.endswith(".html") and path != LOST:
                yield HANT + path, readdress_codes(self._edition.render(path, data.decode())).encode()
        yield from traditional_copies(rendered, self._words).items()

    def _write(self, path: str, data: bytes) -> Marks:
        target = self.made_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        stat = os.stat(target)
        return Marks(stat.st_size, stat.st_mtime_ns, sha256(data).hexdigest())

    @cached_property
    def _terms_are_plain(self) -> bool:
        return all(map(_PLAIN_TERM.fullmatch, (self.terms or {}).values()))

    @cached_property
    def _scan(self) -> Scan:
        return Scan(self.contacts)

    @cached_property
    def _edition(self) -> TraditionalEdition:
        return TraditionalEdition(self.site_url, self._words)

    @cached_property
    def _words(self) -> TraditionalWords:
        return TraditionalWords(self.terms or {})


def _notes(path: str, data: bytes) -> PageNotes:
    # A page weighs the same in both editions.
    named = frozenset() if path.startswith(HANT) else named_renditions(data.decode())
    return PageNotes(len(data), named, is_marked(data))
