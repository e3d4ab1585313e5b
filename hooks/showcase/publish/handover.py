"""The hand-over from the staging folder to the public one, in an order in which no page ever names what is not there yet."""

from __future__ import annotations

import filecmp
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from showcase.publish.preview_mark import keep_apart
from showcase.urls import SEARCH_INDEX

_PAGE_SUFFIXES = frozenset({".html"})
_FEED_SUFFIXES = frozenset({".ics", ".opml", ".xml"})
# Names the rest of the index, and through it pages.
_SEARCH_ENTRY = PurePosixPath(SEARCH_INDEX, "pagefind-entry.json")


@dataclass(frozen=True)
class HandOver:
    """What a hand-over did, in files, and how many files the site has after it."""

    written: int
    unchanged: int
    deleted: int
    files: int


class NothingRendered(Exception):
    """An empty staging folder: whatever went wrong, the public folder is not emptied for it."""


def hand_over(staging_path: Path, site_path: Path, *, preview: bool = False) -> HandOver:
    """Make `site_path` equal to `staging_path`: media and assets first, then pages, then feeds and sitemap, deletions last.

    Both lie on one file system; each file is replaced in one step, and one that has not changed is not touched. Staging is emptied.
    Raises NothingRendered, and MixedUp for a preview where the site belongs or, with `preview`, for anything but one, before any file is moved.
    """
    staged = list_files(staging_path)
    if not staged:
        raise NothingRendered(str(staging_path))
    keep_apart(staging_path, staged, site_path, preview=preview)
    # filecmp remembers what it compared by size and time, which two quick builds may share.
    filecmp.clear_cache()
    site_path.mkdir(parents=True, exist_ok=True)
    written = 0
    for path in sorted(staged, key=_turn):
        source, target = staging_path / path, site_path / path
        if target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False):
            continue
        _make_room(target, site_path)
        source.replace(target)
        written += 1
    obsolete = sorted(set(list_files(site_path)) - set(staged))
    for path in obsolete:
        (site_path / path).unlink()
    _remove_empty_folders(site_path)
    return HandOver(written, len(staged) - written, len(obsolete), len(staged))


def list_files(folder_path: Path) -> list[PurePosixPath]:
    """Every file below a folder, relative to it; links are files here, and never followed."""
    found: list[PurePosixPath] = []
    for folder, subfolders, names in os.walk(folder_path):
        links = [name for name in subfolders if Path(folder, name).is_symlink()]
        found.extend(PurePosixPath(Path(folder, name).relative_to(folder_path)) for name in (*names, *links))
    return sorted(found)


def _turn(path: PurePosixPath) -> tuple[int, PurePosixPath]:
    if path.suffix in _FEED_SUFFIXES or path == _SEARCH_ENTRY:
        return (2, path)
    return (1, path) if path.suffix in _PAGE_SUFFIXES else (0, path)


def _make_room(target: Path, site_path: Path) -> None:
    """A folder for the file, where a file may have stood, and no folder where the file comes."""
    # The public folder itself may be a link; whoever serves it made it.
    for parent in list(reversed(target.relative_to(site_path).parents))[1:]:
        folder = site_path / parent
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
        folder.mkdir(exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        for path in list_files(target):
            (target / path).unlink()
        _remove_empty_folders(target)
        target.rmdir()


def _remove_empty_folders(folder_path: Path) -> None:
    for folder, _, _ in os.walk(folder_path, topdown=False):
        if folder != str(folder_path) and not os.listdir(folder):
            os.rmdir(folder)
