"""What a page is to the theme: an address, a template and the values it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from showcase.media.picture import Rendition


@dataclass(frozen=True)
class Anchor:
    """A link within the site: its words and its address from the root. An empty address: words only."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class SearchEntry:
    """How search shows a page: its title, the words of its line, the day it belongs to with its hue (0: none), a small picture.

    `filters` pairs the name of each facet with the page's value there: type, kind, school, channel (`pages.search_entries`).
    """

    title: str
    words: tuple[str, ...] = ()
    day: str = ""
    hue: int = 0
    picture: Rendition | None = None
    filters: tuple[tuple[str, str], ...] = ()


# Something a page is about, in the words of schema.org.
Thing = Mapping[str, object]


@dataclass(frozen=True)
class Page:
    """One page of the site.

    `url` is relative to the root and ends with a slash (the home: empty); `values` is the dataclass that `template` expects as
    `values`; `crumbs` lead from the home to the page above; `feeds` are announced in the head; `updated` is its last change;
    `share_picture` is what a link to it shows in a chat; `published` makes it an article; `things` are
    what it is about, the main one first; a page without a `search` entry is not found by search, one that is not `listed` is not in the sitemap, and search engines are asked to leave it out;
    `mark` says in a preview why the public does not see the page; `crumb` is what 当前位置 calls it, where that is not its title.
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
    published: datetime | None = None
    things: tuple[Thing, ...] = ()
    listed: bool = True
    search: SearchEntry | None = None
    mark: str = ""
    crumb: str = ""
