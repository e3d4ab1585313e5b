"""The commands of the last day."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.package import package, summary
from packages import WEEK, featured
from small_site import SmallSite

AS_OF = "2024-05-20T12:00"


def run(command: object, site: SmallSite, *arguments: str) -> Result:
    options = ["--week", WEEK, "--root", str(site.root), "--as-of", AS_OF, *arguments]
    result = CliRunner().invoke(command, options)  # type: ignore[arg-type]
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_package_is_written_and_told(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    result = run(package, small_site)
    assert result.exit_code == 0
    assert "已把 1 篇、3 个文件（" in result.stdout
    assert f"写到 packages/{WEEK}。" in result.stdout
    again = run(package, small_site)
    assert again.exit_code == 1
    assert "--force" in again.stdout
    assert run(package, small_site, "--force").exit_code == 0


def test_a_dry_run_says_what_it_would_do(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    result = run(package, small_site, "--dry-run")
    assert result.exit_code == 0
    assert "试运行" in result.stdout
    assert not (small_site.root / "packages").exists()
    result = run(summary, small_site, "--dry-run")
    assert "试运行" in result.stdout
    assert not (small_site.root / "packages").exists()


def test_what_may_not_leave_the_house_is_named(small_site: SmallSite) -> None:
    featured(small_site)
    small_site.approve()
    featured(small_site, "waiting")
    result = run(package, small_site)
    assert result.exit_code == 1
    assert "stories/2024-05-12/waiting：等待审核" in result.stdout
    assert "已把 1 篇" in result.stdout


def test_nothing_to_pack_is_told(small_site: SmallSite) -> None:
    result = run(package, small_site, "--day", "2024-05-13")
    assert result.exit_code == 1
    assert "没有可报送的故事" in result.stdout


def test_all_public_stories_of_a_day_are_packed_on_request(small_site: SmallSite, tmp_path: Path) -> None:
    small_site.story()
    small_site.story("next", day="2024-05-13")
    small_site.approve()
    result = run(package, small_site, "--all", "--day", "2024-05-13", "--output", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert [path.suffix for path in sorted((tmp_path / "out").iterdir())] == [".xlsx", ".docx"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--week", "none"], "没有“none”"), (["--week", "../x"], "没有"), (["--day", "5月"], "日期")],
)
def test_a_wrong_week_or_day_is_a_usage_error(small_site: SmallSite, arguments: list[str], words: str) -> None:
    result = run(package, small_site, *arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_a_place_in_the_site_is_refused(small_site: SmallSite) -> None:
    for command in (package, summary):
        result = run(command, small_site, "--output", str(small_site.root / "site" / "a.docx"))
        assert result.exit_code == 1
        assert "什么都没有写" in result.stdout
    assert not (small_site.root / "site").exists()


def test_errors_of_the_week_are_told_with_their_line(small_site: SmallSite) -> None:
    small_site.week(level="planet")
    for command in (package, summary):
        result = run(command, small_site)
        assert result.exit_code == 1
        assert "week.yml" in result.stdout
        assert "什么都没有写" in result.stdout


def test_a_summary_tells_what_is_still_to_be_written(small_site: SmallSite) -> None:
    result = run(summary, small_site)
    assert result.exit_code == 1
    assert "待补充：存在问题及建议" in result.stdout
    assert (small_site.root / "packages" / f"{WEEK}-总结-内部材料.docx").is_file()
