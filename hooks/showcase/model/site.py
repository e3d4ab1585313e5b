"""The whole site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from showcase.model.contact import PublicContact, WrittenContact
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
    editor: str = ""


@dataclass(frozen=True)
class Traditional:
    """The edition in traditional characters: `terms` (simplified → traditional) are written so, whatever the dictionary says."""

    terms: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Site:
    """The whole site: `url` ends with a slash; `media_url`, too: where pictures and films are served from, if not with the site; `traditional` is None when there is no such edition; `pinyin` is how words are read that dictionaries misread.

    `written` is all contact data in the files of the content, declared or not.
    """

    title: str
    url: str
    zone: ZoneInfo
    organiser: str
    subtitle: str = ""
    notice: str = ""
    footer: Footer = field(default_factory=Footer)
    limit_bytes: int = 1_000_000_000
    media_url: str = ""
    traditional: Traditional | None = field(default_factory=Traditional)
    pinyin: Mapping[str, str] = field(default_factory=dict, hash=False)
    weeks: tuple[Week, ...] = ()
    public_contacts: tuple[PublicContact, ...] = ()
    written: tuple[WrittenContact, ...] = ()
