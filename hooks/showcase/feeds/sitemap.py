"""The sitemaps: one for each week and one for all other pages, with every page's last change, and the index that names them.

https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from showcase.urls import HANT, SITEMAP, absolute_url, editions, own_week_url, sitemap_url, week_url

# The protocol allows 50,000 addresses and 50 MB a file; an address with its editions takes half a kilobyte.
MOST_ADDRESSES = 10_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"

# A page's address from the root, and its last change where that is known.
Listed = tuple[str, datetime | None]


def render_sitemaps(
    site_url: str, pages: Iterable[Listed], weeks: Iterable[str], *, traditional: bool = False
) -> dict[str, bytes]:
    """The index and all sitemaps by address; `weeks` are slugs. Pages keep the order in which they are given.

    With `traditional` both editions of a page stand in the same file.
    """
    parts = _parts(pages, weeks, MOST_ADDRESSES // (2 if traditional else 1))
    files = {url: render_sitemap(site_url, listed, traditional=traditional) for url, listed in parts.items()}
    return {SITEMAP: _render_index(site_url, parts), **files}


def render_sitemap(site_url: str, pages: Iterable[Listed], *, traditional: bool = False) -> bytes:
    """The sitemap of these pages; a page without a known change names none.

    With `traditional` each page stands in both editions, and names them (https://developers.google.com/search/docs/specialty/international/localized-versions).
    """
    places: list[str] = []
    for url, updated in pages:
        links = _links(site_url, url) if traditional else ""
        for edition in (url, HANT + url) if traditional else (url,):
            places.append(_place("url", absolute_url(site_url, edition), updated, links))
    return _document("urlset", f' xmlns:xhtml="{_XHTML}"' if traditional else "", places)


def _parts(pages: Iterable[Listed], weeks: Iterable[str], most: int) -> dict[str, list[Listed]]:
    """The pages by the file they stand in, a week's by its slug; those outside the weeks come last."""
    slugs = {week_url(week): week for week in weeks}
    groups: dict[str, list[Listed]] = {week: [] for week in (*slugs.values(), "")}
    for page in pages:
        groups[slugs.get(own_week_url(page[0]), "")].append(page)
    return {
        sitemap_url(week, number): listed[start : start + most]
        for week, listed in groups.items()
        for number, start in enumerate(range(0, len(listed), most), start=1)
    }


def _render_index(site_url: str, parts: Mapping[str, Iterable[Listed]]) -> bytes:
    places = []
    for url, listed in parts.items():
        latest = max((updated for _, updated in listed if updated is not None), default=None)
        places.append(_place("sitemap", absolute_url(site_url, url), latest))
    return _document("sitemapindex", "", places)


# Written as text: as a tree, ten thousand pages take half a second, and every build writes them.
def _document(name: str, more: str, places: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_NAMESPACE}"{more}>\n'
    return f"{head}{''.join(places)}</{name}>\n".encode()


def _place(name: str, address: str, updated: datetime | None, links: str = "") -> str:
    changed = f"    <lastmod>{updated.isoformat()}</lastmod>\n" if updated else ""
    return f"  <{name}>\n    <loc>{escape(address)}</loc>\n{changed}{links}  </{name}>\n"


def _links(site_url: str, url: str) -> str:
    return "".join(
        f'    <xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(absolute_url(site_url, address))}/>\n'
        for language, address in editions(url).items()
    )
