"""What lies in the object storage that pages name: a list in the store, written by whoever pushed, read by every build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from showcase.media.store import Store
from showcase.sealed import read_sealed, write_sealed


class NotPushed(Exception):
    """Pages would name renditions that do not lie where they are served from; its text says so, in Chinese."""

    def __init__(self, base_url: str, names: tuple[str, ...]) -> None:
        super().__init__(
            f"有 {len(names):,} 个图片、影片文件还不在 {base_url}，网页不能先用上；网站保持原样。"
            "先运行 build.py media --push s3://桶名/前缀（时间 --as-of 和生成时一样），再生成。"
        )
        self.base_url = base_url
        self.names = names


def note_pushed(store: Store, base_url: str, names: Iterable[str]) -> None:
    """Remember all that lies at an address."""
    write_sealed(_list_path(store), {"base_url": base_url, "names": sorted(names)})


def refuse_unpushed(store: Store, base_url: str, names: Iterable[str]) -> None:
    """NotPushed if one of these renditions was not seen at the address that it is served from."""
    known = read_sealed(_list_path(store))
    there = set(known["names"]) if known is not None and known["base_url"] == base_url else set()
    missing = tuple(sorted(set(names) - there))
    if missing:
        raise NotPushed(base_url, missing)


def _list_path(store: Store) -> Path:
    return store.path / "pushed.json"
