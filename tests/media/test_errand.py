"""Work for other machines: they do it only as we would, and nothing that they send back is taken on trust."""

from __future__ import annotations

import hashlib
import pickle
import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from showcase.bounded import end_workers
from showcase.media import errand as errand_module
from showcase.media import rendering, share
from showcase.media.errand import (
    Errand,
    MadeSet,
    Refused,
    Sight,
    list_records,
    pack_originals,
    run_errand,
    seal,
    unpack,
)
from showcase.media.rendition import record_name
from showcase.media.share import Studio
from showcase.media.store import Store
from showcase.media.typeface import Typeface
from showcase.media.wanted import Wanted, list_wanted
from showcase.media.workshop import this_workshop
from showcase.pages.shares import list_shares
from showcase.reader.media_file import UnfitMedia
from small_site import SmallSite, draw_photo

STEM, OTHER = "ab" * 16, "cd" * 16


@pytest.fixture
def wanted(small_site: SmallSite) -> Wanted:
    """A photo that is also a board."""
    entry = {"caption": "一张图片", "pupils": False}
    folder = small_site.school(boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}])
    draw_photo(folder / "b.jpg", (1300, 1100), seed="board")
    (found,) = list_wanted(_site(small_site))
    return found


def _site(small_site: SmallSite) -> Any:
    site = small_site.content().site
    assert site is not None
    return site


def store_of(small_site: SmallSite) -> Store:
    return Store(small_site.project.store_path)


def sight_of(small_site: SmallSite) -> Sight:
    return Sight(small_site.root, store_of(small_site), secrets.token_hex(8))


def errand_of(small_site: SmallSite, wanted: Wanted, **changes: Any) -> Errand:
    arguments = (small_site.root, wanted, store_of(small_site))
    packed = pack_originals(arguments, small_site.root)
    whole = Errand(rendering._render, arguments, this_workshop(), sight_of(small_site), packed)
    return replace(whole, **changes)


# On the other machine


def test_a_machine_that_would_make_other_bytes_refuses(small_site: SmallSite, wanted: Wanted) -> None:
    other = replace(this_workshop(), packages="pillow 1")
    with pytest.raises(Refused, match="程序库版本"):
        run_errand(errand_of(small_site, wanted, workshop=other))


def test_a_machine_that_does_not_see_the_store_refuses_to_work_in_it(small_site: SmallSite, wanted: Wanted) -> None:
    errand = errand_of(small_site, wanted, originals=None)
    with pytest.raises(Refused, match="看不到"):
        run_errand(errand)
    errand.sight.store.path.mkdir(parents=True)
    errand.sight.path.touch()
    assert run_errand(errand).new_files > 5
    assert run_errand(errand).parcel == ()


def test_a_machine_that_is_sent_the_original_leaves_nothing_behind(
    small_site: SmallSite, wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_workers()
    monkeypatch.setattr(errand_module.tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    answer = run_errand(errand_of(small_site, wanted))
    assert set(tmp_path.iterdir()) == before
    assert not store_of(small_site).path.exists()
    assert {made.key for made in answer.parcel} == list_records([wanted])
    assert answer.new_files == sum(len(made.files) for made in answer.parcel)


# What is sent


def test_it_is_done_where_it_is_opened_and_nowhere_before(small_site: SmallSite, wanted: Wanted) -> None:
    sealed = seal(errand_of(small_site, wanted))
    answer = pickle.loads(sealed)  # noqa: S301
    assert {made.key for made in answer.parcel} == list_records([wanted])


def test_the_originals_go_along_as_they_were_approved(small_site: SmallSite, wanted: Wanted) -> None:
    packed = pack_originals([wanted], small_site.root)
    assert packed is not None
    ((path, data),) = packed.items()
    assert hashlib.sha256(data).hexdigest() == wanted.file.sha256
    (small_site.root / path).write_bytes(b"another")
    with pytest.raises(UnfitMedia):
        pack_originals([wanted], small_site.root)


def test_what_is_too_large_or_needs_more_than_its_original_stays(
    small_site: SmallSite, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = next(found for found in list_shares(_site(small_site)).values() if found.cover is None)
    assert pack_originals([card], small_site.root) is None
    monkeypatch.setattr(errand_module, "PARCEL_BYTES", wanted.file.bytes - 1)
    assert pack_originals([wanted], small_site.root) is None


def test_share_pictures_are_made_elsewhere_too(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    found = next(found for found in list_shares(_site(small_site)).values() if found.cover is not None)
    studio = Studio(small_site.root, store_of(small_site), Typeface(small_site.project.typeface_path))
    packed = pack_originals([found, studio], small_site.root)
    answer = run_errand(Errand(share._made, (found, studio), this_workshop(), sight_of(small_site), packed))
    assert not store_of(small_site).path.exists()
    unpack(answer.parcel, list_records([found]), store_of(small_site))
    there = store_of(small_site).recall(share.share_key(found))
    assert there is not None
    # It is not made here once more.
    (small_site.root / found.cover.file.source_path).unlink()
    assert share._made(found, studio) == there


def test_work_that_does_not_end_in_the_store_is_known() -> None:
    assert list_records([Path(), 1, "photo"]) == frozenset()


# What comes back


def made_set(names: Mapping[str, bytes], key: str | None = None, spoil: str = "") -> MadeSet:
    files = {name: (data, hashlib.sha256(data + spoil.encode()).hexdigest()) for name, data in names.items()}
    own = [name for name in names if "/" not in name]
    return MadeSet(key or record_name(own), {}, files)


SOUND = made_set({f"{STEM}.webp": b"one", f"{OTHER}.jpg": b"two"})
BOARD = made_set({f"{STEM}.dzi": b"<Image/>", f"{STEM}_files/0/0_0.webp": b"tile"})


@pytest.mark.parametrize("made", [SOUND, BOARD], ids=["pictures", "board"])
def test_a_sound_parcel_is_put_into_the_store(made: MadeSet, tmp_path: Path) -> None:
    unpack([made], frozenset({made.key}), Store(tmp_path))
    record = Store(tmp_path).recall(made.key)
    assert record is not None
    assert list(record.sizes) == list(made.files)


FOREIGN = {
    "a record that was not asked for": (SOUND, frozenset({"ee" * 16 + ".json"})),
    "bytes that changed on the way": (made_set({f"{STEM}.webp": b"one"}, spoil="x"), None),
    "names of another record": (made_set({f"{OTHER}.webp": b"one"}, key=SOUND.key), None),
    "a file too few": (made_set({f"{STEM}.webp": b"one"}, key=SOUND.key), None),
    "a place outside": (made_set({f"{STEM}.webp": b"one", "../../evil.webp": b"two"}), None),
    "a place of the program": (made_set({"originals.json": b"{}"}), None),
    "tiles of another board": (made_set({f"{STEM}.dzi": b"", f"{OTHER}_files/0/0_0.webp": b"tile"}), None),
    "tiles beyond their folder": (made_set({f"{STEM}.dzi": b"", f"{STEM}_files/0/../../x.webp": b"tile"}), None),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_parcel_is_refused_that_holds(what: str, tmp_path: Path) -> None:
    made, expected = FOREIGN[what]
    store = Store(tmp_path / "store")
    with pytest.raises(Refused):
        unpack([made], expected or frozenset({made.key}), store)
    assert not store.path.exists()
    assert list(tmp_path.iterdir()) == []
