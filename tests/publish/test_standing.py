"""Nothing to do: only where nothing that a site is made from, and nothing of the site itself, has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from showcase.media.store import Marks
from showcase.publish import standing
from showcase.publish.listing import Seen, list_folder
from showcase.publish.manifest import Manifest, Record, write_manifest
from showcase.publish.standing import Standing, read_standing, standing_build, take_stamp, write_standing
from small_site import AS_OF, SmallSite

UNTIL = AS_OF + timedelta(hours=4)
STORY = "content/weeks/demo-2024/stories/2024-05-12/first-lesson"


@pytest.fixture
def built(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """A site that was built as of then, by hand: one page and one folder's worth of memory."""
    # What is a moment old counts as old.
    monkeypatch.setattr(standing, "FRESH_NANOSECONDS", -(10**12))
    small_site.story_with_photo()
    small_site.add_theme()
    page = small_site.write("site/index.html", "home")
    small_site.write("site/week/index.html", "week")
    write_down(small_site)
    assert page.is_file()
    return small_site


def write_down(site: SmallSite) -> None:
    target = site.project.site
    stamp = take_stamp(site.project, target.lock_path)
    assert stamp is not None
    files = list_folder(target.public_path).files.items()
    marks = {path: standing_marks(file) for path, file in files}
    write_manifest(target.manifest_path, Manifest({"all": Record("digest", marks)}))
    held = ((f"{STORY}/index.md", "等待审核"),)
    write_standing(target.standing_path, Standing(stamp, AS_OF, UNTIL, held, len(marks)))


def standing_marks(file: Seen) -> Marks:
    return Marks(file.bytes, file.written, "0" * 64)


def found(site: SmallSite, as_of: datetime = AS_OF) -> Standing | None:
    return standing_build(site.project, site.project.site, as_of)


def test_a_build_stands_and_says_what_it_held_back(built: SmallSite) -> None:
    stands = found(built)
    assert stands is not None
    assert (stands.held, stands.files) == (((f"{STORY}/index.md", "等待审核"),), 2)


@pytest.mark.parametrize(
    ("as_of", "stands"),
    [
        (AS_OF, True),
        (UNTIL - timedelta(seconds=1), True),
        (UNTIL, False),
        (AS_OF - timedelta(seconds=1), False),
    ],
)
def test_it_stands_from_its_moment_until_the_next_one_that_counts(
    built: SmallSite, as_of: datetime, stands: bool
) -> None:
    assert (found(built, as_of) is not None) is stands


def appended(path: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_bytes((root / path).read_bytes() + b" ")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a story's text": appended(f"{STORY}/index.md"),
    "a photo": appended(f"{STORY}/01.jpg"),
    "a new file": lambda root: (root / STORY / "new.jpg").touch(),
    "a new folder": lambda root: (root / "content/weeks/other").mkdir(),
    "a file less": lambda root: (root / STORY / "01.jpg").unlink(),
    "a file renamed": lambda root: (root / STORY / "01.jpg").rename(root / STORY / "02.jpg"),
    "a file's rights": lambda root: (root / STORY / "index.md").chmod(0o600),
    "a link for a file": lambda root: ((root / STORY / "01.jpg").unlink(), (root / STORY / "01.jpg").symlink_to("x")),
    "the settings": appended("mkdocs.yml"),
    "the brand": lambda root: (root / "media/brand/new.svg").touch(),
    "a page of the site": appended("site/index.html"),
    "a page less": lambda root: (root / "site/index.html").unlink(),
    "a page more": lambda root: (root / "site/new.html").touch(),
    "a link in the site": lambda root: (root / "site/link").symlink_to("index.html"),
    "the whole site": lambda root: (root / "site").rename(root / "elsewhere"),
    "the manifest": lambda root: (root / ".build/site.json").write_text("{}"),
    "its own memory": lambda root: (root / ".build/site.standing.json").write_text("{}"),
    "no memory": lambda root: (root / ".build/site.standing.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_stands_no_more_after_any_change(built: SmallSite, change: str) -> None:
    CHANGES[change](built.root)
    assert found(built) is None


@pytest.mark.parametrize("folder", ["theme", "hooks"])
def test_a_change_of_templates_or_programs_counts(built: SmallSite, folder: str) -> None:
    link = built.root / folder
    link.unlink()
    built.write(f"{folder}/showcase/a.html", "a")
    write_down(built)
    assert found(built) is not None
    built.write(f"{folder}/showcase/a.html", "b")
    assert found(built) is None


def test_what_python_leaves_beside_programs_does_not_count(built: SmallSite) -> None:
    (built.root / "hooks").unlink()
    built.write("hooks/a.py", "")
    write_down(built)
    (built.root / "hooks" / "__pycache__").mkdir()
    (built.root / "hooks").touch()
    built.write("hooks/__pycache__/a.pyc", "")
    assert found(built) is not None


def test_another_package_counts(built: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "installed_packages", lambda: ["jinja2-0.0.dist-info"])
    assert found(built) is None


def test_what_was_changed_just_now_may_change_again_unseen(built: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = take_stamp(built.project, built.project.site.lock_path)
    assert read_standing(built.project.site, stamp, AS_OF) is not None
    monkeypatch.setattr(standing, "FRESH_NANOSECONDS", 2_000_000_000)
    built.write("content/site.yml", "title: x")
    assert take_stamp(built.project, built.project.site.lock_path) is None
    assert read_standing(built.project.site, None, AS_OF) is None


def test_memory_of_another_edition_is_none(built: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_EDITION", 2)
    assert found(built) is None
