"""What is remembered of items: reading with it is reading without it, whatever was done to the content between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import saying, written
from git_host import git
from showcase.model import Story
from showcase.project import Project
from showcase.reader import items, readings, witness
from showcase.reader.item_json import NotExact
from showcase.reader.items import Items
from showcase.reader.ledger import Ledger
from showcase.reader.site import Content, read_content
from showcase.sealed import read_sealed_words, write_sealed_words
from small_site import SmallSite, draw_photo

HOUR = 3_600_000_000_000
STORIES = "content/weeks/demo-2024/stories"
FIRST = f"{STORIES}/2024-05-12/first-lesson"
WITH_PHONE = "招生电话 0373-5123456，手机 13912345678。"
PHOTO = {"file": "01.jpg", "caption": "学生在看老师傅操作", "pupils": False}


@pytest.fixture
def _aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written count as old: nobody can set a change time back."""
    monkeypatch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the items that are read, and not remembered."""
    paths: list[str] = []
    really = Items._read

    def noting(self: Items, kind: Any, read: Any, source_path: Any, marks: Any) -> Any:
        paths.append(str(source_path))
        return really(self, kind, read, source_path, marks)

    monkeypatch.setattr(Items, "_read", noting)
    return paths


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    small_site.story_with_photo(text=f"# 标题\n\n老师傅开了机床。{WITH_PHONE}\n\n![另一张](02.jpg)")
    draw_photo(small_site.root / FIRST / "02.jpg", seed=2)
    small_site.event(text="来看看。", start="09:00", end="10:30")
    small_site.week(public_contacts=[{"label": "招生电话", "value": "0373-5123456"}])
    statistics = {"records": [{"unit": "试验职业学校", "level": "school", "students": 12, "coverage": 0.5}]}
    small_site.write_yaml("content/weeks/demo-2024/statistics.yml", statistics)
    return small_site


def look(site: SmallSite, **options: Any) -> Content:
    """The content as a run of its own reads it."""
    ledger = Ledger(site.project.ledger_path, **options)
    content = read_content(site.root, ledger)
    ledger.save()
    return content


def same(one: Content, other: Content) -> bool:
    """Whether two readings cannot be told apart: not by their values, types and orders, nor by what is not compared (lines)."""
    return one == other and repr(one) == repr(other)


def readings_path(site: SmallSite) -> Path:
    return site.project.store_path / "readings-demo-2024.json"


@pytest.mark.usefixtures("_aged")
def test_what_is_unchanged_is_not_read_again(site: SmallSite, read: list[str]) -> None:
    first = look(site)
    assert len(read) == len(set(read)) == 5
    read.clear()
    for _ in range(2):
        assert same(look(site), first)
    assert read == []
    assert same(first, site.content())


@pytest.mark.usefixtures("_aged")
def test_an_item_of_each_kind_comes_back_as_it_was(site: SmallSite, read: list[str]) -> None:
    site.story_with_film(
        publish_at="2024-05-12T08:00",
        expires_at="2025-05-12T08:00:30Z",
        filed="2024-05-12T07:00+08:00",
        people=[{"name": "王师傅", "honour": "大国工匠"}],
    )
    site.school(
        "second",
        majors=[{"name": "机电", "years": 3, "seats": 40}],
        contacts=[{"label": "招生电话", "value": "0373-5234567"}],
        admissions={"text": "欢迎报名"},
    )
    week = "content/weeks/demo-2024"
    papers = {"title": "资料", "status": "draft", "downloads": [{"file": "a.pdf", "title": "手册", "kind": "宣传手册"}]}
    folder = site.write_front_matter(f"{week}/downloads/index.md", papers, "可以下载。").parent
    written(saying(("Hello",)), folder / "a.pdf")
    summary = {"title": "总结", "status": "draft", "figures": [{"label": "人数", "value": "12"}]}
    site.write_front_matter(f"{week}/wrap-up/index.md", summary, "很好。")
    first = look(site)
    assert first.issues == ()
    read.clear()
    assert same(look(site), first)
    assert read == []


@pytest.mark.usefixtures("_aged")
def test_only_what_changed_is_read_again(site: SmallSite, read: list[str]) -> None:
    look(site)
    read.clear()
    site.story("second", text="第二篇。")
    found = look(site)
    assert read == [f"{STORIES}/2024-05-12/second/index.md"]
    assert same(found, site.content())
    read.clear()
    look(site)
    assert read == []


@pytest.mark.usefixtures("_aged")
def test_what_has_an_issue_is_looked_at_again(site: SmallSite, read: list[str]) -> None:
    # A refusal may have been a busy machine's, or of a disk that answers now.
    folder = site.story_with_photo("second")
    (folder / "01.jpg").write_bytes(b"no photo")
    for _ in range(2):
        read.clear()
        assert [issue.rule for issue in look(site).issues] == ["unfit-media"]
        assert f"{STORIES}/2024-05-12/second/index.md" in read


def change_nothing(folder: Path) -> None:
    """The folder stays as it is."""


def add_file(folder: Path) -> None:
    draw_photo(folder / "03.jpg", seed=3)


def link_text(folder: Path) -> None:
    (folder / "index.md").rename(folder.parents[4] / "real.md")
    (folder / "index.md").symlink_to(folder.parents[4] / "real.md")


def link_photo(folder: Path) -> None:
    (folder / "01.jpg").rename(folder.parents[4] / "real.jpg")
    (folder / "01.jpg").symlink_to(folder.parents[4] / "real.jpg")


def link_folder(folder: Path) -> None:
    folder.rename(folder.parents[4] / "real")
    folder.symlink_to(folder.parents[4] / "real")


def link_folder_above(folder: Path) -> None:
    day = folder.parent
    day.rename(folder.parents[4] / "real")
    day.symlink_to(folder.parents[4] / "real")


def hang_a_link_in(folder: Path) -> None:
    (folder / "04.jpg").symlink_to(folder / "01.jpg")


def put_a_pipe(folder: Path) -> None:
    (folder / "01.jpg").unlink()
    os.mkfifo(folder / "01.jpg")


def garble_a_name(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + "课堂.jpg".encode("gbk"))).write_bytes(b"x")


def put_a_folder(folder: Path) -> None:
    (folder / "01.jpg").rename(folder / "kept.jpg")
    (folder / "01.jpg").mkdir()


def exchange_photos(folder: Path) -> None:
    (folder / "01.jpg").rename(folder / "kept.jpg")
    (folder / "02.jpg").rename(folder / "01.jpg")
    (folder / "kept.jpg").rename(folder / "02.jpg")


def put_times_back(folder: Path) -> None:
    path = folder / "index.md"
    stat = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("老师傅", "小师傅"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


DEEDS = [
    change_nothing,
    add_file,
    link_text,
    link_photo,
    link_folder,
    link_folder_above,
    hang_a_link_in,
    put_a_pipe,
    garble_a_name,
    put_a_folder,
    exchange_photos,
    put_times_back,
]


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_is_done_to_an_item_is_seen(site: SmallSite, deed: Callable[[Path], None], read: list[str]) -> None:
    before = look(site)
    read.clear()
    deed(site.root / FIRST)
    after = look(site)
    assert same(after, site.content())
    assert same(after, before) is (deed is change_nothing)


@pytest.mark.usefixtures("_aged")
def test_what_may_not_be_read_any_more_is_noticed(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may read everything, and an owner may change without a trace.
    look(site)
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("01.jpg") and may(path, mode))
    assert items.survey(site.root, next(iter(look(site).candidates)).with_name("none.md")) is None
    surveyed = items.survey(site.root, next(p for p in look(site).candidates if "first-lesson" in str(p)))
    assert surveyed is None


def test_what_was_just_written_is_not_remembered(site: SmallSite, read: list[str]) -> None:
    look(site)
    assert not readings_path(site).exists()


@pytest.mark.usefixtures("_aged")
def test_what_changes_while_it_is_read_is_not_remembered(site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    path = site.root / FIRST / "index.md"
    really = items.survey
    times = count()

    def survey(root: Path, source_path: Any) -> Any:
        if root / source_path == path and next(times) == 1:
            put_times_back(path.parent)
        return really(root, source_path)

    monkeypatch.setattr(items, "survey", survey)
    look(site)
    assert b"first-lesson" not in readings_path(site).read_bytes()
    assert same(look(site), site.content())


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("cause", ["zone", "program", "code", "seal", "half", "empty", "gone", "format", "fresh"])
def test_another_edition_or_a_damaged_file_is_a_fresh_start(
    site: SmallSite, read: list[str], cause: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look(site)
    path, options = readings_path(site), {}
    sound = path.read_bytes()
    if cause == "zone":
        site.write_yaml("content/site.yml", {**site_data(), "timezone": "Asia/Tokyo"})
    elif cause == "program":
        monkeypatch.setattr(readings, "version", lambda name: f"{name} 0.0.1")
        readings._edition.cache_clear()
    elif cause == "code":
        (tmp_path / "more.py").write_text("MORE = 1\n", encoding="utf-8")
        before = readings._code_paths()
        monkeypatch.setattr(readings, "_code_paths", lambda: [*before, tmp_path / "more.py"])
        readings._edition.cache_clear()
    elif cause == "fresh":
        options["fresh"] = True
    elif cause == "gone":
        path.unlink()
    elif cause == "format":
        words = read_sealed_words(path) or b""
        write_sealed_words(path, words.replace(b'["content', b'[["content').replace(b"\t[[", b"\t[{},["))
    else:
        path.write_bytes({"seal": sound.replace(b"a", b"b"), "half": sound[: len(sound) // 2], "empty": b""}[cause])
    read.clear()
    found = look(site, **options)
    assert f"{FIRST}/index.md" in read
    assert same(found, site.content())
    readings._edition.cache_clear()


def site_data() -> dict[str, Any]:
    return {
        "title": "试验活动周",
        "subtitle": "天天有活动",
        "url": "https://weeks.example/",
        "organiser": "试验教育局",
    }


def test_all_code_that_has_a_hand_in_reading_counts() -> None:
    names = {"/".join(path.parts[-2:]) for path in readings._code_paths()}
    assert {
        "reader/text.py",
        "contacts/finder.py",
        "model/story.py",
        "showcase/urls.py",
        "showcase/bounded.py",
    } <= names
    assert all(path.is_file() for path in readings._code_paths())


@pytest.mark.usefixtures("_aged")
def test_what_cannot_be_said_exactly_is_read_again(
    site: SmallSite, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_kind: object, _value: object) -> None:
        raise NotExact

    monkeypatch.setattr(items, "to_json", refuse)
    for _ in range(2):
        read.clear()
        look(site)
        assert f"{FIRST}/index.md" in read


@pytest.mark.usefixtures("_aged")
def test_a_week_that_is_gone_is_forgotten(site: SmallSite) -> None:
    look(site)
    site.week_path.rename(site.week_path.with_name("demo-2025"))
    look(site)
    assert [path.name for path in site.project.store_path.glob("readings-*")] == ["readings-demo-2025.json"]


@pytest.mark.usefixtures("_aged")
def test_an_item_that_is_gone_is_forgotten(site: SmallSite) -> None:
    look(site)
    assert b"first-lesson" in readings_path(site).read_bytes()
    shutil.rmtree(site.root / FIRST)
    look(site)
    assert b"first-lesson" not in readings_path(site).read_bytes()


@pytest.mark.usefixtures("_aged")
def test_nothing_is_written_where_nothing_changed(site: SmallSite) -> None:
    look(site)
    stat = readings_path(site).stat()
    look(site)
    assert readings_path(site).stat().st_ino == stat.st_ino


@pytest.mark.usefixtures("_aged")
def test_the_ledger_keeps_what_it_knows_of_items_that_were_not_read(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        look(site)
    opened: list[str] = []
    monkeypatch.setattr("showcase.reader.ledger.sha256_of", lambda path: opened.append(path.name) or "0" * 64)
    site.week(public_contacts=[])
    # Its text has changed, its photos have not.
    put_times_back(site.root / FIRST)
    look(site)
    assert opened == []


@pytest.mark.usefixtures("_aged")
def test_contact_data_within_documents_is_not_written_down(site: SmallSite, read: list[str]) -> None:
    entry = {"file": "a.pdf", "title": "简章", "kind": "招生简章"}
    folder = site.school("second", downloads=[entry])
    written(saying(("13987654321",)), folder / "a.pdf")
    first = look(site)
    assert [found.normal for found in written_in(first) if found.within] == ["13987654321"]
    assert b"13987654321" not in readings_path(site).read_bytes()
    read.clear()
    assert same(look(site), first)
    assert read == ["content/weeks/demo-2024/schools/second/index.md"]


def written_in(content: Content) -> Any:
    assert content.site is not None
    return content.site.written


def test_without_a_ledger_nothing_is_kept(site: SmallSite) -> None:
    before = sorted(site.root.rglob("*"))
    site.content()
    assert sorted(site.root.rglob("*")) == before


@pytest.mark.usefixtures("_aged")
def test_nothing_that_is_restored_can_run(site: SmallSite) -> None:
    look(site)
    words = (read_sealed_words(readings_path(site)) or b"").split(b"\n")
    assert len(words) == 6
    assert all(line.split(b"\t", 1)[1].startswith(b"[") for line in words[1:])
    assert Story.__module__.encode() not in b"".join(words)


# What git vouches for


def checkout(site: SmallSite) -> SmallSite:
    """Another checkout of the site, to which what is remembered was brought."""
    site.write(".gitattributes", "* text=auto eol=lf\n*.jpg binary\n")
    site.write(".gitignore", "media/\nnode_modules\n")
    git(site.root, "init", "-q")
    git(site.root, "add", "-A")
    git(site.root, "commit", "-q", "-m", "all")
    look(site)
    other = SmallSite.__new__(SmallSite)
    other.root = site.root.with_name("other")
    git(site.root.parent, "clone", "-q", str(site.root), str(other.root))
    other.project = Project(other.root)
    other.week_path = other.root / "content" / "weeks" / "demo-2024"
    shutil.copytree(site.root / "media", other.root / "media")
    return other


@pytest.mark.usefixtures("_aged")
def test_another_checkout_is_not_read_again(site: SmallSite, read: list[str]) -> None:
    other = checkout(site)
    read.clear()
    found = look(other)
    assert read == []
    # Its stats are known now.
    shutil.rmtree(other.root / ".git")
    assert same(look(other), found)
    assert read == []
    assert same(found, other.content())


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("deed", DEEDS)
def test_whatever_is_done_to_another_checkout_is_seen(site: SmallSite, deed: Callable[[Path], None]) -> None:
    other = checkout(site)
    before = other.content()
    deed(other.root / FIRST)
    after = look(other)
    assert same(after, other.content())
    assert same(after, before) is (deed is change_nothing)


def test_what_was_just_checked_out_is_vouched_for_and_still_is_the_next_time(
    site: SmallSite, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)
        other = checkout(site)
    read.clear()
    before = readings_path(other).read_bytes()
    for _ in range(3):
        look(other)
    assert read == []
    # Their new stats vouch for nothing yet.
    assert readings_path(other).read_bytes() == before


# Any sequence of deeds

NAMES = ("one", "two")


def deeds_on(site: SmallSite) -> dict[str, Callable[[str], object]]:
    """Deeds by name, each on a story of a name."""

    def folder(name: str) -> Path:
        return site.week_path / "stories" / "2024-05-13" / name

    def index(name: str) -> Path:
        return folder(name) / "index.md"

    def edit(name: str) -> None:
        text = index(name).read_text(encoding="utf-8")
        index(name).unlink()
        index(name).write_text(text + "又一句。\n", encoding="utf-8")

    number = count()

    def link(name: str) -> None:
        outside = site.root / f"outside-{next(number)}"
        index(name).rename(outside)
        index(name).symlink_to(outside)

    def rename(name: str) -> None:
        os.rename(folder(name), folder(f"{name}-{next(number)}"))

    return {
        "write": lambda name: site.story(name, day="2024-05-13", text=f"第 {next(number)} 篇。"),
        "phone": lambda name: site.story(name, day="2024-05-13", text=WITH_PHONE),
        "photo": lambda name: draw_photo(folder(name) / "01.jpg", (60, 40), seed=next(number)),
        "name photo": lambda name: site.story(name, day="2024-05-13", photos=[PHOTO]),
        "edit": edit,
        "touch": lambda name: os.utime(index(name)),
        "break": lambda name: index(name).write_text("---\ntitle: [\n---\n坏了", encoding="utf-8"),
        "delete": lambda name: shutil.rmtree(folder(name)),
        "rename": rename,
        "copy": lambda name: shutil.copytree(folder(name), folder(f"{name}-{next(number)}")),
        "link": link,
        "chmod": lambda name: index(name).chmod(0o600),
        "drop text": lambda name: index(name).unlink(),
        "leave behind": lambda name: (folder(name) / ".DS_Store").write_bytes(b"x"),
        "deeper": lambda name: (folder(name) / "more").mkdir(),
        "move deeper": lambda name: os.rename(folder(name) / "01.jpg", folder(name) / "more" / "01.jpg"),
        "week": lambda _name: site.week(theme=f"主题 {next(number)}"),
        "break week": lambda _name: site.write("content/weeks/demo-2024/week.yml", "title: ["),
        "nothing": lambda _name: None,
    }


DEED_NAMES = tuple(deeds_on(SmallSite.__new__(SmallSite)))


@pytest.mark.usefixtures("_aged")
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.sampled_from(DEED_NAMES), st.sampled_from(NAMES)), max_size=4), max_size=5))
def test_reading_with_a_memory_is_reading_without(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str]]]
) -> None:
    site = SmallSite(tmp_path_factory.mktemp("site") / "project")
    site.school()
    for name in NAMES:
        site.story(name, day="2024-05-13", text="第一句。")
    deeds = deeds_on(site)
    for chosen in rounds:
        for deed, name in chosen:
            # What cannot be done, since an earlier deed took the file away, is not done.
            with suppress(OSError):
                deeds[deed](name)
        assert same(look(site), site.content())
