"""What the store holds: what pages name, what is missing or damaged, and what nobody names any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from showcase.media.recipe import RECIPES
from showcase.media.share import Share, share_key
from showcase.media.store import Store
from showcase.media.wanted import Wanted


@dataclass(frozen=True)
class Inventory:
    """Counts and bytes. `files`, `damaged` and `orphans` are paths within the store with their bytes; `places` show the originals."""

    originals: int
    places: int
    missing_sets: int
    files: Mapping[str, int]
    damaged: Mapping[str, int]
    orphans: Mapping[str, int]


def list_keys(wanted: Iterable[Wanted], shares: Iterable[Share]) -> frozenset[str]:
    """The names of the records of everything that public pages name."""
    keys = {key for item in wanted for use in item.uses for key in RECIPES[use].keys(item.file)}
    return frozenset(keys.union(map(share_key, shares)))


def take_inventory(wanted: tuple[Wanted, ...], shares: Iterable[Share], store: Store) -> Inventory:
    """Look at every file of the store; what pages name is read and compared with its digest."""
    keys = list_keys(wanted, shares)
    contents = {key: store.contents(key) for key in keys}
    named = {store.within(name) for key in keys for name in (key, *(contents[key] or ()))}
    present = store.files()
    faulty = {store.within(name) for found in contents.values() if found for name in store.faulty(found)}
    # A record that is there but cannot be read.
    faulty |= {store.within(key) for key, found in contents.items() if found is None} & present.keys()
    return Inventory(
        originals=len(wanted),
        places=sum(len(item.places) for item in wanted),
        missing_sets=sum(found is None for found in contents.values()),
        files={path: size for path, size in present.items() if path in named - faulty},
        damaged={path: present.get(path, 0) for path in sorted(faulty)},
        orphans={path: size for path, size in present.items() if path not in named},
    )


def prune(inventory: Inventory, store: Store) -> int:
    """Delete the orphans, and what is damaged, which the next build makes again; the bytes that were freed.

    The store must be ours alone (`Store.alone`): another build may just have made what we count as an orphan.
    """
    freed = 0
    for path, size in {**inventory.orphans, **inventory.damaged}.items():
        with suppress(FileNotFoundError):
            (store.path / path).unlink()
            freed += size
    store.remove_empty_folders()
    return freed
