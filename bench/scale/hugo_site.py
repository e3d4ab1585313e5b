"""Hugo's side: the same content as files of a Hugo site, and the templates of `hugo/` beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from hugo_parts import list_feed_parts, list_full_pages

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "hugo"
ZONE = ZoneInfo("Asia/Shanghai")
# When a day's stories are closed unless its week says otherwise (docs/content.md).
CUTOFF = time(16, 0)
# Pages of a week of which there is one each.
SECTIONS = {"admissions": "招生", "directory": "学校名录", "statistics": "数字"}
# Folders of pages that are no page themselves.
FOLDERS = ("schools", "days", "channels", "audiences", "stories/page")
_ICON = re.compile(r'"icon\.html" "([a-z-]+)"|"icon" "([a-z-]+)"|"(account-[a-z]+|home-city)"')

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Filed:
    """A story with its place: its day, its address, front matter and text."""

    day: str
    slug: str
    data: Item
    text: str

    @property
    def changed(self) -> datetime:
        """When it was approved."""
        return _changed(self.data)


def write_hugo_site(content: Path, site: Path) -> None:
    """Lay out a Hugo site for a Skillweek `content/` folder."""
    shutil.copytree(TEMPLATES, site)
    (site / "static").mkdir()
    _copy_icons(site)
    pages = site / "content"
    _write_page(pages / "_index.md", {"title": _read_yaml(content / "site.yml")["title"], "type": "home"})
    for name, title in (("archive", "历届活动周"), ("search", "搜索")):
        _write_page(pages / f"{name}.md", {"title": title, "type": name})
    about, text = read_item(content / "pages" / "about.md")
    _write_page(pages / "about.md", {**about, "type": "about"}, text)
    total = sum(_write_week(path, pages / path.name) for path in sorted((content / "weeks").iterdir()))
    _write_folder(pages / "feed")
    for path, data in list_feed_parts("", total):
        _write_page(pages / path, data)


def story_file(site: Path, week: str, slug: str) -> Path:
    """Where a story stands in the Hugo site."""
    return site / "content" / week / "stories" / f"{slug}.md"


def read_item(path: Path) -> tuple[dict[str, Any], str]:
    """An item's front matter and text."""
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(head, Loader=yaml.CSafeLoader), text


def _write_week(source: Path, target: Path) -> int:
    week = _read_yaml(source / "week.yml")
    start, end = (date.fromisoformat(week[name]) for name in ("start", "end"))
    days = [start + timedelta(number) for number in range((end - start).days + 1)]
    stories = [
        Filed(at.parent.parent.name, at.parent.name, *read_item(at)) for at in source.glob("stories/*/*/index.md")
    ]
    common = {
        "type": "week",
        "date": week["start"],
        "description": week["theme"],
        "days": [day.isoformat() for day in days],
    }
    _write_page(target / "_index.md", {**week, **common, "lastmod": _latest(stories)})
    for part in FOLDERS:
        _write_folder(target / part)
    title = f"全部故事 · {week['short_title']}"
    _write_page(
        target / "stories" / "_index.md",
        {"title": title, "type": "stories", "outputs": ["html"], "lastmod": _latest(stories)},
    )
    _write_stories(target, stories)
    _write_schools(source, target, stories)
    _write_days(target, week, days, stories)
    _write_ways(target, week)
    for path, data in (*list_full_pages(week, stories), *list_feed_parts(target.name, len(stories), week, stories)):
        _write_page(target.parent / path if path.startswith(target.name) else target / path, data)
    return len(stories)


def _write_stories(target: Path, stories: Iterable[Filed]) -> None:
    for story in stories:
        closed = datetime.combine(date.fromisoformat(story.day), CUTOFF, tzinfo=ZONE)
        dates = {"date": min(story.changed, closed).isoformat(), "lastmod": story.changed.isoformat(), "day": story.day}
        _write_page(target / "stories" / f"{story.slug}.md", {**story.data, **dates, "type": "story"}, story.text)


def _write_schools(source: Path, target: Path, stories: Iterable[Filed]) -> None:
    changes: dict[str, list[datetime]] = {}
    for story in stories:
        changes.setdefault(story.data["school"], []).append(story.changed)
    for item in sorted(source.glob("schools/*/index.md")):
        data, text = read_item(item)
        name, folder = item.parent.name, target / "schools" / item.parent.name
        lastmod = max([_changed(data), *changes.get(name, [])]).isoformat()
        titles = {"title": f"{data['title']} · 线上开放日", "linkTitle": data["title"]}
        _write_page(folder / "_index.md", {**data, **titles, "type": "school", "lastmod": lastmod}, text)
        _write_poster(folder, data["title"])


def _write_days(target: Path, week: Item, days: Iterable[date], stories: Iterable[Filed]) -> None:
    for day in days:
        label = f"{day.month}月{day.day}日"
        words = f"{week['title']}{label}的活动、故事和图片"
        named = {"title": f"{label} · {week['short_title']}", "linkTitle": label, "description": words, "type": "day"}
        folder = target / "days" / day.isoformat()
        lastmod = _latest(story for story in stories if story.day == day.isoformat())
        _write_page(folder / "_index.md", {**named, "lastmod": lastmod})
        _write_poster(folder, week["theme"])


def _write_ways(target: Path, week: Item) -> None:
    """Channels, kinds of visitors, and the pages of which a week has one each."""
    title, short = week["title"], week["short_title"]
    for channel in week["channels"]:
        name = channel["name"]
        named = {"title": f"{name} · {short}", "linkTitle": name, "description": f"{title}：{name}", "type": "channel"}
        _write_page(target / "channels" / channel["slug"] / "_index.md", named)
    for audience in week["audiences"]:
        name = audience["name"]
        named = {"title": f"我是{name} · {short}", "linkTitle": name, "description": audience["promise"]}
        _write_page(target / "audiences" / f"{audience['slug']}.md", {**named, "type": "audience"})
    for slug, name in SECTIONS.items():
        outputs = {"outputs": ["html", "opml"]} if slug == "directory" else {}
        named = {"title": f"{name} · {short}", "linkTitle": name, "description": f"{title}：{name}"}
        _write_page(target / f"{slug}.md", {**named, **outputs, "type": slug})


def _write_folder(folder: Path) -> None:
    _write_page(folder / "_index.md", {"title": folder.name, "type": "folder", "build": {"render": "never"}})


def _write_poster(folder: Path, title: str) -> None:
    _write_page(folder / "poster.md", {"title": f"海报：{title}", "type": "poster"})


def _changed(data: Item) -> datetime:
    return datetime.fromisoformat(data["approved"]["on"])


def _latest(stories: Iterable[Filed]) -> str:
    return max((story.changed for story in stories), default=datetime(2000, 1, 1, tzinfo=ZONE)).isoformat()


def _copy_icons(site: Path) -> None:
    """The icons that the templates name, from Material's set."""
    spec = find_spec("material")
    (place,) = spec.submodule_search_locations or () if spec else ()
    (site / "assets" / "icons").mkdir(parents=True)
    for template in sorted((site / "layouts").rglob("*.html")):
        for names in _ICON.findall(template.read_text(encoding="utf-8")):
            for name in filter(None, names):
                icon = Path(place) / "templates" / ".icons" / "material" / f"{name}.svg"
                shutil.copyfile(icon, site / "assets" / "icons" / icon.name)


def _read_yaml(path: Path) -> dict[str, Any]:
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _write_page(path: Path, data: Item, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = yaml.dump(dict(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    path.write_text(f"---\n{head}---\n{text}", encoding="utf-8")
