"""Posters to print and hang up: one sheet for a school, one for a day, with the way to its page as a QR code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showcase.model import School
from showcase.pages.cards import Figure, WeekHead
from showcase.pages.event_rows import event_rows
from showcase.pages.page import Anchor, Page
from showcase.pages.qr_code import render_qr_code
from showcase.pages.week_view import WeekView, chosen_first
from showcase.urls import absolute_url, day_url, poster_url, school_url

LINES = 3


@dataclass(frozen=True)
class PosterLine:
    """Something there is to see: a figure, a time or an invitation, and what it is about."""

    lead: str
    words: str


@dataclass(frozen=True)
class PosterValues:
    """What poster.html shows; `hue` is that of the day, 0 for the week's own colour; `address` is for reading and typing."""

    week: WeekHead
    page: Anchor
    over: str
    title: str
    subtitle: str
    picture: Figure | None
    lines: tuple[PosterLine, ...]
    hue: int
    address: str
    qr_code: str


def lay_out_school_poster(view: WeekView, school: School) -> Page:
    """The poster of a school's open day."""
    url = school_url(view.week.slug, school.slug)
    over = " · ".join(("线上开放日", school.district, school.kind))
    picture = view.school_cover(school)
    lines = _school_lines(view, school)
    return _poster(view, Anchor(school.title, url), over, school.summary, picture, lines, hue=0)


def lay_out_day_poster(view: WeekView, day: date) -> Page:
    """The poster of one day of the week."""
    chip = view.chips[day]
    title = chip.theme or view.week.theme
    events = event_rows(view, view.day_events(day))
    lines = tuple(
        PosterLine(row.time, " · ".join(filter(None, (row.title, row.place or row.school.title)))) for row in events
    )[:LINES]
    return _poster(
        view,
        Anchor(title, day_url(view.week.slug, day)),
        f"{chip.label} {chip.weekday} · 第{chip.position}天",
        f"这一天共 {len(events)} 场活动" if len(events) > LINES else "",
        _day_picture(view, day),
        lines,
        hue=chip.hue,
    )


def _poster(
    view: WeekView,
    page: Anchor,
    over: str,
    subtitle: str,
    picture: Figure | None,
    lines: tuple[PosterLine, ...],
    *,
    hue: int,
) -> Page:
    address = absolute_url(view.site.url, page.url)
    values = PosterValues(
        week=view.head,
        page=page,
        over=over,
        title=page.title,
        subtitle=subtitle,
        picture=picture,
        lines=lines,
        hue=hue,
        address=address.partition("://")[2],
        qr_code=render_qr_code(address, f"{page.title}的二维码"),
    )
    return Page(
        url=poster_url(page.url),
        template="poster.html",
        title=f"海报：{page.title}",
        values=values,
        crumbs=view.crumbs(page),
        listed=False,
    )


def _school_lines(view: WeekView, school: School) -> tuple[PosterLine, ...]:
    """Its figures; where there are fewer than three, what its page has."""
    facts = [PosterLine(f"{fact.value}{fact.unit}", fact.label) for fact in school.facts]
    stories = len(view.school_stories(school))
    offers = (
        (len(school.scenes), PosterLine(f"{len(school.scenes)} 处", "校园场景，在线逛")),
        (len(school.majors), PosterLine(f"{len(school.majors)} 个", "专业，看看学什么")),
        (stories, PosterLine(f"{stories} 篇", "活动周里的故事")),
    )
    return (*facts, *(line for count, line in offers if count))[:LINES]


def _day_picture(view: WeekView, day: date) -> Figure | None:
    """The cover of the day's first chosen story, else of its newest that has one, else what stands for the week."""
    return view.first_cover(chosen_first(view.day_stories(day))) or view.cover()
