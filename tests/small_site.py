"""A small, sound site in a folder of its own, for tests to build on and to spoil."""

from __future__ import annotations

import random
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import av
import yaml
from PIL import Image

from showcase.checks.content import check_site
from showcase.checks.publication import Publication, select_public
from showcase.desk.approval import Outcome, approve
from showcase.generator import Inspection, Showcase, generate, inspect
from showcase.model import Issue
from showcase.pages.page import Page
from showcase.project import Project
from showcase.reader.ledger import Ledger
from showcase.reader.site import Content, read_content

PROJECT_ROOT = Path(__file__).resolve().parent.parent
ZONE = ZoneInfo("Asia/Shanghai")
AS_OF = datetime(2024, 5, 20, 12, 0, tzinfo=ZONE)
APPROVED_ON = datetime(2024, 5, 12, 9, 0, tzinfo=ZONE)

SITE = {
    "title": "试验活动周",
    "subtitle": "天天有活动",
    "url": "https://weeks.example/",
    "organiser": "试验教育局",
}
WEEK = {
    "title": "2024年试验职业教育活动周",
    "short_title": "试验 2024",
    "region": "试验市",
    "level": "city",
    "organisers": ["试验教育局"],
    "theme": "技能：让生活更美好",
    "start": "2024-05-12",
    "end": "2024-05-14",
    "kinds": [{"slug": "activity", "name": "活动开展情况"}, {"slug": "film", "name": "视频"}],
    "channels": [
        {"slug": "skills", "name": "十八般武艺", "max_seconds": 120, "channels": [{"slug": "best", "name": "最美职教"}]}
    ],
    "audiences": [{"slug": "parents", "name": "家长", "promise": "放心选择"}],
}
SCHOOL = {
    "title": "试验职业学校",
    "kind": "中等职业学校",
    "district": "东城区",
    "summary": "一所用来试验的学校",
    "status": "submitted",
}
STORY = {"title": "车间里的第一课", "school": "first", "kind": "activity", "status": "submitted"}
EVENT = {"title": "校园开放", "kind": "activity", "school": "first", "status": "submitted"}


def progress(done: int, total: int) -> None:
    """Nobody watches."""


class SmallSite:
    """A project at `root`: one week `demo-2024` of three days, to which tests add what they are about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.project = Project(root)
        self.week_path = root / "content" / "weeks" / "demo-2024"
        self.write_yaml("content/site.yml", SITE)
        self.write("content/pages/about.md", "---\ntitle: 关于\n---\n这是试验网站。\n")
        self.week()
        (root / "node_modules").symlink_to(PROJECT_ROOT / "node_modules", target_is_directory=True)

    def write(self, path: str, text: str) -> Path:
        """A text file, by its path from the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def write_yaml(self, path: str, data: dict[str, Any]) -> Path:
        return self.write(path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))

    def write_front_matter(self, path: str, data: dict[str, Any], text: str) -> Path:
        return self.write(path, f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False)}---\n{text}\n")

    def week(self, **changes: Any) -> Path:
        """week.yml with these keys changed; None takes a key out."""
        return self.write_yaml("content/weeks/demo-2024/week.yml", _changed(WEEK, changes))

    def school(self, slug: str = "first", text: str = "欢迎来到学校。", **changes: Any) -> Path:
        """A school's index.md; returns its folder."""
        path = f"content/weeks/demo-2024/schools/{slug}/index.md"
        return self.write_front_matter(path, _changed(SCHOOL, changes), text).parent

    def story(
        self, slug: str = "first-lesson", day: str = "2024-05-12", text: str = "老师傅开了机床。", **changes: Any
    ) -> Path:
        """A story's index.md; returns its folder."""
        path = f"content/weeks/demo-2024/stories/{day}/{slug}/index.md"
        return self.write_front_matter(path, _changed(STORY, changes), text).parent

    def raw_story(self, front_matter: str, text: str = "老师傅开了机床。", slug: str = "first-lesson") -> Path:
        """A story whose front matter is written as it stands here; returns its folder."""
        path = f"content/weeks/demo-2024/stories/2024-05-12/{slug}/index.md"
        return self.write(path, f"---\n{front_matter}\n---\n{text}\n").parent

    def event(self, slug: str = "open-gates", day: str = "2024-05-12", text: str = "", **changes: Any) -> Path:
        """An event's file."""
        path = f"content/weeks/demo-2024/events/{day}-{slug}.md"
        return self.write_front_matter(path, _changed(EVENT, changes), text)

    def story_with_photo(self, slug: str = "first-lesson", **changes: Any) -> Path:
        """A story with one sound photo, 01.jpg."""
        photo = {"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}
        folder = self.story(slug, **{"photos": [photo], **changes})
        draw_photo(folder / "01.jpg", seed=slug)
        return folder

    def story_with_film(self, slug: str = "first-film", **changes: Any) -> Path:
        """A story with one sound film, film.mp4, of two seconds."""
        film = {"file": "film.mp4", "caption": "一分钟看懂调试", "pupils": False}
        folder = self.story(slug, **{"kind": "film", "videos": [film], **changes})
        draw_film(folder / "film.mp4", seed=slug)
        return folder

    def page(self, url: str, as_of: datetime = AS_OF) -> Page:
        """The page at an address, as it is laid out."""
        return next(page for page in self.generate(as_of).layout.pages if page.url == url)

    def content(self) -> Content:
        return read_content(self.root, Ledger())

    def issues(self, as_of: datetime = AS_OF) -> tuple[Issue, ...]:
        """What reader and checks find; pixels are not decoded."""
        content = self.content()
        found = check_site(content.site, as_of) if content.site else ()
        return tuple(sorted((*content.issues, *found)))

    def rules(self, as_of: datetime = AS_OF) -> list[str]:
        """The names of the rules that the content breaks."""
        return [issue.rule for issue in self.issues(as_of)]

    def only_issue(self, as_of: datetime = AS_OF) -> Issue:
        """The one issue that the content has; it says in Chinese what is wrong and what to do."""
        (issue,) = self.issues(as_of)
        for words in (issue.message, issue.remedy):
            assert re.search("[\u4e00-\u9fff]", words), words
            assert words.isprintable(), words
        return issue

    def publication(self, as_of: datetime = AS_OF) -> Publication:
        content = self.content()
        assert content.site is not None
        return select_public(content, content.site, self.issues(as_of), as_of)

    def public_stories(self, as_of: datetime = AS_OF) -> list[str]:
        return [story.slug for week in self.publication(as_of).site.weeks for story in week.stories]

    def approve(self, *paths: str, by: str = "审核员", on: datetime = APPROVED_ON) -> tuple[Outcome, ...]:
        """Approve what lies below these paths; without any, everything."""
        chosen = [PurePosixPath(path) for path in paths or ("content/weeks",)]
        with ThreadPoolExecutor(2) as executor:
            return approve(self.project, chosen, by, on, executor)

    def inspect(self, as_of: datetime = AS_OF) -> Inspection:
        with ThreadPoolExecutor(2) as executor:
            return inspect(self.project, as_of, executor, progress)

    def generate(self, as_of: datetime = AS_OF) -> Showcase:
        with ThreadPoolExecutor(2) as executor:
            return generate(self.project, as_of, executor, progress)

    def add_theme(self) -> None:
        """What MkDocs needs besides the content: its settings, hook, theme, brand and packages."""
        shutil.copy(PROJECT_ROOT / "mkdocs.yml", self.root)
        for name in ("hooks", "theme", "node_modules"):
            if not (self.root / name).exists():
                (self.root / name).symlink_to(PROJECT_ROOT / name, target_is_directory=True)
        shutil.copytree(PROJECT_ROOT / "media" / "brand", self.root / "media" / "brand", dirs_exist_ok=True)


def draw_photo(path: Path, size: tuple[int, int] = (900, 600), *, seed: object = 0, **save: Any) -> Path:
    """A picture of coloured squares, in the format that the path's suffix names; the same seed gives the same pixels."""
    dice = random.Random(str(seed))  # noqa: S311
    small = Image.frombytes("RGB", (6, 4), dice.randbytes(6 * 4 * 3))
    path.parent.mkdir(parents=True, exist_ok=True)
    small.resize(size, Image.Resampling.NEAREST).save(path, **save)
    return path


def draw_film(
    path: Path,
    size: tuple[int, int] = (320, 240),
    *,
    seconds: float = 2.0,
    seed: object = 0,
    sound: int = 0,
    black: float = 0.0,
    rotation: int = 0,
    picture: Image.Image | None = None,
    metadata: dict[str, str] | None = None,
    **options: str,
) -> Path:
    """A film (MP4, H.264) of a slowly changing colour, or of one picture, with so many AAC sound tracks, its first `black` seconds dark.

    `rotation` is how far a player is to turn it, in degrees.
    """
    red, green, blue = random.Random(str(seed)).randbytes(3)  # noqa: S311
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="mp4", options=options) as film:
        film.metadata.update(metadata or {})
        pictures = film.add_stream("libx264", rate=10, options={"preset": "ultrafast", "crf": "20"})
        pictures.width, pictures.height, pictures.pix_fmt = *size, "yuv420p"
        if rotation:
            pictures.set_display_rotation(rotation)
        voices = [film.add_stream("aac", rate=8000, layout="mono") for _ in range(sound)]
        for stream in (pictures, *voices):
            stream.metadata.update(metadata or {})
        for number in range(round(seconds * 10)):
            color = (red, green, (blue + number) % 256) if number >= black * 10 else (0, 0, 0)
            frame = av.VideoFrame.from_image((picture or Image.new("RGB", size, color)).convert("RGB"))
            film.mux(pictures.encode(frame))
        for voice in voices:
            for number in range(round(seconds * 8000) // 1000):
                silence = av.AudioFrame(format="fltp", layout="mono", samples=1000)
                silence.planes[0].update(bytes(4000))
                silence.sample_rate, silence.pts = 8000, number * 1000
                film.mux(voice.encode(silence))
        for stream in (pictures, *voices):
            film.mux(stream.encode())
    return path


def _changed(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**data, **changes}.items() if value is not None}
