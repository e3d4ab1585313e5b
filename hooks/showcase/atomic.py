"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def clear_way(path: Path) -> None:
    """Take away a folder that lies where a file of our own is to be."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def write_whole(path: Path, write: Callable[[Path], object], mode: int = 0o644) -> None:
    """Let `write` write to a temporary file beside `path`, then put that in its place in one step.

    If anything is raised, `path` stays as it was and nothing is left beside it. The temporary file's suffix is that of `path`.
    """
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=f".part{path.suffix}", dir=path.parent)
    os.close(handle)
    temporary_path = Path(temporary)
    try:
        write(temporary_path)
        temporary_path.chmod(mode)
        temporary_path.replace(path)
    except BaseException:
        temporary_path.unlink(missing_ok=True)
        raise
