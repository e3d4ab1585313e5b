"""Approval: who read an item puts their name to its content as it stands now."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from showcase.checks.publication import bundle_path
from showcase.desk.front_matter_record import open_recorded
from showcase.generator import inspect
from showcase.media.rendering import Progress, unwatched
from showcase.model import Bundle, Issue, Severity, Site, Status
from showcase.project import Project
from showcase.reader.digest import bundle_digest


@dataclass(frozen=True)
class Outcome:
    """What became of one item: approved or withdrawn, already so, passed over, or refused with its issues; `done` when it was changed."""

    source_path: PurePosixPath
    verdict: str
    refused: bool = False
    issues: tuple[Issue, ...] = ()
    done: bool = False


class NothingThere(Exception):
    """A path under which there is no item; its text is the path."""


def approve(
    project: Project,
    paths: Iterable[PurePosixPath],
    by: str,
    as_of: datetime,
    executor: Executor,
    progress: Progress = unwatched,
    *,
    dry_run: bool = False,
) -> tuple[Outcome, ...]:
    """Approve every item at or below these paths, relative to the project's root; NothingThere for a path without any.

    Items with errors are refused, as is a draft or a withdrawn item that is named itself; below a folder those are passed over.
    A dry run tells the same and writes nothing.
    """
    inspection = inspect(project, as_of, executor, progress)
    site = inspection.content.site
    bundles = {bundle.source_path: bundle for bundle in _bundles(site)} if site else {}
    chosen = {path: items_below(path, inspection.content.candidates) for path in paths}
    outcomes: dict[PurePosixPath, Outcome] = {}
    for path, found in chosen.items():
        for candidate in found:
            errors = _errors_of(candidate, inspection.issues)
            named = path in {candidate, bundle_path(candidate)}
            left = _reason_to_leave(bundles.get(candidate), candidate, errors, named)
            outcomes[candidate] = left or _record(project, candidate, by, as_of, dry_run)
    return tuple(outcomes.values())


def _reason_to_leave(
    bundle: Bundle | None, source_path: PurePosixPath, errors: tuple[Issue, ...], named: bool
) -> Outcome | None:
    """Why an item is not approved now; None when it may be."""
    if bundle is not None and bundle.status in {Status.DRAFT, Status.WITHDRAWN}:
        noun = "草稿" if bundle.status is Status.DRAFT else "已撤下"
        return Outcome(source_path, f"是{noun}，先把 status 改为 submitted", refused=named)
    if bundle is None or errors:
        return Outcome(source_path, "有错误，改好后再批准", refused=True, issues=errors)
    if bundle.approval_stands:
        return Outcome(source_path, "已经批准，内容没有改动")
    return None


def _record(project: Project, source_path: PurePosixPath, by: str, as_of: datetime, dry_run: bool) -> Outcome:
    if dry_run:
        return Outcome(source_path, "可以批准")
    if not write_approval(project.root, source_path, by, as_of):
        return Outcome(source_path, "资料的写法特别，不能自动写入批准记录；把 status 单独写成一行", refused=True)
    return Outcome(source_path, "已批准")


def write_approval(root: Path, source_path: PurePosixPath, by: str, on: datetime) -> bool:
    """Set `status` and `approved` of the item in its file, leaving every other line as it is; whether that was possible."""
    file, _ = open_recorded(root, source_path)
    if file is None:
        return False
    record = {
        "by": by,
        "on": on.isoformat(timespec="seconds"),
        "digest": bundle_digest(file.data_as(Status.APPROVED), file.front_matter.text, file.digests),
    }
    return file.write(Status.APPROVED, "approved", record)


def _bundles(site: Site) -> list[Bundle]:
    return [bundle for week in site.weeks for bundle in week.bundles]


def items_below(path: PurePosixPath, candidates: tuple[PurePosixPath, ...]) -> list[PurePosixPath]:
    """The items at or below a path; NothingThere without any."""
    found = [candidate for candidate in candidates if candidate == path or path in candidate.parents]
    if not found:
        raise NothingThere(str(path))
    return found


def _errors_of(candidate: PurePosixPath, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    place = bundle_path(candidate)
    return tuple(
        issue
        for issue in issues
        if issue.severity is Severity.ERROR and (issue.source_path == place or place in issue.source_path.parents)
    )
