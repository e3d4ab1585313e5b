"""Contact data: what a public body declares for visitors, and what was found in the files that editors wrote."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class PublicContact:
    """A contact that is meant for visitors: `value` as it is shown, `normal` as it is compared (see `contacts.finder`); `href` is empty
    where nothing on a visitor's device opens it.
    """

    label: str
    value: str
    kind: str
    normal: str
    href: str = ""


@dataclass(frozen=True)
class WrittenContact:
    """Contact data at a line of a file, declared or not: `masked` may be told, `normal` is only compared. `within` says in Chinese where
    it stands in what the line names; empty when it stands in the line itself.
    """

    source_path: PurePosixPath
    line: int
    kind: str
    masked: str
    normal: str
    within: str = ""
