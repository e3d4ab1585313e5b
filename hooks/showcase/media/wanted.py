"""The originals that the public pages show, each once, with the places that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from showcase.checks.consent import pictures_of
from showcase.model import Bundle, MediaFile, Photo, Site, Video, Week


@dataclass(frozen=True)
class Place:
    """Where an original is shown: a bundle and the front matter key there."""

    bundle: Bundle
    key: str


@dataclass(frozen=True)
class Wanted:
    """One original by its bytes; files with the same bytes are one."""

    file: MediaFile
    places: tuple[Place, ...]


def list_wanted(site: Site) -> tuple[Wanted, ...]:
    """The originals of everything in a site, in the order of their first place."""
    files: dict[str, MediaFile] = {}
    places: dict[str, list[Place]] = {}
    for bundle, item in _shown(site):
        files.setdefault(item.file.sha256, item.file)
        places.setdefault(item.file.sha256, []).append(Place(bundle, item.key))
    return tuple(Wanted(file, tuple(places[sha256])) for sha256, file in files.items())


def _shown(site: Site) -> Iterator[tuple[Bundle, Photo | Video]]:
    for week in site.weeks:
        yield from _shown_in(week)


def _shown_in(week: Week) -> Iterator[tuple[Bundle, Photo | Video]]:
    for school in week.schools:
        for photo in pictures_of(school):
            yield school.bundle, photo
    for story in week.stories:
        yield from ((story.bundle, photo) for photo in story.photos)
        yield from ((story.bundle, video) for video in story.videos)
