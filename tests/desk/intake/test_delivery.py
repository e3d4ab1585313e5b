"""What was delivered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mailed import OLE, Word, archive, photo, photo_bytes
from showcase.bounded import TookTooLong
from showcase.desk.intake import delivery
from showcase.desk.intake.delivery import Delivery, receive
from showcase.desk.intake.file_kind import FileKind


def received(*paths: Path) -> Delivery:
    return receive(paths, paths[0].parent / "work")


def test_files_folders_and_archives_become_single_files(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    photo(folder / "图片" / "10.jpg", 1)
    photo(folder / "图片" / "2.jpg", 2)
    archive(folder / "稿件.zip", {"稿/活动.docx": Word().line("字").bytes()})
    found = received(folder)
    assert [(file.label, file.kind) for file in found.files] == [
        ("报送/图片/2.jpg", FileKind.PHOTO),
        ("报送/图片/10.jpg", FileKind.PHOTO),
        ("报送/稿件.zip/稿/活动.docx", FileKind.WORD),
    ]
    assert found.refused == []


def test_no_link_is_followed(tmp_path: Path) -> None:
    secret = photo(tmp_path / "outside" / "secret.jpg")
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "a.jpg").symlink_to(secret)
    (folder / "dir").symlink_to(secret.parent, target_is_directory=True)
    (tmp_path / "link.zip").symlink_to(secret)
    found = received(folder, tmp_path / "link.zip")
    assert found.files == []
    assert [refused.parts[-1] for refused in found.refused] == ["a.jpg", "dir", "link.zip"]
    assert all("链接" in refused.message for refused in found.refused)


def test_what_is_missing_or_no_file_is_told_and_stops_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = received(photo(tmp_path / "a.jpg"), tmp_path / "gone.zip", tmp_path / "pipe")
    assert len(found.files) == 1
    assert [refused.message for refused in found.refused] == ["没有这个文件", "是系统设备，不是文件"]


def test_what_cannot_be_taken_is_refused_with_where_it_lies(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"说明.doc": OLE + bytes(600), "1.jpg": photo_bytes()})
    found = received(path)
    (refused,) = found.refused
    assert refused.parts == ("a.zip", "说明.doc")
    assert refused.path is not None
    assert refused.path.is_file()


def test_of_a_program_no_copy_is_offered(tmp_path: Path) -> None:
    (refused,) = received(archive(tmp_path / "a.zip", {"照片.jpg": b"MZ" + bytes(90)})).refused
    assert refused.path is None


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    (refused,) = received(archive(tmp_path / "a.zip", {})).refused
    assert "空的" in refused.message


def test_a_folder_has_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "ENTRY_LIMIT", 2)
    for number in range(3):
        (tmp_path / "in" / str(number)).mkdir(parents=True)
    assert "超过 2 个" in received(tmp_path / "in").refused[0].message
    monkeypatch.setattr(delivery, "_DEPTH_LIMIT", 0)
    monkeypatch.setattr(delivery, "ENTRY_LIMIT", 20)
    assert "太深" in receive([tmp_path / "in"], tmp_path / "work2").refused[0].message


def test_an_archive_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stalls(*_: object) -> None:
        raise TookTooLong

    monkeypatch.setattr(delivery, "run_bounded", stalls)
    (refused,) = received(archive(tmp_path / "a.zip", {"a.jpg": b"x"})).refused
    assert "炸弹" in refused.message


def test_rubbish_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "in" / ".git").mkdir(parents=True)
    (tmp_path / "in" / ".git" / "HEAD").write_bytes(b"x")
    (tmp_path / "in" / "Thumbs.db").write_bytes(b"x")
    assert received(tmp_path / "in").rubbish == [("in", ".git"), ("in", "Thumbs.db")]
