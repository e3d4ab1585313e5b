"""Takedown: the item goes, its file says who, when and why, and nothing stands in the way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from showcase.desk.approval import NothingThere, Outcome
from showcase.desk.withdrawal import Order, withdraw
from showcase.generator import SiteUnreadable
from showcase.model import Takedown
from showcase.project import Project
from showcase.reader.yaml_document import parse_yaml
from small_site import AS_OF, SmallSite

WEEK = "content/weeks/demo-2024"
STORY = f"{WEEK}/stories/2024-05-12/first-lesson"
PHOTO = {"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}


def take_down(
    site: SmallSite, *paths: str, notice: str | None = None, dry_run: bool = False, **changes: Any
) -> tuple[Outcome, ...]:
    order = Order(**{"by": "沈禾", "on": AS_OF, "reason": "家长要求", "notice": notice, **changes})
    return withdraw(Project(site.root), [PurePosixPath(path) for path in paths], order, dry_run=dry_run)


def data_of(path: Path) -> dict[str, Any]:
    return dict(parse_yaml(path.read_text(encoding="utf-8").split("---\n")[1], first_line=2).data or {})


def takedowns(site: SmallSite) -> tuple[Takedown, ...]:
    (week,) = site.publication().site.weeks
    return week.takedowns


def test_a_withdrawn_story_is_not_public_and_its_file_says_who_when_and_why(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    small_site.approve(STORY)
    (outcome,) = take_down(small_site, STORY)
    assert (outcome.verdict, outcome.refused, outcome.done) == ("已撤下", False, True)
    assert small_site.public_stories() == []
    assert small_site.rules() == []
    data = data_of(path)
    assert data["status"] == "withdrawn"
    assert "approved" not in data
    record = dict(data["withdrawn"])
    assert record.pop("digest").startswith("sha256:")
    assert record == {"by": "沈禾", "on": "2024-05-20T12:00:00+08:00", "reason": "家长要求"}


def test_neither_who_nor_why_is_read_into_the_model(small_site: SmallSite) -> None:
    small_site.story()
    take_down(small_site, STORY, notice="", reason="很不好说的原因", by="经手的人")
    content = small_site.content()
    assert "很不好说的原因" not in repr(content)
    assert "经手的人" not in repr(content)


def test_schools_events_downloads_and_the_summary_are_withdrawn_alike(small_site: SmallSite) -> None:
    small_site.event()
    small_site.write_front_matter(
        f"{WEEK}/wrap-up/index.md", {"title": "总结", "status": "submitted"}, "## 基本情况\n好。"
    )
    small_site.write_front_matter(f"{WEEK}/downloads/index.md", {"downloads": [], "status": "submitted"}, "")
    paths = ["schools/first", "events/2024-05-12-open-gates.md", "wrap-up", "downloads"]
    outcomes = take_down(small_site, *(f"{WEEK}/{path}" for path in paths), notice="")
    assert [outcome.done for outcome in outcomes] == [True] * 4
    assert [outcome.verdict for outcome in outcomes] == [
        "已撤下，原来的网址上留告示",
        "已撤下（它没有自己的网页，不留告示）",
        "已撤下，原来的网址上留告示",
        "已撤下（它没有自己的网页，不留告示）",
    ]
    assert {takedown.url for takedown in takedowns(small_site)} == {"demo-2024/schools/first/", "demo-2024/wrap-up/"}


def test_below_a_folder_only_what_was_approved_is_withdrawn(small_site: SmallSite) -> None:
    small_site.story("shown")
    small_site.approve(f"{WEEK}/stories")
    small_site.story("draft", status="draft")
    outcomes = take_down(small_site, f"{WEEK}/stories")
    assert {outcome.source_path.parent.name: outcome.done for outcome in outcomes} == {"draft": False, "shown": True}
    assert not any(outcome.refused for outcome in outcomes)


def test_what_is_named_is_withdrawn_whatever_it_was_also_with_faults(small_site: SmallSite) -> None:
    path = small_site.story(status="draft", school="nowhere", photos=[PHOTO]) / "index.md"
    (outcome,) = take_down(small_site, f"{STORY}/index.md")
    assert outcome.done
    assert data_of(path)["status"] == "withdrawn"


def test_a_trial_writes_nothing(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    (outcome,) = take_down(small_site, STORY, dry_run=True)
    assert outcome.done
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_refused_with_its_faults(small_site: SmallSite) -> None:
    path = small_site.raw_story("title: [") / "index.md"
    before = path.read_bytes()
    (outcome,) = take_down(small_site, STORY)
    assert outcome.refused
    assert outcome.issues
    assert path.read_bytes() == before


def test_a_file_written_in_another_way_is_refused(small_site: SmallSite) -> None:
    small_site.raw_story("{title: 题目, school: first, kind: activity, status: submitted}")
    assert take_down(small_site, STORY)[0].refused


def test_what_is_withdrawn_stays_as_it_is_until_its_notice_changes(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    take_down(small_site, STORY)
    before = path.read_bytes()
    (again,) = take_down(small_site, STORY, reason="又一个原因")
    assert (again.done, again.refused) == (False, False)
    assert path.read_bytes() == before
    (changed,) = take_down(small_site, STORY, notice="应学校要求撤下。", on=AS_OF + timedelta(days=9))
    assert changed.done
    (notice,) = takedowns(small_site)
    assert (notice.words, notice.on) == ("应学校要求撤下。", AS_OF)


def test_a_status_without_record_gets_one(small_site: SmallSite) -> None:
    path = small_site.story(status="withdrawn") / "index.md"
    assert take_down(small_site, STORY)[0].done
    assert data_of(path)["withdrawn"]["by"] == "沈禾"


def test_approving_again_takes_a_new_status_and_drops_the_record(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    take_down(small_site, STORY, notice="")
    assert small_site.approve(STORY)[0].refused
    path.write_text(path.read_text("utf-8").replace("status: withdrawn", "status: submitted"), encoding="utf-8")
    assert not small_site.approve(STORY)[0].refused
    assert "withdrawn" not in data_of(path)
    assert small_site.public_stories() == ["first-lesson"]
    assert takedowns(small_site) == ()


def test_a_place_without_items_and_a_site_that_cannot_be_read_are_errors_of_their_own(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    with pytest.raises(NothingThere):
        take_down(small_site, STORY, "content/pages")
    small_site.write("content/site.yml", "title: [")
    with pytest.raises(SiteUnreadable):
        take_down(small_site, STORY)
    assert path.read_bytes() == before
