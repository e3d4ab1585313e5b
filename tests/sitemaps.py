"""The pages that a built site's sitemaps list, as search engines find them: through the index."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read_sitemaps(site: Path) -> dict[str, str]:
    """The last change of each listed page by its absolute address, empty where none is told; nothing stands there twice."""
    index = etree.fromstring((site / "sitemap.xml").read_bytes())
    parts = [str(address) for address in index.xpath("/s:sitemapindex/s:sitemap/s:loc/text()", namespaces=NAMES)]
    listed: dict[str, str] = {}
    for part in parts:
        tree = etree.fromstring((site / part.rpartition("/")[2]).read_bytes())
        for entry in tree.iterfind("s:url", NAMES):
            address = entry.findtext("s:loc", "", NAMES)
            assert address not in listed, address
            listed[address] = entry.findtext("s:lastmod", "", NAMES)
    return listed
