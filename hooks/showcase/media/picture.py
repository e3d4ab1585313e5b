"""What pages and feeds are told about renditions: finished values, never a path to open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from showcase.model import MediaFile, Photo, Video


class Use(Enum):
    """What an original is rendered for."""

    PHOTO = "photo"
    FILM = "film"
    SUBTITLES = "subtitles"
    BOARD = "board"
    PANORAMA = "panorama"
    DOWNLOAD = "download"


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
    def files(self) -> tuple[Rendition, ...]:
        """All files that belong to it."""
        return (*self.webp, self.jpeg)


@dataclass(frozen=True)
class Film:
    """A video's rendition with its poster picture and its length."""

    rendition: Rendition
    poster: Picture
    seconds: float

    @property
    def files(self) -> tuple[Rendition, ...]:
        """All files that belong to it."""
        return (self.rendition, *self.poster.files)


@dataclass(frozen=True)
class Subtitles:
    """A film's words as WebVTT."""

    rendition: Rendition

    @property
    def files(self) -> tuple[Rendition, ...]:
        """All files that belong to it."""
        return (self.rendition,)


@dataclass(frozen=True)
class DeepZoom:
    """A board cut into tiles (Deep Zoom): the descriptor's address, the size in pixels of the whole."""

    url: str
    width: int
    height: int
    files: tuple[Rendition, ...]


@dataclass(frozen=True)
class Panorama:
    """A picture of all directions (equirectangular), from narrow to wide; a device takes the widest that it can."""

    files: tuple[Rendition, ...]


@dataclass(frozen=True)
class Handout:
    """A document or a picture to take home, as one file."""

    rendition: Rendition

    @property
    def files(self) -> tuple[Rendition, ...]:
        """All files that belong to it."""
        return (self.rendition,)


Made = Picture | Film | Subtitles | DeepZoom | Panorama | Handout


@dataclass(frozen=True)
class Renditions:
    """All that was rendered, by the digest of the original's bytes; what could not be rendered is absent."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    films: Mapping[str, Film] = field(default_factory=dict)
    subtitles: Mapping[str, Subtitles] = field(default_factory=dict)
    boards: Mapping[str, DeepZoom] = field(default_factory=dict)
    panoramas: Mapping[str, Panorama] = field(default_factory=dict)
    handouts: Mapping[str, Handout] = field(default_factory=dict)

    def made(self, file: MediaFile, use: Use) -> Made:
        """What was made of an original for a use; KeyError if it was refused."""
        by_use: dict[Use, Mapping[str, Made]] = {
            Use.PHOTO: self.pictures,
            Use.FILM: self.films,
            Use.SUBTITLES: self.subtitles,
            Use.BOARD: self.boards,
            Use.PANORAMA: self.panoramas,
            Use.DOWNLOAD: self.handouts,
        }
        return by_use[use][file.sha256]

    def picture(self, file: MediaFile) -> Picture:
        """The picture made from an original; KeyError if it was refused."""
        return self.pictures[file.sha256]

    def film(self, file: MediaFile) -> Film:
        """The film made from an original; KeyError if it was refused."""
        return self.films[file.sha256]

    def board(self, file: MediaFile) -> DeepZoom:
        """The tiles of a board; KeyError if it was refused."""
        return self.boards[file.sha256]

    def panorama(self, photo: Photo) -> tuple[Rendition, ...]:
        """The renditions of a photo that shows all directions; none of any other."""
        return self.panoramas[photo.file.sha256].files if photo.panorama else ()

    def handout(self, file: MediaFile) -> Handout:
        """The file that is made of an original to be taken home; KeyError if it was refused."""
        return self.handouts[file.sha256]

    def subtitles_url(self, video: Video) -> str:
        """The address of a film's subtitles; empty without any."""
        return self.subtitles[video.subtitles.sha256].rendition.url if video.subtitles else ""
