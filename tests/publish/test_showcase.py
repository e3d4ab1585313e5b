"""Everything that is published, finished but for the theme."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from plain_theme import plain_showcase
from showcase.feeds.rss import render_rss
from showcase.model import Issue, Severity
from showcase.reader.handwritten import HandwrittenPage
from small_site import SmallSite


def test_feeds_texts_and_media_stand_together_by_address(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    showcase = small_site.generate()
    assert (
        showcase.files.keys() == {feed.url for feed in showcase.feeds} | showcase.texts.keys() | showcase.media.keys()
    )
    assert len(showcase.files) == len(showcase.feeds) + len(showcase.texts) + len(showcase.media)
    for feed in showcase.feeds:
        assert showcase.files[feed.url] == render_rss(feed)


def test_only_errors_keep_something_back() -> None:
    issues = tuple(
        Issue(PurePosixPath("content/a/index.md"), 1, severity, "rule", "说明", "办法")
        for severity in (Severity.WARNING, Severity.ERROR)
    )
    assert replace(plain_showcase(), issues=issues).errors == issues[1:]


def test_hand_written_pages_have_their_addresses() -> None:
    page = HandwrittenPage("题目", "", "正文。")
    paths = [PurePosixPath("content/pages", name) for name in ("about.md", "more/rules.md", "more/index.md")]
    assert plain_showcase(handwritten=dict.fromkeys(paths, page)).handwritten_urls == ("about/", "more/rules/", "more/")
