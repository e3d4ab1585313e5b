"""The next site while it is put together: what stands is kept, the rest is made."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

import pytest

from plain_theme import write_files
from showcase.contacts.finder import find_contacts
from showcase.publish.assembly import Assembly, KnownPage
from showcase.publish.finishing import Finished, Finishing
from showcase.publish.listing import list_folder
from showcase.publish.manifest import Manifest
from showcase.publish.private_data import Leak

PAGE = {"week/index.html": "<html><p>周"}
NAMED = "media/" + "a" * 32 + ".webp"


class Builds:
    """Builds one after another: what one made is the public folder of the next."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.number, self.manifest = root, root / "site", 0, Manifest()

    def begin(self, *, keeps: bool = True) -> Assembly:
        self.number += 1
        return Assembly(list_folder(self.site), self.manifest, self.root / f"made-{self.number}", keeps=keeps)

    def finish(self, assembly: Assembly, files: dict[str, str]) -> Finished:
        finishing = Finishing("https://weeks.example/", None, (), assembly.made_path)
        return finishing.finish({path: words.encode() for path, words in files.items()})

    def hand_over(self, assembly: Assembly) -> None:
        self.manifest = Manifest(assembly.records)
        for path, source in assembly.sources.items():
            target = self.site / path
            if source != target:
                target.parent.mkdir(parents=True, exist_ok=True)
                source.rename(target)


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    """After a first build of one page."""
    builds = Builds(tmp_path)
    first = builds.begin()
    assert first.keep("page week/", "one") is None
    first.take("page week/", "one", builds.finish(first, PAGE))
    assert first.sources == {"week/index.html": first.made_path / "week/index.html"}
    builds.hand_over(first)
    return builds


def test_an_output_that_stands_is_kept_with_its_files_and_its_record(builds: Builds) -> None:
    second = builds.begin()
    record = second.keep("page week/", "one")
    assert record == builds.manifest.records["page week/"] == second.records["page week/"]
    assert second.sources == {"week/index.html": builds.site / "week/index.html"}
    assert second.pages == {"week/index.html": KnownPage(len(PAGE["week/index.html"].encode()), False)}


@pytest.mark.parametrize(("name", "digest"), [("page week/", "two"), ("page other/", "one")])
def test_an_output_made_from_anything_else_is_not_kept(builds: Builds, name: str, digest: str) -> None:
    second = builds.begin()
    assert second.keep(name, digest) is None
    assert (second.records, second.sources) == ({}, {})


def test_an_assembly_that_keeps_nothing_makes_all_anew(builds: Builds) -> None:
    assert builds.begin(keeps=False).keep("page week/", "one") is None


@pytest.mark.parametrize("keeps", [True, False])
def test_a_file_that_came_out_as_it_was_stays_the_old_one_with_its_time(builds: Builds, keeps: bool) -> None:
    old = builds.manifest.records["page week/"].files
    second = builds.begin(keeps=keeps)
    record = second.take("page week/", "two", builds.finish(second, PAGE))
    assert (record.digest, record.files) == ("two", old)
    assert second.sources == {"week/index.html": builds.site / "week/index.html"}


def test_a_file_that_came_out_as_it_was_under_another_name_stays_too(builds: Builds) -> None:
    second = builds.begin()
    second.take("frame", "any", builds.finish(second, PAGE))
    assert second.sources == {"week/index.html": builds.site / "week/index.html"}


def test_a_file_that_changed_is_the_new_one(builds: Builds) -> None:
    second = builds.begin()
    record = second.take("page week/", "two", builds.finish(second, {"week/index.html": "<html><p>又一周"}))
    assert second.sources == {"week/index.html": second.made_path / "week/index.html"}
    assert record.files["week/index.html"].sha256 != builds.manifest.marks()["week/index.html"].sha256


@pytest.mark.parametrize("change", ["touched", "gone", "other"])
def test_a_public_file_that_somebody_changed_does_not_stay_though_the_new_one_is_as_it_was(
    builds: Builds, change: str
) -> None:
    path = builds.site / "week/index.html"
    if change == "gone":
        path.unlink()
    elif change == "other":
        path.write_text("defaced", encoding="utf-8")
    else:
        os.utime(path, (1, 1))
    second = builds.begin()
    assert second.keep("page week/", "one") is None
    second.take("page week/", "one", builds.finish(second, PAGE))
    assert second.sources == {"week/index.html": second.made_path / "week/index.html"}


def test_what_an_output_notes_is_kept_for_the_builds_to_come(builds: Builds) -> None:
    second = builds.begin()
    second.take("frame", "any", builds.finish(second, {"about/index.html": "<html>"}), {"theme": {"menu": ["关于"]}})
    builds.hand_over(second)
    record = builds.begin().keep("frame", "any")
    assert record is not None
    assert record.notes["theme"] == {"menu": ["关于"]}


def test_a_mark_of_a_preview_is_known_of_pages_made_and_kept(builds: Builds) -> None:
    second = builds.begin()
    second.keep("page week/", "one")
    second.take("page draft/", "one", builds.finish(second, {"draft/index.html": "<html data-preview>"}))
    assert {path: page.marked for path, page in second.pages.items()} == {
        "week/index.html": False,
        "draft/index.html": True,
    }
    builds.hand_over(second)
    third = builds.begin()
    third.keep("page draft/", "one")
    assert third.pages["draft/index.html"].marked


def test_leaks_are_gathered_from_everything_that_is_taken(builds: Builds) -> None:
    (contact,) = find_contacts("13912345678")
    second = builds.begin()
    leaks = [Leak(PurePosixPath(name), contact) for name in ("a.html", "b.html")]
    for leak in leaks:
        second.take(str(leak.path), "any", Finished({}, leaks=(leak,)))
    assert second.leaks == leaks


def test_renditions_are_linked_from_where_they_lie_and_stay_once_they_are_public(builds: Builds) -> None:
    store = write_files(builds.root / "store", {"ab.webp": "pixels", "cd.webp": "more"})
    second = builds.begin()
    second.link({"media/ab.webp": store / "ab.webp"})
    assert second.sources == {"media/ab.webp": store / "ab.webp"}
    (builds.site / "media").mkdir()
    os.link(store / "ab.webp", builds.site / "media" / "ab.webp")
    third = builds.begin()
    third.link({"media/ab.webp": store / "ab.webp", "media/cd.webp": store / "cd.webp"})
    assert third.sources == {"media/ab.webp": builds.site / "media/ab.webp", "media/cd.webp": store / "cd.webp"}
    assert {path: marks.bytes for path, marks in third.marks().items()} == {"media/ab.webp": 6, "media/cd.webp": 4}


@pytest.mark.parametrize("change", ["longer", "touched"])
def test_a_public_rendition_that_somebody_changed_is_linked_anew(builds: Builds, change: str) -> None:
    store = write_files(builds.root / "store", {"ab.webp": "pixels"})
    public = write_files(builds.site, {"media/ab.webp": "pixels"}) / "media/ab.webp"
    stat = (store / "ab.webp").stat()
    if change == "longer":
        public.write_text("pixels and more", encoding="utf-8")
        os.utime(public, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    else:
        os.utime(public, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    second = builds.begin()
    second.link({"media/ab.webp": store / "ab.webp"})
    assert second.sources == {"media/ab.webp": store / "ab.webp"}


def test_a_page_weighs_itself_and_each_rendition_that_it_names_once(builds: Builds) -> None:
    store = write_files(builds.root / "store", {"named.webp": "x" * 100, "other.webp": "x" * 1000})
    second = builds.begin()
    second.link({NAMED: store / "named.webp", "media/ff.webp": store / "other.webp"})
    html = f'<html><img src="../{NAMED}" srcset="../{NAMED} 480w"><img src="../media/{"e" * 32}.webp">'
    second.take("page week/", "two", builds.finish(second, {"week/index.html": html}))
    assert second.pages == {"week/index.html": KnownPage(len(html) + 100, False)}
