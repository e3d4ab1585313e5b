"""The hand-over: the public folder becomes the staged one, in an order that never shows a page without its pictures."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from showcase.publish.handover import HandOver, hand_over, list_files


class Folders:
    """A staging folder and a public one."""

    def __init__(self, root: Path) -> None:
        self.root, self.staging, self.site = root, root / ".staging", root / "site"
        self.staging.mkdir()

    def stage(self, **files: str) -> None:
        write_all(self.staging, files)

    def publish(self, **files: str) -> None:
        write_all(self.site, files)

    def hand_over(self) -> HandOver:
        return hand_over(self.staging, self.site)

    def public(self) -> dict[str, str]:
        return {str(path): (self.site / path).read_text(encoding="utf-8") for path in list_files(self.site)}


def write_all(folder: Path, files: dict[str, str]) -> None:
    """Files by their path, with `_` for `/` and `__` for a dot."""
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def test_a_first_site_is_handed_over_whole(folders: Folders) -> None:
    folders.stage(index__html="home", week_index__html="week")
    assert folders.hand_over() == HandOver(written=2, unchanged=0, deleted=0, files=2)
    assert folders.public() == {"index.html": "home", "week/index.html": "week"}


def test_what_is_not_staged_any_more_is_deleted_with_its_folder(folders: Folders) -> None:
    folders.publish(index__html="home", week_old_index__html="old", week_index__html="week")
    folders.stage(index__html="home", week_index__html="week")
    assert folders.hand_over().deleted == 1
    assert folders.public() == {"index.html": "home", "week/index.html": "week"}
    assert not (folders.site / "week" / "old").exists()


def test_an_unchanged_file_is_not_touched(folders: Folders) -> None:
    folders.publish(index__html="same")
    before = (folders.site / "index.html").stat()
    folders.stage(index__html="same")
    assert folders.hand_over().unchanged == 1
    after = (folders.site / "index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_change_is_seen_even_when_size_and_time_are_the_same(folders: Folders) -> None:
    folders.publish(index__html="old")
    folders.stage(index__html="new")
    for folder in (folders.site, folders.staging):
        os.utime(folder / "index.html", (1, 1))
    assert folders.hand_over().written == 1
    assert folders.public() == {"index.html": "new"}


def test_a_change_is_seen_in_a_second_hand_over_of_one_process(folders: Folders) -> None:
    folders.publish(index__html="one")
    for words in ("one", "two"):
        folders.stage(index__html=words)
        for folder in (folders.site, folders.staging):
            os.utime(folder / "index.html", (1, 1))
        folders.hand_over()
    assert folders.public() == {"index.html": "two"}


def test_files_come_in_an_order_in_which_nothing_leads_nowhere(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.publish(a_index__html="old", zzz__jpg="old", media_0__webp="old")
    names = [
        "a_index__html",
        "sitemap__xml",
        "feed__xml",
        "zzz__js",
        "media_1__webp",
        "b_feed__xml",
        "index__html",
        "week__ics",
        "feeds__opml",
    ]
    folders.stage(**dict.fromkeys(names, "new"))
    steps: list[str] = []
    watch(monkeypatch, folders, steps)
    folders.hand_over()
    turns = [["put", suffix] for suffix in (".webp", ".js", ".html", ".html", ".xml", ".xml", ".opml", ".xml", ".ics")]
    turns += [["delete", suffix] for suffix in (".webp", ".jpg")]
    kinds = [[step.split()[0], PurePosixPath(step.split()[1]).suffix] for step in steps]
    assert kinds == turns


def test_the_search_index_opens_only_when_it_and_the_pages_it_names_are_there(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pagefind/pagefind-entry.json", "pagefind/pagefind.zh_1.pf_meta", "pagefind/index/zh_1.pf_index"):
        path = folders.staging / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new", encoding="utf-8")
    folders.stage(index__html="new")
    steps: list[str] = []
    watch(monkeypatch, folders, steps)
    folders.hand_over()
    assert [step.rpartition("/")[2] for step in steps] == [
        "zh_1.pf_index",
        "pagefind.zh_1.pf_meta",
        "put index.html",
        "pagefind-entry.json",
    ]


def watch(monkeypatch: pytest.MonkeyPatch, folders: Folders, steps: list[str]) -> None:
    """Note every file that is put into the public folder or deleted from it."""
    replace, unlink = os.replace, os.unlink

    def note_replace(source: Path, target: Path) -> None:
        steps.append(f"put {Path(target).relative_to(folders.site)}")
        replace(source, target)

    def note_unlink(path: Path) -> None:
        steps.append(f"delete {Path(path).relative_to(folders.site)}")
        unlink(path)

    monkeypatch.setattr(os, "replace", note_replace)
    monkeypatch.setattr(os, "unlink", note_unlink)


def test_each_file_is_replaced_in_one_step(folders: Folders) -> None:
    folders.publish(index__html="old")
    reader = (folders.site / "index.html").open(encoding="utf-8")
    folders.stage(index__html="new")
    folders.hand_over()
    # Whoever had begun to read goes on reading the old page to its end.
    with reader:
        assert reader.read() == "old"


def test_a_folder_gives_way_to_a_file(folders: Folders) -> None:
    folders.publish(week_a_index__html="a", week_b_c_index__html="c", index__html="home")
    folders.stage(week="a file now", index__html="home")
    folders.hand_over()
    assert folders.public() == {"week": "a file now", "index.html": "home"}


def test_a_file_gives_way_to_a_folder(folders: Folders) -> None:
    folders.publish(week="a file", index__html="home")
    folders.stage(week_a_index__html="a folder now", index__html="home")
    folders.hand_over()
    assert folders.public() == {"week/a/index.html": "a folder now", "index.html": "home"}


def test_links_in_the_public_folder_are_replaced_and_never_followed(folders: Folders) -> None:
    outside = folders.root / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("outside", encoding="utf-8")
    folders.publish(index__html="home")
    (folders.site / "page.html").symlink_to(outside / "index.html")
    (folders.site / "week").symlink_to(outside, target_is_directory=True)
    (folders.site / "gone.html").symlink_to(outside / "index.html")
    folders.stage(page__html="outside", week_index__html="week")
    folders.hand_over()
    assert folders.public() == {"page.html": "outside", "week/index.html": "week"}
    assert not (folders.site / "page.html").is_symlink()
    assert (outside / "index.html").read_text(encoding="utf-8") == "outside"


def test_a_link_to_a_folder_that_nothing_stands_for_is_deleted(folders: Folders) -> None:
    outside = folders.root / "outside"
    write_all(outside, {"kept__html": "kept"})
    folders.publish(index__html="home")
    (folders.site / "old").symlink_to(outside, target_is_directory=True)
    folders.stage(index__html="home")
    folders.hand_over()
    assert not (folders.site / "old").is_symlink()
    assert (outside / "kept.html").exists()


def test_a_folder_with_a_link_in_it_gives_way_to_a_file(folders: Folders) -> None:
    outside = folders.root / "outside"
    write_all(outside, {"kept__html": "kept"})
    folders.publish(week_index__html="week")
    (folders.site / "week" / "old").symlink_to(outside, target_is_directory=True)
    folders.stage(week="a file now")
    folders.hand_over()
    assert folders.public() == {"week": "a file now"}
    assert (outside / "kept.html").exists()


def test_the_public_folder_itself_may_be_a_link(folders: Folders) -> None:
    served = folders.root / "served"
    write_all(served, {"index__html": "home", "media_1__webp": "pixels"})
    folders.site.symlink_to(served, target_is_directory=True)
    folders.stage(index__html="new home", media_1__webp="pixels")
    folders.hand_over()
    assert folders.public() == {"index.html": "new home", "media/1.webp": "pixels"}
    assert folders.site.is_symlink()


def test_a_build_that_rendered_nothing_does_not_empty_the_public_folder(folders: Folders) -> None:
    folders.publish(index__html="home")
    for staging in (folders.staging, folders.root / "missing"):
        with pytest.raises(Exception, match=r".+"):
            hand_over(staging, folders.site)
        assert folders.public() == {"index.html": "home"}


def test_files_are_listed_in_order(folders: Folders) -> None:
    folders.publish(b__html="", a_z__html="", a__html="")
    assert [str(path) for path in list_files(folders.site)] == ["a/z.html", "a.html", "b.html"]
    assert list_files(folders.root / "missing") == []
