"""Everything that is published, finished but for the theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from showcase.checks.publication import Held
from showcase.feeds.feed import Feed
from showcase.feeds.rss import render_rss
from showcase.model import Issue, Severity, Site
from showcase.pages.layout import Layout
from showcase.reader.handwritten import PAGES, HandwrittenPage
from showcase.urls import handwritten_url


@dataclass(frozen=True)
class Showcase:
    """A site or a preview of one, which shows more and is never published.

    `texts` are calendars, outlines and the like as bytes, `media` where each rendition lies, both by address; `held` and `faults` are
    those of the publication; `named` counts the renditions that pages name, `made` those that are new. `until` is when the same content may make another site.
    """

    site: Site
    layout: Layout
    feeds: tuple[Feed, ...]
    texts: Mapping[str, bytes]
    media: Mapping[str, Path]
    handwritten: Mapping[PurePosixPath, HandwrittenPage]
    held: tuple[Held, ...]
    faults: tuple[Held, ...]
    issues: tuple[Issue, ...]
    made: int
    named: int
    preview: bool = False
    elsewhere: frozenset[str] = frozenset()
    until: datetime | None = None

    @property
    def reused(self) -> int:
        """How many renditions were there already."""
        return max(self.named - self.made, 0)

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that keep something back."""
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)

    @property
    def handwritten_urls(self) -> tuple[str, ...]:
        """The addresses of the hand-written pages."""
        return tuple(handwritten_url(path.relative_to(PAGES)) for path in self.handwritten)

    @property
    def files(self) -> dict[str, bytes | Path]:
        """Feeds, texts and media, by address."""
        feeds = {feed.url: render_rss(feed) for feed in self.feeds}
        return {**feeds, **self.texts, **self.media}
