"""When a site may change though nobody changed anything."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from showcase.checks.moments import next_moment
from small_site import ZONE, SmallSite

NOON = datetime(2024, 5, 12, 12, 0, tzinfo=ZONE)


def moment(small_site: SmallSite, as_of: datetime = NOON) -> datetime:
    site = small_site.content().site
    assert site is not None
    return next_moment(site, as_of)


def test_without_anything_else_the_next_day_is_the_next_moment(small_site: SmallSite) -> None:
    assert moment(small_site, datetime(2024, 8, 1, 12, tzinfo=ZONE)) == datetime(2024, 8, 2, tzinfo=ZONE)


def test_a_day_begins_in_the_sites_zone(small_site: SmallSite) -> None:
    late_in_london = datetime.fromisoformat("2024-08-01T23:30+00:00")
    assert moment(small_site, late_in_london) == datetime(2024, 8, 3, tzinfo=ZONE)


def test_the_weeks_cutoff_is_one(small_site: SmallSite) -> None:
    assert moment(small_site) == NOON.replace(hour=16)
    assert moment(small_site, NOON.replace(hour=16)) == NOON.replace(hour=0) + timedelta(days=1)


@pytest.mark.parametrize("key", ["publish_at", "expires_at"])
def test_what_is_published_or_expires_is_one_whether_it_is_approved_or_not(small_site: SmallSite, key: str) -> None:
    small_site.story(**{key: "2024-05-12T13:30"})
    small_site.event(**{key: "2024-05-12T13:20"})
    assert moment(small_site) == NOON.replace(hour=13, minute=20)
    assert moment(small_site, NOON.replace(hour=13, minute=20)) == NOON.replace(hour=13, minute=30)


def test_what_is_over_counts_no_more(small_site: SmallSite) -> None:
    small_site.story(publish_at="2024-05-12T11:00")
    assert moment(small_site) == NOON.replace(hour=16)
