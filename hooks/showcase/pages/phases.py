"""What a week says before, during and after itself: the visitor's clock chooses, so all of it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from showcase.pages.cards import DayChip, EventRow
from showcase.pages.event_rows import event_rows
from showcase.pages.page import Anchor
from showcase.pages.week_view import WeekView

# Of a day that has no more events to announce.
STORIES = 2


@dataclass(frozen=True)
class DayBrief:
    """A day while it is today: its events by time, and the stories that stand first on its page."""

    day: DayChip
    events: tuple[EventRow, ...]
    stories: tuple[Anchor, ...]


@dataclass(frozen=True)
class Phases:
    """A week's three phases. `opens_iso` is the moment that is counted down to; `days` how long it lasts.

    `reviews` lead to what there is to see afterwards; `pictured` are the days with pictures.
    """

    opens_iso: str
    days: tuple[DayBrief, ...]
    reviews: tuple[Anchor, ...]
    pictured: tuple[DayChip, ...]


def phases_of(view: WeekView) -> Phases:
    """The phases of a public week."""
    with_photos = {story.day for story in view.stories if story.photos}
    return Phases(
        opens_iso=_opening(view).isoformat(),
        days=tuple(_brief(view, chip) for chip in view.chips.values()),
        reviews=_reviews(view),
        pictured=tuple(chip for day, chip in view.chips.items() if day in with_photos),
    )


def _opening(view: WeekView) -> datetime:
    """When the week opens on its first day: at its ceremony, else as the day begins."""
    week, zone = view.week, view.site.zone
    begins = datetime.combine(week.start, time(), tzinfo=zone)
    if week.opening and week.opening.at.astimezone(zone).date() == week.start:
        return week.opening.at.astimezone(zone)
    return begins


def _brief(view: WeekView, chip: DayChip) -> DayBrief:
    stories = [story for story in view.stories if view.chips[story.day] is chip]
    stories.sort(key=lambda story: not story.featured)
    events = [event for event in view.events if view.chips[event.day] is chip]
    return DayBrief(chip, event_rows(view, events), tuple(map(view.story_anchor, stories[:STORIES])))


def _reviews(view: WeekView) -> tuple[Anchor, ...]:
    films = sum(len(story.videos) for story in view.stories)
    links = (
        *((Anchor("精彩推荐", f"{view.url}#featured"),) if view.featured(1) else ()),
        *((Anchor(f"影像 {films} 部", f"{view.url}#films"),) if films else ()),
        *(
            Anchor(section.title, section.url)
            for section in view.head.sections
            if section.slug in {"wrap-up", "statistics"}
        ),
    )
    return links or (Anchor("每天的活动", f"{view.url}#by-day"),)
