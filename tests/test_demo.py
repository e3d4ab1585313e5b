"""The demo weeks that the repository ships: whole, approved, within their programmes' rules, and marked as samples."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from showcase.checks.content import check_site
from showcase.checks.publication import select_public
from showcase.model import Site
from showcase.publish.traditional_words import TraditionalWords
from showcase.reader.ledger import Ledger
from showcase.reader.site import Content, read_content
from sitemaps import read_sitemaps
from small_site import PROJECT_ROOT, ZONE

AS_OF = datetime(2024, 1, 1, 12, tzinfo=ZONE)
WEEKS = {
    "puyang-2023": ("2023-05-14", "2023-05-20"),
    "rongchang-2022": ("2022-05-15", "2022-05-21"),
    "shandong-2021": ("2021-05-22", "2021-05-28"),
    "pingdingshan-2021": ("2021-05-22", "2021-05-28"),
    "xinxiang-2021": ("2021-05-20", "2021-05-28"),
}
MEDIA_LIMIT_BYTES = 60_000_000


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(PROJECT_ROOT, Ledger())


@pytest.fixture(scope="module")
def site(content: Content) -> Site:
    assert content.site is not None
    return content.site


def test_the_demo_content_breaks_no_rule(content, site):
    assert [*content.issues, *check_site(site, AS_OF)] == []


def test_everything_in_the_demo_weeks_is_approved_as_it_stands(content, site):
    assert select_public(content, site, (), AS_OF).held == ()


def test_the_weeks_have_the_programmes_dates(site):
    assert {week.slug: (f"{week.start}", f"{week.end}") for week in site.weeks} == WEEKS


def test_each_week_has_three_schools_and_a_story_a_day_of_each(site):
    for week in site.weeks:
        assert len(week.schools) >= 3
        filed = {(story.school, story.day) for story in week.stories}
        assert filed >= {(school.slug, day) for school in week.schools for day in week.days}


def test_each_day_has_events_and_each_week_offers_services(site):
    for week in site.weeks:
        assert {event.day for event in week.events} == set(week.days)
        assert any(event.service for event in week.events)


def test_puyang_photos_keep_the_programmes_size_and_its_films_their_channels_length(site):
    week = next(week for week in site.weeks if week.slug == "puyang-2023")
    photos = [photo.file for story in week.stories for photo in story.photos]
    assert photos
    assert all(max(file.width, file.height) >= 2000 and file.bytes >= 2_000_000 for file in photos)
    films = [story.channel for story in week.stories for _ in story.videos]
    assert len(films) == 2


def test_each_school_in_xinxiang_shows_a_board_of_the_prescribed_size(site):
    week = next(week for week in site.weeks if week.slug == "xinxiang-2021")
    for school in week.schools:
        assert [(board.photo.file.width, board.photo.file.height) for board in school.boards] == [(3150, 7087)]


def test_the_demo_media_stay_within_sixty_megabytes():
    media = [
        path
        for path in (PROJECT_ROOT / "content").rglob("*")
        if path.suffix in {".jpg", ".png", ".webp", ".mp4", ".pdf"}
    ]
    assert sum(path.stat().st_size for path in media) <= MEDIA_LIMIT_BYTES


def test_no_two_demo_photos_are_the_same(site):
    files = [photo.file for week in site.weeks for story in week.stories for photo in story.photos]
    assert len({file.sha256 for file in files}) == len(files)


def test_the_demo_says_everywhere_that_it_is_invented(site, demo_site):
    assert "虚构" in site.notice
    words = TraditionalWords(site.traditional.terms)
    for path in demo_site.rglob("*.html"):
        notice = words.convert(site.notice) if path.is_relative_to(demo_site / "hant") else site.notice
        assert notice in path.read_text(encoding="utf-8"), path
    for week in site.weeks:
        assert all("示例" in story.source for story in week.stories)


def test_the_site_holds_every_day_of_every_week(site, demo_site):
    for week in site.weeks:
        for day in week.days:
            assert (demo_site / week.slug / "days" / day.isoformat() / "index.html").is_file()


def test_every_feed_is_well_formed(demo_site):
    feeds = sorted(demo_site.rglob("feed.xml"))
    assert len(feeds) > 100
    for path in feeds:
        parsed = feedparser.parse(path.read_bytes())
        assert parsed.bozo == 0, path
        times = [entry.published_parsed for entry in parsed.entries]
        assert times == sorted(times, reverse=True), path


def test_no_page_names_another_host_to_load_from(demo_site):
    loading = re.compile(
        r"""<(?:img|script|source|video|iframe|link rel="(?:stylesheet|preload|icon)")[^>]*(?:src|href|srcset)="(https?:)?//"""
    )
    for path in demo_site.rglob("*.html"):
        assert not loading.search(path.read_text(encoding="utf-8")), path


def test_no_original_and_no_metadata_reaches_the_site(site, demo_site):
    originals = {photo.file.sha256 for week in site.weeks for story in week.stories for photo in story.photos}
    published = {path for path in (demo_site / "media").rglob("*") if path.is_file()}
    assert published
    assert not originals & {path.stem for path in published}
    for path in published:
        data = path.read_bytes()
        assert not any(mark in data for mark in (b"Exif", b"http://ns.adobe.com", b"ICC_PROFILE", b"ICCP", b"XMP ")), (
            path
        )


def test_the_sitemap_lists_every_page(demo_site):
    listed = read_sitemaps(demo_site)
    # Posters are sheets to print, and answers to a search change: neither are pages to find.
    found = [path for path in demo_site.rglob("index.html") if b'content="noindex"' not in path.read_bytes()]
    pages = [path.parent.relative_to(demo_site) for path in found]
    for page in pages:
        url = "https://skillweek.example/" + ("" if page == Path() else f"{page}/")
        assert url in listed
    assert len(listed) == len(pages)
