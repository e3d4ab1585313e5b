"""What publishing asks of a theme engine, whichever it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from showcase.pages.page import Page
from showcase.publish.showcase import Showcase

Render = Callable[[Page], str]


class FaultyTheme(Exception):
    """A theme that cannot be rendered; says in Chinese where, and what is wrong."""


class PageTheme(Protocol):
    """Turns pages into HTML; it pickles, so that other processes open it for themselves."""

    def digest(self, template: str) -> str:
        """The digest of everything that a page of this template shows besides its own values."""

    def open(self) -> Render:
        """What renders one page after another."""


class Theme(Protocol):
    """A theme engine with a project's theme."""

    def digest(self, showcase: Showcase) -> str:
        """The digest of everything that the frame is made from."""

    def write_frame(self, showcase: Showcase, folder_path: Path) -> Mapping[str, Any]:
        """Write all that is not a generated page into a folder: hand-written pages, styles, scripts.

        Returns, in values that JSON can say, what `pages` needs to know of it: it may be kept for the builds to come.
        """

    def pages(self, showcase: Showcase, frame: Mapping[str, Any]) -> PageTheme:
        """The theme of this showcase's pages within that frame."""
