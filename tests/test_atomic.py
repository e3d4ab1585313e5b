"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.atomic import clear_way, write_whole


def test_a_file_is_written_with_the_permissions_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, lambda part: part.write_text("all"), 0o640)
    assert path.read_text() == "all"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write(part: Path) -> None:
        part.write_text("half")
        assert path.read_text() == "old"
        assert part.parent == path.parent
        assert part.suffix == path.suffix

    write_whole(path, write)
    assert path.read_text() == "half"


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt])
def test_a_writer_that_fails_changes_nothing(tmp_path: Path, fault: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write(part: Path) -> None:
        part.write_text("half")
        raise fault

    with pytest.raises(fault):
        write_whole(path, write)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.txt": "old"}


def test_a_writer_that_takes_its_file_away_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "a.txt", lambda part: part.unlink())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_gives_way_and_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "folder" / "deep").mkdir(parents=True)
    (tmp_path / "file").write_text("stays")
    (tmp_path / "link").symlink_to(tmp_path / "folder", target_is_directory=True)
    for name in ("link", "file", "missing"):
        clear_way(tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} == {"folder", "file", "link"}
    clear_way(tmp_path / "folder")
    assert {path.name for path in tmp_path.iterdir()} == {"file", "link"}
