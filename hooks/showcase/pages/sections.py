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
SECTIONS: tuple[Section, ...] = ()


def sections_of(week: Week) -> tuple[Section, ...]:
    """The sections that this week has."""
    return tuple(section for section in SECTIONS if section.exists(week))
