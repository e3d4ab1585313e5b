"""Every address on the demo site, in both editions, leads to something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from lxml import html

SITE = "https://skillweek.example/"
# Lists of addresses, each with its width or density.
LISTS = {"srcset", "imagesrcset", "data-panorama"}
ADDRESSES = {"href", "src", "poster", "action"}
# How an address begins in an attribute that may hold anything.
ADDRESS = re.compile(rf"{re.escape(SITE)}|\.{{1,2}}/|(?:media|assets|pagefind)/")
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


@pytest.fixture(scope="module")
def pages(demo_site: Path) -> dict[str, html.HtmlElement]:
    """All pages by their address."""
    paths = sorted(demo_site.rglob("*.html"))
    return {
        url_of(demo_site, path): html.parse(str(path), parser=html.HTMLParser(encoding="utf-8")).getroot()
        for path in paths
    }


def url_of(demo_site: Path, path: Path) -> str:
    return SITE + path.relative_to(demo_site).as_posix().removesuffix("index.html")


def addresses_on(page: html.HtmlElement) -> Iterator[str]:
    for value in page.xpath("//@href | //@src | //@poster | //@action | //@*[contains(., '/')]"):
        if value.attrname in LISTS:
            yield from (entry.split()[0] for entry in value.split(","))
        elif value.attrname in ADDRESSES or ADDRESS.match(value):
            yield value


def is_there(demo_site: Path, url: str) -> bool:
    path = demo_site / unquote(url.removeprefix(SITE))
    return (path / "index.html").is_file() if path.is_dir() else path.is_file()


def test_every_address_leads_to_a_file(demo_site: Path, pages: dict[str, html.HtmlElement]) -> None:
    known: dict[str, bool] = {}
    broken = []
    for page_url, page in pages.items():
        for address in set(addresses_on(page)):
            url = re.split(r"[?#]", urljoin(page_url, address), maxsplit=1)[0]
            if url.startswith(SITE) and not known.setdefault(url, is_there(demo_site, url)):
                broken.append((page_url, address))
    assert len(known) > 1000
    assert broken == []


def test_the_site_may_stand_below_any_path(pages: dict[str, html.HtmlElement]) -> None:
    # Only the page for what is not there is shown at any depth, and cannot know where it stands.
    from_root = [
        (page_url, address)
        for page_url, page in pages.items()
        for address in page.xpath("//@*[starts-with(., '/')]")
        if page_url != f"{SITE}404.html"
    ]
    assert from_root == []


def test_every_fragment_is_on_its_page(pages: dict[str, html.HtmlElement]) -> None:
    ids = {url: frozenset(page.xpath("//@id")) for url, page in pages.items()}
    broken, fragments = [], 0
    for page_url, page in pages.items():
        for address in set(page.xpath("//*[contains(@href, '#')]/@href")):
            url, _, fragment = urljoin(page_url, address).partition("#")
            fragments += 1
            if url.startswith(SITE) and unquote(fragment) not in ids[url.partition("?")[0]]:
                broken.append((page_url, address))
    assert fragments > 1000
    assert broken == []


def test_every_page_of_the_traditional_edition_leads_to_pages_of_its_own(pages: dict[str, html.HtmlElement]) -> None:
    traditional = {url: page for url, page in pages.items() if url.startswith(f"{SITE}hant/")}
    assert {url.replace("hant/", "", 1) for url in traditional} == pages.keys() - traditional.keys() - {
        f"{SITE}404.html"
    }
    for page_url, page in traditional.items():
        links = [urljoin(page_url, address) for address in page.xpath("//body//a[not(@hreflang)]/@href")]
        assert [url for url in links if url in pages and url not in traditional] == [], page_url


def test_scripts_import_what_is_there(demo_site: Path) -> None:
    scripts = [path for path in (demo_site / "assets").rglob("*.js") if "vendor" not in path.parts]
    for script in scripts:
        for address in IMPORT.findall(script.read_text(encoding="utf-8")):
            assert (script.parent / address).is_file(), (script, address)
    assert {path.name for path in scripts if path.parent.name == "js"} == {
        path.name for path in scripts if path.parent.name == "js-hant"
    }
