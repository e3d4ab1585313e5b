"""The board hall (展板): every exhibition panel of a week, upright side by side, by topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from showcase.media.picture import DeepZoom
from showcase.model import School
from showcase.pages.cards import Figure, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "boards"
# What Xinxiang's notice of 2021 asks boards to be about, in its order.
TOPICS = ("产教融合", "校企合作", "“三教”改革", "职业培训", "服务经济社会发展")


@dataclass(frozen=True)
class BoardView:
    """An exhibition panel, the school that made it, and its tiles for a close look."""

    title: str
    topic: str
    figure: Figure
    school: Anchor
    tiles: DeepZoom


@dataclass(frozen=True)
class Bay:
    """The part of the hall that is about one topic: `id` leads to it, `first` is the number of its first board."""

    id: str
    topic: str
    first: int
    boards: tuple[BoardView, ...]


@dataclass(frozen=True)
class BoardsValues:
    """What boards.html shows."""

    week: WeekHead
    bays: tuple[Bay, ...]
    boards: int
    schools: int


def board_views(view: WeekView, school: School) -> tuple[BoardView, ...]:
    """A school's boards."""
    anchor = view.school_anchor(school.slug)
    return tuple(
        BoardView(
            board.title,
            board.topic,
            view.figure(board.photo, school),
            anchor,
            view.renditions.board(board.photo.file),
        )
        for board in school.boards
    )


def hall_of(view: WeekView) -> tuple[BoardView, ...]:
    """All boards of the week, in the order of the hall."""
    return tuple(board for bay in bays_of(view) for board in bay.boards)


def bays_of(view: WeekView) -> tuple[Bay, ...]:
    """The hall by topic: those of the notice first, in its order, then the schools' own."""
    by_topic: dict[str, list[BoardView]] = {_plain(topic): [] for topic in TOPICS}
    for school in view.week.schools:
        for board in board_views(view, school):
            by_topic.setdefault(_plain(board.topic), []).append(board)
    return tuple(_bays(boards for boards in by_topic.values() if boards))


def lay_out_boards(view: WeekView) -> Page:
    """The board hall of a week that has boards."""
    schools = [school for school in view.week.schools if school.boards]
    bays = bays_of(view)
    count = sum(len(bay.boards) for bay in bays)
    return Page(
        url=section_url(view.week.slug, SLUG),
        template="boards.html",
        title=f"展板展厅 · {view.week.short_title}",
        values=BoardsValues(view.head, bays, count, len(schools)),
        description=f"{view.week.title}的 {count} 块展板，可以放大细看：{'、'.join(bay.topic for bay in bays)}。",
        crumbs=view.crumbs(),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
        updated=latest_change(schools, view.site.zone),
    )


def _bays(groups: Iterator[list[BoardView]]) -> Iterator[Bay]:
    first = 1
    for number, boards in enumerate(groups, start=1):
        yield Bay(f"topic-{number}", boards[0].topic, first, tuple(boards))
        first += len(boards)


def _plain(topic: str) -> str:
    """A topic without quotation marks, which editors type in several ways: “三教”改革, "三教"改革, 三教改革."""
    return topic.translate(str.maketrans("", "", "“”„‟\"'‘’「」『』《》 "))
