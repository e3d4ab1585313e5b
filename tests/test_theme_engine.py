"""MkDocs as the theme engine: the frame of the site, and generated pages beside MkDocs' own pipeline."""

from __future__ import annotations

import pickle
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from plain_theme import files_below, plain_page, plain_showcase, write_files
from showcase.generator import Showcase
from showcase.pages.page import Page
from showcase.project import Project
from showcase.reader.handwritten import HandwrittenPage
from small_site import PROJECT_ROOT, SmallSite
from theme_engine import Chrome, FrameOfMkDocs, MkDocsPages, MkDocsTheme

PROBE = "{% for words in values %}{{ words | url }}\n{% endfor %}"


def test_to_name_the_theme_engine_does_not_start_it(small_site: SmallSite) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "mkdocs"]:
        del sys.modules[name]
    theme = MkDocsTheme(Project(small_site.root))
    theme.pages(plain_showcase(), {"menu": [], "styles": []})
    assert not any(name.startswith("mkdocs.") for name in sys.modules)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A small site with a theme of its own, which has some templates for tests."""
    site = SmallSite(tmp_path_factory.mktemp("theme") / "project")
    site.school()
    site.story(title="车间里的<第一>课")
    site.approve()
    site.write("content/pages/rules.md", "---\ntitle: 投稿<规则>\n---\n规则。\n")
    site.add_theme()
    (site.root / "theme").unlink()
    shutil.copytree(PROJECT_ROOT / "theme", site.root / "theme")
    probes = {
        "probe.html": PROBE,
        "weeks.html": "{{ site.weeks }}{{ site.title }}{{ editions(showcase.url)['zh-Hant'] }}",
    }
    write_files(site.root / "theme" / "showcase", {**probes, "words.html": "{{ values }}"})
    return site


@pytest.fixture(scope="module")
def showcase(site: SmallSite) -> Showcase:
    return site.generate()


@pytest.fixture(scope="module")
def frame(site: SmallSite, showcase: Showcase, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """What the theme notes of the frame, and where it was written."""
    folder = tmp_path_factory.mktemp("frame") / "frame"
    return MkDocsTheme(site.project).write_frame(showcase, folder), folder


@pytest.fixture(scope="module")
def pages(site: SmallSite, showcase: Showcase, frame: tuple[dict[str, Any], Path]) -> MkDocsPages:
    return MkDocsTheme(site.project).pages(showcase, frame[0])


@pytest.fixture(scope="module")
def render(pages: MkDocsPages) -> Callable[[Page], str]:
    return pages.open()


# The filter for addresses


@pytest.mark.parametrize(
    ("url", "address", "named"),
    [
        ("", "week/", "./week/"),
        ("", "", "./"),
        ("", "#weeks", "#weeks"),
        ("week/", "", "../"),
        ("week/", "week/", "../week/"),
        ("week/", "week/#days", "#days"),
        ("week/", "#days", "#days"),
        ("week/", "week/schedule/#e-1", "../week/schedule/#e-1"),
        ("week/schedule/", "week/schedule/#e-1", "#e-1"),
        ("week/schedule/", "week/#days", "../../week/#days"),
        ("week/schedule/", "media/ab.webp", "../../media/ab.webp"),
        ("week/", "https://media.example/ab.webp", "https://media.example/ab.webp"),
        ("week/", "http://other.example/", "http://other.example/"),
        ("week/", "//other.example/", "//other.example/"),
        ("week/", "/hant/", "/hant/"),
        ("week/", "tel:110", "tel:110"),
        ("week/", "mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_addresses_lead_from_the_page_they_stand_on(
    render: Callable[[Page], str], url: str, address: str, named: str
) -> None:
    page = replace(plain_page(url, template="probe.html"), values=(address,))
    assert render(page) == f"{named}\n"


def test_a_macro_names_addresses_from_each_page_that_calls_it(site: SmallSite, showcase: Showcase) -> None:
    # What Jinja works out once for all pages would lead from the first one.
    macro = '{% macro link(a) %}{{ a | url }} {{ "week/" | url }}{% endmacro %}'
    parts = {
        "parts/probe_link.html": macro,
        "called.html": '{% from "showcase/parts/probe_link.html" import link %}{{ link("a/") }}',
    }
    write_files(site.root / "theme" / "showcase", parts)
    render = MkDocsTheme(site.project).pages(showcase, {"menu": [], "styles": []}).open()
    assert [render(plain_page(url, template="called.html")) for url in ("", "one/", "one/two/")] == [
        "./a/ ./week/",
        "../a/ ../week/",
        "../../a/ ../../week/",
    ]


# What pages show


def test_what_templates_print_is_escaped(render: Callable[[Page], str], showcase: Showcase) -> None:
    page = replace(plain_page("week/", template="words.html"), values="<script>'\"{{7*7}}")
    assert render(page) == "&lt;script&gt;&#39;&#34;{{7*7}}"
    story = next(page for page in showcase.layout.pages if page.url.endswith("stories/first-lesson/"))
    assert "<第一>" not in render(story)


def test_templates_see_no_content_but_that_of_their_page(render: Callable[[Page], str], showcase: Showcase) -> None:
    # Else a page could show what is not in its digest.
    assert showcase.site.weeks
    page = plain_page("week/", template="weeks.html")
    assert render(page) == f"(){showcase.site.title}hant/week/"
    chrome = Chrome.of(showcase)
    assert (chrome.site.weeks, chrome.site.written) == ((), ())
    assert (chrome.entries, chrome.preview) == (showcase.layout.entries, False)


def links_of(page: str) -> list[tuple[str, str]]:
    """The menu's entries of hand-written pages, from the root, with their words."""
    menu = html.fromstring(page).xpath("//header//a | //footer//a")
    found = {link.get("href").replace("../", "").replace("./", ""): link.text_content().strip() for link in menu}
    return [(url, found[url]) for url in ("about/", "rules/") if url in found]


def test_generated_pages_and_hand_written_ones_show_the_same_menu(
    render: Callable[[Page], str], showcase: Showcase, frame: tuple[dict[str, Any], Path]
) -> None:
    written = (frame[1] / "about" / "index.html").read_text(encoding="utf-8")
    expected = [("about/", "关于"), ("rules/", "投稿<规则>")]
    assert links_of(written) == expected
    for url in ("", "demo-2024/", "demo-2024/stories/first-lesson/"):
        page = next(page for page in showcase.layout.pages if page.url == url)
        assert links_of(render(page)) == expected


def test_generated_pages_and_hand_written_ones_share_style_sheet_and_scripts(
    render: Callable[[Page], str], showcase: Showcase, frame: tuple[dict[str, Any], Path]
) -> None:
    def named(page: str) -> set[str]:
        tree = html.fromstring(page)
        found = [*tree.xpath("//head/link[@rel='stylesheet']/@href"), *tree.xpath("//script/@src")]
        return {address.replace("../", "") for address in found}

    written = named((frame[1] / "about" / "index.html").read_text(encoding="utf-8"))
    week = next(page for page in showcase.layout.pages if page.url == "demo-2024/")
    assert written
    assert written <= named(render(week))
    for address in written:
        assert (frame[1] / address.partition("?")[0]).is_file()


def test_the_frame_has_everything_but_generated_pages(showcase: Showcase, frame: tuple[dict[str, Any], Path]) -> None:
    files = files_below(frame[1])
    assert {"404.html", "about/index.html", "rules/index.html", "assets/js/site.js"} <= files.keys()
    assert not [page.url for page in showcase.layout.pages if f"{page.url}index.html" in files]
    assert not [name for name in files if name.startswith(("media/", "hant/", "pagefind/", "sitemap"))]


def test_a_renderer_renders_a_page_the_same_whatever_came_before(pages: MkDocsPages, showcase: Showcase) -> None:
    chosen = showcase.layout.pages[:8]
    forwards, backwards = pages.open(), pages.open()
    assert [forwards(page) for page in chosen] == [backwards(page) for page in reversed(chosen)][::-1]


def test_pages_look_the_same_in_another_process(pages: MkDocsPages, showcase: Showcase) -> None:
    pages.digest("week.html")
    other = pickle.loads(pickle.dumps(pages))  # noqa: S301  # our own
    assert other == pages
    assert other.digest("week.html") == pages.digest("week.html")
    assert other.open()(showcase.layout.pages[0]) == pages.open()(showcase.layout.pages[0])


# What is made again when something changes


@pytest.fixture
def small_theme(tmp_path: Path) -> Project:
    """A project with a theme of a few files."""
    files = {
        "mkdocs.yml": "site_name: x",
        "theme/main.html": "<html>",
        "theme/showcase/week.html": '{% extends "main.html" %}',
        "theme/showcase/story.html": "<p>",
        "theme/assets/css/base.css": "p {}",
        "media/brand/logo.svg": "<svg/>",
        "node_modules/.package-lock.json": "{}",
    }
    return Project(write_files(tmp_path / "small", files))


def digests(project: Project, showcase: Showcase, frame: dict[str, Any] | None = None) -> dict[str, str]:
    theme = MkDocsTheme(project)
    found = theme.pages(showcase, frame or {"menu": [["关于", "about/"]], "styles": ["a.css?1"]})
    return {"frame": theme.digest(showcase), **{name: found.digest(f"{name}.html") for name in ("week", "story")}}


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("mkdocs.yml", {"frame"}),
        ("theme/main.html", {"frame", "week"}),
        ("theme/showcase/story.html", {"frame", "story"}),
        ("theme/assets/css/base.css", {"frame"}),
        ("theme/assets/js/new.js", {"frame"}),
        ("media/brand/logo.svg", {"frame"}),
        ("node_modules/.package-lock.json", {"frame"}),
        ("content/weeks/one/week.yml", set()),
    ],
)
def test_a_file_changes_the_digest_of_what_is_made_from_it(small_theme: Project, path: str, changed: set[str]) -> None:
    before = digests(small_theme, plain_showcase())
    write_files(small_theme.root, {path: "changed"})
    after = digests(small_theme, plain_showcase())
    assert {name for name in before if after[name] != before[name]} == changed


CHANGES: dict[str, tuple[Callable[[Showcase], Showcase], set[str]]] = {
    "title": (lambda one: replace(one, site=replace(one.site, title="新")), {"frame", "week", "story"}),
    "footer": (lambda one: replace(one, site=replace(one.site, notice="停电")), {"frame", "week", "story"}),
    "preview": (lambda one: replace(one, preview=True), {"frame", "week", "story"}),
    "a page": (lambda one: replace(one, layout=replace(one.layout, pages=(plain_page("x/"),))), set()),
    "hand-written words": (
        lambda one: replace(
            one, handwritten={PurePosixPath("content/pages/about.md"): HandwrittenPage("关于", "", "改过。")}
        ),
        {"frame"},
    ),
}


@pytest.mark.parametrize(("change", "changed"), CHANGES.values(), ids=CHANGES)
def test_what_pages_have_in_common_changes_all_of_them(
    small_theme: Project, change: Callable[[Showcase], Showcase], changed: set[str]
) -> None:
    showcase = plain_showcase()
    before, after = digests(small_theme, showcase), digests(small_theme, change(showcase))
    assert {name for name in before if after[name] != before[name]} == changed


@pytest.mark.parametrize(
    "frame", [{"menu": [], "styles": ["a.css?1"]}, {"menu": [["关于", "about/"]], "styles": ["a.css?2"]}]
)
def test_another_menu_or_style_sheet_changes_all_pages(small_theme: Project, frame: dict[str, Any]) -> None:
    before, after = digests(small_theme, plain_showcase()), digests(small_theme, plain_showcase(), frame)
    assert {name for name in before if after[name] != before[name]} == {"week", "story"}


def test_without_packages_there_is_a_digest_all_the_same(small_theme: Project) -> None:
    shutil.rmtree(small_theme.packages_path)
    assert digests(small_theme, plain_showcase())["frame"]


def test_what_mkdocs_own_command_line_wrote_is_the_frame(site: SmallSite, showcase: Showcase, tmp_path: Path) -> None:
    written = write_files(tmp_path / "written", {"about/index.html": "关于", "404.html": "找不到"})
    config: Any = SimpleNamespace(site_dir=str(written), extra={"menu": [["关于", "about/"]]}, extra_css=["a.css"])
    notes = FrameOfMkDocs(site.project, config).write_frame(showcase, tmp_path / "frame")
    assert notes == {"menu": [["关于", "about/"]], "styles": ["a.css"]}
    assert files_below(tmp_path / "frame") == files_below(written)


def test_what_other_programs_have_compiled_goes_once_a_build_and_not_while_pages_are_rendered(
    site: SmallSite, showcase: Showcase, frame: tuple[dict[str, Any], Path]
) -> None:
    other = site.project.work_path / "templates" / "other"
    other.mkdir(parents=True, exist_ok=True)
    pages = MkDocsTheme(site.project).pages(showcase, frame[0])
    assert not other.exists()
    # As in a process of the same build that finds the programs changed.
    other.mkdir()
    pages.open()
    assert other.is_dir()
    assert len(list(other.parent.iterdir())) == 2
