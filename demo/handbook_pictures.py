"""Run the handbook's commands in a small project of their own and draw what they answer: `python demo/handbook_pictures.py`."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
from PIL import Image

from canvas import SIZES, Picture
from handbook_drawing import Studio, studio
from render import GRADES, rasterise, write_jpeg
from scenes import SCENES

ROOT = Path(__file__).resolve().parent.parent
DAY = "2026-05-10"
WEEK = "shili-2026"
STORY = f"content/weeks/{WEEK}/stories/{DAY}/di-yi-tian-da-men-chang-kai"
CARE_STORY = f"content/weeks/{WEEK}/stories/{DAY}/shu-yin-xia-de-hu-li-ke"
SITE = """title: 职业教育活动周
subtitle: 天天有活动，处处有看点，人人有收获
url: https://weeks.example/
organiser: 示例市教育局
notice: 这是手册插图用的示例，学校、人物和事件都是虚构的。
"""
SCHOOLS = {
    "hewan": ("河湾工程职业学校（示例）", "河湾区", "学机床、学焊接的学校"),
    "yunling": ("云岭护理学校（示例）", "云岭区", "学护理、学幼教的学校"),
    "dongshan": ("东山技工学校（示例）", "东山区", "学烹饪、学汽修的学校"),
}
OPENING = (
    "上午八点，河湾工程职业学校的大门向居民敞开。门口没有长长的讲话，只有一张桌子、三十副护目镜和一排排号牌。"
    "领到一号牌的是住在隔壁小区的退休教师老范，他说路过这道围墙二十年，今天第一次走进来。",
    "车工实训室里，老师傅先不开机器，让大家听。“主轴转得匀不匀，耳朵比眼睛先知道。”他把转速调低，又调高，"
    "围着的人慢慢安静下来。等到自己上手，切下来的第一圈铁屑蓝得发亮，老范用纸包好，说要带回去给孙子看。",
    "下午，四十位居民每人做了一把小锤子。锤头是学校备好的料，倒角、打磨、装柄都是自己来，身后站着一位学生，只动嘴，不动手。",
)
CARE = (
    "云岭护理学校把课堂搬到了社区的树荫下。两张桌子拼在一起，一边量血压，一边教怎样给老人翻身。学生先在人偶上示范，"
    "再请家属自己来一遍，手放在哪里、力往哪里使，一句一句说清楚。",
    "来得最早的是一对老夫妻。老先生腿脚不便，老伴照顾了三年，一直是硬拉。学了半个小时，她直起腰来说，原来可以不费这么大劲。"
    "一上午，七十二位居民量了血压，三十一位家属学会了翻身和拍背。学生们收摊时，把写着步骤的大字卡片留给了居委会，约好下周再来。",
)


class Project:
    """A project of its own in a temporary folder: the repository's program, content from scratch."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        for name in ("build.py", "mkdocs.yml"):
            shutil.copy(ROOT / name, root / name)
        for name in ("hooks", "theme", "media/brand"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        (root / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
        (root / "content" / "pages").mkdir(parents=True)
        (root / "content" / "site.yml").write_text(SITE, encoding="utf-8")

    def run(self, words: str, clock: str = "10:00", answer: int = 0, now: bool = False) -> tuple[str, str]:
        """A command as it is typed, and what it says at that time of the day (`now`: it asks no clock); it must end with `answer`."""
        moment = [] if now else ["--as-of", f"{DAY}T{clock}"]
        done = subprocess.run(  # noqa: S603
            [sys.executable, "build.py", *words.split(" "), *moment],
            cwd=self.root,
            env={**os.environ, "COLUMNS": "96", "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if done.returncode != answer:
            raise RuntimeError(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
        return f".venv/bin/python build.py {words}", done.stdout

    def edit(self, path: str, changes: dict[str, str]) -> str:
        """A file with words exchanged, as an editor does it; its new text."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        for old, new in changes.items():
            if old not in text:
                raise ValueError(f"{path} does not say {old}")
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        return text


def main() -> int:
    """Draw all pictures into the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "docs" / "images" / "handbook", help="folder of the pictures"
    )
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, studio(options.out) as drawing:
        project = Project(Path(folder) / "skillweek")
        begin(project, drawing)
        take_in(project, drawing)
        preview(project, drawing)
        publish(project, drawing)
        take_down(project, drawing)
    drawn = sorted(options.out.glob("*.png"))
    print(f"{len(drawn)} pictures, {sum(path.stat().st_size for path in drawn) / 1e6:.2f} MB")
    return 0


def begin(project: Project, drawing: Studio) -> None:
    """The week, its schools, and a story's file as `new story` leaves it."""
    typed = f"new week --region 示例市 --start {DAY} --end 2026-05-16 --theme 技能：让生活更美好"
    drawing.terminal("new-week", *project.run(typed, now=True))
    for slug, (title, district, summary) in SCHOOLS.items():
        words = f"--title {title} --kind 中等职业学校 --district {district} --summary {summary} --slug {slug}"
        answer = project.run(f"new school --week {WEEK} {words}", now=True)
        if slug == "hewan":
            drawing.terminal("new-school", *answer)
    project.run(
        f"new story --week {WEEK} --day {DAY} --school hewan --kind activity --title 第一天：大门敞开 --slug draft"
    )
    draft = project.root / f"content/weeks/{WEEK}/stories/{DAY}/draft"
    marks = {"title": 1, "status": 2, "# photos": 3, "# 画面里": 4, "<!--": 5, "示例 2026": 6}
    drawing.file("story-file", "index.md", (draft / "index.md").read_text(encoding="utf-8"), marks)
    shutil.rmtree(draft)


def take_in(project: Project, drawing: Studio) -> None:
    """Two schools' mail, the faults in it, and the file when they are mended."""
    mail = project.root.parent / "mail"
    mail.mkdir()
    write_mail(mail / "河湾5月10日.zip")
    words = f"intake ../mail/河湾5月10日.zip --week {WEEK} --school hewan --day {DAY}"
    marks = {"收到": 1, "新故事": 2, "← 河湾5月10日.zip/照片/焊接.jpg": 3, "不能收": 4, "按活动周": 5}
    drawing.terminal("intake", *project.run(words, "15:00", 1), marks)
    project.edit(f"{STORY}/index.md", {"caption: ''": "caption: 学生演示焊接"})
    drawing.terminal("check", *project.run(f"check --week {WEEK}", "15:05", 1), {"第": 1, "→": 2})
    changes = {"- file: ": "- pupils: false\n  file: ", "联系人：张老师，13812345678。": ""}
    text = project.edit(f"{STORY}/index.md", changes)
    drawing.file("story-ready", "index.md", text, {"status": 1, "- pupils": 2, "caption": 3})
    write_word(mail / "树荫下的护理课.docx", "树荫下的护理课", CARE, ["nursing"], "学生示范怎样翻身", "")
    project.run(f"intake ../mail/树荫下的护理课.docx --week {WEEK} --school yunling --day {DAY}", "15:40")
    project.edit(f"{CARE_STORY}/index.md", {"- file: ": "- pupils: false\n  file: "})


def preview(project: Project, drawing: Studio) -> None:
    """What editors see before anything is approved."""
    project.run("build --preview", "15:45")
    drawing.phone("preview-day", project.root / "preview", f"{WEEK}/days/{DAY}/", "a[href*='di-yi-tian']")


def publish(project: Project, drawing: Studio) -> None:
    """Approved, built, reported on."""
    drawing.terminal("approve", *project.run(f"approve {STORY} --by 沈禾（示例）", "15:50"))
    project.run(f"approve {CARE_STORY} --by 沈禾（示例）", "15:52")
    project.run("build", "16:17")
    drawing.phone("story", project.root / "site", f"{WEEK}/stories/di-yi-tian-da-men-chang-kai/")
    drawing.phone("gallery", project.root / "site", f"{WEEK}/days/{DAY}/", "[id=photos], .gallery")
    drawing.terminal("bulletin", *project.run(f"bulletin --week {WEEK} --day {DAY}", "16:20"))
    featured = {"status: approved": "status: submitted\nfeatured: true"}
    project.edit(f"{CARE_STORY}/index.md", featured)
    project.run(f"approve {CARE_STORY} --by 沈禾（示例）", "16:30")
    drawing.terminal("package", *project.run(f"package --week {WEEK}", "16:40"))


def take_down(project: Project, drawing: Studio) -> None:
    """A story withdrawn with a notice."""
    words = f"withdraw {STORY} --by 沈禾（示例） --reason 照片里的居民不愿公开 --notice 应当事人要求撤下"
    drawing.terminal("withdraw", *project.run(words, "17:00"))
    project.run("build", "17:05")
    drawing.phone("takedown", project.root / "site", f"{WEEK}/stories/di-yi-tian-da-men-chang-kai/")


def write_mail(path: Path) -> None:
    """An archive as schools send it: a Word file with a picture, another picture, and an old Word file that cannot be read."""
    word = path.with_suffix(".docx")
    last = "联系人：张老师，13812345678。"
    write_word(word, "第一天：大门敞开", OPENING, ["lathe"], "老师傅在车床前讲解", last)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(word, "第一天.docx")
        archive.writestr("照片/焊接.jpg", photo("welding", path.parent))
        archive.writestr("旧稿.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100)
    word.unlink()


def write_word(path: Path, title: str, text: tuple[str, ...], scenes: list[str], caption: str, last: str) -> None:
    """A Word file: title, paragraphs, after the first of them the pictures with their caption, a last line."""
    document = docx.Document()
    document.add_heading(title, 0)
    for number, paragraph in enumerate((*text, last)):
        document.add_paragraph(paragraph)
        for scene in scenes if number == 0 else ():
            document.add_picture(io.BytesIO(photo(scene, path.parent)), width=4_000_000)
            document.add_paragraph(f"图1：{caption}")
    document.save(str(path))


def photo(scene: str, folder: Path) -> bytes:
    """A drawn photograph (JPEG)."""
    picture = Picture(scene, 2026, "morning", "wide")
    SCENES[scene](picture)
    image: Image.Image = rasterise(picture.svg(*SIZES["small"]))
    path = folder / f"{scene}.jpg"
    write_jpeg(image, path, GRADES["small"], scene)
    data = path.read_bytes()
    path.unlink()
    return data


if __name__ == "__main__":
    sys.exit(main())
