"""A merge as an approval: exactly the items that it changed are approved, and nothing at all when it changed more than content."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.checks.publication import bundle_path
from showcase.desk.approval import Outcome, approve
from showcase.desk.approvers import NotAnApproval
from showcase.desk.front_matter_record import open_recorded
from showcase.model import Bundle, Status
from showcase.project import Project
from showcase.reader.ledger import Ledger
from showcase.reader.site import CONTENT, Content, read_content

_LEFT_ALONE = {Status.DRAFT: "草稿，不批准", Status.WITHDRAWN: "已撤下，不批准"}


@dataclass(frozen=True)
class Chosen:
    """The items that a merge approves, and those that it changed without approving them, each with the reason."""

    to_approve: tuple[PurePosixPath, ...]
    left_alone: tuple[Outcome, ...]


def choose_items(project: Project, before: Project, changed: Iterable[PurePosixPath]) -> Chosen:
    """What a merge approves, from its two sides and the files that it changed; raises NotAnApproval."""
    paths = frozenset(changed)
    foreign = sorted(str(path) for path in paths if CONTENT not in path.parents)
    if foreign:
        shown = "、".join(foreign[:3])
        raise NotAnApproval(f"这次合并还改了内容以外的文件（{shown}）；程序、设置和内容请分开合并，内容暂不批准")
    after = read_content(project.root, Ledger())
    bundles, earlier = _bundles(after), _bundles(read_content(before.root, Ledger()))
    to_approve, left_alone = [], []
    for item in after.candidates:
        touched = {path for path in paths if path == bundle_path(item) or bundle_path(item) in path.parents}
        if not touched:
            continue
        reason = _reason_to_leave(project, before, bundles.get(item), earlier.get(item), touched)
        if reason:
            left_alone.append(Outcome(item, reason))
        else:
            to_approve.append(item)
    return Chosen(tuple(to_approve), tuple(left_alone))


def approve_merged(
    project: Project, chosen: Chosen, by: str, as_of: datetime, executor: Executor, *, dry_run: bool = False
) -> tuple[Outcome, ...]:
    """Approve what a merge approves; what became of every item that it changed."""
    approved = approve(project, chosen.to_approve, by, as_of, executor, dry_run=dry_run) if chosen.to_approve else ()
    return tuple(sorted((*approved, *chosen.left_alone), key=lambda outcome: outcome.source_path))


def _reason_to_leave(
    project: Project, before: Project, now: Bundle | None, earlier: Bundle | None, touched: set[PurePosixPath]
) -> str:
    if now is None:
        return ""
    if now.status in _LEFT_ALONE:
        return _LEFT_ALONE[now.status]
    taken_back = (
        earlier is not None and earlier.approval_stands and not now.approval_stands and touched == {now.source_path}
    )
    # Whoever takes an approval back must not find it given again by the very merge that took it.
    if taken_back and _words(project.root, now.source_path) == _words(before.root, now.source_path):
        return "这次合并只是收回了批准，不再批准；要恢复发布，请用 build.py approve"
    return ""


def _words(root: Path, source_path: PurePosixPath) -> tuple[dict[str, Any], str] | None:
    """What an item says besides its status and its record."""
    file, _ = open_recorded(root, source_path)
    return (file.data_as(Status.SUBMITTED), file.front_matter.text) if file is not None else None


def _bundles(content: Content) -> dict[PurePosixPath, Bundle]:
    weeks = content.site.weeks if content.site else ()
    return {bundle.source_path: bundle for week in weeks for bundle in week.bundles}
