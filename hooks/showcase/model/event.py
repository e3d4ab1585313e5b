"""The schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from showcase.model.bundle import Bundle
from showcase.model.text import Text


@dataclass(frozen=True)
class Service:
    """What residents are offered (便民服务): a category of the programmes and the things done."""

    category: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """One entry of the schedule; `start` and `end` are times of that day."""

    bundle: Bundle
    day: date
    slug: str
    title: str
    kind: str
    text: Text
    school: str = ""
    start: time | None = None
    end: time | None = None
    place: str = ""
    audiences: tuple[str, ...] = ()
    service: Service | None = None
    live: str = ""
    replay: str = ""
    note: str = ""
