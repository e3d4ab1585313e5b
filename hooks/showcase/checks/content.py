"""All checks over all weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from showcase.checks.consent import check_consent
from showcase.checks.events import check_events
from showcase.checks.filing import check_filing
from showcase.checks.films import check_films
from showcase.checks.panoramas import check_panoramas
from showcase.checks.photos import check_photos
from showcase.checks.private_data import check_private_data
from showcase.checks.schools import check_schools
from showcase.checks.statistics import check_statistics
from showcase.checks.stories import check_stories
from showcase.checks.takedowns import check_takedowns
from showcase.checks.tour import check_tours
from showcase.checks.weeks import check_week
from showcase.checks.windows import check_windows
from showcase.checks.wrap_ups import check_wrap_up
from showcase.model import Issue, Site, Week


def check_site(site: Site, as_of: datetime) -> tuple[Issue, ...]:
    """The issues of everything that was read, in the order of paths and lines."""
    of_weeks = (issue for week in site.weeks for issue in _check(week, as_of.astimezone(site.zone)))
    return tuple(sorted((*of_weeks, *check_private_data(site))))


def _check(week: Week, as_of: datetime) -> Iterator[Issue]:
    own = tuple(check_week(week))
    yield from own
    if any(issue.rule == "dates" for issue in own):
        # Every day of every item would be wrong for the same reason.
        return
    yield from check_windows(week)
    yield from check_schools(week)
    yield from check_tours(week)
    yield from check_stories(week)
    yield from check_photos(week)
    yield from check_panoramas(week)
    yield from check_films(week)
    yield from check_consent(week)
    yield from check_events(week)
    yield from check_takedowns(week)
    yield from check_statistics(week)
    yield from check_filing(week, as_of)
    yield from check_wrap_up(week, as_of)
