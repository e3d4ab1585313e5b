"""What public pages name, brought to the object storage that it is served from: each file once, and before any page names it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from hashlib import sha256

from showcase.media.bucket import Bucket
from showcase.media.pushed import note_pushed
from showcase.media.recipe import RECIPES
from showcase.media.rendering import Progress, unwatched
from showcase.media.served import AT_HOME
from showcase.media.share import share_key
from showcase.media.store import Marks, Store
from showcase.media.wanted import list_wanted
from showcase.model import Site
from showcase.pages.shares import list_shares

PARALLEL = 8


class Damaged(Exception):
    """A rendition whose bytes are not those that were written; its text is its path within the store."""


@dataclass(frozen=True)
class Plan:
    """What is to be done: `missing` renditions to put there, `present` ones that lie there, and those that no public page names."""

    missing: Mapping[str, Marks]
    present: frozenset[str]
    orphans: frozenset[str]

    @property
    def bytes(self) -> int:
        """How much is to be put there."""
        return sum(marks.bytes for marks in self.missing.values())


def plan_push(public: Site, store: Store, bucket: Bucket) -> Plan:
    """Compare what public pages name with what lies in the bucket, by name and size; one listing, nothing is changed."""
    named = _named(public, store)
    there = bucket.sizes()
    missing = {name: marks for name, marks in named.items() if there.get(name) != marks.bytes}
    return Plan(missing, frozenset(named.keys() - missing.keys()), frozenset(there.keys() - named.keys()))


def push(plan: Plan, base_url: str, store: Store, bucket: Bucket, progress: Progress = unwatched) -> None:
    """Put there what is missing, then remember what lies there: BucketFault or Damaged at the first failure; another push goes on from there."""
    with ThreadPoolExecutor(PARALLEL) as executor:
        futures = [executor.submit(_put, name, marks, store, bucket) for name, marks in plan.missing.items()]
        try:
            for done, future in enumerate(as_completed(futures), 1):
                future.result()
                progress(done, len(futures))
        except BaseException:
            executor.shutdown(cancel_futures=True)
            raise
    note_pushed(store, base_url, plan.missing.keys() | plan.present | plan.orphans)


def prune_bucket(plan: Plan, base_url: str, store: Store, bucket: Bucket) -> None:
    """Delete what no public page names, after it was pushed: no build may count on it from now on."""
    note_pushed(store, base_url, plan.missing.keys() | plan.present)
    if plan.orphans:
        bucket.delete(sorted(plan.orphans))


def _named(public: Site, store: Store) -> dict[str, Marks]:
    """The renditions that public pages name and that are served from elsewhere."""
    keys = {
        key
        for item in list_wanted(public)
        for use in item.uses
        if use not in AT_HOME
        for key in RECIPES[use].keys(item.file)
    }
    keys.update(map(share_key, list_shares(public).values()))
    return {name: marks for key in keys for name, marks in (store.contents(key) or {}).items()}


def _put(name: str, marks: Marks, store: Store, bucket: Bucket) -> None:
    data = store.rendition_path(name).read_bytes()
    if sha256(data).hexdigest() != marks.sha256:
        raise Damaged(store.within(name))
    bucket.put(name, data)
