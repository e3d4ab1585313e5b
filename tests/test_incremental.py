"""Building what has changed is building all: the same site after whatever was done to the project and to what earlier builds made."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.theme import Theme

import theme_engine
from damage import add_foreign, spoil_one
from edited_site import EDITS, EditedSite
from showcase.generator import Built, SiteUnreadable, build_site
from showcase.project import Project
from showcase.publish import indexing, making, standing
from showcase.publish.listing import list_folder
from showcase.publish.page_batches import Press
from showcase.publish.private_data import PrivateData
from showcase.publish.standing import Standing, standing_build
from showcase.reader import witness
from small_site import progress
from theme_engine import MkDocsTheme
from trees import differing, tree_of

# A run by hand may go on for longer: so many sequences, each another time.
SEQUENCES = int(os.environ.get("INCREMENTAL_SEQUENCES", "3"))
HOUR = 3_600_000_000_000
NUMBERS = st.integers(0, 7)


class Elsewhere(Project):
    """The same project, built into another place, with the same renditions and nothing else that is known of it."""

    @property
    def ledger_path(self) -> Path:
        return self.root.parent / "elsewhere" / "originals.json"

    @property
    def work_path(self) -> Path:
        return self.root.parent / "elsewhere" / "work"

    @property
    def site_path(self) -> Path:
        return self.root.parent / "elsewhere" / "site"


def build(site: EditedSite, project: Project, *, clean: bool = False) -> Built | Standing | str:
    """What was built, what stands still, or what kept it from being built."""
    still = None if clean else standing_build(project, project.site, site.as_of)
    if still is not None:
        return still
    with ThreadPoolExecutor(2) as executor:
        try:
            return build_site(project, site.as_of, MkDocsTheme(project), executor, progress, clean=clean)
        except (SiteUnreadable, PrivateData) as fault:
            return repr(fault)


def marks(folder_path: Path) -> dict[str, tuple[int, int]]:
    """Which files there are, by inode, and when they were written."""
    return {path: (file.inode, file.written) for path, file in list_folder(folder_path).files.items()}


@pytest.fixture(scope="module")
def _quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Templates are compiled once for all builds of this run, and files that were just written count as old."""
    with pytest.MonkeyPatch.context() as patch:
        compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))
        open_theme = Theme.get_env

        def get_env(theme: Theme) -> Environment:
            environment = open_theme(theme)
            environment.bytecode_cache = compiled
            return environment

        patch.setattr(Theme, "get_env", get_env)
        patch.setattr(witness, "FRESH_NANOSECONDS", -HOUR)
        patch.setattr(standing, "FRESH_NANOSECONDS", -HOUR)
        yield


@pytest.fixture(scope="module")
def finished(_quick: None, tmp_path_factory: pytest.TempPathFactory) -> EditedSite:
    """A site that has been built once."""
    site = EditedSite(tmp_path_factory.mktemp("finished") / "project")
    assert isinstance(build(site, site.project), Built)
    return site


def copy_of(site: EditedSite, folder_path: Path) -> EditedSite:
    """A copy to do things to: what was built, and what is known of it, come along."""
    shutil.copytree(site.root, folder_path / "project", symlinks=True)
    copy = EditedSite.__new__(EditedSite)
    copy.__dict__.update(site.__dict__, site_settings=dict(site.site_settings), week_settings=dict(site.week_settings))
    copy.root = folder_path / "project"
    copy.project, copy.week_path = Project(copy.root), copy.root / site.week_path.relative_to(site.root)
    return copy


@pytest.fixture
def site(finished: EditedSite, tmp_path: Path) -> EditedSite:
    return copy_of(finished, tmp_path)


class Machine(RuleBasedStateMachine):
    """Any edits, any damage, then a build of what has changed and one of all."""

    origin: EditedSite
    places: Iterator[Path]
    patch: pytest.MonkeyPatch
    compared = 0

    def __init__(self) -> None:
        super().__init__()
        self.site = copy_of(self.origin, next(self.places))

    @rule(edits=st.lists(st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS), min_size=1, max_size=4))
    def edit(self, edits: list[tuple[str, int, int]]) -> None:
        for name, number, way in edits:
            EDITS[name](self.site, number, way)
        self.compare()

    @rule(
        edit=st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS),
        number=st.integers(0, 400),
        way=st.integers(0, 8),
        place=st.sampled_from(["site", ".site.next", ".build", "media/renditions"]),
    )
    def damage(self, edit: tuple[str, int, int], number: int, way: int, place: str) -> None:
        spoil_one(self.site.root / place, number, way)
        if way == 1:
            add_foreign(self.site.root / place)
        EDITS[edit[0]](self.site, *edit[1:])
        self.compare()

    def compare(self) -> None:
        site, public = self.site, self.site.project.site_path
        elsewhere = Elsewhere(site.root)
        shutil.rmtree(elsewhere.work_path.parent, ignore_errors=True)
        elsewhere.work_path.parent.mkdir()
        self.patch.undo()
        imitate_version(self.patch, site.version)
        before = marks(public)
        built, all_built = build(site, site.project), build(site, elsewhere, clean=True)
        Machine.compared += 1
        if isinstance(built, str) or isinstance(all_built, str):
            assert built == all_built
            assert marks(public) == before
            return
        assert differing(tree_of(public), tree_of(elsewhere.site_path)) == []
        after = marks(public)
        assert not isinstance(build(site, site.project), str)
        assert marks(public) == after

    def teardown(self) -> None:
        shutil.rmtree(self.site.root.parent)


def imitate_version(patch: pytest.MonkeyPatch, version: int) -> None:
    """A package of another version, which draws the codes of pages in another way."""
    draw, digest = theme_engine.render_qr_code, making.programs_digest
    patch.setattr(theme_engine, "render_qr_code", lambda url, title: f"{draw(url, title)}<!-- {version} -->")
    packages = standing.installed_packages
    patch.setattr(standing, "installed_packages", lambda: [*packages(), f"qr {version}"])
    patch.setattr(making, "programs_digest", lambda: f"{digest()} {version}")


def test_any_edits_leave_the_site_that_a_clean_build_makes(
    finished: EditedSite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    Machine.origin = finished
    Machine.places = (tmp_path_factory.mktemp("edited") for _ in iter(int, 1))
    by_hand = "INCREMENTAL_SEQUENCES" in os.environ
    with pytest.MonkeyPatch.context() as Machine.patch:
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=SEQUENCES,
                stateful_step_count=10,
                deadline=None,
                derandomize=not by_hand,
                database=None,
                print_blob=True,
                report_multiple_bugs=False,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
    # Not one build of a sequence went by without being looked at.
    assert Machine.compared >= SEQUENCES


# What an edit does not concern is not made again


@dataclass
class Work:
    """What builds have made: addresses of pages, frames, names of search indexes, addresses of feeds."""

    pages: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    indexes: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)

    def of(self, site: EditedSite) -> Work:
        """What a build makes now."""
        for made in (self.pages, self.frames, self.indexes, self.feeds):
            made.clear()
        assert isinstance(build(site, site.project), Built)
        return self


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done = Work()

    def note(owner: object, name: str, made: list[str], named: Callable[..., str]) -> None:
        really = getattr(owner, name)

        def noting(*arguments: Any) -> Any:
            made.append(named(*arguments))
            return really(*arguments)

        monkeypatch.setattr(owner, name, noting)

    note(Press, "make", done.pages, lambda _press, page: page.url)
    note(MkDocsTheme, "write_frame", done.frames, lambda *_: "frame")
    note(indexing, "write_group_index", done.indexes, lambda _pages, index_path, _packages: index_path.name)
    note(making, "render_rss", done.feeds, lambda feed: feed.url)
    # Else there would be nothing to build where nothing has changed.
    monkeypatch.setattr(standing, "read_standing", lambda *_: None)
    return done


def test_nothing_is_made_where_nothing_has_changed(site: EditedSite, work: Work) -> None:
    before = marks(site.project.site_path)
    # The copy lies in another folder, and that is no change either.
    assert work.of(site) == Work()
    assert marks(site.project.site_path) == before


def test_a_changed_story_costs_the_pages_that_show_it_and_the_index_of_its_week(site: EditedSite, work: Work) -> None:
    path = site.folder(1) / "index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("机床", "铣床"), encoding="utf-8")
    site.approve_below(path)
    made = work.of(site)
    assert "demo-2024/stories/story-1/" in made.pages
    week = "demo-2024/"
    others = [f"{week}stories/story-{number}/" for number in range(3)]
    # The other stories of its school name it at their end.
    assert sorted(made.pages) == [week, f"{week}days/2024-05-13/", f"{week}schools/first/", *others]
    assert (made.frames, made.indexes) == ([], ["demo-2024"])
    assert not [url for url in made.feeds if url.startswith("demo-2025/")]


def test_a_changed_template_costs_its_pages(site: EditedSite, work: Work) -> None:
    path = site.root / "theme" / "showcase" / "schedule.html"
    path.write_text(path.read_text(encoding="utf-8") + "\n{# changed #}", encoding="utf-8")
    made = work.of(site)
    assert sorted(made.pages) == ["demo-2024/schedule/"]
    # They came out as they were: nobody's index or feed is concerned.
    assert (made.indexes, made.feeds) == ([], [])


def test_another_version_of_a_package_costs_all(site: EditedSite, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    imitate_version(monkeypatch, 1)
    made = work.of(site)
    assert (
        len(made.pages)
        == len(
            {
                path
                for path in tree_of(site.project.site_path)
                if f"/{path}".endswith("/index.html") and not path.startswith("hant/")
            }
        )
        - 1
    )
    assert (len(made.frames), len(made.indexes)) == (1, 3)
