"""The rendition store: whole sets or none, damage that is noticed, builds that do not harm one another."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from showcase.media import store as store_module
from showcase.media.store import InUse, Record, Store
from small_site import PROJECT_ROOT

NAME = "ab" + "0" * 30 + ".webp"
OTHER = "cd" + "0" * 30 + ".jpg"
KEY = "ef" + "0" * 30 + ".json"
TILES = ("12" + "0" * 30 + ".dzi", "12" + "0" * 30 + "_files/0/0_0.webp", "12" + "0" * 30 + "_files/11/3_2.webp")
FILES = {NAME: b"pixels", OTHER: b"more pixels"}
HOOKS = str(PROJECT_ROOT / "hooks")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "renditions")


def make(store: Store, key: str = KEY, files: Mapping[str, bytes] = FILES) -> Record:
    for name, data in files.items():
        keep(store, name, data)
    return store.remember(key, files, {"color": "#102030", "名": 1.5})


def keep(store: Store, name: str, data: bytes = b"pixels") -> Path:
    store.keep(name, lambda path: path.write_bytes(data))
    return store.rendition_path(name)


def files_in(store: Store) -> list[Path]:
    return [path for path in store.path.rglob("*") if path.is_file()]


def run(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A program of its own that uses the store."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    settings = {**os.environ, "PYTHONPATH": HOOKS}
    return subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)


# One file


def test_what_is_kept_is_found_under_its_name(store: Store) -> None:
    assert keep(store, NAME).read_bytes() == b"pixels"
    assert store.files() == {f"ab/{NAME}": 6}


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt, MemoryError])
def test_a_writer_that_fails_leaves_nothing(store: Store, fault: type[BaseException]) -> None:
    def write_half(path: Path) -> None:
        path.write_bytes(b"half")
        raise fault

    with pytest.raises(fault):
        store.keep(NAME, write_half)
    assert files_in(store) == []


def test_a_writer_that_fails_leaves_what_was_there(store: Store) -> None:
    path = keep(store, NAME, b"whole")

    def write_half(path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 -- the very error is passed on
        store.keep(NAME, write_half)
    assert path.read_bytes() == b"whole"


def test_nobody_sees_a_rendition_before_it_is_whole(store: Store) -> None:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        assert not store.rendition_path(NAME).exists()
        assert path.parent == store.rendition_path(NAME).parent
        assert path.suffix == ".webp"

    store.keep(NAME, write)
    assert len(files_in(store)) == 1


def test_a_web_server_may_read_a_rendition(store: Store) -> None:
    assert keep(store, NAME).stat().st_mode & 0o777 == 0o644


def test_a_tile_lies_below_its_board(store: Store) -> None:
    paths = [keep(store, name) for name in TILES]
    assert [path.relative_to(store.path).as_posix() for path in paths] == [store.within(name) for name in TILES]
    assert {path.relative_to(store.path).parts[0] for path in paths} == {"12"}
    assert set(store.files()) == {store.within(name) for name in TILES}


# Sets


def test_a_set_that_was_made_is_recalled(store: Store) -> None:
    made = make(store)
    assert made == Record({"color": "#102030", "名": 1.5}, {NAME: 6, OTHER: 11})
    assert store.recall(KEY) == made
    assert Store(store.path).recall(KEY) == made


def test_a_set_that_was_not_made_is_not_recalled(store: Store) -> None:
    assert store.recall(KEY) is None
    assert store.contents(KEY) is None
    make(store)
    assert store.recall("00" + KEY[2:]) is None


def test_a_set_whose_record_was_not_written_was_not_made(store: Store) -> None:
    for name in FILES:
        keep(store, name)
    assert store.recall(KEY) is None


def test_a_file_that_was_not_kept_cannot_be_recorded(store: Store) -> None:
    keep(store, NAME)
    with pytest.raises(FileNotFoundError):
        store.remember(KEY, [NAME, OTHER], {})
    assert store.recall(KEY) is None
    assert [path.name for path in files_in(store)] == [NAME]


def test_a_sound_set_is_vouched_for_without_reading_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make(store)

    def sha256_of(path: Path) -> str:
        raise AssertionError(path)

    monkeypatch.setattr(store_module, "sha256_of", sha256_of)
    assert store.recall(KEY) == made


def overwrite(path: Path, data: bytes) -> None:
    """Other bytes, and another time."""
    time_ns = path.stat().st_mtime_ns + 1_000_000_000
    path.write_bytes(data)
    os.utime(path, ns=(time_ns, time_ns))


def keep_the_time(path: Path, data: bytes) -> None:
    """Other bytes, and the same time."""
    time_ns = path.stat().st_mtime_ns
    path.write_bytes(data)
    os.utime(path, ns=(time_ns, time_ns))


def flip(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    return bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "cut off": lambda path: keep_the_time(path, path.read_bytes()[:-1]),
    "emptied": lambda path: keep_the_time(path, b""),
    "grown": lambda path: keep_the_time(path, path.read_bytes() + b"!"),
    "overwritten": lambda path: overwrite(path, flip(path)),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("number", [0, 2])
def test_a_set_with_a_damaged_file_is_not_recalled(store: Store, damage: str, number: int) -> None:
    make(store, files=dict.fromkeys(TILES, b"some pixels"))
    DAMAGES[damage](store.rendition_path(TILES[number]))
    assert store.recall(KEY) is None
    # To find that out all is read; the next build makes it again.
    assert store.faulty(store.contents(KEY) or {}) == [TILES[number]]
    make(store, files=dict.fromkeys(TILES, b"some pixels"))
    assert store.recall(KEY) is not None


def test_damage_that_no_stat_shows_is_found_by_reading(store: Store) -> None:
    make(store)
    path = store.rendition_path(NAME)
    keep_the_time(path, flip(path))
    contents = store.contents(KEY)
    assert contents is not None
    assert store.faulty(contents) == [NAME]


def test_a_sound_set_has_no_faulty_file(store: Store) -> None:
    make(store)
    assert store.faulty(store.contents(KEY) or {NAME: []}) == []


def test_files_that_were_copied_are_sound_though_their_time_is_another(store: Store) -> None:
    made = make(store)
    for name in FILES:
        os.utime(store.rendition_path(name), ns=(1, 1))
    assert store.recall(KEY) == made
    assert store.faulty(store.contents(KEY) or {}) == []


def sealed(store: Store) -> bytes:
    return store.rendition_path(KEY).read_bytes()


DAMAGED_RECORDS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "first half": lambda raw: raw[: len(raw) // 2],
    "all but the last byte": lambda raw: raw[:-1],
    "zeros, as after a power cut": lambda raw: bytes(len(raw)),
    "another size": lambda raw: raw.replace(b"[6,", b"[7,"),
    "another fact": lambda raw: raw.replace(b"#102030", b"#102031"),
    "a file less": lambda raw: raw.replace(NAME.encode(), OTHER.encode()),
    "no marks": lambda raw: raw.replace(b"[6,", b"null,["),
    **{
        words: lambda _, words=words: words.encode()  # type: ignore[misc]
        for words in (
            "{",
            "null",
            "7",
            "[]",
            '"text"',
            "{}",
            '{"facts": {}}',
            '{"files": {}}',
            '{"facts": {}, "files": {}}',
            '{"facts": {}, "files": []}',
            '{"facts": null, "files": {}}',
            f'{{"facts": {{}}, "files": {{"{NAME}": null}}}}',
            f'{{"facts": {{}}, "files": {{"{NAME}": [6]}}}}',
            f'{{"facts": {{}}, "files": {{"{NAME}": {{}}}}}}',
            f'{{"facts": {{}}, "files": {{"{NAME}": [null, null, null]}}}}',
        )
    },
    "brackets without end": lambda _: b"[" * 100_000,
    "another program's": lambda _: b"\x89PNG\r\n\x1a\n\xff\xfe",
}


@pytest.mark.parametrize("damage", DAMAGED_RECORDS)
def test_a_damaged_record_vouches_for_nothing(store: Store, damage: str) -> None:
    made = make(store)
    path = store.rendition_path(KEY)
    before = path.read_bytes()
    path.write_bytes(DAMAGED_RECORDS[damage](before))
    assert path.read_bytes() != before
    assert store.recall(KEY) is None
    assert store.contents(KEY) is None
    make(store)
    assert store.recall(KEY) == made


# The store as a whole


def test_a_store_that_was_never_used_is_empty(store: Store) -> None:
    assert store.files() == {}
    assert store.recall(KEY) is None
    store.remove_empty_folders()
    assert not store.path.exists()


def test_what_lies_beside_the_renditions_is_passed_over(store: Store) -> None:
    keep(store, NAME)
    for name in (".DS_Store", "README", "originals.json", ".lock"):
        (store.path / name).write_bytes(b"\0")
    (store.path / "notes").mkdir()
    (store.path / "notes" / NAME).write_bytes(b"\0")
    assert store.files() == {f"ab/{NAME}": 6}


def test_what_a_killed_build_left_half_written_is_listed(store: Store) -> None:
    keep(store, NAME)
    (store.path / "ab" / ".x1y2.part.webp").write_bytes(b"half")
    (store.path / ".z3.part.json").write_bytes(b"ledger")
    assert store.files() == {".z3.part.json": 6, "ab/.x1y2.part.webp": 4, f"ab/{NAME}": 6}


def test_files_may_come_and_go_while_they_are_listed(store: Store) -> None:
    # As they do while a build writes: each is a temporary file first.
    path = keep(store, NAME).parent
    done = threading.Event()

    def come_and_go() -> None:
        while not done.is_set():
            for number in range(50):
                (path / f".{number}.part.webp").write_bytes(b"")
            for number in range(50):
                (path / f".{number}.part.webp").unlink()

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for _ in range(150):
            assert f"ab/{NAME}" in store.files()
    finally:
        done.set()
        thread.join()


def test_a_file_that_goes_while_it_is_looked_at_is_passed_over(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = keep(store, NAME).parent / ".x1y2.part.webp"
    path.write_bytes(b"half")
    is_file = Path.is_file

    def is_file_and_goes(path: Path) -> bool:
        found = is_file(path)
        if ".part." in path.name:
            path.unlink()
        return found

    monkeypatch.setattr(Path, "is_file", is_file_and_goes)
    assert f"ab/{NAME}" in store.files()


def test_folders_that_hold_nothing_are_removed(store: Store) -> None:
    for name in TILES:
        keep(store, name)
    keep(store, NAME)
    for name in TILES[1:]:
        store.rendition_path(name).unlink()
    store.remove_empty_folders()
    assert sorted(path.relative_to(store.path).as_posix() for path in store.path.rglob("*")) == [
        "12",
        f"12/{TILES[0]}",
        "ab",
        f"ab/{NAME}",
    ]


def test_a_store_that_holds_nothing_any_more_stays(store: Store) -> None:
    keep(store, NAME).unlink()
    store.remove_empty_folders()
    assert list(store.path.iterdir()) == []


# Builds and prunes


def test_two_builds_may_share_a_store(store: Store) -> None:
    with store.shared(), store.shared(), Store(store.path).shared():
        pass


def test_a_store_that_a_build_uses_is_nobodys_alone(store: Store) -> None:
    with store.shared(), pytest.raises(InUse, match="renditions"), Store(store.path).alone():
        pytest.fail("pruned beside a build")
    with store.alone():
        pass


def test_only_one_may_have_the_store_alone(store: Store) -> None:
    with store.alone(), pytest.raises(InUse), Store(store.path).alone():
        pytest.fail("pruned twice")


def test_a_build_waits_for_whoever_has_the_store_alone(store: Store) -> None:
    order = []

    def build() -> None:
        with Store(store.path).shared():
            order.append("build")

    with store.alone():
        thread = threading.Thread(target=build)
        thread.start()
        thread.join(0.2)
        assert thread.is_alive()
        order.append("prune")
    thread.join(5)
    assert order == ["prune", "build"]


def test_a_failure_gives_the_store_back(store: Store) -> None:
    for take in (store.alone, store.shared):
        with pytest.raises(ValueError, match="failed"), take():
            raise ValueError("failed")
    with store.alone():
        pass


HOLDER = """
import sys, time
from pathlib import Path
from showcase.media.store import Store
with Store(Path(sys.argv[1])).shared():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_build_that_is_killed_gives_the_store_back(store: Store) -> None:
    with run(HOLDER, store.path) as build:
        assert build.stdout is not None
        assert build.stdout.readline() == "held\n"
        with pytest.raises(InUse), store.alone():
            pytest.fail("pruned beside a build")
        build.kill()
    with store.alone():
        pass


WRITER = """
import sys
from pathlib import Path
from showcase.media.store import Store
store, data = Store(Path(sys.argv[1])), bytes(range(256)) * 40
print("ready", flush=True)
for number in range(int(sys.argv[2]), 100_000):
    names = [f"{number % 7:02x}{number:05}{part}.webp" for part in range(3)]
    for name in names:
        store.keep(name, lambda path: path.write_bytes(data + name.encode()))
    store.remember(f"{number % 7:02x}{number:05}.json", names, {"number": number})
"""


def test_whenever_a_writer_is_killed_what_the_store_vouches_for_is_whole(store: Store) -> None:
    dice = random.Random(7)  # noqa: S311
    kills = 6
    for start in range(0, kills * 1000, 1000):
        with run(WRITER, store.path, start) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.02 + dice.random() * 0.08)
            os.killpg(writer.pid, signal.SIGKILL)
    data = bytes(range(256)) * 40
    records = [record for path in store.path.glob("0?/*.json") if (record := store.recall(path.name)) is not None]
    assert len(records) >= kills
    # A record that is there is whole: it is written last.
    assert len(records) == len(list(store.path.glob("0?/[!.]*.json")))
    for record in records:
        for name in record.sizes:
            assert store.rendition_path(name).read_bytes() == data + name.encode()


def test_two_writers_of_the_same_set_leave_a_sound_one(store: Store) -> None:
    def write() -> Any:
        return [make(store) for _ in range(40)]

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.recall(KEY) == Record({"color": "#102030", "名": 1.5}, {NAME: 6, OTHER: 11})
    assert len(files_in(store)) == 3
