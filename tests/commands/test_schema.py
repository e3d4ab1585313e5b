"""The command for code editors."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from commands.schema import schema
from showcase.desk.editor.json_schema import schema_files
from showcase.desk.editor.snippets import snippet_files


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(schema, ["--root", str(root), *arguments])


def test_what_is_missing_or_old_is_told_and_nothing_written(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "已经过时：schemas/story.json" in result.output
    assert "build.py schema --write" in result.output
    assert list(tmp_path.iterdir()) == []


def test_the_files_are_written_once(tmp_path: Path) -> None:
    files = schema_files() | snippet_files()
    first = run(tmp_path, "--write")
    assert first.exit_code == 0
    assert first.output.count("已写入") == len(files)
    assert all((tmp_path / path).read_text("utf-8") == text for path, text in files.items())
    (tmp_path / "schemas" / "story.json").write_bytes(b"\xff")
    assert run(tmp_path, "--write").output == "已写入：schemas/story.json\n"
    assert (run(tmp_path).exit_code, run(tmp_path).output) == (0, f"{len(files)} 个文件都是最新的。\n")
