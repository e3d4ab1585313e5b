"""What schools send by mail, made as their programs make it: Word files, archives with names in GBK, and what attackers make."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from PIL import Image

_NUMBERS = itertools.count()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class RawEntry(zipfile.ZipInfo):
    """An archive's entry whose name is written as these bytes, without a word about their encoding."""

    raw: bytes

    @classmethod
    def of(cls, raw: bytes) -> RawEntry:
        # zipfile warns of a name that it wrote before; the one that is written is `raw`.
        entry = cls(f"entry-{next(_NUMBERS)}")
        entry.raw = raw
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 -- zipfile's own
        return self.raw, self.flag_bits & ~0x800


def archive(path: Path, files: Mapping[str | bytes | zipfile.ZipInfo, bytes], encoding: str = "gbk") -> Path:
    """A ZIP as Chinese Windows makes it: names in GBK, unmarked; names given as bytes or entries stay what they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            raw = name.encode(encoding) if isinstance(name, str) else name
            target.writestr(RawEntry.of(raw) if isinstance(raw, bytes) else raw, data)
    return path


def photo_bytes(seed: object = 0, size: tuple[int, int] = (900, 600), **save: Any) -> bytes:
    """A JPEG of coloured squares."""
    buffer = io.BytesIO()
    squares(seed, size).save(buffer, "JPEG", **{"quality": 90, **save})
    return buffer.getvalue()


def squares(seed: object, size: tuple[int, int]) -> Image.Image:
    dice = random.Random(str(seed))  # noqa: S311
    return Image.frombytes("RGB", (6, 4), dice.randbytes(72)).resize(size, Image.Resampling.BICUBIC)


def photo(path: Path, seed: object = 0, size: tuple[int, int] = (900, 600), **save: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(photo_bytes(seed, size, **save))
    return path


class Word:
    """A Word file that grows line by line."""

    def __init__(self) -> None:
        self.document: Document = docx.Document()

    def line(
        self, words: str = "", *, centred: bool = False, bold: bool = False, points: float = 0, style: str | None = None
    ) -> Word:
        paragraph = self.document.add_paragraph(style=style)
        run = paragraph.add_run(words)
        run.bold = bold or None
        if points:
            run.font.size = Pt(points)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return self

    def title(self, words: str) -> Word:
        return self.line(words, centred=True, bold=True, points=22)

    def picture(self, data: bytes, alt: str = "") -> Word:
        run = self.document.add_paragraph().add_run()
        run.add_picture(io.BytesIO(data))
        if alt:
            (properties,) = run._element.xpath(".//wp:docPr")
            properties.set("descr", alt)
        return self

    def save(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.document.save(str(path))
        return path

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def respelled(word: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A Word file with these parts of its package exchanged; None takes one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, data in changes.items():
            if data is not None:
                target.writestr(name, data)
    return buffer.getvalue()


def part_of(word: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return package.read(name)
