"""The store made ready without pages: all at once, or by several machines whose stores are copied together."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from showcase.desk.approval import write_approval
from showcase.desk.stock import Stocked, stock_up
from showcase.generator import SiteUnreadable, take_stock
from showcase.media import store as store_module
from showcase.media.rendering import unwatched
from showcase.media.shard import Shard
from showcase.media.store import Store
from showcase.project import Project
from small_site import APPROVED_ON, AS_OF, SmallSite, draw_photo

STORE = Path("media/renditions")


def stock(root: Path, shard: Shard = Shard()) -> Stocked:  # noqa: B008
    with ThreadPoolExecutor(2) as executor:
        return stock_up(Project(root), AS_OF, executor, unwatched, shard)


@pytest.fixture
def site(small_site: SmallSite) -> SmallSite:
    """Several stories and a film, approved; and a draft."""
    for number in range(6):
        draw_photo(small_site.story_with_photo(f"story-{number}") / "01.jpg", (300, 200), seed=number)
    small_site.story_with_film()
    small_site.approve()
    small_site.story_with_photo("draft")
    return small_site


def renditions(root: Path) -> dict[str, bytes]:
    store = Store(root / STORE)
    return {path: (store.path / path).read_bytes() for path in store.files() if not path.endswith(".json")}


def shards(site: SmallSite, folder: Path, count: int) -> list[Path]:
    """So many machines' copies of the project, each with its part done."""
    roots = [folder / f"machine-{number}" for number in range(1, count + 1)]
    for number, root in enumerate(roots, 1):
        shutil.copytree(site.root, root, symlinks=True, ignore=shutil.ignore_patterns("renditions"))
        stock(root, Shard(number, count))
    return roots


def test_everything_that_is_public_is_made_and_nothing_else(site: SmallSite) -> None:
    stocked = stock(site.root)
    assert (stocked.new_files > 15, stocked.issues) == (True, ())
    inventory = take_stock(site.project, AS_OF)
    assert (inventory.missing_sets, dict(inventory.orphans), inventory.originals) == (0, {}, 7)
    # The build finds all of it.
    assert site.generate().made == 0


def test_what_is_there_is_not_made_again(site: SmallSite) -> None:
    stock(site.root)
    assert stock(site.root).new_files == 0


def test_parts_are_disjoint_and_together_everything(site: SmallSite, tmp_path: Path) -> None:
    stock(site.root)
    whole = renditions(site.root)
    parts = [renditions(root) for root in shards(site, tmp_path, 3)]
    assert sum(len(part) for part in parts) == len(whole)
    assert {path: data for part in parts for path, data in part.items()} == whole
    assert all(parts)


@pytest.mark.parametrize("times", ["kept", "lost", "in whole seconds"])
def test_stores_that_are_copied_together_are_sound(
    site: SmallSite, tmp_path: Path, times: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for root in shards(site, tmp_path, 2):
        copy = shutil.copy2 if times == "kept" else shutil.copyfile
        shutil.copytree(root / STORE, site.root / STORE, copy_function=copy, dirs_exist_ok=True)
    if times == "in whole seconds":
        for path in (site.root / STORE).rglob("*.*"):
            os.utime(path, (1, int(path.stat().st_mtime)))
    assert stock(site.root).new_files == 0
    assert take_stock(site.project, AS_OF).missing_sets == 0

    # From now on a stat vouches for them.
    def sha256_of(path: Path) -> str:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(store_module, "sha256_of", sha256_of)
    assert stock(site.root).new_files == 0


def test_a_broken_original_is_told_and_stops_nobody(site: SmallSite) -> None:
    index = site.week_path / "stories/2024-05-12/story-1/index.md"
    broken = index.with_name("01.jpg")
    broken.write_bytes(broken.read_bytes()[:-200])
    # Whoever approved it did not look.
    write_approval(site.root, PurePosixPath(index.relative_to(site.root)), "审核员", APPROVED_ON)
    stocked = stock(site.root)
    assert [issue.source_path.parent.name for issue in stocked.issues] == ["story-1"]
    assert stocked.new_files > 10


def test_without_a_site_nothing_is_made(site: SmallSite) -> None:
    (site.root / "content" / "site.yml").unlink()
    with pytest.raises(SiteUnreadable):
        stock(site.root)
