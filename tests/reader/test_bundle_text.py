"""A bundle's text, and the pictures that it places."""

from __future__ import annotations

import time

import pytest

from showcase.model import Prose, Story
from showcase.reader.bundle_text import BRACKET_LIMIT
from showcase.reader.text import TEXT_LIMIT
from small_site import SmallSite, draw_photo

SOUND = "title: 甲\nschool: first\nkind: activity\nstatus: submitted"
FIRST_LINE_OF_TEXT = 7


def only_story(site: SmallSite) -> Story:
    content = site.content()
    assert content.site is not None
    (story,) = content.site.weeks[0].stories
    return story


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
    # A mail address is told as contact data, too.
    issues = [issue for issue in small_site.issues() if issue.rule not in {"private-data", "unnamed-file"}]
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
    (issue,) = (issue for issue in small_site.issues() if issue.rule == "relative-link")
    assert "name@a.example" in issue.message


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


def test_brackets_without_a_partner_are_refused_before_they_take_long(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "[" * (TEXT_LIMIT - 10))
    started = time.process_time()
    assert small_site.only_issue().rule == "nesting"
    assert time.process_time() - started < 5


def test_as_many_brackets_as_anyone_needs_are_read(small_site: SmallSite) -> None:
    small_site.raw_story(SOUND, "[1] " * (BRACKET_LIMIT // 4))
    assert small_site.issues() == ()


def test_angle_brackets_are_counted_too(small_site: SmallSite) -> None:
    small_site.story(text="<a " * (BRACKET_LIMIT + 1))
    assert small_site.rules() == ["nesting"]


def test_an_event_has_no_room_for_a_picture_and_says_so(small_site: SmallSite) -> None:
    small_site.event(text="![海报](poster.jpg)")
    (issue,) = small_site.issues()
    assert (issue.rule, issue.line) == ("missing-media", 7)
    assert "故事" in issue.remedy
