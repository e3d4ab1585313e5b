"""The wrap-up of a week (总结): its figures, the report with its pictures, and the ways to what it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Prose, Week, WrapUp
from showcase.pages.cards import Figure, Number, StoryCard, WeekHead
from showcase.pages.dates import day_label, latest_change
from showcase.pages.page import Anchor, Page
from showcase.pages.statistics import counted_numbers, reported_numbers
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "wrap-up"
FIGURES = 4
STORIES = 4


@dataclass(frozen=True)
class WrapUpValues:
    """What wrap-up.html shows; `lead` is the first picture that the text does not place, `gallery` the others."""

    week: WeekHead
    title: str
    editor: str
    source: str
    published: str
    published_iso: str
    figures: tuple[Number, ...]
    lead: Figure | None
    blocks: tuple[Prose | Figure, ...]
    gallery: tuple[Figure, ...]
    featured: tuple[StoryCard, ...]


def lay_out_wrap_up(view: WeekView) -> Page:
    """The page of a week's summary; the section exists only with one."""
    week, wrap_up = view.week, view.week.wrap_up
    if wrap_up is None:
        raise ValueError(week.slug)
    beside = tuple(view.figure(photo, wrap_up) for photo in wrap_up.text.beside(wrap_up.photos))
    on = latest_change([wrap_up], view.site.zone)
    values = WrapUpValues(
        week=view.head,
        title=wrap_up.title,
        editor=wrap_up.editor,
        source=wrap_up.source,
        published=f"{on.year}年{day_label(on)}" if on else "",
        published_iso=on.date().isoformat() if on else "",
        figures=figures_of(week, wrap_up),
        lead=beside[0] if beside else None,
        blocks=view.blocks(wrap_up.text.blocks, wrap_up),
        gallery=beside[1:],
        featured=view.story_cards(view.featured(STORIES)),
    )
    return Page(
        url=section_url(week.slug, SLUG),
        template="wrap-up.html",
        title=f"{wrap_up.title} · {week.short_title}",
        values=values,
        description=wrap_up.text.summary,
        crumbs=view.crumbs(),
        feeds=(Anchor(week.title, view.head.feed_url),),
        updated=on,
        mark=wrap_up.bundle.mark,
    )


def figures_of(week: Week, wrap_up: WrapUp) -> tuple[Number, ...]:
    """The report's own figures; without any what was reported, and what the site itself shows of the week."""
    own = tuple(Number(figure.value, figure.unit, figure.label) for figure in wrap_up.figures)
    return (own or (*reported_numbers(week.statistics), *counted_numbers(week)))[:FIGURES]
