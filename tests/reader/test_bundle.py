"""A bundle as it is read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from showcase.model import Status, Story
from showcase.reader.bundle import at_zone
from showcase.reader.digest import record_digest
from small_site import ZONE, SmallSite, draw_photo

SOUND = "title: 甲\nschool: first\nkind: activity\nstatus: submitted"
FIRST_LINE_OF_TEXT = 7


def only_story(site: SmallSite) -> Story:
    content = site.content()
    assert content.site is not None
    (story,) = content.site.weeks[0].stories
    return story


def index(folder: Path) -> str:
    return "/".join(folder.parts[-3:]) + "/index.md"


def test_a_time_without_a_zone_is_the_sites() -> None:
    assert at_zone(datetime(2024, 5, 12, 9), ZONE).utcoffset() == datetime(2024, 5, 12, tzinfo=ZONE).utcoffset()
    utc = datetime(2024, 5, 12, 9, tzinfo=ZoneInfo("UTC"))
    assert at_zone(utc, ZONE) is utc


def test_times_of_a_bundle_are_in_the_sites_zone(small_site: SmallSite) -> None:
    small_site.story(
        publish_at="2024-05-12T16:00",
        expires_at="2024-05-13T00:00Z",
        approved={"by": "审核员", "on": "2024-05-12", "digest": "sha256:" + "0" * 64},
    )
    bundle = only_story(small_site).bundle
    assert bundle.publish_at == datetime(2024, 5, 12, 16, tzinfo=ZONE)
    assert bundle.expires_at == datetime(2024, 5, 13, 8, tzinfo=ZONE)
    assert bundle.approval is not None
    assert bundle.approval.on == datetime(2024, 5, 12, tzinfo=ZONE)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_read(small_site: SmallSite, status: Status) -> None:
    small_site.story(status=status.value)
    assert only_story(small_site).bundle.status is status


@pytest.mark.parametrize("status", ['"approved "', "Approved", "APPROVED", "ok", "true", "[approved]", "''", "批准"])
def test_a_status_is_one_of_four_words_exactly(small_site: SmallSite, status: str) -> None:
    small_site.raw_story(SOUND.replace("submitted", status))
    issue = small_site.only_issue()
    assert issue.line == 5
    assert not small_site.publication().site.weeks[0].stories


def test_a_story_without_status_is_held_back(small_site: SmallSite) -> None:
    small_site.story(status=None)
    assert small_site.only_issue().rule == "field-missing"


@pytest.mark.parametrize(
    "record",
    [
        {"by": "审核员", "on": "2024-05-12"},
        {"by": "审核员", "digest": "sha256:" + "0" * 64},
        {"on": "2024-05-12", "digest": "sha256:" + "0" * 64},
        {"by": "", "on": "2024-05-12", "digest": "sha256:" + "0" * 64},
        {"by": "审核员", "on": "昨天", "digest": "sha256:" + "0" * 64},
        {"by": "审核员", "on": "2024-05-12", "digest": "md5:" + "0" * 64},
        {"by": "审核员", "on": "2024-05-12", "digest": "sha256:" + "0" * 63},
        {"by": "审核员", "on": "2024-05-12", "digest": "sha256:" + "0" * 64, "note": "好"},
        True,
    ],
)
def test_an_incomplete_approval_holds_the_story_back(small_site: SmallSite, record: object) -> None:
    small_site.story(status="approved", approved=record)
    assert small_site.only_issue().line in {6, 7, 8, 9, 10}
    assert small_site.public_stories() == []


def test_a_bundle_without_fences_is_one_issue(small_site: SmallSite) -> None:
    small_site.story()
    small_site.write("content/weeks/demo-2024/stories/2024-05-12/first-lesson/index.md", "title: 甲\n")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("front-matter", 1)


def test_a_story_in_another_encoding_is_one_issue(small_site: SmallSite) -> None:
    folder = small_site.story()
    (folder / "index.md").write_bytes((folder / "index.md").read_text(encoding="utf-8").encode("gbk"))
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("encoding", 2)


def test_a_story_whose_text_is_missing_is_one_issue(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    (folder / "index.md").unlink()
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("missing-file", 0)
    assert str(issue.source_path).endswith(index(folder))


def test_a_field_too_many_does_not_hide_what_else_is_wrong(small_site: SmallSite) -> None:
    folder = small_site.story(phone="1", photos=[{"file": "01.jpg", "caption": "机床"}], kind="unknown")
    draw_photo(folder / "01.jpg")
    assert sorted(small_site.rules()) == ["consent", "field-extra_forbidden", "unknown-kind"]
    assert small_site.public_stories() == []


def test_of_a_withdrawal_when_it_was_and_the_notice_are_read(small_site: SmallSite) -> None:
    record = {"by": "经手人", "on": "2024-05-12T09:00", "reason": "内部原因", "notice": "一句话"}
    small_site.story(status="withdrawn", withdrawn={**record, "digest": record_digest(record)})
    bundle = only_story(small_site).bundle
    assert bundle.withdrawal is not None
    assert bundle.withdrawal.on == datetime(2024, 5, 12, 9, tzinfo=ZONE)
    assert (bundle.withdrawal.notice, bundle.withdrawal.intact) == ("一句话", True)
    assert bundle.mark == ""


def test_a_record_of_withdrawal_that_was_written_into_is_not_intact(small_site: SmallSite) -> None:
    record = {"by": "经手人", "on": "2024-05-12T09:00", "reason": "内部原因"}
    small_site.story(status="withdrawn", withdrawn={**record, "digest": record_digest(record), "notice": "谁写的？"})
    withdrawal = only_story(small_site).bundle.withdrawal
    assert withdrawal is not None
    assert not withdrawal.intact


@pytest.mark.parametrize("record", ["经手人", {"by": "经手人", "on": "2024-05-12"}, {"digest": "sha256:" + "0" * 64}])
def test_an_incomplete_withdrawal_is_told(small_site: SmallSite, record: object) -> None:
    small_site.story(status="withdrawn", withdrawn=record)
    assert any("withdrawn" in issue.message or issue.rule.startswith("field-") for issue in small_site.issues())
