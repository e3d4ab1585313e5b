"""Which files belong to one story: by their folder, by a name or a number that they begin with; never by guessing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from showcase.desk.intake.delivery import Delivered
from showcase.desk.intake.file_kind import FileKind
from showcase.desk.intake.names import comparable, stem_of, title_of

_FORMS = re.compile(
    "授权书|授权表|同意书|承诺书|知情书|统计表|汇总表|登记表|报名表|签到表|审批表|审核表|信息采集表|采集表|回执|花名册|名单|通讯录"
)
# A number with nothing behind it, or behind 图, is that of a photo.
_LEADING_NUMBER = re.compile(
    r"^[（(【\[第]*(?:稿件|附件|新闻|活动|篇)?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})(?![0-9月年日]|[./]\d)\s*[-—_.、．：:）)】\]\s篇号]+(?=.)"
)
_LEAST_SHARED = 3


@dataclass
class Parcel:
    """The files of one story: its Word file if there is one, photos and films in the order of their names."""

    document: Delivered | None = None
    photos: list[Delivered] = field(default_factory=list)
    films: list[Delivered] = field(default_factory=list)
    subtitles: list[Delivered] = field(default_factory=list)

    @property
    def files(self) -> list[Delivered]:
        """All of them."""
        return [*([self.document] if self.document else []), *self.photos, *self.films, *self.subtitles]

    @property
    def name(self) -> str:
        """What its files are called, for a story without a title of its own."""
        if self.document is not None:
            return title_of(self.document.name)
        if self.films:
            return title_of(self.films[0].name)
        folders = (title_of(part) for part in reversed(self.photos[0].parts[:-1]))
        return next((name for name in folders if name), "")


@dataclass
class Sorted:
    """The stories of a delivery, and what belongs to none of them with the reason."""

    parcels: list[Parcel] = field(default_factory=list)
    unplaced: list[tuple[Delivered, str, str]] = field(default_factory=list)


def sort_out(files: Iterable[Delivered]) -> Sorted:
    """Sort files into stories."""
    result = Sorted()
    documents, media = [], []
    for file in files:
        if file.kind is not FileKind.WORD:
            media.append(file)
        elif _FORMS.search(file.name):
            words = "像是表格、名单或授权书，可能有个人信息，不当稿件"
            result.unplaced.append((file, words, "不要放进仓库；确是稿件的，改个文件名再收"))
        else:
            documents.append(file)
    result.parcels = [Parcel(document) for document in documents]
    for file in media:
        if file.kind is not FileKind.SUBTITLES:
            _place(file, result)
    for file in media:
        if file.kind is FileKind.SUBTITLES:
            _place_subtitles(file, result)
    return result


def _place(file: Delivered, result: Sorted) -> None:
    parcel = _home(file, [parcel for parcel in result.parcels if parcel.document is not None])
    if parcel is None and file.kind is FileKind.FILM:
        # A film is a story of its own where no text claims it.
        parcel = Parcel()
        result.parcels.append(parcel)
    if parcel is None and not any(other.document for other in result.parcels):
        parcel = _photo_story(file, result)
    if parcel is None:
        words = "有几篇稿件，看不出这张照片是哪一篇的"
        remedy = "放进与稿件同名的文件夹，或在文件名前写上稿件的编号或标题，再收一次；也可以自己放进故事的文件夹"
        result.unplaced.append((file, words, remedy))
        return
    (parcel.films if file.kind is FileKind.FILM else parcel.photos).append(file)


def _photo_story(file: Delivered, result: Sorted) -> Parcel:
    """Photos without any text: those of one folder are one story, with the film beside them if there is one only."""
    beside = [parcel for parcel in result.parcels if any(other.parts[:-1] == file.parts[:-1] for other in parcel.files)]
    if len(beside) == 1:
        return beside[0]
    of_photos = [parcel for parcel in beside if not parcel.films]
    if of_photos:
        return of_photos[0]
    parcel = Parcel()
    result.parcels.append(parcel)
    return parcel


def _home(file: Delivered, parcels: list[Parcel]) -> Parcel | None:
    """The story with a text that a photo or film belongs to."""
    if len(parcels) <= 1:
        return parcels[0] if parcels else None
    named = _alike(file, parcels)
    if named is not None:
        return named
    by_folder: dict[tuple[str, ...], list[Parcel]] = defaultdict(list)
    for parcel in parcels:
        assert parcel.document is not None  # noqa: S101 -- only such are asked
        by_folder[parcel.document.parts[:-1]].append(parcel)
    for depth in range(len(file.parts) - 1, -1, -1):
        found = by_folder.get(file.parts[:depth], [])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _alike(file: Delivered, parcels: list[Parcel]) -> Parcel | None:
    """The only story whose Word file is called like the photo or film, or like a folder that it lies in; the nearest name decides."""
    for name in (stem_of(file.name), *map(stem_of, reversed(file.parts[:-1]))):
        for is_alike in (_same, _begins_with, _same_number):
            found = [parcel for parcel in parcels if parcel.document and is_alike(name, stem_of(parcel.document.name))]
            if len(found) == 1:
                return found[0]
            if found:
                return None
    return None


def _same(name: str, document: str) -> bool:
    mine, own = comparable(name), comparable(document)
    title = comparable(title_of(document))
    return mine == own or (len(title) >= _LEAST_SHARED and comparable(title_of(name)) == title)


def _begins_with(name: str, document: str) -> bool:
    mine = comparable(name)
    return any(
        len(own) >= _LEAST_SHARED and mine.startswith(own) for own in map(comparable, (document, title_of(document)))
    )


def _same_number(name: str, document: str) -> bool:
    mine, own = _LEADING_NUMBER.match(name), _LEADING_NUMBER.match(document)
    return mine is not None and own is not None and _value(mine[1]) == _value(own[1])


def _value(number: str) -> str:
    digits = "一二三四五六七八九十"
    return str(digits.index(number) + 1) if number in digits and len(number) == 1 else number.lstrip("0") or "0"


def _place_subtitles(file: Delivered, result: Sorted) -> None:
    """Subtitles go with the film that is called like them, or with the only one."""
    films = [(parcel, film) for parcel in result.parcels for film in parcel.films]
    named = [pair for pair in films if comparable(stem_of(pair[1].name)) == comparable(stem_of(file.name))]
    chosen = named if len(named) == 1 else films if len(films) == 1 else []
    if chosen:
        chosen[0][0].subtitles.append(file)
    else:
        result.unplaced.append((file, "看不出是哪段影片的字幕", "改成与影片相同的名字，再收一次"))
