"""The two that build the same site: how each is laid out, built, and changed by an editor or a designer."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import yaml
from hugo_program import hugo_program, hugo_version
from hugo_site import read_item, story_file, write_hugo_site
from make_content import write_content

from showcase.reader.digest import bundle_digest

PROJECT = Path(__file__).resolve().parents[2]
# Long after all synthetic weeks.
AS_OF = "2024-01-01T12:00"


class Rival(Protocol):
    """A generator with a site of its own."""

    name: str

    @property
    def built(self) -> Path:
        """The folder of the finished site."""

    @property
    def story_template(self) -> Path:
        """The template of a story's page."""

    def version(self) -> str:
        """What is measured."""

    def command(self, *, clean: bool) -> list[str]:
        """What an editor would type; `clean` starts from nothing."""

    def forget(self) -> None:
        """Before a clean build: take away all that a build before left."""

    def add_to_story(self, week: str, slug: str, paragraph: str) -> None:
        """A story gets one more paragraph, approved where that is needed."""


@dataclass(frozen=True)
class Skillweek:
    """Our command line on a project of its own; theme and content are copies, which may be changed."""

    root: Path
    name: str = "Skillweek"

    def lay_out(self, stories: int, seed: int) -> None:
        """A project with so many stories; its rendition store begins empty."""
        write_content(self.root, stories, 0, seed)
        for name in ("build.py", "mkdocs.yml"):
            shutil.copy(PROJECT / name, self.root / name)
        shutil.copytree(PROJECT / "theme", self.root / "theme")
        (self.root / "media").mkdir()
        for name in ("hooks", "node_modules", "media/brand"):
            (self.root / name).symlink_to(PROJECT / name, target_is_directory=True)

    @property
    def built(self) -> Path:
        return self.root / "site"

    @property
    def story_template(self) -> Path:
        return self.root / "theme" / "showcase" / "story.html"

    def version(self) -> str:
        words = ["git", "-C", str(PROJECT), "rev-parse", "--short", "HEAD"]
        # Outside of a clone nobody knows.
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
        return f"Skillweek {done.stdout.strip()}".strip()

    def command(self, *, clean: bool) -> list[str]:
        words = [sys.executable, str(PROJECT / "build.py"), "build", "--root", str(self.root), "--as-of", AS_OF]
        return [*words, *(["--clean"] if clean else [])]

    def forget(self) -> None:
        for name in ("site", ".build", ".staging"):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def add_to_story(self, week: str, slug: str, paragraph: str) -> None:
        (path,) = (self.root / "content" / "weeks" / week / "stories").glob(f"*/{slug}/index.md")
        data, text = read_item(path)
        approved = data.pop("approved")
        text = f"{text}\n{paragraph}\n"
        photos = (one for one in path.parent.iterdir() if one != path)
        digests = {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in photos}
        _write(path, {**data, "approved": {**approved, "digest": bundle_digest(data, text, digests)}}, text)


@dataclass(frozen=True)
class Hugo:
    """Hugo on the same content, with templates that show the same."""

    site: Path
    name: str = "Hugo"

    def lay_out(self, content: Path) -> None:
        """A Hugo site of what a Skillweek `content/` folder holds."""
        write_hugo_site(content, self.site)

    @property
    def built(self) -> Path:
        return self.site / "public"

    @property
    def story_template(self) -> Path:
        return self.site / "layouts" / "story" / "page.html"

    def version(self) -> str:
        return hugo_version()

    def command(self, *, clean: bool) -> list[str]:  # noqa: ARG002
        # Hugo renders everything each time; its clean build only begins without destination and caches (`forget`).
        return [hugo_program(), "--source", str(self.site), "--cacheDir", str(self.site / "cache"), "--quiet"]

    def forget(self) -> None:
        for name in ("public", "cache", "resources"):
            shutil.rmtree(self.site / name, ignore_errors=True)

    def add_to_story(self, week: str, slug: str, paragraph: str) -> None:
        path = story_file(self.site, week, slug)
        data, text = read_item(path)
        _write(path, data, f"{text}\n{paragraph}\n")


def mark_template(rival: Rival, mark: str) -> None:
    """A designer's change: the story's article says in an attribute which run this is."""
    words = rival.story_template.read_text(encoding="utf-8")
    head, found, tail = words.partition("<article ")
    if not found:
        raise SystemExit(f"{rival.story_template} has no article")
    rival.story_template.write_text(f'{head}<article data-run="{mark}" {tail}', encoding="utf-8")


def page_urls(rival: Rival) -> set[str]:
    """The addresses of all pages of a finished site."""
    return {str(path.relative_to(rival.built)) for path in _walk(rival.built) if path.suffix == ".html"}


def total_bytes(rival: Rival, suffixes: Iterable[str]) -> int:
    """What the files of some kinds weigh together."""
    wanted = frozenset(suffixes)
    return sum(path.stat().st_size for path in _walk(rival.built) if path.suffix in wanted)


def story_page(rival: Rival, week: str, slug: str) -> Path:
    """A story's finished page."""
    return rival.built / week / "stories" / slug / "index.html"


def _walk(folder: Path) -> Iterable[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names)


def _write(path: Path, data: dict[str, Any], text: str) -> None:
    head = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{head}---\n{text}", encoding="utf-8")
