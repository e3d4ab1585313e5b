"""New stories, checked before they are written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from showcase.desk.intake.staging import check_fields, check_staged
from showcase.desk.page_bundle import PageBundle
from small_site import AS_OF, STORY, SmallSite, draw_photo

WEEK = PurePosixPath("content/weeks/demo-2024")


def bundle(root: Path, caption: str = "甲") -> PageBundle:
    data = {**STORY, "photos": [{"file": "01.jpg", "caption": caption}]}
    place = WEEK / "stories" / "2024-05-12" / "new" / "index.md"
    return PageBundle(place, data, "字", {"01.jpg": draw_photo(root / "p.jpg")})


def test_a_new_story_is_checked_by_the_weeks_rules_without_being_written(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.week(rules={"text_length": {"min": 800}})
    small_site.story("other", photos=[{"file": "gone.jpg", "caption": "缺"}])
    new = bundle(tmp_path)
    with ThreadPoolExecutor(1) as executor:
        issues, stories = check_staged(small_site.root, WEEK, [new], tmp_path / "stage", AS_OF, executor)
    assert {issue.rule for issue in issues} == {"text_length", "consent"}
    assert {issue.source_path for issue in issues} == {new.source_path}
    assert [story.slug for story in stories] == ["new"]
    assert not (small_site.root / new.source_path).exists()


def test_captions_that_are_still_to_come_are_told_on_their_lines(tmp_path: Path) -> None:
    (issue,) = check_fields(bundle(tmp_path, ""))
    assert "caption" in issue.message
    assert bundle(tmp_path, "").markdown.split("\n")[issue.line - 1] == "  caption: ''"
    assert check_fields(bundle(tmp_path)) == ()
