"""The package for the next level up (择优推荐): a folder of Word files, pictures, films and an index, of approved and public stories only."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zipfile import ZIP_STORED, ZipFile

from showcase.checks.photos import MEGABYTE
from showcase.desk.office_file import About, office_file, zip_entry
from showcase.desk.outgoing import check_free, outgoing_path, whole_folder
from showcase.desk.submission.package_plan import INDEX, Entry, Missing, Order, list_entries, list_missing
from showcase.desk.submission.package_story import (
    film_words,
    picture_names,
    picture_words,
    story_address,
    story_document,
)
from showcase.desk.submission.public_week import Desk, PublicWeek, read_public_week
from showcase.desk.word.picture_copy import document_picture, original_copy
from showcase.desk.workbook import Sheet, workbook_bytes
from showcase.model import MediaFile, Story
from showcase.urls import MEDIA

T = TypeVar("T")
PICTURE_WORDS = "图片说明.txt"
COLUMNS = (
    ("序号", 6), ("日期", 12), ("单位", 24), ("标题", 36), ("类别", 14), ("栏目", 18), ("字数", 8), ("图片数", 8), ("视频数", 8),
    ("文件名", 44), ("网址", 44), ("是否达到要求", 30), ("媒体链接", 44),
)  # fmt: skip


@dataclass(frozen=True)
class Package:
    """What was packed, or would be: the folder, its stories, those that are missing, the bytes written."""

    path: Path
    entries: tuple[Entry, ...]
    missing: tuple[Missing, ...]
    notes: tuple[str, ...] = ()
    bytes: int = 0


def plan_package(desk: Desk, order: Order, output: Path | None, *, force: bool) -> Package:
    """What `write_package` would write; nothing is written. Raises as that does."""
    path = outgoing_path(desk.project, output, order.name)
    check_free(path, force=force)
    with desk.store.shared():
        public = read_public_week(desk, order.week, order.stories, render=False)
    return Package(path, list_entries(public, order), list_missing(public, order, desk.as_of))


def write_package(desk: Desk, order: Order, output: Path | None, *, force: bool) -> Package:
    """Write the package, whole or not at all; nothing when no story is in it.

    Raises NotThere, SiteUnreadable, WeekHeld, and UnfitMedia when an original changes meanwhile.
    """
    path = outgoing_path(desk.project, output, order.name)
    check_free(path, force=force)
    # Films are taken from the store, which nobody may prune meanwhile.
    with desk.store.shared():
        public = read_public_week(desk, order.week, order.stories, render=True)
        entries, missing = list_entries(public, order), list_missing(public, order, desk.as_of)
        if not entries:
            return Package(path, entries, missing)
        with whole_folder(path, contents=INDEX) as folder:
            writing = _Writing(desk, public, folder)
            for entry in entries:
                writing.add(entry)
            writing.add_index(entries)
            size = sum(file.stat().st_size for file in folder.iterdir())
    return Package(path, entries, missing, tuple(writing.notes), size)


class _Writing:
    """One package being written into its folder."""

    def __init__(self, desk: Desk, public: PublicWeek, folder: Path) -> None:
        self.desk = desk
        self.public = public
        self.folder = folder
        self.notes: list[str] = []

    def add(self, entry: Entry) -> None:
        """Write all files of a story."""
        small = self._each(entry.story, document_picture)
        about = self._about(entry.story.title)
        document = story_document(self.public, entry, lambda photo: small[photo.file.sha256], about)
        self._write(entry.document, document)
        if entry.pictures:
            self._add_pictures(entry)
        for number, video in enumerate(entry.story.videos):
            self._add_film(entry, number, video.file)

    def add_index(self, entries: tuple[Entry, ...]) -> None:
        """Write the list of all stories."""
        rows = [self._row(number, entry) for number, entry in enumerate(entries, start=1)]
        title = f"{self.public.week.title}报送目录"
        self._write(INDEX, office_file(workbook_bytes([Sheet("报送目录", COLUMNS, rows)]), self._about(title)))

    def _add_pictures(self, entry: Entry) -> None:
        copies = self._each(entry.story, original_copy)
        originals = [copies[photo.file.sha256] for photo in entry.story.photos]
        names = picture_names(entry)
        self._note_light(entry, names, originals)
        words = picture_words(entry, map(len, originals))
        with ZipFile(self.folder / entry.pictures, "w", ZIP_STORED) as archive:
            for name, data in (*zip(names, originals, strict=True), (PICTURE_WORDS, words)):
                archive.writestr(zip_entry(name, self._on), data)

    def _note_light(self, entry: Entry, names: tuple[str, ...], originals: list[bytes]) -> None:
        """What the notes of a camera weighed is missing from a copy: it may be what the rule asks for."""
        rule = self.public.week.rule("photo_bytes")
        least = rule["min_mb"] * MEGABYTE if rule.about(entry.story.kind) else 0
        for name, photo, data in zip(names, entry.story.photos, originals, strict=True):
            if len(data) < least <= photo.file.bytes:
                size = f"{len(data) / MEGABYTE:.2f} MB"
                self.notes.append(f"{name}：去掉相机写入的信息后是 {size}，不到 {rule['min_mb']:g} MB")

    def _add_film(self, entry: Entry, number: int, file: MediaFile) -> None:
        made = self.public.renditions.film(file)
        name = entry.films[number]
        source_path = self.desk.store.rendition_path(made.rendition.url.removeprefix(MEDIA))
        shutil.copyfile(source_path, self.folder / name)
        self._write(f"{name.removesuffix('.mp4')}.txt", film_words(self.public, entry, number, made))

    def _row(self, number: int, entry: Entry) -> tuple[str | int, ...]:
        story = entry.story
        view = self.public.view
        faults = [*entry.faults, *(note for note in self.notes if note.startswith(entry.stem))]
        return (
            number,
            story.day.isoformat(),
            entry.school,
            story.title,
            view.kind_name(story),
            view.channel_anchor(story.channel).title,
            story.text.characters,
            len(story.photos),
            len(story.videos),
            "\n".join(entry.files),
            story_address(self.public, story),
            f"未达到：{'；'.join(faults)}" if faults else "达到",
            "\n".join(f"{link.outlet}：{link.url}" for link in story.links if link.outlet),
        )

    def _each(self, story: Story, function: Callable[[Path, MediaFile], T]) -> dict[str, T]:
        """What a function makes of each picture of a story, by the digest of the original."""
        files = {photo.file.sha256: photo.file for photo in story.photos}
        root = self.desk.project.root
        made = self.desk.executor.map(lambda file: function(root, file), files.values())
        return dict(zip(files, made, strict=True))

    def _about(self, title: str) -> About:
        return About(title, self.public.site.organiser, self._on)

    @property
    def _on(self) -> datetime:
        return self.desk.as_of.astimezone(self.public.site.zone)

    def _write(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)
