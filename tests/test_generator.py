"""The path from end to end, and above all what must never come out of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from plain_theme import PlainPages, PlainTheme, files_below, write_files
from showcase.desk.approval import write_approval
from showcase.generator import HeldBack, Showcase, SiteUnreadable, build_site, generate, take_stock
from showcase.pages.page import Page
from showcase.publish.assembly import Assembly
from showcase.publish.handover import HandOver, NothingRendered
from showcase.publish.indexing import Indexing
from showcase.publish.making import Making
from showcase.publish.private_data import PrivateData
from showcase.publish.search_index import IndexNotMade
from showcase.reader import ledger, originals, witness
from small_site import AS_OF, SITE, ZONE, SmallSite, draw_film, draw_photo, progress

STORY = "content/weeks/demo-2024/stories/2024-05-12/secret-slug"
SECRETS = ("秘密句子", "秘密题目", "secret-slug", "秘密说明", "secret-file", "秘密标签", "秘密编辑")
PHOTO = {"file": "secret-file.jpg", "caption": "秘密说明", "pupils": False}
LEDGER = "originals.json"
READINGS = "readings-demo-2024.json"
BOARD = {"title": "硕果", "topic": "产教融合", "file": "boards/b.jpg", "caption": "一块展板", "pupils": False}


def write_secret(small_site: SmallSite, **changes: object) -> Path:
    """A story with a secret in everything that it says and shows; the path of its index.md."""
    fields = {"title": "秘密题目", "tags": ["秘密标签"], "editor": "秘密编辑", "photos": [PHOTO], "featured": True}
    folder = small_site.story("secret-slug", text="秘密句子。", **{**fields, **changes})
    # As wide as a share picture, so that no crop hides it.
    draw_photo(folder / "secret-file.jpg", (1200, 630), seed="secret")
    return folder / "index.md"


def looks_like(path: Path, original: Path) -> bool:
    """Whether a picture shows what another shows."""
    thumbnails = []
    for name in (path, original):
        with Image.open(name) as image:
            thumbnails.append(image.convert("RGB").resize((6, 4), Image.Resampling.BOX).tobytes())
    first, second = thumbnails
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first) < 16


def found_in(showcase: Showcase, small_site: SmallSite) -> set[str]:
    """Which of the secrets came out: in pages, feeds, addresses, or as pictures."""
    feeds = b"".join(file for file in showcase.files.values() if isinstance(file, bytes)).decode()
    told = "\n".join([repr(showcase.layout.pages), repr(showcase.layout.entries), feeds, *showcase.files])
    found = {secret for secret in SECRETS if secret in told}
    pictures = [file for file in showcase.files.values() if isinstance(file, Path) and file.suffix in {".jpg", ".webp"}]
    original = small_site.root / "secret.png"
    draw_photo(original, seed="secret")
    return found | {"pixels" for path in pictures if looks_like(path, original)}


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def without_line(path: Path, beginning: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(line for line in lines if not line.startswith(beginning)), encoding="utf-8")


def record(path: Path, part: str, new: str | None = None) -> None:
    """Give one part of the approval's record another value; without one, take it out."""
    line = next(line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("approved:"))
    spoilt = re.sub(rf'(?<=[{{ ]){part}: "[^"]*"(?:, )?', "" if new is None else f'{part}: "{new}", ', line)
    assert spoilt != line
    rewrite(path, line, spoilt)


def forge(small_site: SmallSite, path: Path, status: str) -> None:
    """Another status, with a record that fits the content as it then stands."""
    rewrite(path, "status: approved", f"status: {status}")
    site = small_site.content().site
    assert site is not None
    (story,) = site.weeks[0].stories
    record(path, "digest", story.bundle.digest)


Change = Callable[[SmallSite, Path], object]
HELD_AFTER_APPROVAL: dict[str, Change] = {
    "draft": lambda _, path: rewrite(path, "status: approved", "status: draft"),
    "submitted": lambda _, path: rewrite(path, "status: approved", "status: submitted"),
    "withdrawn": lambda _, path: rewrite(path, "status: approved", "status: withdrawn"),
    "draft with a fitting record": lambda site, path: forge(site, path, "draft"),
    "withdrawn with a fitting record": lambda site, path: forge(site, path, "withdrawn"),
    "another spelling": lambda _, path: rewrite(path, "status: approved", "status: Approved"),
    "no status": lambda _, path: without_line(path, "status:"),
    "text changed": lambda _, path: rewrite(path, "秘密句子", "秘密句子改"),
    "caption changed": lambda _, path: rewrite(path, "caption: 秘密说明", "caption: 秘密说明改"),
    "photo changed": lambda _, path: draw_photo(path.parent / "secret-file.jpg", seed="other"),
    "photo swapped in place": lambda _, path: draw_photo(
        path.parent / "secret-file.jpg", (1200, 630), seed="secret", quality=60
    ),
    "file added": lambda _, path: draw_photo(path.parent / "more.jpg"),
    "photo gone": lambda _, path: (path.parent / "secret-file.jpg").unlink(),
    "no record": lambda _, path: without_line(path, "approved:"),
    "record without name": lambda _, path: record(path, "by"),
    "record without date": lambda _, path: record(path, "on"),
    "record without digest": lambda _, path: record(path, "digest"),
    "record of another": lambda _, path: record(path, "digest", "sha256:" + "0" * 64),
    "record with an empty name": lambda _, path: record(path, "by", ""),
    "unknown field": lambda _, path: rewrite(path, "school: first", "school: first\ncolour: red"),
    "duplicate key": lambda _, path: rewrite(path, "school: first", "school: first\nschool: first"),
    "no fence": lambda _, path: rewrite(path, "---\n", ""),
    "broken YAML": lambda _, path: rewrite(path, "school: first", "school: [first"),
    "another encoding": lambda _, path: path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030")),
    "school unknown": lambda site, _: site.week_path.joinpath("schools/first").rename(site.week_path / "schools/gone"),
    "kind unknown": lambda site, _: site.week(kinds=[{"slug": "film", "name": "视频"}]),
    "week over": lambda site, _: site.week(start="2024-05-13"),
    "week unreadable": lambda site, _: site.week(title=None),
    "rule broken": lambda site, _: site.week(rules={"text_length": {"min": 100}}),
}


@pytest.mark.parametrize("change", HELD_AFTER_APPROVAL.values(), ids=HELD_AFTER_APPROVAL)
def test_nothing_of_a_story_that_is_not_public_comes_out(small_site: SmallSite, change: Change) -> None:
    path = write_secret(small_site)
    small_site.approve()
    change(small_site, path)
    showcase = small_site.generate()
    assert found_in(showcase, small_site) == set()
    assert [held.source_path.as_posix() for held in showcase.held if "secret" in str(held.source_path)] == [
        f"{STORY}/index.md"
    ]


def test_everything_of_a_public_story_comes_out(small_site: SmallSite) -> None:
    # The tests above would see nothing if they looked in the wrong place; the name of a file is never told.
    write_secret(small_site)
    small_site.approve()
    assert found_in(small_site.generate(), small_site) == {*SECRETS, "pixels"} - {"secret-file"}


def test_nothing_is_rendered_of_a_story_that_is_not_public(small_site: SmallSite) -> None:
    path = write_secret(small_site)
    small_site.generate()
    kept = {file.name: file for file in small_site.project.store_path.rglob("*.*") if file.is_file()}
    # Cards for the week and its days are made; of the photo no more is known than that it is one.
    pictures = [file for name, file in kept.items() if name.endswith((".jpg", ".webp"))]
    assert len(pictures) == 4
    assert not [file for file in pictures if looks_like(file, path.parent / "secret-file.jpg")]
    assert not [name for name, file in kept.items() if name != LEDGER and b"secret" in file.read_bytes()]


@pytest.mark.parametrize(
    ("window", "moment", "public"),
    [
        ({"publish_at": "2024-05-13T08:00"}, "2024-05-13T07:59:59+08:00", False),
        ({"publish_at": "2024-05-13T08:00"}, "2024-05-13T08:00+08:00", True),
        ({"publish_at": "2024-05-13T08:00"}, "2024-05-13T00:00+00:00", True),
        ({"expires_at": "2024-05-13T08:00"}, "2024-05-13T07:59:59+08:00", True),
        ({"expires_at": "2024-05-13T08:00"}, "2024-05-13T08:00+08:00", False),
        ({"publish_at": "2024-05-13T08:00Z"}, "2024-05-13T15:59+08:00", False),
        ({"publish_at": "2024-05-13", "expires_at": "2024-05-12"}, "2024-05-14T00:00+08:00", False),
    ],
)
def test_a_story_is_public_within_its_time_only(
    small_site: SmallSite, window: dict[str, str], moment: str, public: bool
) -> None:
    write_secret(small_site, **window)
    small_site.approve()
    showcase = small_site.generate(datetime.fromisoformat(moment))
    assert bool(found_in(showcase, small_site)) is public


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
@pytest.mark.parametrize("key", ["publish_at", "expires_at"])
def test_a_time_at_the_end_of_the_calendar_stops_nothing(small_site: SmallSite, key: str, moment: str) -> None:
    small_site.story()
    small_site.story("far", **{key: moment})
    small_site.approve()
    assert "demo-2024/stories/first-lesson/" in {page.url for page in small_site.generate().layout.pages}


def test_a_school_that_is_not_public_is_only_named(small_site: SmallSite) -> None:
    small_site.school(summary="秘密句子", text="秘密句子。", highlights="秘密题目")
    small_site.story()
    small_site.approve("content/weeks/demo-2024/stories")
    showcase = small_site.generate()
    assert found_in(showcase, small_site) == set()
    assert "试验职业学校" in repr(showcase.layout.pages)


def test_an_event_that_is_not_public_does_not_come_out(small_site: SmallSite) -> None:
    small_site.event("secret-slug", title="秘密题目", note="秘密句子", text="秘密说明")
    assert found_in(small_site.generate(), small_site) == set()


def test_a_broken_photo_holds_its_story_back_and_nothing_else(small_site: SmallSite) -> None:
    path = write_secret(small_site)
    small_site.story_with_photo()
    photo_path = path.parent / "secret-file.jpg"
    whole = photo_path.read_bytes()
    photo_path.write_bytes(whole[:-200])
    # Nobody could approve this; the record is written as if it had been sound.
    small_site.approve("content/weeks/demo-2024/schools", "content/weeks/demo-2024/stories/2024-05-12/first-lesson")
    assert write_approval(small_site.root, PurePosixPath(f"{STORY}/index.md"), "审核员", AS_OF)
    showcase = small_site.generate()
    assert found_in(showcase, small_site) == set()
    assert "demo-2024/stories/first-lesson/" in {page.url for page in showcase.layout.pages}
    (fault,) = showcase.faults
    assert "secret-file.jpg" in fault.reason


def test_the_same_content_gives_the_same_showcase(small_site: SmallSite, tmp_path: Path) -> None:
    sites = [small_site, SmallSite(tmp_path / "elsewhere")]
    showcases = []
    for site, slugs in zip(sites, ("abc", "cba"), strict=True):
        site.school()
        for slug in slugs:
            site.story_with_photo(slug)
        site.event()
        site.approve()
        showcases.append(site.generate())
    first, second = showcases
    assert first.layout.pages == second.layout.pages
    assert list(first.files) == list(second.files)
    for url, file in first.files.items():
        other = second.files[url]
        assert (file if isinstance(file, bytes) else file.read_bytes()) == (
            other if isinstance(other, bytes) else other.read_bytes()
        )


@pytest.mark.parametrize("backwards", [False, True])
def test_the_order_of_directory_entries_changes_nothing(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch, backwards: bool
) -> None:
    for slug in ("second", "third"):
        small_site.school(slug)
        small_site.story(slug, school=slug)
        small_site.story_with_photo(f"{slug}-pictured")
    small_site.approve()
    small_site.story("waiting")
    before = small_site.generate()
    scandir = os.scandir

    @contextmanager
    def scan(path: Path) -> Iterator[list[os.DirEntry[str]]]:
        with scandir(path) as entries:
            yield sorted(entries, key=lambda entry: entry.name, reverse=backwards)

    monkeypatch.setattr(os, "scandir", scan)
    after = small_site.generate()
    assert after.layout.pages == before.layout.pages
    assert list(after.files.items()) == list(before.files.items())
    assert after.held == before.held


def is_kept(path: Path) -> bool:
    """Whether a file of the store is a rendition or a record; the ledger is written anew each time."""
    return path.is_file() and path.name not in {LEDGER, READINGS, ".lock"}


def test_a_second_run_makes_nothing(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.story_with_film()
    small_site.approve()
    first = small_site.generate()
    store = {path: path.stat().st_mtime_ns for path in small_site.project.store_path.rglob("*") if is_kept(path)}
    second = small_site.generate()
    # Three files of each original; a card or a cover for the week, three days, two stories and a school, of which a day's is a story's.
    assert (first.made, first.reused) == (12, 0)
    assert (second.made, second.reused) == (0, 12)
    assert {
        path: path.stat().st_mtime_ns for path in small_site.project.store_path.rglob("*") if is_kept(path)
    } == store


def test_renditions_that_nobody_names_any_more_are_not_published(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    small_site.approve()
    before = small_site.generate().files.keys()
    draw_photo(folder / "01.jpg", seed="another")
    small_site.approve()
    after = small_site.generate().files.keys()
    media = [{url for url in urls if url.startswith("media/")} for urls in (before, after)]
    # The cards of the week, of two days and of the school stay.
    assert len(media[0] & media[1]) == 4
    assert not [url for url in media[0] & media[1] if url.endswith(".webp")]
    assert len(media[0]) == len(media[1]) == 8


def test_originals_are_not_published(small_site: SmallSite) -> None:
    folders = small_site.story_with_photo(), small_site.story_with_film()
    small_site.approve()
    originals = {path.read_bytes() for folder in folders for path in folder.iterdir()}
    showcase = small_site.generate()
    assert not originals & {file if isinstance(file, bytes) else file.read_bytes() for file in showcase.files.values()}
    assert all(
        file.is_relative_to(small_site.project.store_path) for file in showcase.files.values() if isinstance(file, Path)
    )


def test_inspecting_writes_nothing_but_what_it_found_out_about_the_originals(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()

    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in small_site.root.rglob("*") if path.is_file()}

    before = files()
    assert small_site.inspect().issues == ()
    after = files()
    ledger_path = small_site.project.ledger_path
    written = {path for path in after if after[path] != before.get(path)}
    assert ledger_path in written <= {ledger_path.with_name(name) for name in (LEDGER, READINGS, ".lock")}
    assert (folder / "01.jpg").read_bytes() == before[folder / "01.jpg"]


def test_inspecting_finds_everything_wrong_with_what_is_public_and_what_is_not(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo("broken")
    (folder / "01.jpg").write_bytes((folder / "01.jpg").read_bytes()[:-200])
    small_site.story("lost", status="draft", school="nowhere")
    small_site.story("unread", title=None)
    small_site.event(end="09:00")
    rules = {issue.rule for issue in small_site.inspect().issues}
    assert rules == {"broken-media", "unknown-school", "field-missing", "times"}


def test_inspecting_finds_a_broken_film(small_site: SmallSite) -> None:
    folder = small_site.story_with_film()
    whole = draw_film(folder / "film.mp4", seconds=4, movflags="+faststart").read_bytes()
    (folder / "film.mp4").write_bytes(whole[: len(whole) * 3 // 4])
    (issue,) = small_site.inspect().issues
    assert issue.rule in {"unfit-media", "broken-media"}
    assert "film.mp4" in issue.message


def test_a_site_without_a_sound_site_file_is_no_site(small_site: SmallSite) -> None:
    small_site.write("content/site.yml", "title: [")
    with pytest.raises(SiteUnreadable) as fault:
        small_site.generate()
    assert [str(issue.source_path) for issue in fault.value.issues] == ["content/site.yml"]
    assert small_site.inspect().issues == fault.value.issues


def build(small_site: SmallSite, theme: PlainTheme | None = None, *, strict: bool = False) -> HandOver:
    with ThreadPoolExecutor(2) as executor:
        return build_site(
            small_site.project, AS_OF, theme or PlainTheme(), executor, progress, strict=strict
        ).handed_over


def public_files(small_site: SmallSite) -> dict[str, bytes]:
    site_path = small_site.project.site_path
    return {str(path.relative_to(site_path)): path.read_bytes() for path in site_path.rglob("*") if path.is_file()}


def test_nothing_is_handed_over_that_tells_what_nobody_declared(small_site: SmallSite) -> None:
    build(small_site)
    before = public_files(small_site)
    theme = PlainTheme(words={"": "值班电话：5123456"})
    with pytest.raises(PrivateData):
        build(small_site, theme)
    assert public_files(small_site) == before
    small_site.write_yaml("content/site.yml", {**SITE, "public_contacts": [{"label": "值班", "value": "0373-5123456"}]})
    build(small_site, theme)
    assert public_files(small_site) != before


def test_a_hand_written_page_with_a_number_is_not_published_and_the_others_are(small_site: SmallSite) -> None:
    small_site.write("content/pages/contact.md", "找 13912345678")
    assert [path.name for path in small_site.generate().handwritten] == ["about.md"]


def test_contact_data_in_the_sites_own_settings_is_told_before_anything_is_rendered(small_site: SmallSite) -> None:
    small_site.write_yaml("content/site.yml", {**SITE, "footer": {"address": "技能路 1 号，13912345678"}})
    with pytest.raises(SiteUnreadable) as refused:
        small_site.generate()
    assert [(issue.rule, issue.line) for issue in refused.value.issues] == [("private-data", 6)]


def test_a_build_hands_over_what_the_theme_rendered_and_everything_else(small_site: SmallSite) -> None:
    handed_over = build(small_site)
    showcase, files = small_site.generate(), public_files(small_site)
    assert handed_over.files == len(files)
    pages = {f"{page.url}index.html" for page in showcase.layout.pages}
    assert len(pages) > 8
    assert pages | {f"hant/{page}" for page in pages} | showcase.files.keys() <= files.keys()
    assert "<h1>试验活动周</h1>" in files["index.html"].decode()
    assert {"sitemap.xml", "feed.xml", "pagefind/pagefind.js"} <= files.keys()


def test_a_second_build_renders_nothing_and_touches_nothing(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    build(small_site)
    before, theme = times_of(small_site.project.site_path), PlainTheme()
    handed_over = build(small_site, theme)
    assert (handed_over.written, handed_over.deleted, handed_over.unchanged) == (0, 0, len(before))
    assert (theme.rendered, theme.framed) == ([], 0)
    assert times_of(small_site.project.site_path) == before


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    stats = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {name: (stat.st_mtime_ns, stat.st_ino) for name, stat in stats.items()}


def test_after_any_change_a_build_comes_to_what_a_clean_one_does(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    build(small_site)
    small_site.story("second", title="第二篇")
    small_site.week(title="改过的活动周")
    small_site.approve()
    theme = PlainTheme()
    build(small_site, theme)
    built = public_files(small_site)
    with ThreadPoolExecutor(2) as executor:
        again = build_site(small_site.project, AS_OF, PlainTheme(), executor, progress, clean=True).handed_over
    # All was made again and nothing came out differently.
    assert (again.written, again.deleted) == (0, 0)
    shutil.rmtree(small_site.project.work_path)
    shutil.rmtree(small_site.project.site_path)
    build(small_site)
    assert public_files(small_site) == built


def test_a_theme_that_fails_leaves_the_old_site(small_site: SmallSite) -> None:
    build(small_site)
    before = times_of(small_site.project.site_path)
    small_site.week(title="改过的活动周")

    def fail() -> None:
        raise RuntimeError

    for theme in (PlainTheme(frame={"new.css": ""}, before_frame=fail), FailingTheme(), FailingTheme(last=True)):
        with pytest.raises(RuntimeError):
            build(small_site, theme)
        assert times_of(small_site.project.site_path) == before
    build(small_site)
    assert "改过的活动周".encode() in public_files(small_site)["demo-2024/index.html"]


class FailingTheme(PlainTheme):
    """Its first page cannot be rendered; or its last."""

    def __init__(self, *, last: bool = False) -> None:
        super().__init__()
        self.last = last

    def pages(self, showcase: Showcase, frame: Mapping[str, object]) -> PlainPages:  # noqa: ARG002  # the protocol's
        url = showcase.layout.pages[-self.last].url
        return FailingPages(showcase.site.title, words={url: ""}, rendered=self.rendered)


class FailingPages(PlainPages):
    """Pages of which those with words cannot be rendered."""

    def render(self, page: Page) -> str:
        if page.url in self.words:
            raise RuntimeError
        return super().render(page)


def test_a_site_without_a_page_is_not_handed_over(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    build(small_site)
    before = public_files(small_site)
    monkeypatch.setattr(Assembly, "keep", lambda *_: None)
    monkeypatch.setattr(Making, "make", lambda *_: None)
    monkeypatch.setattr(Indexing, "make", lambda *_: None)
    with pytest.raises(NothingRendered):
        build(small_site)
    assert public_files(small_site) == before


def test_a_search_index_that_cannot_be_made_leaves_the_old_site(small_site: SmallSite) -> None:
    build(small_site)
    before = times_of(small_site.project.site_path)
    typeface = small_site.project.typeface_path.resolve()
    (small_site.root / "node_modules").unlink()
    small_site.project.typeface_path.parent.mkdir(parents=True)
    small_site.project.typeface_path.symlink_to(typeface, target_is_directory=True)
    small_site.week(title="改过的活动周")
    with pytest.raises(IndexNotMade):
        build(small_site)
    assert times_of(small_site.project.site_path) == before


def test_a_site_that_a_killed_exchange_had_put_aside_comes_back_though_the_next_build_fails(
    small_site: SmallSite,
) -> None:
    build(small_site)
    before = times_of(small_site.project.site_path)
    small_site.project.site_path.rename(small_site.root / ".site.aside")
    small_site.write("content/site.yml", "title: [")
    with pytest.raises(SiteUnreadable):
        build(small_site)
    assert times_of(small_site.project.site_path) == before


def test_what_a_killed_build_left_behind_is_not_published(small_site: SmallSite) -> None:
    project = small_site.project
    work_path = project.work_path / "work-killed"
    for folder in (work_path / "made", work_path / "frame", project.site.spare_path):
        write_files(folder / "secret-slug", {"index.html": "秘密句子"})
    build(small_site)
    assert not [name for name in public_files(small_site) if "secret" in name]
    left = [path for path in (project.work_path, project.site.spare_path) for path in path.rglob("*secret*")]
    assert left == []


def test_what_was_withdrawn_lies_nowhere_but_in_content_and_store_after_the_next_build(small_site: SmallSite) -> None:
    path = write_secret(small_site)
    small_site.approve()
    build(small_site)
    assert [name for name in public_files(small_site) if "secret" in name]
    rewrite(path, "status: approved", "status: withdrawn")
    build(small_site)
    kept = (small_site.root / "content", small_site.project.store_path)
    left = [
        one
        for one in small_site.root.rglob("*")
        if one.is_file() and not one.is_relative_to(small_site.root / "node_modules")
    ]
    for one in left:
        if not any(one.is_relative_to(folder) for folder in kept):
            assert "secret-slug" not in str(one)
            assert "秘密句子".encode() not in one.read_bytes(), one


def test_a_preview_never_touches_the_public_folder(small_site: SmallSite) -> None:
    write_secret(small_site)
    build(small_site)
    before = times_of(small_site.project.site_path)
    with ThreadPoolExecutor(2) as executor:
        built = build_site(small_site.project, AS_OF, PlainTheme(), executor, progress, preview=True)
    assert built.showcase.preview
    assert times_of(small_site.project.site_path) == before
    assert "demo-2024/stories/secret-slug/index.html" in files_below(small_site.project.preview_path)
    # Nor does it teach the next build of the site anything.
    build(small_site)
    assert times_of(small_site.project.site_path) == before


def test_a_strict_build_hands_over_nothing_when_an_approved_item_is_held_back(small_site: SmallSite) -> None:
    build(small_site)
    before = public_files(small_site)
    path = small_site.story() / "index.md"
    small_site.approve()
    rewrite(path, "老师傅", "徒弟")
    theme = PlainTheme()
    with pytest.raises(HeldBack) as fault:
        build(small_site, theme, strict=True)
    assert [held.source_path.parent.name for held in fault.value.showcase.faults] == ["first-lesson"]
    assert public_files(small_site) == before
    assert (theme.framed, theme.rendered) == (0, [])


def test_a_strict_build_minds_neither_drafts_nor_what_is_still_to_come(small_site: SmallSite) -> None:
    small_site.story("draft", status="draft")
    small_site.story("waiting")
    small_site.story("later", publish_at="2031-01-01")
    small_site.approve("content/weeks/demo-2024/stories/2024-05-12/later", on=datetime(2024, 5, 12, tzinfo=ZONE))
    assert build(small_site, strict=True).written > 0


def test_the_time_of_a_build_is_that_of_its_caller(small_site: SmallSite) -> None:
    small_site.story(publish_at="2024-05-20T12:00:01")
    small_site.approve()
    assert len(small_site.generate(AS_OF).held) == 1
    assert small_site.generate(AS_OF.replace(second=1)).held == ()


def test_a_chosen_story_that_is_not_public_is_never_what_a_link_to_its_day_shows(small_site: SmallSite) -> None:
    path = write_secret(small_site)
    small_site.story_with_photo()
    small_site.approve()
    public = small_site.generate()
    assert found_in(public, small_site) >= {"pixels"}
    rewrite(path, "status: approved", "status: submitted")
    showcase = small_site.generate()
    assert found_in(showcase, small_site) == set()
    url = "demo-2024/days/2024-05-12/"
    day, story = showcase.layout.by_url[url], showcase.layout.by_url["demo-2024/stories/first-lesson/"]
    # It was the secret; now it is the other story's cover.
    assert public.layout.by_url[url].share_picture != day.share_picture == story.share_picture is not None


def test_a_sound_cover_of_a_story_that_is_held_back_for_another_photo_is_never_shared(small_site: SmallSite) -> None:
    broken = {"file": "broken.jpg", "caption": "坏了", "pupils": False}
    path = write_secret(small_site, photos=[PHOTO, broken])
    whole = draw_photo(path.parent / "broken.jpg", seed="broken").read_bytes()
    (path.parent / "broken.jpg").write_bytes(whole[:-200])
    small_site.approve("content/weeks/demo-2024/schools")
    assert write_approval(small_site.root, PurePosixPath(f"{STORY}/index.md"), "审核员", AS_OF)
    showcase = small_site.generate()
    assert found_in(showcase, small_site) == set()
    assert "broken.jpg" in showcase.faults[0].reason
    assert {Path(url).suffix for url in showcase.files if url.startswith("media/")} == {".jpg"}
    assert len([url for url in showcase.files if url.startswith("media/")]) == 5


def with_board(small_site: SmallSite, size: tuple[int, int] = (60, 135)) -> Path:
    folder = small_site.school(boards=[BOARD])
    draw_photo(folder / "boards" / "b.jpg", size)
    small_site.approve()
    return folder / "boards" / "b.jpg"


def test_every_tile_of_a_board_is_published(small_site: SmallSite) -> None:
    with_board(small_site, (300, 1100))
    showcase = small_site.generate()
    (tiles,) = {
        board.tiles
        for board in showcase.layout.by_url["demo-2024/schools/first/"].values.boards  # type: ignore[attr-defined]
    }
    folder = tiles.url.removesuffix(".dzi") + "_files/"
    found = sorted(url for url in showcase.files if url.startswith(folder))
    assert found == sorted([f"{folder}{level}/0_0.webp" for level in range(12)] + [f"{folder}11/0_1.webp"])
    for url in (tiles.url, *found):
        path = showcase.files[url]
        assert isinstance(path, Path)
        assert path.is_file()


def test_a_board_of_a_school_that_is_not_public_is_not_cut_at_all(small_site: SmallSite) -> None:
    with_board(small_site)
    path = small_site.week_path / "schools" / "first" / "index.md"
    rewrite(path, "一所用来试验的学校", "改过的介绍")
    showcase = small_site.generate()
    assert not [url for url in showcase.files if "_files" in url or url.endswith((".dzi", ".webp"))]
    assert not [kept for kept in small_site.project.store_path.rglob("*") if kept.suffix in {".dzi", ".webp"}]


def test_a_damaged_tile_is_made_anew_by_the_next_build(small_site: SmallSite) -> None:
    with_board(small_site)
    before = small_site.generate()
    url = next(url for url in before.files if url.endswith("/0_0.webp"))
    path = before.files[url]
    assert isinstance(path, Path)
    whole = path.read_bytes()
    path.write_bytes(bytes(len(whole)))
    after = small_site.generate()
    assert path.read_bytes() == whole
    assert after.files == before.files
    # The descriptor and the nine levels of 135 pixels.
    assert (before.made - after.made, after.made) == (before.made - 10, 10)


def test_a_panorama_is_published_in_all_its_widths_and_a_flat_picture_is_none(small_site: SmallSite) -> None:
    scenes = [{"title": "大厅", "file": "scenes/01.jpg", "caption": "大厅", "pupils": False, "panorama": True}]
    draw_photo(small_site.school(scenes=scenes) / "scenes" / "01.jpg", (200, 100))
    small_site.approve()
    around = small_site.generate().files.keys()
    small_site.school(scenes=[{**scenes[0], "panorama": False}])
    small_site.approve()
    flat = small_site.generate().files.keys()
    assert len(around - flat) == 1
    assert not flat - around


def test_every_share_picture_is_published_and_said_with_its_size(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.story("words", title="只有文字")
    small_site.approve()
    showcase = small_site.generate()
    shared = {page.url: page.share_picture for page in showcase.layout.pages if page.share_picture}
    own = {picture.url for picture in shared.values()}
    assert len(own) == len({"week", "day with its story", "other day", "third day", "story of words", "school"})
    assert {picture.url for url, picture in shared.items() if url.count("/") == 2} == {shared["demo-2024/"].url}
    for picture in shared.values():
        path = showcase.files[picture.url]
        assert isinstance(path, Path)
        with Image.open(path) as image:
            assert (image.format, image.size) == ("JPEG", (picture.width, picture.height))
        assert picture.bytes == path.stat().st_size


def test_taking_stock_renders_nothing_and_finds_nothing_wrong_after_a_build(small_site: SmallSite) -> None:
    with_board(small_site)
    small_site.story_with_photo()
    small_site.approve()
    before = take_stock(small_site.project, AS_OF)
    assert (before.originals, before.files, before.missing_sets) == (2, {}, 8)
    assert not [path for path in small_site.project.store_path.rglob("*") if is_kept(path)]
    small_site.generate()
    after = take_stock(small_site.project, AS_OF)
    assert (after.missing_sets, after.damaged, after.orphans) == (0, {}, {})
    kept = {
        path.relative_to(small_site.project.store_path).as_posix()
        for path in small_site.project.store_path.rglob("*")
        if is_kept(path)
    }
    assert after.files.keys() == kept


def test_of_what_is_not_public_no_stock_is_taken(small_site: SmallSite) -> None:
    small_site.approve()
    small_site.story_with_photo()
    # The cards of the week, its days and the school.
    stock = take_stock(small_site.project, AS_OF)
    assert (stock.originals, stock.missing_sets) == (0, 5)


def test_stock_is_not_taken_of_a_site_that_cannot_be_read(small_site: SmallSite) -> None:
    small_site.write("content/site.yml", "title: [")
    with pytest.raises(SiteUnreadable):
        take_stock(small_site.project, AS_OF)


def test_no_original_is_looked_at_twice(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_site.story_with_photo()
    # What was changed within the last seconds may be changed again unseen.
    past = datetime(2024, 5, 1, tzinfo=ZONE).timestamp()
    os.utime(folder / "01.jpg", (past, past))
    monkeypatch.setattr(witness, "FRESH_NANOSECONDS", -3_600_000_000_000)
    small_site.approve()
    before = small_site.generate()

    def refuse(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(originals, "look_at", refuse)
    monkeypatch.setattr(ledger, "sha256_of", refuse)
    assert small_site.generate().layout.pages == before.layout.pages


def test_a_preview_shows_what_waits_and_has_nothing_to_subscribe_to(small_site: SmallSite) -> None:
    small_site.approve()
    write_secret(small_site)
    small_site.event("waiting")
    with ThreadPoolExecutor(2) as executor:
        preview = generate(small_site.project, AS_OF, executor, progress, preview=True)
    pages = {page.url: page.mark for page in preview.layout.pages}
    assert preview.preview
    assert pages["demo-2024/stories/secret-slug/"] == "待审核"
    assert pages["demo-2024/schools/first/"] == ""
    assert {name.partition("/")[0] for name in preview.files} == {"media"}
    public = small_site.generate()
    assert not public.preview
    assert "demo-2024/stories/secret-slug/" not in public.layout.by_url
    assert {page.mark for page in public.layout.pages} == {""}
