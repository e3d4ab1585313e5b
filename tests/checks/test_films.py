"""Films as the programme asks for them."""

from __future__ import annotations

from typing import Any

import pytest

from films import Shot, shoot
from small_site import SmallSite, draw_film


@pytest.fixture
def with_film(small_site: SmallSite) -> SmallSite:
    """A site with an approved story that has a film of two seconds, 320 x 240, in the channel `skills`."""
    small_site.story_with_film(channel="skills")
    small_site.approve()
    return small_site


def channels(seconds: int | None, nested: int | None = None) -> list[dict[str, Any]]:
    def limit(value: int | None) -> dict[str, int]:
        return {"max_seconds": value} if value else {}

    inner = {"slug": "best", "name": "最美职教", **limit(nested)}
    return [{"slug": "skills", "name": "十八般武艺", **limit(seconds), "channels": [inner]}]


@pytest.mark.parametrize(("seconds", "broken"), [(1, True), (2, False), (120, False), (None, False)])
def test_a_channel_limits_the_length_of_its_films(with_film: SmallSite, seconds: int | None, broken: bool) -> None:
    with_film.week(channels=channels(seconds))
    assert with_film.rules() == (["video_seconds"] if broken else [])
    assert with_film.public_stories() == ([] if broken else ["first-film"])


def test_a_nested_channel_has_its_own_limit(small_site: SmallSite) -> None:
    small_site.week(channels=channels(1, nested=5))
    small_site.story_with_film(channel="best")
    assert small_site.issues() == ()
    small_site.week(channels=channels(5, nested=1))
    assert small_site.only_issue().rule == "video_seconds"


def test_a_film_without_channel_may_take_its_time(small_site: SmallSite) -> None:
    small_site.week(channels=channels(1))
    small_site.story_with_film()
    assert small_site.issues() == ()


def test_the_longer_side_counts(small_site: SmallSite) -> None:
    folder = small_site.story_with_film()
    for size, rules in (((320, 240), []), ((240, 320), []), ((318, 318), ["video_side"])):
        draw_film(folder / "film.mp4", size, seconds=0.5)
        small_site.week(rules={"video_side": {"min": 320}})
        assert small_site.rules() == rules


def test_a_megabyte_is_a_million_bytes(small_site: SmallSite) -> None:
    path = small_site.story_with_film() / "film.mp4"
    small_site.week(rules={"video_bytes": {"max_mb": 0.1}})
    whole = path.read_bytes()
    assert len(whole) < 99_900
    for size, rules in ((100_000, []), (100_001, ["video_bytes"])):
        # A box that players skip (ISO/IEC 14496-12, 8.1.2) fills the film up.
        rest = size - len(whole)
        path.write_bytes(whole + rest.to_bytes(4, "big") + b"free" + bytes(rest - 8))
        assert small_site.rules() == rules, size


@pytest.mark.parametrize(
    ("text", "least", "broken"), [("", 0, True), ("字", 0, False), ("字" * 39, 40, True), ("字" * 40, 40, False)]
)
def test_a_film_goes_with_a_text(small_site: SmallSite, text: str, least: int, broken: bool) -> None:
    small_site.week(rules={"video_text": {"min": least}})
    small_site.story_with_film(text=text)
    assert small_site.rules() == (["video_text"] if broken else [])


def test_a_story_without_film_needs_no_text_for_it(small_site: SmallSite) -> None:
    small_site.week(rules={"video_text": {"min": 40}})
    small_site.story(text="")
    assert small_site.issues() == ()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("video_text", {"min": 4000}),
        ("video_bytes", {"max_mb": 0.001}),
        ("video_side", {"min": 640}),
        ("video_formats", {"allowed": ["webm"]}),
    ],
)
@pytest.mark.parametrize(
    ("scope", "severity"),
    [({}, "error"), ({"severity": "warning"}, "warning"), ({"severity": "off"}, None), ({"kinds": ["activity"]}, None),
     ({"kinds": ["film", "activity"]}, "error")],
)  # fmt: skip
def test_a_rule_weighs_what_the_week_says_and_only_for_its_kinds(
    with_film: SmallSite, name: str, rule: dict[str, Any], scope: dict[str, Any], severity: str | None
) -> None:
    with_film.week(rules={name: {**rule, **scope}})
    assert [(issue.rule, issue.severity) for issue in with_film.issues()] == ([(name, severity)] if severity else [])
    assert with_film.public_stories() == ([] if severity == "error" else ["first-film"])


def test_the_programmes_format_passes(with_film: SmallSite) -> None:
    with_film.week(rules={"video_formats": {"allowed": ["mp4"]}, "video_bytes": {}, "video_side": {}})
    assert with_film.issues() == ()


@pytest.mark.parametrize(
    ("form", "name", "video"),
    [
        ("mp4", "mp4", "mpeg4"),
        ("mov", "mov", "mpeg4"),
        ("3gp", "3gp", "mpeg4"),
        ("webm", "webm", "libvpx"),
        ("matroska", "mkv", "mpeg4"),
    ],
)
def test_a_format_is_what_the_film_is_not_what_its_name_says(
    small_site: SmallSite, form: str, name: str, video: str
) -> None:
    folder = small_site.story_with_film()
    shoot(folder / "film.mp4", Shot(video=video), form)
    small_site.week(rules={"video_formats": {"allowed": [name]}})
    assert small_site.issues() == ()
    others = [other for other in ("mp4", "mov", "webm", "mkv", "3gp") if other != name]
    small_site.week(rules={"video_formats": {"allowed": others}})
    assert small_site.only_issue().rule == "video_formats"
    assert name.upper() in small_site.only_issue().message


@pytest.mark.parametrize("allowed", ["webp", "avi", "MP4"])
def test_a_rule_names_formats_of_films(small_site: SmallSite, allowed: str) -> None:
    small_site.week(rules={"video_formats": {"allowed": [allowed]}})
    assert small_site.rules() == ["field-literal_error"]


@pytest.mark.parametrize(("end", "broken"), [("00:02.000", False), ("00:02.400", False), ("00:09.000", True)])
def test_subtitles_that_go_on_after_the_film_are_pointed_out(small_site: SmallSite, end: str, broken: bool) -> None:
    folder = small_site.story_with_film()
    (folder / "film.vtt").write_text(f"WEBVTT\n\n00:00.500 --> {end}\n好\n", encoding="utf-8")
    assert small_site.rules() == (["subtitles_seconds"] if broken else [])
    small_site.approve()
    if broken:
        assert small_site.only_issue().severity == "warning"
    assert small_site.public_stories() == ["first-film"]


def test_a_film_that_lasts_too_long_in_another_format_is_too_long(small_site: SmallSite) -> None:
    small_site.week(channels=channels(1))
    folder = small_site.story_with_film(channel="skills")
    shoot(folder / "film.mp4", Shot(video="libvpx", times=tuple(number / 10 for number in range(20))), "webm")
    assert small_site.only_issue().rule == "video_seconds"


def test_the_films_of_a_tour_keep_the_rules_that_are_for_all_kinds(small_site: SmallSite) -> None:
    scene = {"title": "铸造", "file": "film.mp4", "caption": "浇铸", "pupils": False}
    draw_film(small_site.school(scenes=[scene]) / "film.mp4", (320, 240), seconds=0.5)
    small_site.week(rules={"video_side": {"min": 1280}})
    issue = small_site.only_issue()
    assert (issue.rule, issue.source_path.parent.name) == ("video_side", "first")
    small_site.week(rules={"video_side": {"min": 1280, "kinds": ["film"]}})
    assert small_site.issues() == ()


def test_the_subtitles_of_a_tours_film_end_with_it(small_site: SmallSite) -> None:
    scene = {"title": "铸造", "file": "film.mp4", "caption": "浇铸", "pupils": False}
    folder = small_site.school(scenes=[scene])
    draw_film(folder / "film.mp4", seconds=0.5)
    (folder / "film.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:09.000\n大家好\n", encoding="utf-8")
    assert small_site.only_issue().rule == "subtitles_seconds"
