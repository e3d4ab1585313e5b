"""The harness that compares with Hugo: what it calls reached, and the files from which Hugo makes the same pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from small_site import PROJECT_ROOT

BENCH = PROJECT_ROOT / "bench"
sys.path[:0] = [str(BENCH / "scale"), str(BENCH)]

from hugo_site import read_item, write_hugo_site  # noqa: E402
from make_content import write_content  # noqa: E402
from measure import Run  # noqa: E402
from report import verdict, write_report  # noqa: E402
from rounds import STEPS, Contest, Output  # noqa: E402


def contest(stories: int, ours: tuple[float, ...], hugo: tuple[float, ...]) -> Contest:
    """A contest in which every step took so many seconds, round by round, and as many MiB."""
    runs = {
        name: {step: [Run(seconds, seconds, seconds, seconds) for seconds in rounds] for step in STEPS}
        for name, rounds in (("Skillweek", ours), ("Hugo", hugo))
    }
    outputs = {name: Output(10, 1.0, 0.1, 1000.0) for name in runs}
    return Contest(stories, runs, outputs, {name: [] for name in runs})


def test_a_ratio_compares_each_round_within_itself() -> None:
    assert contest(1, (10, 90, 30), (10, 30, 30)).ratio("clean", lambda run: run.seconds) == 1


def test_an_aim_is_reached_when_the_printed_ratio_is() -> None:
    assert verdict(3.004, 3) == "reached"
    assert verdict(3.006, 3) == "**missed**"


def test_the_report_names_every_aim_that_was_missed() -> None:
    text = write_report([contest(1000, (2, 2, 2), (1, 1, 1)), contest(10_000, (30, 30), (10, 10))], ["any"])
    missed = text.splitlines()[-1]
    assert "1,000, unchanged: seconds 2.00 × Hugo, not 0.3" in missed
    assert "1,000, clean: seconds" not in missed
    assert "growth of clean: 15.0 ×, not 11" in missed


def test_the_report_says_which_pages_only_one_of_them_has() -> None:
    one = contest(1000, (1,), (1,))
    one.only["Hugo"].append("extra/index.html")
    assert "1 pages only of Hugo, such as extra/index.html" in write_report([one], ["any"])


@pytest.fixture
def hugo_pages(tmp_path: Path) -> Path:
    """The content of a Hugo site of 120 stories."""
    write_content(tmp_path / "ours", 120, 0, 1)
    write_hugo_site(tmp_path / "ours" / "content", tmp_path / "hugo")
    return tmp_path / "hugo" / "content"


def test_hugo_gets_every_story_with_its_front_matter_and_text(hugo_pages: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "ours" / "content").rglob("stories/*/*/index.md"):
        data, text = read_item(path)
        given, words = read_item(hugo_pages / "bench-2000" / "stories" / f"{path.parent.name}.md")
        assert words == text
        assert {name: given[name] for name in data} == data


def test_hugos_listings_are_cut_where_ours_are(hugo_pages: Path) -> None:
    parts = {str(path.relative_to(hugo_pages)) for path in hugo_pages.rglob("page/[0-9]*.md")}
    assert "bench-2000/stories/page/2.md" in parts
    assert "bench-2000/stories/page/3.md" not in parts


def test_every_icon_that_the_templates_name_is_there(hugo_pages: Path) -> None:
    icons = {path.stem for path in (hugo_pages.parent / "assets" / "icons").iterdir()}
    assert {"menu", "printer", "text-box-multiple-outline", "account-heart", "home-city"} <= icons
