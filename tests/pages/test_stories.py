"""The listing of all stories of a week."""

from __future__ import annotations

import pytest

from showcase.pages import sections
from showcase.pages.archive import ArchiveValues
from showcase.pages.listing import ListingValues
from showcase.pages.week import WeekValues
from small_site import AS_OF, SmallSite

URL = "demo-2024/stories/"


@pytest.fixture
def many(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A week in which three stories are many."""
    monkeypatch.setattr(sections, "MANY_STORIES", 3)
    for slug in "abc":
        small_site.story(slug)
    small_site.approve(on=AS_OF)
    return small_site


def test_a_week_with_few_stories_has_none(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    layout = small_site.generate().layout
    assert URL not in layout.by_url
    week, archive = layout.by_url["demo-2024/"].values, layout.by_url["archive/"].values
    assert isinstance(week, WeekValues)
    assert isinstance(archive, ArchiveValues)
    assert week.listing.url == ""
    assert archive.years[0].listings == ()


def test_it_counts_and_shows_all_stories(many: SmallSite) -> None:
    page = many.page(URL)
    assert isinstance(page.values, ListingValues)
    assert (page.values.total, page.values.stories) == (3, 3)
    assert page.title == "全部故事 · 试验 2024"
    assert page.description == "2024年试验职业教育活动周的全部 3 篇故事，从新到旧"


def test_the_weeks_page_its_menu_and_the_archive_lead_there(many: SmallSite) -> None:
    layout = many.generate().layout
    week, archive = layout.by_url["demo-2024/"].values, layout.by_url["archive/"].values
    assert isinstance(week, WeekValues)
    assert isinstance(archive, ArchiveValues)
    assert (week.listing.title, week.listing.url) == ("全部 3 篇", URL)
    assert URL in {section.url for section in week.week.sections}
    assert [(link.title, link.url) for link in archive.years[0].listings] == [("试验 2024：全部 3 篇故事", URL)]
