"""MkDocs as the theme engine: it renders the frame of the site; each generated page is rendered by the same templates, without MkDocs' pipeline.

MkDocs takes several milliseconds for each page besides its template, one after the other, and knows no page that need not be rendered.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from showcase.model import Site
from showcase.pages.cards import WeekHead
from showcase.pages.linked_data import render_linked_data
from showcase.pages.page import Page
from showcase.pages.qr_code import render_qr_code
from showcase.project import Project
from showcase.publish.fingerprint import files_digest, programs_digest, value_digest
from showcase.publish.showcase import Showcase
from showcase.publish.theme import FaultyTheme, Render
from showcase.urls import editions
from template_files import TemplateFiles

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

# Templates whose values come from contributed content; Material's own are written for unescaped output.
ESCAPED = ("showcase/", "main.html", "404.html")
QR_TITLE = "本页的二维码"


@dataclass(frozen=True)
class Chrome:
    """What every page shows around its own values: the site without its weeks, the weeks' heads, whether it is a preview's."""

    site: Site
    entries: tuple[WeekHead, ...]
    preview: bool

    @classmethod
    def of(cls, showcase: Showcase) -> Chrome:
        """What the pages of a showcase have in common."""
        return cls(replace(showcase.site, weeks=(), written=()), showcase.layout.entries, showcase.preview)

    @property
    def context(self) -> dict[str, Any]:
        """The same by the names that templates use."""
        return {"site": self.site, "entries": self.entries, "editions": editions, "preview": self.preview}


@dataclass(frozen=True)
class MkDocsTheme:
    """A project's theme (`showcase.publish.theme.Theme`)."""

    project: Project

    def digest(self, showcase: Showcase) -> str:
        """The digest of settings, theme, brand and packages, and of what hand-written pages say."""
        root = self.project.root
        files = [root / "mkdocs.yml", *_files(root / "theme"), *_files(self.project.brand_path)]
        # What npm has installed, and so what the vendored scripts are.
        packages = self.project.packages_path / ".package-lock.json"
        written = {str(path): page for path, page in showcase.handwritten.items()}
        return value_digest(files_digest(files, root), _bytes(packages), Chrome.of(showcase), written)

    def write_frame(self, showcase: Showcase, folder_path: Path) -> dict[str, Any]:
        """Let MkDocs write hand-written pages, styles and scripts; returns its menu and the address of the style sheet."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        # git keeps no empty folder, but MkDocs wants one.
        (self.project.root / "content" / "pages").mkdir(exist_ok=True)
        config = load_config(str(self.project.root / "mkdocs.yml"), site_dir=str(folder_path))
        config.extra["showcase"] = showcase
        with _faults_of("main.html"):
            build(config)
        return _notes_of(config)

    def pages(self, showcase: Showcase, frame: Mapping[str, Any]) -> MkDocsPages:
        """The theme of this showcase's pages."""
        _forget_others(_compiled_path(self.project.root))
        return MkDocsPages(self.project.root, Chrome.of(showcase), dict(frame))


@dataclass(frozen=True)
class FrameOfMkDocs(MkDocsTheme):
    """The same where MkDocs' own command line was called, and has written the frame already."""

    config: MkDocsConfig

    def write_frame(self, showcase: Showcase, folder_path: Path) -> dict[str, Any]:
        """Take what MkDocs has written."""
        shutil.copytree(self.config.site_dir, folder_path, dirs_exist_ok=True)
        return _notes_of(self.config)


@dataclass(frozen=True)
class MkDocsPages:
    """The theme of generated pages (`showcase.publish.theme.PageTheme`)."""

    root: Path
    chrome: Chrome
    frame: dict[str, Any]

    def digest(self, template: str) -> str:
        """The digest of the template with all that it includes, and of what pages have in common."""
        return value_digest(self._common, self._templates.digest(f"showcase/{template}"))

    def open(self) -> Render:
        """Renders one page after another."""
        return _Renderer(self).render

    def __reduce__(self) -> tuple[type[MkDocsPages], tuple[Any, ...]]:
        return MkDocsPages, (self.root, self.chrome, self.frame)

    @cached_property
    def _common(self) -> str:
        return value_digest(self.chrome, self.frame)

    @cached_property
    def _templates(self) -> TemplateFiles:
        return TemplateFiles(self.root / "theme")


class Place:
    """Where the page stands that is being rendered: the filter `url` names addresses from there."""

    def __init__(self) -> None:
        self._base = self._own = ""

    def move(self, base: str, url: str) -> None:
        """Go to the page of that address, from which `base` leads to the site's root and ends with a slash."""
        self._base, self._own = base, f"{url}#"

    def address(self, _context: object, address: object) -> str:
        """An address of the site as the page names it; one of another host, or within the page, as it is."""
        words = str(address)
        if words.startswith(self._own):
            return words[len(self._own) - 1 :]
        if words.startswith(("#", "http://", "https://", "mailto:", "tel:", "/")):
            return words
        return self._base + words


def prepare(environment: Environment, chrome: Chrome, root: Path) -> Place:
    """Let templates escape what they print, and know what every page shows: what they take in without a context is made ready once for all pages.

    They are kept compiled for the next process of the project at `root`.
    """
    from jinja2 import FileSystemBytecodeCache, pass_context

    place = Place()
    if environment.bytecode_cache is None:
        environment.bytecode_cache = FileSystemBytecodeCache(str(_compiled_path(root)))
    environment.autoescape = lambda name: name is not None and name.startswith(ESCAPED)
    # What is given the context is not worked out once for all pages.
    environment.filters["url"] = pass_context(partial(place.address))
    environment.globals.update(chrome.context, draw_icon=_icons_of(environment))
    return place


def _compiled_path(root: Path) -> Path:
    """The folder of templates that these programs have compiled."""
    compiled_path = Project(root).work_path / "templates" / programs_digest()[:16]
    compiled_path.mkdir(parents=True, exist_ok=True)
    return compiled_path


def _forget_others(compiled_path: Path) -> None:
    """Remove what other programs have compiled; once a build, since one of its processes may find programs that have changed meanwhile."""
    for path in compiled_path.parent.iterdir():
        if path != compiled_path:
            shutil.rmtree(path, ignore_errors=True)


def _icons_of(environment: Environment) -> Callable[[str], Markup]:
    """Icons of Material's set by name, as they stand on a page; jinja2.TemplateNotFound for a name that it does not have."""

    @cache
    def icon(name: str) -> Markup:
        drawing = environment.get_template(f".icons/material/{name}.svg").render()
        return Markup(f'<span class="icon" aria-hidden="true">{drawing}</span>')  # noqa: S704 -- a package's drawing

    return icon


class _Renderer:
    """The templates, opened."""

    def __init__(self, theme: MkDocsPages) -> None:
        from mkdocs.config import load_config

        self._site = theme.chrome.site
        self._environment: Environment = load_config(str(theme.root / "mkdocs.yml")).theme.get_env()
        self._place = prepare(self._environment, theme.chrome, theme.root)
        config = SimpleNamespace(extra_css=theme.frame["styles"], site_description="")
        menu = [SimpleNamespace(title=t, url=url, is_homepage=False, active=False) for t, url in theme.frame["menu"]]
        self._environment.globals.update(config=config, nav=menu)

    def render(self, page: Page) -> str:
        """A page's HTML."""
        canonical_url = self._site.url + page.url
        place = SimpleNamespace(
            url=page.url or "./", canonical_url=canonical_url, title=page.title, meta={}, content=""
        )
        self._place.move("../" * page.url.count("/") or "./", page.url)
        with _faults_of(page.template):
            return self._environment.get_template(f"showcase/{page.template}").render(
                page=place,
                showcase=page,
                values=page.values,
                linked_data=render_linked_data(page, self._site),
                qr_code=render_qr_code(canonical_url, QR_TITLE),
            )


def serve_with_mkdocs(root: Path, address: str) -> None:
    """Serve a preview until interrupted; `address` is host and port."""
    from mkdocs.commands.serve import serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    # Only here: plain `mkdocs build` and `mkdocs serve` show what is public.
    serve(str(root / "mkdocs.yml"), livereload=True, dev_addr=address, extra={"preview": True})


@contextmanager
def _faults_of(template: str) -> Iterator[None]:
    """Say of a faulty template in which file and line it is."""
    from jinja2 import TemplateError

    try:
        yield
    except TemplateError as fault:
        name, line = getattr(fault, "name", None) or template, getattr(fault, "lineno", 0)
        raise FaultyTheme(
            f"模板 {name}{f' 第 {line} 行' if line else ''}有错误（{fault.message or fault}）；改正以后再生成，网站保持原样。"
        ) from None


def _notes_of(config: MkDocsConfig) -> dict[str, Any]:
    """What generated pages show of the frame: MkDocs' menu, the address of the style sheet."""
    return {"menu": config.extra["menu"], "styles": list(map(str, config.extra_css))}


def _files(folder_path: Path) -> list[Path]:
    return [path for path in folder_path.rglob("*") if path.is_file()]


def _bytes(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
