"""MkDocs' events, each a line or two: the generator's pages, feeds and media become MkDocs files, its values the templates' context.

Together with build.py the only file that knows MkDocs.
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
    from mkdocs.structure.pages import Page

    from showcase.generator import Showcase
    from showcase.publish.style_sheet import StyleSheet
    from showcase.reader.handwritten import HandwrittenPage

# Templates whose values come from contributed content; Material's own are written for unescaped output.
_ESCAPED = ("showcase/", "main.html", "404.html")
# Material's own furniture, and the template of MkDocs' sitemap: ours come instead.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
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
    config.extra["unguarded"] = given is None
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
    """Add the generated files; of docs_dir keep only the Markdown that the reader has let pass, of Material only what we use."""
    showcase: Showcase = config.extra["showcase"]
    root = _root(config)
    allowed = {str(root / path) for path in showcase.handwritten}
    for file in list(files):
        contributed = file.src_dir == config.docs_dir and file.abs_src_path not in allowed
        if contributed or file.src_uri.startswith(_UNUSED) or file.src_uri in config.extra["style_parts"]:
            files.remove(file)
    for page in showcase.layout.pages:
        files.append(_generated(config, f"{page.url}index.md", content=""))
    for url, source in _outputs(showcase, root).items():
        key = "content" if isinstance(source, bytes) else "abs_src_path"
        files.append(_generated(config, url, **{key: source if isinstance(source, bytes) else str(source)}))
    files.append(_generated(config, config.extra["styles"].url, content=config.extra["styles"].data))
    own = _preview_files() if showcase.preview else {"sitemap.xml": _sitemap(showcase, files)}
    for url, content in own.items():
        files.append(_generated(config, url, content=content))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Take a hand-written page's text from our reader: MkDocs would look for settings of its own at the top of it."""
    written = _handwritten(page, config)
    return f"---\n{{}}\n---\n{written.text}" if written else None


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Choose the template of a generated page, and the title of any."""
    values, written = _page_of(page, config), _handwritten(page, config)
    if values is not None:
        page.meta = {"template": f"showcase/{values.template}", "title": values.title}
    elif written is not None:
        words = {"title": written.title, "description": written.description}
        page.meta = {name: value for name, value in words.items() if value}
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Clean hand-written pages like any other contribution."""
    from showcase.reader.text import clean_page

    return clean_page(html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape what our own templates print."""
    env.autoescape = lambda name: bool(name) and name.startswith(_ESCAPED)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give a page its values."""
    values = _page_of(page, config)
    if values is not None:
        context.update(showcase=values, values=values.values, linked_data=_linked_data(values, config))
    if page.canonical_url:
        context["qr_code"] = _qr_code(page.canonical_url)
    return on_template_context(context, page.file.src_uri, config)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give every page the site, its weeks, and how to find the same page in each edition."""
    from showcase.urls import editions

    showcase: Showcase = config.extra["showcase"]
    context.update(site=showcase.site, entries=showcase.layout.entries, editions=editions, preview=showcase.preview)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Add what is made from the finished pages: the traditional edition, and the search index of both."""
    from showcase.project import Project
    from showcase.publish.search_index import IndexNotMade, write_search_index
    from showcase.publish.traditional import write_traditional

    site = config.extra["showcase"].site
    if site.traditional:
        write_traditional(Path(config.site_dir), site.url, site.traditional.terms)
    try:
        write_search_index(Path(config.site_dir), Project(_root(config)).packages_path)
    except IndexNotMade as fault:
        raise PluginError(str(fault)) from None
    if config.extra["unguarded"]:
        _refuse_private_data(config)


def _refuse_private_data(config: MkDocsConfig) -> None:
    """Fail MkDocs' own commands as `build_site` fails build.py's: they would push what they have rendered."""
    from showcase.publish.private_data import PrivateData, refuse_private_data

    try:
        refuse_private_data(Path(config.site_dir), config.extra["showcase"].site)
    except PrivateData as fault:
        raise PluginError(f"网页里有没有登记的联系方式，不要发布 {config.site_dir}：\n{fault}") from None


def _generate(root: Path, *, preview: bool) -> Showcase:
    """A showcase for MkDocs' own command line, where this is the one place that reads the clock."""
    # A preview loads this file anew at each change, but Python keeps what was imported: forget it, so that changed code is seen.
    if bounded := sys.modules.get("showcase.bounded"):
        bounded.end_workers()
    for name in [name for name in sys.modules if name.partition(".")[0] in {"commands", "showcase"}]:
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


def _preview_files() -> dict[str, bytes]:
    """What tells that a folder is a preview: to people and to the hand-over, and to search engines that should come upon it."""
    from showcase.publish.preview_mark import NOTE
    from showcase.urls import PREVIEW_NOTE

    return {PREVIEW_NOTE: NOTE, "robots.txt": b"User-agent: *\nDisallow: /\n"}


def _root(config: MkDocsConfig) -> Path:
    """The project's root, written as MkDocs writes docs_dir: absolute, links kept."""
    return Path(os.path.abspath(config.config_file_path)).parent


def _generated(config: MkDocsConfig, url: str, **source: Any) -> File:
    return File.generated(config, url, inclusion=InclusionLevel.NOT_IN_NAV, **source)


def _outputs(showcase: Showcase, root: Path) -> dict[str, bytes | Path]:
    from showcase.project import Project

    project = Project(root)
    vendor = {url: project.packages_path / path for url, path in _VENDOR.items()}
    brand = {f"assets/brand/{path.name}": path for path in sorted(project.brand_path.iterdir())}
    return {**showcase.files, **vendor, **brand}


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


def _page_of(page: Page, config: MkDocsConfig) -> Any:
    """The generated page that a MkDocs page stands for; None for a hand-written one."""
    return config.extra["showcase"].layout.by_url.get(page.file.src_uri.removesuffix("index.md"))


def _linked_data(values: Any, config: MkDocsConfig) -> str:
    from showcase.pages.linked_data import render_linked_data

    return render_linked_data(values, config.extra["showcase"].site)


def _qr_code(address: str) -> str:
    from showcase.pages.qr_code import render_qr_code

    return render_qr_code(address, "本页的二维码")


def _handwritten(page: Page, config: MkDocsConfig) -> HandwrittenPage | None:
    """What a hand-written page says; None for a generated one."""
    from showcase.reader.handwritten import PAGES

    return config.extra["showcase"].handwritten.get(PAGES / page.file.src_uri)


def _sitemap(showcase: Showcase, files: Files) -> bytes:
    from showcase.feeds.sitemap import render_sitemap

    laid_out = [(page.url, page.updated) for page in showcase.layout.pages if page.listed]
    own = {page.url for page in showcase.layout.pages}
    # MkDocs calls its root `./`, which no page of docs_dir is.
    written = [(file.url, None) for file in files.documentation_pages() if file.url.removeprefix("./") not in own]
    pages = sorted([*laid_out, *written], key=lambda page: page[0])
    return render_sitemap(showcase.site.url, pages, traditional=showcase.site.traditional is not None)
