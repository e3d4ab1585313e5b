"""The media files of a bundle: each named once or pointed out."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from showcase.model import MediaFile, Photo, Video
from showcase.reader import originals
from showcase.reader.ledger import Ledger
from showcase.reader.site import read_content
from small_site import SmallSite, draw_film, draw_photo

WORDS = "WEBVTT\n\n00:00.000 --> 00:01.000\n看！\n"


def photo(file: str = "01.jpg", **more: Any) -> dict[str, Any]:
    return {"file": file, "caption": "学生在看老师傅操作", "pupils": False, **more}


def media(site: SmallSite) -> tuple[tuple[Photo, ...], tuple[Video, ...]]:
    content = site.content()
    assert content.site is not None
    (story,) = content.site.weeks[0].stories
    return story.photos, story.videos


def test_a_photo_is_read_with_all_that_is_said_of_it(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo(credit="校团委", focal=[0.25, 1], consent=True)])
    draw_photo(folder / "01.jpg", (30, 20))
    assert small_site.issues() == ()
    ((found,), _) = media(small_site)
    assert (found.caption, found.credit, found.focal) == ("学生在看老师傅操作", "校团委", (0.25, 1.0))
    assert (found.pupils, found.consent, found.key) == (False, True, "photos.0")
    assert (found.file.width, found.file.height, found.file.media_type) == (30, 20, "image/jpeg")


def test_without_a_focal_point_it_is_the_middle(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    assert media(small_site)[0][0].focal == (0.5, 0.5)


def test_a_film_is_read_with_its_length(small_site: SmallSite) -> None:
    small_site.story_with_film(consent=True)
    assert small_site.issues() == ()
    (_, (found,)) = media(small_site)
    assert found.consent
    assert found.file.seconds == pytest.approx(2, abs=0.2)


def test_a_picture_may_lie_in_a_folder_of_the_bundle(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo("pictures/01.jpg")])
    draw_photo(folder / "pictures" / "01.jpg")
    assert small_site.issues() == ()


def test_a_picture_that_is_named_but_absent_is_one_issue(small_site: SmallSite) -> None:
    small_site.raw_story(
        "title: 甲\nschool: first\nkind: activity\nstatus: submitted\nphotos:\n  - caption: 乙\n    pupils: false\n    file: 01.jpg"
    )
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == ("missing-media", 9, "index.md")


def test_a_film_that_is_named_but_absent_is_one_issue(small_site: SmallSite) -> None:
    small_site.story(videos=[photo("film.mp4")])
    assert small_site.only_issue().rule == "missing-media"


def test_the_same_absent_picture_is_told_once(small_site: SmallSite) -> None:
    small_site.story(photos=[photo(), photo()], text="![图](01.jpg)")
    assert small_site.only_issue().rule == "missing-media"


def test_letters_of_another_case_are_another_name(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo("01.JPG")])
    draw_photo(folder / "01.jpg")
    assert small_site.rules() == ["unnamed-file", "missing-media"]


@pytest.mark.parametrize("name", ["02.jpg", "notes.docx", "sub/03.jpg", ".hidden", "~$index.md", "index.md.bak"])
def test_a_file_that_nobody_names_is_one_issue(small_site: SmallSite, name: str) -> None:
    folder = small_site.story_with_photo()
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"x")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("unnamed-file", 0)
    assert str(issue.source_path).endswith(f"first-lesson/{name}")


def test_a_file_that_nobody_names_holds_the_story_back(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    small_site.story("second")
    small_site.approve()
    (folder / "02.jpg").write_bytes(b"x")
    assert small_site.public_stories() == ["second"]


@pytest.mark.parametrize(
    "name",
    [
        "../01.jpg",
        "../../../schools/first/index.md",
        "/etc/hostname",
        "x/../01.jpg",
        "..",
        ".",
        "index.md",
        "~/01.jpg",
        "..\\01.jpg",
    ],
)
def test_a_name_that_leads_elsewhere_is_one_issue(small_site: SmallSite, name: str) -> None:
    folder = small_site.story(photos=[photo(name)])
    draw_photo(folder.parent / "01.jpg")
    issues = [issue for issue in small_site.issues() if issue.rule != "misplaced-file"]
    assert [(issue.rule, issue.source_path.name) for issue in issues] == [("missing-media", "index.md")]


@pytest.mark.parametrize("absolute", [True, False])
def test_a_link_outside_that_a_name_leads_to_is_not_even_looked_at(small_site: SmallSite, absolute: bool) -> None:
    link = small_site.root.parent / "link.jpg"
    link.symlink_to("/etc/hostname")
    small_site.story(photos=[photo(str(link) if absolute else "../" * 7 + "link.jpg")])
    assert small_site.only_issue().rule == "missing-media"


@pytest.mark.parametrize("kind", ["absolute", "relative", "inside", "folder", "dangling"])
def test_a_linked_picture_is_one_issue_and_is_never_read(small_site: SmallSite, kind: str) -> None:
    target = draw_photo(small_site.root / "outside" / "01.jpg")
    name = "pictures/01.jpg" if kind == "folder" else "01.jpg"
    named = [photo(name)] + ([photo("real.jpg")] if kind == "inside" else [])
    folder = small_site.story(photos=named)
    if kind == "inside":
        draw_photo(folder / "real.jpg")
    to = {
        "absolute": target,
        "relative": Path("../../../../../../outside/01.jpg"),
        "inside": Path("real.jpg"),
        "folder": target.parent,
        "dangling": Path("none.jpg"),
    }[kind]
    (folder / name.split("/", 1)[0]).symlink_to(to)
    assert small_site.only_issue().rule == "link"
    assert all("outside" not in str(found.file.source_path) for found in media(small_site)[0])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"x",
        b"\xff\xd8\xff",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_a_picture_that_is_none_is_one_issue(small_site: SmallSite, raw: bytes) -> None:
    folder = small_site.story(photos=[photo()])
    (folder / "01.jpg").write_bytes(raw)
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.name) == ("unfit-media", "index.md")
    assert "01.jpg" in issue.message


def test_a_film_that_is_none_is_one_issue(small_site: SmallSite) -> None:
    folder = small_site.story(videos=[photo("film.mp4")])
    draw_photo(folder / "film.jpg").rename(folder / "film.mp4")
    assert small_site.only_issue().rule == "unfit-media"


def test_a_broken_picture_takes_only_its_own_story_away(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    small_site.story("second")
    small_site.approve()
    (folder / "01.jpg").write_bytes(b"x")
    assert small_site.public_stories() == ["second"]


def test_a_picture_that_is_also_registered_as_a_film_is_one_issue(small_site: SmallSite) -> None:
    small_site.story_with_photo(videos=[photo()])
    assert small_site.only_issue().rule == "unfit-media"


def test_a_film_placed_in_the_text_like_a_picture_is_one_issue(small_site: SmallSite) -> None:
    small_site.story_with_film(text="首段\n\n![一分钟看懂调试](film.mp4)")
    assert small_site.only_issue().rule == "unfit-media"


def test_a_film_that_only_the_text_names_is_one_issue(small_site: SmallSite) -> None:
    folder = small_site.story(text="![一分钟看懂调试](film.mp4)", consent=True)
    draw_film(folder / "film.mp4")
    assert small_site.only_issue().rule == "unfit-media"


def test_the_same_picture_may_be_shown_twice(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo(), photo(caption="同一张")])
    draw_photo(folder / "01.jpg")
    assert small_site.issues() == ()


@pytest.fixture(params=[False, True], ids=["flat by its metadata", "a panorama by its metadata"])
def recognised(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the metadata of every photo call it a panorama."""

    def look_at(identify: Callable[..., MediaFile], *arguments: object) -> MediaFile:
        return replace(identify(*arguments), panorama=request.param)

    monkeypatch.setattr(originals, "look_at", look_at)
    return bool(request.param)


@pytest.mark.parametrize("said", [None, True, False])
def test_what_an_editor_says_counts_and_else_what_the_metadata_say(
    small_site: SmallSite, recognised: bool, said: bool | None
) -> None:
    entry = photo() if said is None else photo(panorama=said)
    draw_photo(small_site.story(photos=[entry]) / "01.jpg", (60, 30))
    ((found,), _) = media(small_site)
    assert found.panorama is (recognised if said is None else said)
    assert found.file.panorama is recognised


def test_the_same_picture_may_be_a_panorama_here_and_flat_there(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo(panorama=True), photo(caption="平放", panorama=False)])
    draw_photo(folder / "01.jpg", (60, 30))
    assert [found.panorama for found in media(small_site)[0]] == [True, False]


def test_a_picture_that_only_the_text_places_is_flat_unless_its_metadata_say_otherwise(
    small_site: SmallSite, recognised: bool
) -> None:
    draw_photo(small_site.story(text="![大厅](01.jpg)", consent=True) / "01.jpg", (60, 30))
    ((found,), _) = media(small_site)
    assert found.panorama is recognised


def film_with_words(small_site: SmallSite, name: str = "film.vtt", text: str = WORDS, **more: Any) -> Path:
    folder = small_site.story_with_film(videos=[photo("film.mp4", **more)])
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_subtitles_that_are_named_like_the_film_belong_to_it(small_site: SmallSite) -> None:
    film_with_words(small_site)
    assert small_site.issues() == ()
    (_, (film,)) = media(small_site)
    assert film.subtitles is not None
    assert (film.subtitles.source_path.name, film.subtitles.media_type) == ("film.vtt", "text/vtt")


def test_subtitles_of_another_name_are_named(small_site: SmallSite) -> None:
    film_with_words(small_site, "words.vtt", subtitles="words.vtt")
    assert small_site.issues() == ()
    (_, (film,)) = media(small_site)
    assert film.subtitles is not None
    assert film.subtitles.source_path.name == "words.vtt"


def test_named_subtitles_come_before_those_that_are_named_like_the_film(small_site: SmallSite) -> None:
    folder = film_with_words(small_site, "words.vtt", subtitles="words.vtt")
    (folder / "film.vtt").write_text(WORDS, encoding="utf-8")
    assert small_site.only_issue().rule == "unnamed-file"
    (_, (film,)) = media(small_site)
    assert film.subtitles is not None
    assert film.subtitles.source_path.name == "words.vtt"


def test_a_film_without_subtitles_has_none(small_site: SmallSite) -> None:
    small_site.story_with_film()
    assert media(small_site)[1][0].subtitles is None


def test_subtitles_in_a_folder_belong_to_the_film_beside_them(small_site: SmallSite) -> None:
    folder = small_site.story(videos=[photo("films/film.mp4")])
    draw_film(folder / "films" / "film.mp4")
    (folder / "films" / "film.vtt").write_text(WORDS, encoding="utf-8")
    assert small_site.issues() == ()
    assert media(small_site)[1][0].subtitles is not None


@pytest.mark.parametrize("name", ["film.VTT", "other.vtt", "film.srt", "film.mp4.vtt"])
def test_subtitles_of_any_other_name_are_a_file_that_nobody_names(small_site: SmallSite, name: str) -> None:
    film_with_words(small_site, name)
    assert small_site.only_issue().rule == "unnamed-file"
    assert media(small_site)[1][0].subtitles is None


@pytest.mark.parametrize("name", ["none.vtt", "../words.vtt", "/etc/hostname", ".", "..", "/"])
def test_subtitles_that_are_absent_or_lead_elsewhere_are_one_issue_at_their_line(
    small_site: SmallSite, name: str
) -> None:
    folder = small_site.raw_story(
        "title: 甲\nschool: first\nkind: film\nstatus: submitted\nvideos:\n"
        f"  - file: film.mp4\n    caption: 乙\n    pupils: false\n    subtitles: {name}"
    )
    draw_film(folder / "film.mp4")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line, issue.source_path.name) == ("missing-media", 10, "index.md")


def test_subtitles_that_are_a_link_are_never_read(small_site: SmallSite) -> None:
    folder = small_site.story_with_film(videos=[photo("film.mp4", subtitles="words.vtt")])
    (folder / "words.vtt").symlink_to("/etc/hostname")
    assert small_site.only_issue().rule == "link"
    assert media(small_site)[1][0].subtitles is None


def test_subtitles_that_are_too_long_are_one_issue(small_site: SmallSite) -> None:
    film_with_words(small_site, text=WORDS + "\n" * 1_000_000)
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.name) == ("unfit-media", "index.md")
    assert "film.vtt" in issue.message


@pytest.mark.parametrize("name", ["/", ".", "..", "./", "a/..", "~", ".mp4", "film"])
def test_a_film_whose_name_is_none_is_one_issue(small_site: SmallSite, name: str) -> None:
    small_site.story(videos=[photo(name)])
    assert small_site.only_issue().rule == "missing-media"


def test_subtitles_are_approved_with_their_story(small_site: SmallSite) -> None:
    folder = film_with_words(small_site)
    small_site.approve()
    assert small_site.public_stories() == ["first-film"]
    (folder / "film.vtt").write_text(WORDS.replace("看", "改"), encoding="utf-8")
    assert small_site.public_stories() == []


def looked_at(small_site: SmallSite, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the originals whose headers are read."""
    names: list[str] = []

    def look_at(identify: Callable[..., MediaFile], root: Path, source_path: Path, sha256: str) -> MediaFile:
        names.append(source_path.name)
        return identify(root, source_path, sha256)

    monkeypatch.setattr(originals, "look_at", look_at)
    read_content(small_site.root, ledger)
    return names


def fail_to_look(site: SmallSite, monkeypatch: pytest.MonkeyPatch, fault: OSError) -> None:
    """What is read of a photo that cannot be looked at for that reason."""

    def look_at(*_: object) -> MediaFile:
        raise fault

    draw_photo(site.story(photos=[photo()]) / "01.jpg")
    monkeypatch.setattr(originals, "look_at", look_at)


@pytest.mark.parametrize("answer", [errno.EAGAIN, errno.ENOMEM, errno.EACCES], ids=errno.errorcode.get)
def test_where_no_process_can_be_started_nothing_is_said_of_a_photo(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    fail_to_look(small_site, monkeypatch, OSError(answer, os.strerror(answer)))
    with pytest.raises(OSError, match=os.strerror(answer)):
        small_site.content()


def test_a_photo_that_its_decoder_gives_up_is_pointed_out(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_to_look(small_site, monkeypatch, OSError("broken data stream"))
    assert [issue.rule for issue in small_site.issues()] == ["unreadable"]


def test_a_photo_that_may_not_be_read_is_pointed_out(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_to_look(small_site, monkeypatch, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert [issue.rule for issue in small_site.issues()] == ["unreadable"]


def test_no_header_is_read_twice(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_site.story(photos=[photo(), photo("same.jpg"), photo("other.jpg")], text="![图](01.jpg)")
    for name, seed in (("01.jpg", 1), ("same.jpg", 1), ("other.jpg", 2)):
        draw_photo(folder / name, seed=seed)
    ledger = Ledger()
    assert looked_at(small_site, ledger, monkeypatch) == ["01.jpg", "other.jpg"]
    assert looked_at(small_site, ledger, monkeypatch) == []
    draw_photo(folder / "other.jpg", seed=3)
    assert looked_at(small_site, ledger, monkeypatch) == ["other.jpg"]


def test_the_same_bytes_are_looked_at_for_each_kind(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    # What is a sound photo is no film, however often it was looked at.
    small_site.story_with_photo(videos=[photo()])
    ledger = Ledger()
    assert looked_at(small_site, ledger, monkeypatch) == ["01.jpg", "01.jpg"]
    # A refusal is not remembered; that it is a photo is.
    assert looked_at(small_site, ledger, monkeypatch) == ["01.jpg"]
    assert [issue.rule for issue in read_content(small_site.root, ledger).issues] == ["unfit-media"]


def test_each_place_keeps_its_own_path(small_site: SmallSite) -> None:
    folder = small_site.story(photos=[photo(), photo("same.jpg")])
    for name in ("01.jpg", "same.jpg"):
        draw_photo(folder / name)
    assert [found.file.source_path.name for found in media(small_site)[0]] == ["01.jpg", "same.jpg"]
