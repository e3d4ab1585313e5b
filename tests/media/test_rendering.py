"""Rendering side by side: one broken original never stops the others, and no build harms another."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

import bounded_calls as calls
from showcase import bounded
from showcase.bounded import Bounds, end_workers
from showcase.generator import generate
from showcase.media import recipe, rendering
from showcase.media.picture import Use
from showcase.media.recipe import Recipe
from showcase.media.rendering import Rendered, render_media, verify_media
from showcase.media.store import Store
from showcase.media.wanted import Wanted, list_wanted
from showcase.model import Issue
from small_site import AS_OF, PROJECT_ROOT, SmallSite, draw_photo

HOOKS, TESTS = PROJECT_ROOT / "hooks", PROJECT_ROOT / "tests"


@pytest.fixture(autouse=True, scope="module")
def _workers() -> Iterator[None]:
    """Workers that know the recipes of these tests."""
    end_workers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(TESTS))
        yield
    end_workers()


class AtOnce(Executor):
    """An executor that does each task when it is handed in, and counts them."""

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, fn, /, *args, **kwargs):
        self.tasks += 1
        future: Future[object] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def store_of(small_site: SmallSite) -> Store:
    return Store(small_site.project.store_path)


def wanted_of(small_site: SmallSite) -> tuple[Wanted, ...]:
    site = small_site.content().site
    assert site is not None
    return list_wanted(site)


def render(small_site: SmallSite, wanted: tuple[Wanted, ...] | None = None) -> Rendered:
    wanted = wanted_of(small_site) if wanted is None else wanted
    with ThreadPoolExecutor(2) as executor:
        return render_media(wanted, small_site.root, store_of(small_site), executor)


def verify(small_site: SmallSite) -> tuple[Issue, ...]:
    return verify_media(wanted_of(small_site), small_site.root, store_of(small_site), AtOnce())


def break_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def stories(small_site: SmallSite, count: int) -> list[Path]:
    """So many stories with a small photo each; the photos' paths."""
    folders = [small_site.story_with_photo(f"story-{number}") for number in range(count)]
    return [draw_photo(folder / "01.jpg", (300, 200), seed=folder.name) for folder in folders]


def refused(rendered: Rendered) -> list[str]:
    """The stories whose originals were refused."""
    return sorted(issue.source_path.parent.name for issue in rendered.issues)


def use_recipe(monkeypatch: pytest.MonkeyPatch, render: Callable[..., Any], bounds: Bounds = Bounds(20, 512)) -> None:  # noqa: B008
    """Have photos rendered by another recipe, which recalls nothing."""
    made = Recipe(lambda _: (), lambda *_: None, render, lambda _: bounds)
    monkeypatch.setattr(rendering, "RECIPES", {Use.PHOTO: made})


# What is made


def test_photos_are_rendered(small_site: SmallSite) -> None:
    small_site.story_with_photo()
    rendered = render(small_site)
    assert len(rendered.renditions.pictures) == 1
    assert rendered.issues == ()
    assert rendered.new_files == 3


def test_films_are_rendered(small_site: SmallSite) -> None:
    small_site.story_with_film()
    rendered = render(small_site)
    assert len(rendered.renditions.films) == 1
    assert rendered.issues == ()


def test_boards_and_panoramas_are_rendered_besides_their_photos(small_site: SmallSite) -> None:
    entry = {"caption": "一张图片", "pupils": False}
    folder = small_site.school(
        boards=[{"title": "成果", "topic": "产教融合", "file": "b.jpg", **entry}],
        scenes=[{"title": "车间", "file": "s.jpg", "panorama": True, **entry}],
    )
    for name in ("b.jpg", "s.jpg"):
        draw_photo(folder / name, (60, 30), seed=name)
    found = render(small_site).renditions
    assert (len(found.pictures), len(found.boards), len(found.panoramas)) == (2, 1, 1)


def test_a_large_photo_is_made_smaller_on_the_way(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    draw_photo(folder / "01.jpg", (3200, 2000))
    (picture,) = render(small_site).renditions.pictures.values()
    assert [rendition.width for rendition in picture.webp] == [480, 960, 1600]


def test_without_originals_nothing_is_done(small_site: SmallSite) -> None:
    rendered = render(small_site)
    assert (rendered.renditions.pictures, rendered.renditions.films, rendered.issues) == ({}, {}, ())


def test_what_the_store_vouches_for_is_not_made_again(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    stories(small_site, 2)
    first = render(small_site)

    def run_stepwise(*_: object) -> None:
        raise AssertionError("rendered again")

    monkeypatch.setattr(rendering, "run_stepwise", run_stepwise)
    second = render(small_site)
    assert (second.renditions, second.new_files) == (first.renditions, 0)
    assert first.new_files == 4


def test_only_the_damaged_set_is_made_again(small_site: SmallSite) -> None:
    stories(small_site, 3)
    first = render(small_site)
    damaged = next(path for path in sorted(store_of(small_site).path.rglob("*.webp")))
    damaged.write_bytes(b"")
    second = render(small_site)
    assert second.renditions == first.renditions
    assert second.new_files == 2


# What is refused


def test_a_broken_photo_is_refused_by_name_and_line_while_the_others_are_rendered(small_site: SmallSite) -> None:
    broken = small_site.story_with_photo("broken")
    small_site.story_with_photo("sound")
    break_off(broken / "01.jpg")
    rendered = render(small_site)
    assert len(rendered.renditions.pictures) == 1
    (issue,) = rendered.issues
    assert issue.source_path == PurePosixPath("content/weeks/demo-2024/stories/2024-05-12/broken/index.md")
    lines = (broken / "index.md").read_text(encoding="utf-8").split("\n")
    assert "01.jpg" in lines[issue.line - 1]
    assert "01.jpg" in issue.message
    assert issue.remedy


def test_every_place_that_shows_a_broken_photo_is_told(small_site: SmallSite) -> None:
    first, second = (small_site.story_with_photo(slug) for slug in ("first-lesson", "second-lesson"))
    break_off(first / "01.jpg")
    shutil.copy(first / "01.jpg", second / "01.jpg")
    assert refused(render(small_site)) == ["first-lesson", "second-lesson"]


def scramble(data: bytes, seed: int) -> bytes:
    """The second half of a file, each tenth byte another."""
    dice, raw = random.Random(seed), bytearray(data)  # noqa: S311
    for place in range(len(raw) // 2, len(raw), 10):
        raw[place] = dice.randrange(256)
    return bytes(raw)


def test_hostile_files_never_stop_a_sound_one(small_site: SmallSite) -> None:
    entry = {"caption": "一张图片", "pupils": False}
    for seed in range(8):
        suffix = ("jpg", "png")[seed % 2]
        folder = small_site.story(f"hostile-{seed}", photos=[{"file": f"01.{suffix}", **entry}])
        path = draw_photo(folder / f"01.{suffix}", (400, 300), seed=seed)
        data = path.read_bytes()
        path.write_bytes(scramble(data, seed) if seed < 6 else data[: len(data) // 2])
    small_site.story_with_photo("sound")
    wanted = wanted_of(small_site)
    rendered = render(small_site, wanted)
    sound = next(item for item in wanted if item.places[0].bundle.source_path.parent.name == "sound")
    assert sound.file.sha256 in rendered.renditions.pictures
    assert {"hostile-6", "hostile-7"} <= set(refused(rendered))
    assert "sound" not in refused(rendered)
    assert len(rendered.issues) + len(rendered.renditions.pictures) == len(wanted)


def test_a_photo_that_takes_too_much_memory_is_refused(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    stories(small_site, 2)
    folder = small_site.story("large", photos=[{"file": "01.png", "caption": "一张图片", "pupils": False}])
    draw_photo(folder / "01.png", (6000, 4000))
    monkeypatch.setattr(recipe, "BOUNDS", Bounds(20, 64))
    rendered = render(small_site)
    assert refused(rendered) == ["large"]
    assert "64 MB" in rendered.issues[0].message
    assert len(rendered.renditions.pictures) == 2


def test_a_photo_that_takes_too_long_is_refused(small_site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
    stories(small_site, 1)
    use_recipe(monkeypatch, calls.render_for_long, Bounds(0.02, 512))
    rendered = render(small_site)
    assert refused(rendered) == ["story-0"]
    assert rendered.issues[0].remedy


def test_a_decoder_that_breaks_down_stops_nobody_and_the_next_build_makes_up_for_it(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories(small_site, 3)
    wanted = wanted_of(small_site)
    with monkeypatch.context() as patch:
        use_recipe(patch, calls.render_in_steps)
        patch.setattr(rendering, "TICK_SECONDS", 0.02)
        killed: list[int] = []

        def kill_one(_done: float, _total: int) -> None:
            for worker in tuple(bounded._busy)[: 1 - len(killed)]:
                worker.process.kill()
                killed.append(worker.process.pid)

        with ThreadPoolExecutor(2) as executor:
            rendered = render_media(wanted, small_site.root, store_of(small_site), executor, kill_one)
    assert len(killed) == len(rendered.issues) == 1
    assert len(rendered.renditions.pictures) == 2
    assert render(small_site, wanted).issues == ()


def replace_by_another(path: Path) -> None:
    draw_photo(path, (300, 200), seed="another")


def replace_by_a_link(path: Path) -> None:
    secret = draw_photo(path.with_name("secret.jpg"), (300, 200), seed="secret")
    path.unlink()
    path.symlink_to(secret)


CHANGES: list[Callable[[Path], object]] = [
    replace_by_another,
    replace_by_a_link,
    lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    lambda path: path.write_bytes(b""),
    lambda path: path.unlink(),
]


@pytest.mark.parametrize("change", CHANGES)
def test_an_original_that_is_changed_between_reading_and_rendering_is_refused(
    small_site: SmallSite, change: Callable[[Path], object]
) -> None:
    paths = stories(small_site, 2)
    wanted = wanted_of(small_site)
    change(paths[0])
    rendered = render(small_site, wanted)
    assert refused(rendered) == ["story-0"]
    assert "改动" in rendered.issues[0].message
    assert len(rendered.renditions.pictures) == 1


@pytest.mark.parametrize("change", CHANGES[-2:])
def test_an_original_that_is_changed_between_reading_and_verifying_is_refused(
    small_site: SmallSite, change: Callable[[Path], object]
) -> None:
    paths = stories(small_site, 2)
    wanted = wanted_of(small_site)
    change(paths[0])
    (issue,) = verify_media(wanted, small_site.root, store_of(small_site), AtOnce())
    assert issue.source_path.parent.name == "story-0"


@pytest.mark.parametrize("change", [replace_by_another, CHANGES[-1]])
def test_an_item_whose_original_is_changed_during_the_build_is_held_back(
    small_site: SmallSite, change: Callable[[Path], object]
) -> None:
    paths = stories(small_site, 2)
    small_site.approve()

    class ChangesFirst(AtOnce):
        def submit(self, fn, /, *args, **kwargs):
            if self.tasks == 0:
                change(paths[0])
            return super().submit(fn, *args, **kwargs)

    showcase = generate(small_site.project, AS_OF, ChangesFirst(), lambda *_: None)
    assert [story.slug for week in showcase.site.weeks for story in week.stories] == ["story-1"]
    assert [item.source_path.parent.name for item in showcase.faults] == ["story-0"]


def test_a_store_that_cannot_be_written_is_no_fault_of_the_originals(small_site: SmallSite) -> None:
    stories(small_site, 1)
    small_site.project.store_path.parent.mkdir(parents=True, exist_ok=True)
    small_site.project.store_path.write_bytes(b"in the way")
    with pytest.raises(OSError):  # noqa: PT011 -- whichever the system raises
        render(small_site)


def test_what_the_program_itself_lacks_is_no_fault_of_the_originals(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories(small_site, 1)
    use_recipe(monkeypatch, calls.render_without_its_tool)
    with pytest.raises(FileNotFoundError, match="typeface"):
        render(small_site)


# Verifying


def test_verifying_finds_what_rendering_would_refuse_and_makes_nothing(small_site: SmallSite) -> None:
    break_off(small_site.story_with_photo("broken") / "01.jpg")
    small_site.story_with_photo("sound")
    found = verify(small_site)
    assert not small_site.project.store_path.exists()
    assert found == render(small_site).issues


def test_verifying_does_not_decode_what_the_store_holds(small_site: SmallSite) -> None:
    folder = small_site.story_with_photo()
    wanted = wanted_of(small_site)
    render(small_site)
    (folder / "01.jpg").unlink()
    assert verify_media(wanted, small_site.root, store_of(small_site), AtOnce()) == ()


# Progress


def assert_sound(told: list[tuple[float, int]], total: int) -> None:
    """Progress never goes back, and ends when all is done."""
    assert told[-1] == (total, total)
    assert {count for _, count in told} == {total}
    done = [done for done, _ in told]
    assert done == sorted(done)
    assert done[0] >= 0


@pytest.mark.parametrize("call", [render_media, verify_media])
@pytest.mark.parametrize("threads", [1, 2])
def test_progress_is_told_as_originals_are_done(small_site: SmallSite, call, threads: int) -> None:
    stories(small_site, 4)
    told: list[tuple[float, int]] = []
    with ThreadPoolExecutor(threads) as executor:
        call(wanted_of(small_site), small_site.root, store_of(small_site), executor, lambda *now: told.append(now))
    assert_sound(told, 4)
    assert len(told) > 1


class ForgetsSlowly(dict[str, float]):
    """Between an original that is no longer under way and one that is done some time may pass."""

    def pop(self, *key: Any) -> Any:
        found = super().pop(*key)
        time.sleep(0.1)
        return found


def test_a_film_counts_by_its_fraction_while_it_is_rendered(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories(small_site, 2)
    use_recipe(monkeypatch, calls.render_in_steps)
    monkeypatch.setattr(rendering, "TICK_SECONDS", 0.01)
    # What another build of this process renders is not counted here.
    monkeypatch.setattr(rendering, "_underway", ForgetsSlowly({"f" * 64: 0.9}))
    told: list[tuple[float, int]] = []
    with ThreadPoolExecutor(1) as executor:
        wanted = wanted_of(small_site)
        render_media(wanted, small_site.root, store_of(small_site), executor, lambda *now: told.append(now))
    assert_sound(told, 2)
    assert {0.25, 0.5, 1.25, 1.5} <= {done for done, _ in told}
    assert rendering._underway == {"f" * 64: 0.9}


class StartsSlowly(bounded._Worker):
    """A worker on a busy machine."""

    def __init__(self) -> None:
        time.sleep(0.3)
        super().__init__()


def test_whoever_interrupts_a_build_does_not_wait_for_the_films(
    small_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories(small_site, 6)
    wanted = wanted_of(small_site)
    use_recipe(monkeypatch, calls.render_for_long, Bounds(100, 512))
    monkeypatch.setattr(rendering, "TICK_SECONDS", 0.05)

    monkeypatch.setattr(bounded, "_Worker", StartsSlowly)
    begun: list[object] = []

    def run_stepwise(*arguments: Any) -> Any:
        begun.append(arguments)
        return bounded.run_stepwise(*arguments)

    monkeypatch.setattr(rendering, "run_stepwise", run_stepwise)

    def interrupt(_done: float, _total: int) -> None:
        raise KeyboardInterrupt

    end_workers()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt), ThreadPoolExecutor(2) as executor:
        render_media(wanted, small_site.root, store_of(small_site), executor, interrupt)
    assert time.monotonic() - started < 10
    # What had not been begun never was.
    assert len(begun) <= 2
    assert bounded._busy == set()
    assert rendering._underway == {}


# Executors


def test_any_executor_will_do(small_site: SmallSite) -> None:
    for number in range(3):
        folder = small_site.story_with_photo(f"story-{number}")
    shutil.copy(folder / "01.jpg", small_site.story_with_photo("story-0") / "01.jpg")
    executor = AtOnce()
    told: list[tuple[float, int]] = []
    wanted = wanted_of(small_site)
    render_media(wanted, small_site.root, store_of(small_site), executor, lambda *now: told.append(now))
    # Of two files with the same bytes one is rendered.
    assert executor.tasks == 2
    assert told == [(2, 2)]


def test_an_executor_may_do_the_work_elsewhere(small_site: SmallSite) -> None:
    break_off(stories(small_site, 3)[0])
    wanted = wanted_of(small_site)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        found = render_media(wanted, small_site.root, store_of(small_site), executor)
    assert refused(found) == ["story-0"]
    assert found.new_files == 4
    assert found.renditions == render(small_site, wanted).renditions


# Builds that are killed, and builds at the same time

BUILD = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from showcase.generator import generate
from showcase.media import rendering
from showcase.project import Project
rendering.TICK_SECONDS = 0.01
with ThreadPoolExecutor(2) as executor:
    generate(Project(Path(sys.argv[1])), datetime.fromisoformat(sys.argv[2]), executor, lambda *now: print(*now, flush=True))
"""


def start_build(small_site: SmallSite) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(small_site.root), AS_OF.isoformat()]
    settings = {**os.environ, "PYTHONPATH": str(HOOKS)}
    return subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True)


def renditions(small_site: SmallSite) -> dict[str, bytes]:
    """The bytes of every file that pages may show."""
    store = store_of(small_site)
    found = (path for path in store.files() if not path.endswith(".json") and ".part." not in path)
    return {path: (store.path / path).read_bytes() for path in found}


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """A site with some photos, approved and not yet built."""
    site = SmallSite(tmp_path_factory.mktemp("pattern") / "project")
    site.school()
    for path in stories(site, 4):
        draw_photo(path, (1000, 700), seed=path.parent.name)
    site.approve()
    return site


def copy_of(pattern: SmallSite, root: Path) -> SmallSite:
    shutil.copytree(pattern.root, root, ignore=shutil.ignore_patterns("node_modules"))
    return SmallSite(root)


@pytest.fixture(scope="module")
def clean(pattern: SmallSite, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one undisturbed build of it makes."""
    undisturbed = copy_of(pattern, tmp_path_factory.mktemp("clean") / "project")
    undisturbed.generate()
    return renditions(undisturbed)


def test_whenever_a_build_is_killed_the_next_one_makes_what_a_clean_one_does(
    pattern: SmallSite, clean: dict[str, bytes], tmp_path: Path
) -> None:
    site, dice = copy_of(pattern, tmp_path / "project"), random.Random(3)  # noqa: S311
    # With its workers, or without: then they finish what they are at, and end.
    for kill in (os.killpg, os.kill):
        with start_build(site) as build:
            assert build.stdout is not None
            build.stdout.readline()
            time.sleep(dice.random() * 0.3)
            kill(build.pid, signal.SIGKILL)
    assert site.generate().faults == ()
    assert renditions(site) == clean
    assert site.generate().made == 0


def test_two_builds_at_the_same_time_make_what_one_does(
    pattern: SmallSite, clean: dict[str, bytes], tmp_path: Path
) -> None:
    site = copy_of(pattern, tmp_path / "project")
    builds = [start_build(site) for _ in range(2)]
    for build in builds:
        build.communicate(timeout=60)
        assert build.returncode == 0
    assert renditions(site) == clean
    showcase = site.generate()
    assert (showcase.made, showcase.faults) == (0, ())
