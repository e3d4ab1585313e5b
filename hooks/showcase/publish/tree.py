"""A complete site put together beside the public one, of hard links to what stands and what is new, and exchanged with it in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Container, Iterable, Mapping
from pathlib import Path, PurePosixPath

from showcase.publish.listing import Listing, Seen, list_folder, seen

# renameat2(2) of Linux with RENAME_EXCHANGE, renamex_np(2) of macOS with RENAME_SWAP: both flags are 2.
_SWAP, _HERE = 2, -100
# What file systems answer that know no hard links, or no more of them, or not to this one.
_NO_LINK = frozenset({errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_NO_SWAP = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


_NOTHING = Listing(Path())


def arrange(
    folder_path: Path, made: Mapping[str, Path], kept: Collection[str] = (), public: Listing = _NOTHING
) -> None:
    """Make a folder hold exactly these files, whatever it held before: those that were `made` (path below it → where it lies now), and those `kept` of a folder that is listed.

    A file that is there already, by its inode, is not touched. Equal bytes and times come with each; links are made where the file system knows them, else
    copies.
    """
    folder_path.mkdir(parents=True, exist_ok=True)
    listing = list_folder(folder_path)
    # What goes, goes first: a file may become a folder, and a folder a file.
    gone = [path for path in listing.files if path not in made and path not in kept]
    _remove(folder_path, [*listing.others, *gone], listing.empty)
    changed = {
        path: source
        for path, source in made.items()
        if not _is_there(listing, path, seen(os.stat(source, follow_symlinks=False)))
    }
    changed |= {path: public.folder_path / path for path in kept if not _is_there(listing, path, public.files[path])}
    _put(folder_path, changed, listing.files)


def _is_there(listing: Listing, path: str, wanted: Seen) -> bool:
    found = listing.files.get(path)
    return found is not None and found.is_same(wanted)


def renew(folder_path: Path, gone: Iterable[str], changed: Mapping[str, Path], old: Listing) -> None:
    """As `arrange`, for a folder that holds what `old` lists: these files go, and these are others now."""
    _remove(folder_path, [*gone], old.empty)
    _put(folder_path, changed, old.files)


def _put(folder_path: Path, sources: Mapping[str, Path], old: Container[str]) -> None:
    folders: set[str] = set()
    for path, source in sources.items():
        target = os.path.join(folder_path, path)
        if path in old:
            os.unlink(target)
        elif (parent := os.path.dirname(target)) not in folders:
            os.makedirs(parent, exist_ok=True)
            folders.add(parent)
        _link(source, target)


def exchange(new_path: Path, public_path: Path) -> None:
    """Put a folder in the public one's place, and that in its own; whoever looks finds the one or the other, whole.

    Both lie on one file system. Where the system cannot exchange two folders in one step, there is none for a moment: `restore` mends a build that ended just then.
    """
    if not public_path.exists():
        new_path.rename(public_path)
        return
    # Whoever was let in is let in still.
    shutil.copymode(public_path, new_path)
    try:
        _swap(new_path, public_path)
    except OSError as fault:
        if fault.errno not in _NO_SWAP:
            raise
        public_path.rename(_aside(public_path))
        new_path.rename(public_path)
        _aside(public_path).rename(new_path)


def restore(public_path: Path) -> None:
    """Bring the public folder back that a killed build had just put aside."""
    aside_path = _aside(public_path)
    if aside_path.is_dir() and not public_path.exists():
        aside_path.rename(public_path)
    elif aside_path.is_dir():
        shutil.rmtree(aside_path)


def _remove(folder_path: Path, paths: list[str], empty: Iterable[str]) -> None:
    for path in paths:
        (folder_path / path).unlink()
    folders = {PurePosixPath(path) for path in empty}
    folders |= {parent for path in (*paths, *empty) for parent in PurePosixPath(path).parents if parent.parts}
    # The deepest first.
    for folder in sorted(folders, key=lambda one: -len(one.parts)):
        if not os.listdir(folder_path / folder):
            (folder_path / folder).rmdir()


def _link(source: Path, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in _NO_LINK:
            raise
        shutil.copy2(source, target, follow_symlinks=False)


def _aside(public_path: Path) -> Path:
    return public_path.with_name(f".{public_path.name}.aside")


def _swap(first: Path, second: Path) -> None:
    """Exchange two folders in one step; OSError with ENOSYS where the system has no call for it."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if sys.platform == "darwin":
        call = getattr(library, "renamex_np", None)
        arguments: tuple[object, ...] = (os.fsencode(first), os.fsencode(second), _SWAP)
    else:
        call = getattr(library, "renameat2", None)
        arguments = (_HERE, os.fsencode(first), _HERE, os.fsencode(second), _SWAP)
    if call is None:
        raise OSError(errno.ENOSYS, "no exchange", str(second))
    if call(*arguments) != 0:
        fault = ctypes.get_errno()
        raise OSError(fault, os.strerror(fault), str(second))
