"""An archive unpacked into a folder of its own: files get numbers for names there, so that no name can lead anywhere."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from showcase.bounded import Bounds
from showcase.desk.intake.file_kind import FileKind, kind_of
from showcase.desk.intake.names import entry_names, is_rubbish, parts_of, shown
from showcase.reader.media_file import UnfitMedia

# A week's worth of one school's photos and films, several times over.
ENTRY_LIMIT = 3_000
BYTES_LIMIT = 4_000_000_000
# Deflate packs at most 1 032 to 1; text and drawings stay far below this, and small files do no harm.
RATIO_LIMIT, FREE_BYTES = 200, 4_000_000
DEPTH_LIMIT = 3
BOUNDS = Bounds(seconds=240, megabytes=768)
_ENCRYPTED, _STRONGLY_ENCRYPTED = 0x1, 0x40
_CHUNK = 1 << 18
_DAMAGED = (
    BadZipFile,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)


class Unpacked(NamedTuple):
    """A file out of an archive: where it is now, and the folders and the name that the sender gave it."""

    path: Path
    parts: tuple[str, ...]


class Refused(NamedTuple):
    """What was not unpacked, or not taken: its name with its folders, what is wrong, what to do; `path` where it lies, if it does."""

    parts: tuple[str, ...]
    message: str
    remedy: str
    path: Path | None = None


@dataclass
class Contents:
    """What came out of an archive, archives within it included; `rubbish` are names of files that nobody meant to send."""

    files: list[Unpacked] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    rubbish: list[tuple[str, ...]] = field(default_factory=list)


class _TooMuch(Exception):
    """The archive as a whole is more than anybody means to send."""


def unpack(archive_path: Path, into: Path, parts: tuple[str, ...]) -> Contents:
    """Unpack an archive that was sent as `parts` into the folder `into`; to be called within `BOUNDS`.

    Bytes are counted as they are written, whatever the headers say. What cannot be taken is refused by name and stops nothing else.
    """
    unpacking = _Unpacking(into)
    unpacking.open(archive_path, parts, depth=1)
    return unpacking.contents


class _Unpacking:
    def __init__(self, into: Path) -> None:
        self.into = into
        self.contents = Contents()
        self.entries = 0
        self.bytes = 0
        self.number = 0
        self.seen: dict[tuple[str, ...], int] = {}

    def open(self, path: Path, parts: tuple[str, ...], depth: int) -> None:
        try:
            archive = ZipFile(path)
        except _DAMAGED:
            self._refuse(parts, "压缩包损坏，打不开", "请学校重新压缩一次再发", path if depth > 1 else None)
            return
        with archive:
            self._unpack(archive, parts, depth)

    def _unpack(self, archive: ZipFile, inside: tuple[str, ...], depth: int) -> None:
        entries = archive.infolist()
        self.entries += len(entries)
        if self.entries > ENTRY_LIMIT:
            self._refuse(inside, f"压缩包里的文件超过 {ENTRY_LIMIT} 个", "分成几个压缩包，只放稿件、照片和影片")
            return
        for number, (entry, name) in enumerate(zip(entries, entry_names(entries), strict=True)):
            try:
                self._take(archive, entry, name, inside, depth)
            except _TooMuch:
                rest = len(entries) - number
                message = f"解开后超过 {BYTES_LIMIT / 1e9:g} GB，从“{shown(name)}”起的 {rest} 个文件没有解开"
                self._refuse(inside, message, "分成几个压缩包再收")
                return

    def _take(self, archive: ZipFile, entry: ZipInfo, name: str, inside: tuple[str, ...], depth: int) -> None:
        parts = parts_of(name)
        fault = _fault(entry, parts)
        if fault:
            self._refuse((*inside, shown(name)), *fault)
            return
        assert parts is not None  # noqa: S101 -- such names are a fault
        whole = (*inside, *map(shown, parts))
        if is_rubbish(parts):
            self.contents.rubbish.append(whole)
        elif not name.endswith(("/", "\\")) and not stat.S_ISDIR(entry.external_attr >> 16):
            self._write(archive, entry, self._distinct(whole), depth)

    def _write(self, archive: ZipFile, entry: ZipInfo, parts: tuple[str, ...], depth: int) -> None:
        self.number += 1
        path = self.into / f"{self.number:05d}"
        try:
            with path.open("xb") as file:
                for chunk in self._inflated(archive, entry):
                    file.write(chunk)
        except UnfitMedia as fault:
            path.unlink(missing_ok=True)
            self._refuse(parts, fault.message, fault.remedy)
            return
        except _TooMuch:
            path.unlink(missing_ok=True)
            raise
        self._sort_in(path, parts, depth)

    def _sort_in(self, path: Path, parts: tuple[str, ...], depth: int) -> None:
        try:
            is_archive = kind_of(path, parts[-1]) is FileKind.ARCHIVE
        except UnfitMedia:
            # Whoever takes the files tells what is wrong with this one.
            is_archive = False
        if not is_archive:
            self.contents.files.append(Unpacked(path, parts))
        elif depth >= DEPTH_LIMIT:
            self._refuse(parts, f"压缩包里套压缩包，超过 {DEPTH_LIMIT} 层", "解开以后再收", path)
        else:
            self.open(path, parts, depth + 1)

    def _inflated(self, archive: ZipFile, entry: ZipInfo) -> Iterator[bytes]:
        """The entry's bytes, for as long as they are as many as can be meant."""
        written = 0
        try:
            with archive.open(entry) as source:
                while chunk := source.read(_CHUNK):
                    written += len(chunk)
                    self.bytes += len(chunk)
                    if self.bytes > BYTES_LIMIT:
                        raise _TooMuch
                    if written > FREE_BYTES + RATIO_LIMIT * entry.compress_size:
                        raise UnfitMedia("解开后大得反常，像是压缩炸弹", "不要打开它；请学校重新发一次")
                    yield chunk
        except NotImplementedError:
            raise UnfitMedia("压缩的方法特别，解不开", "请学校用系统自带的“压缩为 ZIP”重新压缩") from None
        except UnfitMedia:
            raise
        except _DAMAGED:
            raise UnfitMedia("在压缩包里损坏了，解不开", "请学校重新压缩一次再发") from None

    def _distinct(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Archives may hold several files of one name; each is told apart."""
        count = self.seen[parts] = self.seen.get(parts, 0) + 1
        return parts if count == 1 else (*parts[:-1], f"{parts[-1]}（同名第 {count} 个）")

    def _refuse(self, parts: tuple[str, ...], message: str, remedy: str, path: Path | None = None) -> None:
        self.contents.refused.append(Refused(parts, message, remedy, path))


def _fault(entry: ZipInfo, parts: tuple[str, ...] | None) -> tuple[str, str] | None:
    """What is wrong with an entry before it is opened."""
    mode = stat.S_IFMT(entry.external_attr >> 16)
    if parts is None:
        return "名字想把文件放到压缩包以外的地方", "不要打开它；请学校重新压缩一次"
    if mode == stat.S_IFLNK:
        return "是链接（快捷方式），不是文件", "请学校把真正的文件放进压缩包"
    if mode not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return "是系统设备，不是文件", "不要打开它；请学校重新压缩一次"
    if entry.flag_bits & (_ENCRYPTED | _STRONGLY_ENCRYPTED):
        return "加了密码，解不开", "请学校不加密码重新压缩，或解开以后收文件夹"
    return None
