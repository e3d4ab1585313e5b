"""The command that begins a week."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import questions
from commands.new import new
from small_site import AS_OF, SITE, SmallSite

DAYS = ("--start", "2025-05-11", "--end", "2025-05-17")
SHANXIAN = ("--region", "单县", *DAYS, "--theme", "技能")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path)


def run(site: SmallSite, *options: str, words: str = "") -> Result:
    result = CliRunner().invoke(new, ["week", "--root", str(site.root), *options], input=words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_week_is_begun_and_passes_the_check(site: SmallSite) -> None:
    site.write_yaml("content/site.yml", {**SITE, "pinyin": {"单县": "shan xian"}})
    result = run(site, *SHANXIAN)
    assert result.exit_code == 0
    assert "已新建：content/weeks/shanxian-2025/week.yml" in result.stdout
    assert "new school --week shanxian-2025" in result.stdout
    assert site.issues() == ()
    week = site.content().site.weeks[0]
    assert (week.title, week.short_title, week.level) == ("2025年单县职业教育活动周", "单县 2025", "district")
    assert (week.organisers, len(week.days)) == (("试验教育局",), 7)
    assert sorted(path.name for path in (site.root / "content/weeks/shanxian-2025").iterdir()) == [
        "events",
        "schools",
        "stories",
        "week.yml",
    ]


def test_a_week_like_another_takes_over_its_programme(site: SmallSite) -> None:
    site.week(rules={"text_length": {"min": 7}}, cutoff="15:30", statistics_form="xinxiang")
    assert run(site, "--region", "濮阳市", *DAYS, "--like", "demo-2024").exit_code == 0
    week, like = site.content().site.weeks
    assert (week.slug, like.slug) == ("puyang-2025", "demo-2024")
    for part in ("kinds", "channels", "audiences", "rules", "statistics_form", "cutoff", "theme", "organisers"):
        assert getattr(week, part) == getattr(like, part), part
    assert site.issues(AS_OF) == ()


def test_a_dry_run_shows_the_files_and_writes_nothing(site: SmallSite) -> None:
    result = run(site, *SHANXIAN, "--dry-run")
    assert "会新建：content/weeks/danxian-2025/week.yml" in result.stdout
    assert "会新建：content/weeks/danxian-2025/schools/.gitkeep" in result.stdout
    assert "    # 活动周主题\n    theme: 技能\n" in result.stdout
    assert [path.name for path in site.week_path.parent.iterdir()] == ["demo-2024"]


@pytest.mark.parametrize("slug", ["demo-2024", "search"])
def test_an_address_that_is_taken_is_refused(site: SmallSite, slug: str) -> None:
    before = (site.week_path / "week.yml").read_bytes()
    for options in ((), ("--dry-run",)):
        result = run(site, *SHANXIAN, "--slug", slug, *options)
        assert result.exit_code == 1
        assert "用 --slug 换一个名字" in result.output
    assert (site.week_path / "week.yml").read_bytes() == before


def test_without_a_terminal_everything_missing_or_wrong_is_told(site: SmallSite) -> None:
    result = run(site, "--title", "长" * 61, "--cutoff", "四点")
    assert result.exit_code == 2
    for words in ("缺少 --region", "缺少 --level", "缺少 --start", "缺少 --end", "缺少 --theme", "--title", "--cutoff"):
        assert words in result.output


@pytest.mark.parametrize("end", ["2025-05-10", "2026-05-17"])
def test_days_that_are_no_week_are_told(site: SmallSite, end: str) -> None:
    result = run(site, *SHANXIAN, "--end", end)
    assert (result.exit_code, "活动周应有 1 至 31 天" in result.output) == (2, True)


def test_a_week_to_be_like_must_be_there_and_sound(site: SmallSite) -> None:
    assert "没有“demo-2023”，可选：demo-2024" in run(site, *SHANXIAN, "--like", "demo-2023").output
    site.week(level="town")
    result = run(site, *SHANXIAN, "--like", "demo-2024")
    assert (result.exit_code, "“level”不是可选的值" in result.output) == (1, True)


def test_words_that_cannot_be_written_are_refused(site: SmallSite) -> None:
    assert run(site, *SHANXIAN, "--title", "甲\u202e乙").exit_code == 2


def test_on_a_terminal_the_level_is_asked_only_where_the_name_does_not_tell(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "on_terminal", lambda: True)
    told = run(site, *SHANXIAN, "--slug", "a", words="\n\n\n\n")
    assert (told.exit_code, "级别" in told.output) == (0, False)
    asked = run(site, "--region", "雄安新片", *DAYS, "--theme", "技能", "--slug", "b", words="市级\n\n\n\n\n")
    assert (asked.exit_code, "级别：编号、名称或代号" in asked.output) == (0, True)
