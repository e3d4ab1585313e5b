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
    """What is to stand in a folder, or in one file: front matter, text, and the files beside it as paths or bytes by name."""

    source_path: PurePosixPath
    front_matter: Mapping[str, Any]
    text: str = ""
    files: Mapping[str, Path | bytes] = field(default_factory=dict)

    @property
    def markdown(self) -> str:
        """The Markdown file; Unwritable when the reader would not find in it what was put in."""
        head = yaml.safe_dump(
            dict(self.front_matter), allow_unicode=True, sort_keys=False, width=_WIDTH, default_flow_style=False
        )
        written = f"{FENCE}\n{head}{FENCE}\n{self.text.strip()}\n"
        read = read_front_matter(self.source_path, clean_text(written), Findings())
        if read is None or read.data != dict(self.front_matter) or read.text.strip() != clean_text(self.text).strip():
            raise Unwritable(str(self.source_path))
        return written

    def write(self, root: Path) -> None:
        """Write it below `root`, whole or not at all; AlreadyThere, and nothing written, when its place is taken."""
        path, text = root / self.source_path, self.markdown.encode("utf-8")
        place = path if path.name != "index.md" else path.parent
        if place.exists() or place.is_symlink():
            raise AlreadyThere(str(place.relative_to(root).as_posix()))
        place.parent.mkdir(parents=True, exist_ok=True)
        if place is path:
            write_whole(path, lambda part: part.write_bytes(text))
            return
        # Begins with a dot, which the reader passes over: what is cut off half-way is no item.
        staging = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=place.parent))
        try:
            staging.chmod(0o755)
            (staging / "index.md").write_bytes(text)
            for name, source in self.files.items():
                _put(staging / name, source)
            # Unlike a replace this fails when somebody was quicker and the folder is no longer free.
            staging.rename(place)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise


def _put(path: Path, source: Path | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        path.write_bytes(source)
    else:
        shutil.copyfile(source, path)
