"""The command that takes in what schools send."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.intake import intake
from mailed import OLE, Word, archive, photo_bytes
from small_site import SmallSite


def run(site: SmallSite, *arguments: str | Path, day: str = "2024-05-12", school: str = "first") -> Result:
    options = ["--root", str(site.root), "--week", "demo-2024", "--school", school, "--day", day]
    return CliRunner().invoke(intake, [*map(str, arguments), *options, "--as-of", "2024-05-12T15:30"])


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    word = Word().title("车间里的课").line("师傅开了机床。").picture(photo_bytes(1)).line("图1：学生在看", centred=True)
    return archive(tmp_path / "报送.zip", {"简报.docx": word.bytes()})


def test_a_parcel_is_taken_in_and_told(small_site: SmallSite, mail: Path) -> None:
    result = run(small_site, mail)
    assert result.exit_code == 0
    assert "收到 1 个文件，写好 1 篇故事" in result.output
    assert "没有记录肖像同意" in result.output
    path = small_site.week_path / "stories/2024-05-12/che-jian-li-de-ke/index.md"
    assert "filed: 2024-05-12T15:30" in path.read_text("utf-8").replace("'", "")


def test_a_trial_writes_nothing(small_site: SmallSite, mail: Path) -> None:
    result = run(small_site, mail, "--dry-run")
    assert (result.exit_code, "会写 1 篇故事" in result.output) == (0, True)
    assert not (small_site.week_path / "stories").exists()


def test_what_cannot_be_taken_is_told_and_the_command_says_so(
    small_site: SmallSite, mail: Path, tmp_path: Path
) -> None:
    (tmp_path / "说明.doc").write_bytes(OLE + bytes(600))
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04")
    result = run(small_site, mail, tmp_path / "说明.doc", tmp_path / "坏.zip", tmp_path / "没有.zip")
    assert result.exit_code == 1
    assert "写好 1 篇故事" in result.output
    for words in ("说明.doc：是旧版 Word", "坏.zip：压缩包损坏", "没有.zip：没有这个文件", "留在原处"):
        assert words in result.output


@pytest.mark.parametrize("place", ["", "content", "content/weeks/demo-2024/schools", ".."])
def test_the_projects_own_folders_are_no_mail(small_site: SmallSite, place: str) -> None:
    result = run(small_site, small_site.root / place)
    assert (result.exit_code, "项目自己的文件夹" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"school": "second"}, "first（试验职业学校）"),
        ({"school": "../x"}, "没有“../x”这个学校"),
        ({"day": "2024-05-20"}, "2024-05-12 至 2024-05-14"),
        ({"day": "heute"}, "写成 2023-05-15 的样子"),
    ],
)
def test_what_the_week_does_not_have_is_told_before_anything_is_done(
    small_site: SmallSite, mail: Path, changes: dict[str, str], words: str
) -> None:
    result = run(small_site, mail, **changes)
    assert (result.exit_code, words in result.output) == (2, True)


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--kind", "x", "活动开展情况"),
        ("--channel", "x", "十八般武艺"),
        ("--title", "题" * 61, "最多 60"),
        ("--title", "a\x07", "标题"),
    ],
)
def test_options_are_of_the_week(small_site: SmallSite, mail: Path, option: str, value: str, words: str) -> None:
    result = run(small_site, mail, option, value)
    assert (result.exit_code, words in result.output) == (2, True)


def test_one_title_for_several_stories_is_a_mistake(small_site: SmallSite, tmp_path: Path) -> None:
    for name in ("甲.docx", "乙.docx"):
        Word().line("字。").save(tmp_path / "in" / name)
    result = run(small_site, tmp_path / "in", "--title", "题")
    assert (result.exit_code, "2 篇故事" in result.output) == (2, True)


def test_a_week_that_cannot_be_read_is_told(small_site: SmallSite, mail: Path) -> None:
    small_site.week(start="gestern")
    result = run(small_site, mail)
    assert (result.exit_code, "week.yml" in result.output) == (1, True)
