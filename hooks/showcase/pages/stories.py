"""All stories of a week, newest first, to leaf through."""

from __future__ import annotations

from showcase.pages.dates import latest_change
from showcase.pages.listing import CARDS, Listing, listing_values
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView
from showcase.urls import section_url

SLUG = "stories"


def week_listing(view: WeekView) -> Listing:
    """All stories of a week as cards."""
    url = section_url(view.week.slug, SLUG)
    return Listing(
        url=url,
        over=view.week.short_title,
        name="全部故事",
        parts=view.story_index.cut(view.stories, CARDS),
        crumbs=view.crumbs(Anchor("全部故事", url)),
        feed=Anchor(view.week.title, view.head.feed_url),
        films=False,
    )


def lay_out_stories(view: WeekView) -> Page:
    """The listing's own page, with the newest stories; the others are full pages (`pages.listing`)."""
    listing = week_listing(view)
    total = len(view.stories)
    return Page(
        url=listing.url,
        template="listing.html",
        title=f"{listing.name} · {view.week.short_title}",
        values=listing_values(view, listing, listing.parts.newest, total=total),
        description=f"{view.week.title}的全部 {total:,} 篇故事，从新到旧",
        crumbs=view.crumbs(),
        feeds=(listing.feed,),
        updated=latest_change(view.stories, view.site.zone),
    )
