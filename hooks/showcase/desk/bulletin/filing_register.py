"""The register of a week's filings: who is to file, what is there, and what lies where it counts for nobody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from showcase.checks.content import check_site
from showcase.desk.bulletin.filing_time import History, read_history
from showcase.desk.bulletin.filings import Filing, list_filings, raw_line
from showcase.generator import SiteUnreadable, read_project
from showcase.media.store import Store
from showcase.model import Issue, Severity, Site, Week
from showcase.project import Project
from showcase.reader.site import Content

# The reader's rules about places: what breaks them is passed over when schools and stories are looked for.
_OUT_OF_PLACE = frozenset({"slug", "day-folder", "misplaced-file", "file-name", "folder", "link"})


@dataclass(frozen=True)
class Unit:
    """A school that files; `is_faulty` when its own page cannot be read."""

    slug: str
    name: str
    district: str
    is_faulty: bool = False


@dataclass(frozen=True)
class Left:
    """A place that could not be counted for any school or day, and why, in Chinese."""

    source_path: PurePosixPath
    reason: str


@dataclass(frozen=True)
class Register:
    """All that is known of a week's filings; `remark` says in Chinese why times may be unknown, or is empty."""

    week: Week
    zone: ZoneInfo
    units: tuple[Unit, ...] = ()
    filings: tuple[Filing, ...] = ()
    left: tuple[Left, ...] = ()
    remark: str = ""


def read_register(project: Project, week_path: PurePosixPath, as_of: datetime) -> Register:
    """The register of the week in this folder; SiteUnreadable, with the issues, when site.yml or week.yml is not sound.

    Pictures are not decoded: a story whose picture turns out to be broken in the build was filed all the same.
    """
    with Store(project.store_path).shared():
        content = read_project(project)
    site = content.site
    if site is None:
        raise SiteUnreadable(content.issues)
    week = next((week for week in site.weeks if week.source_path.parent == week_path), None)
    issues = _issues_below(week_path, content, site, week, as_of)
    own = tuple(issue for issue in issues if issue.source_path == week_path / "week.yml")
    if week is None or any(issue.severity is Severity.ERROR for issue in own):
        raise SiteUnreadable(own or issues)
    stories = week_path / "stories"
    story_paths = [path for path in content.candidates if stories in path.parents]
    history = _history(project.root, week, stories, len(story_paths))
    filings = list_filings(project.root, week, story_paths, issues, history.added, site.zone, as_of)
    unknown = any(filing.is_filed and filing.at is None for filing in filings)
    return Register(
        week,
        site.zone,
        _units(project.root, week),
        filings,
        tuple(_left(week_path, issues)),
        (history.gap or "没有写报送时间，也还没有提交到 git") if unknown else "",
    )


def _issues_below(
    week_path: PurePosixPath, content: Content, site: Site, week: Week | None, as_of: datetime
) -> tuple[Issue, ...]:
    found = check_site(replace(site, weeks=(week,)), as_of) if week is not None else ()
    return tuple(issue for issue in (*content.issues, *found) if week_path in issue.source_path.parents)


def _history(root: Path, week: Week, stories_path: PurePosixPath, count: int) -> History:
    """What git knows, if any story does not say itself when it was filed."""
    told = sum(story.filed is not None for story in week.stories)
    return read_history(root, stories_path) if told < count else History()


def _units(root: Path, week: Week) -> tuple[Unit, ...]:
    """Every school that has a folder, also those whose own page cannot be read."""
    schools = {school.slug: school for school in week.schools}
    folder = week.source_path.parent / "schools"
    return tuple(
        Unit(slug, schools[slug].title, schools[slug].district)
        if slug in schools
        else Unit(slug, name or slug, raw_line(root, folder / slug / "index.md", "district"), is_faulty=True)
        for slug, name in week.school_names.items()
    )


def _left(week_path: PurePosixPath, issues: Iterable[Issue]) -> list[Left]:
    """What lies among schools and stories and was passed over."""
    schools, stories = week_path / "schools", week_path / "stories"
    return [
        Left(issue.source_path, f"{issue.message}：{issue.remedy}")
        for issue in issues
        if issue.rule in _OUT_OF_PLACE
        # Within the folder of a school or a story it is that item's own fault, and shown as such.
        and (
            {schools, stories} & {issue.source_path, issue.source_path.parent}
            or issue.source_path.parent.parent == stories
        )
    ]
