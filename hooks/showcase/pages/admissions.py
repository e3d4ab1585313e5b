"""The admissions hub (招生): every school's majors, words, papers, accounts and dates for those who choose one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from showcase.model import ADMISSIONS_KINDS, Admissions, Major, PublicContact, School, Story
from showcase.pages.cards import Choice, EventRow, Figure, FilmFigure, Number, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.downloads import DownloadCard, download_cards
from showcase.pages.event_rows import event_rows
from showcase.pages.page import Anchor, Page
from showcase.pages.school import AccountCard, account_card
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "admissions"
# Stories and films of this channel are about admissions (puyang: 中等职业学校招生宣传).
CHANNEL = "admissions"
FAIR = "fair"
STORIES = 4


@dataclass(frozen=True)
class SchoolOffer:
    """What a school offers to those who may come; `seats` (招生计划人数) 0 when it does not say."""

    slug: str
    school: Anchor
    kind: str
    district: str
    district_slug: str
    summary: str
    cover: Figure | None
    admissions: Admissions | None
    majors: tuple[Major, ...]
    seats: int
    downloads: tuple[DownloadCard, ...]
    accounts: tuple[AccountCard, ...]
    contacts: tuple[PublicContact, ...]


@dataclass(frozen=True)
class AdmissionsValues:
    """What admissions.html shows."""

    week: WeekHead
    contacts: tuple[PublicContact, ...]
    numbers: tuple[Number, ...]
    schools: tuple[SchoolOffer, ...]
    school_choices: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    majors: int
    papers: tuple[DownloadCard, ...]
    fairs: tuple[EventRow, ...]
    films: tuple[FilmFigure, ...]
    stories: tuple[StoryCard, ...]
    channel: Anchor


def lay_out_admissions(view: WeekView) -> Page:
    """The page for students and parents who choose a school."""
    week = view.week
    schools = sorted(filter(has_admissions, week.schools), key=lambda school: (school.district, school.title))
    fairs = [event for event in view.events if event.kind == FAIR]
    stories = [story for story in view.stories if story.channel == CHANNEL]
    values = _values(view, schools, event_rows(view, fairs), stories)
    return Page(
        url=section_url(week.slug, SLUG),
        template="admissions.html",
        title=f"招生 · {week.short_title}",
        values=values,
        description=f"{week.region} {len(schools)} 所学校、{values.majors} 个专业：专业介绍、招生计划、简章、咨询",
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=latest_change((*schools, *fairs, *stories), view.site.zone),
    )


def has_admissions(school: School) -> bool:
    """Whether a school tells those who choose anything."""
    return bool(school.majors or school.admissions)


def _values(
    view: WeekView, schools: list[School], fairs: tuple[EventRow, ...], stories: list[Story]
) -> AdmissionsValues:
    districts = sorted({school.district for school in schools})
    offers = tuple(_offer(view, school, f"d{districts.index(school.district) + 1}") for school in schools)
    counted = Counter(offer.district for offer in offers for _ in offer.majors)
    own = download_cards(view, view.week.downloads) if view.week.downloads else ()
    majors = sum(len(offer.majors) for offer in offers)
    return AdmissionsValues(
        week=view.head,
        contacts=view.week.public_contacts,
        numbers=_numbers(offers, majors),
        schools=offers,
        school_choices=tuple(
            Choice(offer.slug, offer.school.title, len(offer.majors)) for offer in offers if offer.majors
        ),
        districts=tuple(
            Choice(f"d{number}", name, counted[name]) for number, name in enumerate(districts, start=1) if counted[name]
        ),
        majors=majors,
        papers=tuple(card for card in own if card.kind in ADMISSIONS_KINDS),
        fairs=fairs,
        films=view.films(stories),
        stories=view.story_cards(stories[:STORIES]),
        channel=view.channel_anchor(CHANNEL),
    )


def _offer(view: WeekView, school: School, district_slug: str) -> SchoolOffer:
    return SchoolOffer(
        slug=school.slug,
        school=view.school_anchor(school.slug),
        kind=school.kind,
        district=school.district,
        district_slug=district_slug,
        summary=school.summary,
        cover=view.school_cover(school),
        admissions=school.admissions,
        majors=school.majors,
        seats=sum(major.seats or 0 for major in school.majors),
        downloads=tuple(card for card in download_cards(view, school) if card.kind in ADMISSIONS_KINDS),
        accounts=tuple(map(account_card, school.accounts)),
        contacts=school.contacts,
    )


def _numbers(offers: tuple[SchoolOffer, ...], majors: int) -> tuple[Number, ...]:
    """Seats only where every school with majors says how many it has: a sum of some would be too small."""
    planned = [major.seats for offer in offers for major in offer.majors]
    seats = sum(seat or 0 for seat in planned)
    return (
        Number(f"{len(offers)}", "所", "学校"),
        *((Number(f"{majors}", "个", "专业"),) if majors else ()),
        *((Number(f"{seats:,}", "人", "招生计划"),) if seats and all(planned) else ()),
    )
