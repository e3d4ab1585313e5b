"""A complete site put together beside the public one and exchanged with it in one step."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from plain_theme import files_below, write_files
from showcase.publish import tree
from showcase.publish.listing import list_folder
from showcase.publish.tree import arrange, exchange, renew, restore
from small_site import PROJECT_ROOT

PAGES = {"index.html": "home", "week/index.html": "week", "week/days/one/index.html": "day"}


def sources(folder: Path, files: dict[str, str]) -> dict[str, Path]:
    """Files written somewhere, by their paths on the site."""
    write_files(folder, files)
    return {path: folder / path for path in files}


def inodes(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


# Arranging


def test_a_folder_holds_exactly_the_files_it_is_given_wherever_they_lie(tmp_path: Path) -> None:
    made, public = sources(tmp_path / "made", {"index.html": "new"}), sources(tmp_path / "site", {"a.css": "old"})
    arrange(tmp_path / "next", {**made, "assets/a.css": public["a.css"]})
    assert files_below(tmp_path / "next") == {"index.html": "new", "assets/a.css": "old"}
    # What they were made of stays.
    assert files_below(tmp_path / "made") == {"index.html": "new"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"week": "a file"}, {"week/index.html": "a folder"}),
        ({"week/a/index.html": "a", "week/b.html": "b"}, {"week": "a file"}),
        ({"week/index.html": "a", "file": "b"}, {"week": "b", "file/index.html": "a"}),
        ({"a/b/c/d.html": "deep", "a/e.html": "stays"}, {"a/e.html": "stays"}),
        ({"a/b": "file"}, {"a/b/c/d": "x", "a/b/c/e": "y"}),
        (PAGES, {"index.html": "another home"}),
    ],
)
def test_files_and_folders_take_each_others_place(
    tmp_path: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    write_files(tmp_path / "next", before)
    arrange(tmp_path / "next", sources(tmp_path / "made", after))
    assert files_below(tmp_path / "next") == after
    folders = {path.relative_to(tmp_path / "next") for path in (tmp_path / "next").rglob("*") if path.is_dir()}
    assert folders == {parent for name in after for parent in Path(name).parents if parent.parts}


@pytest.mark.parametrize("empty", ["week", "week/days/one", "media/deep"])
def test_empty_folders_are_in_nobodys_way(tmp_path: Path, empty: str) -> None:
    (tmp_path / "next" / empty).mkdir(parents=True)
    arrange(tmp_path / "next", sources(tmp_path / "made", {"week": "a file"}))
    assert files_below(tmp_path / "next") == {"week": "a file"}
    assert [path.name for path in (tmp_path / "next").rglob("*")] == ["week"]


def test_links_in_the_way_are_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"index.html": "outside", "old.html": "old"})
    target = write_files(tmp_path / "next", {"index.html": "home"})
    (target / "page.html").symlink_to(outside / "index.html")
    (target / "week").symlink_to(outside, target_is_directory=True)
    (target / "gone").symlink_to(outside, target_is_directory=True)
    (target / "broken.html").symlink_to(outside / "nowhere")
    wanted = {"page.html": "page", "week/index.html": "week", "broken.html": "whole"}
    arrange(target, sources(tmp_path / "made", wanted))
    assert files_below(target) == wanted
    assert files_below(outside) == {"index.html": "outside", "old.html": "old"}


def test_what_is_no_file_at_all_is_removed(tmp_path: Path) -> None:
    target = write_files(tmp_path / "next", {})
    os.mkfifo(target / "index.html")
    arrange(target, sources(tmp_path / "made", {"index.html": "home"}))
    assert files_below(target) == {"index.html": "home"}


def test_files_are_links_to_where_they_lie_so_that_nothing_is_copied(tmp_path: Path) -> None:
    made = sources(tmp_path / "made", PAGES)
    arrange(tmp_path / "next", made)
    assert inodes(tmp_path / "next") == inodes(tmp_path / "made")


def test_a_file_that_is_there_already_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = sources(tmp_path / "made", PAGES)
    arrange(tmp_path / "next", made)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    for call in ("link", "unlink", "rename", "replace"):
        monkeypatch.setattr(os, call, refuse)
    arrange(tmp_path / "next", made)


def test_an_equal_file_that_lies_elsewhere_takes_the_place_of_the_one_that_is_there(tmp_path: Path) -> None:
    # Equal size and time say nothing of the bytes.
    target = write_files(tmp_path / "next", {"index.html": "old"})
    made = sources(tmp_path / "made", {"index.html": "new"})
    for path in (target / "index.html", made["index.html"]):
        os.utime(path, ns=(1, 1))
    arrange(target, made)
    assert files_below(target) == {"index.html": "new"}


def test_a_file_is_replaced_and_never_written_into(tmp_path: Path) -> None:
    public = sources(tmp_path / "site", {"index.html": "old"})
    arrange(tmp_path / "next", public)
    arrange(tmp_path / "next", sources(tmp_path / "made", {"index.html": "new"}))
    # They were one file.
    assert files_below(tmp_path / "site") == {"index.html": "old"}


@pytest.mark.parametrize("fault", [errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS])
def test_where_no_links_can_be_made_files_are_copied_with_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    made = sources(tmp_path / "made", PAGES)
    for path in made.values():
        os.utime(path, ns=(0, 1_700_000_000_123_456_789))

    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        arrange(tmp_path / "next", made)
    assert files_below(tmp_path / "next") == PAGES
    here, there = inodes(tmp_path / "next"), inodes(tmp_path / "made")
    for path in PAGES:
        assert here[path][0] != there[path][0]
        assert here[path][1] == there[path][1]


def test_a_full_disk_is_not_taken_for_a_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(OSError, match="full"):
        arrange(tmp_path / "next", sources(tmp_path / "made", PAGES))


def test_modes_come_with_files_and_new_folders_are_open_to_the_same_people_as_any(tmp_path: Path) -> None:
    made = sources(tmp_path / "made", PAGES)
    made["index.html"].chmod(0o640)
    before = os.umask(0o027)
    try:
        arrange(tmp_path / "next", made)
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "next" / "index.html") == 0o640
    assert {mode_of(tmp_path / "next" / folder) for folder in ("", "week", "week/days")} == {0o750}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Exchanging


class NoSwap:
    """A system without the call, or a file system that does not know it."""

    def __init__(self, fault: int) -> None:
        self.fault = fault

    def __call__(self, *_paths: Path) -> None:
        raise OSError(self.fault, os.strerror(self.fault))


NO_SWAP = [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP]


@pytest.fixture(params=[None, *NO_SWAP], ids=lambda fault: errno.errorcode.get(fault, "one step"))
def any_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param is not None:
        monkeypatch.setattr(tree, "_swap", NoSwap(request.param))


@pytest.mark.usefixtures("any_system")
def test_a_first_public_folder_is_there_whole(tmp_path: Path) -> None:
    write_files(tmp_path / "next", PAGES)
    exchange(tmp_path / "next", tmp_path / "site")
    assert files_below(tmp_path / "site") == PAGES
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("any_system")
def test_two_folders_take_each_others_place(tmp_path: Path) -> None:
    write_files(tmp_path / "next", {"index.html": "new"})
    write_files(tmp_path / "site", PAGES)
    exchange(tmp_path / "next", tmp_path / "site")
    assert files_below(tmp_path / "site") == {"index.html": "new"}
    assert files_below(tmp_path / "next") == PAGES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["next", "site"]


@pytest.mark.usefixtures("any_system")
def test_the_public_folder_stays_open_to_whom_it_was(tmp_path: Path) -> None:
    write_files(tmp_path / "next", {"index.html": "new"})
    write_files(tmp_path / "site", PAGES)
    (tmp_path / "next").chmod(0o700)
    (tmp_path / "site").chmod(0o2751)
    exchange(tmp_path / "next", tmp_path / "site")
    assert mode_of(tmp_path / "site") == 0o2751


def can_swap(folder: Path) -> bool:
    for name in ("a", "b"):
        (folder / name).mkdir()
    try:
        tree._swap(folder / "a", folder / "b")
    except OSError:
        return False
    return True


def test_whoever_looks_finds_one_of_the_two_sites_whole(tmp_path: Path) -> None:
    (tmp_path / "probe").mkdir()
    if not can_swap(tmp_path / "probe"):
        pytest.skip("this file system exchanges no folders")
    words = ("even", "odd")
    for name, word in zip(("site", "next"), words, strict=True):
        write_files(tmp_path / name, {"a.html": word})
    missed: list[str] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            try:
                missed.extend({(tmp_path / "site" / "a.html").read_text()} - {*words})
            except FileNotFoundError:
                missed.append("nothing")

    thread = threading.Thread(target=look)
    thread.start()
    for _ in range(2000):
        exchange(tmp_path / "next", tmp_path / "site")
    done.set()
    thread.join()
    assert missed == []


def test_a_fault_of_the_disk_is_not_taken_for_a_missing_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path / "next", {"index.html": "new"})
    write_files(tmp_path / "site", PAGES)
    monkeypatch.setattr(tree, "_swap", NoSwap(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        exchange(tmp_path / "next", tmp_path / "site")
    assert files_below(tmp_path / "site") == PAGES
    assert not (tmp_path / ".site.aside").exists()


def test_a_system_that_has_no_such_call_is_told_from_one_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree.ctypes, "CDLL", lambda *_arguments, **_options: object())
    with pytest.raises(OSError, match="no exchange") as refused:
        tree._swap(tmp_path, tmp_path)
    assert refused.value.errno == errno.ENOSYS
    monkeypatch.undo()
    with pytest.raises(OSError, match="missing") as missing:
        tree._swap(tmp_path / "missing", tmp_path / "other-missing")
    assert missing.value.errno == errno.ENOENT or missing.value.errno in NO_SWAP


# A build killed in between


Killed = Callable[[Path], None]
KILLED = {
    "before anything": lambda _: None,
    "after the old site was put aside": lambda root: (root / "site").rename(root / ".site.aside"),
    "after the new one came": lambda root: (
        (root / "site").rename(root / ".site.aside"),
        (root / "next").rename(root / "site"),
    ),
}


@pytest.mark.parametrize("killed", KILLED.values(), ids=KILLED)
def test_a_build_killed_within_the_exchange_leaves_a_whole_site_for_the_next_one(
    tmp_path: Path, killed: Killed
) -> None:
    write_files(tmp_path / "next", {"index.html": "new"})
    write_files(tmp_path / "site", PAGES)
    killed(tmp_path)
    came = not (tmp_path / "next").exists()
    restore(tmp_path / "site")
    assert files_below(tmp_path / "site") == ({"index.html": "new"} if came else PAGES)
    assert not (tmp_path / ".site.aside").exists()


def test_a_process_that_is_really_killed_between_the_two_steps_is_mended(tmp_path: Path) -> None:
    write_files(tmp_path / "next", {"index.html": "new"})
    write_files(tmp_path / "site", PAGES)
    program = (
        "import os, signal, sys; from pathlib import Path; from showcase.publish import tree\n"
        "def swap(*_): raise OSError(22, 'EINVAL')\n"
        "def rename(old, new, done=[]):\n"
        "    if done: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    done.append(os.rename(old, new))\n"
        "tree._swap, Path.rename = swap, rename\n"
        "tree.exchange(Path(sys.argv[1], 'next'), Path(sys.argv[1], 'site'))\n"
    )
    settings = {"PYTHONPATH": str(PROJECT_ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False, env=settings, timeout=60)
    assert process.returncode < 0
    assert not (tmp_path / "site").exists()
    restore(tmp_path / "site")
    assert files_below(tmp_path / "site") == PAGES


def test_nothing_is_mended_where_nothing_was_broken(tmp_path: Path) -> None:
    restore(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
    write_files(tmp_path / "site", PAGES)
    restore(tmp_path / "site")
    assert files_below(tmp_path / "site") == PAGES


def test_a_folder_whose_files_are_known_is_renewed_like_any_other(tmp_path: Path) -> None:
    folder = write_files(
        tmp_path / "folder", {"kept": "k", "changed": "old", "week/gone": "g", "week/left": "l", "place": "file"}
    )
    new = write_files(tmp_path / "new", {"changed": "new", "fresh/page": "p", "place/page": "now a folder"})
    kept = (folder / "kept").stat().st_ino
    changed = {path: new / path for path in ("changed", "fresh/page", "place/page")}
    renew(folder, ["week/gone", "place"], changed, list_folder(folder))
    assert files_below(folder) == {
        "kept": "k",
        "changed": "new",
        "week/left": "l",
        "fresh/page": "p",
        "place/page": "now a folder",
    }
    assert (folder / "kept").stat().st_ino == kept
