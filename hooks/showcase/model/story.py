"""What happened at a school on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from showcase.model.bundle import Bundle
from showcase.model.media import Photo, Video
from showcase.model.text import Text


@dataclass(frozen=True)
class Link:
    """An address outside the site; a media report names its outlet and the outlet's level."""

    title: str
    url: str
    outlet: str = ""
    level: str = ""


@dataclass(frozen=True)
class Person:
    """Whom a story is about (榜样人物): the honour is the programme's word or the award's own; a quote is what they said."""

    name: str
    honour: str
    role: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Story:
    """What happened at a school on one day. `photos` holds all of them, also those that stand in the text.

    `filed` is when it reached the bureau, None when nobody wrote it down; it is for the editors and stands on no page.
    """

    bundle: Bundle
    day: date
    slug: str
    title: str
    school: str
    kind: str
    text: Text
    channel: str = ""
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    editor: str = ""
    source: str = ""
    filed: datetime | None = None
    featured: bool = False
    photos: tuple[Photo, ...] = ()
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()
    people: tuple[Person, ...] = ()

    @property
    def cover(self) -> Photo | Video | None:
        """What stands for the story among others: its first photo, else its first film."""
        if self.photos:
            return self.photos[0]
        return self.videos[0] if self.videos else None

    @property
    def photos_in_text(self) -> frozenset[PurePosixPath]:
        """Files of the photos that the text places itself."""
        return self.text.placed
