"""The folder that git ignores."""

from __future__ import annotations

from pathlib import Path

from showcase.desk.intake.keeping import keep, note_receipts, read_receipts
from small_site import PROJECT_ROOT


def test_receipts_are_known_while_the_story_is_there(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    note_receipts(tmp_path, "demo-2024", {"a": "story", "b": "gone"})
    note_receipts(tmp_path, "demo-2024", {"c": "story"})
    note_receipts(tmp_path, "other", {"d": "story"})
    assert read_receipts(tmp_path, "demo-2024") == {"a": "story", "c": "story"}


def test_broken_receipts_are_none(tmp_path: Path) -> None:
    assert read_receipts(tmp_path, "demo-2024") == {}
    (tmp_path / "intake").mkdir()
    for broken in ("{", "[]", '{"demo-2024": 3}', '{"demo-2024": {"a": 3}}'):
        (tmp_path / "intake" / "received.json").write_text(broken)
        assert read_receipts(tmp_path, "demo-2024") == {}
    note_receipts(tmp_path, "demo-2024", {})
    assert (tmp_path / "intake" / "received.json").read_text() == broken


def test_left_over_files_are_kept_under_names_that_lead_nowhere(tmp_path: Path) -> None:
    source = tmp_path / "00001"
    source.write_bytes(b"x")
    folder = keep(tmp_path, "2024-05-12-first", [("a.zip/../说明.doc", source), ("CON", source)])
    assert folder == tmp_path / "intake" / "2024-05-12-first"
    assert sorted(path.name for path in folder.iterdir()) == ["CON_", "a.zip／..／说明.doc"]


def test_what_was_kept_before_stays(tmp_path: Path) -> None:
    source = tmp_path / "00001"
    source.write_bytes(b"new")
    (tmp_path / "intake" / "x").mkdir(parents=True)
    (tmp_path / "intake" / "x" / "a.doc").write_bytes(b"old")
    keep(tmp_path, "x", [("a.doc", source)])
    assert (tmp_path / "intake" / "x" / "a.doc").read_bytes() == b"old"


def test_without_left_overs_there_is_no_folder(tmp_path: Path) -> None:
    assert keep(tmp_path, "x", []) is None
    assert not (tmp_path / "intake").exists()


def test_git_ignores_the_folder_and_only_that_one() -> None:
    assert "/intake/" in (PROJECT_ROOT / ".gitignore").read_text("utf-8").split()
