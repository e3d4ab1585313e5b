"""MkDocs' events, each a line or two: what MkDocs is to make of hand-written pages, styles and scripts, and how its own command line makes the rest.

Together with theme_engine.py the only file that knows MkDocs.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from showcase.generator import Showcase
    from showcase.publish.style_sheet import StyleSheet
    from showcase.reader.handwritten import HandwrittenPage

# Material's own furniture, and the template of MkDocs' sitemap: ours come instead.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
# Modules that a preview loads anew.
_OURS = frozenset({"commands", "showcase", "template_files", "theme_engine"})
# The one style sheet that those of mkdocs.yml become.
_STYLES = "showcase.css"
# What a page needs in the browser, by its address on the site: from the packages that package-lock.json pins.
_VENDOR = {
    "assets/vendor/openseadragon/openseadragon.min.js": "openseadragon/build/openseadragon/openseadragon.min.js",
    "assets/vendor/openseadragon/LICENSE.txt": "openseadragon/LICENSE.txt",
    "assets/vendor/pannellum/pannellum.css": "pannellum/build/pannellum.css",
    "assets/vendor/pannellum/pannellum.js": "pannellum/build/pannellum.js",
    "assets/vendor/pannellum/LICENSE.txt": "pannellum/COPYING",
    "assets/vendor/photoswipe/photoswipe.css": "photoswipe/dist/photoswipe.css",
    "assets/vendor/photoswipe/photoswipe.esm.min.js": "photoswipe/dist/photoswipe.esm.min.js",
    "assets/vendor/photoswipe/photoswipe-lightbox.esm.min.js": "photoswipe/dist/photoswipe-lightbox.esm.min.js",
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take the generator's result from build.py, or make it (`mkdocs build`, `mkdocs serve`); with `extra.preview` true it is a preview's."""
    preview = config.extra.get("preview") is True
    given = config.extra.setdefault("showcase", None)
    showcase = given or _generate(_root(config), preview=preview)
    config.extra["alone"] = given is None
    if showcase.preview and _is_public(Path(config.site_dir), _root(config)):
        raise PluginError("a preview is never written to site/: it shows what is not approved")
    config.extra["showcase"] = showcase
    config.site_name, config.site_url = showcase.site.title, showcase.site.url
    # Ours names the last change of each page.
    config.theme.static_templates.discard("sitemap.xml")
    styles = _styles(config)
    config.extra.update(styles=styles, style_parts=tuple(map(str, config.extra_css)))
    config.extra_css = [styles.link]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add styles, packages and brand; of docs_dir keep only the Markdown that the reader has let pass, of Material only what we use."""
    showcase: Showcase = config.extra["showcase"]
    root = _root(config)
    allowed = {str(root / path) for path in showcase.handwritten}
    for file in list(files):
        contributed = file.src_dir == config.docs_dir and file.abs_src_path not in allowed
        if contributed or file.src_uri.startswith(_UNUSED) or file.src_uri in config.extra["style_parts"]:
            files.remove(file)
    for url, path in _outputs(root).items():
        files.append(_generated(config, url, abs_src_path=str(path)))
    files.append(_generated(config, config.extra["styles"].url, content=config.extra["styles"].data))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Take a hand-written page's text from our reader: MkDocs would look for settings of its own at the top of it."""
    written = _handwritten(page, config)
    return f"---\n{{}}\n---\n{written.text}" if written else None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a hand-written page the title and description that the reader found."""
    written = _handwritten(page, config)
    if written is not None:
        words = {"title": written.title, "description": written.description}
        page.meta = {name: value for name, value in words.items() if value}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Clean hand-written pages like any other contribution."""
    from showcase.reader.text import clean_page

    return clean_page(html)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the menu: generated pages show it, too."""
    config.extra["navigation"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Set the templates up as for generated pages; by now all titles are known."""
    from theme_engine import Chrome, prepare

    config.extra["place"] = prepare(env, Chrome.of(config.extra["showcase"]), _root(config))
    items = config.extra["navigation"].items
    config.extra["menu"] = [[item.title, item.url] for item in items if getattr(item, "url", None)]
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give a hand-written page its place and its code."""
    from showcase.pages.qr_code import render_qr_code
    from theme_engine import QR_TITLE

    config.extra["place"].move("../" * page.url.count("/") or "./", page.url)
    if page.canonical_url:
        context["qr_code"] = render_qr_code(page.canonical_url, QR_TITLE)
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for lost visitors is shown at any address: its links lead from the host's root."""
    config.extra["place"].move(f"{context['base_url'].rstrip('/')}/", "")
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Where MkDocs' own command line was called: the rest of the site, with the same files as build.py makes."""
    if config.extra["alone"]:
        _complete(config)


def _complete(config: MkDocsConfig) -> None:
    from showcase.project import Project, Target
    from showcase.publish.budget import OverBudget
    from showcase.publish.preview_mark import MixedUp
    from showcase.publish.private_data import PrivateData
    from showcase.publish.publisher import Publisher
    from showcase.publish.search_index import IndexNotMade
    from showcase.publish.tree import arrange
    from theme_engine import FrameOfMkDocs

    project, showcase = Project(_root(config)), config.extra["showcase"]
    name = "mkdocs-preview" if showcase.preview else "mkdocs-site"
    publisher = Publisher(project, Target(project.work_path, project.work_path / name))
    try:
        with publisher.alone():
            publisher.publish(showcase, FrameOfMkDocs(project, config), clean=False)
            arrange(Path(config.site_dir), publisher.files())
    except (IndexNotMade, MixedUp) as fault:
        raise PluginError(str(fault)) from None
    except OverBudget as fault:
        raise PluginError(
            f"网站超过托管上限：{fault.budget.bytes:,} 字节，上限 {fault.budget.limit_bytes:,}。"
        ) from None
    except PrivateData as fault:
        # Whoever called MkDocs would push what it has rendered.
        raise PluginError(f"网页里有没有登记的联系方式，不要发布 {config.site_dir}：\n{fault}") from None


def _generate(root: Path, *, preview: bool) -> Showcase:
    """A showcase for MkDocs' own command line, where this is the one place that reads the clock."""
    # A preview loads this file anew at each change, but Python keeps what was imported: forget it, so that changed code is seen.
    if bounded := sys.modules.get("showcase.bounded"):
        bounded.end_workers()
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        del sys.modules[name]
    sys.path.insert(0, str(root / "hooks"))
    from concurrent.futures import ThreadPoolExecutor

    from showcase.desk.issue_list import format_text
    from showcase.generator import SiteUnreadable, generate
    from showcase.media.rendering import unwatched
    from showcase.project import Project

    with ThreadPoolExecutor() as executor:
        try:
            return generate(Project(root), datetime.now(UTC), executor, unwatched, preview=preview)
        except SiteUnreadable as fault:
            raise PluginError(format_text(fault.issues)) from None


def _is_public(folder: Path, root: Path) -> bool:
    """Whether a folder is the public one, or lies in it, by whatever way it is reached."""
    from showcase.project import Project

    public = Project(root).site_path.resolve()
    return public in {folder.resolve(), *folder.resolve().parents}


def _root(config: MkDocsConfig) -> Path:
    """The project's root, written as MkDocs writes docs_dir: absolute, links kept."""
    return Path(os.path.abspath(config.config_file_path)).parent


def _generated(config: MkDocsConfig, url: str, **source: Any) -> File:
    return File.generated(config, url, inclusion=InclusionLevel.NOT_IN_NAV, **source)


def _outputs(root: Path) -> dict[str, Path]:
    """The files of other packages and of the brand, by their address."""
    from showcase.project import Project

    project = Project(root)
    vendor = {url: project.packages_path / path for url, path in _VENDOR.items()}
    return {**vendor, **{f"assets/brand/{path.name}": path for path in sorted(project.brand_path.iterdir())}}


def _styles(config: MkDocsConfig) -> StyleSheet:
    """The style sheets that mkdocs.yml lists, joined."""
    from showcase.publish.style_sheet import NotJoinable, join_style_sheets

    def find(url: str) -> Path:
        found = [path for folder in config.theme.dirs if (path := Path(folder, url)).is_file()]
        if not found:
            raise PluginError(f"mkdocs.yml: {url} is not in the theme")
        return found[0]

    try:
        return join_style_sheets([(str(url), find(str(url))) for url in config.extra_css], _STYLES)
    except NotJoinable as fault:
        raise PluginError(f"mkdocs.yml: {fault}") from None


def _handwritten(page: Page, config: MkDocsConfig) -> HandwrittenPage | None:
    """What a hand-written page says; None for a generated one."""
    from showcase.reader.handwritten import PAGES

    return config.extra["showcase"].handwritten.get(PAGES / page.file.src_uri)
