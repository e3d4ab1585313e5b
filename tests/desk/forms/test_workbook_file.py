"""Spreadsheets that somebody sent."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from returned_forms import write_workbook
from showcase.desk.forms import workbook_file
from showcase.desk.forms.workbook_file import Odd, Percent, UnfitWorkbook, place, read_workbook

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(500)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def refusal(path: Path) -> UnfitWorkbook:
    with pytest.raises(UnfitWorkbook) as caught:
        read_workbook(path)
    assert caught.value.message
    assert caught.value.remedy
    return caught.value


def rewritten(path: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> Path:
    """The workbook with its parts changed, and others added to xl."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, change(name, content))
        for name, content in added.items():
            target.writestr(f"xl/{name}.xml", content)
    return path


def with_shared_strings(path: Path, strings: bytes) -> Path:
    """A workbook as Excel writes it: the words stand in a part of their own."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'

    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return content.replace(b"</Types>", entry)
        cell = b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
        return re.sub(b"<sheetData.*</sheetData>", cell, content)

    write_workbook(path, [["学校"]])
    return rewritten(path, change, sharedStrings=strings)


def test_cells_are_read_as_what_they_show(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["学校", 12, 1.5, None, True], [None, date(2024, 5, 12), 0.85, "=1+1", "#DIV/0!"]):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions.group("B", "C", hidden=True)
    book.create_sheet("隐藏").sheet_state = "hidden"
    path = tmp_path / "表.xlsx"
    book.save(path)
    first, second = read_workbook(path)
    assert first.rows == {
        1: {1: "学校", 2: 12, 3: 1.5, 5: True},
        2: {2: Odd.MOMENT, 3: Percent(0.85), 4: Odd.UNCALCULATED, 5: Odd.FAULT},
    }
    assert (first.hidden_rows, first.hidden_columns, first.is_hidden) == ({2}, {2, 3}, False)
    assert (second.name, second.rows, second.is_hidden) == ("隐藏", {}, True)


def test_a_formula_shows_the_result_that_was_saved_with_it(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["=1+1"]])
    rewritten(path, lambda _, content: content.replace(b"<v />", b"<v>2</v>").replace(b"<v></v>", b"<v>2</v>"))
    assert read_workbook(path)[0].rows == {1: {1: 2}}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (OLE, "旧格式的 .xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"", "空的"),
        (b"\n<html><table>", "网页"),
        (b"%PDF-1.7", "PDF"),
        (b"Rar!\x1a\x07", "RAR"),
        ("单位,学生数\n甲县,3".encode("gbk"), "CSV"),
        (b"PK\x03\x04 broken", "损坏"),
        (b"PK", "损坏"),
    ],
)
def test_what_is_no_workbook_is_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    assert words in refusal(path).message


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "Word"),
        ("content.xml", "ods"),
        ("照片.jpg", "压缩包"),
    ],
)
def test_other_zip_files_are_refused_by_name(tmp_path: Path, part: str, words: str) -> None:
    path = tmp_path / "表.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, b"x")
    assert words in refusal(path).message


def test_places_that_are_no_file_are_refused(tmp_path: Path) -> None:
    assert "没有这个文件" in refusal(tmp_path / "没有.xlsx").message
    assert "文件夹" in refusal(tmp_path).message
    os.mkfifo(tmp_path / "pipe")
    assert "普通" in refusal(tmp_path / "pipe").message


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a>", b"<a/>", b"\xff\xfe\x00"])
def test_broken_parts_are_refused_or_read_past(tmp_path: Path, part: str, content: bytes) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    rewritten(path, lambda name, old: content if name == part else old)
    # Whether openpyxl can do without the part is its own affair; any other exception fails this test.
    with suppress(UnfitWorkbook):
        read_workbook(path)


def test_a_cut_off_file_is_refused(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    path.write_bytes(path.read_bytes()[:-400])
    assert "损坏" in refusal(path).message


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_never_unfolded(tmp_path: Path, part: str, code: str) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    laughing = f'<?xml version="1.0" encoding="{code}"?><!DOCTYPE a [{LAUGHS}]><a>&l9;</a>'.encode(code)
    assert "DTD" in refusal(rewritten(path, lambda name, old: laughing if name == part else old)).message


def test_words_in_a_part_of_their_own_are_read(tmp_path: Path) -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>参与</t></r><r><t>学校</t></r></si></sst>'
    assert read_workbook(with_shared_strings(tmp_path / "表.xlsx", strings.encode()))[0].rows == {1: {1: "参与学校"}}
    laughing = f"<!DOCTYPE sst [{LAUGHS}]>{strings.replace('学校', '&l9;')}"
    assert "DTD" in refusal(with_shared_strings(tmp_path / "表.xlsx", laughing.encode())).message


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    bomb = b"<worksheet>" + b" " * (workbook_file.XML_LIMIT_BYTES + 1)
    rewritten(path, lambda name, old: bomb if name == "xl/worksheets/sheet1.xml" else old)
    assert path.stat().st_size < 100_000
    assert "展开后超过 20 MB" in refusal(path).message


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    with path.open("wb") as file:
        file.truncate(workbook_file.FILE_LIMIT_BYTES + 1)
    assert "超过 10 MB" in refusal(path).message


@pytest.mark.parametrize("cell", ["A1048576", "XFD40"])
def test_a_sheet_whose_corners_lie_far_apart_is_refused(tmp_path: Path, cell: str) -> None:
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    book = load_workbook(path)
    book.worksheets[0][cell] = 1
    book.save(path)
    assert "行" in refusal(path).message


@pytest.mark.parametrize("rows", [[["甲"]] * 2001, [["甲"] * 101]])
def test_a_sheet_of_too_many_rows_or_columns_is_refused(tmp_path: Path, rows: list[list[str]]) -> None:
    assert "超过 2000 行或 100 列" in refusal(write_workbook(tmp_path / "表.xlsx", rows)).message


def test_a_merge_over_the_whole_sheet_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_file, "BOUNDS", workbook_file.Bounds(seconds=0.5, megabytes=256))
    path = write_workbook(tmp_path / "表.xlsx", [["学校"]])
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert refusal(rewritten(path, lambda _, old: old.replace(b"</sheetData>", merge))).remedy


def test_places_are_named_as_in_the_sheet() -> None:
    assert (place(7, 3), place(10, 28)) == ("C7", "AB10")
