"""Issues found while reading."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import Issue, Severity
from showcase.reader.findings import Findings


def test_whatever_cannot_be_read_is_an_error() -> None:
    findings = Findings()
    findings.error(PurePosixPath("a"), 3, "yaml", "错", "改")
    assert findings.issues == [Issue(PurePosixPath("a"), 3, Severity.ERROR, "yaml", "错", "改")]
