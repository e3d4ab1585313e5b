"""The account of an intake: each file that came, and what became of it; nothing goes without a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from showcase.desk.issue_list import format_text
from showcase.model import Issue


class Fate(StrEnum):
    """What became of a file."""

    TAKEN = "taken"
    KNOWN = "known"
    REFUSED = "refused"
    UNPLACED = "unplaced"
    RUBBISH = "rubbish"


_HEADINGS = {
    Fate.KNOWN: "已经有了，没有再收",
    Fate.REFUSED: "不能收",
    Fate.UNPLACED: "未能归类",
}


@dataclass(frozen=True)
class Entry:
    """One file by its name with folders: its fate, in words, and what to do about it; `is_file` is false of a part of one."""

    label: str
    fate: Fate
    words: str = ""
    remedy: str = ""
    is_file: bool = True


@dataclass(frozen=True)
class StoryAccount:
    """A story that was written, or would be: facts about it, where its files came from, what its editor should look at."""

    source_path: PurePosixPath
    title: str
    facts: str
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Account:
    """The whole of an intake. `kept` says where copies of files lie that were not taken."""

    stories: list[StoryAccount] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    issues: tuple[Issue, ...] = ()
    kept: str = ""

    @property
    def all_entries(self) -> list[Entry]:
        """Every file that came, once."""
        return [*(entry for story in self.stories for entry in story.entries), *self.entries]

    @property
    def is_complete(self) -> bool:
        """Whether everything that was meant to be sent found its place."""
        return not any(entry.fate in {Fate.REFUSED, Fate.UNPLACED} for entry in self.all_entries)


def format_account(account: Account, *, is_trial: bool) -> str:
    """The account in words; `is_trial` when nothing was written."""
    entries = account.all_entries
    lines = [
        f"收到 {sum(entry.is_file for entry in entries)} 个文件，{'会写' if is_trial else '写好'} {len(account.stories)} 篇故事。"
    ]
    for story in account.stories:
        lines.extend(_story_lines(story, is_trial=is_trial))
    for fate, heading in _HEADINGS.items():
        found = [entry for entry in account.entries if entry.fate is fate]
        if found:
            lines.extend(["", f"{heading}（{len(found)} 个）"])
            lines.extend(line for entry in found for line in _entry_lines(entry))
    rubbish = [entry.label for entry in entries if entry.fate is Fate.RUBBISH]
    if rubbish:
        lines.extend(["", f"系统留下的文件，用不着（{len(rubbish)} 个）：{'、'.join(rubbish)}"])
    if account.kept:
        lines.extend(["", account.kept])
    if account.stories:
        lines.extend(["", "按活动周的规则检查：", format_text(account.issues)])
        if not is_trial:
            lines.append("故事等待审核：补好上面指出的地方，再用 build.py approve 批准。")
    return "\n".join(lines)


def _story_lines(story: StoryAccount, *, is_trial: bool) -> Iterable[str]:
    yield ""
    yield f"{'会写' if is_trial else '新故事'} {story.source_path}"
    yield f"  《{story.title}》 {story.facts}"
    for entry in story.entries:
        if entry.fate is not Fate.RUBBISH:
            yield f"  ← {entry.label}{f'（{entry.words}）' if entry.words else ''}"
    for note in story.notes:
        yield f"  ! {note}"


def _entry_lines(entry: Entry) -> Iterable[str]:
    yield f"  {entry.label}：{entry.words}"
    if entry.remedy:
        yield f"      → {entry.remedy}"
