"""When stories reached the repository, as git's history tells: for those whose front matter does not say when they were filed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from showcase.model.moment import YEARS

_PATIENCE_SECONDS = 20
_COMMIT = re.compile(r"([0-9a-f]{40,64}) (\d{1,12})")
# Names as they are; nothing is fetched for a clone that left parts of the history behind.
_SETTINGS = ("-c", "core.quotepath=false", "-c", "protocol.allow=never")
# A repository's own settings may want signatures shown, which runs a program of its choice.
_LOG = (
    "log",
    "-z",
    "--format=%H%x20%at",
    "--name-only",
    "--relative",
    "--diff-filter=A",
    "--no-renames",
    "--no-show-signature",
)


@dataclass(frozen=True)
class History:
    """When each file was first committed, by its path; `gap` says in Chinese why the history may not tell, or is empty."""

    added: Mapping[PurePosixPath, datetime] = field(default_factory=lambda: MappingProxyType({}))
    gap: str = ""


def read_history(root: Path, folder_path: PurePosixPath) -> History:
    """When the files in a folder of the project were first committed; never raises, whatever is missing or broken.

    The author's time counts, since it stays when commits are carried onto others. What the oldest commits of a shallow clone hold was
    there before, nobody knows since when.
    """
    git = shutil.which("git")
    if git is None:
        return History(gap="这台电脑没有装 git，查不到提交时间")
    try:
        shallow_path = root / _git(git, root, "rev-parse", "--git-path", "shallow").strip()
        boundary = frozenset(shallow_path.read_text("ascii").split()) if shallow_path.is_file() else frozenset()
        log = _git(git, root, *_LOG, "--", f"{folder_path}/")
    except subprocess.TimeoutExpired:
        return History(gap="git 很久没有回应，查不到提交时间")
    except (OSError, ValueError, subprocess.CalledProcessError):
        return History(gap="这里没有可读的 git 记录，查不到提交时间")
    gap = "只取了最近一段 git 记录（浅克隆），更早提交的时间不详" if boundary else ""
    return History(_first_times(log, boundary), gap)


def _first_times(log: str, boundary: frozenset[str]) -> dict[PurePosixPath, datetime]:
    times: dict[PurePosixPath, datetime] = {}
    moment: datetime | None = None
    for part in log.split("\0"):
        commit = _COMMIT.fullmatch(part)
        if commit:
            moment = None if commit[1] in boundary else _moment(int(commit[2]))
        elif part and moment is not None:
            # The latest commit comes first, so that the first one is what stays.
            times[PurePosixPath(part.removeprefix("\n"))] = moment
    return times


def _moment(seconds: int) -> datetime | None:
    """A commit's time; None for one that no clock can have shown."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.year in YEARS else None


def _git(git: str, root: Path, *arguments: str) -> str:
    """What a git command prints, the settings of the machine and of its user left aside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(  # noqa: S603 - a program found on the path, its arguments our own
        [git, "--no-pager", *_SETTINGS, *arguments],
        cwd=root,
        env={**kept, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=True,
    )
    return done.stdout.decode("utf-8", "replace")
