"""A Word file's package made safe to convert: its parts within limits, its XML without declarations, its own numbers written out."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, tostring
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from showcase.desk.intake.word_numbers import DRAWING, WORD, write_numbers
from showcase.reader.media_file import UnfitMedia

PART_LIMIT = 3_000
XML_LIMIT_BYTES = 12_000_000
PACKAGE_LIMIT_BYTES = 300_000_000
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[^/]+\.rels"
    r"|word/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word/media/[^/]+"
)
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What a Word file may show that is neither text nor a picture.
_NOT_TAKEN = {
    f"{{{DRAWING}/chart}}chart": "图表",
    f"{{{DRAWING}/diagram}}relIds": "SmartArt 图形",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "公式",
    f"{WORD}altChunk": "嵌入的网页",
}


def repack(path: Path, target_path: Path) -> tuple[dict[str, int], list[str]]:
    """Write the package at `path` anew, and say how many things of each kind in it cannot be taken, and which pictures it holds.

    UnfitMedia when it is damaged, larger than any report, or holds XML that only an attacker writes.
    """
    try:
        with ZipFile(path) as package, ZipFile(target_path, "w") as target:
            return _copy(package, target)
    except (DefusedXmlException, RecursionError):
        raise UnfitMedia("里面有会攻击程序的内容", "不要打开它；请学校把文字复制到新的 Word 文档里再发") from None
    except (
        BadZipFile,
        OSError,
        ParseError,
        ValueError,
        RuntimeError,
        LookupError,
        EOFError,
        ArithmeticError,
        struct.error,
        zlib.error,
    ):
        raise UnfitMedia("Word 文档损坏，打不开", "在 Word 或 WPS 里打开，另存为新的 .docx，再收一次") from None


def _copy(package: ZipFile, target: ZipFile) -> tuple[dict[str, int], list[str]]:
    names = list(dict.fromkeys(package.namelist()))
    if len(names) > PART_LIMIT:
        raise UnfitMedia(f"Word 文档里的部件超过 {PART_LIMIT} 个", "把图片另放，文字复制到新的 Word 文档里")
    room = PACKAGE_LIMIT_BYTES
    parts: dict[str, Element] = {}
    # Nothing else is read by anybody, so nothing else is opened.
    for name in filter(_READ.fullmatch, names):
        is_xml = name.endswith((".xml", ".rels"))
        data = _read(package, name, min(room, XML_LIMIT_BYTES) if is_xml else room)
        room -= len(data)
        if is_xml:
            parts[name] = fromstring(data, forbid_dtd=True)
        else:
            target.writestr(name, data)
    document = next((parts[name] for name in (_DOCUMENT, "word/document2.xml") if name in parts), None)
    if document is None:
        raise UnfitMedia("不是完整的 Word 文档", "在 Word 或 WPS 里打开，另存为新的 .docx，再收一次")
    write_numbers(document, parts.get("word/numbering.xml"), parts.get(_STYLES))
    _slim(parts.get(_STYLES))
    _choose(document)
    for name, root in parts.items():
        target.writestr(name, tostring(root, encoding="utf-8", xml_declaration=True))
    return dict(_counted(document)), [name for name in names if name.startswith("word/media/")]


def _read(package: ZipFile, name: str, limit: int) -> bytes:
    with package.open(name) as part:
        data = part.read(limit + 1)
    if len(data) > limit:
        raise UnfitMedia("Word 文档解开后太大了", "把图片另放，文字复制到新的 Word 文档里")
    return data


def _slim(styles: Element | None) -> None:
    """Of styles only the names count, and what of them is a bullet; the rest is most of a short file."""
    for style in list(styles) if styles is not None else ():
        if styles is not None and style.tag != f"{WORD}style":
            styles.remove(style)
            continue
        for child in list(style):
            if child.tag != f"{WORD}name" and child.find(f"{WORD}numPr") is None:
                style.remove(child)


def _choose(root: Element) -> None:
    """Of what was written in two ways the second is read; where there is only the first, that must be it."""
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            if child.tag != f"{_COMPATIBILITY}AlternateContent":
                continue
            first, second = child.find(f"{_COMPATIBILITY}Choice"), child.find(f"{_COMPATIBILITY}Fallback")
            if first is not None and (second is None or not len(second)):
                group = Element(f"{WORD}smartTag")
                group.extend(list(first))
                parent[index] = group


def _counted(document: Element) -> Iterator[tuple[str, int]]:
    for tag, noun in _NOT_TAKEN.items():
        count = sum(1 for _ in document.iter(tag))
        if count:
            yield noun, count
