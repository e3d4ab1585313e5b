"""sitemap.xml as search engines read it."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from showcase.feeds.sitemap import render_sitemap
from small_site import ZONE

CHANGED = datetime(2024, 5, 12, 9, 30, tzinfo=ZONE)
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_every_page_stands_with_its_last_change() -> None:
    tree = etree.fromstring(render_sitemap("https://weeks.example/", [("", None), ("week/", CHANGED)]))
    assert tree.xpath("s:url/s:loc/text()", namespaces=NAMES) == [
        "https://weeks.example/",
        "https://weeks.example/week/",
    ]
    assert tree.xpath("s:url[2]/s:lastmod/text()", namespaces=NAMES) == ["2024-05-12T09:30:00+08:00"]


def test_a_page_without_a_known_change_names_none() -> None:
    tree = etree.fromstring(render_sitemap("https://weeks.example/", [("about/", None)]))
    assert tree.xpath("//s:lastmod", namespaces=NAMES) == []


def test_pages_keep_the_order_in_which_they_are_given() -> None:
    tree = etree.fromstring(render_sitemap("https://weeks.example/", [("b/", None), ("a/", None)]))
    assert [address[-2:] for address in tree.xpath("//s:loc/text()", namespaces=NAMES)] == ["b/", "a/"]


def test_an_address_with_signs_of_xml_is_escaped() -> None:
    data = render_sitemap("https://weeks.example/?a=1&b=<", [("x/", None)])
    assert etree.fromstring(data).findtext("s:url/s:loc", namespaces=NAMES) == "https://weeks.example/?a=1&b=<x/"


def test_a_site_without_pages_has_a_sitemap_without_entries() -> None:
    data = render_sitemap("https://weeks.example/", [])
    assert data.startswith(b"<?xml")
    assert len(etree.fromstring(data)) == 0


def test_with_a_traditional_edition_each_page_stands_in_both_and_names_them() -> None:
    pages = [("", None), ("week/", CHANGED)]
    tree = etree.fromstring(render_sitemap("https://weeks.example/", pages, traditional=True))
    names = {**NAMES, "x": "http://www.w3.org/1999/xhtml"}
    assert tree.xpath("//s:loc/text()", namespaces=names) == [
        f"https://weeks.example/{url}" for url in ("", "hant/", "week/", "hant/week/")
    ]
    for place in (3, 4):
        links = tree.xpath(f"s:url[{place}]/x:link[@rel='alternate']", namespaces=names)
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            ("zh-Hans", "https://weeks.example/week/"),
            ("zh-Hant", "https://weeks.example/hant/week/"),
            ("x-default", "https://weeks.example/week/"),
        ]
        assert tree.xpath(f"s:url[{place}]/s:lastmod/text()", namespaces=names) == ["2024-05-12T09:30:00+08:00"]


def test_without_one_no_page_names_another() -> None:
    assert b"alternate" not in render_sitemap("https://weeks.example/", [("", None)])
