"""Where a site is built: one build at a time, beside the public folder, which is the old site or the new one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plain_theme import SCRIPT, SITE, PlainTheme, files_below, plain_page, plain_showcase, write_files
from showcase.project import Project
from showcase.publish import publisher as publishing
from showcase.publish.budget import Budget, OverBudget
from showcase.publish.handover import HandOver
from showcase.publish.preview_mark import MixedUp
from showcase.publish.private_data import PrivateData
from showcase.publish.publisher import Publisher
from showcase.publish.search_index import IndexNotMade
from showcase.publish.showcase import Showcase
from small_site import PROJECT_ROOT

PAGES = (plain_page("", "首页"), plain_page("week/", "周"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "node_modules").symlink_to(PROJECT_ROOT / "node_modules", target_is_directory=True)
    return Project(tmp_path)


def publish(
    project: Project, showcase: Showcase | None = None, theme: PlainTheme | None = None, *, clean: bool = False
) -> tuple[HandOver, Budget]:
    """Publish a showcase where it belongs."""
    chosen = showcase or plain_showcase(PAGES)
    publisher = Publisher(project, project.preview if chosen.preview else project.site)
    with publisher.alone():
        return publisher.publish(chosen, theme or PlainTheme(), clean=clean)


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    stats = {path.relative_to(folder).as_posix(): path.stat() for path in folder.rglob("*") if path.is_file()}
    return {name: (stat.st_mtime_ns, stat.st_ino) for name, stat in stats.items()}


def test_a_second_time_nothing_is_made_and_nothing_touched(project: Project) -> None:
    first, _ = publish(project)
    before, theme = times_of(project.site_path), PlainTheme()
    assert first == HandOver(len(before), 0, 0, len(before))
    assert publish(project, theme=theme)[0] == HandOver(0, len(before), 0, len(before))
    assert (theme.framed, theme.rendered) == (0, [])
    assert times_of(project.site_path) == before


def test_a_clean_build_makes_everything_and_what_comes_out_as_it_was_keeps_its_time(project: Project) -> None:
    publish(project)
    before, theme = times_of(project.site_path), PlainTheme()
    done, _ = publish(project, theme=theme, clean=True)
    assert (done.written, theme.framed, len(theme.rendered)) == (0, 1, len(PAGES))
    assert times_of(project.site_path) == before


@pytest.mark.parametrize("lost", ["manifest", "damaged manifest", "public folder"])
def test_without_what_is_known_of_the_last_build_everything_is_made_again(project: Project, lost: str) -> None:
    publish(project)
    before, theme = files_below(project.site_path), PlainTheme()
    if lost == "public folder":
        project.site_path.rename(project.root / "aside")
    elif lost == "manifest":
        project.site.manifest_path.unlink()
    else:
        project.site.manifest_path.write_text("{", encoding="utf-8")
    done, _ = publish(project, theme=theme)
    assert (done.written, len(theme.rendered)) == (done.files, len(PAGES))
    assert files_below(project.site_path) == before


def test_a_build_killed_after_the_exchange_does_not_lead_the_next_one_astray(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(project)
    first = files_below(project.site_path)
    changed = plain_showcase((PAGES[0], replace(PAGES[1], title="改过的周")))

    def kill(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "write_manifest", kill)
        with pytest.raises(KeyboardInterrupt):
            publish(project, changed)
    assert "改过的周" in files_below(project.site_path)["week/index.html"]
    # What is known is of the build before.
    publish(project)
    assert files_below(project.site_path) == first
    publish(project, changed)
    assert "改过的周" in files_below(project.site_path)["week/index.html"]


def private(showcase: Showcase, theme: PlainTheme) -> Showcase:
    theme.words["week/"] = "找 13912345678"
    return showcase


def heavy(showcase: Showcase, theme: PlainTheme) -> Showcase:
    return replace(showcase, site=replace(SITE, limit_bytes=1000))


def mixed_up(showcase: Showcase, theme: PlainTheme) -> Showcase:
    theme.words["week/"] = "<aside data-preview>"
    return showcase


REFUSED: dict[str, tuple[type[Exception], Callable[[Showcase, PlainTheme], Showcase]]] = {
    "private data": (PrivateData, private),
    "too large": (OverBudget, heavy),
    "a preview's page": (MixedUp, mixed_up),
}


@pytest.mark.parametrize(("fault", "change"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("clean", [False, True])
def test_what_is_refused_leaves_public_folder_and_manifest_as_they_were(
    project: Project, fault: type[Exception], change: Callable[[Showcase, PlainTheme], Showcase], clean: bool
) -> None:
    publish(project)
    before, known = times_of(project.site_path), project.site.manifest_path.read_bytes()
    theme = PlainTheme()
    with pytest.raises(fault):
        publish(project, change(plain_showcase(PAGES), theme), theme, clean=clean)
    assert (times_of(project.site_path), project.site.manifest_path.read_bytes()) == (before, known)
    # Nor is it forgotten what was wrong.
    theme = PlainTheme()
    with pytest.raises(fault):
        publish(project, change(plain_showcase(PAGES), theme), theme)
    publish(project)
    assert times_of(project.site_path) == before


def test_contact_data_is_refused_before_an_index_is_made_of_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "Indexing", None)
    with pytest.raises(PrivateData) as refused:
        publish(project, theme=PlainTheme(words={"week/": "13912345678"}))
    assert [str(leak.path) for leak in refused.value.leaks] == ["week/index.html"]
    assert not project.site_path.exists()


def test_what_an_index_says_is_looked_through_as_well(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(project)
    before = times_of(project.site_path)

    class Leaking(publishing.Indexing):
        def make(self, weeks: object) -> None:  # noqa: ARG002
            finished = self.finishing.finish({"pagefind/x.json": b"13912345678"})
            self.assembly.take("index", "any", finished)

    monkeypatch.setattr(publishing, "Indexing", Leaking)
    with pytest.raises(PrivateData):
        publish(project)
    assert times_of(project.site_path) == before


def test_an_index_that_cannot_be_made_leaves_the_old_site(project: Project) -> None:
    publish(project)
    before = times_of(project.site_path)
    (project.root / "node_modules").unlink()
    with pytest.raises(IndexNotMade):
        publish(project, plain_showcase((PAGES[0],)))
    assert times_of(project.site_path) == before


def test_a_preview_and_the_site_each_have_a_folder_and_a_manifest_of_their_own(project: Project) -> None:
    publish(project)
    before, known = times_of(project.site_path), project.site.manifest_path.read_bytes()
    publish(project, plain_showcase(PAGES, preview=True))
    assert (times_of(project.site_path), project.site.manifest_path.read_bytes()) == (before, known)
    pages = [words for path, words in files_below(project.preview_path).items() if path.endswith(".html")]
    assert pages
    assert all("data-preview" in words for words in pages)
    assert "data-preview" not in "".join(files_below(project.site_path).values())


def test_a_preview_is_never_written_over_the_site(project: Project) -> None:
    publish(project)
    before = times_of(project.site_path)
    preview = plain_showcase(PAGES, preview=True)
    with pytest.raises(MixedUp):
        Publisher(project, project.site).publish(preview, PlainTheme(), clean=False)
    project.preview_path.symlink_to(project.site_path, target_is_directory=True)
    with pytest.raises(MixedUp):
        publish(project, preview)
    assert times_of(project.site_path) == before


def test_a_public_folder_that_is_a_link_stays_one_and_its_folder_is_exchanged_beside_itself(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    served = tmp_path_factory.mktemp("served") / "www"
    served.mkdir()
    project.site_path.symlink_to(served, target_is_directory=True)
    for pages in (PAGES, PAGES[:1]):
        publish(project, plain_showcase(pages))
        assert project.site_path.readlink() == served
        assert ("week/index.html" in files_below(served)) == (len(pages) == 2)
    assert not (project.root / ".site.next").exists()


def test_what_somebody_else_put_into_the_public_folder_is_removed(project: Project) -> None:
    publish(project)
    before = files_below(project.site_path)
    write_files(project.site_path, {"backup.sql": "passwords"})
    (project.site_path / "etc").symlink_to("/etc", target_is_directory=True)
    assert publish(project)[0].deleted == 2
    assert files_below(project.site_path) == before


def test_a_site_that_a_killed_exchange_had_put_aside_is_brought_back(project: Project) -> None:
    publish(project)
    before = times_of(project.site_path)
    project.site_path.rename(project.root / ".site.aside")
    assert publish(project)[0].written == 0
    assert times_of(project.site_path) == before


def test_nothing_but_the_manifest_is_left_of_the_work(project: Project) -> None:
    write_files(project.work_path / "work-killed" / "made", {"secret.html": "of a killed build"})
    publish(project)
    assert {path.name for path in project.work_path.iterdir()} == {".lock", "site.json"}
    assert files_below(project.site.spare_path) == files_below(project.site_path)


def test_nothing_is_left_of_the_work_when_the_site_is_refused(project: Project) -> None:
    with pytest.raises(PrivateData):
        publish(project, theme=PlainTheme(words={"week/": "13912345678"}))
    assert {path.name for path in project.work_path.iterdir()} == {".lock"}
    assert not project.site.spare_path.exists()


def test_a_program_that_a_killed_build_left_running_does_not_write_into_the_next_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[Path] = []

    class Noting(publishing.Making):
        def make(self) -> None:
            places.append(self.work_path)
            super().make()

    monkeypatch.setattr(publishing, "Making", Noting)
    for _ in range(2):
        publish(project, clean=True)
    assert len(set(places)) == 2


def test_a_build_waits_for_another_one_in_the_same_project(project: Project) -> None:
    order: list[str] = []

    def build() -> None:
        with Publisher(project, project.preview).alone(lambda: order.append("waiting")):
            order.append("second")

    thread = threading.Thread(target=build)
    with Publisher(project, project.site).alone():
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join(30)
    assert order == ["waiting", "first", "second"]


def test_a_build_that_need_not_wait_does_not_say_so(project: Project) -> None:
    waited: list[str] = []
    for _ in range(2):
        with Publisher(project, project.site).alone(lambda: waited.append("waiting")):
            pass
    assert waited == []


def test_what_the_last_build_came_to_is_forgotten_before_another_site_takes_its_place(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(project)
    project.site.standing_path.write_text("{}", encoding="utf-8")

    def fail(*_arguments: object) -> None:
        assert not project.site.standing_path.exists()
        raise OSError

    monkeypatch.setattr(publishing, "hand_over", fail)
    with pytest.raises(OSError):  # noqa: PT011  # any
        publish(project, plain_showcase(PAGES[:1]))
    assert not project.site.standing_path.exists()


def test_the_budget_counts_every_file_and_names_pages_with_what_they_show(project: Project) -> None:
    name = "0123456789abcdef.webp"
    store = write_files(project.root / "store", {name: "x" * 5000})
    theme = PlainTheme(words={"week/": f'<img src="../media/{name}" srcset="../media/{name} 480w">'})
    showcase = plain_showcase(PAGES, media={f"media/{name}": store / name})
    for _ in range(2):
        # Pages that are kept weigh what they weighed.
        _, budget = publish(project, showcase, theme)
        sizes = {path: os.stat(project.site_path / path).st_size for path in times_of(project.site_path)}
        assert (budget.bytes, budget.limit_bytes) == (sum(sizes.values()), SITE.limit_bytes)
        assert [(page.url, page.bytes) for page in budget.heaviest] == [
            ("week/", sizes["week/index.html"] + 5000),
            ("/", sizes["index.html"]),
        ]
    assert {SCRIPT, f"media/{name}", "hant/week/index.html", "pagefind/pagefind.js"} <= sizes.keys()
