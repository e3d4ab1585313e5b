"""Pages as a whole: addresses, the way there, feeds."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from showcase.pages.page import Anchor, Page
from small_site import SmallSite


def test_every_page_has_an_address_of_its_own_that_ends_with_a_slash(small_site: SmallSite) -> None:
    small_site.story()
    small_site.event()
    small_site.approve()
    urls = [page.url for page in small_site.generate().layout.pages]
    assert len(set(urls)) == len(urls)
    assert all(url == "" or (url.endswith("/") and not url.startswith("/") and url.isascii()) for url in urls)


def test_the_way_to_a_page_leads_over_pages_that_exist(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    layout = small_site.generate().layout
    urls = {page.url for page in layout.pages}
    for page in layout.pages:
        assert {crumb.url for crumb in page.crumbs} <= urls
        assert page.url not in {crumb.url for crumb in page.crumbs}
        if page.url:
            assert page.crumbs[0] == Anchor("首页", "")


def test_the_feeds_that_a_page_announces_exist(small_site: SmallSite) -> None:
    small_site.story(channel="best")
    small_site.approve()
    showcase = small_site.generate()
    for page in showcase.layout.pages:
        assert page.feeds or not page.listed
        assert {feed.url for feed in page.feeds} <= showcase.files.keys()


def test_a_story_of_a_school_without_a_public_page_announces_no_feed_of_it(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories")
    showcase = small_site.generate()
    for page in showcase.layout.pages:
        assert {feed.url for feed in page.feeds} <= showcase.files.keys()


def test_a_page_cannot_be_changed_once_it_is_laid_out() -> None:
    page = Page("week/", "week.html", "题目", None)
    with pytest.raises(FrozenInstanceError):
        page.title = "另一个"  # type: ignore[misc]


def test_a_page_has_no_share_picture_of_its_own_until_one_is_made() -> None:
    assert Page("week/", "week.html", "题目", None).share_picture is None
