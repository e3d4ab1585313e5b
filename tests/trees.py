"""A folder's files as they are, to be compared with another's."""

from __future__ import annotations

from pathlib import Path

Tree = dict[str, bytes]


def tree_of(folder_path: Path) -> Tree:
    """Every file's bytes by its path; a link is a fault, and a folder that is missing has none."""
    found = {path.relative_to(folder_path).as_posix(): path for path in folder_path.rglob("*") if not path.is_dir()}
    assert not [path for path in folder_path.rglob("*") if path.is_symlink()]
    return {name: path.read_bytes() for name, path in found.items()}


def differing(one: Tree, other: Tree) -> list[str]:
    """The paths at which two trees are not alike."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
