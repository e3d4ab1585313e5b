"""What a file that was sent really is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mailed import OLE, Word, archive, photo_bytes, respelled
from showcase.desk.intake.file_kind import FileKind, kind_of
from showcase.reader.media_file import UnfitMedia
from small_site import draw_film


def file(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "file"
    path.write_bytes(data)
    return path


def refusal(tmp_path: Path, data: bytes, name: str) -> str:
    with pytest.raises(UnfitMedia) as caught:
        kind_of(file(tmp_path, data), name)
    assert caught.value.remedy
    return caught.value.message


def test_content_tells_the_kind_whatever_the_name(tmp_path: Path) -> None:
    assert kind_of(file(tmp_path, Word().line("字").bytes()), "照片.jpg") is FileKind.WORD
    assert kind_of(file(tmp_path, photo_bytes()), "稿件.docx") is FileKind.PHOTO
    assert kind_of(file(tmp_path, b"WEBVTT\n"), "字幕.vtt") is FileKind.SUBTITLES
    assert kind_of(archive(tmp_path / "a.zip", {"a.jpg": b"x"}), "a.docx") is FileKind.ARCHIVE
    assert kind_of(draw_film(tmp_path / "film.mp4"), "片子") is FileKind.FILM


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (OLE + bytes(600), "说明.doc", "旧版 Word"),
        (OLE + bytes(600), "说明.wps", "WPS 文字"),
        (OLE + bytes(600), "说明", "旧版 Office"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "稿件.docx", "加了密码"),
        (b"Rar!\x1a\x07\x01\0", "照片.zip", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "照片.7z", "7z"),
        (b"\x1f\x8b\x08", "a.tar.gz", "压缩包"),
        (b"MZ\x90\0", "照片.jpg", "程序"),
        (b"\x7fELF", "a", "程序"),
        (b"@echo off", "a.bat", "程序"),
        (b"L\0\0\0\x01\x14\x02\0", "稿件", "快捷方式"),
        (b"%PDF-1.7", "稿件.pdf", "PDF"),
        (b"{\\rtf1", "稿件.doc", "RTF"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "片.wmv", "影片格式"),
        (b"ID3\x03", "歌.mp3", "声音"),
        (b"\x01\0\0\0\x6c\0\0\0", "图.emf", "认不出"),
        (b"", "空.docx", "空的"),
        ("你好".encode(), "说明.txt", ".txt"),
        (b"GIF87", "图.gif", "不是能打开的"),
        (b"PK\x03\x04 broken", "a.zip", "损坏"),
    ],
)
def test_what_is_no_material_is_refused_by_name(tmp_path: Path, data: bytes, name: str, words: str) -> None:
    assert words in refusal(tmp_path, data, name)


@pytest.mark.parametrize(
    ("names", "name", "words"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], "表.xlsx", "表格"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "片.pptx", "演示文稿"),
        (["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], "稿件.docx", "带宏"),
        (["Index/Document.iwa"], "稿件.pages", "Pages"),
        (["content.xml"], "稿件.odt", "OpenDocument"),
        (["AndroidManifest.xml"], "a.apk", "程序"),
    ],
)
def test_packages_are_told_apart_by_what_is_in_them(tmp_path: Path, names: list[str], name: str, words: str) -> None:
    with zipfile.ZipFile(tmp_path / "file", "w") as package:
        for entry in names:
            package.writestr(entry, "x")
    assert words in refusal(tmp_path, (tmp_path / "file").read_bytes(), name)


def test_macros_are_known_by_their_content_type_alone(tmp_path: Path) -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    word = respelled(Word().line("字").bytes(), {"[Content_Types].xml": types})
    assert "带宏" in refusal(tmp_path, word, "稿件.docx")


def test_an_archive_may_hold_files_that_packages_have_too(tmp_path: Path) -> None:
    assert kind_of(archive(tmp_path / "a.zip", {"content.xml": b"x"}), "a.zip") is FileKind.ARCHIVE
