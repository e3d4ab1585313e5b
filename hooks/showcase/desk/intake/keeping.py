"""The folder `intake/`, which git ignores: copies of what found no place, and which Word files were taken in already."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from showcase.atomic import write_whole
from showcase.desk.file_names import file_stem

FOLDER = "intake"
_RECEIPTS = "received.json"


def read_receipts(root: Path, week: str) -> dict[str, str]:
    """Where each Word file of a week was taken in, by its digest, as far as the story is still there."""
    data = _read(root).get(week)
    if not isinstance(data, dict):
        return {}
    return {digest: place for digest, place in data.items() if isinstance(place, str) and (root / place).is_dir()}


def note_receipts(root: Path, week: str, taken: Mapping[str, str]) -> None:
    """Remember where Word files were taken in."""
    if not taken:
        return
    data = _read(root)
    known = data.get(week)
    data[week] = {**(known if isinstance(known, dict) else {}), **taken}
    (root / FOLDER).mkdir(exist_ok=True)
    words = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(root / FOLDER / _RECEIPTS, lambda part: part.write_text(words, encoding="utf-8"))


def keep(root: Path, name: str, files: Iterable[tuple[str, Path]]) -> Path | None:
    """Copy files under their labels into a folder of that name; None where there are none. What lies there already stays."""
    folder = root / FOLDER / name
    kept = False
    for label, path in files:
        stem, dot, suffix = label.rpartition(".")
        is_suffix = bool(dot) and suffix.isascii() and suffix.isalnum() and len(suffix) <= 5
        target = folder / (f"{file_stem(stem)}.{suffix}" if is_suffix else file_stem(label))
        folder.mkdir(parents=True, exist_ok=True)
        kept = True
        if not target.exists():
            write_whole(target, lambda part, path=path: shutil.copyfile(path, part))  # type: ignore[misc]
    return folder if kept else None


def _read(root: Path) -> dict[str, object]:
    path = root / FOLDER / _RECEIPTS
    try:
        data = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
