"""What the desk must know of a week to start something in it: its programme and who is in it, without opening a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from showcase.model import Issue
from showcase.reader.findings import Findings
from showcase.reader.schools import read_school_title
from showcase.reader.site import CONTENT
from showcase.reader.tree import Tree
from showcase.reader.week_folder import list_week_folder, named_folders
from showcase.reader.week_schemas import SiteSchema, WeekSchema
from showcase.reader.yaml_file import read_yaml_file

WEEKS = CONTENT / "weeks"


class ProgrammeUnreadable(Exception):
    """A site.yml or a week.yml that is not sound: its issues."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("unreadable")
        self.issues = issues


@dataclass(frozen=True)
class Programme:
    """A week by its slug: what week.yml says, the schools' names by their folders, and the names that
    its stories and its events (with their days) have taken.
    """

    slug: str
    schema: WeekSchema
    schools: Mapping[str, str]
    stories: frozenset[str]
    events: frozenset[str]

    @property
    def path(self) -> PurePosixPath:
        """The week's folder."""
        return WEEKS / self.slug

    @property
    def channels(self) -> dict[str, str]:
        """The names of all channels by their slugs, nested ones with the name of theirs."""
        found: dict[str, str] = {}
        for channel in self.schema.channels:
            found[channel.slug] = channel.name
            found.update((nested.slug, f"{channel.name} / {nested.name}") for nested in channel.channels)
        return found


def read_site_file(root: Path) -> SiteSchema:
    """What site.yml says; ProgrammeUnreadable when it is not sound."""
    tree = Tree(root, Findings())
    reading = read_yaml_file(tree, CONTENT / "site.yml", SiteSchema)
    if reading is None:
        raise ProgrammeUnreadable(tuple(tree.findings.issues))
    return reading.schema


def list_weeks(root: Path) -> tuple[str, ...]:
    """The folders of all weeks, the last one first as far as their names tell."""
    names = [path.name for path in named_folders(Tree(root, Findings()), WEEKS)]
    return tuple(sorted(names, key=lambda name: (name.rpartition("-")[2], name), reverse=True))


def read_programme(root: Path, week: str) -> Programme:
    """The week in this folder, which must be there; ProgrammeUnreadable when its week.yml is not sound."""
    tree = Tree(root, Findings())
    reading = read_yaml_file(tree, WEEKS / week / "week.yml", WeekSchema)
    if reading is None:
        raise ProgrammeUnreadable(tuple(tree.findings.issues))
    folder = list_week_folder(tree, WEEKS / week)
    return Programme(
        week,
        reading.schema,
        {path.parent.name: read_school_title(tree, path) or path.parent.name for path in folder.school_paths},
        frozenset(path.parent.name for path in folder.story_paths),
        frozenset(path.stem for path in folder.event_paths),
    )
