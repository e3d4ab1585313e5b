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


# A week with fewer stories shows them all on its own page and those of its days.
MANY_STORIES = 36

# In the order of the menu.
SECTIONS: tuple[Section, ...] = (
    Section("schedule", "日程", "calendar-month", lambda week: bool(week.events)),
    Section("stories", "全部故事", "text-box-multiple-outline", lambda week: len(week.stories) >= MANY_STORIES),
    Section("services", "便民服务", "hand-heart", lambda week: any(event.service for event in week.events)),
    Section(
        "admissions",
        "招生",
        "school-outline",
        lambda week: any(school.majors or school.admissions for school in week.schools),
    ),
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
    Section(
        "downloads",
        "资料下载",
        "download",
        lambda week: bool(week.downloads) or any(school.downloads for school in week.schools),
    ),
    Section("statistics", "数字", "chart-bar", lambda week: bool(week.statistics.records or week.stories)),
    Section("wrap-up", "总结", "text-box-check-outline", lambda week: week.wrap_up is not None),
)


def sections_of(week: Week) -> tuple[Section, ...]:
    """The sections that this week has."""
    return tuple(section for section in SECTIONS if section.exists(week))
