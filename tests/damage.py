"""What may happen to files that a build has made: each way of spoiling one, and the folders that it may happen in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

Spoil = Callable[[Path], object]


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes() or b"x")
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _become_full_folder(path: Path) -> None:
    path.unlink()
    (path / "deep" / "empty").mkdir(parents=True)
    (path / "deep" / "foreign.txt").write_text("foreign", encoding="utf-8")


def _become_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere")


def _be_replaced(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


SPOILS: Mapping[str, Spoil] = {
    "deleted": Path.unlink,
    "truncated": _truncate,
    "emptied": lambda path: path.write_bytes(b""),
    "flipped": _flip,
    "touched": os.utime,
    "a folder": _become_folder,
    "a full folder": _become_full_folder,
    "a link": _become_link,
    "the same again": _be_replaced,
}


def spoil_one(folder_path: Path, number: int, way: int) -> None:
    """Spoil one of a folder's files, or delete the folder."""
    if number == 0 and way == 0:
        shutil.rmtree(folder_path, ignore_errors=True)
        return
    files = sorted(path for path in folder_path.rglob("*") if path.is_file() and not path.is_symlink())
    if files:
        spoils = list(SPOILS.values())
        spoils[way % len(spoils)](files[number % len(files)])


def add_foreign(folder_path: Path) -> None:
    """Put into a folder what does not belong there: files, a folder of a page's name, links."""
    for name in ("foreign.txt", "demo-2024/foreign/index.html", "a/b/c/d.txt"):
        (folder_path / name).parent.mkdir(parents=True, exist_ok=True)
        (folder_path / name).write_text("foreign", encoding="utf-8")
    (folder_path / "empty" / "folder").mkdir(parents=True, exist_ok=True)
    if not (folder_path / "link").is_symlink():
        (folder_path / "link").symlink_to("/")
