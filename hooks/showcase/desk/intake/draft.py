"""A story as it is put together: text and pictures in their order, each file once, as the page bundle that will be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.desk.intake.films import Film
from showcase.desk.intake.photo import Photo
from showcase.desk.intake.prose import escaped
from showcase.desk.intake.word_blocks import Block
from showcase.desk.page_bundle import PageBundle

# What stands for a caption that nobody wrote, where only all else is to be checked.
PLACEHOLDER = "（待补说明）"
PHOTO_LIMIT, FILM_LIMIT = 100, 20


@dataclass
class PlacedPhoto:
    """A photo of a story: what is said about it, whether it stands in the text."""

    photo: Photo
    caption: str = ""
    credit: str = ""
    name: str = ""


@dataclass
class PlacedFilm:
    """A film of a story; its subtitles are a file or none."""

    film: Film
    caption: str = ""
    subtitles: Path | None = None
    name: str = ""


@dataclass
class Draft:
    """A story before it is written. `blocks` name their pictures by `PlacedPhoto.name`."""

    title: str
    blocks: list[Block] = field(default_factory=list)
    photos: list[PlacedPhoto] = field(default_factory=list)
    films: list[PlacedFilm] = field(default_factory=list)
    source: str = ""
    editor: str = ""

    @property
    def text(self) -> str:
        """The story's Markdown."""
        captions = {photo.name: photo.caption for photo in self.photos}
        return "\n\n".join(
            f"![{escaped(captions[block.picture])}]({block.picture})" if block.kind == "img" else block.markdown
            for block in self.blocks
        )

    @property
    def without_caption(self) -> list[str]:
        """The names of the files that nobody said anything about."""
        missing = [photo.name for photo in self.photos if not photo.caption]
        return missing + [film.name for film in self.films if not film.caption]

    def bundle(self, source_path: PurePosixPath, fields: Mapping[str, Any], *, fills: bool = False) -> PageBundle:
        """The page bundle; `fields` are those that the parcel itself does not tell; `fills` puts words where captions are missing."""
        front_matter: dict[str, Any] = {"title": self.title, **fields}
        front_matter.update({key: value for key, value in (("source", self.source), ("editor", self.editor)) if value})
        missing = PLACEHOLDER if fills else ""
        if self.photos:
            front_matter["photos"] = [dict(_photo_entry(photo, missing)) for photo in self.photos]
        if self.films:
            front_matter["videos"] = [{"file": film.name, "caption": film.caption or missing} for film in self.films]
        return PageBundle(source_path, front_matter, self.text, dict(self._files()))

    def _files(self) -> Iterator[tuple[str, Path]]:
        for photo in self.photos:
            yield photo.name, photo.photo.path
        for film in self.films:
            yield film.name, film.film.path
            if film.subtitles is not None:
                yield str(PurePosixPath(film.name).with_suffix(".vtt")), film.subtitles


def _photo_entry(photo: PlacedPhoto, missing: str) -> Iterator[tuple[str, Any]]:
    yield "file", photo.name
    yield "caption", photo.caption or missing
    if photo.credit:
        yield "credit", photo.credit
    if photo.photo.panorama:
        # The copy has lost the note that said so.
        yield "panorama", True
