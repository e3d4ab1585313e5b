"""A bundle as it is read."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from showcase.model import Prose, Status, Story
from showcase.reader.bundle import at_zone
from showcase.reader.text import TEXT_LIMIT
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


def test_a_picture_in_the_text_may_be_one_that_is_named(small_site: SmallSite) -> None:
    small_site.story_with_photo(text="上\n\n![别的说明](01.jpg)\n\n下")
    story = only_story(small_site)
    assert small_site.issues() == ()
    assert [photo.caption for photo in story.photos] == ["学生在看老师傅操作"]
    assert story.text.blocks[1] == story.photos[0]


def test_a_picture_that_only_the_text_names_is_one_of_the_story(small_site: SmallSite) -> None:
    folder = small_site.story(text="上\n\n![机床](02.jpg)\n\n又见 ![机床](02.jpg)", consent=True)
    draw_photo(folder / "02.jpg")
    assert small_site.issues() == ()
    (photo,) = only_story(small_site).photos
    assert (photo.caption, photo.consent, photo.pupils) == ("机床", True, True)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("![图](absent.jpg)", "missing-media"),
        ("![](01.jpg)", "caption"),
        ("![  ](01.jpg)", "caption"),
        ("![图](https://a.example/01.jpg)", "remote-picture"),
        ("![图](../02.jpg)", "missing-media"),
        ("![图](/etc/hostname)", "missing-media"),
        ("![图](data:image/png;base64,AAAA)", "missing-media"),
        ("[字](other/)", "relative-link"),
        ("[字](javascript:x)", "relative-link"),
        ("[字](mailto:name@a.example)", "relative-link"),
        ("<name@a.example>", "relative-link"),
        ("[字]()", "relative-link"),
        ("字" * (TEXT_LIMIT + 1), "too-long"),
    ],
)
def test_a_fault_in_the_text_is_one_issue_at_its_line(small_site: SmallSite, text: str, rule: str) -> None:
    # The picture that is there is named in the front matter, so that it is no second fault.
    folder = small_site.raw_story(SOUND, f"\n首段\n\n{text}")
    if "01.jpg" in text and "https" not in text:
        draw_photo(folder / "01.jpg")
    issues = [issue for issue in small_site.issues() if issue.rule != "unnamed-file"]
    assert [issue.rule for issue in issues] == [rule]
    assert issues[0].line in ({FIRST_LINE_OF_TEXT, 10} if rule == "too-long" or text == "[字]()" else {10})
    assert issues[0].message.isprintable()


@pytest.mark.parametrize("name", ["", "x" * 300 + ".jpg", "%00.jpg", "a b.jpg", "<>", "."])
def test_a_picture_without_a_usable_name_is_one_issue(small_site: SmallSite, name: str) -> None:
    small_site.raw_story(SOUND, f"首段\n\n![图](<{name}>)")
    assert small_site.only_issue().source_path.name == "index.md"


def test_a_picture_with_empty_brackets_is_one_issue(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "首段\n\n![图]()")
    small_site.only_issue()


def test_a_mail_address_in_the_text_is_told_so_that_it_can_be_read(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "<name@a.example>")
    assert "name@a.example" in small_site.only_issue().message


def test_a_caption_in_the_text_that_is_too_long_is_cut(small_site: SmallSite) -> None:
    folder = small_site.story(text=f"![{'长' * 500}](01.jpg)", consent=True)
    draw_photo(folder / "01.jpg")
    assert small_site.issues() == ()
    assert len(only_story(small_site).photos[0].caption) == 200


def test_text_nested_beyond_sense_is_one_issue(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "1. " * 3000 + "甲")
    assert small_site.only_issue().rule == "nesting"


def test_a_text_of_brackets_is_refused_before_it_takes_long(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "![" * 100_000)
    started = time.process_time()
    assert small_site.only_issue().rule == "too-long"
    assert time.process_time() - started < 5


def test_text_of_a_bundle_is_rendered_and_counted(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "第一段\n\n第二段")
    text = only_story(small_site).text
    assert text.blocks == (Prose("<p>第一段</p>\n<p>第二段</p>"),)
    assert (text.characters, text.summary) == (6, "第一段第二段")


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
