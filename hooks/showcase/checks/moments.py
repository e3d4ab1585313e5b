"""When the site changes by itself: something is published or expires, a deadline passes, a day begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from showcase.model import Site, Week


def next_moment(site: Site, as_of: datetime) -> datetime:
    """The first moment after `as_of` at which the same content may make another site, or be found at fault in another way.

    `site` is all of it, public or not.
    """
    local = as_of.astimezone(site.zone)
    # Weeks are ordered by the day; summaries are due by a day's end.
    midnight = datetime.combine(local.date() + timedelta(days=1), time(), tzinfo=site.zone)
    return min(
        (moment for week in site.weeks for moment in _moments(week, midnight) if moment > as_of), default=midnight
    )


def _moments(week: Week, midnight: datetime) -> Iterator[datetime]:
    yield midnight
    for bundle in week.bundles:
        yield from filter(None, (bundle.publish_at, bundle.expires_at))
    yield from (datetime.combine(day, week.cutoff, tzinfo=midnight.tzinfo) for day in week.days)
