"""Where an issue of a check lies."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.checks.issue import issue_at
from showcase.model import Bundle, Issue, Severity, Status

PATH = PurePosixPath("a/index.md")
BUNDLE = Bundle(PATH, "", Status.DRAFT, None, None, None, {"photos.0": 7})


def test_an_issue_lies_at_the_line_of_its_key() -> None:
    assert issue_at(BUNDLE, "photos.0", "consent", "错", "改") == Issue(PATH, 7, Severity.ERROR, "consent", "错", "改")


def test_it_weighs_what_its_rule_says() -> None:
    assert issue_at(BUNDLE, "", "text_length", "错", "改", Severity.WARNING).severity is Severity.WARNING
