"""The pages of the next site → its search indexes: an index whose pages stand is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from plain_theme import SITE
from showcase.publish import indexing
from showcase.publish.assembly import Assembly
from showcase.publish.finishing import Finishing
from showcase.publish.indexing import Indexing
from showcase.publish.listing import list_folder
from showcase.publish.manifest import Manifest
from showcase.publish.search_index import IndexNotMade
from showcase.publish.tree import arrange
from showcase.urls import SITE_INDEX
from small_site import PROJECT_ROOT

PAGE = '<html lang="zh-Hans"><body data-pagefind-body><p>{}</p></body></html>'
PAGES = {
    "index.html": "首页",
    "one/index.html": "第一周",
    "one/stories/a/index.html": "车间里的第一课",
    "two/index.html": "第二周",
    "404.html": "",
}
SITE_NAME = f"index {SITE_INDEX}"
ALL = {SITE_NAME, "index one", "index two", "search reader"}


class Builds:
    """Builds one after another of pages by their paths, and their indexes."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.manifest, self.number = root, root / "site", Manifest(), 0
        self.packages_path = PROJECT_ROOT / "node_modules"

    def build(self, pages: dict[str, str], basis: str = "basis") -> set[str]:
        """The names of the indexes that were made."""
        self.number += 1
        work_path = self.root / f"work-{self.number}"
        self.assembly = Assembly(list_folder(self.site), self.manifest, work_path / "made")
        finishing = Finishing(SITE.url, {}, (), work_path / "made")
        for path, words in pages.items():
            data = PAGE.format(words) if words else "<html>"
            if self.assembly.keep(path, words) is None:
                self.assembly.take(path, words, finishing.finish({path: data.encode()}))
        before = {**self.manifest.records}
        Indexing(self.assembly, finishing, basis, self.packages_path, work_path).make({"one", "two"})
        records = self.assembly.records
        made = {name for name in records if name not in pages and records[name] is not before.get(name)}
        arrange(self.root / "next", self.assembly.sources)
        arrange(self.site, {path: self.root / "next" / path for path in self.assembly.sources})
        self.manifest = Manifest(records)
        return made

    def files(self) -> dict[str, tuple[bytes, int]]:
        folder = self.site / "pagefind"
        found = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """After a first build."""
    builds = Builds(tmp_path_factory.mktemp("indexing"))
    assert builds.build(PAGES) == ALL
    return builds


def groups_of(files: dict[str, tuple[bytes, int]], old: dict[str, tuple[bytes, int]]) -> set[str]:
    """The first parts of the paths of files that differ, in bytes or time."""
    return {path.partition("/")[0] for path in files.keys() | old.keys() if files.get(path) != old.get(path)}


def test_each_week_has_an_index_and_all_other_pages_have_one_beside_the_reader_of_all(first: Builds) -> None:
    names = {path.partition("/")[0] for path in first.files()}
    assert names == {"one", "two", SITE_INDEX, "pagefind.js", "wasm.unknown.pagefind"}
    fragments = [path for path in first.files() if path.startswith("one/fragment/")]
    # Two pages in both editions.
    assert len(fragments) == 4


def test_indexes_are_kept_while_their_pages_stand_and_made_again_where_they_do_not(first: Builds) -> None:
    before = first.files()
    assert first.build(PAGES) == set()
    assert first.files() == before
    changed = {**PAGES, "one/stories/a/index.html": "车间里的第二课"}
    assert first.build(changed) == {"index one"}
    assert groups_of(first.files(), before) == {"one"}
    # Back again, it is the same again.
    assert first.build(PAGES) == {"index one"}
    assert {path: data for path, (data, _) in first.files().items()} == {
        path: data for path, (data, _) in before.items()
    }
    more = {**PAGES, "about/index.html": "关于"}
    assert first.build(more) == {SITE_NAME}
    without = {path: words for path, words in PAGES.items() if not path.startswith("two/")}
    assert first.build(without) == {SITE_NAME}
    assert not [path for path in first.files() if path.startswith("two/")]


def test_what_makes_all_outputs_again_makes_all_indexes_again(first: Builds) -> None:
    first.build(PAGES)
    assert first.build(PAGES, "another basis") == ALL
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexing, "index_edition", lambda _: "another")
        assert first.build(PAGES, "another basis") == ALL


@pytest.mark.parametrize("name", ["one/pagefind-entry.json", "pagefind.js"])
def test_an_index_that_somebody_spoilt_is_made_again(first: Builds, name: str) -> None:
    first.build(PAGES, "spoilt")
    whole = first.files()[name][0]
    (first.site / "pagefind" / name).unlink()
    assert len(first.build(PAGES, "spoilt")) == 1
    assert first.files()[name][0] == whole


def test_what_search_keeps_of_a_page_is_looked_through_like_the_page(first: Builds, tmp_path: Path) -> None:
    assembly = Assembly(list_folder(tmp_path / "site"), Manifest(), tmp_path / "made")
    finishing = Finishing(SITE.url, None, (), tmp_path / "made")
    # As if nobody had looked through the page itself.
    data = PAGE.format("找 13912345678 报名")
    assembly.take("page", "any", finishing.finish({"one/index.html": PAGE.format("好").encode()}))
    (tmp_path / "made" / "one" / "index.html").write_text(data, encoding="utf-8")
    Indexing(assembly, finishing, "basis", first.packages_path, tmp_path / "work").make({"one"})
    assert {leak.contact.value for leak in assembly.leaks} == {"13912345678"}
    assert {leak.path.parts[0] for leak in assembly.leaks} == {"pagefind"}


def test_without_pagefind_there_is_no_index(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    builds.packages_path = tmp_path / "missing"
    with pytest.raises(IndexNotMade):
        builds.build(PAGES)
