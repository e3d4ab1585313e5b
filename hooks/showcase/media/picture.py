"""What pages and feeds are told about renditions: finished values, never a path to open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from showcase.model import MediaFile


@dataclass(frozen=True)
class Rendition:
    """One file of the store as the site serves it: address relative to the site's root, pixels, bytes."""

    url: str
    media_type: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True)
class Picture:
    """A photo's renditions: WebP from narrow to wide, one JPEG for old browsers and feeds, average colour `#rrggbb`."""

    webp: tuple[Rendition, ...]
    jpeg: Rendition
    color: str

    @property
    def largest(self) -> Rendition:
        """The widest rendition."""
        return self.webp[-1]


@dataclass(frozen=True)
class Film:
    """A video's rendition with its poster picture and its length."""

    rendition: Rendition
    poster: Picture
    seconds: float


@dataclass(frozen=True)
class Renditions:
    """All that was rendered, by the digest of the original's bytes; what could not be rendered is absent."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    films: Mapping[str, Film] = field(default_factory=dict)

    def picture(self, file: MediaFile) -> Picture:
        """The picture made from an original; KeyError if it was refused."""
        return self.pictures[file.sha256]

    def film(self, file: MediaFile) -> Film:
        """The film made from an original; KeyError if it was refused."""
        return self.films[file.sha256]
