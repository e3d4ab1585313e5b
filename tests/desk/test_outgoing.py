"""Where things that leave the house are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.desk.outgoing import NotThere, check_free, outgoing_path, put_aside, whole_folder, write_file
from showcase.project import Project


def fill(path: Path, words: str, fault: BaseException | None = None) -> None:
    with whole_folder(path, contents="目录") as folder:
        (folder / "目录").write_text(words)
        if fault is not None:
            raise fault


def test_packages_are_the_place_in_a_project(tmp_path: Path) -> None:
    project = Project(tmp_path / "p")
    (tmp_path / "p").mkdir()
    assert outgoing_path(project, None, "w") == tmp_path / "p" / "packages" / "w"
    assert outgoing_path(project, tmp_path / "elsewhere", "w") == tmp_path / "elsewhere"
    assert outgoing_path(project, tmp_path / "p" / "packages" / "x", "w") == tmp_path / "p" / "packages" / "x"


@pytest.mark.parametrize("place", ["site", "content/weeks", "packages", ".", "..", "site/../theme", "link/x"])
def test_no_other_place_in_a_project_is_written_to(tmp_path: Path, place: str) -> None:
    root = tmp_path / "p"
    (root / "site").mkdir(parents=True)
    (root / "link").symlink_to(root / "site")
    with pytest.raises(NotThere):
        outgoing_path(Project(root), root / place, "w")


def test_a_link_leads_to_where_it_leads(tmp_path: Path) -> None:
    root = tmp_path / "p"
    (root / "site").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root / "site")
    with pytest.raises(NotThere, match="项目里"):
        outgoing_path(Project(root), tmp_path / "link" / "w", "w")


def test_what_is_there_stays_without_force(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("old")
    with pytest.raises(NotThere, match="已经有了"):
        check_free(tmp_path / "a.docx", force=False)
    check_free(tmp_path / "a.docx", force=True)
    check_free(tmp_path / "b.docx", force=False)


def test_an_older_file_is_put_aside_and_never_lost(tmp_path: Path) -> None:
    for words in (b"1", b"2", b"3"):
        write_file(tmp_path / "new" / "a.docx", words)
    found = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert found == {"a.docx": b"3", "a-旧1.docx": b"1", "a-旧2.docx": b"2"}
    assert put_aside(tmp_path / "nothing") is None


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out" / "w"
    with pytest.raises(KeyboardInterrupt):
        fill(path, "half", KeyboardInterrupt())
    assert list((tmp_path / "out").iterdir()) == []
    for words in ("old", "new"):
        fill(path, words)
    assert {found.name: (found / "目录").read_text() for found in (tmp_path / "out").iterdir()} == {
        "w": "new",
        "w-旧1": "old",
    }
    assert path.stat().st_mode & 0o777 == 0o755


def test_a_folder_of_another_kind_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "01.jpg").write_text("")
    with pytest.raises(NotThere, match="不是以前打的包"), whole_folder(tmp_path / "photos", contents="目录"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_an_empty_folder_is_free(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    check_free(tmp_path / "w", force=False)
    with whole_folder(tmp_path / "w", contents="目录") as folder:
        (folder / "目录").write_text("new")
    assert [path.name for path in tmp_path.iterdir()] == ["w"]
    assert (tmp_path / "w" / "目录").read_text() == "new"
