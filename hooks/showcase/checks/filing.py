"""Filing: each school owes so many stories a day (B2: 每天至少一篇)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from showcase.model import Issue, Status, Week


def check_filing(week: Week, as_of: datetime) -> Iterator[Issue]:
    """Schools that filed too little on a day whose cutoff has passed; drafts and withdrawn stories do not count.

    `as_of` is in the site's time zone. The issue is one of the day, not of any item: nothing is kept back for it.
    """
    rule = week.rule("daily_story")
    least = max(int(rule["min"]), 1)
    if not rule.about(""):
        return
    filed = Counter(
        (story.school, story.day)
        for story in week.stories
        if story.bundle.status in {Status.SUBMITTED, Status.APPROVED}
    )
    for school in week.schools:
        for day in week.days:
            cutoff = datetime.combine(day, week.cutoff, tzinfo=as_of.tzinfo)
            if cutoff <= as_of and filed[school.slug, day] < least:
                yield Issue(
                    week.source_path.parent / "stories" / day.isoformat(),
                    0,
                    rule.severity,
                    "daily_story",
                    f"{school.title} {day} 报送 {filed[school.slug, day]} 篇，应有 {least} 篇",
                    f"补报 {day} 的故事",
                )
