"""sitemap.xml: every page with its last change (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from showcase.urls import HANT, absolute_url, editions

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def render_sitemap(site_url: str, pages: Iterable[tuple[str, datetime | None]], *, traditional: bool = False) -> bytes:
    """The sitemap of these pages (address from the root, last change); a page without a known change names none.

    With `traditional` each page stands in both editions, and names them (https://developers.google.com/search/docs/specialty/international/localized-versions).
    """
    namespaces = {None: _NAMESPACE, "xhtml": _XHTML} if traditional else {None: _NAMESPACE}
    urlset = etree.Element("urlset", nsmap=namespaces)  # type: ignore[arg-type]  # None is lxml's name for the default namespace
    for url, updated in pages:
        for edition in (url, HANT + url) if traditional else (url,):
            entry = etree.SubElement(urlset, "url")
            etree.SubElement(entry, "loc").text = absolute_url(site_url, edition)
            if updated is not None:
                etree.SubElement(entry, "lastmod").text = updated.isoformat()
            if traditional:
                _add_editions(entry, site_url, url)
    return bytes(etree.tostring(urlset, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _add_editions(entry: etree._Element, site_url: str, url: str) -> None:
    for language, address in editions(url).items():
        attributes = {"rel": "alternate", "hreflang": language, "href": absolute_url(site_url, address)}
        etree.SubElement(entry, f"{{{_XHTML}}}link", attributes)
