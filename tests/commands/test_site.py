"""What is told of a build, and that a second one has nothing to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import build as command_line
from showcase.publish import standing
from small_site import AS_OF, SmallSite


def build(site: SmallSite, *arguments: str, as_of: str = AS_OF.isoformat()) -> Result:
    return CliRunner().invoke(command_line.main, ["build", "--root", str(site.root), "--as-of", as_of, *arguments])


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def themed(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.setattr(standing, "FRESH_NANOSECONDS", -(10**12))
    small_site.story()
    small_site.approve()
    small_site.story("waiting")
    small_site.add_theme()
    return small_site


def test_a_second_build_has_nothing_to_do_says_so_and_still_tells_what_waits(themed: SmallSite) -> None:
    first = build(themed)
    assert (first.exit_code, "生成结果" in first.output, "等待审核" in first.output) == (0, True, True)
    before = snapshot(themed.root / "site")
    second = build(themed)
    assert second.exit_code == 0
    assert f"{len(before):,} 个文件都没有动" in second.output
    assert "stories/2024-05-12/waiting/index.md（等待审核）" in second.output
    assert snapshot(themed.root / "site") == before
    clean = build(themed, "--clean")
    assert (clean.exit_code, f"写入 0，不变 {len(before):,}，删除 0" in clean.output) == (0, True)
    assert snapshot(themed.root / "site") == before


def test_a_build_with_faults_is_looked_at_again_each_time(themed: SmallSite) -> None:
    path = themed.week_path / "stories/2024-05-12/first-lesson/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("机床", "机器"), encoding="utf-8")
    for _ in range(2):
        result = build(themed)
        assert (result.exit_code, "生成结果" in result.output, "改动" in result.output) == (0, True, True)
    strict = build(themed, "--strict")
    assert (strict.exit_code, "网站保持原样" in strict.output) == (1, True)


def test_a_faulty_template_is_named_with_its_line_and_the_site_stays(themed: SmallSite) -> None:
    assert build(themed).exit_code == 0
    before = snapshot(themed.root / "site")
    theme = themed.root / "theme"
    source = theme.resolve()
    theme.unlink()
    shutil.copytree(source, theme)
    for name, words in (
        ("showcase/story.html", "{% if %}"),
        ("showcase/story.html", "{{ nothing.of.this }}"),
        ("404.html", "{% x %}"),
    ):
        path = theme / name
        sound = path.read_text(encoding="utf-8")
        block = "{% block showcase %}"
        assert block in sound
        path.write_text(sound.replace(block, f"{block}\n{words}"), encoding="utf-8")
        result = build(themed)
        assert (result.exit_code, "模板" in result.output, "网站保持原样" in result.output) == (1, True, True), (
            result.output
        )
        assert "Traceback" not in result.output
        path.write_text(sound, encoding="utf-8")
    assert snapshot(themed.root / "site") == before
