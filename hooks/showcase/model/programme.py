"""What a programme prescribes for its week: channels, kinds, visitors, rules, forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from showcase.model.issue import Severity


@dataclass(frozen=True)
class Channel:
    """A section of the programme (专栏), nested at most one level; `max_seconds` limits its films, 0 does not."""

    slug: str
    name: str
    description: str = ""
    max_seconds: int = 0
    channels: tuple[Channel, ...] = ()

    def with_nested(self) -> tuple[Channel, ...]:
        """This channel and those below it."""
        return (self, *self.channels)


@dataclass(frozen=True)
class Kind:
    """A kind of story that the programme asks for."""

    slug: str
    name: str


@dataclass(frozen=True)
class Audience:
    """A kind of visitor, and what the week promises them."""

    slug: str
    name: str
    promise: str = ""


@dataclass(frozen=True)
class NationalActivity:
    """An activity that departments of the state hold all over the country in this week; `when` and `url` may be empty."""

    title: str
    departments: tuple[str, ...]
    when: str = ""
    url: str = ""


@dataclass(frozen=True)
class Opening:
    """When and where the week is opened; `place` may be empty."""

    at: datetime
    place: str = ""


@dataclass(frozen=True)
class Rule:
    """One requirement of a programme: its weight, the story kinds it is about (none: all), its numbers."""

    severity: Severity = Severity.OFF
    kinds: frozenset[str] = frozenset()
    parameters: Mapping[str, float] = field(default_factory=dict, hash=False)
    allowed: frozenset[str] = frozenset()

    def about(self, kind: str) -> bool:
        """Whether the rule is in force for stories of this kind."""
        return self.severity is not Severity.OFF and (not self.kinds or kind in self.kinds)

    def __getitem__(self, parameter: str) -> float:
        """A number of the rule; 0 when it is not given."""
        return self.parameters.get(parameter, 0)
