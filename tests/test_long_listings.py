"""A week with more stories than its pages hold, as built by the command line: leafed through by its links alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import html

from showcase.pages.listing import CARDS, WITH_PICTURES
from sitemaps import read_sitemaps
from small_site import AS_OF, PROJECT_ROOT, SITE, SmallSite

ROOT = "https://weeks.example/"
STORIES = 2 * CARDS + 1
PLACES = (
    "demo-2024/stories/",
    "demo-2024/channels/best/",
    "demo-2024/channels/skills/",
    "demo-2024/schools/first/",
    "demo-2024/days/2024-05-12/",
    "demo-2024/audiences/parents/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    small_site = SmallSite(tmp_path_factory.mktemp("long") / "project")
    small_site.school()
    for number in range(STORIES):
        small_site.story(f"s-{number:03}", channel="best", audiences=["parents"], title=f"第 {number} 课")
    small_site.approve(on=AS_OF)
    small_site.write_yaml("content/site.yml", {**SITE, "traditional": {"terms": {}}})
    small_site.add_theme()
    settings = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(small_site.root), "--strict"]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=settings)
    return small_site.root / "site"


def page(site: Path, url: str) -> html.HtmlElement:
    return html.fromstring((site / url / "index.html").read_bytes().decode())


def target(url: str, href: str) -> str:
    return urljoin(f"{ROOT}{url}", href).removeprefix(ROOT)


def leaf(site: Path, url: str, way: str) -> list[str]:
    """Every page that one comes to by following one way."""
    seen = [url]
    while found := page(site, seen[-1]).xpath(way):
        seen.append(target(seen[-1], str(found[0])))
    return seen


def stories_on(site: Path, url: str) -> list[str]:
    found = page(site, url).xpath("//main//li[contains(@class, 'story-card')]//h3/a/@href")
    return [target(url, str(href)) for href in found]


@pytest.mark.parametrize("edition", ["", "hant/"])
@pytest.mark.parametrize("place", PLACES)
def test_whoever_leafs_through_a_listing_meets_every_story_once(site: Path, edition: str, place: str) -> None:
    pages = leaf(site, edition + place, "//main//a[@rel='next'][contains(@class, 'paging-way')]/@href")
    met = [story for url in pages for story in stories_on(site, url)]
    assert len(met) == len(set(met)) == STORIES
    assert all(story.startswith(f"{edition}demo-2024/stories/s-") for story in met)
    size = CARDS if place.endswith(("parents/", "4/stories/")) else WITH_PICTURES
    assert pages[1:] == [f"{edition}{place}page/{number}/" for number in range(STORIES // size - 1, 0, -1)]
    # The head says the same to browsers, and the way back is the same way.
    assert leaf(site, edition + place, "//head/link[@rel='next']/@href") == pages
    assert leaf(site, pages[-1], "//main//a[@rel='prev'][contains(@class, 'paging-way')]/@href") == pages[::-1]


def test_each_page_says_which_one_it_is(site: Path) -> None:
    for place in PLACES:
        for url in (place, f"{place}page/1/"):
            shown = page(site, url)
            (nav,) = shown.xpath("//main//nav[@aria-label='故事分页' or @aria-label='故事和图片分页']")
            (current,) = nav.xpath(".//a[@aria-current='page']")
            assert target(url, current.get("href")) == url
            assert shown.xpath("//link[@rel='canonical']/@href") == [ROOT + url]
            assert len(shown.xpath("//h1")) == 1
            assert shown.xpath("//meta[@property='og:image']/@content")
            assert shown.xpath("//link[@type='application/rss+xml']")
    assert page(site, f"{PLACES[1]}page/1/").xpath("string(//title)").startswith("最美职教（第 1 页） · 试验 2024")


def test_search_and_sitemap_know_a_full_page_as_what_it_is(site: Path) -> None:
    listed = read_sitemaps(site)
    for place in PLACES:
        assert b"data-pagefind-body" in (site / place / "index.html").read_bytes()
        assert b"data-pagefind-body" not in (site / place / "page" / "1" / "index.html").read_bytes()
        assert {f"{ROOT}{edition}{place}page/1/" for edition in ("", "hant/")} <= listed.keys()


def test_all_stories_of_a_week_are_one_step_from_its_page_and_from_the_archive(site: Path) -> None:
    for url in ("demo-2024/", "archive/"):
        ways = page(site, url).xpath("//main//a[contains(., '全部')]/@href")
        assert PLACES[0] in {target(url, str(href)) for href in ways}


def test_the_feed_of_a_week_with_fewer_than_two_hundred_stories_is_one_document(site: Path) -> None:
    feed = feedparser.parse((site / "demo-2024" / "feed.xml").read_bytes())
    assert len(feed.entries) == STORIES
    assert not (site / "demo-2024" / "feed").exists()
