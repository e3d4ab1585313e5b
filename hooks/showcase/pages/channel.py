"""A channel of the programme: its films and stories, those of the channels below it included."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Channel
from showcase.pages.cards import ChannelCard, FilmFigure, StoryCard, WeekHead
from showcase.pages.dates import latest_change, minutes_label
from showcase.pages.listing import WITH_PICTURES, Listing
from showcase.pages.page import Anchor, Page
from showcase.pages.paging import Paging
from showcase.pages.week_view import WeekView
from showcase.urls import channel_url, feed_url


@dataclass(frozen=True)
class ChannelValues:
    """What channel.html shows; `parent` has an empty title at the upper level. Of `total` stories it shows the newest, and their films."""

    week: WeekHead
    name: str
    description: str
    max_minutes: str
    parent: Anchor
    channels: tuple[ChannelCard, ...]
    siblings: tuple[ChannelCard, ...]
    films: tuple[FilmFigure, ...]
    stories: tuple[StoryCard, ...]
    total: int
    paging: Paging
    feed_url: str


def lay_out_channel(view: WeekView, channel: Channel) -> Page:
    """The page of a channel of either level."""
    url = channel_url(view.week.slug, channel.slug)
    parent = _parent(view, channel)
    siblings = parent.channels if parent else view.week.channels
    stories, listing = view.channel_stories(channel), channel_listing(view, channel)
    above = view.channel_anchor(parent.slug) if parent else Anchor("")
    values = ChannelValues(
        week=view.head,
        name=channel.name,
        description=channel.description,
        max_minutes=minutes_label(channel.max_seconds),
        parent=above,
        channels=tuple(map(view.channel_card, channel.channels)),
        siblings=tuple(view.channel_card(sibling) for sibling in siblings if sibling is not channel),
        films=view.films(listing.parts.newest),
        stories=view.story_cards(listing.parts.newest),
        total=len(stories),
        paging=listing.paging(),
        feed_url=listing.feed.url,
    )
    return Page(
        url=url,
        template="channel.html",
        title=f"{channel.name} · {view.week.short_title}",
        values=values,
        description=channel.description or f"{view.week.title}：{channel.name}",
        crumbs=view.crumbs(*([above] if parent else [])),
        feeds=(listing.feed,),
        updated=latest_change(stories, view.site.zone),
    )


def channel_listing(view: WeekView, channel: Channel) -> Listing:
    """A channel's stories with their films."""
    url, parent = channel_url(view.week.slug, channel.slug), _parent(view, channel)
    above = [view.channel_anchor(parent.slug)] if parent else []
    return Listing(
        url=url,
        over="专栏",
        name=channel.name,
        parts=view.story_index.cut(view.channel_stories(channel), WITH_PICTURES),
        crumbs=view.crumbs(*above, Anchor(channel.name, url)),
        feed=Anchor(f"{view.week.short_title} · {channel.name}", feed_url(url)),
    )


def _parent(view: WeekView, channel: Channel) -> Channel | None:
    """The channel above a nested one."""
    return next((upper for upper in view.week.channels if channel in upper.channels), None)
