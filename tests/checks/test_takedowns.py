"""Notices of withdrawal: only what the publisher wrote, and only where nothing public stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from showcase.model import Severity, Takedown
from showcase.reader.digest import record_digest
from small_site import AS_OF, SmallSite

URL = "demo-2024/stories/first-lesson/"


def record(**changes: Any) -> dict[str, Any]:
    values = {
        "by": "沈禾",
        "on": "2024-05-20T12:00:00+08:00",
        "reason": "家长要求",
        "notice": "应要求撤下。",
        **changes,
    }
    sound = {key: value for key, value in values.items() if value is not None}
    return {**sound, "digest": record_digest(sound)}


def takedowns(site: SmallSite) -> tuple[Takedown, ...]:
    (week,) = site.publication().site.weeks
    return week.takedowns


def withdrawn(site: SmallSite, slug: str = "first-lesson", day: str = "2024-05-12", **changes: Any) -> Path:
    return site.story(slug, day, **{"status": "withdrawn", "withdrawn": record(), **changes})


def test_a_notice_keeps_the_address_the_day_the_date_and_the_words(small_site: SmallSite) -> None:
    withdrawn(small_site)
    assert takedowns(small_site) == (Takedown(URL, date(2024, 5, 12), AS_OF, "应要求撤下。"),)
    assert small_site.rules() == []


def test_without_a_wish_for_one_there_is_none(small_site: SmallSite) -> None:
    withdrawn(small_site, withdrawn=record(notice=None))
    small_site.story("by-hand", status="withdrawn")
    assert takedowns(small_site) == ()


@pytest.mark.parametrize("status", ["draft", "submitted", "approved"])
def test_only_what_is_withdrawn_has_one(small_site: SmallSite, status: str) -> None:
    withdrawn(small_site, status=status)
    assert takedowns(small_site) == ()


def test_words_that_somebody_wrote_into_the_record_are_not_shown(small_site: SmallSite) -> None:
    withdrawn(small_site, withdrawn={**record(), "notice": "谁都没有看过的话"})
    assert takedowns(small_site) == ()
    issue = small_site.only_issue()
    assert (issue.rule, issue.severity) == ("withdrawn-changed", Severity.WARNING)


def test_an_item_that_says_to_be_approved_and_withdrawn_is_held_back_with_an_error(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    path = folder / "index.md"
    line = f"withdrawn: {{by: 沈禾, on: '2024-05-20', reason: 无, digest: '{record()['digest']}'}}\nstatus: approved"
    path.write_text(path.read_text("utf-8").replace("status: approved", line), encoding="utf-8")
    assert small_site.only_issue().rule == "withdrawn-approved"
    assert small_site.public_stories() == []


def test_where_something_public_stands_again_there_is_no_notice(small_site: SmallSite) -> None:
    small_site.story("first-lesson", "2024-05-13")
    small_site.approve()
    withdrawn(small_site)
    assert small_site.public_stories() == ["first-lesson"]
    assert takedowns(small_site) == ()


def test_faults_of_a_withdrawn_item_do_not_take_its_notice(small_site: SmallSite) -> None:
    # Whoever takes it down may take its pictures out, too.
    withdrawn(small_site, photos=[{"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}])
    assert small_site.rules()
    assert [takedown.url for takedown in takedowns(small_site)] == [URL]
