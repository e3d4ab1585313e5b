"""What was delivered: files, folders and archives → single files of known kinds, and everything else refused by name."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from showcase.bounded import OutOfBounds, run_bounded
from showcase.desk.intake.archive import BOUNDS, ENTRY_LIMIT, Refused, unpack
from showcase.desk.intake.file_kind import PROGRAM, FileKind, kind_of
from showcase.desk.intake.names import is_rubbish, natural, shown
from showcase.reader.media_file import UnfitMedia, look_at

_DEPTH_LIMIT = 12


@dataclass(frozen=True)
class Delivered:
    """A file that stories are made of: where it is, the folders and the name it was sent under, its kind."""

    path: Path
    parts: tuple[str, ...]
    kind: FileKind

    @property
    def name(self) -> str:
        """The name it was sent under."""
        return self.parts[-1]

    @property
    def label(self) -> str:
        """The name with its folders, as an editor finds it again."""
        return label_of(self.parts)


@dataclass
class Delivery:
    """All that came; nothing is in two of these lists, and nothing in none."""

    files: list[Delivered] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    rubbish: list[tuple[str, ...]] = field(default_factory=list)


def label_of(parts: tuple[str, ...]) -> str:
    """Folders and name as they are told."""
    return "/".join(parts)


def receive(paths: Iterable[Path], work_path: Path) -> Delivery:
    """Open everything at these paths; archives are unpacked into folders below `work_path`. No link is followed."""
    receiving = _Receiving(work_path)
    for path in paths:
        receiving.take(path, (shown(path.name or path.resolve().name),), depth=0)
    receiving.delivery.files.sort(key=lambda file: [natural(part) for part in file.parts])
    return receiving.delivery


class _Receiving:
    def __init__(self, work_path: Path) -> None:
        self.work_path = work_path
        self.delivery = Delivery()
        self.entries = 0
        self.archives = 0

    def take(self, path: Path, parts: tuple[str, ...], depth: int) -> None:
        """A file, folder or archive on the disk."""
        try:
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode) and depth and parts[-1].startswith("."):
                # What programs keep for themselves.
                self.delivery.rubbish.append(parts)
            elif stat.S_ISDIR(mode):
                self._folder(path, parts, depth)
            elif is_rubbish(parts):
                self.delivery.rubbish.append(parts)
            elif stat.S_ISREG(mode):
                self._file(path, parts)
            else:
                noun = "链接（快捷方式）" if stat.S_ISLNK(mode) else "系统设备"
                self._refuse(parts, f"是{noun}，不是文件", "把真正的文件放进来")
        except FileNotFoundError:
            self._refuse(parts, "没有这个文件", "检查文件名和位置")
        except OSError as fault:
            self._refuse(parts, f"无法读取（{fault.strerror or '读写失败'}）", "检查文件的权限，或重新放入这个文件")

    def _folder(self, path: Path, parts: tuple[str, ...], depth: int) -> None:
        if depth > _DEPTH_LIMIT:
            self._refuse(parts, f"文件夹套得太深，超过 {_DEPTH_LIMIT} 层", "把里面的文件移到外面来")
            return
        with os.scandir(path) as scan:
            entries = sorted(scan, key=lambda entry: natural(entry.name))
        self.entries += len(entries)
        if self.entries > ENTRY_LIMIT:
            self._refuse(parts, f"文件夹里的文件超过 {ENTRY_LIMIT} 个", "只放一个学校一天的稿件、照片和影片")
            return
        for entry in entries:
            self.take(Path(entry.path), (*parts, shown(entry.name)), depth + 1)

    def _file(self, path: Path, parts: tuple[str, ...]) -> None:
        try:
            kind = look_at(kind_of, path, parts[-1])
        except UnfitMedia as fault:
            # Of a program no copy is made: it stays in its archive.
            self._refuse(parts, fault.message, fault.remedy, None if fault.message == PROGRAM else path)
            return
        if kind is FileKind.ARCHIVE:
            self._archive(path, parts)
        else:
            self.delivery.files.append(Delivered(path, parts, kind))

    def _archive(self, path: Path, parts: tuple[str, ...]) -> None:
        self.archives += 1
        into = self.work_path / f"archive-{self.archives}"
        into.mkdir(parents=True)
        try:
            contents = run_bounded(BOUNDS, unpack, path, into, parts)
        except OutOfBounds:
            self._refuse(parts, "解开这个压缩包要的时间或内存太多，像是压缩炸弹", "不要打开它；请学校重新发一次")
            return
        if not (contents.files or contents.refused or contents.rubbish):
            self._refuse(parts, "压缩包是空的", "请学校重新发一次")
        self.delivery.refused.extend(contents.refused)
        self.delivery.rubbish.extend(contents.rubbish)
        for file in contents.files:
            self._file(file.path, file.parts)

    def _refuse(self, parts: tuple[str, ...], message: str, remedy: str, path: Path | None = None) -> None:
        self.delivery.refused.append(Refused(parts, message, remedy, path))
