"""The commands that begin something."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands import questions
from commands.new import new
from small_site import PROJECT_ROOT, SITE, SmallSite

STORY = ("--week", "demo-2024", "--day", "2024-05-13", "--school", "试验职业学校", "--kind", "活动开展情况")
STORIES = "content/weeks/demo-2024/stories"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path)
    site.school()
    return site


def run(site: SmallSite, *arguments: str, words: str = "") -> Result:
    kind, *options = arguments
    result = CliRunner().invoke(new, [kind, "--root", str(site.root), *options], input=words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def paths(site: SmallSite) -> set[str]:
    return {path.relative_to(site.root).as_posix() for path in (site.root / "content").rglob("*") if path.is_file()}


def test_a_story_is_begun_from_options_and_passes_the_check(site: SmallSite) -> None:
    result = run(site, "story", *STORY, "--title", "我的一天", "--channel", "最美职教", "--audience", "家长")
    assert result.exit_code == 0
    path = f"{STORIES}/2024-05-13/wo-de-yi-tian/index.md"
    assert result.stdout.startswith(f"已新建：{path}\n")
    assert "check --week demo-2024" in result.stdout
    assert site.issues() == ()
    (story,) = site.content().site.weeks[0].stories
    assert (story.school, story.kind, story.channel, story.audiences) == ("first", "activity", "best", ("parents",))
    assert (story.bundle.status.value, story.source) == ("draft", "试验职业学校")


def test_a_story_says_when_it_was_filed_in_the_sites_time(site: SmallSite) -> None:
    site.write_yaml("content/site.yml", {**SITE, "timezone": "Asia/Urumqi"})
    result = run(site, "story", *STORY, "--title", "课", "--as-of", "2024-05-13T16:30", "--dry-run")
    assert "    filed: 2024-05-13T14:30\n" in result.stdout


def test_a_dry_run_shows_the_file_and_writes_nothing(site: SmallSite) -> None:
    before = paths(site)
    result = run(site, "story", *STORY, "--title", "我的一天", "--dry-run")
    assert result.exit_code == 0
    assert f"会新建：{STORIES}/2024-05-13/wo-de-yi-tian/index.md" in result.stdout
    assert "    title: 我的一天\n" in result.stdout
    assert paths(site) == before


def test_without_a_terminal_everything_missing_is_told_and_nothing_written(site: SmallSite) -> None:
    before = paths(site)
    assert run(site, "story").exit_code == 2
    result = run(site, "story", "--week", "demo-2024", "--day", "2024-06-01", "--kind", "小说")
    assert result.exit_code == 2
    for words in (
        "没有“2024-06-01”",
        "5月12日",
        "缺少 --school",
        "没有“小说”",
        "活动开展情况（activity）",
        "缺少 --title",
    ):
        assert words in result.output
    assert paths(site) == before


def test_a_title_that_was_there_already_gets_the_next_name_in_the_whole_week(site: SmallSite) -> None:
    site.story("wo-de-yi-tian", day="2024-05-12")
    assert "2024-05-13/wo-de-yi-tian-2/index.md" in run(site, "story", *STORY, "--title", "我的一天").output


def test_a_name_that_is_asked_for_must_be_free(site: SmallSite) -> None:
    folder = site.story("taken", day="2024-05-12")
    before = (folder / "index.md").read_bytes()
    result = run(site, "story", *STORY, "--title", "课", "--slug", "taken")
    assert result.exit_code == 2
    assert "“taken”已经有了，换一个；还没有人用的：taken-2" in result.output
    assert "2024-05-13/free/" in run(site, "story", *STORY, "--title", "课", "--slug", "free").output
    assert (folder / "index.md").read_bytes() == before


def test_what_stands_in_the_way_stays_also_if_it_is_no_story(site: SmallSite) -> None:
    note = site.write(f"{STORIES}/2024-05-13/ke/笔记.txt", "编辑的字")
    folder = note.parent.rename(note.parent.with_name("ke-a"))
    (folder.parent / "ke").symlink_to(folder, target_is_directory=True)
    result = run(site, "story", *STORY, "--title", "课")
    assert (result.exit_code, "已经有了，没有改动" in result.output) == (1, True)
    assert sorted(path.name for path in folder.iterdir()) == ["笔记.txt"]


def test_nothing_is_written_through_a_link(site: SmallSite, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.week_path / "stories").symlink_to(elsewhere, target_is_directory=True)
    assert run(site, "story", *STORY, "--title", "课").exit_code == 1
    assert list(elsewhere.iterdir()) == []


def test_names_that_pinyin_misreads_are_read_as_the_site_says(site: SmallSite) -> None:
    site.write_yaml("content/site.yml", {**SITE, "pinyin": {"单县": "shan xian", "浚县": "xun xian"}})
    assert "/shan-xian-shi-fu/" in run(site, "story", *STORY, "--title", "单县师傅").output
    school = ("--week", "demo-2024", "--kind", "技工学校", "--district", "浚县", "--summary", "一句话")
    assert "/xun-xian-ji-xiao/" in run(site, "school", *school, "--title", "浚县技校").output


def test_the_demo_site_reads_the_three_counties_rightly() -> None:
    for name, slug in (("单县", "shan-xian"), ("浚县", "xun-xian"), ("乐陵", "lao-ling")):
        options = ["--week", "puyang-2023", "--day", "2023-05-16", "--school", "chanfeng", "--kind", "activity"]
        result = CliRunner().invoke(new, ["story", *options, "--title", name, "--dry-run", "--root", str(PROJECT_ROOT)])
        assert f"/{slug}/index.md" in result.stdout


def test_on_a_terminal_only_what_is_missing_is_asked(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "on_terminal", lambda: True)
    result = run(site, "story", *STORY, "--editor", "王编辑", words="\n我的一天\nmy-day\n")
    assert result.exit_code == 0
    assert "专栏：编号、名称或代号（可以不填，直接回车）" in result.output
    assert "网址里的代号 [wo-de-yi-tian]" in result.output
    assert "学校" not in result.output.partition("已新建")[0]
    assert f"已新建：{STORIES}/2024-05-13/my-day/index.md" in result.output


def test_a_name_that_is_taken_is_asked_for_again(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.story("taken")
    monkeypatch.setattr(questions, "on_terminal", lambda: True)
    options = (*STORY, "--editor", "王编辑", "--channel", "best", "--title", "课")
    result = run(site, "story", *options, words="taken\nfree\n")
    assert "“taken”已经有了" in result.output
    assert "/free/index.md" in result.output


def test_a_school_is_begun(site: SmallSite) -> None:
    options = ("--week", "demo-2024", "--kind", "中等", "--district", "西城区", "--summary", "一句话")
    result = run(site, "school", *options, "--title", "新职业学校", "--short-title", "新职校")
    assert "已新建：content/weeks/demo-2024/schools/xin-zhi-xiao/index.md" in result.stdout
    assert site.issues() == ()
    long = run(site, "school", *options[:-1], "长" * 61, "--title", "新职业学校", "--website", "new.example")
    assert long.exit_code == 2
    assert "--summary：最多 60 个字" in long.output
    assert "--website：网址须以" in long.output


def test_an_event_is_begun(site: SmallSite) -> None:
    options = ("--week", "demo-2024", "--day", "2024-05-14", "--title", "家电义诊", "--kind", "便民服务")
    result = run(
        site, "event", *options, "--start", "9:00", "--end", "11:30", "--category", "家电维修保养", "--item", "电扇"
    )
    assert "已新建：content/weeks/demo-2024/events/2024-05-14-jia-dian-yi-zhen.md" in result.stdout
    assert site.issues() == ()
    assert "jia-dian-yi-zhen-2.md" in run(site, "event", *options, "--category", "家电维修保养").output


def test_an_event_that_cannot_be_is_told(site: SmallSite) -> None:
    options = ("--week", "demo-2024", "--day", "2024-05-14", "--title", "义诊")
    result = run(site, "event", *options, "--kind", "service", "--start", "11:00", "--end", "9:00")
    assert result.exit_code == 2
    assert "--end：结束时间须晚于开始时间" in result.output
    assert "缺少 --category" in result.output
    assert "须晚于开始时间" in run(site, "event", *options, "--kind", "讲座", "--end", "09:00").output


def test_what_the_week_does_not_have_is_not_passed_over(site: SmallSite) -> None:
    site.week(channels=None, audiences=None)
    result = run(site, "story", *STORY, "--title", "课", "--channel", "专栏", "--audience", "家长")
    assert result.exit_code == 2
    assert "--channel：没有“专栏”，可选：（还没有）" in result.output
    assert "--audience：还没有可选的访客，先新建" in result.output
    assert run(site, "story", *STORY, "--title", "课").exit_code == 0


def test_a_week_that_is_not_sound_is_told_before_anything_is_begun(site: SmallSite) -> None:
    site.week(kinds=None)
    result = run(site, "story", *STORY, "--title", "课")
    assert result.exit_code == 1
    assert "缺少“kinds”" in result.output


def test_a_project_without_weeks_is_told(site: SmallSite, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = CliRunner().invoke(new, ["event", "--root", str(empty)])
    assert (result.exit_code, result.stderr) == (1, "还没有活动周；先运行 build.py new week。\n")


def test_a_time_zone_that_is_none_is_told(site: SmallSite) -> None:
    site.write_yaml("content/site.yml", {**SITE, "timezone": "Asia/Nowhere"})
    result = run(site, "story", *STORY, "--title", "课")
    assert (result.exit_code, "没有“Asia/Nowhere”这个时区" in result.output) == (1, True)
