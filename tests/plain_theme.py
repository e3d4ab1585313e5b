"""A theme of a few lines and showcases of plain pages: what publishing makes of them is seen without MkDocs and without content."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from multiprocessing import parent_process
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from showcase.feeds.feed import Feed
from showcase.model import Site
from showcase.pages.layout import Layout
from showcase.pages.page import Page
from showcase.publish.fingerprint import value_digest
from showcase.publish.showcase import Showcase
from showcase.publish.theme import Render

SITE = Site("试验活动周", "https://weeks.example/", ZoneInfo("Asia/Shanghai"), "试验教育局")
SCRIPT = "assets/js/site.js"


@dataclass(frozen=True)
class PlainPages:
    """Each page is its title and, for tests, the words given for its address; `rendered` notes what this process rendered."""

    site_title: str = ""
    preview: bool = False
    templates: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    rendered: list[str] = field(default_factory=list, compare=False)

    def digest(self, template: str) -> str:
        return value_digest(self.site_title, self.preview, self.templates.get(template, ""), self.words)

    def open(self) -> Render:
        return self.render

    def render(self, page: Page) -> str:
        self.rendered.append(page.url)
        mark = " data-preview" if self.preview else ""
        own = (self.templates.get(page.template, ""), self.words.get(page.url, ""), escape(str(page.values or "")))
        parts = "".join(f"<p>{words}</p>" for words in own if words)
        return (
            f'<!DOCTYPE html><html{mark} lang="zh-Hans"><head><title>{escape(page.title)} · {self.site_title}</title></head>'
            f"<body data-pagefind-body><h1>{escape(page.title)}</h1>{parts}</body></html>"
        )


@dataclass
class PlainTheme:
    """A theme whose frame is a script and these files (path → words); `framed` counts how often it was written.

    `templates` holds words that pages of a template show, `words` those of a page alone, by address; `before_frame` is called before it is written.
    """

    frame: dict[str, str] = field(default_factory=lambda: {SCRIPT: "say('车间');"})
    templates: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    rendered: list[str] = field(default_factory=list)
    framed: int = 0
    before_frame: Callable[[], object] = lambda: None

    def digest(self, showcase: Showcase) -> str:
        return value_digest(self.frame, replace(showcase.site, weeks=(), written=()), [*map(str, showcase.handwritten)])

    def write_frame(self, showcase: Showcase, folder_path: Path) -> dict[str, Any]:
        self.before_frame()
        self.framed += 1
        mark = " data-preview" if showcase.preview else ""
        written = {f"{url}index.html": f"<html{mark} lang=zh-Hans><p>{url}" for url in showcase.handwritten_urls}
        for path, words in {**self.frame, **written}.items():
            target = folder_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(words, encoding="utf-8")
        return {"menu": [*showcase.handwritten_urls]}

    def pages(self, showcase: Showcase, frame: Mapping[str, Any]) -> PlainPages:
        title = " ".join((showcase.site.title, *frame["menu"]))
        return PlainPages(title, showcase.preview, self.templates, self.words, self.rendered)


@dataclass(frozen=True)
class DyingPages(PlainPages):
    """The first process besides the test's own that renders this page is killed, as if by the system."""

    url: str = ""
    killed_path: Path = Path()

    def render(self, page: Page) -> str:
        if page.url == self.url and parent_process() is not None and not self.killed_path.exists():
            self.killed_path.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().render(page)


@dataclass(frozen=True)
class SlowPages(PlainPages):
    """Every process that renders writes its number into a folder, and takes its time."""

    folder_path: Path = Path()

    def render(self, page: Page) -> str:
        (self.folder_path / str(os.getpid())).touch()
        time.sleep(60)
        return super().render(page)


def plain_page(url: str, title: str = "", template: str = "plain.html", **more: Any) -> Page:
    return Page(url, template, title or f"页面{url}", None, **more)


def plain_pages(number: int) -> tuple[Page, ...]:
    return tuple(plain_page(f"p/{one:03}/") for one in range(number))


def plain_showcase(
    pages: Iterable[Page] = (),
    *,
    site: Site = SITE,
    feeds: tuple[Feed, ...] = (),
    texts: Mapping[str, bytes] | None = None,
    media: Mapping[str, Path] | None = None,
    preview: bool = False,
    handwritten: Mapping[Any, Any] | None = None,
) -> Showcase:
    """A showcase of these pages; without any, of a home."""
    return Showcase(
        site=site,
        layout=Layout(tuple(pages) or (plain_page("", "首页"),), (), ()),
        feeds=feeds,
        texts=texts or {},
        media=media or {},
        handwritten=handwritten or {},
        held=(),
        faults=(),
        issues=(),
        made=0,
        named=0,
        preview=preview,
    )


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Files by their paths below a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def files_below(folder: Path) -> dict[str, str]:
    """What files say, by their paths below a folder; links are told by where they point."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or path.is_file():
            words = f"→ {path.readlink()}" if path.is_symlink() else path.read_bytes().decode("utf-8", "replace")
            found[path.relative_to(folder).as_posix()] = words
    return found
