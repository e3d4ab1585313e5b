"""The list of what was pushed: no page names what is not on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from showcase.media.pushed import NotPushed, note_pushed, refuse_unpushed
from showcase.media.store import Store

THERE = "https://media.example/"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_what_was_pushed_may_be_named(store: Store) -> None:
    note_pushed(store, THERE, ["b.webp", "a.webp"])
    refuse_unpushed(store, THERE, ["a.webp", "b.webp"])
    # It is none of the store's renditions, and survives a pruning.
    assert store.files() == {}


def test_what_was_not_pushed_may_not(store: Store) -> None:
    note_pushed(store, THERE, ["a.webp"])
    with pytest.raises(NotPushed) as fault:
        refuse_unpushed(store, THERE, ["c.webp", "b.webp", "a.webp"])
    assert fault.value.names == ("b.webp", "c.webp")
    assert fault.value.base_url == THERE


def test_a_list_for_another_address_says_nothing_of_this_one(store: Store) -> None:
    note_pushed(store, THERE, ["a.webp"])
    with pytest.raises(NotPushed):
        refuse_unpushed(store, "https://other.example/", ["a.webp"])


def test_a_list_that_is_missing_or_damaged_vouches_for_nothing(store: Store) -> None:
    with pytest.raises(NotPushed):
        refuse_unpushed(store, THERE, ["a.webp"])
    note_pushed(store, THERE, ["a.webp"])
    path = store.path / "pushed.json"
    path.write_bytes(path.read_bytes().replace(b"a.webp", b"z.webp"))
    with pytest.raises(NotPushed):
        refuse_unpushed(store, THERE, ["z.webp"])


def test_a_site_that_serves_its_own_pictures_needs_no_list(store: Store) -> None:
    refuse_unpushed(store, "", [])
    assert list(store.path.iterdir()) == []
