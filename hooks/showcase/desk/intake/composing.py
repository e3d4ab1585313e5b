"""A parcel → a draft: its report read, its photos looked at, what is there twice taken once, everything accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from showcase.desk.intake.account import Entry, Fate
from showcase.desk.intake.captions import split_credit, written_alt
from showcase.desk.intake.delivery import Delivered
from showcase.desk.intake.draft import FILM_LIMIT, PHOTO_LIMIT, Draft, PlacedFilm, PlacedPhoto
from showcase.desk.intake.films import examine_film
from showcase.desk.intake.names import comparable, stem_of, title_of
from showcase.desk.intake.parcel import Parcel
from showcase.desk.intake.photo import Photo, difference, examine_photo
from showcase.desk.intake.report import Report, read_report
from showcase.desk.intake.word_blocks import Block
from showcase.reader.media_file import UnfitMedia, look_at

_LEAST_NAME = 6
_TOO_MANY = "拆成两篇，或者只留最好的"


@dataclass
class Composed:
    """A draft with what became of its files; `draft` is None when nothing of the parcel can be shown."""

    draft: Draft | None
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def compose(parcel: Parcel, work_path: Path, known: Mapping[str, str], *, shrinks_films: bool) -> Composed:
    """Put a parcel together; `known` says by digest where the week has a file already, `work_path` is a folder for copies."""
    return _Composing(work_path, known, shrinks_films).compose(parcel)


class _Composing:
    def __init__(self, work_path: Path, known: Mapping[str, str], shrinks_films: bool) -> None:
        self.work_path = work_path
        self.known = known
        self.shrinks_films = shrinks_films
        self.entries: list[Entry] = []
        self.notes: list[str] = []
        self.copies = 0
        self.labels: set[str] = set()

    def compose(self, parcel: Parcel) -> Composed:
        self.labels = {file.label for file in parcel.files}
        draft = Draft(parcel.name)
        loose = [(file, photo) for file in parcel.photos if (photo := self._examined(file.path, file.label))]
        if parcel.document is not None and not self._take_report(parcel.document, draft, loose):
            return self._without_report(parcel)
        self._take_loose(draft, loose)
        for film in parcel.films:
            self._take_film(film, draft, parcel.subtitles)
        for file in parcel.subtitles:
            if not any(entry.label == file.label for entry in self.entries):
                self._tell(file.label, Fate.UNPLACED, "它的影片没有收进来", "影片收进来以后，一起放进故事的文件夹")
        self._name(draft)
        has_anything = draft.blocks or draft.photos or draft.films
        return Composed(draft if has_anything else None, self.entries, self.notes)

    def _without_report(self, parcel: Parcel) -> Composed:
        """Photos and films of a report that cannot be read wait for it."""
        told = {entry.label for entry in self.entries}
        for file in parcel.files:
            if file.label not in told:
                self._tell(file.label, Fate.UNPLACED, "它的稿件收不进来", "稿件改好以后，一起再收一次")
        return Composed(None, self.entries, self.notes)

    def _take_report(self, document: Delivered, draft: Draft, loose: list[tuple[Delivered, Photo]]) -> bool:
        self.copies += 1
        try:
            report = read_report(document.path, document.name, self.work_path / f"word-{self.copies}")
        except UnfitMedia as fault:
            self._tell(document.label, Fate.REFUSED, fault.message, fault.remedy)
            return False
        draft.title, draft.source, draft.editor = report.title, report.byline.source, report.byline.editor
        self.notes.extend(report.notes)
        self._tell(document.label, Fate.TAKEN, "正文")
        draft.blocks = _ReportPictures(self, document, report, loose, draft).blocks()
        return True

    def _take_loose(self, draft: Draft, loose: list[tuple[Delivered, Photo]]) -> None:
        """Photos beside the text that do not stand in it."""
        seen = {photo.photo.sent_sha256 for photo in draft.photos}
        for file, photo in loose:
            if any(entry.label == file.label for entry in self.entries):
                continue
            if self.is_known(photo, file.label):
                continue
            if photo.sent_sha256 in seen:
                self._tell(file.label, Fate.KNOWN, "与这篇故事里的另一张一模一样")
            elif len(draft.photos) >= PHOTO_LIMIT:
                self._tell(file.label, Fate.UNPLACED, f"一篇故事最多 {PHOTO_LIMIT} 张图片", _TOO_MANY)
            else:
                seen.add(photo.sent_sha256)
                caption, credit = _said_by_name(file.name, draft.title)
                draft.photos.append(PlacedPhoto(photo, caption, credit))
                self._tell(file.label, Fate.TAKEN, "说明取自文件名，请核对" if caption else "没有说明")

    def _take_film(self, file: Delivered, draft: Draft, subtitles: list[Delivered]) -> None:
        self.copies += 1
        try:
            film = examine_film(file.path, self.work_path / f"film-{self.copies}.mp4", shrinks=self.shrinks_films)
        except UnfitMedia as fault:
            self._tell(file.label, Fate.REFUSED, fault.message, fault.remedy)
            return
        place = self.known.get(film.sha256) or self.known.get(film.sent_sha256)
        if place:
            self._tell(file.label, Fate.KNOWN, f"本周已经有了：{place}")
            return
        if len(draft.films) >= FILM_LIMIT or any(other.film.sent_sha256 == film.sent_sha256 for other in draft.films):
            self._tell(file.label, Fate.UNPLACED, f"一篇故事最多 {FILM_LIMIT} 段影片，并且各不相同", _TOO_MANY)
            return
        words = next((other for other in subtitles if len(subtitles) == 1 or _is_named_like(other, file)), None)
        draft.films.append(PlacedFilm(film, _said_by_film(file.name, draft), words.path if words else None))
        size = (
            f"{film.shrunk_from / 1e6:.0f} MB 压成 {film.path.stat().st_size / 1e6:.0f} MB" if film.shrunk_from else ""
        )
        self._tell(file.label, Fate.TAKEN, size)
        if words is not None:
            self._tell(words.label, Fate.TAKEN, "字幕")

    def _name(self, draft: Draft) -> None:
        """Files get the names that they are to have in the repository."""
        new_names = {}
        for number, photo in enumerate(draft.photos, start=1):
            name = f"{number:02d}.{photo.photo.suffix}"
            new_names[photo.name] = name
            photo.name = name
        draft.blocks = [
            replace(block, picture=new_names[block.picture]) if block.kind == "img" else block for block in draft.blocks
        ]
        for number, film in enumerate(draft.films, start=1):
            film.name = f"film{'' if number == 1 else f'-{number}'}.{film.film.suffix}"
        told = [photo.name for photo in draft.photos if photo.photo.tells_place]
        told.extend(film.name for film in draft.films if film.film.tells_place)
        if told:
            names = "、".join(told)
            self.notes.append(f"{names} 里记着拍摄地点，存进仓库前用看图、剪辑软件另存一次去掉（网站上不会显示）")

    def _examined(self, path: Path, label: str) -> Photo | None:
        self.copies += 1
        try:
            return look_at(examine_photo, path, self.work_path / f"photo-{self.copies}.jpg")
        except UnfitMedia as fault:
            self._tell(label, Fate.REFUSED, fault.message, fault.remedy)
        return None

    def is_known(self, photo: Photo, label: str) -> bool:
        """Whether the week has the photo already; that is then told."""
        place = self.known.get(photo.sha256) or self.known.get(photo.sent_sha256)
        if place:
            self._tell(label, Fate.KNOWN, f"本周已经有了：{place}")
        return place is not None

    def _tell(self, label: str, fate: Fate, words: str, remedy: str = "") -> None:
        self.entries.append(Entry(label, fate, words, remedy, is_file=label in self.labels))

    tell = _tell
    examined = _examined


class _ReportPictures:
    """The pictures that stand in a report, each exchanged for the larger original that came beside it, if one did."""

    def __init__(
        self,
        composing: _Composing,
        document: Delivered,
        report: Report,
        loose: list[tuple[Delivered, Photo]],
        draft: Draft,
    ) -> None:
        self.composing = composing
        self.document = document
        self.report = report
        self.loose = loose
        self.draft = draft
        self.seen: set[str] = set()

    def blocks(self) -> list[Block]:
        """The report's blocks; its photos are added to the draft."""
        kept, number = [], 0
        for block in self.report.blocks:
            if block.kind != "img":
                kept.append(block)
                continue
            number += 1
            if self._take(block, f"{self.document.label} 的第 {number} 张图片"):
                kept.append(block)
        for name in self.report.spare:
            self._note_spare(name)
        return kept

    def _take(self, block: Block, label: str) -> bool:
        if block.picture in self.seen:
            self.composing.tell(label, Fate.KNOWN, "与文档里前面的一张相同，只放一次")
            return False
        self.seen.add(block.picture)
        photo = self.composing.examined(self.report.folder / block.picture, label)
        if photo is None:
            return False
        original = self._original(photo)
        if original is not None:
            photo = original[1]
            self.loose.remove(original)
        if self.composing.is_known(photo, original[0].label if original else label):
            if original:
                self.composing.tell(label, Fate.KNOWN, f"就是 {original[0].label}")
            return False
        if len(self.draft.photos) >= PHOTO_LIMIT:
            self.composing.tell(label, Fate.UNPLACED, f"一篇故事最多 {PHOTO_LIMIT} 张图片", _TOO_MANY)
            return False
        credit = block.credit or self.report.byline.credit
        self.draft.photos.append(PlacedPhoto(photo, block.caption, credit, block.picture))
        if original is None:
            self.composing.tell(label, Fate.TAKEN, "" if block.caption else "没有说明")
        else:
            self.composing.tell(label, Fate.TAKEN, f"用的是 {original[0].label}")
            self.composing.tell(
                original[0].label, Fate.TAKEN, "放在文中原来的位置" + ("" if block.caption else "，没有说明")
            )
        return True

    def _original(self, photo: Photo) -> tuple[Delivered, Photo] | None:
        """The loose photo that is this one, or that Word made this one of."""
        best: tuple[float, tuple[Delivered, Photo]] | None = None
        for pair in self.loose:
            other = pair[1]
            apart = 0.0 if other.sent_sha256 == photo.sent_sha256 else difference(photo, other)
            is_larger = other.width * other.height >= photo.width * photo.height
            if apart is not None and is_larger and (best is None or apart < best[0]):
                best = (apart, pair)
        return best[1] if best else None

    def _note_spare(self, name: str) -> None:
        label = f"{self.document.label} 的页眉、页脚或背景里的图片 {name}"
        self.composing.tell(label, Fate.KNOWN, "不是正文里的图片，没有收；要用的另存出来再放")


def _said_by_name(name: str, title: str) -> tuple[str, str]:
    """The caption and the credit that a photo's file name says, where somebody wrote a name for it."""
    words = written_alt(title_of(name))
    caption, credit = split_credit(words)
    han = sum("\u3400" <= character <= "\u9fff" for character in caption)
    is_own = comparable(caption) not in comparable(title) and han >= _LEAST_NAME
    return (caption, credit) if is_own else ("", credit)


def _said_by_film(name: str, draft: Draft) -> str:
    """What a film is called, where that is more than a number."""
    words = written_alt(title_of(name))
    return words or (draft.title if comparable(stem_of(name)) == comparable(draft.title) else "")


def _is_named_like(subtitles: Delivered, film: Delivered) -> bool:
    return comparable(stem_of(subtitles.name)) == comparable(stem_of(film.name))
