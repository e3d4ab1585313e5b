"""Withdrawn pages that leave a notice at their address, and records of withdrawal that do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Issue, Severity, Status, Takedown, Week
from showcase.reader.week_folder import WRAP_UP
from showcase.urls import school_url, section_url, story_url


def list_takedowns(week: Week, public: Week) -> tuple[Takedown, ...]:
    """The notices of a week; where `public`, the same week as the public sees it, has a page again, there is none."""
    taken = {url for url, _, _ in _addresses(public)}
    left: dict[str, Takedown] = {}
    for url, bundle, day in _addresses(week):
        notice = _notice(bundle)
        if notice is not None and url not in taken:
            left[url] = Takedown(url, day, *notice)
    return tuple(left.values())


def check_takedowns(week: Week) -> Iterator[Issue]:
    """A record says what its author wrote, and stands in nothing that is approved."""
    for bundle in week.bundles:
        if bundle.withdrawal is None:
            continue
        if bundle.status is Status.APPROVED:
            yield issue_at(
                bundle,
                "withdrawn",
                "withdrawn-approved",
                "同时写着已批准和已撤下，不会发布",
                "要撤下就运行 build.py withdraw；要重新发布就把 status 改为 submitted，再运行 build.py approve",
            )
        elif bundle.status is Status.WITHDRAWN and not bundle.withdrawal.intact:
            yield issue_at(
                bundle,
                "withdrawn",
                "withdrawn-changed",
                "撤下的记录被改过，原来的网址上不显示告示",
                "这一行不要手写；运行 build.py withdraw 重新写",
                Severity.WARNING,
            )


def _addresses(week: Week) -> Iterator[tuple[str, Bundle, date | None]]:
    """Every page that an item has to itself."""
    yield from ((story_url(week.slug, story.slug), story.bundle, story.day) for story in week.stories)
    yield from ((school_url(week.slug, school.slug), school.bundle, None) for school in week.schools)
    if week.wrap_up:
        yield section_url(week.slug, WRAP_UP), week.wrap_up.bundle, None


def _notice(bundle: Bundle) -> tuple[datetime, str] | None:
    """Since when and with which words; None unless whoever withdrew it asked for a notice."""
    record = bundle.withdrawal
    if bundle.status is not Status.WITHDRAWN or record is None or record.notice is None or not record.intact:
        return None
    return record.on, record.notice
