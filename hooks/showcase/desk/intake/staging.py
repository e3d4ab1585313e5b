"""The new stories in a project of their own, beside their week's programme and its schools' names: what `check` says of them there."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path, PurePosixPath

from showcase.checks.publication import bundle_path
from showcase.desk.page_bundle import PageBundle
from showcase.generator import inspect
from showcase.media.rendering import Progress, unwatched
from showcase.model import Issue, Site, Story
from showcase.project import Project
from showcase.reader.bundle_schemas import StorySchema
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.tree import Tree, clean_text
from showcase.reader.validation import validate


def check_staged(
    root: Path,
    week_path: PurePosixPath,
    bundles: Iterable[PageBundle],
    stage_path: Path,
    as_of: datetime,
    executor: Executor,
    progress: Progress = unwatched,
) -> tuple[tuple[Issue, ...], tuple[Story, ...]]:
    """Write the bundles below `stage_path` and check them as `build.py check` would; their issues, and the stories as they are read.

    Only what a story may refer to is taken along from the project at `root`, so that a large site costs no more than a small one.
    """
    bundles = tuple(bundles)
    for path in _surroundings(root, week_path):
        target = stage_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((root / path).read_bytes())
    for bundle in bundles:
        bundle.write(stage_path)
    inspection = inspect(Project(stage_path), as_of, executor, progress)
    places = {bundle_path(bundle.source_path) for bundle in bundles}
    issues = [issue for issue in inspection.issues if places & {issue.source_path, *issue.source_path.parents}]
    return tuple(issues), tuple(_stories(inspection.content.site))


def check_fields(bundle: PageBundle) -> tuple[Issue, ...]:
    """What is wrong with a bundle's front matter as it will be written, such as captions that are still to come."""
    findings = Findings()
    front_matter = read_front_matter(bundle.source_path, clean_text(bundle.markdown), findings)
    if front_matter is not None:
        validate(StorySchema, front_matter.data, bundle.source_path, front_matter.lines, findings)
    return tuple(findings.issues)


def _surroundings(root: Path, week_path: PurePosixPath) -> Iterable[PurePosixPath]:
    tree = Tree(root, Findings())
    schools = (path / "index.md" for path in tree.folders(week_path / "schools"))
    for path in (PurePosixPath("content/site.yml"), week_path / "week.yml", *schools):
        if tree.is_file(path):
            yield path


def _stories(site: Site | None) -> Iterable[Story]:
    for week in site.weeks if site else ():
        yield from week.stories
