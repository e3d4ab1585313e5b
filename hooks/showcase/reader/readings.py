"""What was read from each item, for as long as all its files are vouched for: one file a week, beside the ledger."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import orjson

from showcase.reader.witness import Marks, Witness
from showcase.sealed import read_sealed_words, write_sealed_words

_PREFIX, _SUFFIX = "readings-", ".json"
# Whatever has a hand in reading: what another edition of any of them read is read anew.
_PACKAGES = ("showcase.contacts", "showcase.model", "showcase.reader", "showcase.urls", "showcase.bounded")
_PROGRAMS = (
    *("pyyaml", "markdown", "nh3", "pydantic", "pydantic-core", "pypinyin", "tzdata", "orjson"),
    *("pillow", "pillow-heif", "av", "webvtt-py", "pikepdf", "pypdfium2"),
)
# Each file of an item by its path within: its marks and its blob.
Files = Mapping[str, tuple[Marks, str]]


class Known(NamedTuple):
    """An item as it was read: JSON of the model object and of the contact data in it."""

    item: Any
    written: Any
    files: Files


class Readings:
    """What is known of all weeks; without a folder nothing is known or kept. `fresh`: nothing is believed, all is kept."""

    def __init__(self, folder_path: Path | None, witness: Witness, *, fresh: bool = False) -> None:
        self.folder_path = folder_path
        self.witness = witness
        self._fresh = fresh
        self._asked: set[Path | None] = set()
        self._open: WeekReadings | None = None

    def of_week(self, slug: str, zone: ZoneInfo) -> WeekReadings:
        """What is known of a week, to be asked and told until the next one is."""
        self._close()
        path = None if self.folder_path is None else self.folder_path / f"{_PREFIX}{slug}{_SUFFIX}"
        self._asked.add(path)
        self._open = WeekReadings(path, _edition(zone.key), self.witness, fresh=self._fresh)
        return self._open

    def save(self) -> None:
        """Keep what was read of the weeks that were asked for; those that are gone are forgotten."""
        self._close()
        if self.folder_path is not None:
            for path in set(self.folder_path.glob(f"{_PREFIX}*{_SUFFIX}")) - self._asked:
                path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None


class WeekReadings:
    """The items of one week: a line each, in JSON, so that only what is asked for is unpacked."""

    def __init__(self, path: Path | None, edition: bytes, witness: Witness, *, fresh: bool = False) -> None:
        self.path = path
        self.witness = witness
        self._edition = edition
        self._known = {} if fresh or path is None else _lines(path, edition)
        self._kept: dict[bytes, bytes] = {}
        self._changed = False

    def recall(self, root: Path, source_path: str, marks: Mapping[str, Marks]) -> Known | None:
        """An item whose files have these marks now; None if it is not known, or was read from other files."""
        key = source_path.encode()
        line = self._known.get(key)
        if line is None:
            return None
        known = Known(*orjson.loads(line))
        if known.files.keys() != marks.keys():
            return None
        folder, vouches = source_path.rpartition("/")[0], self.witness.vouches
        for name, (then, blob) in known.files.items():
            if not vouches(root, f"{folder}/{name}", then, blob, marks[name]):
                return None
        if all(then == marks[name] for name, (then, _) in known.files.items()) or not self.accepts(marks):
            self._kept[key] = line
        else:
            files = {name: (marks[name], blob) for name, (_, blob) in known.files.items()}
            self._keep(key, known._replace(files=files))
        return known

    def accepts(self, marks: Mapping[str, Marks]) -> bool:
        """Whether what is read from files with these marks is to be kept: none of them may be changed again unseen."""
        return self.path is not None and all(map(self.witness.is_settled, marks.values()))

    def keep(self, source_path: str, known: Known) -> None:
        """Keep what was read."""
        self._keep(source_path.encode(), known)

    def close(self) -> None:
        """Write what is to be kept, if it is not what is there; nothing more is asked then."""
        if self.path is not None and (self._changed or self._kept.keys() != self._known.keys()):
            lines = (key + b"\t" + line for key, line in self._kept.items())
            write_sealed_words(self.path, b"\n".join([self._edition, *lines]))
        self._known, self._kept = {}, {}

    def _keep(self, key: bytes, known: Known) -> None:
        self._kept[key] = orjson.dumps(list(known))
        self._changed = True


def _lines(path: Path, edition: bytes) -> dict[bytes, bytes]:
    """The lines of a file by their paths; none of a damaged one, or of another edition's."""
    words = read_sealed_words(path)
    first, *lines = (words or b"").split(b"\n")
    parts = (line.partition(b"\t") for line in lines) if first == edition else ()
    return {key: line for key, _, line in parts}


@cache
def _edition(zone: str) -> bytes:
    """Everything but the files that a reading depends on, as a digest."""
    digest = hashlib.sha256()
    for path in _code_paths():
        digest.update(path.read_bytes())
    digest.update("\n".join([sys.version, zone, *(f"{name} {version(name)}" for name in _PROGRAMS)]).encode())
    return digest.hexdigest().encode()


def _code_paths() -> list[Path]:
    base = Path(__file__).resolve().parents[2]
    places = [base.joinpath(*name.split(".")) for name in _PACKAGES]
    return [
        *(path.with_suffix(".py") for path in places if not path.is_dir()),
        *(path for place in places for path in sorted(place.glob("*.py"))),
    ]
