"""Archives, unpacked."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from mailed import RawEntry, archive
from showcase.bounded import run_bounded
from showcase.desk.intake import archive as unpacking
from showcase.desk.intake.archive import BOUNDS, Contents, unpack


def unpacked(path: Path, tmp_path: Path) -> Contents:
    into = tmp_path / "into"
    into.mkdir()
    return unpack(path, into, ("稿件.zip",))


def inner(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return buffer.getvalue()


def entry(name: bytes, mode: int = 0, flags: int = 0) -> RawEntry:
    made = RawEntry.of(name)
    made.external_attr = mode << 16
    made.flag_bits |= flags
    return made


def test_files_keep_their_names_in_words_and_get_numbers_on_the_disk(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"图片/一.jpg": b"one", "稿\x07.docx": b"two", "图片/": b""})
    contents = unpacked(path, tmp_path)
    assert [(file.parts, file.path.read_bytes()) for file in contents.files] == [
        (("稿件.zip", "图片", "一.jpg"), b"one"),
        (("稿件.zip", "稿\ufffd.docx"), b"two"),
    ]
    assert {file.path.name for file in contents.files} == {"00001", "00002"}
    assert contents.refused == []


def test_the_same_name_twice_is_two_files(tmp_path: Path) -> None:
    contents = unpacked(archive(tmp_path / "a.zip", {entry(b"a.jpg"): b"1", entry(b"a.jpg"): b"2"}), tmp_path)
    assert [file.parts[-1] for file in contents.files] == ["a.jpg", "a.jpg（同名第 2 个）"]
    assert [file.path.read_bytes() for file in contents.files] == [b"1", b"2"]


def test_what_systems_leave_behind_is_set_aside(tmp_path: Path) -> None:
    contents = unpacked(archive(tmp_path / "a.zip", {"__MACOSX/._a.jpg": b"x", "Thumbs.db": b"x"}), tmp_path)
    assert (contents.files, contents.refused, len(contents.rubbish)) == ([], [], 2)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (entry(b"../../x.sh"), "压缩包以外"),
        (entry(b"/etc/passwd"), "压缩包以外"),
        (entry(b"C:\\x.jpg"), "压缩包以外"),
        (entry(b"a.jpg", stat.S_IFLNK | 0o777), "链接"),
        (entry(b"a.jpg", stat.S_IFCHR | 0o666), "设备"),
        (entry(b"a.jpg", stat.S_IFIFO | 0o666), "设备"),
    ],
)
def test_an_entry_that_is_no_file_of_its_own_is_refused_and_stops_nothing(
    tmp_path: Path, bad: RawEntry, words: str
) -> None:
    contents = unpacked(archive(tmp_path / "a.zip", {bad: b"target", "好.jpg": b"x"}), tmp_path)
    (refused,) = contents.refused
    assert words in refused.message
    assert [file.parts[-1] for file in contents.files] == ["好.jpg"]
    assert len(list((tmp_path / "into").iterdir())) == 1


def test_an_entry_under_a_password_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.jpg": b"x"})
    data = bytearray(path.read_bytes())
    # The flag in the local header and in the directory (APPNOTE 4.3.7 and 4.3.12).
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    (refused,) = unpacked(path, tmp_path).refused
    assert "密码" in refused.message


def test_a_method_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a.jpg": b"x"})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + at, 98)
    path.write_bytes(data)
    (refused,) = unpacked(path, tmp_path).refused
    assert "重新压缩" in refused.remedy


def test_a_damaged_entry_is_refused_and_the_others_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("bad.jpg", b"MARK-bad")
        target.writestr("good.jpg", b"fine")
    path.write_bytes(path.read_bytes().replace(b"MARK", b"DARK"))
    contents = unpacked(path, tmp_path)
    assert [file.parts[-1] for file in contents.files] == ["good.jpg"]
    assert "损坏" in contents.refused[0].message


def test_an_entry_that_swells_is_refused_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREE_BYTES", 100_000)
    path = archive(tmp_path / "a.zip", {"bomb.bmp": bytes(20_000_000), "好.jpg": b"x"})
    contents = unpacked(path, tmp_path)
    assert "炸弹" in contents.refused[0].message
    assert [file.parts[-1] for file in contents.files] == ["好.jpg"]
    assert len(list((tmp_path / "into").iterdir())) == 1


def test_all_bytes_together_have_a_limit_whatever_the_headers_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "BYTES_LIMIT", 1_000_000)
    nested = inner({"a.jpg": bytes(range(256)) * 3000})
    path = archive(tmp_path / "a.zip", {"1.zip": nested, "2.jpg": bytes(range(256)) * 2000, "3.jpg": b"x"})
    contents = unpacked(path, tmp_path)
    assert "2.jpg" in contents.refused[0].message
    assert "2 个文件没有解开" in contents.refused[0].message


def test_too_many_entries_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ENTRY_LIMIT", 20)
    contents = unpacked(archive(tmp_path / "a.zip", {f"{n}.jpg": b"x" for n in range(21)}), tmp_path)
    assert contents.files == []
    assert "超过 20 个" in contents.refused[0].message


def test_entries_of_archives_within_count_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "ENTRY_LIMIT", 20)
    many = inner({f"{n}.jpg": b"x" for n in range(15)})
    contents = unpacked(archive(tmp_path / "a.zip", {"1.zip": many, "2.zip": many}), tmp_path)
    assert len(contents.files) == 15
    assert contents.refused[0].parts == ("稿件.zip", "2.zip")


def test_archives_within_are_opened_whatever_they_are_called_but_not_endlessly(tmp_path: Path) -> None:
    data = inner({"a.jpg": b"x"})
    for depth in range(4):
        data = inner({f"{depth}.dat": data, f"{depth}.jpg": b"x"})
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    contents = unpacked(path, tmp_path)
    assert [file.parts[-1] for file in contents.files] == ["1.jpg", "2.jpg", "3.jpg"]
    (refused,) = contents.refused
    assert "层" in refused.message
    assert refused.path is not None


def test_a_broken_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 nothing")
    assert "损坏" in unpacked(path, tmp_path).refused[0].message


def test_it_works_within_its_bounds(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"好.jpg": b"x"})
    (tmp_path / "into").mkdir()
    assert len(run_bounded(BOUNDS, unpack, path, tmp_path / "into", ("a.zip",)).files) == 1
