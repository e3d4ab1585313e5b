"""A week's ribbon of days, and what every page of the week shows of it."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from showcase.model import Week
from showcase.pages.cards import DayChip, SectionLink, WeekHead
from showcase.pages.dates import day_label, moment_label, range_label, weekday_label
from showcase.pages.sections import sections_of
from showcase.urls import day_url, feed_url, section_url, week_url

LEVELS = {"province": "省级", "city": "市级", "district": "区县级"}
# The theme has nine day colours; a longer week begins again with the first.
HUES = 9


def ribbon_of(week: Week) -> dict[date, DayChip]:
    """The chip of each day, in order."""
    return {
        day: DayChip(
            url=day_url(week.slug, day),
            iso=day.isoformat(),
            label=day_label(day),
            number=day.day,
            weekday=weekday_label(day),
            position=position,
            hue=(position - 1) % HUES + 1,
            theme=week.day_themes.get(day, ""),
        )
        for position, day in enumerate(week.days, start=1)
    }


def head_of(week: Week, ribbon: dict[date, DayChip], zone: ZoneInfo) -> WeekHead:
    """The week's names, dates and people responsible, with its ribbon."""
    url = week_url(week.slug)
    return WeekHead(
        url=url,
        feed_url=feed_url(url),
        title=week.title,
        short_title=week.short_title,
        region=week.region,
        level=LEVELS[week.level],
        theme=week.theme,
        theme_lines=theme_lines(week.theme),
        dates=range_label(week.start, week.end),
        year=week.start.year,
        start=week.start.isoformat(),
        end=week.end.isoformat(),
        organisers="、".join(week.organisers),
        co_organisers="、".join(week.co_organisers),
        opening=opening_label(week, zone),
        color=week.color,
        introduction=week.introduction,
        days=tuple(ribbon.values()),
        sections=tuple(
            SectionLink(section_url(week.slug, section.slug), section.slug, section.title, section.icon)
            for section in sections_of(week)
        ),
    )


def opening_label(week: Week, zone: ZoneInfo) -> str:
    """2023年5月14日 09:00 市体育馆; empty when the week says nothing of it."""
    if week.opening is None:
        return ""
    return " ".join(filter(None, (moment_label(week.opening.at.astimezone(zone)), week.opening.place)))


def theme_lines(theme: str) -> tuple[str, ...]:
    """技能：让生活更美好 reads as two lines, the colon closing the first."""
    for colon in "：:":
        head, found, tail = theme.partition(colon)
        if found and tail:
            return (head + "：", tail.strip())
    return (theme,)
