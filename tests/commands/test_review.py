"""The reviewer's commands: approving and taking down."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.review import approve, withdraw
from small_site import SmallSite


def test_each_item_is_told_what_became_of_it(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    site.school()
    folder = site.story()
    result = CliRunner().invoke(approve, [str(folder), "--by", "沈禾", "--root", str(tmp_path)])
    assert (result.exit_code, result.stdout) == (0, f"{folder.relative_to(tmp_path)}/index.md：已批准\n")
    assert "沈禾" in (folder / "index.md").read_text("utf-8")


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    site.school()
    folder, broken = site.story(), site.story("broken", title="")
    before = (folder / "index.md").read_bytes(), (broken / "index.md").read_bytes()
    result = CliRunner().invoke(approve, [str(folder.parent), "--by", "沈禾", "--root", str(tmp_path), "--dry-run"])
    assert result.exit_code == 1
    assert "first-lesson/index.md：可以批准" in result.stdout
    assert "broken/index.md：有错误" in result.stdout
    assert ((folder / "index.md").read_bytes(), (broken / "index.md").read_bytes()) == before


def test_a_place_without_items_is_told(tmp_path: Path) -> None:
    site = SmallSite(tmp_path)
    result = CliRunner().invoke(approve, [str(site.week_path), "--by", "沈禾", "--root", str(tmp_path)])
    assert result.exit_code == 2
    assert "没有可批准的内容" in result.output


def take_down(*arguments: object) -> Result:
    return CliRunner().invoke(withdraw, list(map(str, arguments)))


def test_a_takedown_tells_of_each_item_and_what_else_there_is_to_do(small_site: SmallSite) -> None:
    folder = small_site.story()
    small_site.approve()
    result = take_down(folder, "--by", "沈禾", "--reason", "家长要求", "--root", small_site.root)
    assert result.exit_code == 0, result.output
    place = folder.relative_to(small_site.root)
    assert result.stdout.startswith(f"{place}/index.md：已撤下\n")
    for words in ("media --prune", f"git filter-repo --invert-paths --path {place}\n", "搜索引擎", "订阅"):
        assert words in result.stdout
    assert small_site.public_stories() == []


def test_after_a_schools_page_its_stories_are_recalled(small_site: SmallSite) -> None:
    school = small_site.week_path / "schools" / "first"
    result = take_down(school, "--by", "沈禾", "--reason", "资料有误", "--root", small_site.root)
    assert "这所学校的故事和日程还在" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), None),
        (("--notice",), 'notice: ""'),
        (("--notice=应学校要求撤下。",), 'notice: "应学校要求撤下。"'),
        (("--notice", " 应学校要求撤下。 "), 'notice: "应学校要求撤下。"'),
    ],
)
def test_a_notice_is_left_when_it_is_asked_for(
    small_site: SmallSite, arguments: tuple[str, ...], line: str | None
) -> None:
    folder = small_site.story()
    result = take_down(folder, "--by", "沈禾", "--reason", "家长要求", "--root", small_site.root, *arguments)
    assert result.exit_code == 0, result.output
    text = (folder / "index.md").read_text("utf-8")
    assert ("notice:" in text) == (line is not None)
    assert line is None or line in text


def test_a_trial_of_a_takedown_writes_nothing_and_says_so(small_site: SmallSite) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    result = take_down(path, "--by", "沈禾", "--reason", "家长要求", "--dry-run", "--root", small_site.root)
    assert (result.exit_code, path.read_bytes()) == (0, before)
    assert "什么都没有写" in result.stdout
    assert "git" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--reason", "家长要求"], "--by"),
        (["--by", "沈禾"], "--reason"),
        (["--by", "沈禾", "--reason", " "], "写一句话"),
        (["--by", "沈禾", "--reason", "一\n二"], "写一句话"),
        (["--by", "沈禾", "--reason", "字" * 201], "写一句话"),
        (["--by", "沈禾", "--reason", "家长来电 13912345678"], "手机号"),
        (["--by", "沈禾", "--reason", "家长要求", "--notice", "请打 13912345678"], "手机号"),
        (["--by", "沈禾", "--reason", "家长要求", "--notice", "content"], "是一个位置"),
    ],
)
def test_a_takedown_without_sound_words_is_refused(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    path = small_site.story() / "index.md"
    before = path.read_bytes()
    monkeypatch.chdir(small_site.root)
    result = take_down(path, *arguments, "--root", small_site.root)
    assert (result.exit_code, path.read_bytes()) == (2, before)
    assert words in result.output


def test_a_place_with_nothing_to_take_down_is_told(small_site: SmallSite) -> None:
    arguments = ("--by", "沈禾", "--reason", "家长要求", "--root", small_site.root)
    result = take_down(small_site.root / "content" / "pages" / "about.md", *arguments)
    assert result.exit_code == 2
    assert "手写的网页" in result.output
    small_site.write("content/site.yml", "title: [")
    result = take_down(small_site.week_path, *arguments)
    assert result.exit_code == 1
    assert "content/site.yml" in result.output


def test_a_takedown_that_cannot_be_written_ends_with_1(small_site: SmallSite) -> None:
    folder = small_site.raw_story("title: [")
    result = take_down(folder, "--by", "沈禾", "--reason", "家长要求", "--root", small_site.root)
    assert result.exit_code == 1
    assert "删掉它的文件夹" in result.stdout
