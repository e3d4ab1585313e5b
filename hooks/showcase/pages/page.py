"""What a page is to the theme: an address, a template and the values it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showcase.media.picture import Rendition


@dataclass(frozen=True)
class Anchor:
    """A link within the site: its words and its address from the root. An empty address: words only."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Page:
    """One page of the site.

    `url` is relative to the root and ends with a slash (the home: empty); `values` is the dataclass that `template` expects as
    `values`; `crumbs` lead from the home to the page above; `feeds` are announced in the head; `updated` is its last change;
    `share_picture` is what a link to it shows in a chat.
    """

    url: str
    template: str
    title: str
    values: object
    description: str = ""
    crumbs: tuple[Anchor, ...] = ()
    feeds: tuple[Anchor, ...] = ()
    updated: datetime | None = None
    share_picture: Rendition | None = None
