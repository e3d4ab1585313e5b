"""A showcase and a theme → the next site: what is kept from the last build and what is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from plain_theme import SCRIPT, SITE, PlainTheme, plain_page, plain_showcase, write_files
from showcase.contacts.declared import read_contact
from showcase.feeds.feed import Feed
from showcase.model import Traditional
from showcase.publish import making
from showcase.publish.assembly import Assembly
from showcase.publish.listing import list_folder
from showcase.publish.making import Making
from showcase.publish.manifest import Manifest
from showcase.publish.showcase import Showcase
from showcase.publish.tree import arrange
from showcase.reader.handwritten import HandwrittenPage

PAGES = (plain_page("", "首页", "home.html"), plain_page("week/", "周"), plain_page("week/stories/one/", "故事"))
ALL = {f"page {page.url}" for page in PAGES}
MAPS = {"text sitemap.xml", "text sitemap.pages.xml"}
ABOUT = {PurePosixPath("content/pages/about.md"): HandwrittenPage("关于", "", "这是。")}
MOMENT = datetime(2024, 5, 12, tzinfo=UTC)
FEED = Feed("feed.xml", "", SITE.url + "feed.xml", SITE.url, "试验活动周", "动态", (), MOMENT, MOMENT)
PHONE = read_contact("值班", "0373-5123456")


class Builds:
    """Builds one after another, each handed over."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.manifest = root, root / "site", Manifest()
        self.theme, self.number = PlainTheme(), 0
        self.told: list[tuple[float, int]] = []

    def make(self, showcase: Showcase) -> Assembly:
        """The assembly of a build, and the names of what it made in `made`."""
        self.number += 1
        work_path = self.root / f"work-{self.number}"
        self.assembly = Assembly(list_folder(self.site), self.manifest, work_path / "made")
        self.told.clear()
        Making(showcase, self.theme, self.assembly, work_path, lambda done, of: self.told.append((done, of))).make()
        return self.assembly

    def build(self, showcase: Showcase) -> set[str]:
        """The names of the outputs that a build made, or made anew."""
        before = self.manifest.records
        kept: set[str] = set()
        keep = Assembly.keep

        def note(assembly: Assembly, name: str, digest: str) -> object:
            if record := keep(assembly, name, digest):
                kept.add(name)
            return record

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Assembly, "keep", note)
            assembly = self.make(showcase)
        assert kept <= before.keys()
        arrange(self.root / "next", assembly.sources)
        arrange(self.site, {path: self.root / "next" / path for path in assembly.sources})
        self.manifest = Manifest(assembly.records)
        return assembly.records.keys() - kept - {"renditions"}

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


@pytest.fixture
def showcase(tmp_path: Path) -> Showcase:
    store = write_files(tmp_path / "store", {"ab.webp": "pixels", "cd.vtt": "WEBVTT\n\n车间", "ef.dzi": "<Image/>"})
    media = {f"media/{path.name}": path for path in sorted(store.iterdir())}
    texts = {"week/schedule/calendar.ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}
    return plain_showcase(PAGES, feeds=(FEED,), texts=texts, media=media, handwritten=ABOUT)


def test_everything_of_a_showcase_comes_out_in_its_place(builds: Builds, showcase: Showcase) -> None:
    made = builds.build(showcase)
    assert made == ALL | MAPS | {
        "frame",
        "feed feed.xml",
        "text week/schedule/calendar.ics",
        "text media/cd.vtt",
        "text media/ef.dzi",
    }
    pages = {"index.html", "about/index.html", "week/index.html", "week/stories/one/index.html"}
    files = {SCRIPT, "feed.xml", "sitemap.xml", "sitemap.pages.xml", "week/schedule/calendar.ics"}
    media = {"media/ab.webp", "media/cd.vtt", "media/ef.dzi"}
    copies = {"assets/js-hant/site.js", "hant/media/cd.vtt", *(f"hant/{page}" for page in pages)}
    assert list_folder(builds.site).files.keys() == pages | files | media | copies
    assert "<h1>故事</h1>" in builds.text("week/stories/one/index.html")
    assert "車間" in builds.text("assets/js-hant/site.js")
    assert builds.text("feed.xml").startswith("<?xml")


def test_a_second_build_makes_nothing(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    rendered, before = len(builds.theme.rendered), builds.manifest
    assert builds.build(showcase) == set()
    assert (builds.manifest, builds.theme.framed, len(builds.theme.rendered)) == (before, 1, rendered)


def test_a_page_is_made_again_when_it_shows_something_else_and_no_other(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    pages = (*PAGES[:2], replace(PAGES[2], title="改过的故事"))
    assert builds.build(replace(showcase, layout=replace(showcase.layout, pages=pages))) == {"page week/stories/one/"}
    assert "改过的故事" in builds.text("week/stories/one/index.html")
    assert "改過的故事" in builds.text("hant/week/stories/one/index.html")


def test_it_is_told_how_many_pages_are_done_of_all(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    assert builds.told == [(1, 3), (2, 3), (3, 3), (3, 3)]
    pages = (PAGES[0], replace(PAGES[1], title="改过"), PAGES[2])
    builds.build(replace(showcase, layout=replace(showcase.layout, pages=pages)))
    assert builds.told == [(3, 3), (3, 3)]


def test_a_new_page_is_made_and_one_that_is_gone_goes_in_both_editions(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    pages = (*PAGES[:2], plain_page("week/stories/two/"))
    changed = replace(showcase, layout=replace(showcase.layout, pages=pages))
    assert builds.build(changed) == {"page week/stories/two/", "text sitemap.pages.xml"}
    files = list_folder(builds.site).files
    assert {"week/stories/two/index.html", "hant/week/stories/two/index.html"} <= files.keys()
    assert not [path for path in files if "stories/one" in path]
    assert "page week/stories/one/" not in builds.manifest.records


def test_only_the_pages_of_a_template_that_changed_are_made_again(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    builds.theme.templates["home.html"] = "新的样子"
    assert builds.build(showcase) == {"page "}
    assert "新的样子" in builds.text("index.html")


def test_what_stands_on_every_page_makes_all_pages_again(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    assert builds.build(replace(showcase, site=replace(SITE, title="新名字"))) == ALL | {"frame"}
    assert "新名字" in builds.text("week/index.html")


def test_another_style_or_script_makes_the_frame_again_and_pages_only_when_they_show_it(
    builds: Builds, showcase: Showcase
) -> None:
    builds.build(showcase)
    builds.theme.frame[SCRIPT] = "say('另一个车间')"
    assert builds.build(showcase) == {"frame"}
    assert "另一個車間" in builds.text("assets/js-hant/site.js")


def test_another_hand_written_page_in_the_menu_makes_all_pages_again(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    more = {**ABOUT, PurePosixPath("content/pages/rules.md"): HandwrittenPage("规则", "", "规则。")}
    assert builds.build(replace(showcase, handwritten=more)) == ALL | {"frame", "text sitemap.pages.xml"}
    assert "rules/" in builds.text("index.html")
    assert "hant/rules/index.html" in list_folder(builds.site).files


def test_what_the_theme_noted_of_the_frame_is_known_when_the_frame_is_kept(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    pages = (*PAGES[:2], replace(PAGES[2], title="改过的故事"))
    builds.build(replace(showcase, layout=replace(showcase.layout, pages=pages)))
    assert builds.theme.framed == 1
    assert "about/" in builds.text("week/stories/one/index.html")


EVERYTHING: dict[str, Callable[[Showcase], Showcase]] = {
    "terms": lambda one: replace(one, site=replace(one.site, traditional=Traditional({"车间": "工房"}))),
    "a declared contact": lambda one: replace(one, site=replace(one.site, public_contacts=(PHONE,))),  # type: ignore[arg-type]
    "no traditional edition": lambda one: replace(one, site=replace(one.site, traditional=None)),
    "another address": lambda one: replace(one, site=replace(one.site, url="https://other.example/")),
}


@pytest.mark.parametrize("change", EVERYTHING.values(), ids=EVERYTHING)
def test_what_every_file_is_finished_with_makes_everything_again(
    builds: Builds, showcase: Showcase, change: Callable[[Showcase], Showcase]
) -> None:
    first = builds.build(showcase)
    assert builds.build(change(showcase)) == first


def test_without_the_traditional_edition_nothing_of_it_stays(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    builds.build(EVERYTHING["no traditional edition"](showcase))
    assert not [path for path in list_folder(builds.site).files if "hant" in path]


def test_other_programs_make_everything_again(
    builds: Builds, showcase: Showcase, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = builds.build(showcase)
    before = {path: file.written for path, file in list_folder(builds.site).files.items()}
    monkeypatch.setattr(making, "programs_digest", lambda: "others")
    assert builds.build(showcase) == first
    # All came out as it was, and so keeps its time.
    assert {path: file.written for path, file in list_folder(builds.site).files.items()} == before


def test_a_feed_is_made_again_when_it_says_something_else(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    assert builds.build(replace(showcase, feeds=(replace(FEED, title="新的动态"),))) == {"feed feed.xml"}
    assert "新的动态" in builds.text("feed.xml")


def test_a_calendar_is_looked_through_again_when_it_changed(builds: Builds, showcase: Showcase) -> None:
    builds.build(showcase)
    texts = {"week/schedule/calendar.ics": b"BEGIN:VCALENDAR\r\nX:1\r\nEND:VCALENDAR\r\n"}
    assert builds.build(replace(showcase, texts=texts)) == {"text week/schedule/calendar.ics"}


@pytest.mark.parametrize("path", ["week/index.html", "hant/week/index.html", "feed.xml", SCRIPT, "media/ab.webp"])
@pytest.mark.parametrize("damage", ["gone", "defaced"])
def test_what_somebody_spoilt_in_the_public_folder_is_whole_again(
    builds: Builds, showcase: Showcase, path: str, damage: str
) -> None:
    builds.build(showcase)
    target = builds.site / path
    whole = target.read_bytes()
    target.unlink()
    if damage == "defaced":
        target.write_text("defaced", encoding="utf-8")
    builds.build(showcase)
    assert target.read_bytes() == whole


@pytest.mark.parametrize(
    "smuggle",
    [
        lambda builds, _: builds.theme.words.update({"week/": "13912345678"}),
        lambda builds, _: builds.theme.frame.update({"assets/brand/poster.svg": "<text>13912345678</text>"}),
        lambda _, one: replace(one, feeds=(replace(FEED, title="13912345678"),)),
        lambda _, one: replace(one, texts={"week/calendar.ics": b"DESCRIPTION:13912345678"}),
        lambda _, one: one.media["media/cd.vtt"].write_text("WEBVTT\n\n13912345678"),
    ],
)
def test_whatever_says_what_nobody_declared_is_found(
    builds: Builds, showcase: Showcase, smuggle: Callable[[Builds, Showcase], object]
) -> None:
    builds.build(showcase)
    changed = smuggle(builds, showcase)
    assembly = builds.make(changed if isinstance(changed, Showcase) else showcase)
    assert {leak.contact.value for leak in assembly.leaks} == {"13912345678"}


def test_a_contact_that_is_declared_no_more_is_found_on_pages_that_did_not_change(
    builds: Builds, showcase: Showcase
) -> None:
    builds.theme.words["week/"] = "电话：0373-5123456"
    declared = EVERYTHING["a declared contact"](showcase)
    builds.build(declared)
    assert builds.assembly.leaks == []
    assembly = builds.make(showcase)
    assert {str(leak.path) for leak in assembly.leaks} == {"week/index.html"}


def test_only_listed_pages_and_hand_written_ones_are_in_the_sitemap(builds: Builds, showcase: Showcase) -> None:
    pages = (*PAGES[:2], replace(PAGES[2], listed=False))
    builds.build(replace(showcase, layout=replace(showcase.layout, pages=pages)))
    told = builds.text("sitemap.pages.xml")
    assert [f"<loc>{SITE.url}{url}</loc>" in told for url in ("", "about/", "week/", "week/stories/one/")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_preview_asks_search_engines_to_leave_and_says_what_it_is(builds: Builds) -> None:
    builds.build(plain_showcase(PAGES, preview=True))
    assert "Disallow: /" in builds.text("robots.txt")
    assert "不要上传到网站" in builds.text("PREVIEW.txt")
    assert not (builds.site / "sitemap.xml").exists()
    assert {page.marked for page in builds.assembly.pages.values()} == {True}
