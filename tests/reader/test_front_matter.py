"""Front matter and text."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from showcase.reader.findings import Findings
from showcase.reader.front_matter import read_front_matter, split_front_matter

PATH = PurePosixPath("content/a/index.md")


def test_both_halves_and_the_line_at_which_the_text_begins_are_told() -> None:
    assert split_front_matter("---\ntitle: 甲\n---\n正文\n末行") == ("title: 甲", "正文\n末行", 4)


def test_white_space_after_a_fence_does_no_harm() -> None:
    assert split_front_matter("---  \ntitle: 甲\n---\t\n正文") == ("title: 甲", "正文", 4)


def test_a_rule_in_the_text_is_no_fence() -> None:
    assert split_front_matter("---\na: 1\n---\n上\n\n---\n\n下") == ("a: 1", "上\n\n---\n\n下", 4)


def test_front_matter_may_be_all_that_a_file_holds() -> None:
    assert split_front_matter("---\na: 1\n---") == ("a: 1", "", 4)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "正文",
        "\n---\na: 1\n---\n",
        " ---\na: 1\n---\n",
        "---\na: 1\n",
        "---",
        "----\na: 1\n----\n",
        "－－－\na: 1\n－－－\n",
    ],
)
def test_a_file_without_a_pair_of_fences_is_refused(text: str) -> None:
    findings = Findings()
    assert read_front_matter(PATH, text, findings) is None
    (issue,) = findings.issues
    assert (issue.source_path, issue.line, issue.rule) == (PATH, 1, "front-matter")
    assert "---" in issue.remedy


def test_lines_count_from_the_beginning_of_the_file() -> None:
    front_matter = read_front_matter(PATH, "---\ntitle: 甲\ntags:\n  - 乙\n---\n正文", Findings())
    assert front_matter is not None
    assert front_matter.lines == {"title": 2, "tags": 3, "tags.0": 4}
    assert front_matter.text_line == 6


def test_yaml_that_cannot_be_read_is_told_and_nothing_is_returned() -> None:
    findings = Findings()
    assert read_front_matter(PATH, "---\na: 1\na: 2\nb: 1\nb: 2\n---\n", findings) is None
    assert [(issue.line, issue.rule) for issue in findings.issues] == [(3, "duplicate-key"), (5, "duplicate-key")]
