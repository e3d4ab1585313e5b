"""The issues found while reading, collected so that all are told together."""

from __future__ import annotations

from pathlib import PurePosixPath

from showcase.model import Issue, Severity


class Findings:
    """Grows while the content is read; what the reader finds is always an error, because the item is not whole."""

    def __init__(self) -> None:
        self._found: dict[Issue, None] = {}

    def error(self, source_path: PurePosixPath, line: int, rule: str, message: str, remedy: str) -> None:
        """Note that something at `source_path` (relative to the project's root) cannot be read as it stands."""
        # A folder may be looked into twice; what is wrong with it is told once.
        self._found.setdefault(Issue(source_path, line, Severity.ERROR, rule, message, remedy))

    def take(self, others: Findings) -> None:
        """Note what was found apart, behind what is noted already."""
        for issue in others.issues:
            self._found.setdefault(issue)

    @property
    def issues(self) -> list[Issue]:
        """What was found, in the order in which it was found."""
        return list(self._found)
