"""The hand-over: the public folder becomes the next site in one step, of files that stand and files that are new."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from plain_theme import files_below, write_files
from showcase.publish import handover
from showcase.publish.handover import HandOver, NothingRendered, hand_over
from showcase.publish.listing import list_folder
from showcase.publish.sources import Sources


class Folders:
    """What was made, the public folder as it stands, and the one beside it."""

    def __init__(self, root: Path) -> None:
        self.root, self.made, self.site, self.spare = root, root / "made", root / "site", root / ".site.next"
        self.sources: dict[str, Path] = {}

    def publish(self, **files: str) -> None:
        write_files(self.site, {path_of(name): words for name, words in files.items()})

    def keep(self, *names: str) -> None:
        """These files of the public folder stand."""
        self.sources |= {path_of(name): self.site / path_of(name) for name in names}

    def make(self, **files: str) -> None:
        """These files were made anew."""
        write_files(self.made, {path_of(name): words for name, words in files.items()})
        self.sources |= {path_of(name): self.made / path_of(name) for name in files}

    def hand_over(self) -> HandOver:
        done = hand_over(sources_of(self.site, self.sources), self.spare)
        self.sources = {}
        return done

    def public(self) -> dict[str, str]:
        return files_below(self.site)


def sources_of(site: Path, files: dict[str, Path]) -> Sources:
    """Where these files lie: those in the public folder itself are kept."""
    sources = Sources(list_folder(site))
    for path, source in files.items():
        if source == site / path:
            sources.keep((path,))
        else:
            sources.put(path, source)
    return sources


def path_of(name: str) -> str:
    """A path, written with `_` for `/` and `__` for a dot."""
    return name.replace("__", ".").replace("_", "/")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def test_a_first_site_is_handed_over_whole(folders: Folders) -> None:
    folders.make(index__html="home", week_index__html="week")
    assert folders.hand_over() == HandOver(written=2, unchanged=0, deleted=0, files=2)
    assert folders.public() == {"index.html": "home", "week/index.html": "week"}


def test_what_is_kept_what_is_made_and_what_is_gone_are_counted(folders: Folders) -> None:
    folders.publish(index__html="home", week_index__html="old", week_gone__html="gone")
    folders.keep("index__html")
    folders.make(week_index__html="new", week_more__html="more")
    assert folders.hand_over() == HandOver(written=2, unchanged=1, deleted=1, files=3)
    assert folders.public() == {"index.html": "home", "week/index.html": "new", "week/more.html": "more"}


def test_what_is_no_part_of_the_next_site_is_deleted_with_its_folder(folders: Folders) -> None:
    folders.publish(index__html="home", week_old_index__html="old", week_index__html="week")
    folders.keep("index__html", "week_index__html")
    assert folders.hand_over().deleted == 1
    assert folders.public() == {"index.html": "home", "week/index.html": "week"}
    assert not (folders.site / "week" / "old").exists()


def test_an_unchanged_file_is_not_touched(folders: Folders) -> None:
    folders.publish(index__html="same", page__html="old")
    path = folders.site / "index.html"
    path.chmod(0o640)
    os.utime(path, ns=(1, 1_600_000_000_123_456_789))
    before = path.stat()
    folders.keep("index__html")
    folders.make(page__html="new")
    assert folders.hand_over().unchanged == 1
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_mode) == (before.st_ino, before.st_mtime_ns, before.st_mode)


def test_a_site_that_stands_whole_is_not_touched_at_all(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.publish(index__html="same")
    folders.keep("index__html")

    def refuse(*_arguments: object) -> None:
        raise AssertionError

    for name in ("arrange", "exchange"):
        monkeypatch.setattr(handover, name, refuse)
    assert folders.hand_over() == HandOver(written=0, unchanged=1, deleted=0, files=1)


def test_nobody_sees_a_part_of_the_new_site(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.publish(index__html="old", gone__html="old")
    folders.make(index__html="new", week_index__html="new", media_a__webp="new")
    seen: list[dict[str, str]] = []
    calls = {name: getattr(os, name) for name in ("link", "unlink", "mkdir", "rmdir", "rename", "replace")}

    def watch(name: str) -> object:
        def call(*arguments: object, **options: object) -> object:
            seen.append(folders.public())
            result = calls[name](*arguments, **options)
            seen.append(folders.public())
            return result

        return call

    for name in calls:
        monkeypatch.setattr(os, name, watch(name))
    folders.hand_over()
    old = {"index.html": "old", "gone.html": "old"}
    new = dict.fromkeys(("index.html", "week/index.html", "media/a.webp"), "new")
    assert len(seen) > 10
    assert [files for files in seen if files not in (old, new)] == []
    # The old one first, then only the new one.
    turn = seen.index(new)
    assert seen[:turn] == [old] * turn
    assert folders.public() == new


@pytest.mark.parametrize("at", ["first arrange", "exchange"])
def test_a_fault_on_the_way_leaves_the_old_site(folders: Folders, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    folders.publish(index__html="old")
    folders.make(index__html="new", week_index__html="new")

    def fail(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(handover, at.rsplit(maxsplit=1)[-1], fail)
    with pytest.raises(OSError, match="full"):
        folders.hand_over()
    assert folders.public() == {"index.html": "old"}


def test_a_disk_that_fills_up_half_way_leaves_the_old_site_and_the_next_hand_over_is_whole(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.publish(index__html="old")
    folders.make(index__html="new", week_index__html="new")
    sources, link, left = dict(folders.sources), os.link, [1]

    def fill(*arguments: object, **options: object) -> None:
        if not left:
            raise OSError(errno.ENOSPC, "full")
        link(*arguments, **options)  # type: ignore[arg-type]
        left.pop()

    monkeypatch.setattr(os, "link", fill)
    with pytest.raises(OSError, match="full"):
        folders.hand_over()
    assert folders.public() == {"index.html": "old"}
    monkeypatch.undo()
    folders.sources = sources
    folders.hand_over()
    assert folders.public() == {"index.html": "new", "week/index.html": "new"}


def test_nothing_that_was_withdrawn_stays_beside_the_site(folders: Folders) -> None:
    folders.publish(index__html="home", gone__html="secret", page__html="secret, too")
    folders.keep("index__html")
    folders.make(page__html="new")
    folders.hand_over()
    new = {"index.html": "home", "page.html": "new"}
    assert (folders.public(), files_below(folders.spare)) == (new, new)
    # It is the same files once more, not a copy of them.
    for path in new:
        assert (folders.site / path).samefile(folders.spare / path)


def test_what_a_killed_hand_over_left_beside_the_site_is_not_published(folders: Folders) -> None:
    folders.publish(index__html="home")
    write_files(folders.spare, {"secret/index.html": "secret", "index.html": "half"})
    folders.make(index__html="new")
    folders.hand_over()
    assert folders.public() == {"index.html": "new"}


def test_many_hand_overs_one_after_another_each_bring_their_site(folders: Folders) -> None:
    sites = [{"a": "1", "b/c": "1"}, {"a/b": "2"}, {"a": "1", "b/c": "3"}, {"b": "4"}, {"b/c/d": "5", "a": "5"}]
    for number, files in enumerate(sites * 2):
        made = write_files(folders.root / f"made-{number}", files)
        folders.sources = {path: made / path for path in files}
        folders.hand_over()
        assert folders.public() == files == files_below(folders.spare)


def test_a_change_is_seen_even_when_size_and_time_are_the_same(folders: Folders) -> None:
    folders.publish(index__html="old")
    folders.make(index__html="new")
    for folder in (folders.site, folders.made):
        os.utime(folder / "index.html", (1, 1))
    assert folders.hand_over().written == 1
    assert folders.public() == {"index.html": "new"}


def test_whoever_had_begun_to_read_goes_on_reading_the_old_page_to_its_end(folders: Folders) -> None:
    folders.publish(index__html="old")
    reader = (folders.site / "index.html").open(encoding="utf-8")
    folders.make(index__html="new")
    folders.hand_over()
    with reader:
        assert reader.read() == "old"


def test_a_folder_gives_way_to_a_file(folders: Folders) -> None:
    folders.publish(week_a_index__html="a", week_b_c_index__html="c", index__html="home")
    folders.keep("index__html")
    folders.make(week="a file now")
    folders.hand_over()
    assert folders.public() == {"week": "a file now", "index.html": "home"}


def test_a_file_gives_way_to_a_folder(folders: Folders) -> None:
    folders.publish(week="a file", index__html="home")
    folders.keep("index__html")
    folders.make(week_a_index__html="a folder now")
    folders.hand_over()
    assert folders.public() == {"week/a/index.html": "a folder now", "index.html": "home"}


def test_links_in_the_public_folder_are_replaced_and_never_followed(folders: Folders) -> None:
    outside = write_files(folders.root / "outside", {"index.html": "outside"})
    folders.publish(index__html="home")
    (folders.site / "page.html").symlink_to(outside / "index.html")
    (folders.site / "week").symlink_to(outside, target_is_directory=True)
    (folders.site / "gone.html").symlink_to(outside / "index.html")
    folders.make(page__html="outside", week_index__html="week")
    assert folders.hand_over().deleted == 3
    assert folders.public() == {"page.html": "outside", "week/index.html": "week"}
    assert files_below(outside) == {"index.html": "outside"}


@pytest.mark.parametrize("place", ["old", "week/old"])
def test_a_link_alone_is_reason_enough_for_a_hand_over(folders: Folders, place: str) -> None:
    outside = write_files(folders.root / "outside", {"kept.html": "kept"})
    folders.publish(week_index__html="week")
    (folders.site / place).symlink_to(outside, target_is_directory=True)
    folders.keep("week_index__html")
    assert folders.hand_over().deleted == 1
    assert folders.public() == {"week/index.html": "week"}
    assert files_below(outside) == {"kept.html": "kept"}


def test_what_somebody_else_put_into_the_public_folder_is_removed(folders: Folders) -> None:
    folders.publish(index__html="home", backup__sql="passwords")
    folders.keep("index__html")
    assert folders.hand_over() == HandOver(written=0, unchanged=1, deleted=1, files=1)
    assert folders.public() == files_below(folders.spare) == {"index.html": "home"}


def test_the_public_folder_itself_may_be_a_link(folders: Folders) -> None:
    served = write_files(folders.root / "elsewhere" / "served", {"index.html": "home", "media/1.webp": "pixels"})
    folders.site.symlink_to(served, target_is_directory=True)
    folders.make(index__html="new home")
    sources = {**folders.sources, "media/1.webp": served / "media" / "1.webp"}
    hand_over(sources_of(served, sources), served.with_name(".served.next"))
    assert folders.public() == {"index.html": "new home", "media/1.webp": "pixels"}
    assert folders.site.readlink() == served


def test_a_build_that_made_nothing_does_not_empty_the_public_folder(folders: Folders) -> None:
    folders.publish(index__html="home")
    with pytest.raises(NothingRendered):
        folders.hand_over()
    assert folders.public() == {"index.html": "home"}


@pytest.mark.parametrize("thing", ["link", "file"])
def test_what_lies_where_the_next_site_is_put_together_gives_way(folders: Folders, thing: str) -> None:
    outside = write_files(folders.root / "outside", {"index.html": "outside"})
    if thing == "link":
        folders.spare.symlink_to(outside, target_is_directory=True)
    else:
        folders.spare.write_text("in the way", encoding="utf-8")
    folders.publish(index__html="old")
    folders.make(index__html="new")
    folders.hand_over()
    assert folders.public() == {"index.html": "new"}
    assert not folders.site.is_symlink()
    assert files_below(outside) == {"index.html": "outside"}
