"""Files that git knows and finds unchanged: their bytes are those of a blob, on whichever machine they were checked out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

_PATIENCE_SECONDS = 60
# Nothing that a repository's own settings name is run, nothing is fetched, no index is written, and a stat is compared in full.
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.checkStat": "default",
    "core.trustctime": "true",
    "core.untrackedCache": "false",
    "core.quotePath": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
    "submodule.recurse": "false",
}
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_STATUS = ("status", "--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all", "--no-renames")
# Filters, and encodings of a working tree, may change bytes without a trace. What else git converts (line ends, `$Id$`) it only shortens on the way
# in, so that a clean file of its blob's size is that blob.
_CONVERSIONS = ("filter", "working-tree-encoding")
_UNCONVERTED = {b"unspecified", b"unset"}
# One file as `ls-files -v -s` tells it: `H` is neither assumed unchanged nor skipped, 100… a regular file, 0 not in a conflict.
_PLAIN = re.compile(rb"H 100(?:644|755) ([0-9a-f]{40,64}) 0\t(.+)", re.DOTALL)


class Blob(NamedTuple):
    """The name that git gives to some bytes, and how many they are."""

    name: str
    size: int


def read_tracked_files(root: Path) -> dict[str, Blob]:
    """The blob of each tracked, clean file below a folder, by its path from there; none where git cannot tell, whatever the reason.

    The bytes of such a file are its blob's if there are as many of them.
    """
    git = shutil.which("git")
    if git is None:
        return {}
    try:
        return _read(_Git(git, root))
    except (OSError, ValueError, subprocess.SubprocessError):
        return {}


def _read(git: _Git) -> dict[str, Blob]:
    top, prefix = git.ask("rev-parse", "--show-toplevel", "--show-prefix").split(b"\n")[:2]
    if not os.path.samefile(os.path.join(os.fsdecode(top), os.fsdecode(prefix)), git.root):
        # The files that this repository speaks of lie elsewhere.
        return {}
    git.disarm()
    listed = git.ask("ls-files", "-z", "-s", "-v", "--full-name")
    changed = {entry[3:] for entry in git.ask(*_STATUS, "--", ".").split(b"\0")}
    if git.ask("ls-files", "-z", "-s", "-v", "--full-name") != listed:
        # Somebody is at work here: what one command told is no longer what the other meant.
        return {}
    names = {path: name for path, name in _plain(listed) if path not in changed}
    for path in _converted(git, prefix, names):
        names.pop(path, None)
    sizes = _sizes(git, names.values())
    return {
        os.fsdecode(path.removeprefix(prefix)): Blob(name.decode(), sizes[name])
        for path, name in names.items()
        if name in sizes
    }


def _plain(listed: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Path and blob of every entry of the index that is an ordinary file."""
    for entry in listed.split(b"\0"):
        if match := _PLAIN.fullmatch(entry):
            yield match[2], match[1]


def _converted(git: _Git, prefix: bytes, paths: Iterable[bytes]) -> Iterator[bytes]:
    """The files whose bytes may not be those of their blob, though git calls them clean."""
    asked = b"\0".join(path.removeprefix(prefix) for path in paths)
    words = git.ask("check-attr", "--stdin", "-z", *_CONVERSIONS, given=asked).split(b"\0")
    for path, value in zip(words[::3], words[2::3], strict=False):
        if value not in _UNCONVERTED:
            yield prefix + path


def _sizes(git: _Git, names: Iterable[bytes]) -> dict[bytes, int]:
    """How large each blob is; one that is not here has no size."""
    asked = b"".join(name + b"\n" for name in sorted(set(names)))
    lines = git.ask("cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=asked).splitlines()
    parts = (line.split(b" ") for line in lines)
    return {part[0]: int(part[2]) for part in parts if len(part) == 3 and part[1] == b"blob"}


class _Git:
    """Questions to git about the folder that it is asked in."""

    def __init__(self, program: str, root: Path) -> None:
        self.program = program
        self.root = root
        self.settings = dict(_SETTINGS)

    def disarm(self) -> None:
        """Take their programs from all filters: git would run one to see whether a file is clean. ValueError if one cannot be named."""
        found = self.ask("config", "-z", "--name-only", "--get-regexp", r"^filter\.", fails=True)
        for key in filter(None, map(os.fsdecode, found.split(b"\0"))):
            if "=" in key:
                raise ValueError("a name that no argument can tell")
            self.settings[key] = "false" if key.endswith(".required") else ""

    def ask(self, *arguments: str, given: bytes = b"", fails: bool = False) -> bytes:
        """What a command prints; SubprocessError if it fails, unless it may, or takes too long."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        settings = chain.from_iterable(("-c", f"{key}={value}") for key, value in self.settings.items())
        done = subprocess.run(  # noqa: S603 -- a program found on the path, its arguments our own
            [self.program, *settings, "--no-pager", "--literal-pathspecs", *arguments],
            cwd=self.root,
            env={**kept, **_ENVIRONMENT},
            input=given,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=not fails,
        )
        return done.stdout
