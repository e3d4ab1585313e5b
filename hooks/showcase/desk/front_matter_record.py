"""A record in an item's front matter: its status, and who gave it that; nothing else of the editor's file is written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from showcase.atomic import write_whole
from showcase.model import Issue, Status
from showcase.reader.findings import Findings
from showcase.reader.front_matter import FENCE, FrontMatter, read_front_matter
from showcase.reader.originals import Originals
from showcase.reader.tree import Tree, clean_text

# What a new record takes the place of.
_KEYS = ("status", "approved", "withdrawn")


@dataclass(frozen=True)
class RecordedFile:
    """An item's file as it stands, about to get another record."""

    root: Path
    source_path: PurePosixPath
    front_matter: FrontMatter

    def data_as(self, status: Status) -> dict[str, Any]:
        """The front matter without any record, and with this status."""
        kept = {key: value for key, value in self.front_matter.data.items() if key not in _KEYS}
        return {**kept, "status": status.value}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of each file beside it."""
        tree = Tree(self.root, Findings())
        return Originals(tree, self.source_path, {}, has_folder=self.source_path.name == "index.md").digests

    def write(self, status: Status, name: str, record: Mapping[str, Any], *, dry_run: bool = False) -> bool:
        """Set `status` and the record of this name, leaving every other line as it is; whether that is possible."""
        path = self.root / self.source_path
        changed = _with_record(path.read_bytes().decode("utf-8"), status, name, record)
        after = read_front_matter(self.source_path, clean_text(changed), Findings())
        # The editor's file is only written when it will say what it said before, and the record besides.
        if after is None or after.data != {**self.data_as(status), name: record}:
            return False
        if after.text != self.front_matter.text:
            return False
        if not dry_run:
            write_whole(path, lambda part: part.write_bytes(changed.encode("utf-8")), path.stat().st_mode & 0o777)
        return True


def open_recorded(root: Path, source_path: PurePosixPath) -> tuple[RecordedFile | None, tuple[Issue, ...]]:
    """An item's file, by its path from the root; None, with issues, when its front matter cannot be read."""
    findings = Findings()
    text = Tree(root, findings).read_text(source_path)
    front_matter = read_front_matter(source_path, text, findings) if text is not None else None
    if front_matter is None:
        return None, tuple(findings.issues)
    return RecordedFile(root, source_path, front_matter), ()


def _with_record(text: str, status: Status, name: str, record: Mapping[str, Any]) -> str:
    """The file's text, byte order mark and line ends kept, with the records' lines written anew before the closing fence."""
    lines = text.split("\n")
    closing = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), 0)
    head = _without_keys(lines[1:closing], _KEYS)
    # JSON's strings are YAML's too, and a quoted value reads the same in every version of YAML.
    values = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items())
    end = "\r" if lines[0].endswith("\r") else ""
    written = [f"status: {status.value}{end}", f"{name}: {{{values}}}{end}"]
    return "\n".join([lines[0], *head, *written, *lines[closing:]])


def _without_keys(lines: list[str], keys: tuple[str, ...]) -> list[str]:
    """Lines of YAML without these top-level keys and the indented lines below them."""
    kept: list[str] = []
    dropping = False
    for line in lines:
        if re.match(r"[^\s#]", line):
            dropping = line.partition(":")[0].strip() in keys
        elif not line.startswith((" ", "\t")):
            dropping = False
        if not dropping:
            kept.append(line)
    return kept
