"""What stands at the address of something that was withdrawn: the fact, since when, and where to go on; nothing of what was there."""

from __future__ import annotations

from dataclasses import dataclass

from showcase.model import Takedown
from showcase.pages.cards import DayChip, WeekHead
from showcase.pages.dates import day_label
from showcase.pages.page import Anchor, Page
from showcase.pages.week_view import WeekView

TITLE = "此内容已撤下"


@dataclass(frozen=True)
class TakedownValues:
    """What takedown.html shows; `day` is None for what belonged to none; `on` reads 2023年5月16日; `words` are the publisher's, or empty."""

    week: WeekHead
    day: DayChip | None
    title: str
    on: str
    on_iso: str
    words: str


def lay_out_takedown(view: WeekView, takedown: Takedown) -> Page:
    """The page for readers who still have the address. It is found nowhere."""
    day = view.chips.get(takedown.day) if takedown.day else None
    on = takedown.on.astimezone(view.site.zone)
    values = TakedownValues(
        week=view.head,
        day=day,
        title=TITLE,
        on=f"{on.year}年{day_label(on)}",
        on_iso=on.date().isoformat(),
        words=takedown.words,
    )
    return Page(
        url=takedown.url,
        template="takedown.html",
        title=TITLE,
        values=values,
        description=f"{TITLE}。{view.week.title}的其他内容照常可看。",
        crumbs=view.crumbs(*((Anchor(day.label, day.url),) if day else ())),
        feeds=(Anchor(view.week.title, view.head.feed_url),),
        listed=False,
    )
