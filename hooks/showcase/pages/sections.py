"""A week's pages of which there is one each, such as its schedule; a week has those that it has something to show on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from showcase.model import Week


@dataclass(frozen=True)
class Section:
    """A page of the week: `slug` is its address, `title` its link, `icon` a Material icon, `exists` whether the week has it."""

    slug: str
    title: str
    icon: str
    exists: Callable[[Week], bool]


# In the order of the menu.
SECTIONS: tuple[Section, ...] = (
    Section("schedule", "日程", "calendar-month", lambda week: bool(week.events)),
    Section("services", "便民服务", "hand-heart", lambda week: any(event.service for event in week.events)),
    Section("boards", "展板", "presentation", lambda week: any(school.boards for school in week.schools)),
    Section("people", "榜样人物", "medal", lambda week: any(story.people for story in week.stories)),
    Section(
        "press",
        "媒体报道",
        "newspaper-variant-outline",
        lambda week: any(link.outlet for story in week.stories for link in story.links),
    ),
    Section("national", "全国活动", "flag-variant", lambda week: bool(week.national)),
    Section("directory", "学校名录", "school", lambda week: bool(week.schools)),
    Section("statistics", "数字", "chart-bar", lambda week: bool(week.statistics.records or week.stories)),
)


def sections_of(week: Week) -> tuple[Section, ...]:
    """The sections that this week has."""
    return tuple(section for section in SECTIONS if section.exists(week))
