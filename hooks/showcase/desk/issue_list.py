"""Issues as editors, programs and pull requests want to read them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from showcase.model import Issue, Severity

_WEIGHTS = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def format_text(issues: Iterable[Issue]) -> str:
    """By file: line, weight, what is wrong, what to do; and the totals."""
    ordered = sorted(issues)
    lines: list[str] = []
    for path, found in groupby(ordered, key=lambda issue: issue.source_path):
        lines.append(str(path))
        for issue in found:
            place = f"第 {issue.line} 行" if issue.line else "整个文件"
            lines.append(f"  {place} {_WEIGHTS[issue.severity]}：{issue.message}")
            lines.append(f"      → {issue.remedy}")
    errors = sum(issue.severity is Severity.ERROR for issue in ordered)
    lines.append(f"共 {errors} 处错误，{len(ordered) - errors} 处提醒。" if ordered else "没有发现问题。")
    return "\n".join(lines)


def format_json(issues: Iterable[Issue]) -> str:
    """An array of objects with path, line (0: the whole file), severity, rule, message, remedy."""
    rows = [
        {
            "path": str(issue.source_path),
            "line": issue.line,
            "severity": issue.severity.value,
            "rule": issue.rule,
            "message": issue.message,
            "remedy": issue.remedy,
        }
        for issue in sorted(issues)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def format_github(issues: Iterable[Issue]) -> str:
    """Workflow commands, which GitHub shows as annotations on the lines of a pull request."""
    return "\n".join(
        f"::{_COMMANDS[issue.severity]} file={_property(str(issue.source_path))},line={max(issue.line, 1)},"
        f"title={_property(issue.rule)}::{_escaped(f'{issue.message} → {issue.remedy}')}"
        for issue in sorted(issues)
    )


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
