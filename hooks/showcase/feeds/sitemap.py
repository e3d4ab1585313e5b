"""sitemap.xml: every page with its last change (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from showcase.urls import absolute_url

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(site_url: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """The sitemap of these pages (address from the root, last change); a page without a known change names none."""
    urlset = etree.Element("urlset", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]  # lxml's name for the default namespace
    for url, updated in pages:
        entry = etree.SubElement(urlset, "url")
        etree.SubElement(entry, "loc").text = absolute_url(site_url, url)
        if updated is not None:
            etree.SubElement(entry, "lastmod").text = updated.isoformat()
    return bytes(etree.tostring(urlset, xml_declaration=True, encoding="UTF-8", pretty_print=True))
