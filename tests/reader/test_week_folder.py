"""What a week's folder holds."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from showcase.reader.findings import Findings
from showcase.reader.tree import Tree
from showcase.reader.week_folder import list_week_folder
from small_site import SmallSite

WEEK = "content/weeks/demo-2024"


def test_bundles_are_listed_by_their_place_in_the_order_of_paths(small_site: SmallSite) -> None:
    small_site.school("another")
    small_site.story("b")
    small_site.story("a")
    small_site.story("c", day="2024-05-11")
    small_site.event("talk", day="2024-05-13")
    small_site.event("open-gates")
    findings = Findings()
    folder = list_week_folder(Tree(small_site.root, findings), PurePosixPath(WEEK))
    assert findings.issues == []
    assert [str(path.relative_to(WEEK)) for path in folder.candidates] == [
        "schools/another/index.md",
        "schools/first/index.md",
        "stories/2024-05-11/c/index.md",
        "stories/2024-05-12/a/index.md",
        "stories/2024-05-12/b/index.md",
        "events/2024-05-12-open-gates.md",
        "events/2024-05-13-talk.md",
    ]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("notes.txt", "misplaced-file"),
        ("Stories/2024-05-12/a/index.md", "misplaced-file"),
        ("photos/01.jpg", "misplaced-file"),
        ("schools/notes.txt", "misplaced-file"),
        ("schools/index.md", "misplaced-file"),
        ("schools/First/index.md", "slug"),
        ("schools/龙乡/index.md", "slug"),
        ("schools/a_b/index.md", "slug"),
        ("schools/-a/index.md", "slug"),
        ("stories/index.md", "day-folder"),
        ("stories/2024-05-12.md", "day-folder"),
        ("stories/2024-05-13", "day-folder"),
        ("stories/first-lesson/index.md", "day-folder"),
        ("stories/2024-5-12/first-lesson/index.md", "day-folder"),
        ("stories/2024-02-30/first-lesson/index.md", "day-folder"),
        ("stories/2024-05-12/index.md", "misplaced-file"),
        ("stories/2024-05-12/01.jpg", "misplaced-file"),
        ("stories/2024-05-12/第一课/index.md", "slug"),
        ("events/open-gates.md", "event-file"),
        ("events/2024-05-12.md", "event-file"),
        ("events/2024-05-12_open.md", "event-file"),
        ("events/2024-05-12-Open.md", "event-file"),
        ("events/2024-05-12-open.MD", "event-file"),
        ("events/2024-05-12-open.txt", "event-file"),
        ("events/2024-02-30-open.md", "event-file"),
        ("events/2024-05-12-.md", "event-file"),
        ("events/2024-05-12-open/index.md", "event-file"),
    ],
)
def test_what_does_not_belong_there_is_one_issue(small_site: SmallSite, path: str, rule: str) -> None:
    small_site.story("sound")
    small_site.approve()
    small_site.write(f"{WEEK}/{path}", "甲")
    issue = small_site.only_issue()
    assert (issue.rule, issue.line) == (rule, 0)
    assert str(issue.source_path).startswith(f"{WEEK}/{path.partition('/')[0]}")
    assert small_site.public_stories() == ["sound"]


def test_a_name_that_is_no_address_gets_one_proposed(small_site: SmallSite) -> None:
    small_site.write(f"{WEEK}/schools/龙乡职校/index.md", "甲")
    assert "long-xiang-zhi-xiao" in small_site.only_issue().remedy


@pytest.mark.parametrize("path", ["schools/second", "stories/2024-05-12/second"])
def test_an_empty_folder_lacks_its_text(small_site: SmallSite, path: str) -> None:
    (small_site.week_path / path).mkdir(parents=True)
    issue = small_site.only_issue()
    assert issue.rule == "missing-file"
    assert str(issue.source_path) == f"{WEEK}/{path}/index.md"


@pytest.mark.parametrize("name", ["week.yml", "statistics.yml"])
def test_a_folder_in_the_place_of_a_file_is_one_issue(small_site: SmallSite, name: str) -> None:
    (small_site.week_path / name).unlink(missing_ok=True)
    (small_site.week_path / name).mkdir()
    issue = small_site.only_issue()
    assert str(issue.source_path) == f"{WEEK}/{name}"


@pytest.mark.parametrize("name", ["schools", "stories", "events"])
def test_a_file_in_the_place_of_a_folder_is_one_issue(small_site: SmallSite, name: str) -> None:
    if name == "schools":
        (small_site.week_path / "schools" / "first" / "index.md").unlink()
        (small_site.week_path / "schools" / "first").rmdir()
        (small_site.week_path / "schools").rmdir()
    small_site.write(f"{WEEK}/{name}", "甲")
    issue = small_site.only_issue()
    assert (issue.rule, str(issue.source_path)) == ("folder", f"{WEEK}/{name}")
