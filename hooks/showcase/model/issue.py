"""What is wrong with the content, told to an editor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Severity(StrEnum):
    """How an issue weighs: an error keeps the item concerned from being published."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, told to an editor in Chinese.

    `line` counts from 1; 0 means the file or folder as a whole. `message` says what is wrong, `remedy` what to do about it.
    """

    source_path: PurePosixPath
    line: int
    severity: Severity
    rule: str
    message: str
    remedy: str
