"""Takedown: an item goes from the next build on, and its file says who took it down, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from showcase.desk.approval import Outcome, items_below
from showcase.desk.front_matter_record import RecordedFile, open_recorded
from showcase.generator import SiteUnreadable
from showcase.model import Status
from showcase.project import Project
from showcase.reader.digest import record_digest
from showcase.reader.ledger import Ledger
from showcase.reader.site import read_content
from showcase.reader.week_folder import WRAP_UP

# The folders of a week whose items have a page to themselves.
_WITH_PAGE = frozenset({"schools", "stories", WRAP_UP})


@dataclass(frozen=True)
class Order:
    """Who takes something down, why (for the editors), and what its address says then: None for nothing, words or none for a notice."""

    by: str
    on: datetime
    reason: str
    notice: str | None = None


def withdraw(
    project: Project, paths: Iterable[PurePosixPath], order: Order, *, dry_run: bool = False
) -> tuple[Outcome, ...]:
    """Withdraw what is named; below a folder, what was approved. With `dry_run` nothing is written.

    Paths are relative to the project's root. Raises SiteUnreadable, and NothingThere for a path without any item, before anything is written.
    Faults of an item are no hindrance as long as its front matter can be read.
    """
    content = read_content(project.root, Ledger(project.ledger_path))
    if content.site is None:
        raise SiteUnreadable(content.issues)
    chosen: dict[PurePosixPath, bool] = {}
    for path in paths:
        for found in items_below(path, content.candidates):
            is_named = path in {found, found.parent if found.name == "index.md" else found}
            chosen[found] = chosen.get(found, False) or is_named
    return tuple(_withdraw_one(project.root, path, order, named, dry_run) for path, named in chosen.items())


def _withdraw_one(root: Path, source_path: PurePosixPath, order: Order, named: bool, dry_run: bool) -> Outcome:
    file, issues = open_recorded(root, source_path)
    if file is None:
        return Outcome(source_path, "读不出资料，写不了撤下的记录；改好后再撤，或删掉它的文件夹", True, issues)
    status = file.front_matter.data.get("status")
    if not named and status != Status.APPROVED:
        return Outcome(source_path, "没有批准过，不用撤；要撤就单独写出它的位置")
    notice = order.notice if source_path.parts[3] in _WITH_PAGE else None
    earlier = _record_of(file)
    if status == Status.WITHDRAWN and earlier and earlier.get("notice") == notice:
        return Outcome(source_path, "早已撤下，没有改动")
    # Whoever changes only the notice does not change the day that it tells.
    on = earlier["on"] if status == Status.WITHDRAWN and earlier else order.on.isoformat(timespec="seconds")
    record = {"by": order.by, "on": on, "reason": order.reason}
    if notice is not None:
        record["notice"] = notice
    record["digest"] = record_digest(record)
    if not file.write(Status.WITHDRAWN, "withdrawn", record, dry_run=dry_run):
        return Outcome(source_path, "资料的写法特别，不能自动写入撤下的记录；把 status 单独写成一行", refused=True)
    return Outcome(source_path, _verdict(order.notice, notice), done=True)


def _record_of(file: RecordedFile) -> dict[str, str] | None:
    """The record of an earlier withdrawal, if it is as this module wrote it."""
    record = file.front_matter.data.get("withdrawn")
    if not isinstance(record, dict) or not all(isinstance(value, str) for value in record.values()):
        return None
    return record if "on" in record and record.get("digest") == record_digest(record) else None


def _verdict(wanted: str | None, notice: str | None) -> str:
    if wanted is not None and notice is None:
        return "已撤下（它没有自己的网页，不留告示）"
    return "已撤下，原来的网址上留告示" if notice is not None else "已撤下"
