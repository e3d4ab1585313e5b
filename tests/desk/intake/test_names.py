"""Names as senders wrote them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from mailed import RawEntry, archive
from showcase.desk.intake.names import comparable, entry_names, is_rubbish, natural, parts_of, shown, stem_of, title_of


def names_in(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as found:
        return entry_names(found.infolist())


def test_names_of_chinese_windows_are_read_as_gbk(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"图片/小明.jpg": b"x", "5月15日活动.docx": b"x", "plain.txt": b"x"})
    assert names_in(path) == ["图片/小明.jpg", "5月15日活动.docx", "plain.txt"]


def test_a_name_that_is_valid_as_both_is_read_as_the_one_that_is_chinese(tmp_path: Path) -> None:
    assert "小".encode("gbk").decode("utf-8")
    assert names_in(archive(tmp_path / "a.zip", {"小.jpg": b"x"})) == ["小.jpg"]


def test_utf8_is_known_with_and_without_its_mark(tmp_path: Path) -> None:
    assert names_in(archive(tmp_path / "a.zip", {"图片.jpg": b"x", "老师.docx": b"x"}, "utf-8")) == [
        "图片.jpg",
        "老师.docx",
    ]
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as marked:
        marked.writestr("图片.jpg", b"x")
    assert names_in(tmp_path / "b.zip") == ["图片.jpg"]


def test_characters_beyond_gbk_are_read(tmp_path: Path) -> None:
    assert names_in(archive(tmp_path / "a.zip", {"㐱老师.jpg": b"x"}, "gb18030")) == ["㐱老师.jpg"]


def test_the_name_in_info_zips_own_field_counts_where_it_belongs_to_this_name(tmp_path: Path) -> None:
    raw = b"tu.jpg"
    found = []
    for checksum in (zlib.crc32(raw), 1):
        entry = RawEntry.of(raw)
        words = struct.pack("<BI", 1, checksum) + "图.jpg".encode()
        entry.extra = struct.pack("<HH", 0x7075, len(words)) + words
        found += names_in(archive(tmp_path / "a.zip", {entry: b"x"}))
    assert found == ["图.jpg", "tu.jpg"]


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/a", "\\a", "C:\\a", "c:a", "..\\a", "", "/", "./"])
def test_a_name_that_leads_out_of_the_archive_is_none(name: str) -> None:
    assert parts_of(name) is None


def test_both_slashes_part_a_name() -> None:
    assert parts_of("图片\\1.jpg") == ("图片", "1.jpg")
    assert parts_of("./图片//1..jpg") == ("图片", "1..jpg")


def test_what_cannot_be_seen_is_shown_as_such_and_long_names_are_cut() -> None:
    assert shown("a\x1b[31m\n\u202eb") == "a\ufffd[31m\ufffd\ufffdb"
    assert len(shown("长" * 300)) <= 80
    assert shown("e\u0301") == "é"


@pytest.mark.parametrize(
    "name", ["__MACOSX/a.jpg", ".DS_Store", "图/Thumbs.db", "._a.jpg", "~$活动.docx", "desktop.ini"]
)
def test_what_systems_leave_behind_is_known(name: str) -> None:
    assert is_rubbish(tuple(name.split("/")))
    assert not is_rubbish(("图", "活动.docx"))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("5月15日活动简报（报送）.docx", "活动简报"),
        ("2023.5.15 车间里的课-报送稿.docx", "车间里的课"),
        ("20230515车间里的课（定稿）.docx", "车间里的课"),
        ("我的一天.mp4", "我的一天"),
        ("2023年职业教育活动周.docx", "职业教育活动周"),
        ("1.docx", ""),
        ("5月15日.docx", ""),
    ],
)
def test_dates_and_words_of_filing_are_no_title(name: str, title: str) -> None:
    assert title_of(name) == title


def test_names_are_compared_without_what_systems_change() -> None:
    assert comparable("活动（1）.JPG") == comparable("活动(1).jpg")
    assert stem_of("a.b.docx") == "a.b"
    assert stem_of("第1.5节") == "第1.5节"
    assert sorted(["10.jpg", "2.jpg", "图1", "a²"], key=natural) == ["2.jpg", "10.jpg", "a²", "图1"]
