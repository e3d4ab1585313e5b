"""Issues in the three forms in which they are read."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from showcase.desk.issue_list import format_github, format_json, format_text
from showcase.model import Issue, Severity


def issue(
    path: str = "content/a.md", line: int = 3, severity: Severity = Severity.ERROR, message: str = "没有题目"
) -> Issue:
    return Issue(PurePosixPath(path), line, severity, "title", message, "补上题目")


ISSUES = (issue("content/b.md", 0), issue(line=9, severity=Severity.WARNING, message="正文太短"), issue())


def test_text_goes_by_file_and_line_and_ends_with_the_totals() -> None:
    assert format_text(ISSUES).split("\n") == [
        "content/a.md",
        "  第 3 行 错误：没有题目",
        "      → 补上题目",
        "  第 9 行 提醒：正文太短",
        "      → 补上题目",
        "content/b.md",
        "  整个文件 错误：没有题目",
        "      → 补上题目",
        "共 2 处错误，1 处提醒。",
    ]


def test_json_holds_everything() -> None:
    rows = json.loads(format_json(ISSUES))
    assert [(row["path"], row["line"]) for row in rows] == [
        ("content/a.md", 3),
        ("content/a.md", 9),
        ("content/b.md", 0),
    ]
    assert rows[0] == {
        "path": "content/a.md",
        "line": 3,
        "severity": "error",
        "rule": "title",
        "message": "没有题目",
        "remedy": "补上题目",
    }


def test_github_shows_each_issue_at_its_line() -> None:
    first, second, third = format_github(ISSUES).split("\n")
    assert first == "::error file=content/a.md,line=3,title=title::没有题目 → 补上题目"
    assert second.startswith("::warning file=content/a.md,line=9,")
    # GitHub counts from 1; an issue of the whole file stands at its first line.
    assert third.startswith("::error file=content/b.md,line=1,")


def test_no_file_name_and_no_message_can_write_a_command_of_its_own() -> None:
    hostile = issue("content/a,b:c\n::stop-commands::x.md", message="100%\n::set-output name=a::b\r::error::c")
    (line,) = format_github([hostile]).split("\n")
    assert "\r" not in line
    assert line.startswith("::error file=content/a%2Cb%3Ac%0A%3A%3Astop-commands%3A%3Ax.md,line=3,")
    assert "::100%25%0A" in line


def test_nothing_wrong_is_said_so() -> None:
    assert format_text([]) == "没有发现问题。"
    assert json.loads(format_json([])) == []
    assert format_github([]) == ""
