"""An intake from end to end: receive → sort out → put together → check → write → keep what is left over."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.desk.intake.account import Account, Entry, Fate, StoryAccount
from showcase.desk.intake.composing import Composed, compose
from showcase.desk.intake.delivery import Delivery, label_of, receive
from showcase.desk.intake.description import facts_of, kind_of, notes_of
from showcase.desk.intake.draft import Draft
from showcase.desk.intake.films import Film
from showcase.desk.intake.keeping import keep, note_receipts, read_receipts
from showcase.desk.intake.parcel import Parcel, sort_out
from showcase.desk.intake.photo import Photo
from showcase.desk.intake.staging import check_fields, check_staged
from showcase.desk.intake.week_register import Told, WeekRegister, bare_words, read_week_register
from showcase.desk.page_bundle import AlreadyThere, PageBundle, Unwritable
from showcase.desk.starters.programme import Programme
from showcase.desk.starters.starters import free_slug
from showcase.media.rendering import Progress, unwatched
from showcase.model import Status, Story
from showcase.project import Project
from showcase.reader.media_file import sha256_of
from showcase.reader.names import propose_slug

_ADDRESS_LENGTH = 40
_ADD_YOURSELF = "要用的，自己放进那篇故事的文件夹"


@dataclass(frozen=True)
class Order:
    """What an editor asks for. `filed` is when the parcel came, in the site's zone; `readings` how names are read for addresses."""

    programme: Programme
    school: str
    day: date
    filed: datetime
    readings: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    channel: str = ""
    title: str = ""
    dry_run: bool = False
    shrinks_films: bool = False


class SeveralStories(Exception):
    """One title was given for a parcel of more than one story; the number is theirs."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def take_in(
    project: Project, paths: Sequence[Path], order: Order, executor: Executor, progress: Progress = unwatched
) -> Account:
    """Take in what lies at these paths, none of which is ever changed. SeveralStories, and nothing done, if a title fits more than one."""
    with tempfile.TemporaryDirectory(prefix="intake-") as folder:
        return _Intake(project, order, Path(folder), executor, progress).run(paths)


@dataclass
class _Made:
    """A story that is ready to be written."""

    parcel: Parcel
    composed: Composed
    draft: Draft
    source_path: PurePosixPath
    fields: dict[str, Any]

    @property
    def receipts(self) -> dict[str, str]:
        """Where the files that were sent went, by their digests."""
        return {sha256_of(file.path): self.source_path.parent.as_posix() for file in self.parcel.files}

    def bundle(self, *, fills: bool = False) -> PageBundle:
        return self.draft.bundle(self.source_path, self.fields, fills=fills)


class _Intake:
    def __init__(self, project: Project, order: Order, work: Path, executor: Executor, progress: Progress) -> None:
        self.project = project
        self.order = order
        self.work = work
        self.executor = executor
        self.progress = progress
        self.account = Account()
        self.register: WeekRegister = read_week_register(project, order.programme.path)
        self.receipts = read_receipts(project.root, order.programme.slug)
        self.slugs = set(order.programme.stories)
        self.kept: list[tuple[str, Path]] = []

    def run(self, paths: Sequence[Path]) -> Account:
        delivery = receive(paths, self.work / "unpacked")
        self._note_refused(delivery)
        result = sort_out(delivery.files)
        if self.order.title and len(result.parcels) > 1:
            raise SeveralStories(len(result.parcels))
        for file, words, remedy in result.unplaced:
            self._tell(file.label, Fate.UNPLACED, words, remedy, file.path)
        made = [story for number, parcel in enumerate(result.parcels) if (story := self._put_together(parcel, number))]
        stories = self._check(made)
        for story in made:
            self._write(story, stories)
        if not self.order.dry_run:
            self._keep()
        return self.account

    def _note_refused(self, delivery: Delivery) -> None:
        for parts, message, remedy, path in delivery.refused:
            self._tell(label_of(parts), Fate.REFUSED, message, remedy, path)
        for parts in delivery.rubbish:
            self.account.entries.append(Entry(label_of(parts), Fate.RUBBISH))

    def _put_together(self, parcel: Parcel, number: int) -> _Made | None:
        place = self.receipts.get(sha256_of(parcel.document.path)) if parcel.document else None
        if place:
            self._pass_over(parcel, place)
            return None
        work = self.work / f"story-{number}"
        work.mkdir()
        composed = compose(parcel, work, self.register.files, shrinks_films=self.order.shrinks_films)
        draft = composed.draft
        if draft is None:
            self._spread(composed.entries, parcel)
            return None
        school = self.order.programme.schools[self.order.school]
        if not (self.order.title or draft.title):
            composed.notes.append("稿件没有标题，先用学校和日期代替，请起一个")
        draft.title = self.order.title or draft.title or f"{school}{self.order.day.month}月{self.order.day.day}日报送"
        if self._is_told(draft, composed, parcel):
            return None
        made = _Made(parcel, composed, draft, self._place(draft.title), self._fields(draft))
        self._remember(made)
        return made

    def _remember(self, made: _Made) -> None:
        """What came once in a delivery may come again further down in it."""
        place = made.source_path.parent
        told = Told(place, place.parent.name, self.order.school, made.draft.title, bare_words(made.draft.text))
        media: list[Photo | Film] = [photo.photo for photo in made.draft.photos]
        media.extend(film.film for film in made.draft.films)
        digests = {digest: place.as_posix() for item in media for digest in (item.sha256, item.sent_sha256)}
        self.register = WeekRegister((*self.register.stories, told), {**self.register.files, **digests})
        self.receipts.update(made.receipts)

    def _is_told(self, draft: Draft, composed: Composed, parcel: Parcel) -> bool:
        """Whether the week has the story already; what became of its files is then told."""
        alike = self.register.alike(self.order.school, self.order.day.isoformat(), draft.title)
        same = next((told for told in alike if told.words == bare_words(draft.text)), None)
        if same is not None:
            self._pass_over_again(parcel, composed, same.place.as_posix())
        elif alike:
            words = f"这所学校这一天已经有同名的故事 {alike[0].place}，内容不一样；没有覆盖，也没有另写"
            for file in parcel.files:
                remedy = "要另写一篇，用 --title 换个标题再收；要更新，在那篇故事里改"
                self._tell(file.label, Fate.UNPLACED, words, remedy, file.path)
        return bool(alike)

    def _pass_over(self, parcel: Parcel, place: str) -> None:
        """A story that was taken in before; what came with it and is new is not put there unasked."""
        for file in parcel.files:
            if file is parcel.document:
                self._tell(file.label, Fate.KNOWN, f"这篇稿件已经收过：{place}")
            elif sha256_of(file.path) in self._known_as_sent(place):
                self._tell(file.label, Fate.KNOWN, f"已经收过：{place}")
            else:
                words = f"它的稿件已经收过（{place}），这个文件不在里面，没有自动加进去"
                self._tell(file.label, Fate.UNPLACED, words, _ADD_YOURSELF, file.path)

    def _pass_over_again(self, parcel: Parcel, composed: Composed, place: str) -> None:
        """As above, where only the story itself tells that it was taken in."""
        files = {file.label: file for file in parcel.files}
        for entry in composed.entries:
            if parcel.document is not None and entry.label == parcel.document.label:
                self._tell(entry.label, Fate.KNOWN, f"这篇稿件已经收过：{place}")
            elif entry.fate is Fate.TAKEN and entry.label in files:
                words = f"它的稿件已经收过（{place}），这个文件不在里面，没有自动加进去"
                self._tell(entry.label, Fate.UNPLACED, words, _ADD_YOURSELF, files[entry.label].path)
            elif entry.label in files:
                self._spread([entry], parcel)

    def _known_as_sent(self, place: str) -> set[str]:
        """Digests, as they were sent, of the files that a story was made of."""
        return {digest for digest, where in self.receipts.items() if where == place} | set(self.register.files)

    def _place(self, title: str) -> PurePosixPath:
        # A subtitle makes an address longer, not clearer.
        slug = propose_slug(title.partition("——")[0], self.order.readings)
        if len(slug) > _ADDRESS_LENGTH:
            slug = slug[: _ADDRESS_LENGTH + 1].rpartition("-")[0] or slug[:_ADDRESS_LENGTH]
        slug = free_slug(slug, self.slugs)
        self.slugs.add(slug)
        return self.order.programme.path / "stories" / self.order.day.isoformat() / slug / "index.md"

    def _fields(self, draft: Draft) -> dict[str, Any]:
        fields = {
            "school": self.order.school,
            "kind": self.order.kind or kind_of(draft, self.order.programme),
            "channel": self.order.channel,
            "status": Status.SUBMITTED.value,
            "filed": self.order.filed.strftime("%Y-%m-%dT%H:%M"),
        }
        return {key: value for key, value in fields.items() if value}

    def _check(self, made: Sequence[_Made]) -> dict[PurePosixPath, Story]:
        """Note the issues of all new stories; the stories as the reader finds them, with words put where captions are missing."""
        if not made:
            return {}
        sound = [story for story in made if self._is_writable(story)]
        issues, stories = check_staged(
            self.project.root,
            self.order.programme.path,
            [story.bundle(fills=True) for story in sound],
            self.work / "stage",
            self.order.filed,
            self.executor,
            self.progress,
        )
        missing = {issue for story in sound for issue in check_fields(story.bundle())}
        self.account.issues = tuple(sorted({*issues, *missing}))
        return {story.bundle.source_path: story for story in stories}

    def _is_writable(self, story: _Made) -> bool:
        try:
            return bool(story.bundle().markdown)
        except Unwritable:
            return False

    def _write(self, story: _Made, read: Mapping[PurePosixPath, Story]) -> None:
        fault = self._written(story)
        if fault:
            for file in story.parcel.files:
                self._tell(file.label, Fate.UNPLACED, *fault, file.path)
            return
        facts = facts_of(story.draft, story.fields["kind"], read.get(story.source_path))
        notes = [*story.composed.notes, *notes_of(story.draft)]
        own = [entry for entry in story.composed.entries if entry.fate is Fate.TAKEN]
        self._spread([entry for entry in story.composed.entries if entry.fate is not Fate.TAKEN], story.parcel)
        self.account.stories.append(StoryAccount(story.source_path, story.draft.title, facts, tuple(own), tuple(notes)))

    def _written(self, story: _Made) -> tuple[str, str] | None:
        """Write a story, if it is to be; what is wrong and what to do where that cannot be done."""
        try:
            bundle = story.bundle()
            if self.order.dry_run:
                # It would be written if it can be put in words.
                _ = bundle.markdown
                return None
            bundle.write(self.project.root)
        except Unwritable:
            return "文字里有不能写进文件的字符", "把文字复制到新的 Word 文档里，再收一次"
        except AlreadyThere as fault:
            return f"“{fault}”已经在那里了，没有覆盖", "换个标题（--title）再收一次"
        note_receipts(self.project.root, self.order.programme.slug, story.receipts)
        return None

    def _spread(self, entries: Sequence[Entry], parcel: Parcel) -> None:
        """Entries of files that did not come into a story, with the files for whoever wants to look at them."""
        paths = {file.label: file.path for file in parcel.files}
        for entry in entries:
            self._tell(
                entry.label, entry.fate, entry.words, entry.remedy, paths.get(entry.label), is_file=entry.is_file
            )

    def _tell(
        self, label: str, fate: Fate, words: str, remedy: str = "", path: Path | None = None, *, is_file: bool = True
    ) -> None:
        self.account.entries.append(Entry(label, fate, words, remedy, is_file))
        if path is not None and fate in {Fate.REFUSED, Fate.UNPLACED}:
            self.kept.append((label, path))

    def _keep(self) -> None:
        """Copies of what came out of archives and found no place; what lies on the disk by itself stays there."""
        unpacked = [(label, path) for label, path in self.kept if self.work in path.parents]
        beside = len(self.kept) - len(unpacked)
        name = f"{self.order.day.isoformat()}-{self.order.school}"
        folder = keep(self.project.root, name, unpacked)
        words = (
            [f"压缩包里没有收进来的文件另存在 {folder.relative_to(self.project.root)}/（git 不管这个文件夹）。"]
            if folder
            else []
        )
        if beside:
            words.append(f"另有 {beside} 个没有收进来的文件留在原处，没有动。")
        self.account.kept = "".join(words)
