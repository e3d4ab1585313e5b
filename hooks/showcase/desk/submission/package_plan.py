"""Which stories go to the next level up, under which names, and what each of them lacks by the week's rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from showcase.checks.publication import bundle_path, hold_reason
from showcase.desk.file_names import file_stem
from showcase.desk.submission.public_week import PublicWeek
from showcase.model import Issue, Severity, Story, Week

INDEX = "00-报送目录.xlsx"


@dataclass(frozen=True)
class Order:
    """What is asked for: a week, one day of it or all, the featured stories or `everything`."""

    week: str
    day: date | None = None
    everything: bool = False

    @property
    def name(self) -> str:
        """The name of the package's folder."""
        return "-".join(
            [self.week, *([self.day.isoformat()] if self.day else []), *(["全部"] if self.everything else [])]
        )

    def stories(self, week: Week) -> tuple[Story, ...]:
        """Those that are asked for, by day, school and name."""
        chosen = (story for story in week.stories if self.wants(story))
        return tuple(sorted(chosen, key=lambda story: (story.day, story.school, story.slug)))

    def wants(self, story: Story) -> bool:
        """Whether a story is asked for."""
        return (self.everything or story.featured) and self.day in {None, story.day}


@dataclass(frozen=True)
class Entry:
    """One story of a package: the stem of its files' names, and what the week's rules find wanting."""

    story: Story
    school: str
    stem: str
    faults: tuple[str, ...]

    @property
    def document(self) -> str:
        """The name of its Word file."""
        return f"{self.stem}.docx"

    @property
    def pictures(self) -> str:
        """The name of the archive of its pictures; empty without any."""
        return f"{self.stem}-图片.zip" if self.story.photos else ""

    @property
    def films(self) -> tuple[str, ...]:
        """The names of its films, in their order."""
        return tuple(f"{self.stem}-视频{number}.mp4" for number in range(1, len(self.story.videos) + 1))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all that belongs to it."""
        return (
            self.document,
            *filter(None, [self.pictures]),
            *(name for film in self.films for name in _with_words(film)),
        )


@dataclass(frozen=True)
class Missing:
    """A story that was asked for and may not leave the house."""

    story: Story
    reason: str


def list_entries(public: PublicWeek, order: Order) -> tuple[Entry, ...]:
    """The stories of a package, numbered in their order."""
    stories = order.stories(public.week)
    digits = max(2, len(str(len(stories))))
    return tuple(_entry(public, story, f"{number:0{digits}}") for number, story in enumerate(stories, start=1))


def list_missing(public: PublicWeek, order: Order, as_of: datetime) -> tuple[Missing, ...]:
    """Stories that were chosen by somebody, but are not public; of everything, only those with a fault."""
    shown = {story.bundle.source_path for story in public.week.stories}
    reasons = {held.source_path: held for held in public.held}
    missing = []
    for story in order.stories(public.unread):
        path = story.bundle.source_path
        if path in shown:
            continue
        held = reasons.get(path)
        reason = held.reason if held else (hold_reason(story.bundle, as_of) or ("没有公开", True))[0]
        if story.featured or (held is not None and held.fault):
            missing.append(Missing(story, reason))
    return tuple(missing)


def _entry(public: PublicWeek, story: Story, number: str) -> Entry:
    school = public.week.school_names.get(story.school, "")
    # A school's name is cut first: a title of sixty characters tells more.
    stem = file_stem(number, file_stem(school, most_bytes=60), story.title)
    return Entry(story, school, stem, tuple(_faults(story, public.issues)))


def _faults(story: Story, issues: Iterable[Issue]) -> Iterable[str]:
    """What is wanting and did not keep the story from being public: rules that the week writes as warnings."""
    place = bundle_path(story.bundle.source_path)
    for issue in issues:
        if issue.severity is Severity.WARNING and place in {issue.source_path, *issue.source_path.parents}:
            yield issue.message


def _with_words(film: str) -> tuple[str, str]:
    return film, f"{film.removesuffix('.mp4')}.txt"
