"""What is approved, published and withdrawn as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath


class Status(StrEnum):
    """Where an item stands between its author and the public."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Approval:
    """Who approved what: `digest` is that of the content as it stood (see `reader.digest`)."""

    by: str
    on: datetime
    digest: str


@dataclass(frozen=True)
class Withdrawal:
    """When an item was withdrawn; who did it and why stays in its file.

    `notice` is None when its address is to lead nowhere, else the words that stand there besides the fact (or none); `intact` is false when
    somebody has written into the record since.
    """

    on: datetime
    notice: str | None
    intact: bool


@dataclass(frozen=True)
class Bundle:
    """A folder (or, for an event, a file) that is approved, published and withdrawn as one.

    `source_path` is the Markdown file; `digest` that of the content as it stands now; `lines` the line of each front matter key.
    `mark` says in a preview why the public does not see the item; it is empty everywhere else.
    """

    source_path: PurePosixPath
    digest: str
    status: Status
    approval: Approval | None
    publish_at: datetime | None
    expires_at: datetime | None
    lines: Mapping[str, int] = field(default_factory=dict, hash=False, compare=False)
    withdrawal: Withdrawal | None = None
    mark: str = ""

    @property
    def approval_stands(self) -> bool:
        """Whether it is approved, and says what it said then."""
        approval = self.approval
        return self.status is Status.APPROVED and approval is not None and approval.digest == self.digest

    def line(self, key: str) -> int:
        """The line of a front matter key such as `photos.0.caption`, or of the nearest key above it; 1 without any."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key.rpartition(".")[0]
        return 1
