"""The register of a week's filings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.bulletin import filing_register
from showcase.desk.bulletin.filing_register import Left, Register, Unit, read_register
from showcase.desk.bulletin.filing_time import History
from showcase.generator import SiteUnreadable
from small_site import AS_OF, SmallSite

WEEK = PurePosixPath("content/weeks/demo-2024")


def register(site: SmallSite) -> Register:
    return read_register(site.project, WEEK, AS_OF)


def git_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(root: Path, folder_path: PurePosixPath) -> History:
        raise AssertionError(folder_path)

    monkeypatch.setattr(filing_register, "read_history", ask)


def test_every_school_with_a_folder_is_to_file(small_site: SmallSite) -> None:
    small_site.school("second", title="第二学校", district="西城区")
    assert register(small_site).units == (Unit("first", "试验职业学校", "东城区"), Unit("second", "第二学校", "西城区"))


def test_a_school_whose_page_is_not_sound_does_not_vanish(small_site: SmallSite) -> None:
    small_site.school("second", title="第二学校", district="西城区", kind="大学")
    small_site.write("content/weeks/demo-2024/schools/third/index.md", "nothing\n")
    assert register(small_site).units[1:] == (
        Unit("second", "第二学校", "西城区", is_faulty=True),
        Unit("third", "third", "", is_faulty=True),
    )


def test_git_is_not_asked_when_every_story_says_when_it_was_filed(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    git_is_not_asked(monkeypatch)
    small_site.story(filed="2024-05-12T14:20")
    found = register(small_site)
    assert (len(found.filings), found.remark) == (1, "")


def test_git_is_asked_for_the_others(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.story()
    path = WEEK / "stories/2024-05-12/first-lesson/index.md"
    added = {path: datetime(2024, 5, 12, 4, tzinfo=UTC)}
    monkeypatch.setattr(filing_register, "read_history", lambda *_: History(added))
    assert register(small_site).filings[0].at == added[path]


def test_why_a_time_is_unknown_is_told(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    small_site.story()
    monkeypatch.setattr(filing_register, "read_history", lambda *_: History(gap="没有 git"))
    assert register(small_site).remark == "没有 git"
    monkeypatch.setattr(filing_register, "read_history", lambda *_: History())
    assert "还没有提交" in register(small_site).remark


def test_the_time_of_a_draft_matters_to_nobody(small_site: SmallSite) -> None:
    small_site.story(status="draft")
    assert register(small_site).remark == ""


def test_what_lies_among_schools_and_stories_and_counts_for_nobody_is_listed(small_site: SmallSite) -> None:
    small_site.write("content/weeks/demo-2024/schools/第二学校/index.md", "---\n---\n")
    small_site.write("content/weeks/demo-2024/stories/5月12日/one/index.md", "---\n---\n")
    small_site.write("content/weeks/demo-2024/stories/2024-05-12/One Story/index.md", "---\n---\n")
    small_site.write("content/weeks/demo-2024/stories/2024-05-12/letter.docx", "x")
    (small_site.root / WEEK / "stories/2024-05-13").symlink_to("2024-05-12")
    left = register(small_site).left
    assert sorted(str(found.source_path.relative_to(WEEK)) for found in left) == [
        "schools/第二学校",
        "stories/2024-05-12/One Story",
        "stories/2024-05-12/letter.docx",
        "stories/2024-05-13",
        "stories/5月12日",
    ]
    assert all(isinstance(found, Left) and "：" in found.reason for found in left)


def test_what_is_wrong_within_a_story_is_the_storys(small_site: SmallSite) -> None:
    folder = small_site.story()
    (folder / "01.jpg").symlink_to("index.md")
    assert register(small_site).left == ()


def test_a_week_that_cannot_be_read_is_told_with_its_issues(small_site: SmallSite) -> None:
    small_site.week(start="2024-05-20")
    with pytest.raises(SiteUnreadable) as found:
        register(small_site)
    assert [issue.rule for issue in found.value.issues] == ["dates"]
    small_site.week(theme=None)
    with pytest.raises(SiteUnreadable) as found:
        register(small_site)
    assert [issue.rule for issue in found.value.issues] == ["field-missing"]


def test_a_site_that_cannot_be_read_is_told_with_its_issues(small_site: SmallSite) -> None:
    small_site.write("content/site.yml", "title: [\n")
    with pytest.raises(SiteUnreadable) as found:
        register(small_site)
    assert found.value.issues


def test_another_weeks_faults_are_not_this_ones(small_site: SmallSite) -> None:
    small_site.write("content/weeks/other-2024/week.yml", "title: [\n")
    assert register(small_site).units
