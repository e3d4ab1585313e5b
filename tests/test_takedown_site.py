"""A takedown in a whole site: after the next build nothing of it is left but, where asked for, a notice."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from lxml import html
from PIL import Image

import build as command_line
from small_site import SmallSite, draw_photo

AS_OF = "2024-05-14T18:00"
WEEK = "demo-2024"
# Written alike in both editions.
TITLE, TEXT, CAPTION, TAG = "山水木石", "日月金土", "人口手足", "牛羊犬"
SILENT, TOLD, SCHOOL = "gone-story", "told-story", "gone-school"
PHOTO = {"file": "01.jpg", "caption": CAPTION, "pupils": False}


@dataclass(frozen=True)
class Takedown:
    """A site's files, packed ones unpacked, before something was withdrawn and after; `store` names the store's files then."""

    site: SmallSite
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    store: frozenset[str]


def run(site: SmallSite, *arguments: object) -> None:
    result = CliRunner().invoke(command_line.main, [*map(str, arguments), "--root", str(site.root)])
    assert result.exit_code == 0, result.output


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): unpacked(path.read_bytes()) for path in paths}


def unpacked(data: bytes) -> bytes:
    """The search index is packed, and its copies of the pages have marks between the characters."""
    plain = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    return plain.replace("\u200b".encode(), b"")


def names_of(site: SmallSite) -> frozenset[str]:
    return frozenset(path.name for path in site.project.store_path.rglob("*") if path.is_file())


def write_items(site: SmallSite) -> None:
    words = {"title": TITLE, "text": TEXT, "tags": [TAG], "photos": [PHOTO], "featured": True}
    draw_photo(site.story(SILENT, **words) / "01.jpg", seed=SILENT)
    site.story_with_film(TOLD, title=TITLE, text=TEXT, tags=[TAG])
    school = site.school(SCHOOL, TEXT, title=TITLE, summary=TAG, cover=PHOTO)
    draw_photo(school / "01.jpg", seed=SCHOOL)
    site.event("gone-event", title=TITLE, text=TEXT, note=CAPTION)
    site.story_with_photo("kept", title="留下的题目")
    site.event("kept-event", title="留下的活动")


@pytest.fixture(scope="module")
def takedown(tmp_path_factory: pytest.TempPathFactory) -> Takedown:
    site = SmallSite(tmp_path_factory.mktemp("takedown") / "project")
    site.add_theme()
    site.school()
    write_items(site)
    site.approve()
    run(site, "build", "--as-of", AS_OF)
    before = files_of(site.root / "site")
    stories = site.week_path / "stories" / "2024-05-12"
    who = ("--by", "经手的人", "--reason", "内部原因", "--as-of", AS_OF)
    run(site, "withdraw", stories / SILENT, site.week_path / "events" / "2024-05-12-gone-event.md", *who)
    run(site, "withdraw", stories / TOLD, site.week_path / "schools" / SCHOOL, *who, "--notice=应要求撤下。")
    run(site, "build", "--as-of", AS_OF)
    return Takedown(site, before, files_of(site.root / "site"), names_of(site))


def found(files: Mapping[str, bytes], words: str) -> set[str]:
    return {name for name, data in files.items() if words in name or words.encode() in data}


@pytest.mark.parametrize("words", [TITLE, TEXT, CAPTION, TAG])
def test_no_word_of_it_is_left_in_any_file(takedown: Takedown, words: str) -> None:
    named = found(takedown.before, words)
    # Else nothing would be shown by their absence: pages of both editions, and what search keeps of them.
    assert any(name.startswith("hant/") for name in named)
    assert any(name.startswith("pagefind/") and "/fragment/" in name for name in named)
    assert found(takedown.after, words) == set()


def test_feeds_calendars_and_sitemap_had_it_and_have_it_no_more(takedown: Takedown) -> None:
    before = found(takedown.before, TITLE) | found(takedown.before, SILENT)
    assert {"feed.xml", f"sitemap-{WEEK}.xml", "feeds.opml", f"{WEEK}/schedule/calendar.ics"} <= before
    assert found(takedown.after, SILENT) == set()
    assert found(takedown.after, "gone-event") == set()


def test_its_addresses_stand_nowhere_but_on_their_own_notices(takedown: Takedown) -> None:
    for place in (f"stories/{TOLD}", f"schools/{SCHOOL}"):
        own = {f"{WEEK}/{place}/index.html", f"hant/{WEEK}/{place}/index.html"}
        slug = place.partition("/")[2]
        assert {name for name in takedown.after if slug in name} == own
        assert found(takedown.after, slug) == own


def test_pages_posters_and_media_of_it_are_gone(takedown: Takedown) -> None:
    gone = takedown.before.keys() - takedown.after.keys()
    for page in (f"stories/{SILENT}/index.html", f"schools/{SCHOOL}/poster/index.html", f"schools/{SCHOOL}/feed.xml"):
        assert {f"{WEEK}/{page}", f"hant/{WEEK}/{page}"} & gone
    media = {name for name in gone if name.startswith("media/")}
    # Two photos as a JPEG and two widths of WebP each, a film with its poster, and the share pictures.
    assert len(media) > 10
    assert any(name.endswith(".mp4") for name in media)
    for name in media:
        assert found(takedown.after, name.rpartition("/")[2].partition(".")[0]) == set()


def test_no_picture_that_is_left_looks_like_one_of_it(takedown: Takedown) -> None:
    folder = takedown.site.week_path
    originals = [folder / "stories/2024-05-12" / SILENT / "01.jpg", folder / "schools" / SCHOOL / "01.jpg"]
    site = takedown.site.root / "site"
    left = [path for path in site.rglob("media/**/*") if path.suffix in {".jpg", ".webp"}]
    assert left
    for original in originals:
        assert [path.name for path in left if looks_like(path, original)] == []
    assert any(looks_like(path, folder / "stories/2024-05-12/kept/01.jpg") for path in left)


def looks_like(path: Path, original: Path) -> bool:
    thumbnails = []
    for name in (path, original):
        with Image.open(name) as image:
            thumbnails.append(image.convert("RGB").resize((6, 4), Image.Resampling.BOX).tobytes())
    return sum(abs(a - b) for a, b in zip(*thumbnails, strict=True)) / len(thumbnails[0]) < 16


def test_a_notice_says_so_in_both_editions_and_search_engines_leave_it_out(takedown: Takedown) -> None:
    for edition, heading in (("", "此内容已撤下"), ("hant/", "此內容已撤下")):
        page = html.fromstring(takedown.after[f"{edition}{WEEK}/stories/{TOLD}/index.html"])
        assert [h1.text_content() for h1 in page.xpath("//h1")] == [heading]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//main//time[@datetime='2024-05-14']")
        here = f"https://x/{edition}{WEEK}/stories/{TOLD}/"
        links = {urljoin(here, address) for address in page.xpath("//section[contains(@class, 'takedown')]//a/@href")}
        assert links == {f"https://x/{edition}{WEEK}/{place}" for place in ("days/2024-05-12/", "")}
        assert not page.xpath("//*[@data-pagefind-body]")
        assert not page.xpath("//main//img | //main//video")


def test_neither_who_took_it_down_nor_why_is_told(takedown: Takedown) -> None:
    assert found(takedown.after, "经手的人") == found(takedown.after, "内部原因") == set()


def test_what_was_not_withdrawn_stays(takedown: Takedown) -> None:
    assert f"{WEEK}/stories/kept/index.html" in takedown.after
    assert "feed.xml" in found(takedown.after, "留下的题目")
    assert f"{WEEK}/schedule/calendar.ics" in found(takedown.after, "留下的活动")


def test_what_was_rendered_of_it_leaves_the_store_when_that_is_pruned(takedown: Takedown) -> None:
    gone = {Path(name).name for name in takedown.before.keys() - takedown.after.keys() if name.startswith("media/")}
    kept = {Path(name).name for name in takedown.after if name.startswith("media/")}
    assert gone | kept <= takedown.store
    run(takedown.site, "media", "--prune", "--as-of", AS_OF)
    left = names_of(takedown.site)
    assert not gone & left
    assert kept <= left
