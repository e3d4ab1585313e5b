"""A showcase and a theme → the next site: each output is kept where all that it was made from stands, else made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from showcase.feeds.rss import render_rss
from showcase.feeds.sitemap import render_sitemaps
from showcase.media.rendering import Progress, unwatched
from showcase.pages.page import Page
from showcase.publish.assembly import Assembly
from showcase.publish.fingerprint import programs_digest, value_digest
from showcase.publish.finishing import Finishing
from showcase.publish.page_batches import Press, make_pages
from showcase.publish.preview_mark import NOTE
from showcase.publish.private_data import declared_on, is_wordless
from showcase.publish.showcase import Showcase
from showcase.publish.theme import PageTheme, Theme
from showcase.urls import PREVIEW_NOTE

# Search engines that come upon a preview are asked to leave.
_KEEP_OUT = b"User-agent: *\nDisallow: /\n"


@dataclass(frozen=True)
class Making:
    """One showcase on its way into an assembly; `work_path` is the folder where things are made. `on_pages` is told how many pages are done, of how many."""

    showcase: Showcase
    theme: Theme
    assembly: Assembly
    work_path: Path
    on_pages: Progress = unwatched

    def make(self) -> None:
        """Put everything but the search index into the assembly."""
        self._media()
        self._pages(self.theme.pages(self.showcase, self._frame()))
        self._feeds()
        self._texts()

    def _frame(self) -> Mapping[str, Any]:
        """All that is not a generated page; what the theme notes of it."""
        name, digest = "frame", value_digest(self.basis, self.theme.digest(self.showcase))
        record = self.assembly.keep(name, digest)
        if record is None:
            frame_path = self.work_path / "frame"
            notes = self.theme.write_frame(self.showcase, frame_path)
            record = self.assembly.take(name, digest, self.finishing.finish_folder(frame_path), {"theme": notes})
        noted: Mapping[str, Any] = record.notes["theme"]
        return noted

    def _pages(self, theme: PageTheme) -> None:
        digests: dict[str, str] = {}
        pages, kept = self.showcase.layout.pages, 0

        def wanting() -> Iterator[Page]:
            nonlocal kept
            for page in pages:
                digest = value_digest(self.basis, theme.digest(page.template), page)
                if self.assembly.keep(_page_name(page), digest) is None:
                    digests[page.url] = digest
                    yield page
                else:
                    kept += 1

        made = make_pages(Press(theme, self.finishing), wanting())
        for number, (page, finished) in enumerate(made, 1):
            self.assembly.take(_page_name(page), digests.pop(page.url), finished)
            self.on_pages(kept + number, len(pages))
        self.on_pages(len(pages), len(pages))

    def _feeds(self) -> None:
        for feed in self.showcase.feeds:
            self._file(f"feed {feed.url}", value_digest(self.basis, feed), feed.url, partial(render_rss, feed))

    def _texts(self) -> None:
        """Calendars, outlines, the sitemap: rendered each time, looked through only when they changed."""
        own = {PREVIEW_NOTE: NOTE, "robots.txt": _KEEP_OUT} if self.showcase.preview else self._sitemaps()
        for url, data in {**self.showcase.texts, **own}.items():
            self._text(url, data)

    def _text(self, url: str, data: bytes) -> None:
        self._file(f"text {url}", value_digest(self.basis, sha256(data).hexdigest()), url, lambda: data)

    def _file(self, name: str, digest: str, url: str, render: Callable[[], bytes]) -> None:
        """An output of one file, rendered only where it does not stand."""
        if self.assembly.keep(name, digest) is None:
            self.assembly.take(name, digest, self.finishing.finish({url: render()}))

    def _media(self) -> None:
        """Renditions, which are linked; those that hold words are looked through, too."""
        for url, path in self.showcase.media.items():
            if not is_wordless(url):
                self._text(url, path.read_bytes())
        self.assembly.link({url: path for url, path in self.showcase.media.items() if is_wordless(url)})

    def _sitemaps(self) -> dict[str, bytes]:
        pages = [(page.url, page.updated) for page in self.showcase.layout.pages if page.listed]
        written = [(url, None) for url in self.showcase.handwritten_urls]
        listed = sorted([*pages, *written], key=lambda page: page[0])
        site = self.showcase.site
        weeks = [week.slug for week in site.weeks]
        return render_sitemaps(site.url, listed, weeks, traditional=site.traditional is not None)

    @cached_property
    def finishing(self) -> Finishing:
        """How files of this showcase are finished."""
        site = self.showcase.site
        terms = site.traditional.terms if site.traditional else None
        return Finishing(site.url, terms, declared_on(site), self.work_path / "made")

    @cached_property
    def basis(self) -> str:
        """The digest of what every output is finished with: programs, and what the site says of itself."""
        finishing = self.finishing
        return value_digest(programs_digest(), finishing.site_url, finishing.terms, finishing.contacts)


def _page_name(page: Page) -> str:
    return f"page {page.url}"
