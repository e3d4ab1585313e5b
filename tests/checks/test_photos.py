"""Photos as the programme asks for them."""

from __future__ import annotations

from typing import Any

import pytest

from small_site import SmallSite, draw_photo


def story(
    site: SmallSite, rules: dict[str, Any], name: str = "01.jpg", size: tuple[int, int] = (900, 600), **more: Any
) -> None:
    """A story with one photo of a size, in a week with these rules."""
    site.week(rules=rules)
    folder = site.story(photos=[{"file": name, "caption": "操作", "pupils": False, **more}])
    draw_photo(folder / name, size)


@pytest.mark.parametrize(("size", "broken"), [((900, 600), False), ((600, 900), False), ((899, 899), True)])
def test_the_longer_side_counts(small_site: SmallSite, size: tuple[int, int], broken: bool) -> None:
    story(small_site, {"photo_side": {"min": 900}}, size=size)
    assert small_site.rules() == (["photo_side"] if broken else [])


def test_a_megabyte_is_a_million_bytes(small_site: SmallSite) -> None:
    story(small_site, {"photo_bytes": {"min_mb": 0.1, "max_mb": 0.2}})
    path = small_site.week_path / "stories/2024-05-12/first-lesson/01.jpg"
    whole = path.read_bytes()
    assert len(whole) < 99_999
    for size, rules in ((99_999, ["photo_bytes"]), (100_000, []), (200_000, []), (200_001, ["photo_bytes"])):
        path.write_bytes(whole + bytes(size - len(whole)))
        assert small_site.rules() == rules, size


@pytest.mark.parametrize(
    ("rule", "broken"), [({"max_mb": 0.001}, True), ({"min_mb": 5}, True), ({}, False), ({"max_mb": 5}, False)]
)
def test_a_bound_that_is_not_written_does_not_bind(small_site: SmallSite, rule: dict[str, float], broken: bool) -> None:
    story(small_site, {"photo_bytes": rule})
    assert small_site.rules() == (["photo_bytes"] if broken else [])


@pytest.mark.parametrize(("allowed", "broken"), [(["jpeg"], False), (["png", "webp"], True), (["jpeg", "png"], False)])
def test_only_the_programmes_formats_pass(small_site: SmallSite, allowed: list[str], broken: bool) -> None:
    story(small_site, {"photo_formats": {"allowed": allowed}})
    assert small_site.rules() == (["photo_formats"] if broken else [])


@pytest.mark.parametrize(
    ("suffix", "kind"), [("heic", "heic"), ("avif", "avif"), ("tiff", "tiff"), ("gif", "gif"), ("webp", "webp")]
)
def test_every_format_can_be_asked_for(small_site: SmallSite, suffix: str, kind: str) -> None:
    story(small_site, {"photo_formats": {"allowed": [kind]}}, f"01.{suffix}", (90, 60))
    assert small_site.rules() == []
    small_site.week(rules={"photo_formats": {"allowed": ["jpeg", "webp"] if kind != "webp" else ["jpeg"]}})
    issue = small_site.only_issue()
    assert {"webp": "WebP"}.get(kind, kind.upper()) in issue.message
    assert issue.remedy == ("另存为 JPEG" if kind == "webp" else "另存为 JPEG、WebP")


def test_a_format_is_told_by_bytes_and_not_by_name(small_site: SmallSite) -> None:
    story(small_site, {"photo_formats": {"allowed": ["jpeg"]}})
    path = small_site.week_path / "stories/2024-05-12/first-lesson/01.jpg"
    draw_photo(path.with_suffix(".png")).rename(path)
    issue = small_site.only_issue()
    assert issue.rule == "photo_formats"
    assert "PNG" in issue.message
    assert "JPEG" in issue.remedy


@pytest.mark.parametrize("credit", [None, "校团委"])
def test_a_credit_may_be_required(small_site: SmallSite, credit: str | None) -> None:
    story(small_site, {"photo_credit": {}}, **({"credit": credit} if credit else {}))
    assert small_site.rules() == ([] if credit else ["photo_credit"])


@pytest.mark.parametrize(("least", "broken"), [(0, False), (1, False), (2, True)])
def test_so_many_photos_may_be_required(small_site: SmallSite, least: int, broken: bool) -> None:
    story(small_site, {"photo_required": {"min": least}})
    assert small_site.rules() == (["photo_required"] if broken else [])


def test_photos_that_only_the_text_names_count_and_are_checked(small_site: SmallSite) -> None:
    small_site.week(rules={"photo_required": {"min": 1}, "photo_side": {"min": 2000}})
    draw_photo(small_site.story(text="首段\n\n![机床](01.jpg)", consent=True) / "01.jpg")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == ("photo_side", 10)


def test_an_issue_lies_at_the_line_of_its_photo(small_site: SmallSite) -> None:
    story(small_site, {"photo_side": {"min": 2000}})
    assert small_site.only_issue().line == 7


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("photo_side", {"min": 2000}),
        ("photo_bytes", {"min_mb": 2}),
        ("photo_bytes", {"max_mb": 0.001}),
        ("photo_formats", {"allowed": ["png"]}),
        ("photo_credit", {}),
        ("photo_required", {"min": 2}),
    ],
)
@pytest.mark.parametrize(
    ("scope", "severity"),
    [({}, "error"), ({"severity": "warning"}, "warning"), ({"severity": "off"}, None), ({"kinds": ["film"]}, None),
     ({"kinds": ["film", "activity"]}, "error")],
)  # fmt: skip
def test_a_rule_weighs_what_the_week_says_and_only_for_its_kinds(
    small_site: SmallSite, name: str, rule: dict[str, Any], scope: dict[str, Any], severity: str | None
) -> None:
    small_site.story_with_photo()
    small_site.approve()
    small_site.week(rules={name: {**rule, **scope}})
    assert [(issue.rule, issue.severity) for issue in small_site.issues()] == ([(name, severity)] if severity else [])
    assert small_site.public_stories() == ([] if severity == "error" else ["first-lesson"])
