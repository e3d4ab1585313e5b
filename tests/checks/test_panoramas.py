"""Panoramas show the whole sphere, and enough of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import pytest

from showcase.checks.panoramas import LEAST_WIDTH, check_panorama
from showcase.model import Bundle, Issue, MediaFile, Photo, Severity, Status
from small_site import SmallSite, draw_photo

BUNDLE = Bundle(PurePosixPath("content/index.md"), "", Status.SUBMITTED, None, None, None, {"photos.0.file": 7})
SPHERE = Photo(
    MediaFile(PurePosixPath("content/01.jpg"), "a" * 64, "image/jpeg", 9, 6000, 3000),
    "车间",
    "photos.0.file",
    panorama=True,
)
ENTRY = {"caption": "车间全景", "pupils": False, "panorama": True}


def check(width: int, height: int, **changes: Any) -> list[Issue]:
    photo = replace(SPHERE, file=replace(SPHERE.file, width=width, height=height), **changes)
    return list(check_panorama(photo, BUNDLE))


@pytest.mark.parametrize("size", [(6000, 3000), (4000, 2000), (6000, 2990), (6000, 3010), (16384, 8192)])
def test_a_whole_sphere_is_sound(size: tuple[int, int]) -> None:
    assert check(*size) == []


@pytest.mark.parametrize("size", [(6000, 2900), (6000, 3100), (6000, 1500), (3000, 6000), (6000, 6000), (6000, 1)])
def test_what_is_not_twice_as_wide_as_high_is_no_sphere(size: tuple[int, int]) -> None:
    (issue,) = check(*size)
    assert (issue.rule, issue.line, issue.severity) == ("panorama", 7, Severity.ERROR)
    assert "01.jpg" in issue.message
    assert f"{size[0]}×{size[1]}" in issue.message


@pytest.mark.parametrize("size", [(LEAST_WIDTH - 2, LEAST_WIDTH // 2 - 1), (1000, 500), (2, 1)])
def test_a_small_sphere_is_published_with_a_warning(size: tuple[int, int]) -> None:
    (issue,) = check(*size)
    assert (issue.rule, issue.severity) == ("panorama", Severity.WARNING)
    assert str(LEAST_WIDTH) in issue.remedy


def test_a_small_picture_that_is_no_sphere_is_told_once() -> None:
    (issue,) = check(100, 100)
    assert issue.severity is Severity.ERROR


@pytest.mark.parametrize("size", [(6000, 2900), (1000, 500)])
def test_a_plain_photo_may_have_any_size(size: tuple[int, int]) -> None:
    assert check(*size, panorama=False) == []


PLACES = {
    "cover": {"cover": {"file": "p.jpg", **ENTRY}},
    "photos": {"photos": [{"file": "p.jpg", **ENTRY}]},
    "scenes": {"scenes": [{"title": "车间", "file": "p.jpg", **ENTRY}]},
    "boards": {"boards": [{"title": "成果", "topic": "产教融合", "file": "p.jpg", **ENTRY}]},
}


@pytest.mark.parametrize("place", PLACES)
def test_every_picture_of_a_school_is_checked(small_site: SmallSite, place: str) -> None:
    draw_photo(small_site.school(**PLACES[place]) / "p.jpg", (300, 200))
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.parent.name) == ("panorama", "first")


def test_every_picture_of_a_story_is_checked_at_its_line(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo(photos=[{"file": "01.jpg", **ENTRY}])
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.parent.name) == ("panorama", "first-lesson")
    assert "01.jpg" in (folder / "index.md").read_text(encoding="utf-8").split("\n")[issue.line - 1]


def test_half_a_sphere_cannot_be_approved(small_site: SmallSite) -> None:
    small_site.story_with_photo(photos=[{"file": "01.jpg", **ENTRY}])
    (outcome,) = small_site.approve("content/weeks/demo-2024/stories")
    assert outcome.refused
    small_site.story_with_photo(photos=[{"file": "01.jpg", **ENTRY, "panorama": False}])
    (outcome,) = small_site.approve("content/weeks/demo-2024/stories")
    assert not outcome.refused


def test_every_picture_of_a_weeks_own_pages_is_checked(small_site: SmallSite) -> None:
    photo = {"file": "a.jpg", "caption": "图", "panorama": True, "pupils": False}
    data = {"title": "总结", "status": "submitted", "photos": [photo]}
    path = small_site.write_front_matter("content/weeks/demo-2024/wrap-up/index.md", data, "看。")
    draw_photo(path.parent / "a.jpg", (300, 200))
    assert "panorama" in small_site.rules()
