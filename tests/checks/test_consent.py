"""Consent fails closed."""

from __future__ import annotations

from typing import Any

import pytest

from small_site import SmallSite, draw_film, draw_photo


def picture(file: str = "01.jpg", **more: Any) -> dict[str, Any]:
    return {"file": file, "caption": "学生在看老师傅操作", **more}


def story(site: SmallSite, entry: dict[str, Any], **changes: Any) -> None:
    draw_photo(site.story(photos=[entry], **changes) / "01.jpg")


def test_a_picture_of_which_nothing_is_said_is_held_back(small_site: SmallSite) -> None:
    story(small_site, picture())
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == ("consent", 7, "index.md")
    assert "01.jpg" in issue.message


@pytest.mark.parametrize(
    "entry",
    [
        picture(consent=True),
        picture(pupils=False),
        picture(pupils=False, consent=False),
        picture(pupils=True, consent=True),
    ],
)
def test_consent_or_nobody_to_recognise_is_enough(small_site: SmallSite, entry: dict[str, Any]) -> None:
    story(small_site, entry)
    assert small_site.issues() == ()


@pytest.mark.parametrize("entry", [picture(pupils=True), picture(consent=False), picture(pupils=True, consent=False)])
def test_anything_less_is_not(small_site: SmallSite, entry: dict[str, Any]) -> None:
    story(small_site, entry)
    assert small_site.only_issue().rule == "consent"


def test_consent_of_the_item_is_that_of_each_picture_in_it(small_site: SmallSite) -> None:
    story(small_site, picture(), consent=True)
    assert small_site.issues() == ()


def test_consent_of_one_picture_is_not_that_of_the_next(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[picture(consent=True), picture("02.jpg")])
    for name in ("01.jpg", "02.jpg"):
        draw_photo(folder / name, seed=name)
    assert "02.jpg" in small_site.only_issue().message


def test_a_film_needs_it_like_a_picture(small_site: SmallSite) -> None:
    folder = small_site.story(videos=[picture("film.mp4")])
    draw_film(folder / "film.mp4", seconds=0.5)
    assert small_site.only_issue().rule == "consent"
    small_site.story(videos=[picture("film.mp4", consent=True)])
    assert small_site.issues() == ()


def test_a_picture_that_only_the_text_names_needs_the_items(small_site: SmallSite) -> None:
    draw_photo(small_site.story(text="首段\n\n![机床](01.jpg)") / "01.jpg")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("consent", 9)
    small_site.story(text="首段\n\n![机床](01.jpg)", consent=True)
    assert small_site.issues() == ()


def test_every_picture_and_film_of_a_schools_page_needs_it(small_site: SmallSite) -> None:
    folder = small_site.school(
        cover=picture("cover.jpg"),
        photos=[picture("01.jpg")],
        map=picture("map.jpg"),
        scenes=[picture("scenes/01.jpg", title="车间", pin=[0.5, 0.5]), picture("scenes/film.mp4", title="铸造")],
        boards=[picture("boards/01.jpg", title="硕果", topic="产教融合")],
        text="![门](02.jpg)",
    )
    for name in ("cover.jpg", "01.jpg", "02.jpg", "map.jpg", "scenes/01.jpg", "boards/01.jpg"):
        draw_photo(folder / name, (30, 20), seed=name)
    draw_film(folder / "scenes" / "film.mp4", seconds=0.5)
    assert small_site.rules() == ["consent"] * 7
    small_site.write(
        "content/weeks/demo-2024/schools/first/index.md",
        (folder / "index.md").read_text("utf-8").replace("status:", "consent: true\nstatus:"),
    )
    assert small_site.rules() == []


def test_a_story_without_consent_cannot_be_approved_nor_published(small_site: SmallSite) -> None:
    story(small_site, picture())
    small_site.story("second")
    assert any(outcome.refused for outcome in small_site.approve())
    assert small_site.public_stories() == ["second"]


def test_consent_taken_back_takes_the_story_off_the_site(small_site: SmallSite) -> None:
    story(small_site, picture(consent=True))
    small_site.approve()
    assert small_site.public_stories() == ["first-lesson"]
    path = small_site.week_path / "stories" / "2024-05-12" / "first-lesson" / "index.md"
    path.write_text(path.read_text("utf-8").replace("consent: true", "consent: false"), encoding="utf-8")
    assert small_site.public_stories() == []


def test_no_rule_of_a_week_turns_it_off(small_site: SmallSite) -> None:
    small_site.week(rules={"consent": {"severity": "off"}})
    assert small_site.only_issue().rule == "field-extra_forbidden"


def test_every_download_and_every_picture_of_a_weeks_own_pages_needs_it(small_site: SmallSite) -> None:
    entry = {"file": "poster.jpg", "title": "海报", "kind": "招生海报"}
    data = {"status": "submitted", "downloads": [entry]}
    folders = [
        small_site.school(downloads=[entry]),
        small_site.write_front_matter("content/weeks/demo-2024/downloads/index.md", data, "![甲](01.jpg)").parent,
    ]
    report = {"title": "总结", "status": "submitted", "photos": [picture()]}
    folders.append(small_site.write_front_matter("content/weeks/demo-2024/wrap-up/index.md", report, "看。").parent)
    for folder, names in zip(folders, (["poster"], ["poster", "01"], ["01"]), strict=True):
        for name in names:
            draw_photo(folder / f"{name}.jpg")
    found = [issue.source_path.parent.name for issue in small_site.issues() if issue.rule == "consent"]
    assert found == ["downloads", "downloads", "first", "wrap-up"]
