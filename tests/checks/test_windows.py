"""Publication windows."""

from __future__ import annotations

import pytest

from small_site import SmallSite


@pytest.mark.parametrize("end", ["2024-05-12T08:00", "2024-05-12T07:59", "2024-05-11"])
def test_an_item_that_ends_before_it_begins_is_told(small_site: SmallSite, end: str) -> None:
    folder = small_site.story(publish_at="2024-05-12T08:00", expires_at=end)
    issue = small_site.only_issue()
    line = (folder / "index.md").read_text(encoding="utf-8").split("\n")[issue.line - 1]
    assert (issue.rule, line.partition(":")[0]) == ("window", "expires_at")


@pytest.mark.parametrize("window", [{}, {"publish_at": "2024-05-12"}, {"expires_at": "2024-05-12"}])
def test_an_item_may_have_one_end_or_none(small_site: SmallSite, window: dict[str, str]) -> None:
    small_site.story(**window)
    small_site.event(**window)
    assert small_site.issues() == ()


def test_schools_and_events_have_windows_too(small_site: SmallSite) -> None:
    window = {"publish_at": "2024-05-13", "expires_at": "2024-05-12"}
    small_site.school(**window)
    small_site.event(**window)
    assert small_site.rules() == ["window", "window"]
