"""What a week has already: which files, which stories of which school, so that nothing comes in twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from showcase.project import Project
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.ledger import Ledger
from showcase.reader.tree import Tree

_PICTURE = re.compile(r"!\[(?:\\.|[^\]\\])*\]\([^)]*\)")


@dataclass(frozen=True)
class Told:
    """A story that is there: where, whose, its title and its words without pictures and white space."""

    place: PurePosixPath
    day: str
    school: str
    title: str
    words: str


@dataclass(frozen=True)
class WeekRegister:
    """The stories of a week, and where each file of theirs lies, by digest."""

    stories: tuple[Told, ...]
    files: Mapping[str, str]

    def alike(self, school: str, day: str, title: str) -> tuple[Told, ...]:
        """The stories of a school on a day under one title."""
        return tuple(told for told in self.stories if (told.school, told.day, told.title) == (school, day, title))


def read_week_register(project: Project, week_path: PurePosixPath) -> WeekRegister:
    """Read what lies in a week's stories; what cannot be read is told by `check`, not here."""
    tree = Tree(project.root, Findings(), _ledger(project))
    stories, files = [], {}
    for day in tree.folders(week_path / "stories"):
        for folder in tree.folders(day):
            told = _read(tree, folder)
            if told is not None:
                stories.append(told)
            files.update(_digests(tree, folder))
    return WeekRegister(tuple(stories), files)


def bare_words(markdown: str) -> str:
    """The words of a text without its pictures and white space, for comparing."""
    return "".join(_PICTURE.sub("", markdown).split())


def _ledger(project: Project) -> Ledger:
    # Where nothing is remembered yet, nothing is begun for it here.
    return Ledger(project.ledger_path if project.ledger_path.is_file() else None)


def _read(tree: Tree, folder: PurePosixPath) -> Told | None:
    text = tree.read_text(folder / "index.md")
    front_matter = read_front_matter(folder / "index.md", text, tree.findings) if text is not None else None
    if front_matter is None:
        return None
    school, title = front_matter.data.get("school"), front_matter.data.get("title")
    return Told(folder, folder.parent.name, str(school), str(title), bare_words(front_matter.text))


def _digests(tree: Tree, folder: PurePosixPath) -> dict[str, str]:
    found = {}
    for path in tree.files_below(folder):
        if path.name != "index.md":
            try:
                found[tree.ledger.sha256(tree.root, path)] = path.as_posix()
            except OSError:
                # `check` tells of it.
                continue
    return found
