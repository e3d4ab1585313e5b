"""What was filed in a week: every story that its folders hold, also those that cannot be read, with time and standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from showcase.checks.publication import bundle_path, hold_reason
from showcase.model import Issue, Severity, Status, Story, Week
from showcase.reader.bundle import at_zone
from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter
from showcase.reader.names import day_of
from showcase.reader.schema_types import Moment
from showcase.reader.tree import Tree

FAULTY = "有错误待改"
_FILED = frozenset({Status.SUBMITTED, Status.APPROVED})
_MOMENT: TypeAdapter[datetime] = TypeAdapter(Moment)


@dataclass(frozen=True)
class Filing:
    """One story as the bureau has it.

    `at` is when it was filed, in the site's zone, or None when nobody knows; `school` a slug of the week's, or empty when it cannot be told;
    `state` says in Chinese where it stands, `is_approved` whether nothing keeps it from the public.
    """

    source_path: PurePosixPath
    day: date
    school: str
    title: str
    kind: str
    status: Status
    state: str
    at: datetime | None = None
    photos: int = 0
    films: int = 0
    featured: bool = False
    is_approved: bool = False

    @property
    def is_filed(self) -> bool:
        """Whether it counts: a draft was not filed, what is withdrawn no longer is; a story with errors was filed all the same."""
        return self.status in _FILED


def list_filings(
    root: Path,
    week: Week,
    story_paths: Iterable[PurePosixPath],
    issues: Iterable[Issue],
    added: Mapping[PurePosixPath, datetime],
    zone: ZoneInfo,
    as_of: datetime,
) -> tuple[Filing, ...]:
    """A filing for each of a week's stories, in the order of days and paths.

    `issues` are all that were found in the week; `added` tells when files were first committed, for stories that do not say themselves.
    """
    stories = {story.bundle.source_path: story for story in week.stories}
    faulty = _faulty_places(issues)
    filings = []
    for path in story_paths:
        story = stories.get(path)
        committed = added[path].astimezone(zone) if path in added else None
        if story is not None:
            filings.append(_read(story, week, bundle_path(path) in faulty, committed, zone, as_of))
        else:
            filings.append(_unread(root, path, week, committed, zone))
    return tuple(sorted(filings, key=lambda filing: (filing.day, str(filing.source_path))))


def _faulty_places(issues: Iterable[Issue]) -> set[PurePosixPath]:
    """Where something is wrong, and every folder above it."""
    wrong = (issue.source_path for issue in issues if issue.severity is Severity.ERROR)
    return {place for path in wrong for place in (path, *path.parents)}


def _read(
    story: Story, week: Week, has_errors: bool, committed: datetime | None, zone: ZoneInfo, as_of: datetime
) -> Filing:
    status = story.bundle.status
    held = hold_reason(story.bundle, as_of)
    is_faulty = has_errors and status in _FILED
    return Filing(
        source_path=story.bundle.source_path,
        day=story.day,
        school=story.school if story.school in week.school_names else "",
        title=story.title,
        kind=_kind_name(week, story.kind),
        status=status,
        state=FAULTY if is_faulty else held[0] if held else "已批准",
        at=story.filed.astimezone(zone) if story.filed else committed,
        photos=len(story.photos),
        films=len(story.videos),
        featured=story.featured,
        is_approved=held is None and not has_errors,
    )


def _unread(root: Path, path: PurePosixPath, week: Week, committed: datetime | None, zone: ZoneInfo) -> Filing:
    """A story whose front matter is not sound, as far as single lines of it can be trusted."""
    data = _raw_front_matter(root, path)
    school, status = data.get("school"), data.get("status")
    standing = Status(status) if isinstance(status, str) and status in set(Status) else Status.SUBMITTED
    day = day_of(path.parent.parent.name)
    return Filing(
        source_path=path,
        day=day if day is not None else week.start,
        school=school if isinstance(school, str) and school in week.school_names else "",
        title=_line(data.get("title")) or path.parent.name,
        kind=_kind_name(week, _line(data.get("kind"))),
        status=standing,
        state=FAULTY if standing in _FILED else "草稿" if standing is Status.DRAFT else "已撤下",
        at=_filed(data.get("filed"), zone) or committed,
    )


def _raw_front_matter(root: Path, path: PurePosixPath) -> Mapping[str, Any]:
    """The front matter as far as it is YAML; empty when it is not. What is wrong with it was told when it was read."""
    quiet = Findings()
    text = Tree(root, quiet).read_text(path)
    front_matter = read_front_matter(path, text, quiet) if text is not None else None
    return front_matter.data if front_matter else {}


def raw_line(root: Path, path: PurePosixPath, key: str) -> str:
    """One line of the front matter of a file that is not sound; empty if it cannot be told."""
    return _line(_raw_front_matter(root, path).get(key))


def _line(value: Any) -> str:
    return " ".join(value.split())[:60] if isinstance(value, str) else ""


def _filed(value: Any, zone: ZoneInfo) -> datetime | None:
    try:
        return at_zone(_MOMENT.validate_python(value), zone).astimezone(zone)
    except ValidationError:
        return None


def _kind_name(week: Week, slug: str) -> str:
    return next((kind.name for kind in week.kinds if kind.slug == slug), "种类不详")
