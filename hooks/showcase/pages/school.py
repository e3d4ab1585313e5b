"""A school's online open day: its places, majors, boards, schedule and stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from showcase.media.picture import DeepZoom
from showcase.model import Account, Fact, Major, Prose, Question, School, Story
from showcase.pages.cards import DaySchedule, Figure, FilmFigure, GalleryPhoto, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import feed_url, school_url

FACTS = 3


@dataclass(frozen=True)
class SceneView:
    """A stop of the tour."""

    title: str
    facet: str
    figure: Figure


@dataclass(frozen=True)
class BoardView:
    """An exhibition panel, the school that made it, and its tiles for a close look."""

    title: str
    topic: str
    figure: Figure
    school: Anchor
    tiles: DeepZoom


@dataclass(frozen=True)
class SchoolValues:
    """What school.html shows."""

    week: WeekHead
    title: str
    kind: str
    district: str
    summary: str
    website: str
    cover: Figure | None
    facts: tuple[Fact, ...]
    majors: tuple[Major, ...]
    scenes: tuple[SceneView, ...]
    boards: tuple[BoardView, ...]
    photos: tuple[Figure, ...]
    blocks: tuple[Prose | Figure, ...]
    plan: str
    highlights: str
    schedule: tuple[DaySchedule, ...]
    questions: tuple[Question, ...]
    accounts: tuple[Account, ...]
    stories: tuple[StoryCard, ...]
    gallery: tuple[GalleryPhoto, ...]
    films: tuple[FilmFigure, ...]
    feed_url: str


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


def lay_out_school(view: WeekView, school: School) -> Page:
    """The page of a school whose page is public."""
    url = school_url(view.week.slug, school.slug)
    stories = view.school_stories(school)
    return Page(
        url=url,
        template="school.html",
        title=f"{school.title} · 线上开放日",
        values=_values(view, school, stories),
        description=school.summary,
        crumbs=view.crumbs(),
        feeds=(Anchor(school.title, feed_url(url)),),
        updated=latest_change([school, *stories], view.site.zone),
    )


def _values(view: WeekView, school: School, stories: Sequence[Story]) -> SchoolValues:
    return SchoolValues(
        week=view.head,
        title=school.title,
        kind=school.kind,
        district=school.district,
        summary=school.summary,
        website=school.website,
        cover=view.figure(school.cover, school) if school.cover else None,
        facts=school.facts[:FACTS],
        majors=school.majors,
        scenes=tuple(SceneView(scene.title, scene.facet, view.figure(scene.photo, school)) for scene in school.scenes),
        boards=board_views(view, school),
        photos=tuple(view.figure(photo, school) for photo in school.text.beside(school.photos)),
        blocks=view.blocks(school.text.blocks, school),
        plan=school.plan,
        highlights=school.highlights,
        schedule=view.schedule(event for event in view.events if event.school == school.slug),
        questions=school.questions,
        accounts=school.accounts,
        stories=view.story_cards(stories),
        gallery=view.gallery(stories),
        films=view.films(stories),
        feed_url=feed_url(school_url(view.week.slug, school.slug)),
    )
