"""The way in for one kind of visitor: what is on for them, what was told for them."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Audience
from showcase.pages.cards import AudienceCard, DaySchedule, StoryCard, WeekHead
from showcase.pages.dates import latest_change
from showcase.pages.event_rows import day_schedules
from showcase.pages.listing import CARDS, Listing
from showcase.pages.page import Anchor, Page
from showcase.pages.paging import Paging
from showcase.pages.week_view import WeekView
from showcase.urls import audience_url


@dataclass(frozen=True)
class AudienceValues:
    """What audience.html shows, of `total` stories the newest."""

    week: WeekHead
    name: str
    slug: str
    promise: str
    schedule: tuple[DaySchedule, ...]
    stories: tuple[StoryCard, ...]
    total: int
    paging: Paging
    others: tuple[AudienceCard, ...]


def lay_out_audience(view: WeekView, audience: Audience) -> Page:
    """The page made for one kind of visitor."""
    stories, listing = view.audience_stories(audience.slug), audience_listing(view, audience)
    events = [event for event in view.events if audience.slug in event.audiences]
    values = AudienceValues(
        week=view.head,
        name=audience.name,
        slug=audience.slug,
        promise=audience.promise,
        schedule=day_schedules(view, events),
        stories=view.story_cards(listing.parts.newest),
        total=len(stories),
        paging=listing.paging(),
        others=tuple(card for card in view.audience_cards() if card.slug != audience.slug),
    )
    return Page(
        url=audience_url(view.week.slug, audience.slug),
        template="audience.html",
        title=f"我是{audience.name} · {view.week.short_title}",
        values=values,
        description=audience.promise,
        crumbs=view.crumbs(),
        feeds=(listing.feed,),
        updated=latest_change((*stories, *events), view.site.zone),
    )


def audience_listing(view: WeekView, audience: Audience) -> Listing:
    """The stories for one kind of visitor as cards."""
    url, name = audience_url(view.week.slug, audience.slug), f"我是{audience.name}"
    return Listing(
        url=url,
        over="值得一看",
        name=name,
        parts=view.story_index.cut(view.audience_stories(audience.slug), CARDS),
        crumbs=view.crumbs(Anchor(name, url)),
        feed=Anchor(view.week.title, view.head.feed_url),
        films=False,
    )
