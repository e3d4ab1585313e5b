"""An address whose content was withdrawn, and that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Takedown:
    """What is left of a withdrawn page: `url` on the site, the `day` it belonged to (None: none), since when, and the publisher's words if any."""

    url: str
    day: date | None
    on: datetime
    words: str = ""
