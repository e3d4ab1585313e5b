"""The files of a folder with what a stat tells of each."""

from __future__ import annotations

import os
from pathlib import Path

from plain_theme import write_files
from showcase.media.store import Marks
from showcase.publish.listing import Listing, list_folder


def test_files_are_listed_by_their_paths_at_any_depth(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.html": "12", "week/days/one/index.html": "123", "week.html": ""})
    listing = list_folder(tmp_path)
    assert {path: file.bytes for path, file in listing.files.items()} == {
        "a.html": 2,
        "week/days/one/index.html": 3,
        "week.html": 0,
    }
    assert (listing.folder_path, listing.others) == (tmp_path, ())


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert list_folder(tmp_path / "missing") == Listing(tmp_path / "missing")


def test_links_and_the_like_are_no_files_and_nothing_behind_them_is_listed(tmp_path: Path) -> None:
    outside = write_files(tmp_path / "outside", {"index.html": "x", "deep/index.html": "x"})
    site = write_files(tmp_path / "site", {"index.html": "x"})
    (site / "folder").symlink_to(outside, target_is_directory=True)
    (site / "page.html").symlink_to(outside / "index.html")
    (site / "broken").symlink_to(tmp_path / "nowhere")
    os.mkfifo(site / "pipe")
    listing = list_folder(site)
    assert list(listing.files) == ["index.html"]
    assert sorted(listing.others) == ["broken", "folder", "page.html", "pipe"]


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write_files(tmp_path / "served", {"index.html": "x"})
    (tmp_path / "site").symlink_to(tmp_path / "served", target_is_directory=True)
    assert list(list_folder(tmp_path / "site").files) == ["index.html"]


def test_a_file_is_as_it_was_written_only_with_its_very_length_and_time(tmp_path: Path) -> None:
    path = write_files(tmp_path, {"index.html": "1234"}) / "index.html"
    os.utime(path, ns=(0, 1_700_000_000_123_456_789))
    listing, written = list_folder(tmp_path), path.stat().st_mtime_ns
    assert listing.has("index.html", Marks(4, written, "any"))
    assert not listing.has("index.html", Marks(5, written, "any"))
    assert not listing.has("index.html", Marks(4, written + 1, "any"))
    assert not listing.has("other.html", Marks(4, written, "any"))


def test_a_link_is_never_a_file_as_it_was_written(tmp_path: Path) -> None:
    path = write_files(tmp_path, {"outside.html": "1234"}) / "outside.html"
    (tmp_path / "index.html").symlink_to(path)
    stat = path.stat()
    assert not list_folder(tmp_path).has("index.html", Marks(4, stat.st_mtime_ns, "any"))


def test_folders_without_anything_are_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"week/index.html": "x"})
    (tmp_path / "week" / "days").mkdir()
    (tmp_path / "media" / "deep").mkdir(parents=True)
    listing = list_folder(tmp_path)
    assert (list(listing.files), listing.others) == (["week/index.html"], ())
    assert sorted(listing.empty) == ["media/deep", "week/days"]


def test_files_of_two_disks_are_not_one_file_for_having_one_number(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    files = list_folder(tmp_path).files
    assert files["a"].is_same(files["b"])
    assert not files["a"].is_same(files["b"]._replace(device=files["a"].device + 1))
    assert not files["a"].is_same(files["b"]._replace(inode=files["a"].inode + 1))
