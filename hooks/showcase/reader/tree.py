"""The content folder as the reader may see it: ordered listings, size limits, no link ever followed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

from showcase.contacts.finder import find_contacts
from showcase.model import WrittenContact
from showcase.reader.characters import holds_forbidden
from showcase.reader.findings import Findings
from showcase.reader.ledger import Ledger

# What operating systems leave behind in a folder that a person only looked at.
IGNORED_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"})
TEXT_LIMIT_BYTES = 1_000_000


@dataclass(frozen=True)
class Tree:
    """Files below the project's `root`; every path handed in or out is relative to it. The ledger knows the originals among them;
    `readings` is how words are read where a name is proposed in pinyin; `written` gathers the contact data in all texts.
    """

    root: Path
    findings: Findings
    ledger: Ledger = field(default_factory=Ledger)
    readings: Mapping[str, str] = field(default_factory=dict)
    written: dict[WrittenContact, None] = field(default_factory=dict)

    def entries(self, folder_path: PurePosixPath) -> list[PurePosixPath]:
        """Everything in a folder, in the order of names; links are refused with an issue, a missing folder is empty.

        Raises OSError where the machine does not tell: what may lie in a folder must not vanish from the site for that.
        """
        return [path for path, _ in self.listing(folder_path)]

    def listing(self, folder_path: PurePosixPath) -> list[tuple[PurePosixPath, bool]]:
        """As `entries`, each with whether it is a folder."""
        if self.refuses_link(folder_path):
            return []
        try:
            with os.scandir(self.root / folder_path) as scan:
                found = sorted(scan, key=lambda entry: entry.name)
        except FileNotFoundError:
            return []
        except NotADirectoryError:
            self.findings.error(folder_path, 0, "folder", "这里该是文件夹，却是一个文件", "把文件移走或删掉")
            return []
        return [(folder_path / entry.name, entry.is_dir()) for entry in found if self._is_plain(folder_path, entry)]

    def folders(self, folder_path: PurePosixPath) -> list[PurePosixPath]:
        """The folders directly in a folder."""
        return [path for path, is_folder in self.listing(folder_path) if is_folder]

    def files_below(self, folder_path: PurePosixPath) -> list[PurePosixPath]:
        """Every file in a folder and in the folders below it, in the order of their paths."""
        files: list[PurePosixPath] = []
        for path, is_folder in self.listing(folder_path):
            files.extend(self.files_below(path) if is_folder else [path])
        return files

    def is_file(self, source_path: PurePosixPath) -> bool:
        """Whether a regular file stands there, without a link anywhere on the way to it from the root."""
        return not link_on_the_way(self.root, source_path) and (self.root / source_path).is_file()

    def refuses_link(self, path: PurePosixPath) -> bool:
        """Whether a link stands on the way to a path within the root; the link is then an issue."""
        link = None if ".." in path.parts or path.is_absolute() else link_on_the_way(self.root, path)
        if link is not None:
            self._refuse_link(link)
        return link is not None

    def read_text(self, source_path: PurePosixPath) -> str | None:
        """The text of a file with `\\n` line ends; None, with an issue, when it is missing, too large or no clean UTF-8."""
        if not self.is_file(source_path):
            self.findings.error(source_path, 0, "missing-file", "文件不存在", "补上这个文件，文件名须完全一致")
            return None
        try:
            raw = (self.root / source_path).read_bytes()
        except PermissionError:
            self.findings.error(source_path, 0, "unreadable", "文件无法读取", "检查文件的权限，或重新放入这个文件")
            return None
        if len(raw) > TEXT_LIMIT_BYTES:
            self.findings.error(
                source_path, 0, "too-large", "文字文件超过 1 MB", "文字文件里只写文字；图片、视频另放文件"
            )
            return None
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as fault:
            line = raw.count(b"\n", 0, fault.start) + 1
            self.findings.error(source_path, line, "encoding", "文件不是 UTF-8 编码", "用编辑器“另存为”，编码选 UTF-8")
            return None
        text = clean_text(text)
        self.note_contacts(source_path, text)
        return text if self._is_clean(source_path, text) else None

    def note_contacts(self, source_path: PurePosixPath, text: str) -> None:
        """Note the contact data in a file's text, comments and all, each with its line."""
        for contact in find_contacts(text):
            line = text.count("\n", 0, contact.start) + 1
            found = WrittenContact(source_path, line, contact.kind, contact.masked, contact.value)
            self.written.setdefault(found)

    def refuses_name(self, path: PurePosixPath) -> bool:
        """Whether a file's or folder's name holds contact data; that is then an issue. No name can be declared."""
        found = find_contacts(path.name)
        for contact in found:
            shown = path.with_name(path.name.replace(path.name[contact.start : contact.end], contact.masked))
            message = f"名字“{shown.name}”里有{contact.kind}"
            self.findings.error(path, 0, "private-data", message, "改名，只用英文字母、数字、短横线，不写电话和姓名")
        return bool(found)

    def _refuse_link(self, path: PurePosixPath) -> None:
        self.findings.error(path, 0, "link", "这里是一个链接（快捷方式），不是文件", "删掉它，把真正的文件放进来")

    def _is_plain(self, folder_path: PurePosixPath, entry: os.DirEntry[str]) -> bool:
        if is_left_behind(entry.name):
            return False
        if not entry.name.isprintable():
            # What unpacking a Chinese Windows' archive leaves elsewhere: bytes that no text can show.
            shown = "".join(character if character.isprintable() else "\ufffd" for character in entry.name)
            self.findings.error(
                folder_path / shown, 0, "file-name", "文件名是乱码", "把文件改名，只用英文字母、数字、短横线"
            )
            return False
        if entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
            self._refuse_link(folder_path / entry.name)
            return False
        return True

    def _is_clean(self, source_path: PurePosixPath, text: str) -> bool:
        if not holds_forbidden(text):
            return True
        for number, line in enumerate(text.split("\n"), start=1):
            if holds_forbidden(line):
                self.findings.error(
                    source_path, number, "control-character", "这一行含有看不见的控制字符", "删掉这一行，重新手打一遍"
                )
                return False
        return True


def link_on_the_way(root: Path, path: PurePosixPath) -> PurePosixPath | None:
    """The first link between the root and a path, the path itself included."""
    place = str(root)
    for number, part in enumerate(path.parts, start=1):
        place = os.path.join(place, part)
        try:
            if S_ISLNK(os.lstat(place).st_mode):
                return PurePosixPath(*path.parts[:number])
        except (FileNotFoundError, NotADirectoryError, ValueError):
            # Behind what is not there nothing is.
            return None
    return None


def is_left_behind(name: str) -> bool:
    """Whether a name is one of an operating system's own; to the reader there is nothing."""
    return name in IGNORED_NAMES or name.startswith("._")


def clean_text(text: str) -> str:
    """A file's text without what editors on other systems leave in it: a byte order mark, carriage returns."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
