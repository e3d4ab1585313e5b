"""What may be published: closed unless every condition holds, with a reason for each item that is held back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import TypeVar

from showcase.checks.takedowns import list_takedowns
from showcase.model import (
    Bundle,
    Event,
    Issue,
    School,
    Severity,
    Site,
    Statistics,
    Status,
    Story,
    Week,
    WeekDownloads,
    WrapUp,
)
from showcase.reader.handwritten import PAGES, HandwrittenPage
from showcase.reader.site import Content

Item = TypeVar("Item", School, Story, Event, WeekDownloads, WrapUp)

_NOT_APPROVED = {
    Status.DRAFT: "草稿",
    Status.SUBMITTED: "等待审核",
    Status.WITHDRAWN: "已撤下",
}

# The reader's rules about places: what lies in the wrong one may be an approved item all the same.
_OUT_OF_PLACE = frozenset({"slug", "day-folder", "event-file", "file-name", "folder", "link", "private-data"})


@dataclass(frozen=True)
class Held:
    """An item that is not published. `fault` is true when it was approved, or could not even be asked."""

    source_path: PurePosixPath
    reason: str
    fault: bool


@dataclass(frozen=True)
class Publication:
    """The site as the public may see it, what is held back, and the hand-written pages by path."""

    site: Site
    held: tuple[Held, ...] = ()
    handwritten: Mapping[PurePosixPath, HandwrittenPage] = field(default_factory=dict)

    @property
    def faults(self) -> tuple[Held, ...]:
        """What `--strict` does not accept."""
        return tuple(held for held in self.held if held.fault)


def select_public(content: Content, site: Site, issues: Iterable[Issue], as_of: datetime) -> Publication:
    """The public part of a site: nothing that is unapproved, changed since, outside its time, or faulty.

    `site` is the content's; `issues` are all that were found, by reader, checks and media.
    """
    return Selection(content, Faults.of(issues), as_of).publication(site)


def bundle_path(source_path: PurePosixPath) -> PurePosixPath:
    """Where a bundle's issues lie: its folder, or the file when it is one file."""
    return source_path.parent if source_path.name == "index.md" else source_path


def hold_reason(bundle: Bundle, as_of: datetime) -> tuple[str, bool] | None:
    """Why a sound bundle is not public, and whether that is a fault; None when it is public."""
    if bundle.status is not Status.APPROVED:
        return _NOT_APPROVED[bundle.status], False
    if (fault := _record_fault(bundle)) is not None:
        return fault, True
    if bundle.publish_at is not None and as_of < bundle.publish_at:
        return f"定于 {bundle.publish_at:%Y-%m-%d %H:%M} 发布", False
    if bundle.expires_at is not None and as_of >= bundle.expires_at:
        return f"已于 {bundle.expires_at:%Y-%m-%d %H:%M} 到期", False
    return None


def _record_fault(bundle: Bundle) -> str | None:
    """Why the record of an approved bundle does not hold; None if it does."""
    if bundle.withdrawal is not None:
        return "同时写着已批准和已撤下"
    if bundle.approval is None:
        return "写着已批准，但没有批准记录"
    return "批准后内容有改动，须重新审核" if bundle.approval.digest != bundle.digest else None


@dataclass(frozen=True)
class Faults:
    """The first error at each path and at every folder above it, and how many there are."""

    issues: tuple[Issue, ...] = ()
    first: Mapping[PurePosixPath, Issue] = field(default_factory=dict)
    count: Mapping[PurePosixPath, int] = field(default_factory=dict)

    @classmethod
    def of(cls, issues: Iterable[Issue]) -> Faults:
        errors = tuple(issue for issue in issues if issue.severity is Severity.ERROR)
        first: dict[PurePosixPath, Issue] = {}
        count: dict[PurePosixPath, int] = {}
        for issue in errors:
            for path in (issue.source_path, *issue.source_path.parents):
                first.setdefault(path, issue)
                count[path] = count.get(path, 0) + 1
        return cls(errors, first, count)

    def reason(self, path: PurePosixPath) -> str | None:
        if path not in self.first:
            return None
        more = self.count[path] - 1
        return self.first[path].message + (f"（另有 {more} 处错误）" if more else "")


class Selection:
    """One pass over the content: items out, reasons noted."""

    def __init__(self, content: Content, faults: Faults, as_of: datetime) -> None:
        self.content = content
        self.faults = faults
        self.as_of = as_of
        self.published: set[PurePosixPath] = set()
        self.reasons: dict[PurePosixPath, tuple[str, bool]] = {}

    def publication(self, site: Site) -> Publication:
        weeks = tuple(week for week in map(self._week, site.weeks) if week is not None)
        held = [
            Held(path, *self.reasons.get(path, self._unread(path)))
            for path in self.content.candidates
            if path not in self.published
        ]
        pages = self.content.handwritten.items()
        handwritten = {path: page for path, page in pages if self.faults.reason(path) is None}
        return Publication(replace(site, weeks=weeks), (*held, *self._out_of_place()), handwritten)

    def _week(self, week: Week) -> Week | None:
        if self.faults.reason(week.source_path) is not None:
            return None
        statistics_path = week.source_path.parent / "statistics.yml"
        public = replace(
            week,
            schools=self._taken(week.schools),
            stories=self._taken(week.stories),
            events=self._taken(week.events),
            downloads=self.take(week.downloads) if week.downloads else None,
            wrap_up=self.take(week.wrap_up) if week.wrap_up else None,
            statistics=Statistics() if self.faults.reason(statistics_path) else week.statistics,
        )
        return replace(public, takedowns=list_takedowns(week, public))

    def _taken(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(taken for item in items if (taken := self.take(item)) is not None)

    def take(self, item: Item) -> Item | None:
        """The item if it is public; else None, with the reason noted."""
        bundle = item.bundle
        fault = self.fault_of(bundle)
        held = (fault, bundle.status is Status.APPROVED) if fault else hold_reason(bundle, self.as_of)
        if held is None:
            self.published.add(bundle.source_path)
            return item
        self.reasons[bundle.source_path] = held
        return None

    def fault_of(self, bundle: Bundle) -> str | None:
        """The first error of an item, and how many more there are; None if it is sound."""
        return self.faults.reason(bundle_path(bundle.source_path))

    def _out_of_place(self) -> Iterator[Held]:
        """What cannot even be told to be an item: it lies in the wrong place, or is a link, or a page that cannot be read."""
        places = {bundle_path(path) for path in self.content.candidates}
        for issue in self.faults.issues:
            path = issue.source_path
            is_text = PAGES in path.parents or (issue.rule == "misplaced-file" and path.suffix == ".md")
            if (issue.rule in _OUT_OF_PLACE or is_text) and not places & {path, *path.parents}:
                yield Held(path, issue.message, True)

    def _unread(self, path: PurePosixPath) -> tuple[str, bool]:
        """Why an item that no week holds is not public: it could not be read, or its week could not."""
        reason = self.faults.reason(bundle_path(path))
        return reason or "活动周的 week.yml 有错误，整周暂不发布", True
