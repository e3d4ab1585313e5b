"""What is remembered of originals: only for as long as the file system vouches that they are the same."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from git_host import git
from showcase.model import MediaFile
from showcase.reader import ledger as ledger_module
from showcase.reader import originals, witness
from showcase.reader.ledger import Ledger
from showcase.reader.media_file import UnfitMedia
from showcase.reader.site import read_content
from showcase.sealed import read_sealed, write_sealed
from small_site import SmallSite, draw_photo

PHOTO = PurePosixPath("content/01.jpg")
OTHER = PurePosixPath("content/02.jpg")
HOUR = 3_600_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    write(tmp_path, PHOTO, b"first")
    return tmp_path


@pytest.fixture
def _aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written count as old: nobody can set a change time back."""
    monkeypatch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files whose bytes are read."""
    names: list[str] = []

    def sha256_of(path: Path) -> str:
        names.append(path.name)
        return digest_of(path)

    monkeypatch.setattr(ledger_module, "sha256_of", sha256_of)
    return names


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(root: Path, source_path: PurePosixPath, data: bytes) -> Path:
    """Write a file and make sure that its change time is another: the file system's clock ticks coarsely."""
    path = root / source_path
    before = path.stat().st_ctime_ns if path.exists() else 0
    path.write_bytes(data)
    while path.stat().st_ctime_ns == before:
        time.sleep(0.002)
        path.write_bytes(data)
    return path


def ledger_of(root: Path) -> Ledger:
    return Ledger(root / "media" / "renditions" / "originals.json")


def look(root: Path, *paths: PurePosixPath) -> list[str]:
    """The digests of these files in a run of its own."""
    ledger = ledger_of(root)
    found = [ledger.sha256(root, path) for path in paths or (PHOTO,)]
    ledger.save()
    return found


def header(ledger: Ledger, source_path: PurePosixPath, sha256: str, asked: list[str], kind: str = "photo") -> MediaFile:
    def identify() -> MediaFile:
        asked.append(source_path.name)
        return MediaFile(source_path, sha256, "image/jpeg", 5, 900, 600, 0.5, True)

    return ledger.header(source_path, sha256, kind, identify)


# Digests


@pytest.mark.usefixtures("_aged")
def test_nothing_is_opened_when_the_stat_vouches(root: Path, opened: list[str]) -> None:
    first = look(root)
    assert opened == ["01.jpg"]
    for _ in range(3):
        assert look(root) == first == [digest_of(root / PHOTO)]
    assert opened == ["01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_a_file_that_was_changed_is_read_again(root: Path) -> None:
    (before,) = look(root)
    path = write(root, PHOTO, b"another")
    assert look(root) == [digest_of(path)] != [before]


@pytest.mark.usefixtures("_aged")
def test_a_file_whose_size_and_time_were_put_back_is_noticed(root: Path) -> None:
    stat = (root / PHOTO).stat()
    look(root)
    path = write(root, PHOTO, b"other")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    assert look(root) == [digest_of(path)]


@pytest.mark.usefixtures("_aged")
def test_a_file_that_took_anothers_place_is_noticed(root: Path) -> None:
    look(root)
    stat = (root / PHOTO).stat()
    write(root, OTHER, b"other")
    os.utime(root / OTHER, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (root / OTHER).replace(root / PHOTO)
    assert look(root) == [hashlib.sha256(b"other").hexdigest()]


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("number", [1, 6, 8, 9])
def test_any_mark_that_differs_has_the_file_read_again(
    root: Path, opened: list[str], number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(root)
    stat = Path.stat

    class Changed:
        """A file's inode number, size, time of modification or of change, one of them another than it was."""

        def __init__(self, found: os.stat_result) -> None:
            names = {1: "st_ino", 6: "st_size", 8: "st_mtime_ns", 9: "st_ctime_ns"}
            for name in names.values():
                setattr(self, name, getattr(found, name) + (name == names[number]))

    def changed(path: Path, **options: Any) -> Any:
        found = stat(path, **options)
        return Changed(found) if path.name == PHOTO.name else found

    monkeypatch.setattr(Path, "stat", changed)
    look(root)
    assert opened == ["01.jpg", "01.jpg"]


def test_a_file_that_was_just_changed_is_not_vouched_for(root: Path, opened: list[str]) -> None:
    look(root)
    look(root)
    assert opened == ["01.jpg", "01.jpg"]


def test_a_file_that_was_just_changed_is_not_vouched_for_though_its_time_was_set_back(
    root: Path, opened: list[str]
) -> None:
    os.utime(root / PHOTO, ns=(HOUR, HOUR))
    look(root)
    look(root)
    assert opened == ["01.jpg", "01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_a_file_that_was_changed_in_the_future_is_not_vouched_for(root: Path, opened: list[str]) -> None:
    # Where no file system keeps the time of change, only this is left.
    future = time.time_ns() + 2 * HOUR
    os.utime(root / PHOTO, ns=(future, future))
    look(root)
    look(root)
    assert opened == ["01.jpg", "01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_a_file_that_changes_while_it_is_read_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def sha256_of(path: Path) -> str:
        found = digest_of(path)
        write(root, PHOTO, b"other")
        return found

    monkeypatch.setattr(ledger_module, "sha256_of", sha256_of)
    look(root)
    monkeypatch.setattr(ledger_module, "sha256_of", digest_of)
    assert look(root) == [hashlib.sha256(b"other").hexdigest()]


@pytest.mark.usefixtures("_aged")
def test_a_file_that_cannot_be_read_is_an_error_though_it_was_known(root: Path) -> None:
    look(root)
    (root / PHOTO).unlink()
    with pytest.raises(FileNotFoundError):
        look(root)


@pytest.mark.usefixtures("_aged")
def test_a_file_under_another_name_is_read_again_but_not_looked_at_again(root: Path, opened: list[str]) -> None:
    asked: list[str] = []
    ledger = ledger_of(root)
    header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked)
    ledger.save()
    (root / PHOTO).rename(root / OTHER)
    ledger = ledger_of(root)
    found = header(ledger, OTHER, ledger.sha256(root, OTHER), asked)
    assert opened == ["01.jpg", "02.jpg"]
    assert asked == ["01.jpg"]
    assert found.source_path == OTHER


# Headers


def test_a_header_is_given_back_as_it_was_found(root: Path) -> None:
    asked: list[str] = []
    ledger = ledger_of(root)
    first = header(ledger, PHOTO, "a" * 64, asked)
    assert first == MediaFile(PHOTO, "a" * 64, "image/jpeg", 5, 900, 600, 0.5, True)
    assert header(ledger, PHOTO, "a" * 64, asked) == first
    assert asked == ["01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_a_header_outlives_the_run(root: Path) -> None:
    asked: list[str] = []
    found = []
    for _ in range(3):
        ledger = ledger_of(root)
        found.append(header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked))
        ledger.save()
    assert asked == ["01.jpg"]
    assert found[0] == found[1] == found[2]


def test_two_files_with_the_same_bytes_are_looked_at_once(root: Path) -> None:
    asked: list[str] = []
    ledger = ledger_of(root)
    first, second = (header(ledger, path, "a" * 64, asked) for path in (PHOTO, OTHER))
    assert asked == ["01.jpg"]
    assert (first.source_path, second.source_path) == (PHOTO, OTHER)


def test_the_same_bytes_are_looked_at_anew_as_another_kind(root: Path) -> None:
    asked: list[str] = []
    ledger = ledger_of(root)
    for kind in ("photo", "film"):
        header(ledger, PHOTO, "a" * 64, asked, kind)
    assert asked == ["01.jpg", "01.jpg"]


def test_a_refusal_is_not_remembered(root: Path) -> None:
    # A newer program may know better.
    def refuse() -> MediaFile:
        raise UnfitMedia("坏了", "重新导出")

    ledger = ledger_of(root)
    for _ in range(2):
        with pytest.raises(UnfitMedia):
            ledger.header(PHOTO, "a" * 64, "photo", refuse)
    assert header(ledger, PHOTO, "a" * 64, []).width == 900


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("changed", ["programs", "_HEADERS"])
def test_other_programs_find_headers_out_for_themselves(
    root: Path, opened: list[str], changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ledger = ledger_of(root)
    header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked)
    ledger.save()
    if changed == "programs":
        monkeypatch.setattr(ledger_module, "version", lambda name: f"{name} 0.0.1")
    else:
        monkeypatch.setattr(ledger_module, "_HEADERS", 1000)
    ledger = ledger_of(root)
    header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked)
    assert asked == ["01.jpg", "01.jpg"]
    # Bytes are bytes, whatever looks at them.
    assert opened == ["01.jpg"]


# The ledger's file


@pytest.mark.usefixtures("_aged")
def test_what_is_known_of_files_that_are_gone_is_dropped(root: Path) -> None:
    write(root, OTHER, b"second")
    ledger = ledger_of(root)
    for path in (PHOTO, OTHER):
        header(ledger, path, ledger.sha256(root, path), [])
    ledger.save()
    text = path_of(root).read_text(encoding="utf-8")
    gone = digest_of(root / OTHER)
    assert gone in text
    (root / OTHER).unlink()
    ledger = ledger_of(root)
    header(ledger, PHOTO, ledger.sha256(root, PHOTO), [])
    ledger.save()
    text = path_of(root).read_text(encoding="utf-8")
    assert gone not in text
    assert "02.jpg" not in text
    assert "01.jpg" in text


def path_of(root: Path) -> Path:
    path = ledger_of(root).path
    assert path is not None
    return path


GOOD = {"programs": ledger_module._programs(), "digests": {}, "headers": {}}
KNOWN = PHOTO.as_posix()
DAMAGED = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    b"null",
    b"[]",
    b"7",
    b'"text"',
    *(
        json.dumps(data).encode()
        for data in (
            {},
            {**GOOD, "digests": None},
            {**GOOD, "digests": [1, 2]},
            {**GOOD, "headers": 7},
            {key: GOOD[key] for key in ("programs", "digests")},
            {**GOOD, "digests": {KNOWN: 5}},
            {**GOOD, "digests": {KNOWN: []}},
            {**GOOD, "digests": {KNOWN: [[1, 2, 3, 4]]}},
            {**GOOD, "digests": {KNOWN: {"0": 1}}},
            {**GOOD, "headers": {"photo DIGEST": None}},
            {**GOOD, "headers": {"photo DIGEST": {}}},
            {**GOOD, "headers": {"photo DIGEST": {"media_type": "image/jpeg"}}},
            {**GOOD, "headers": {"photo DIGEST": [1, 2, 3]}},
        )
    ),
]


@pytest.mark.usefixtures("_aged")
@pytest.mark.parametrize("data", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_ledger_is_written_anew(root: Path, data: bytes) -> None:
    digest = digest_of(root / PHOTO)
    asked: list[str] = []
    path = path_of(root)
    path.write_bytes(data.replace(b"DIGEST", digest.encode()))
    ledger = ledger_of(root)
    assert ledger.sha256(root, PHOTO) == digest
    assert header(ledger, PHOTO, digest, asked).width == 900
    assert asked == ["01.jpg"]
    ledger.save()
    ledger = ledger_of(root)
    header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked)
    assert asked == ["01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_a_digest_that_was_altered_in_the_ledger_is_not_believed(root: Path) -> None:
    (digest,) = look(root)
    path = path_of(root)
    path.write_text(path.read_text(encoding="utf-8").replace(digest, "0" * 64), encoding="utf-8")
    assert look(root) == [digest]


def write_half(write: Callable[..., int]) -> Callable[..., None]:
    """A disk that is full after some bytes."""

    def write_and_fail(path: Path, data: Any, **options: Any) -> None:
        write(path, data[: len(data) // 2], **options)
        raise OSError(28, "No space left on device")

    return write_and_fail


def test_a_ledger_is_there_whole_or_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look(root)
    path = path_of(root)
    before = path.read_bytes()

    for name in ("write_text", "write_bytes"):
        monkeypatch.setattr(Path, name, write_half(getattr(Path, name)))
    with pytest.raises(OSError, match="No space"):
        look(root)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("_aged")
def test_without_a_path_nothing_is_written_and_nothing_is_known_later(root: Path, opened: list[str]) -> None:
    before = sorted(root.rglob("*"))
    for _ in range(2):
        ledger = Ledger()
        ledger.sha256(root, PHOTO)
        ledger.save()
    assert opened == ["01.jpg", "01.jpg"]
    assert sorted(root.rglob("*")) == before


@pytest.mark.usefixtures("_aged")
def test_a_fresh_ledger_believes_nothing_and_keeps_what_it_finds(root: Path, opened: list[str]) -> None:
    asked: list[str] = []
    for fresh in (False, True, False):
        ledger = Ledger(path_of(root), fresh=fresh)
        header(ledger, PHOTO, ledger.sha256(root, PHOTO), asked)
        ledger.save()
    assert opened == asked == ["01.jpg", "01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_what_another_format_says_is_not_understood(root: Path, opened: list[str]) -> None:
    look(root)
    data = read_sealed(path_of(root))
    write_sealed(path_of(root), {**data, "format": 1, "digests": {KNOWN: data["digests"][KNOWN][:2]}})
    look(root)
    assert opened == ["01.jpg", "01.jpg"]


# What git vouches for


@pytest.mark.usefixtures("_aged")
def test_an_original_that_git_vouches_for_is_not_opened_in_another_checkout(root: Path, opened: list[str]) -> None:
    repository(root)
    first = look(root)
    other = clone_of(root)
    assert look(other) == first
    assert look(other) == first
    assert opened == ["01.jpg"]
    # Its new stat is known now; git has not to be there.
    shutil.rmtree(other / ".git")
    assert look(other) == first
    assert opened == ["01.jpg"]


@pytest.mark.usefixtures("_aged")
def test_an_original_that_was_changed_in_another_checkout_is_opened(root: Path, opened: list[str]) -> None:
    repository(root)
    look(root)
    other = clone_of(root)
    write(other, PHOTO, b"other")
    assert look(other) == [hashlib.sha256(b"other").hexdigest()]
    assert opened == ["01.jpg", "01.jpg"]


def test_what_was_just_checked_out_is_vouched_for_and_still_is_the_next_time(
    root: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(root)
    with monkeypatch.context() as patch:
        patch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)
        look(root)
    other = clone_of(root)
    path = other / "media" / "renditions" / "originals.json"
    before = read_sealed(path)
    for _ in range(3):
        look(other)
    assert opened == ["01.jpg"]
    # Its new stat vouches for nothing yet.
    assert read_sealed(path) == before


def repository(root: Path) -> None:
    """Make a repository of what is there, but for what is remembered."""
    git(root, "init", "-q")
    write(root, PurePosixPath(".gitignore"), b"media/\n")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "all")


def clone_of(root: Path) -> Path:
    """Another checkout, to which what is remembered was brought."""
    other = root.with_name(f"{root.name}-other")
    git(root.parent, "clone", "-q", str(root), str(other))
    shutil.copytree(root / "media", other / "media")
    return other


# As the reader uses it


@pytest.mark.usefixtures("_aged")
def test_content_that_is_read_again_is_the_same_and_no_original_is_opened(
    small_site: SmallSite, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small_site.story_with_photo()
    first = read_with_ledger(small_site)
    assert opened == ["01.jpg"]

    def look_at(*_: object) -> MediaFile:
        raise AssertionError("looked at again")

    monkeypatch.setattr(originals, "look_at", look_at)
    second = read_with_ledger(small_site)
    assert second == first
    assert second.issues == ()
    assert opened == ["01.jpg"]


def test_an_original_that_is_changed_while_it_is_looked_at_is_not_remembered(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else the first one's size would be the second one's for ever.
    monkeypatch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)
    path = small_site.story_with_photo() / "01.jpg"
    kept = path.with_name("kept.jpg")
    shutil.copy(path, small_site.root / kept.name)
    look_at = originals.look_at

    def change_and_look_at(*arguments: Any) -> Any:
        draw_photo(path, (300, 200))
        return look_at(*arguments)

    monkeypatch.setattr(originals, "look_at", change_and_look_at)
    read_with_ledger(small_site)
    monkeypatch.setattr(originals, "look_at", look_at)
    shutil.copy(small_site.root / kept.name, path)
    site = read_with_ledger(small_site).site
    assert site is not None
    assert site.weeks[0].stories[0].photos[0].file.width == 900


def read_with_ledger(small_site: SmallSite) -> Any:
    ledger = Ledger(small_site.project.ledger_path)
    content = read_content(small_site.root, ledger)
    ledger.save()
    return content
