"""One item of a week after another: read, or remembered where nothing that it was read from has changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import TypeVar
from zoneinfo import ZoneInfo

from orjson import JSONEncodeError

from showcase.model import WrittenContact
from showcase.reader.findings import Findings
from showcase.reader.item_json import NotExact, from_json, to_json
from showcase.reader.readings import Known, WeekReadings
from showcase.reader.tree import Tree, is_left_behind, link_on_the_way
from showcase.reader.witness import Marks, marks_of

T = TypeVar("T")
Read = Callable[[Tree, PurePosixPath, ZoneInfo], T | None]
_Written = tuple[WrittenContact, ...]


@dataclass(frozen=True)
class Items:
    """The items of a week, read from a tree; issues and contact data go to the tree, as if all were read."""

    tree: Tree
    zone: ZoneInfo
    readings: WeekReadings

    def read(self, kind: type[T], read: Read[T], source_path: PurePosixPath) -> T | None:
        """What `read` makes of an item, or has made of it; None, with issues, when it is not sound.

        Only what is sound is remembered: whatever had an issue is looked at again.
        """
        marks = survey(self.tree.root, source_path) if self.readings.path else None
        known = self._recall(kind, source_path, marks) if marks else None
        if known is None or marks is None:
            return self._read(kind, read, source_path, marks)
        item, written = known
        self._note(source_path, marks, written)
        return item

    def _recall(self, kind: type[T], source_path: PurePosixPath, marks: dict[str, Marks]) -> tuple[T, _Written] | None:
        """An item, and the contact data in it, as it was read; None if it is not known, or not in words of this edition."""
        try:
            known = self.readings.recall(self.tree.root, str(source_path), marks)
            return None if known is None else (from_json(kind, known.item), from_json(_Written, known.written))
        except (TypeError, ValueError, KeyError, IndexError, AttributeError):
            return None

    def _note(self, source_path: PurePosixPath, marks: dict[str, Marks], written: _Written) -> None:
        for contact in written:
            self.tree.written.setdefault(contact)
        for name, found in marks.items():
            if name != source_path.name:
                self.tree.ledger.keep(self.tree.root, f"{source_path.parent}/{name}", found)

    def _read(
        self, kind: type[T], read: Read[T], source_path: PurePosixPath, marks: dict[str, Marks] | None
    ) -> T | None:
        apart = replace(self.tree, findings=Findings(), written={})
        item = read(apart, source_path, self.zone)
        self.tree.findings.take(apart.findings)
        for contact in apart.written:
            self.tree.written.setdefault(contact)
        written = tuple(apart.written)
        # What stands in documents is not written down: they are looked through again (see `reader.pdf_words`).
        is_sound = item is not None and not apart.findings.issues and not any(found.within for found in written)
        if marks and is_sound and self.readings.accepts(marks) and survey(self.tree.root, source_path) == marks:
            self._keep(kind, item, written, source_path, marks)
        return item

    def _keep(
        self, kind: type[T], item: T | None, written: _Written, source_path: PurePosixPath, marks: dict[str, Marks]
    ) -> None:
        root, folder_path = self.tree.root, source_path.parent
        blob = self.readings.witness.blob
        files = {name: (marks[name], blob(root, f"{folder_path}/{name}", marks[name])) for name in marks}
        # What JSON cannot say exactly is read again.
        with suppress(NotExact, JSONEncodeError):
            known = Known(to_json(kind, item), to_json(_Written, written), files)
            self.readings.keep(str(source_path), known)


def survey(root: Path, source_path: PurePosixPath) -> dict[str, Marks] | None:
    """The marks of all files that an item is made of, by their paths in its folder; None where anything else lies among them or on the way.

    An item is its folder if its file is called index.md, else that one file.
    """
    found: dict[str, Marks] = {}
    folder = str(root / source_path.parent)
    try:
        if link_on_the_way(root, source_path) is not None:
            return None
        is_plain = (
            _gather(folder, "", found) if source_path.name == "index.md" else _look(folder, source_path.name, found)
        )
    except OSError:
        return None
    return found if is_plain and source_path.name in found else None


def _look(folder: str, name: str, found: dict[str, Marks]) -> bool:
    """Note the marks of a file; whether it is one that may be read."""
    path = f"{folder}{os.sep}{name}"
    stat = os.lstat(path)
    found[name] = marks_of(stat)
    return S_ISREG(stat.st_mode) and os.access(path, os.R_OK)


def _gather(folder: str, prefix: str, found: dict[str, Marks]) -> bool:
    """Note the marks of every file in a folder and below; whether all of it is files and folders with names that can be read."""
    with os.scandir(folder) as scan:
        entries = sorted((entry for entry in scan if not is_left_behind(entry.name)), key=lambda entry: entry.name)
    for entry in entries:
        if not entry.name.isprintable():
            return False
        if entry.is_dir(follow_symlinks=False):
            if not _gather(entry.path, f"{prefix}{entry.name}/", found):
                return False
            continue
        # A link is no regular file.
        if not entry.is_file(follow_symlinks=False) or not os.access(entry.path, os.R_OK):
            return False
        found[f"{prefix}{entry.name}"] = marks_of(entry.stat(follow_symlinks=False))
    return True
