"""A school's online open day: its places, majors, boards, schedule and stories."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Account, Admissions, Fact, Major, Prose, PublicContact, Question, School
from showcase.pages.aspects import Aspects, aspects_of
from showcase.pages.boards import BoardView, board_views
from showcase.pages.cards import DaySchedule, EventRow, Figure, FilmFigure, GalleryPhoto, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.downloads import DownloadCard, download_cards
from showcase.pages.event_rows import day_schedules
from showcase.pages.galleries import PhotoFilter, gallery_of, photo_filters
from showcase.pages.linked_data import school_thing
from showcase.pages.listing import WITH_PICTURES, Listing
from showcase.pages.page import Anchor, Page
from showcase.pages.paging import Paging
from showcase.pages.press import Report, reports_of
from showcase.pages.qr_code import render_qr_code
from showcase.pages.tour import SceneView, facets_of, scene_views
from showcase.pages.week_view import WeekView
from showcase.urls import calendar_url, feed_url, poster_url, school_url

FACTS = 3


@dataclass(frozen=True)
class AccountCard:
    """An official account elsewhere; `qr_code` is an SVG that leads there, empty where no address is known."""

    platform: str
    name: str
    url: str
    qr_code: str


@dataclass(frozen=True)
class Invitation:
    """What a school says, and hands out, to those who may come."""

    words: Admissions | None
    downloads: tuple[DownloadCard, ...]
    contacts: tuple[PublicContact, ...]


@dataclass(frozen=True)
class SchoolValues:
    """What school.html shows; `facts` are the three that stand first, `more_facts` the others.

    Of many `stories` it shows the newest, with their pictures and films.
    """

    week: WeekHead
    title: str
    kind: str
    district: str
    summary: str
    website: str
    cover: Figure | None
    facts: tuple[Fact, ...]
    more_facts: tuple[Fact, ...]
    majors: tuple[Major, ...]
    scenes: tuple[SceneView, ...]
    tour_facets: tuple[str, ...]
    map: Figure | None
    aspects: Aspects
    reports: tuple[Report, ...]
    boards: tuple[BoardView, ...]
    photos: tuple[Figure, ...]
    blocks: tuple[Prose | Figure, ...]
    plan: str
    highlights: str
    schedule: tuple[DaySchedule, ...]
    services: tuple[EventRow, ...]
    calendar_url: str
    questions: tuple[Question, ...]
    accounts: tuple[AccountCard, ...]
    invitation: Invitation
    stories: int
    gallery: tuple[GalleryPhoto, ...]
    photo_filters: tuple[PhotoFilter, ...]
    films: tuple[FilmFigure, ...]
    paging: Paging
    feed_url: str
    poster_url: str


def lay_out_school(view: WeekView, school: School) -> Page:
    """The page of a school whose page is public."""
    listing = school_listing(view, school)
    return Page(
        url=listing.url,
        template="school.html",
        title=f"{school.title} · 线上开放日",
        values=_values(view, school, listing),
        description=school.summary,
        crumbs=view.crumbs(),
        feeds=(listing.feed,),
        updated=latest_change([school, *view.school_stories(school)], view.site.zone),
        things=(school_thing(view, school),),
        mark=school.bundle.mark,
    )


def school_listing(view: WeekView, school: School) -> Listing:
    """A school's stories with their pictures and films."""
    url = school_url(view.week.slug, school.slug)
    return Listing(
        url=url,
        over="线上开放日 · 故事和图片",
        name=school.title,
        parts=view.story_index.cut(view.school_stories(school), WITH_PICTURES),
        crumbs=view.crumbs(Anchor(school.title, url)),
        feed=Anchor(school.title, feed_url(url)),
        filters=("channel", "day"),
    )


def _values(view: WeekView, school: School, listing: Listing) -> SchoolValues:
    newest, url = listing.parts.newest, listing.url
    gallery, scenes = gallery_of(view, newest), scene_views(view, school)
    schedule = day_schedules(view, view.school_events(school))
    return SchoolValues(
        week=view.head,
        title=school.title,
        kind=school.kind,
        district=school.district,
        summary=school.summary,
        website=school.website,
        cover=view.school_cover(school),
        facts=school.facts[:FACTS],
        more_facts=school.facts[FACTS:],
        majors=school.majors,
        scenes=scenes,
        tour_facets=facets_of(scenes),
        map=view.figure(school.map, school) if school.map else None,
        aspects=aspects_of(view, scenes, newest),
        reports=_reports(view, url),
        boards=board_views(view, school),
        photos=_photos_beside(view, school),
        blocks=view.blocks(school.text.blocks, school),
        plan=school.plan,
        highlights=school.highlights,
        schedule=schedule,
        services=tuple(row for entry in schedule for row in entry.events if row.service),
        calendar_url=calendar_url(url) if schedule else "",
        questions=school.questions,
        accounts=tuple(map(account_card, school.accounts)),
        invitation=Invitation(school.admissions, download_cards(view, school), school.contacts),
        stories=len(view.school_stories(school)),
        gallery=gallery,
        photo_filters=photo_filters(gallery, listing.filters),
        films=view.films(newest),
        paging=listing.paging(),
        feed_url=listing.feed.url,
        poster_url=poster_url(url),
    )


def _reports(view: WeekView, url: str) -> tuple[Report, ...]:
    return tuple(report for report in reports_of(view) if report.school.url == url)


def _photos_beside(view: WeekView, school: School) -> tuple[Figure, ...]:
    return tuple(view.figure(photo, school) for photo in school.text.beside(school.photos))


def account_card(account: Account) -> AccountCard:
    """An account with the code that leads a phone to it."""
    code = render_qr_code(account.url, f"{account.platform}“{account.name}”的二维码") if account.url else ""
    return AccountCard(account.platform, account.name, account.url, code)
