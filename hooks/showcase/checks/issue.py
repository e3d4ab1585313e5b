"""How a check words an issue: at the line of a bundle's key."""

from __future__ import annotations

from showcase.model import Bundle, Issue, Severity


def issue_at(
    bundle: Bundle, key: str, rule: str, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Issue:
    """An issue of a bundle at one of its front matter keys."""
    return Issue(bundle.source_path, bundle.line(key), severity, rule, message, remedy)
