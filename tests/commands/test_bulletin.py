"""The daily round's command."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from commands import bulletin as command
from commands.bulletin import bulletin
from small_site import SmallSite

OWES_ONE = {"daily_story": {"severity": "warning", "min": 1}}
EVENING = "2024-05-13T20:00"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A week with one school that filed one story on its first day; the command runs in a folder of its own."""
    made = SmallSite(tmp_path / "project")
    made.week(rules=OWES_ONE)
    made.school()
    made.story(filed="2024-05-12T14:20")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    return made


def run(site: SmallSite, *arguments: str, as_of: str = EVENING, week: str = "demo-2024") -> Result:
    return CliRunner().invoke(
        bulletin, ["--root", str(site.root), "--week", week, "--as-of", as_of, *arguments], catch_exceptions=False
    )


def test_the_bulletin_is_of_the_last_day_that_is_due(site: SmallSite) -> None:
    result = run(site)
    assert result.exit_code == 0
    assert result.stdout.startswith("# 2024年试验职业教育活动周第 2 天报送情况通报（5 月 13 日 16:00）")
    assert "**未报送**（1 所）：试验职业学校（东城区）" in result.stdout
    assert "第 1 天" in run(site, as_of="2024-05-13T15:59").stdout.split("\n")[0]


def test_another_day_can_be_asked_for(site: SmallSite) -> None:
    result = run(site, "--day", "2024-05-12")
    assert "《车间里的第一课》（活动开展情况，14:20，等待审核）" in result.stdout


def test_the_cutoff_is_told_by_the_sites_clock(site: SmallSite) -> None:
    assert "第 1 天" in run(site, as_of="2024-05-12T08:00+00:00").stdout.split("\n")[0]
    assert run(site, as_of="2024-05-12T07:59+00:00").exit_code == 1


def test_before_the_first_cutoff_it_says_when_that_is(site: SmallSite) -> None:
    result = run(site, as_of="2024-05-12T15:00")
    assert result.exit_code == 1
    assert "第一次截止是 2024-05-12 16:00" in result.stdout
    assert "--day 2024-05-12" in result.stdout
    assert "尚未到时间" in run(site, "--day", "2024-05-12", as_of="2024-05-12T15:00").stdout


@pytest.mark.parametrize("day", ["2024-05-20", "2024-5-13", "昨天", "2024-02-30"])
def test_a_day_that_is_not_the_weeks_is_refused(site: SmallSite, day: str) -> None:
    result = run(site, "--day", day)
    assert result.exit_code == 2
    assert "应在 2024-05-12 到 2024-05-14 之间" in result.output


def test_csv_is_printed_as_it_stands_in_a_file(site: SmallSite) -> None:
    result = run(site, "--format", "csv")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert run(site, "--output", "a.csv").exit_code == 0
    assert Path("a.csv").read_bytes() == result.stdout_bytes


def test_a_workbook_goes_to_a_file_with_a_name_of_its_own(site: SmallSite) -> None:
    result = run(site, "--format", "xlsx")
    path = site.root / "packages" / "demo-2024-2024-05-13-报送情况通报.xlsx"
    assert (result.exit_code, result.stdout) == (0, f"写好了：{path}\n")
    assert load_workbook(BytesIO(path.read_bytes())).sheetnames[0] == "当日"


def test_the_files_name_tells_the_format(site: SmallSite) -> None:
    run(site, "--output", "通报.md")
    assert Path("通报.md").read_text("utf-8").startswith("# 2024年")
    run(site, "--output", "通报.XLSX")
    assert Path("通报.XLSX").read_bytes().startswith(b"PK")


def test_a_name_that_says_otherwise_is_a_mistake(site: SmallSite) -> None:
    result = run(site, "--format", "md", "--output", "通报.xlsx")
    assert (result.exit_code, "两处写成一样的" in result.output) == (2, True)


def test_a_file_that_is_there_is_kept_and_put_aside_when_that_is_asked_for(site: SmallSite) -> None:
    place = Path("通报.md")
    place.write_text("编辑写的", "utf-8")
    result = run(site, "--output", str(place))
    assert (result.exit_code, place.read_text("utf-8")) == (1, "编辑写的")
    assert "已经有了" in result.stdout
    assert run(site, "--output", str(place), "--force").exit_code == 0
    assert place.read_text("utf-8").startswith("# 2024年")
    assert Path("通报-旧1.md").read_text("utf-8") == "编辑写的"


def test_a_dry_run_writes_nothing(site: SmallSite) -> None:
    result = run(site, "--output", "a.xlsx", "--dry-run")
    assert (result.exit_code, "什么都没有写" in result.stdout) == (0, True)
    assert os.listdir() == []


def test_a_folder_is_no_file(site: SmallSite) -> None:
    result = run(site, "--output", ".", "--force")
    assert (result.exit_code, "是文件夹" in result.output) == (2, True)


@pytest.mark.parametrize("folder", ["content", "content/weeks/demo-2024", "site", "theme", "media"])
def test_a_bulletin_does_not_lie_where_the_public_might_find_it(site: SmallSite, folder: str) -> None:
    (site.root / folder).mkdir(parents=True, exist_ok=True)
    Path("link.md").symlink_to(site.root / folder / "b.md")
    for output in (str(site.root / folder / "a.md"), "link.md"):
        result = run(site, "--output", output)
        assert (result.exit_code, "在项目里" in result.output) == (1, True)
    assert not list((site.root / folder).glob("?.md"))


def test_a_full_disk_is_told(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "write_file", fail)
    result = run(site, "--output", "a.md")
    assert (result.exit_code, "写不进去" in result.stdout) == (1, True)


def test_a_week_that_cannot_be_read_is_told(site: SmallSite) -> None:
    site.week(theme=None)
    result = run(site)
    assert result.exit_code == 1
    assert "缺少“theme”" in result.stdout
    assert "改好上面的错误" in result.stdout


def test_a_week_that_is_not_there_is_told(site: SmallSite) -> None:
    assert "content/weeks 下没有" in run(site, week="demo-2025").output


def test_a_story_that_cannot_be_read_does_not_vanish(site: SmallSite) -> None:
    site.raw_story("title: [一", slug="broken")
    assert "stories/2024-05-12/broken/index.md：看不出是哪所学校报的" in run(site).stdout
