"""Pages as a whole: addresses, the way there, feeds."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError

import orjson
import pytest

from showcase.pages.page import Anchor, Page
from small_site import PROJECT_ROOT, SmallSite


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


def a_full_week(small_site: SmallSite) -> SmallSite:
    """A week with something of every kind."""
    small_site.school(majors=[{"name": "数控技术"}], facts=[{"value": "3", "label": "实训室"}])
    report = {"title": "报道", "url": "https://news.example/1", "outlet": "示例日报"}
    person = {"name": "示例师傅", "honour": "大国工匠"}
    small_site.story_with_photo(
        channel="best", audiences=["parents"], tags=["大师技艺"], links=[report], people=[person]
    )
    small_site.story_with_film(featured=True)
    small_site.event(start="09:00", service={"category": "家电维修", "items": ["小家电"]}, audiences=["parents"])
    small_site.approve()
    return small_site


def test_every_page_is_plain_values_so_that_its_digest_is_all_that_it_shows(small_site: SmallSite) -> None:
    pages = a_full_week(small_site).generate().layout.pages
    assert {page.template for page in pages} >= {"people.html", "press.html", "services.html", "story.html"}
    for page in pages:
        # A TypeError here names the value: no set, no path, no object with behaviour.
        orjson.dumps(page, option=orjson.OPT_NON_STR_KEYS)
        assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301


def test_no_page_depends_on_the_order_of_a_set(small_site: SmallSite) -> None:
    a_full_week(small_site)
    small_site.generate()
    digests = {digest_with_seed(small_site, seed) for seed in ("1", "2", "3")}
    assert len(digests) == 1


def digest_with_seed(small_site: SmallSite, seed: str) -> str:
    """All pages and feeds as a process with other hashes lays them out."""
    code = (
        "import hashlib, orjson, sys; from pathlib import Path; from small_site import SmallSite, AS_OF, progress;"
        "from concurrent.futures import ThreadPoolExecutor; from showcase.generator import generate;"
        "from showcase.feeds.feed import list_feeds; from showcase.project import Project;"
        "made = generate(Project(Path(sys.argv[1])), AS_OF, ThreadPoolExecutor(1), progress);"
        "values = (made.layout.pages, list_feeds(made.site, made.layout.views));"
        "print(hashlib.sha256(orjson.dumps(values, option=orjson.OPT_NON_STR_KEYS)).hexdigest())"
    )
    paths = os.pathsep.join(str(PROJECT_ROOT / folder) for folder in ("hooks", "tests"))
    process = subprocess.run(
        [sys.executable, "-c", code, str(small_site.root)],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return process.stdout
