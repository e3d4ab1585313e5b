"""Rendering on a cluster of real processes: the same bytes, whatever becomes of its machines."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dask_cluster import HOOKS, DaskCluster, dask_cluster
from showcase.bounded import end_workers
from showcase.generator import Showcase, generate
from showcase.media import cluster as cluster_module
from showcase.media import rendering
from showcase.media.cluster import Cluster, ClusterUnfit, join_cluster
from showcase.media.rendering import render_media
from showcase.media.store import Store
from showcase.media.wanted import list_wanted
from showcase.project import Project
from showcase.reader.ledger import Ledger
from showcase.reader.site import read_content
from showcase.sealed import read_sealed
from small_site import AS_OF, SmallSite, draw_photo

PHOTOS = 6
Made = dict[str, object]
Watch = Callable[[float, int], None]


def unwatched(_done: float, _total: int) -> None:
    pass


def contents(root: Path) -> Made:
    """What a store holds, but for the times of writing: renditions' bytes, records' facts and digests."""
    store = Store(root / "media" / "renditions")
    held: Made = {}
    for path in store.files():
        if path.endswith(".json"):
            data = read_sealed(store.path / path)
            held[path] = (data["facts"], {name: (marks[0], marks[2]) for name, marks in data["files"].items()})
        else:
            held[path] = (store.path / path).read_bytes()
    return held


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    """A site with photos, a board, a panorama and a film; and what is made of it here."""
    site = SmallSite(tmp_path_factory.mktemp("pattern") / "project")
    entry = {"caption": "一张图片", "pupils": False}
    folder = site.school(
        boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}],
        scenes=[{"title": "车间", "file": "s.jpg", "panorama": True, **entry}],
    )
    draw_photo(folder / "b.jpg", (1100, 1050), seed="board")
    draw_photo(folder / "s.jpg", (800, 400), seed="scene")
    for number in range(PHOTOS):
        draw_photo(site.story_with_photo(f"story-{number}") / "01.jpg", (900, 600), seed=number)
    site.story_with_film()
    site.approve()
    untouched = site.root.with_name("untouched")
    shutil.copytree(site.root, untouched, symlinks=True, ignore=shutil.ignore_patterns("renditions"))
    with ThreadPoolExecutor(2) as executor:
        generate(site.project, AS_OF, executor, unwatched)
    return untouched, contents(site.root)


@pytest.fixture
def site(pattern: tuple[Path, Made], tmp_path: Path) -> Path:
    """The site's folder, with an empty store."""
    return Path(shutil.copytree(pattern[0], tmp_path / "project", symlinks=True))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """Two workers that live on from test to test."""
    with dask_cluster(tmp_path_factory.mktemp("pair") / "dask", 2) as started:
        yield started


@pytest.fixture
def own(tmp_path: Path) -> Iterator[DaskCluster]:
    """A scheduler of a test's own, to be spoiled."""
    with dask_cluster(tmp_path / "dask") as started:
        yield started


def build(root: Path, started: DaskCluster, watch: Watch = unwatched) -> tuple[Showcase, Cluster]:
    with join_cluster(started.address, root, store_of(root)) as cluster:
        return generate(Project(root), AS_OF, cluster, watch), cluster


def store_of(root: Path) -> Store:
    return Store(Project(root).store_path)


def after(done: float, act: Callable[[], object]) -> Watch:
    """Do something once, as soon as so much is done."""
    acted: list[float] = []

    def watch(now: float, _total: int) -> None:
        if now >= done and not acted:
            acted.append(now)
            act()

    return watch


def assert_right(showcase: Showcase, root: Path, pattern: tuple[Path, Made]) -> None:
    assert contents(root) == pattern[1]
    assert showcase.faults == ()


# The same bytes


def test_machines_that_see_the_project_make_the_same_bytes(site: Path, pair: DaskCluster, pattern: Any) -> None:
    showcase, cluster = build(site, pair)
    assert_right(showcase, site, pattern)
    assert showcase.made == sum(not path.endswith(".json") for path in pattern[1])
    assert not cluster.done_at_home
    assert cluster.done_abroad > PHOTOS
    assert not list(store_of(site).path.glob(".sight-*"))


@pytest.fixture
def unseen(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The site at a place that means another folder to every other machine."""
    monkeypatch.chdir(site)
    end_workers()
    yield Path("/proc/self/cwd")
    end_workers()


def test_machines_that_do_not_see_it_are_sent_originals_and_send_back_the_same_bytes(
    unseen: Path, pair: DaskCluster, pattern: Any
) -> None:
    showcase, cluster = build(unseen, pair)
    assert_right(showcase, unseen, pattern)
    assert showcase.made == sum(not path.endswith(".json") for path in pattern[1])
    assert cluster.done_abroad > PHOTOS


def test_what_the_store_holds_is_not_sent_again(site: Path, pair: DaskCluster, pattern: Any) -> None:
    build(site, pair)
    before = contents(site)
    showcase, _ = build(site, pair)
    assert showcase.made == 0
    assert contents(site) == before


@pytest.mark.parametrize("place", ["site", "unseen"])
def test_a_broken_original_is_refused_as_here_and_stops_nobody(
    place: str, pair: DaskCluster, request: pytest.FixtureRequest
) -> None:
    root: Path = request.getfixturevalue(place)
    broken = root / "content/weeks/demo-2024/stories/2024-05-12/story-1/01.jpg"
    broken.write_bytes(broken.read_bytes()[:-300])
    site = read_content(root, Ledger()).site
    assert site is not None
    wanted = list_wanted(site)
    with join_cluster(pair.address, root, store_of(root)) as cluster:
        abroad = render_media(wanted, root, store_of(root), cluster)
    with ThreadPoolExecutor(2) as executor:
        here = render_media(wanted, root, Store(root / "other"), executor)
    assert [issue.source_path.parent.name for issue in here.issues] == ["story-1"]
    assert (abroad.issues, abroad.renditions, abroad.new_files) == (here.issues, here.renditions, here.new_files)
    # The broken one is judged here.
    assert cluster.done_at_home.total() == 1


# Machines that fail


def test_a_killed_machine_costs_only_what_it_was_doing(site: Path, own: DaskCluster, pattern: Any) -> None:
    own.add_worker()
    doomed = own.add_worker()
    showcase, cluster = build(site, own, after(2, doomed.kill))
    assert doomed.wait() < 0
    assert_right(showcase, site, pattern)
    assert cluster.done_abroad > cluster.done_at_home.total()


def test_when_the_last_machine_is_killed_the_work_is_brought_home(
    site: Path, own: DaskCluster, pattern: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "PATIENCE_SECONDS", 0.5)
    doomed = own.add_worker()
    showcase, cluster = build(site, own, after(2, doomed.kill))
    assert_right(showcase, site, pattern)
    assert cluster.done_abroad
    assert cluster.done_at_home["集群中断"] > 1


def test_when_the_scheduler_is_killed_the_work_is_brought_home(
    site: Path, own: DaskCluster, pattern: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 1.0)
    own.add_worker()
    showcase, _ = build(site, own, after(2, own.scheduler.kill))
    assert_right(showcase, site, pattern)


def test_whoever_interrupts_does_not_wait_for_the_cluster(site: Path, pair: DaskCluster) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        build(site, pair, after(1, interrupt))
    assert time.monotonic() - started < 8


def test_what_nobody_has_begun_is_given_up_with_the_cluster(site: Path, pair: DaskCluster) -> None:
    content = read_content(site, Ledger()).site
    assert content is not None
    futures: list[Future[Any]] = []

    def interrupted() -> None:
        with join_cluster(pair.address, site, store_of(site)) as cluster:
            for item in list_wanted(content):
                futures.append(cluster.submit(rendering._render, site, item, store_of(site)))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert all(future.done() for future in futures)
    assert sum(future.cancelled() for future in futures) > len(futures) // 2


# Machines that are not like ours


def test_a_scheduler_that_cannot_be_reached_is_told_quickly(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 0.3)
    with pytest.raises(ClusterUnfit, match="连不上"), join_cluster("tcp://127.0.0.1:9", site, store_of(site)):
        pass


def test_a_cluster_without_machines_is_told(site: Path, own: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "CONNECT_SECONDS", 1.0)
    with pytest.raises(ClusterUnfit, match="没有工作机"), join_cluster(own.address, site, store_of(site)):
        pass
    assert not list(store_of(site).path.glob(".sight-*"))


def test_a_machine_with_another_program_is_refused(site: Path, own: DaskCluster, tmp_path: Path) -> None:
    other = Path(shutil.copytree(HOOKS, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__")))
    (other / "showcase" / "urls.py").write_text((HOOKS / "showcase" / "urls.py").read_text("utf-8") + "\n", "utf-8")
    own.add_worker(other)
    with pytest.raises(ClusterUnfit, match="不同（本程序）"), join_cluster(own.address, site, store_of(site)):
        pass


def test_a_machine_without_the_program_is_refused(site: Path, own: DaskCluster) -> None:
    own.add_worker(None)
    with pytest.raises(ClusterUnfit, match="没有本程序"), join_cluster(own.address, site, store_of(site)):
        pass
