"""The originals that the public pages show, each once, with what it is rendered for and the places that show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from showcase.media.picture import Use
from showcase.model import Bundle, Download, MediaFile, Photo, Site, Video, Week


@dataclass(frozen=True)
class Place:
    """Where an original is shown: a bundle and the front matter key there."""

    bundle: Bundle
    key: str


@dataclass(frozen=True)
class Wanted:
    """One original by its bytes, for all its uses; files with the same bytes are one."""

    file: MediaFile
    uses: tuple[Use, ...]
    places: tuple[Place, ...]


def list_wanted(site: Site) -> tuple[Wanted, ...]:
    """The originals of everything in a site, in the order of their first place."""
    files: dict[str, MediaFile] = {}
    uses: dict[str, dict[Use, None]] = {}
    places: dict[str, dict[Place, None]] = {}
    for file, use, place in _shown(site):
        files.setdefault(file.sha256, file)
        uses.setdefault(file.sha256, {})[use] = None
        places.setdefault(file.sha256, {})[place] = None
    return tuple(Wanted(file, tuple(uses[sha256]), tuple(places[sha256])) for sha256, file in files.items())


def _shown(site: Site) -> Iterator[tuple[MediaFile, Use, Place]]:
    for week in site.weeks:
        yield from _shown_by_schools(week)
        yield from _shown_by_stories(week)
        yield from _shown_by_week(week)


def _shown_by_schools(week: Week) -> Iterator[tuple[MediaFile, Use, Place]]:
    for school in week.schools:
        for photo in school.pictures:
            yield from _photo(photo, school.bundle)
        for video in school.films:
            yield from _film(video, school.bundle)
        for board in school.boards:
            yield board.photo.file, Use.BOARD, Place(school.bundle, board.photo.key)
        for download in school.downloads:
            yield from _download(download, school.bundle)


def _shown_by_stories(week: Week) -> Iterator[tuple[MediaFile, Use, Place]]:
    for story in week.stories:
        for photo in story.photos:
            yield from _photo(photo, story.bundle)
        for video in story.videos:
            yield from _film(video, story.bundle)


def _shown_by_week(week: Week) -> Iterator[tuple[MediaFile, Use, Place]]:
    for paper in week.papers:
        for photo in paper.photos:
            yield from _photo(photo, paper.bundle)
    if week.downloads is not None:
        for download in week.downloads.downloads:
            yield from _download(download, week.downloads.bundle)


def _download(download: Download, bundle: Bundle) -> Iterator[tuple[MediaFile, Use, Place]]:
    yield download.file, Use.DOWNLOAD, Place(bundle, download.key)
    if download.picture is not None:
        yield from _photo(download.picture, bundle)


def _film(video: Video, bundle: Bundle) -> Iterator[tuple[MediaFile, Use, Place]]:
    place = Place(bundle, video.key)
    yield video.file, Use.FILM, place
    if video.subtitles is not None:
        yield video.subtitles, Use.SUBTITLES, place


def _photo(photo: Photo, bundle: Bundle) -> Iterator[tuple[MediaFile, Use, Place]]:
    place = Place(bundle, photo.key)
    yield photo.file, Use.PHOTO, place
    if photo.panorama:
        yield photo.file, Use.PANORAMA, place
