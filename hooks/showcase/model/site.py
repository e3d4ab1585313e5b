"""The whole site."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from showcase.model.week import Week


@dataclass(frozen=True)
class Footer:
    """What a public body's site must say at its foot; each line only when it is configured."""

    copyright: str = ""
    address: str = ""
    icp: str = ""
    police: str = ""
    site_code: str = ""
    support: str = ""


@dataclass(frozen=True)
class Site:
    """The whole site: `url` ends with a slash."""

    title: str
    url: str
    zone: ZoneInfo
    organiser: str
    subtitle: str = ""
    notice: str = ""
    footer: Footer = field(default_factory=Footer)
    limit_bytes: int = 1_000_000_000
    weeks: tuple[Week, ...] = ()
