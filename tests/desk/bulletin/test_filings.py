"""What was filed in a week, readable or not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import pytest

from showcase.desk.bulletin.filings import FAULTY, Filing, list_filings, raw_line
from showcase.model import Status
from small_site import AS_OF, ZONE, SmallSite

STORY = PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/first-lesson/index.md")
COMMITTED = datetime(2024, 5, 12, 9, 30, tzinfo=UTC)


def filings(site: SmallSite, added: dict[PurePosixPath, datetime] | None = None) -> tuple[Filing, ...]:
    content = site.content()
    assert content.site is not None
    paths = [path for path in content.candidates if "stories" in path.parts]
    return list_filings(site.root, content.site.weeks[0], paths, site.issues(), added or {}, ZONE, AS_OF)


def only(site: SmallSite, added: dict[PurePosixPath, datetime] | None = None) -> Filing:
    (filing,) = filings(site, added)
    return filing


def test_a_story_is_filed_for_the_day_of_its_folder_by_its_school(small_site: SmallSite) -> None:
    small_site.story_with_photo(featured=True, filed="2024-05-12T14:20")
    assert only(small_site) == Filing(
        source_path=STORY,
        day=date(2024, 5, 12),
        school="first",
        title="车间里的第一课",
        kind="活动开展情况",
        status=Status.SUBMITTED,
        state="等待审核",
        at=datetime(2024, 5, 12, 14, 20, tzinfo=ZONE),
        photos=1,
        featured=True,
    )


def test_what_the_story_says_goes_before_what_git_knows(small_site: SmallSite) -> None:
    small_site.story(filed="2024-05-12T14:20")
    filing = only(small_site, {STORY: COMMITTED})
    assert filing.at == datetime(2024, 5, 12, 14, 20, tzinfo=ZONE)


def test_the_time_of_a_commit_is_told_in_the_sites_zone(small_site: SmallSite) -> None:
    small_site.story()
    filing = only(small_site, {STORY: COMMITTED})
    assert str(filing.at) == "2024-05-12 17:30:00+08:00"


def test_without_either_nobody_knows(small_site: SmallSite) -> None:
    small_site.story()
    assert only(small_site).at is None


@pytest.mark.parametrize(("status", "is_filed", "state"), [("submitted", True, "等待审核"), ("draft", False, "草稿")])
def test_a_draft_is_not_filed(small_site: SmallSite, status: str, is_filed: bool, state: str) -> None:
    small_site.story(status=status)
    filing = only(small_site)
    assert (filing.is_filed, filing.state, filing.is_approved) == (is_filed, state, False)


def test_a_withdrawn_story_is_no_longer_filed(small_site: SmallSite) -> None:
    small_site.story(status="withdrawn")
    filing = only(small_site)
    assert (filing.status, filing.is_filed) == (Status.WITHDRAWN, False)


def test_an_approved_story_is_told(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    filing = only(small_site)
    assert (filing.state, filing.is_approved) == ("已批准", True)


def test_an_approval_that_no_longer_holds_is_told(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    with (folder / "index.md").open("a") as file:
        file.write("又写了一句。\n")
    filing = only(small_site)
    assert (filing.is_filed, filing.is_approved) == (True, False)
    assert "批准后内容有改动" in filing.state


def test_a_story_with_errors_was_filed_all_the_same(small_site: SmallSite) -> None:
    folder = small_site.story()
    (folder / "nobody-names-it.jpg").write_bytes(b"no picture")
    filing = only(small_site)
    assert (filing.is_filed, filing.state, filing.is_approved) == (True, FAULTY, False)


def test_an_approved_story_that_breaks_a_rule_is_kept_from_the_public(small_site: SmallSite) -> None:
    small_site.story()
    small_site.approve()
    small_site.week(rules={"text_length": {"severity": "error", "min": 800}})
    filing = only(small_site)
    assert (filing.state, filing.is_approved) == (FAULTY, False)


def test_an_error_elsewhere_is_not_the_storys(small_site: SmallSite) -> None:
    small_site.story()
    small_site.story("first-lesson-2", title="")
    assert {filing.source_path.parent.name: filing.state for filing in filings(small_site)} == {
        "first-lesson": "等待审核",
        "first-lesson-2": FAULTY,
    }


def test_of_a_story_that_is_not_sound_single_lines_are_trusted(small_site: SmallSite) -> None:
    small_site.story(title="长" * 70, photos="one", filed="2024-05-12T14:20")
    filing = only(small_site)
    assert (filing.school, filing.kind, filing.title) == ("first", "活动开展情况", "长" * 60)
    assert filing.at == datetime(2024, 5, 12, 14, 20, tzinfo=ZONE)
    assert (filing.is_filed, filing.state) == (True, FAULTY)


@pytest.mark.parametrize(("status", "is_filed"), [("draft", False), ("withdrawn", False), ("sent", True), (None, True)])
def test_of_such_a_story_too_a_draft_is_a_draft(small_site: SmallSite, status: str | None, is_filed: bool) -> None:
    small_site.story(title="", status=status)
    assert only(small_site).is_filed is is_filed


@pytest.mark.parametrize("filed", ["2024-05-12 at noon", 1620, ["2024-05-12"], "9999-12-31T23:59"])
def test_a_time_that_is_none_leaves_the_commits(small_site: SmallSite, filed: object) -> None:
    small_site.story(filed=filed)
    assert only(small_site, {STORY: COMMITTED}).at == COMMITTED


def test_what_is_no_yaml_is_a_filing_of_nobody(small_site: SmallSite) -> None:
    small_site.raw_story("title: [一\nschool: first")
    filing = only(small_site)
    assert (filing.school, filing.title, filing.day) == ("", "first-lesson", date(2024, 5, 12))


def test_a_folder_without_a_text_is_a_filing_of_nobody(small_site: SmallSite) -> None:
    (small_site.root / STORY.parent).mkdir(parents=True)
    assert only(small_site).school == ""


def test_a_school_without_a_folder_is_nobody(small_site: SmallSite) -> None:
    small_site.story(school="second")
    assert only(small_site).school == ""


def test_a_line_of_a_file_that_is_not_sound(small_site: SmallSite) -> None:
    folder = small_site.school("second", title="", district=" 东\n 城 ")
    path = PurePosixPath((folder / "index.md").relative_to(small_site.root).as_posix())
    assert raw_line(small_site.root, path, "district") == "东 城"
    assert raw_line(small_site.root, path, "nothing") == ""
