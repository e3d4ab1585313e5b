"""What a file that was sent really is, by its content: something that stories are made of, or what it is instead."""

from __future__ import annotations

import re
import struct
import zlib
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from showcase.reader.film_container import container_of
from showcase.reader.media_file import UnfitMedia
from showcase.reader.photo_formats import HEAD_BYTES, photo_format

_SAVE_AS_DOCX = "用 Word 或 WPS 打开，另存为 .docx，再收一次"
_UNKNOWN = ("认不出是什么文件，不是稿件、照片或影片", "稿件另存为 .docx，照片另存为 JPEG，影片导出为 MP4，再收一次")


class FileKind(StrEnum):
    """What stories are made of, and what has to be unpacked first."""

    WORD = "word"
    PHOTO = "photo"
    FILM = "film"
    SUBTITLES = "subtitles"
    ARCHIVE = "archive"


_OFFICE = {
    "doc": ("是旧版 Word 文档（.doc）", _SAVE_AS_DOCX),
    "dot": ("是旧版 Word 模板（.dot）", _SAVE_AS_DOCX),
    "wps": ("是 WPS 文字文档（.wps）", _SAVE_AS_DOCX),
    "xls": ("是旧版表格（.xls），不是稿件", "统计表另存为 .xlsx，用 build.py statistics import 读入"),
    "et": ("是 WPS 表格（.et），不是稿件", "统计表另存为 .xlsx，用 build.py statistics import 读入"),
    "ppt": ("是旧版演示文稿（.ppt）", "把文字和图片放进 Word，另存为 .docx"),
    "dps": ("是 WPS 演示文稿（.dps）", "把文字和图片放进 Word，另存为 .docx"),
    "msg": ("是 Outlook 邮件（.msg）", "把附件存出来，再收一次"),
}
_OFFICE_ELSE = ("是旧版 Office 或 WPS 文件", "用 Word 或 WPS 打开，另存为 .docx、.xlsx，再收一次")
_UNPACK = "用解压软件解开，把里面的文件重新压缩成 .zip，或直接收文件夹"
PROGRAM = "是程序，不是稿件"
_PROGRAM = (PROGRAM, "不要打开它；请学校重新发一次稿件")
_EXPORT = "用剪辑软件导出成 MP4（H.264），再收一次"
_FOREIGN = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (rb"Rar!\x1a\x07", ("是 RAR 压缩包", _UNPACK)),
        (rb"7z\xbc\xaf\x27\x1c", ("是 7z 压缩包", _UNPACK)),
        (rb"\x1f\x8b|BZh|\xfd7zXZ\0|MSCF|.{257}ustar", ("是网站不收的压缩包", _UNPACK)),
        (rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", _PROGRAM),
        (rb"L\0\0\0\x01\x14\x02\0", ("是快捷方式，不是文件本身", "把它指向的文件发来")),
        (rb"%PDF-", ("是 PDF，不能当稿件", "请学校发 Word（.docx）；给访客下载的 PDF 放进学校的 downloads")),
        (rb"\{\\rtf", ("是 RTF 文档", _SAVE_AS_DOCX)),
        (
            rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11|RIFF....AVI |FLV\x01|\0\0\x01[\xba\xb3]|\.RMF",
            ("是网站不收的影片格式", _EXPORT),
        ),
        (rb"ID3|RIFF....WAVE|OggS|fLaC|#!AMR|\xff[\xfb\xf3\xf2]", ("是声音，故事里不能放", "配上画面，导出成 MP4")),
    )
)
_PROGRAM_SUFFIXES = frozenset(
    {
        "exe",
        "bat",
        "cmd",
        "com",
        "scr",
        "msi",
        "vbs",
        "js",
        "jse",
        "wsf",
        "ps1",
        "jar",
        "apk",
        "app",
        "dll",
        "hta",
        "reg",
        "lnk",
    }
)
_PACKAGES = (
    ("word/vbaProject.bin", ("是带宏的 Word 文档", "在 Word 里另存为普通的 .docx（不带宏），再收一次")),
    ("xl/workbook.xml", ("是表格，不是稿件", "统计表用 build.py statistics import 读入")),
    ("ppt/presentation.xml", ("是演示文稿（PPT），不是稿件", "把文字和图片放进 Word，另存为 .docx")),
    ("Index/Document.iwa", ("是苹果 Pages、Numbers 或 Keynote 文件", "在苹果电脑上导出为 Word（.docx），再收一次")),
    ("index.xml.gz", ("是苹果 Pages、Numbers 或 Keynote 文件", "在苹果电脑上导出为 Word（.docx），再收一次")),
    ("Index.zip", ("是苹果 Pages、Numbers 或 Keynote 文件", "在苹果电脑上导出为 Word（.docx），再收一次")),
    ("META-INF/MANIFEST.MF", _PROGRAM),
    ("AndroidManifest.xml", _PROGRAM),
    ("content.xml", ("是 OpenDocument 文件", _SAVE_AS_DOCX)),
)
_IWORK_SUFFIXES = frozenset({"pages", "numbers", "key"})


def kind_of(path: Path, name: str) -> FileKind:
    """The kind of the file at `path`, which was sent as `name`; UnfitMedia with what it is and what to do when it is none of these."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    suffix = name.rpartition(".")[2].lower()
    if not head:
        raise UnfitMedia("是空的，里面没有内容", "请学校重新发一次")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _office_refusal(path, suffix)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(path, suffix)
    if suffix in _PROGRAM_SUFFIXES:
        raise UnfitMedia(*_PROGRAM)
    for pattern, words in _FOREIGN:
        if pattern.match(head):
            raise UnfitMedia(*words)
    if container_of(path) is not None:
        return FileKind.FILM
    if head.lstrip(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return FileKind.SUBTITLES
    return _photo_kind(head, suffix)


def _photo_kind(head: bytes, suffix: str) -> FileKind:
    if suffix in {"txt", "md", "html", "htm", "mht", "eml", "srt", "ass"}:
        raise UnfitMedia(f"是 .{suffix} 文件，不能当稿件", "把文字粘贴到 Word 里，存为 .docx；字幕存为 .vtt")
    try:
        photo_format(head)
    except UnfitMedia as fault:
        is_named_so = suffix in {
            "jpg",
            "jpeg",
            "png",
            "gif",
            "webp",
            "bmp",
            "tif",
            "tiff",
            "heic",
            "heif",
            "avif",
            "svg",
            "psd",
        }
        raise fault if is_named_so else UnfitMedia(*_UNKNOWN) from None
    return FileKind.PHOTO


def _office_refusal(path: Path, suffix: str) -> UnfitMedia:
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes()[:4_000_000]:
        return UnfitMedia("加了密码，打不开", "在 Word 里去掉打开密码，另存一份")
    return UnfitMedia(*_OFFICE.get(suffix, _OFFICE_ELSE))


def _package_kind(path: Path, suffix: str) -> FileKind:
    """ZIP is what many formats come in; the names inside tell which."""
    try:
        with ZipFile(path) as package:
            names = set(package.namelist())
            types = _content_types(package) if "[Content_Types].xml" in names else b""
    except (
        BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        EOFError,
        LookupError,
        ArithmeticError,
        struct.error,
        zlib.error,
    ):
        raise UnfitMedia("压缩包损坏，打不开", "请学校重新压缩一次再发") from None
    if b"macroEnabled" in types:
        raise UnfitMedia(*_PACKAGES[0][1])
    for mark, words in _PACKAGES:
        # An ordinary archive may hold files of such names deeper down, and a web page a content.xml.
        if mark in names and (types or suffix not in {"zip", ""}):
            raise UnfitMedia(*words)
    if suffix in _IWORK_SUFFIXES:
        raise UnfitMedia(*_PACKAGES[3][1])
    is_word = types and (b"wordprocessingml.document.main" in types or "word/document.xml" in names)
    return FileKind.WORD if is_word else FileKind.ARCHIVE


def _content_types(package: ZipFile) -> bytes:
    with package.open("[Content_Types].xml") as part:
        return part.read(1_000_000)
