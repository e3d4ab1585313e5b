"""The wrap-up as a paper for the authority (总结): the wrap-up's text, figures, reports, problems and pictures. Internal: it never goes into the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from showcase.checks.publication import hold_reason
from showcase.desk.office_file import About
from showcase.desk.outgoing import NotThere, check_free, outgoing_path, write_file
from showcase.desk.submission.package_story import story_address
from showcase.desk.submission.public_week import Desk, PublicWeek, read_public_week
from showcase.desk.submission.summary_parts import HEADINGS, Section, Topic, answers, order_of, sections_of, topic_of
from showcase.desk.submission.summary_tables import (
    count_rows,
    day_rows,
    day_widths,
    figure_rows,
    opening_words,
    report_rows,
    report_words,
    unit_rows,
)
from showcase.desk.word.blocks import Words
from showcase.desk.word.document import WordDocument
from showcase.desk.word.picture_copy import document_picture, document_size
from showcase.model import Photo, Story, Week
from showcase.pages.dates import day_label
from showcase.reader.bundle import read_bundle
from showcase.reader.bundle_schemas import WrapUpSchema
from showcase.reader.findings import Findings
from showcase.reader.tree import Tree

INTERNAL = "内部材料"
PICTURES = 5
# Two pictures on a page, in millimetres.
HEIGHT = 85
_NUMERALS = "零一二三四五六七八九十"
_CASES = ("案例", "典型")


@dataclass(frozen=True)
class Summary:
    """A summary that was written, or would be: its place, headings, pictures, and what somebody has still to write."""

    path: Path
    headings: tuple[str, ...]
    pictures: int
    gaps: tuple[str, ...]


def plan_summary(desk: Desk, slug: str, output: Path | None, *, force: bool) -> Summary:
    """What `write_summary` would write; nothing is written. Raises as that does."""
    path = _path(desk, slug, output, force=force)
    with desk.store.shared():
        writing = _compose(desk, slug)
    return Summary(path, writing.headings, len(writing.photos), tuple(writing.gaps))


def write_summary(desk: Desk, slug: str, output: Path | None, *, force: bool) -> Summary:
    """Write the summary as a .docx; raises NotThere, SiteUnreadable, WeekHeld, and UnfitMedia when a picture changes meanwhile."""
    path = _path(desk, slug, output, force=force)
    with desk.store.shared():
        writing = _compose(desk, slug)
        week, site = writing.public.week, writing.public.site
        about = About(f"{week.title}总结", site.organiser, desk.as_of.astimezone(site.zone))
        write_file(path, writing.document.save(about))
    return Summary(path, writing.headings, len(writing.photos), tuple(writing.gaps))


def summary_photos(week: Week, most: int) -> tuple[Photo, ...]:
    """The wrap-up's pictures, then the covers of featured stories, then of others, each picture once."""
    stories = (photo for story in _by_choice(week) for photo in story.photos[:1])
    found = {photo.file.sha256: photo for photo in (*(week.wrap_up.photos if week.wrap_up else ()), *stories)}
    return tuple(found.values())[:most]


def _path(desk: Desk, slug: str, output: Path | None, *, force: bool) -> Path:
    path = outgoing_path(desk.project, output, f"{slug}-总结-{INTERNAL}.docx")
    if path.suffix.lower() != ".docx":
        raise NotThere(f"“{path}”不是 .docx 文件名")
    if path.is_dir():
        raise NotThere(f"“{path}”是文件夹；写上文件名，如 总结.docx")
    check_free(path, force=force)
    return path


def _compose(desk: Desk, slug: str) -> _Writing:
    # As many again, for those whose originals turn out to be broken.
    public = read_public_week(desk, slug, lambda week: list(_by_choice(week))[: 2 * _wanted(week)], render=False)
    writing = _Writing(desk, public)
    writing.compose()
    return writing


def _by_choice(week: Week) -> list[Story]:
    stories = [story for story in week.stories if story.photos]
    return sorted(stories, key=lambda story: (not story.featured, story.day, story.slug))


def _wanted(week: Week) -> int:
    """How many pictures the notice asks for; rongchang's five where it says nothing."""
    return int(week.rule("wrap_up")["photos"]) or PICTURES


@dataclass
class _Writing:
    """One summary being written."""

    desk: Desk
    public: PublicWeek
    document: WordDocument = field(default_factory=WordDocument)
    gaps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        week = self.public.week
        self.sections = sections_of(week.wrap_up.text) if week.wrap_up else ()
        self.headings = order_of(week.summary_headings or HEADINGS, self.sections)
        self.photos = summary_photos(week, _wanted(week))
        self.told: set[str] = set()

    def compose(self) -> None:
        """All of it, from the mark to the signature."""
        week, site = self.public.week, self.public.site
        self.document.mark(f"{INTERNAL}　请勿公开")
        self.document.title(f"{week.title}总结")
        self._tell_unread()
        *texts, pictures = self.headings
        for number, title in enumerate(texts, start=1):
            self._add_part(number, title)
        on = self.desk.as_of.astimezone(site.zone)
        self.document.signature(week.organisers[0])
        self.document.signature(f"{on.year}年{day_label(on)}")
        self._add_tables()
        self._add_pictures(pictures)

    def _add_part(self, number: int, title: str) -> None:
        topic = topic_of(title)
        self.document.heading(f"{_numeral(number)}、{title}")
        parts = () if topic is Topic.PROBLEMS else answers(title, self.sections)
        if topic is Topic.FACTS:
            self.document.paragraph(opening_words(self.public.week))
        self._add_sections(parts)
        if topic is Topic.PROBLEMS:
            self._add_internal(title)
        elif topic in {Topic.HIGHLIGHTS, Topic.CASES} and not parts:
            self._add_stories(title, topic)
        elif not parts:
            self._gap(title)
        if topic is Topic.FACTS:
            self.document.table(figure_rows(self.public.week), (3, 2))
        elif topic is Topic.PRESS:
            self._add_reports()

    def _add_sections(self, parts: Iterable[Section]) -> None:
        for part in parts:
            self.document.blocks(part.blocks)

    def _add_tables(self) -> None:
        """What is too long for the text: units, days, kinds and channels."""
        units, counts = unit_rows(self.public.week), count_rows(self.public.week)
        tables = (
            ("各单位情况", units, (1.9, *[1] * (len(units[0]) - 1)) if units else ()),
            ("每日活动", day_rows(self.public), day_widths(self.public.week)),
            ("展示的故事", counts if len(counts) > 1 else [], (1, 3, 1)),
        )
        shown = [(title, rows, widths) for title, rows, widths in tables if rows]
        for number, (title, rows, widths) in enumerate(shown, start=1):
            self.document.heading(f"附表{number}　{title}", new_page=number == 1)
            self.document.table(rows, widths)

    def _add_reports(self) -> None:
        rows = report_rows(self.public)
        if len(rows) > 1:
            self.document.paragraph(report_words(self.public))
            self.document.table(rows, (1, 4, 1.4, 1))

    def _add_stories(self, title: str, topic: Topic) -> None:
        """What was chosen, or what the programme itself calls a case, in each story's own first words; none is told twice."""
        week, view = self.public.week, self.public.view
        cases = {kind.slug for kind in week.kinds if any(word in kind.name for word in _CASES)}
        is_highlight = topic is Topic.HIGHLIGHTS
        chosen = [
            story for story in reversed(view.stories) if (story.featured if is_highlight else story.kind in cases)
        ]
        if not chosen:
            self._gap(title)
        for story in chosen:
            if story.slug in self.told:
                continue
            self.told.add(story.slug)
            school = week.school_names.get(story.school, "")
            address = story_address(self.public, story)
            self.document.heading(story.title, 2)
            words = Words(f"（{school}，{day_label(story.day)}）{story.text.summary}")
            self.document.paragraph([words, Words("（全文见网站）", address=address)])

    def _add_internal(self, title: str) -> None:
        lines = [line.strip() for line in internal_words(self.desk, self.public).split("\n")]
        for line in filter(None, lines):
            self.document.paragraph(line)
        if not any(lines):
            self._gap(title)

    def _add_pictures(self, title: str) -> None:
        wanted = _wanted(self.public.week)
        self.document.heading(title)
        for number, photo in enumerate(self.photos, start=1):
            source = f"（图片来源：{photo.credit}）" if photo.credit else ""
            jpeg = document_picture(self.desk.project.root, photo.file)
            words = f"图{number}　{photo.caption}{source}"
            self.document.picture(jpeg, document_size(photo.file), words, photo.caption, HEIGHT)
        if len(self.photos) < wanted:
            self._gap(f"{title}：要 {wanted} 张，还差 {wanted - len(self.photos)} 张")

    def _tell_unread(self) -> None:
        """A wrap-up that is there but may not be used."""
        wrap_up = self.public.unread.wrap_up
        if wrap_up is None or self.public.week.wrap_up is not None:
            return
        path = wrap_up.bundle.source_path
        held = next((held.reason for held in self.public.held if held.source_path == path), "")
        reason = held or (hold_reason(wrap_up.bundle, self.desk.as_of) or ("没有公开", True))[0]
        self._gap(f"{path} 没有采用：{reason}")

    def _gap(self, words: str) -> None:
        self.gaps.append(words)
        self.document.paragraph(f"【待补充：{words}】", gap=True)


def internal_words(desk: Desk, public: PublicWeek) -> str:
    """问题及建议 of the wrap-up that was approved, which the site's reader leaves alone; empty without any."""
    wrap_up = public.week.wrap_up
    if wrap_up is None:
        return ""
    reading = read_bundle(
        Tree(desk.project.root, Findings()), wrap_up.bundle.source_path, WrapUpSchema, public.site.zone
    )
    # Read a second time: only the words that were approved count.
    if reading is None or reading.bundle.digest != wrap_up.bundle.digest:
        return ""
    return reading.schema.internal or ""


def _numeral(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return head + (_NUMERALS[ones] if ones or not tens else "")
