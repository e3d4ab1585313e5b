"""Issues found while reading."""

from __future__ import annotations

import time
from pathlib import PurePosixPath

from showcase.model import Issue, Severity
from showcase.reader.findings import Findings
from showcase.reader.yaml_document import parse_yaml


def test_whatever_cannot_be_read_is_an_error() -> None:
    findings = Findings()
    findings.error(PurePosixPath("a"), 3, "yaml", "错", "改")
    assert findings.issues == [Issue(PurePosixPath("a"), 3, Severity.ERROR, "yaml", "错", "改")]


def test_the_same_issue_is_told_once() -> None:
    findings = Findings()
    for line in (3, 3, 4):
        findings.error(PurePosixPath("a"), line, "yaml", "错", "改")
    assert [issue.line for issue in findings.issues] == [3, 4]


def test_a_file_full_of_faults_is_told_quickly() -> None:
    findings = Findings()
    faults = parse_yaml("a: 1\n" * 10_000).faults
    started = time.process_time()
    for fault in faults:
        findings.error(PurePosixPath("a"), fault.line, fault.rule, fault.message, fault.remedy)
    assert len(findings.issues) == 9_999
    assert time.process_time() - started < 3
