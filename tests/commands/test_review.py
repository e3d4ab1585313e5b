"""The reviewer's commands."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from commands.review import approve
from small_site import SmallSite


def test_each_item_is_told_what_became_of_it(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    site.school()
    folder = site.story()
    result = CliRunner().invoke(approve, [str(folder), "--by", "沈禾", "--root", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (0, f"{folder.relative_to(tmp_path)}/index.md：已批准\n")
    assert "沈禾" in (folder / "index.md").read_text("utf-8")


def test_a_place_without_items_is_told(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    result = CliRunner().invoke(approve, [str(site.week_path), "--by", "沈禾", "--root", str(tmp_path)])
    assert result.exit_code == 2
    assert "没有可批准的内容" in result.output
