"""Days and times as the pages print them, and when a story counts as published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from showcase.model import Bundle, Event, School, Story, Week, WeekDownloads, WrapUp

_WEEKDAYS = "一二三四五六日"


def day_label(day: date) -> str:
    """5月15日."""
    return f"{day.month}月{day.day}日"


def weekday_label(day: date) -> str:
    """周一."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def range_label(start: date, end: date) -> str:
    """2023年5月14日—20日, naming again only what differs."""
    first = f"{start.year}年{day_label(start)}"
    if start == end:
        return first
    if start.year != end.year:
        return f"{first}—{end.year}年{day_label(end)}"
    return f"{first}—{day_label(end) if start.month != end.month else f'{end.day}日'}"


def moment_label(moment: datetime) -> str:
    """2023年5月15日 16:00."""
    return f"{moment.year}年{day_label(moment)} {moment:%H:%M}"


def times_label(event: Event) -> str:
    """09:00–11:30, 09:00, or 全天."""
    return "–".join(f"{moment:%H:%M}" for moment in (event.start, event.end) if moment) or "全天"


def length_label(seconds: float) -> str:
    """1:42."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def minutes_label(seconds: int) -> str:
    """2 分钟以内; empty without a limit."""
    return f"{seconds / 60:g} 分钟以内" if seconds else ""


def published_at(story: Story, week: Week, zone: ZoneInfo) -> datetime:
    """When a story came out: at the time its editor set, else when it was approved, but on its own day.

    A later approval, after a correction, does not make an old story new again.
    """
    if story.bundle.publish_at is not None:
        return story.bundle.publish_at.astimezone(zone)
    cutoff = datetime.combine(story.day, week.cutoff, tzinfo=zone)
    approval = story.bundle.approval
    return min(approval.on.astimezone(zone), cutoff) if approval else cutoff


def arrived_at(story: Story, week: Week, zone: ZoneInfo) -> datetime:
    """From when a story could be seen as it is now: since its approval or, if that is later, the time its editor set."""
    approval, publish_at = story.bundle.approval, story.bundle.publish_at
    moments = [moment for moment in (approval.on if approval else None, publish_at) if moment]
    return max(moments).astimezone(zone) if moments else published_at(story, week, zone)


def updated_at(bundle: Bundle, zone: ZoneInfo) -> datetime:
    """When a public item was last changed: each change is approved anew. ValueError for what nobody approved."""
    if bundle.approval is None:
        raise ValueError(f"not public: {bundle.source_path}")
    return bundle.approval.on.astimezone(zone)


def latest_change(items: Iterable[School | Story | Event | WeekDownloads | WrapUp], zone: ZoneInfo) -> datetime | None:
    """The last change of any of these items; None when there are none. What a preview shows besides has no change to tell of."""
    return max((updated_at(item.bundle, zone) for item in items if not item.bundle.mark), default=None)
