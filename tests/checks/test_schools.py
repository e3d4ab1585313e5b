"""Schools as the programme asks for them."""

from __future__ import annotations

from typing import Any

import pytest

from small_site import SmallSite, draw_photo


def board(site: SmallSite, size: tuple[int, int], **rule: Any) -> None:
    """The school's board in this size, in a week with this rule about boards."""
    site.week(rules={"board_size": {"width": 400, "height": 900, **rule}})
    entry = {"title": "硕果", "topic": "产教融合", "file": "boards/board.jpg", "caption": "展板", "pupils": False}
    draw_photo(site.school(boards=[entry]) / "boards" / "board.jpg", size)


@pytest.mark.parametrize(
    ("size", "tolerance", "broken"),
    [((400, 900), 0, False), ((401, 900), 0, True), ((400, 899), 0, True), ((404, 909), 1, False), ((396, 891), 1, False),
     ((405, 900), 1, True), ((400, 890), 1, True), ((900, 400), 1, True), ((200, 450), 50, False), ((199, 450), 50, True)],
)  # fmt: skip
def test_a_board_has_the_prescribed_size_within_a_tolerance(
    small_site: SmallSite, size: tuple[int, int], tolerance: int, broken: bool
) -> None:
    board(small_site, size, tolerance_percent=tolerance)
    assert small_site.rules() == (["board_size"] if broken else [])


def test_a_board_wrong_both_ways_is_one_issue_at_its_line(small_site: SmallSite) -> None:
    board(small_site, (10, 10))
    issue = small_site.only_issue()
    assert issue.line == 8
    assert "10×10" in issue.message
    assert "400×900" in issue.message


@pytest.mark.parametrize(
    ("name", "rule", "school"),
    [
        ("board_size", {"width": 10, "height": 10}, {}),
        ("board_required", {"min": 2}, {}),
        ("school_plan", {"max": 300}, {"plan": "字" * 301}),
        ("school_highlights", {"max": 200}, {"highlights": "字" * 201}),
        ("site_link", {}, {}),
    ],
)
@pytest.mark.parametrize(
    ("scope", "severity"), [({}, "error"), ({"severity": "warning"}, "warning"), ({"severity": "off"}, None)]
)
def test_a_rule_weighs_what_the_week_says(
    small_site: SmallSite,
    name: str,
    rule: dict[str, Any],
    school: dict[str, str],
    scope: dict[str, Any],
    severity: str | None,
) -> None:
    entry = {"title": "硕果", "topic": "产教融合", "file": "boards/board.jpg", "caption": "展板", "pupils": False}
    draw_photo(small_site.school(boards=[entry], **school) / "boards" / "board.jpg", (40, 90))
    small_site.story()
    small_site.approve()
    small_site.week(rules={name: {**rule, **scope}})
    assert [(issue.rule, issue.severity) for issue in small_site.issues()] == ([(name, severity)] if severity else [])
    assert len(small_site.publication().site.weeks[0].schools) == (0 if severity == "error" else 1)
    assert small_site.public_stories() == ["first-lesson"]


@pytest.mark.parametrize("key", ["plan", "highlights"])
@pytest.mark.parametrize(("length", "most", "broken"), [(300, 300, False), (301, 300, True), (2900, 0, False)])
def test_a_form_is_as_long_as_it_may_be_without_white_space(
    small_site: SmallSite, key: str, length: int, most: int, broken: bool
) -> None:
    small_site.week(rules={f"school_{key}": {"max": most}})
    small_site.school(**{key: "\n".join(["字" * 60] * (length // 60) + ["字" * (length % 60)])})
    assert small_site.rules() == ([f"school_{key}"] if broken else [])


def test_a_form_that_is_not_filled_in_is_not_too_long(small_site: SmallSite) -> None:
    small_site.week(rules={"school_plan": {"max": 300}, "school_highlights": {"max": 200}})
    assert small_site.issues() == ()


def test_a_school_may_have_to_name_its_site(small_site: SmallSite) -> None:
    small_site.week(rules={"site_link": {}})
    assert small_site.only_issue().rule == "site_link"
    small_site.school(website="https://school.example/")
    assert small_site.issues() == ()


def test_so_many_boards_may_be_required(small_site: SmallSite) -> None:
    small_site.week(rules={"board_required": {"min": 1}})
    issue = small_site.only_issue()
    assert (issue.rule, "1 块" in issue.message) == ("board_required", True)
    draw_photo(
        small_site.school(
            boards=[{"title": "硕果", "topic": "产教融合", "file": "a.jpg", "caption": "展板", "pupils": False}]
        )
        / "a.jpg"
    )
    assert small_site.issues() == ()
