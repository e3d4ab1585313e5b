"""Publication windows: an item that ends before it begins would never be seen."""

from __future__ import annotations

from collections.abc import Iterator

from showcase.checks.issue import issue_at
from showcase.model import Issue, Week


def check_windows(week: Week) -> Iterator[Issue]:
    """Issues of the times at which a week's items are published and withdrawn."""
    for bundle in week.bundles:
        begin, end = bundle.publish_at, bundle.expires_at
        if begin is not None and end is not None and end <= begin:
            yield issue_at(
                bundle, "expires_at", "window", "到期时间不晚于发布时间，永远不会公开", "改正 publish_at 或 expires_at"
            )
