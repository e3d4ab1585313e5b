"""Approval: who read an item puts their name to its content as it stands now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.atomic import write_whole
from showcase.checks.publication import bundle_path
from showcase.generator import inspect
from showcase.media.rendering import unwatched
from showcase.model import Bundle, Issue, Severity, Site, Status
from showcase.project import Project
from showcase.reader.digest import bundle_digest
from showcase.reader.findings import Findings
from showcase.reader.front_matter import FENCE, FrontMatter, read_front_matter
from showcase.reader.originals import Originals
from showcase.reader.tree import Tree, clean_text


@dataclass(frozen=True)
class Outcome:
    """What became of one item: approved, already so, passed over, or refused with its issues."""

    source_path: PurePosixPath
    verdict: str
    refused: bool = False
    issues: tuple[Issue, ...] = ()


class NothingThere(Exception):
    """A path under which there is no item; its text is the path."""


def approve(
    project: Project, paths: Iterable[PurePosixPath], by: str, as_of: datetime, executor: Executor
) -> tuple[Outcome, ...]:
    """Approve every item at or below these paths, relative to the project's root; NothingThere for a path without any.

    Items with errors are refused, as is a draft or a withdrawn item that is named itself; below a folder those are passed over.
    """
    inspection = inspect(project, as_of, executor, unwatched)
    site = inspection.content.site
    bundles = {bundle.source_path: bundle for bundle in _bundles(site)} if site else {}
    chosen = {path: _items_below(path, inspection.content.candidates) for path in paths}
    outcomes: dict[PurePosixPath, Outcome] = {}
    for path, found in chosen.items():
        for candidate in found:
            errors = _errors_of(candidate, inspection.issues)
            named = path in {candidate, bundle_path(candidate)}
            outcomes[candidate] = _approve_one(project, bundles.get(candidate), candidate, errors, by, as_of, named)
    return tuple(outcomes.values())


def _approve_one(
    project: Project,
    bundle: Bundle | None,
    source_path: PurePosixPath,
    errors: tuple[Issue, ...],
    by: str,
    as_of: datetime,
    named: bool,
) -> Outcome:
    if bundle is not None and bundle.status in {Status.DRAFT, Status.WITHDRAWN}:
        noun = "草稿" if bundle.status is Status.DRAFT else "已撤下"
        return Outcome(source_path, f"是{noun}，先把 status 改为 submitted", refused=named)
    if bundle is None or errors:
        return Outcome(source_path, "有错误，改好后再批准", refused=True, issues=errors)
    if bundle.status is Status.APPROVED and bundle.approval and bundle.approval.digest == bundle.digest:
        return Outcome(source_path, "已经批准，内容没有改动")
    if not write_approval(project.root, source_path, by, as_of):
        return Outcome(source_path, "资料的写法特别，不能自动写入批准记录；把 status 单独写成一行", refused=True)
    return Outcome(source_path, "已批准")


def write_approval(root: Path, source_path: PurePosixPath, by: str, on: datetime) -> bool:
    """Set `status` and `approved` of the item in its file, leaving every other line as it is; whether that was possible."""
    findings = Findings()
    tree = Tree(root, findings)
    front_matter = _front_matter(tree, source_path)
    if front_matter is None:
        return False
    files = Originals(tree, source_path, {}, has_folder=source_path.name == "index.md").digests
    data = {**front_matter.data, "status": Status.APPROVED.value}
    record = {
        "by": by,
        "on": on.isoformat(timespec="seconds"),
        "digest": bundle_digest(data, front_matter.text, files),
    }
    path = root / source_path
    changed = _with_record(path.read_bytes().decode("utf-8"), record)
    after = read_front_matter(source_path, clean_text(changed), findings)
    # The editor's file is only written when it will say what it said before, and the record besides.
    if after is None or after.data != {**data, "approved": record} or after.text != front_matter.text:
        return False
    _rewrite(path, changed)
    return True


def _front_matter(tree: Tree, source_path: PurePosixPath) -> FrontMatter | None:
    text = tree.read_text(source_path)
    return read_front_matter(source_path, text, tree.findings) if text is not None else None


def _with_record(text: str, record: Mapping[str, Any]) -> str:
    """The file's text, byte order mark and line ends kept, with the two keys' lines written anew before the closing fence."""
    lines = text.split("\n")
    closing = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), 0)
    head = _without_keys(lines[1:closing], ("status", "approved"))
    # JSON's strings are YAML's too, and a quoted value reads the same in every version of YAML.
    values = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items())
    end = "\r" if lines[0].endswith("\r") else ""
    written = [f"status: {Status.APPROVED.value}{end}", f"approved: {{{values}}}{end}"]
    return "\n".join([lines[0], *head, *written, *lines[closing:]])


def _without_keys(lines: list[str], keys: tuple[str, ...]) -> list[str]:
    """Lines of YAML without these top-level keys and the indented lines below them."""
    kept: list[str] = []
    dropping = False
    for line in lines:
        if re.match(r"[^\s#]", line):
            dropping = line.partition(":")[0].strip() in keys
        elif not line.startswith((" ", "\t")):
            dropping = False
        if not dropping:
            kept.append(line)
    return kept


def _rewrite(path: Path, text: str) -> None:
    """Write an editor's file with the permissions that it has."""
    write_whole(path, lambda part: part.write_bytes(text.encode("utf-8")), path.stat().st_mode & 0o777)


def _bundles(site: Site) -> list[Bundle]:
    return [bundle for week in site.weeks for bundle in week.bundles]


def _items_below(path: PurePosixPath, candidates: tuple[PurePosixPath, ...]) -> list[PurePosixPath]:
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
