"""A page bundle as the desk writes one: all of its folder at once, never over anything that is there already."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from showcase.atomic import write_whole
from showcase.reader.findings import Findings
from showcase.reader.front_matter import FENCE, read_front_matter
from showcase.reader.tree import clean_text

# YAML is written with lines as long as they are; an editor's window breaks them.
_WIDTH = 10_000


class AlreadyThere(Exception):
    """A place where an editor has something already; its text is the place."""


class Unwritable(Exception):
    """Front matter or text that would not read back as what it is."""


@dataclass(frozen=True)
class PageBundle:
    """What is to stand in a folder, or in one file: front matter, text, and the files beside it as paths or bytes by name.

    `remarks` are lines for whoever fills it in: comments at the end of the front matter.
    """

    source_path: PurePosixPath
    front_matter: Mapping[str, Any]
    text: str = ""
    files: Mapping[str, Path | bytes] = field(default_factory=dict)
    remarks: str = ""

    @property
    def markdown(self) -> str:
        """The Markdown file; Unwritable when the reader would not find in it what was put in."""
        head = yaml.safe_dump(
            dict(self.front_matter), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
        )
        remarks = "".join(f"# {line}".rstrip() + "\n" for line in self.remarks.splitlines())
        written = f"{FENCE}\n{head}{remarks}{FENCE}\n{self.text.strip()}\n"
        read = read_front_matter(self.source_path, clean_text(written), Findings())
        if read is None or read.data != dict(self.front_matter) or read.text.strip() != clean_text(self.text).strip():
            raise Unwritable(str(self.source_path))
        return written

    def write(self, root: Path) -> None:
        """Write it below `root`, whole or not at all; AlreadyThere, and nothing written, when its place is taken."""
        text = self.markdown.encode("utf-8")
        if self.source_path.name == "index.md":
            write_folder(root, self.source_path.parent, {"index.md": text, **self.files})
            return
        _make_room(root, self.source_path)
        write_whole(root / self.source_path, lambda part: part.write_bytes(text))


def write_folder(root: Path, folder_path: PurePosixPath, files: Mapping[str, Path | bytes]) -> None:
    """A folder below `root` with these files, whole or not at all; AlreadyThere, and nothing written, when its place is taken."""
    _make_room(root, folder_path)
    place = root / folder_path
    # Begins with a dot, which the reader passes over: what is cut off half-way is no item.
    staging = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=place.parent))
    try:
        staging.chmod(0o755)
        for name, source in files.items():
            _put(staging / name, source)
        # Unlike a replace this fails when somebody was quicker and the folder is no longer free.
        staging.rename(place)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _make_room(root: Path, source_path: PurePosixPath) -> None:
    """The folders above a place that must be free, and none of them a link that leads elsewhere."""
    place = root / source_path
    for way in source_path.parents:
        if way.parts and (root / way).is_symlink():
            raise AlreadyThere(str(way))
    if place.exists() or place.is_symlink():
        raise AlreadyThere(str(source_path))
    place.parent.mkdir(parents=True, exist_ok=True)


def _put(path: Path, source: Path | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        path.write_bytes(source)
    else:
        shutil.copyfile(source, path)
