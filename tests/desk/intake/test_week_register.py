"""What a week has already."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.desk.intake.week_register import bare_words, read_week_register
from showcase.reader.media_file import sha256_of
from small_site import SmallSite

WEEK = PurePosixPath("content/weeks/demo-2024")


def test_stories_and_their_files_are_known(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo("lesson")
    register = read_week_register(small_site.project, WEEK)
    place = WEEK / "stories" / "2024-05-12" / "lesson"
    assert register.files == {sha256_of(folder / "01.jpg"): f"{place}/01.jpg"}
    (told,) = register.alike("first", "2024-05-12", "车间里的第一课")
    assert (told.place, told.words) == (place, "老师傅开了机床。")
    assert register.alike("first", "2024-05-13", "车间里的第一课") == ()


def test_a_story_that_cannot_be_read_still_has_its_files(small_site: SmallSite) -> None:
    folder = small_site.raw_story("title: [")
    (folder / "a.jpg").write_bytes(b"x")
    register = read_week_register(small_site.project, WEEK)
    assert register.stories == ()
    assert len(register.files) == 1


def test_texts_are_compared_without_their_pictures() -> None:
    assert bare_words("一\n\n![说\\]明](01.jpg)\n\n二 三") == "一二三"
