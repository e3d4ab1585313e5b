"""A whole week at the desk, as a bureau lives it: mail comes in each day, is approved, built, told of; at the end figures, package and summary."""

from __future__ import annotations

import csv
import io
import shutil
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import build as command_line
from mailed import Word, archive, photo, photo_bytes
from small_site import SmallSite, draw_film

DAYS = ("2024-05-12", "2024-05-13", "2024-05-14")
WEEK = "shiyan-2024"
LATHES, NURSES = "lathes", "nurses"
MORNING = "早上八点，实训车间的灯一盏一盏亮起来，师傅把第一块毛坯夹上卡盘，居民围在黄线外面看。"


@dataclass
class Bureau:
    """A desk with its project, its mail, and what each command said."""

    root: Path
    mail: Path
    said: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: object, code: int = 0) -> str:
        """One command, which ends as it should; what it said."""
        line = list(map(str, arguments))
        result = CliRunner().invoke(command_line.main, [*line, "--root", str(self.root)])
        assert result.exit_code == code, (line, result.output, result.exception)
        return result.output

    def edit(self, path: Path, *changes: tuple[str, str]) -> None:
        """What an editor does in a text editor."""
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text, (old, text)
            text = text.replace(old, new)
        path.write_text(text, "utf-8")

    def stories(self, day: str, school: str) -> list[Path]:
        folder = self.root / "content/weeks" / WEEK / "stories" / day
        return [
            path for path in sorted(folder.glob("*/index.md")) if f"\nschool: {school}\n" in path.read_text("utf-8")
        ]

    def site(self, path: str) -> str:
        return (self.root / "site" / WEEK / path / "index.html").read_text("utf-8")


def set_up(bureau: Bureau) -> None:
    bureau.run(
        *("new", "week", "--region", "试验区", "--start", DAYS[0], "--end", DAYS[-1], "--theme", "技能：让生活更美好")
    )
    for slug, title in ((LATHES, "东城机床职业学校"), (NURSES, "西城护理职业学校")):
        about = ("--kind", "中等职业学校", "--district", f"{title[:2]}区", "--summary", "一所用来试验的学校")
        bureau.run("new", "school", "--week", WEEK, "--title", title, "--slug", slug, *about)
        page = bureau.root / "content/weeks" / WEEK / "schools" / slug / "index.md"
        bureau.edit(page, ("status: draft", "status: submitted"))
        page.write_text(page.read_text("utf-8") + f"\n欢迎来到{title}。\n", "utf-8")
        bureau.run("approve", page.parent, "--by", "沈禾", "--as-of", f"{DAYS[0]}T08:00")


def first_mail(bureau: Bureau) -> Path:
    """An archive of Chinese Windows: a Word file with a picture that Word shrank, the originals, and an old .doc."""
    word = Word().title("第一天：大门敞开").line(f"来源：东城机床职业学校\n{MORNING * 8}")
    word.picture(photo_bytes("lathe", (1200, 800))).line("图1：师傅在车床前讲解")
    word.line("下午，大家动手做了一把锤子，带回了家。")
    return archive(
        bureau.mail / "报送.zip",
        {
            "5月12日/第一天.docx": word.bytes(),
            "5月12日/照片/图片1.jpg": photo_bytes("lathe", (1800, 1200)),
            "5月12日/旧稿.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 90,
        },
    )


def second_mail(bureau: Bureau) -> Path:
    """A folder: a film, and a Word file of the same name."""
    folder = bureau.mail / "我的一天"
    draw_film(folder / "我的一天.mp4", (640, 360), seconds=2, seed="day")
    Word().title("我的一天：从开机床到关灯").line(MORNING * 8).save(folder / "我的一天.docx")
    return folder


def third_mail(bureau: Bureau) -> tuple[Path, Path]:
    word = Word().title("最后一天，锤子排成一排").line(MORNING * 8)
    return word.save(bureau.mail / "总结篇.docx"), photo(bureau.mail / "总结篇.jpg", "row", (1600, 1067))


def close_the_day(bureau: Bureau, day: str) -> None:
    """After the cutoff: read, mend, approve, build, tell."""
    for story in (*bureau.stories(day, LATHES), *bureau.stories(day, NURSES)):
        text = story.read_text("utf-8").replace("caption: ''", "caption: 车间里的一排锤子")
        story.write_text(text.replace("\n  caption: ", "\n  pupils: false\n  caption: "), "utf-8")
        bureau.run("approve", story.parent, "--by", "沈禾", "--as-of", f"{day}T16:10")
    bureau.said[f"build {day}"] = bureau.run("build", "--strict", "--as-of", f"{day}T16:17")
    bureau.said[f"bulletin {day}"] = bureau.run("bulletin", "--week", WEEK, "--as-of", f"{day}T16:20")


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """The week, lived once."""
    place = tmp_path_factory.mktemp("bureau")
    site = SmallSite(place / "project")
    shutil.rmtree(site.week_path)
    site.add_theme()
    bureau = Bureau(site.root, place / "mail")
    set_up(bureau)
    filed = ("--week", WEEK, "--school")
    bureau.said["first intake"] = bureau.run(
        *("intake", first_mail(bureau), *filed, LATHES, "--day", DAYS[0], "--as-of", f"{DAYS[0]}T15:00"), code=1
    )
    close_the_day(bureau, DAYS[0])
    bureau.run("intake", second_mail(bureau), *filed, LATHES, "--day", DAYS[1], "--as-of", f"{DAYS[1]}T15:30")
    close_the_day(bureau, DAYS[1])
    bureau.run("intake", *third_mail(bureau), *filed, LATHES, "--day", DAYS[2], "--as-of", f"{DAYS[2]}T15:30")
    late = Word().title("护理室里的一小时").line(MORNING * 8).save(bureau.mail / "护理室.docx")
    bureau.run("intake", late, *filed, NURSES, "--day", DAYS[2], "--as-of", f"{DAYS[2]}T16:05")
    bureau.edit(bureau.stories(DAYS[2], LATHES)[0], ("\nstatus:", "\nfeatured: true\nstatus:"))
    close_the_day(bureau, DAYS[2])
    return bureau


def test_mail_becomes_stories_and_what_cannot_is_named(bureau: Bureau) -> None:
    assert "旧稿.doc：是旧版 Word 文档" in bureau.said["first intake"]
    (story,) = bureau.stories(DAYS[0], LATHES)
    assert "title: 第一天：大门敞开" in story.read_text("utf-8")
    # The original, not what Word had made of it, and only once.
    assert [path.name for path in sorted(story.parent.glob("*.jpg"))] == ["01.jpg"]
    assert (story.parent / "01.jpg").read_bytes() == photo_bytes("lathe", (1800, 1200))


def test_the_public_finds_each_day_what_was_approved(bureau: Bureau) -> None:
    for day, words in zip(DAYS, ("大门敞开", "从开机床到关灯", "锤子排成一排"), strict=True):
        assert words in bureau.site(f"days/{day}")
        assert "0 项" in bureau.said[f"build {day}"].replace("没有发布", "").replace("│", "")
    assert "<video" in bureau.site(f"stories/{bureau.stories(DAYS[1], LATHES)[0].parent.name}")


def test_each_day_the_bulletin_says_who_filed_and_who_did_not(bureau: Bureau) -> None:
    first, last = bureau.said[f"bulletin {DAYS[0]}"], bureau.said[f"bulletin {DAYS[2]}"]
    assert "按时完成 1 所，未报送 1 所" in first
    assert "西城护理职业学校" in first.partition("当日报送情况")[0]
    assert "迟报 1 所" in last
    table = bureau.run("bulletin", "--week", WEEK, "--day", DAYS[2], "--format", "csv", "--as-of", f"{DAYS[2]}T18:00")
    rows = list(csv.reader(io.StringIO(table.lstrip("\ufeff"))))
    assert any("东城机床职业学校" in row for row in rows)


def test_the_form_goes_out_comes_back_and_is_the_same_again(bureau: Bureau) -> None:
    blank, again = bureau.mail / "空表.xlsx", bureau.mail / "汇总.xlsx"
    named = ("--week", WEEK, "--form", "rongchang")
    bureau.run("statistics", "export", *named, "--blank", blank, "--as-of", f"{DAYS[2]}T18:00")
    # Schools leave the number of schools blank: the form wants it of bureaus alone.
    filled = {
        "东城机床职业学校": [None, 56, 900, 0.75, 12, 2300, 8, 2, 3],
        "西城护理职业学校": [None, 40, 700, 0.5, 5, 1200, 6, 1, 0],
    }
    workbook = load_workbook(blank)
    for row in workbook.worksheets[0].iter_rows():
        for cell, value in zip(row[1:], filled.get(row[0].value, ()), strict=False):
            cell.value = value
    workbook.save(blank)
    bureau.run("statistics", "import", *named, blank)
    bureau.run("statistics", "export", *named, again, "--as-of", f"{DAYS[2]}T18:00")
    shown = {row[0]: list(row[1:10]) for row in load_workbook(again).worksheets[0].iter_rows(values_only=True)}
    assert {unit: shown[unit] for unit in filled} == filled


def test_what_is_chosen_goes_to_the_next_level_in_word_with_its_pictures(bureau: Bureau) -> None:
    place = bureau.mail / "上报"
    bureau.run("package", "--week", WEEK, "--output", place, "--as-of", f"{DAYS[2]}T18:00")
    (document,) = place.rglob("*.docx")
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(document)).paragraphs)
    assert "最后一天，锤子排成一排" in words
    assert "大门敞开" not in words
    (pictures,) = place.rglob("*.zip")
    assert [name[-8:] for name in zipfile.ZipFile(pictures).namelist()] == ["-图01.jpg", "图片说明.txt"]
    assert list(place.rglob("*.xlsx"))


def test_the_summary_has_its_headings_and_marks_what_is_still_to_be_written(bureau: Bureau) -> None:
    paper = bureau.mail / "总结.docx"
    bureau.run("summary", "--week", WEEK, "--output", paper, "--as-of", f"{DAYS[2]}T18:00", code=1)
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(paper)).paragraphs)
    for heading in ("基本情况", "主要做法和措施", "取得的成效", "媒体宣传情况", "存在问题及建议"):
        assert heading in words
    assert "【待补充" in words


def test_after_the_week_a_story_is_withdrawn_and_leaves_only_what_was_asked_for(bureau: Bureau) -> None:
    (story,) = bureau.stories(DAYS[0], LATHES)
    moment = ("--as-of", "2024-05-20T09:00")
    reason = ("--by", "沈禾", "--reason", "家长要求", "--notice", "应当事人要求撤下。")
    bureau.run("withdraw", story.parent, *reason, *moment)
    bureau.run("build", *moment)
    pages = "".join(path.read_text("utf-8") for path in (bureau.root / "site").rglob("*.html"))
    assert "大门敞开" not in pages
    assert "应当事人要求撤下" in bureau.site(f"stories/{story.parent.name}")
    assert date.fromisoformat(DAYS[0]).isoformat() in pages
