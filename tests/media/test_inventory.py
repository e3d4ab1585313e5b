"""What the store holds, and what of it may go."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from showcase.generator import take_stock
from showcase.media.inventory import Inventory, list_keys, prune
from showcase.media.store import Store
from showcase.media.wanted import list_wanted
from small_site import AS_OF, SmallSite, draw_photo


def store_of(small_site: SmallSite) -> Store:
    return Store(small_site.project.store_path)


def stock(small_site: SmallSite) -> Inventory:
    return take_stock(small_site.project, AS_OF)


def renditions(small_site: SmallSite) -> dict[str, bytes]:
    """The bytes of every file that pages may show; records tell when those were written."""
    store = store_of(small_site)
    return {path: (store.path / path).read_bytes() for path in store.files() if not path.endswith(".json")}


def only(files: Mapping[str, int], ending: str) -> list[str]:
    return [path for path in files if path.endswith(ending)]


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site with two stories that have a photo each, approved and built."""
    site = SmallSite(tmp_path_factory.mktemp("pattern") / "project")
    site.school()
    for slug in ("first-lesson", "second-lesson"):
        site.story_with_photo(slug)
    site.approve()
    site.generate()
    return site


@pytest.fixture
def built(pattern: SmallSite, tmp_path: Path) -> SmallSite:
    """A copy of it to spoil."""
    shutil.copytree(pattern.root, tmp_path / "built", ignore=shutil.ignore_patterns("node_modules"))
    return SmallSite(tmp_path / "built")


def damage(path: Path) -> None:
    """Another byte in the middle; size and time as they were."""
    stat, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# Taking stock


def test_after_a_build_the_store_holds_what_pages_name_and_nothing_else(built: SmallSite) -> None:
    inventory = stock(built)
    assert (inventory.originals, inventory.places, inventory.missing_sets) == (2, 2, 0)
    assert inventory.files == store_of(built).files()
    assert (inventory.damaged, inventory.orphans) == ({}, {})
    assert all(size > 0 for size in inventory.files.values())


def test_before_the_first_build_everything_is_missing(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    small_site.approve()
    before = stock(small_site)
    small_site.generate()
    after = stock(small_site)
    assert before.files == before.damaged == before.orphans == {}
    assert before.missing_sets == len(only(after.files, ".json"))


def test_one_file_at_two_places_is_one_original(small_site: SmallSite) -> None:
    folders = [small_site.story_with_photo(slug) for slug in ("first-lesson", "second-lesson")]
    shutil.copy(folders[0] / "01.jpg", folders[1] / "01.jpg")
    small_site.approve()
    inventory = stock(small_site)
    assert (inventory.originals, inventory.places) == (1, 2)


def test_two_files_that_are_named_alike_are_two_originals(built: SmallSite) -> None:
    assert (stock(built).originals, stock(built).places) == (2, 2)


def test_what_is_not_public_is_not_counted(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    inventory = stock(small_site)
    assert (inventory.originals, inventory.places) == (0, 0)


def test_what_nobody_names_any_more_is_an_orphan(built: SmallSite) -> None:
    before = store_of(built).files()
    shutil.rmtree(built.week_path / "stories" / "2024-05-12" / "second-lesson")
    inventory = stock(built)
    # Its photo in three sizes and as a share picture, and the records of both.
    assert len(only(inventory.orphans, ".webp")) == 2
    assert len(only(inventory.orphans, ".jpg")) == 2
    assert len(only(inventory.orphans, ".json")) == 2
    assert {**inventory.files, **inventory.orphans} == before
    assert inventory.files.keys().isdisjoint(inventory.orphans)
    assert inventory.originals == 1


def test_what_is_left_of_a_killed_build_is_an_orphan(built: SmallSite) -> None:
    store = store_of(built)
    folder = next(path for path in store.path.iterdir() if path.is_dir())
    left = [folder / ".x1y2z3.part.webp", store.path / ".a1b2c3.part.json"]
    for path in left:
        path.write_bytes(b"half")
    assert stock(built).orphans == {path.relative_to(store.path).as_posix(): 4 for path in left}


@pytest.mark.parametrize("ending", [".webp", ".jpg"])
def test_damage_is_found_though_size_and_time_are_right(built: SmallSite, ending: str) -> None:
    files = store_of(built).files()
    path = only(files, ending)[0]
    damage(store_of(built).path / path)
    inventory = stock(built)
    assert inventory.damaged == {path: files[path]}
    assert path not in inventory.files
    assert (inventory.orphans, inventory.missing_sets) == ({}, 0)


def test_a_file_that_is_gone_is_damage_without_a_byte(built: SmallSite) -> None:
    path = only(store_of(built).files(), ".webp")[0]
    (store_of(built).path / path).unlink()
    inventory = stock(built)
    assert inventory.damaged == {path: 0}
    assert path not in inventory.files


@pytest.mark.parametrize("words", [b"", b"{", b"null", b'{"facts": null, "files": {"a": null}}'])
def test_a_damaged_record_is_damage(built: SmallSite, words: bytes) -> None:
    path = only(store_of(built).files(), ".json")[0]
    (store_of(built).path / path).write_bytes(words)
    inventory = stock(built)
    assert inventory.damaged == {path: len(words)}
    assert inventory.missing_sets == 1
    assert path not in inventory.files


def test_taking_stock_changes_nothing(built: SmallSite) -> None:
    def state() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in store_of(built).path.glob("??/**/*")}

    before = state()
    stock(built)
    assert state() == before


def test_keys_are_those_of_every_use_of_every_original_and_of_every_share(built: SmallSite) -> None:
    site = built.content().site
    assert site is not None
    wanted = list_wanted(site)
    assert len(list_keys(wanted, [])) == 2
    assert list_keys((), []) == frozenset()
    # Whatever was recorded has a key, and nothing else.
    records = {path.rpartition("/")[2] for path in only(store_of(built).files(), ".json")}
    assert list_keys(wanted, []) < records


# Pruning


def test_pruning_deletes_exactly_what_nobody_names_and_what_is_damaged(built: SmallSite) -> None:
    store = store_of(built)
    shutil.rmtree(built.week_path / "stories" / "2024-05-12" / "second-lesson")
    sound = stock(built).files
    spoiled = only(sound, ".webp")[0]
    damage(store.path / spoiled)
    (store.path / "ab").mkdir(exist_ok=True)
    (store.path / "ab" / ".x1y2z3.part.webp").write_bytes(b"half")
    inventory = stock(built)
    freed = prune(inventory, store)
    assert store.files() == {path: size for path, size in sound.items() if path != spoiled}
    assert freed == sum(inventory.orphans.values()) + inventory.damaged[spoiled]
    assert freed > 4


def test_pruning_keeps_what_is_known_of_the_originals(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories")
    inventory = stock(built)
    with store_of(built).alone():
        prune(inventory, store_of(built))
    assert built.project.ledger_path.is_file()
    assert (built.project.store_path / ".lock").is_file()


def test_pruning_leaves_no_empty_folder(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories")
    store = store_of(built)
    prune(stock(built), store)
    folders = [path for path in store.path.rglob("*") if path.is_dir()]
    assert all(any(folder.iterdir()) for folder in folders)


def test_pruning_a_sound_store_deletes_nothing(built: SmallSite) -> None:
    before = store_of(built).files()
    assert prune(stock(built), store_of(built)) == 0
    assert store_of(built).files() == before


def test_what_is_gone_before_it_is_pruned_is_not_counted(built: SmallSite) -> None:
    shutil.rmtree(built.week_path / "stories")
    inventory = stock(built)
    assert prune(inventory, store_of(built)) > 0
    assert prune(inventory, store_of(built)) == 0


@pytest.mark.parametrize("ending", [".webp", ".json"])
def test_a_damaged_store_is_healed_by_pruning_and_building(built: SmallSite, ending: str) -> None:
    before, store = renditions(built), store_of(built)
    for path in only(store.files(), ending):
        damage(store.path / path)
    prune(stock(built), store)
    built.generate()
    assert renditions(built) == before
    inventory = stock(built)
    assert (inventory.missing_sets, inventory.damaged, inventory.orphans) == (0, {}, {})


def test_what_was_pruned_is_made_again_when_it_is_named_again(built: SmallSite) -> None:
    before = renditions(built)
    folder = built.week_path / "stories" / "2024-05-12" / "second-lesson"
    elsewhere = built.root / "kept"
    folder.rename(elsewhere)
    prune(stock(built), store_of(built))
    assert renditions(built).keys() < before.keys()
    elsewhere.rename(folder)
    built.generate()
    assert renditions(built) == before


def test_a_board_of_many_tiles_is_pruned_as_one(small_site: SmallSite) -> None:
    board = {"title": "成果", "topic": "产教融合", "file": "b.jpg", "caption": "展板", "pupils": False}
    draw_photo(small_site.school(boards=[board]) / "b.jpg", (1500, 1200))
    small_site.approve()
    small_site.generate()
    tiles = [path for path in store_of(small_site).files() if "_files/" in path]
    assert len(tiles) > 4
    assert not set(tiles) & stock(small_site).orphans.keys()
    small_site.school()
    small_site.approve()
    inventory = stock(small_site)
    assert set(tiles) < inventory.orphans.keys()
    prune(inventory, store_of(small_site))
    assert not any("_files" in path.name for path in store_of(small_site).path.rglob("*"))
