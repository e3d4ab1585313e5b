"""What leaves the house, as files: into a place that is no part of the project's contents, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showcase.atomic import write_whole
from showcase.project import Project

# In the project; git ignores it.
PACKAGES = "packages"


class NotThere(Exception):
    """A place where nothing may be written; its text says why and what to do, in Chinese."""


def outgoing_path(project: Project, output: Path | None, name: str) -> Path:
    """Where a file or folder of that name goes: below `packages`, or where the editor wants it; NotThere within the project elsewhere."""
    root = Path(os.path.realpath(project.root))
    path = Path(os.path.realpath(output if output is not None else root / PACKAGES / name))
    if path == root or path in root.parents:
        raise NotThere(f"“{path}”是项目所在的文件夹，换一个新的文件夹")
    if path.is_relative_to(root) and not (path.is_relative_to(root / PACKAGES) and path != root / PACKAGES):
        raise NotThere(f"“{path}”在项目里，会被当成网站的内容；写到 {PACKAGES} 里，或项目以外的地方")
    return path


def check_free(path: Path, *, force: bool) -> None:
    """NotThere when something is there already and may not be put aside."""
    if os.path.lexists(path) and not _is_empty(path) and not force:
        raise NotThere(f"“{path}”已经有了；加 --force 就把旧的改名留在旁边，或用 --output 换个地方")


@contextmanager
def whole_folder(path: Path, *, contents: str) -> Iterator[Path]:
    """A folder to fill, which takes its place when all has succeeded; an older one is put aside under another name.

    `contents` is the file by which a folder of this kind is known: any other is never moved (NotThere).
    """
    if os.path.lexists(path) and not _is_empty(path) and not (path / contents).is_file():
        raise NotThere(f"“{path}”不是以前打的包（里面没有 {contents}），不动它；用 --output 换个地方")
    path.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=path.parent))
    try:
        yield staging
        staging.chmod(0o755)
        put_aside(path)
        # Unlike a replace this fails when somebody was quicker and put something there.
        staging.rename(path)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def write_file(path: Path, data: bytes) -> None:
    """A file of its own; an older one is put aside under another name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_aside(path)
    write_whole(path, lambda part: part.write_bytes(data))


def put_aside(path: Path) -> Path | None:
    """Rename what is there, since an editor may have worked in it; its new path, None where nothing was."""
    if not os.path.lexists(path):
        return None
    if _is_empty(path):
        path.rmdir()
        return None
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}-旧{number}{path.suffix}")):
        number += 1
    path.rename(aside)
    return aside


def _is_empty(path: Path) -> bool:
    """Whether it is a folder that somebody made and put nothing into yet."""
    return path.is_dir() and not path.is_symlink() and not any(path.iterdir())
