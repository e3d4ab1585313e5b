"""The sitemaps as search engines read them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from lxml import etree

from showcase.feeds import sitemap
from showcase.feeds.sitemap import render_sitemap, render_sitemaps
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


SITE = "https://weeks.example/"
PAGES = [("", None), ("a-b/", CHANGED), ("a-b/days/1/", CHANGED + timedelta(days=1)), ("a/", CHANGED), ("about/", None)]


def addresses(data: bytes) -> list[str]:
    return [str(found).removeprefix(SITE) for found in etree.fromstring(data).xpath("//s:loc/text()", namespaces=NAMES)]


def test_each_week_has_its_sitemap_and_all_other_pages_have_one() -> None:
    files = render_sitemaps(SITE, PAGES, ["a", "a-b"])
    assert {url: addresses(data) for url, data in files.items() if url != "sitemap.xml"} == {
        "sitemap-a.xml": ["a/"],
        "sitemap-a-b.xml": ["a-b/", "a-b/days/1/"],
        "sitemap.pages.xml": ["", "about/"],
    }


def test_the_index_names_them_all_with_the_last_change_in_each() -> None:
    index = etree.fromstring(render_sitemaps(SITE, PAGES, ["a", "a-b"])["sitemap.xml"])
    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    found = {part.findtext("s:loc", namespaces=NAMES): part.findtext("s:lastmod", namespaces=NAMES) for part in index}
    assert found == {
        f"{SITE}sitemap-a.xml": "2024-05-12T09:30:00+08:00",
        f"{SITE}sitemap-a-b.xml": "2024-05-13T09:30:00+08:00",
        f"{SITE}sitemap.pages.xml": None,
    }


@pytest.mark.parametrize("traditional", [False, True])
def test_a_long_sitemap_is_split_and_both_editions_of_a_page_stay_together(
    monkeypatch: pytest.MonkeyPatch, *, traditional: bool
) -> None:
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 4)
    pages = [(f"a/{number}/", CHANGED) for number in range(9)]
    files = render_sitemaps(SITE, pages, ["a"], traditional=traditional)
    index = addresses(files.pop("sitemap.xml"))
    assert index == list(files)
    assert index[:2] == ["sitemap-a.xml", "sitemap-a.2.xml"]
    parts = [addresses(data) for data in files.values()]
    assert max(map(len, parts)) == 4
    found = [address for part in parts for address in part]
    editions = ("", "hant/") if traditional else ("",)
    assert found == [f"{edition}{url}" for url, _ in pages for edition in editions]


def test_a_week_without_pages_and_a_site_without_weeks_have_no_empty_sitemap() -> None:
    assert list(render_sitemaps(SITE, [("", None)], ["a"])) == ["sitemap.xml", "sitemap.pages.xml"]
    assert list(render_sitemaps(SITE, [], [])) == ["sitemap.xml"]


def test_no_weeks_name_takes_anothers_place() -> None:
    weeks = ["a", "pages", "a-2", "xml"]
    files = render_sitemaps(SITE, [(f"{week}/", None) for week in weeks] + [("about/", None)], weeks)
    assert len(files) == 6
