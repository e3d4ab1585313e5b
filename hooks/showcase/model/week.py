"""One activity week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import PurePosixPath

from showcase.model.bundle import Bundle
from showcase.model.contact import PublicContact
from showcase.model.download import WeekDownloads
from showcase.model.event import Event
from showcase.model.programme import Audience, Channel, Kind, NationalActivity, Opening, Rule
from showcase.model.school import School
from showcase.model.statistics import Statistics
from showcase.model.story import Story
from showcase.model.takedown import Takedown
from showcase.model.wrap_up import WrapUp


@dataclass(frozen=True)
class Week:
    """One activity week with all that was read for it, approved or not.

    `takedowns` are known only of the public week (`checks.publication`). `school_names` also names the schools whose page is not public: their stories may be.
    """

    source_path: PurePosixPath
    slug: str
    title: str
    short_title: str
    region: str
    level: str
    organisers: tuple[str, ...]
    theme: str
    start: date
    end: date
    co_organisers: tuple[str, ...] = ()
    opening: Opening | None = None
    cutoff: time = time(16, 0)
    color: str = ""
    introduction: str = ""
    day_themes: Mapping[date, str] = field(default_factory=dict, hash=False)
    audiences: tuple[Audience, ...] = ()
    channels: tuple[Channel, ...] = ()
    kinds: tuple[Kind, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict, hash=False)
    national: tuple[NationalActivity, ...] = ()
    statistics_form: str = ""
    summary_headings: tuple[str, ...] = ()
    schools: tuple[School, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    statistics: Statistics = field(default_factory=Statistics)
    downloads: WeekDownloads | None = None
    wrap_up: WrapUp | None = None
    takedowns: tuple[Takedown, ...] = ()
    school_names: Mapping[str, str] = field(default_factory=dict, hash=False)
    public_contacts: tuple[PublicContact, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict, hash=False, compare=False)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the week, first to last."""
        return tuple(self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1))

    @property
    def all_channels(self) -> tuple[Channel, ...]:
        """Channels and nested channels in the programme's order."""
        return tuple(nested for channel in self.channels for nested in channel.with_nested())

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        """Everything in the week that is approved on its own."""
        schools = (school.bundle for school in self.schools)
        stories = (story.bundle for story in self.stories)
        events = (event.bundle for event in self.events)
        papers = (paper.bundle for paper in self.papers)
        return (*schools, *stories, *events, *papers)

    @property
    def papers(self) -> tuple[WeekDownloads | WrapUp, ...]:
        """What those who hold the week publish themselves."""
        return tuple(paper for paper in (self.downloads, self.wrap_up) if paper is not None)

    def rule(self, name: str) -> Rule:
        """The week's rule of that name; a rule that the week does not write is off."""
        return self.rules.get(name, Rule())
