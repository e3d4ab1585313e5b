"""Whatever befalls a build, the public site is the old one or the new one, whole; and the next build ends as if nothing had been."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from broken_build import Blow, Ended, begin, build, wait_until_alone
from damage import SPOILS, add_foreign
from plain_theme import PlainTheme
from showcase.generator import build_site
from showcase.locks import EXCLUSIVE, locked
from showcase.publish import publisher, standing, tree
from showcase.reader import witness
from showcase.sealed import write_sealed
from small_site import PROJECT_ROOT, ZONE, SmallSite, draw_photo, progress
from trees import Tree, differing, tree_of

AS_OF = "2024-05-20T12:00"
# A run by hand may try more.
KILLS, FAULTS = int(os.environ.get("ROBUST_KILLS", "50")), int(os.environ.get("ROBUST_FAULTS", "16"))
TITLES = ("旧题目", "新题目")


class TwoSites:
    """A project whose content is the old or the new one; `trees` are what clean builds make of both."""

    def __init__(self, root: Path) -> None:
        self.site = SmallSite(root / "project")
        self.root, self.public = self.site.root, self.site.root / "site"
        self.site.add_theme()
        self.site.school()
        self.site.event(start="09:00")
        self.trees = tuple(self._finish(number) for number in (1, 0))[::-1]
        self.steps = self.turn_to(1).steps
        self.turn_to(0)

    def _finish(self, number: int) -> Tree:
        self.write(number)
        for name in ("site", ".build"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        assert self.build().code == 0
        return tree_of(self.public)

    def write(self, number: int) -> None:
        """Make the content the old (0) or the new one (1): another text and photo, a story more, a school less."""
        photo = {"file": "01.jpg", "caption": "学生在看老师操作", "pupils": False}
        folder = self.site.story(title=TITLES[number], photos=[photo])
        draw_photo(folder / "01.jpg", seed=number)
        for slug, kept in (("second", number), ("third", not number)):
            folder = self.site.story(slug, "2024-05-13")
            if not kept:
                shutil.rmtree(folder)
        self.site.approve()

    def build(self, blow: Blow = Blow(), *options: str) -> Ended:  # noqa: B008
        return build(self.root, AS_OF, blow, *options)

    def turn_to(self, number: int) -> Ended:
        """A build of the old or the new content to which nothing happens."""
        self.write(number)
        ended = self.build()
        assert ended.code == 0, ended.said
        assert differing(tree_of(self.public), self.trees[number]) == []
        return ended

    @property
    def shown(self) -> int:
        """Which site is public; AssertionError for one that is neither."""
        found = tree_of(self.public)
        assert found in self.trees, [differing(found, tree) for tree in self.trees]
        return self.trees.index(found)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> TwoSites:
    return TwoSites(tmp_path_factory.mktemp("robust"))


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest) -> Iterator[None]:
    """No process of a build outlives its test."""
    yield
    if "sites" in request.fixturenames:
        wait_until_alone(request.getfixturevalue("sites").root)


def one_sentence(ended: Ended) -> str:
    """What a failed build says: a line of Chinese, and no traceback."""
    assert ended.code == 1, ended
    (line,) = ended.said.strip().splitlines()
    assert "读写失败" in line or "占着位置" in line or "搜索索引没有做成" in line, line
    return line


def moments(steps: Sequence[str], count: int, seed: int) -> list[int]:
    """Steps of a build, spread over all of it; those by which the site is handed over are half of them."""
    dice = random.Random(seed)  # noqa: S311
    late = [number for number, step in enumerate(steps) if ".site.next" in step or step.endswith("site.json")]
    assert len(late) > 10
    return [dice.choice(late) if number % 2 else dice.randrange(len(steps)) for number in range(count)]


def reading_moments(steps: Sequence[str], count: int, seed: int) -> list[int]:
    """Steps by which content is read: a killed build has done nothing by then, but a disk may answer anything."""
    reading = [number for number, step in enumerate(steps) if "/content/" in step]
    assert len(reading) > 10
    return random.Random(seed).sample(reading, count)  # noqa: S311


# Killed


def test_a_build_killed_at_any_step_leaves_the_old_site_or_the_new_one(sites: TwoSites) -> None:
    killed = []
    for number, step in enumerate(moments(sites.steps, KILLS, seed=1)):
        before = sites.shown
        sites.write(1 - before)
        if number % 8 == 0:
            # Media are made anew, too.
            shutil.rmtree(sites.root / "media" / "renditions")
        ended = sites.build(Blow(step))
        killed.append(ended.code == -signal.SIGKILL)
        assert sites.shown in {0, 1}
    assert sum(killed) > KILLS * 0.6
    wait_until_alone(sites.root)
    for number in (1, 0):
        sites.turn_to(number)


def test_the_command_killed_at_any_time_leaves_the_old_site_or_the_new_one(sites: TwoSites) -> None:
    # With the real theme its pages are others.
    command = [sys.executable, str(PROJECT_ROOT / "build.py"), "build", "--root", str(sites.root), "--as-of", AS_OF]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    seconds, before = time.monotonic() - began, tree_of(sites.public)
    for part in (0.35, 0.6, 0.75, 0.9):
        process = subprocess.Popen(
            [*command, "--clean"], stdout=subprocess.DEVNULL, env={**os.environ, "BROKEN_BUILD": str(sites.root)}
        )
        time.sleep(seconds * part)
        process.kill()
        process.wait()
        assert tree_of(sites.public) == before
        wait_until_alone(sites.root)
    sites.turn_to(sites.shown if tree_of(sites.public) in sites.trees else 0)


# The disk


@pytest.mark.parametrize("answer", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=errno.errorcode.get)
def test_a_disk_that_fails_costs_the_build_only(sites: TwoSites, answer: int) -> None:
    failed = 0
    count = FAULTS // 3
    for step in (*moments(sites.steps, count, seed=answer), *reading_moments(sites.steps, 3, seed=answer)):
        before = sites.shown
        sites.write(1 - before)
        ended = sites.build(Blow(step, answer, lasts=answer == errno.ENOSPC))
        assert ended.code in {0, 1}, ended
        assert sites.shown in {0, 1}
        if ended.code == 1:
            one_sentence(ended)
            failed += 1
    assert failed
    for number in (1, 0):
        sites.turn_to(number)


@pytest.mark.parametrize("largest", [1_000, 5_000, 20_000])
def test_what_cannot_be_written_whole_is_not_written(sites: TwoSites, largest: int) -> None:
    before = sites.shown
    sites.write(1 - before)
    shutil.rmtree(sites.root / "media" / "renditions")
    ended = sites.build(Blow(largest=largest))
    assert "Traceback" not in ended.said
    one_sentence(ended)
    assert sites.shown == before
    sites.turn_to(1 - before)


# Two at once


def test_a_second_build_waits_and_says_so(sites: TwoSites) -> None:
    after = 1 - sites.shown
    sites.write(after)
    with locked(sites.site.project.site.lock_path, EXCLUSIVE):
        end = begin(sites.root, AS_OF)
        said_path = next(sites.root.parent.glob("said-*.txt"))
        give_up = time.monotonic() + 60
        while "另一个生成正在进行" not in said_path.read_text(encoding="utf-8") and time.monotonic() < give_up:
            time.sleep(0.05)
        assert sites.shown == 1 - after
    ended = end()
    assert (ended.code, ended.said.count("另一个生成正在进行，等它结束")) == (0, 1)
    assert sites.shown == after


def test_builds_that_begin_together_end_with_the_right_site(sites: TwoSites) -> None:
    after = 1 - sites.shown
    sites.write(after)
    ends = [begin(sites.root, AS_OF, Blow(), "--clean") for _ in range(3)]
    assert [end().code for end in ends] == [0, 0, 0]
    assert sites.shown == after


# What was known, and what was made


@pytest.fixture
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were just written count as old, so that all that can be known is."""
    for module in (witness, standing):
        monkeypatch.setattr(module, "FRESH_NANOSECONDS", -3_600_000_000_000)


def build_here(sites: TwoSites) -> None:
    moment = datetime.fromisoformat(AS_OF).replace(tzinfo=ZONE)
    if standing.standing_build(sites.site.project, sites.site.project.site, moment) is None:
        with ThreadPoolExecutor(2) as executor:
            build_site(sites.site.project, moment, PlainTheme(), executor, progress)


def foreign(words: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(words)


def sealed(data: object) -> Callable[[Path], object]:
    return lambda path: write_sealed(path, data)


WRITTEN: Mapping[str, Callable[[Path], object]] = {
    "not JSON": foreign(b"\x00\xff\n"),
    "JSON": foreign(b'{"edition": 1, "records": {}}'),
    "a list": sealed([1, 2]),
    "a word": sealed("edition"),
    "nothing": sealed(None),
    "another version's": sealed({"edition": 999, "format": 999}),
    "without what is looked for": sealed({"edition": 1, "format": 2, "facts": {}}),
    "of other values": sealed(
        {"edition": 1, "records": [1], "format": 2, "digests": 1, "headers": [], "files": 3, "stamp": 1, "programs": 0}
    ),
}


@pytest.mark.usefixtures("_settled")
@pytest.mark.parametrize("way", [*SPOILS, *WRITTEN])
def test_records_in_any_state_do_not_hinder_a_build(sites: TwoSites, way: str) -> None:
    build_here(sites)
    before = sites.shown
    store_path = sites.root / "media" / "renditions"
    records = [
        *(sites.root / ".build").glob("*.json"),
        *store_path.glob("*.json"),
        *sorted(store_path.glob("??/*.json")),
    ]
    assert {"site.json", "site.standing.json", "originals.json", "readings-demo-2024.json"} < {
        one.name for one in records
    }
    for record in filter(Path.is_file, records):
        {**SPOILS, **WRITTEN}[way](record)
    if before == sites.shown and way != "touched":
        sites.write(1 - before)
        before = 1 - before
    build_here(sites)
    assert sites.shown == before


@pytest.mark.usefixtures("_settled")
def test_what_the_last_build_came_to_does_not_stand_for_another_site(
    sites: TwoSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    build_here(sites)
    assert sites.site.project.site.standing_path.exists()
    monkeypatch.setattr(publisher, "write_manifest", fail)
    after = 1 - sites.shown
    sites.write(after)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        build_here(sites)
    assert sites.shown == after
    assert not sites.site.project.site.standing_path.exists()


def swap_records(sites: TwoSites) -> None:
    build, store = sites.root / ".build", sites.root / "media" / "renditions"
    one, other = build / "site.json", store / "originals.json"
    words = one.read_bytes()
    shutil.copy(other, one)
    other.write_bytes((store / "readings-demo-2024.json").read_bytes())
    (store / "readings-demo-2024.json").write_bytes(words)
    (build / "site.standing.json").write_bytes(words)


def leave_half(sites: TwoSites) -> None:
    """What a build leaves that was killed while it put the next site together."""
    spare = sites.root / ".site.next"
    clear_away(spare)
    shutil.copytree(sites.public / "demo-2024", spare / "demo-2024")
    add_foreign(spare)


def clear_away(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def put_file(name: str) -> Callable[[TwoSites], None]:
    def put(sites: TwoSites) -> None:
        clear_away(sites.root / name)
        (sites.root / name).write_text("a file", encoding="utf-8")

    return put


def put_link(name: str) -> Callable[[TwoSites], None]:
    def put(sites: TwoSites) -> None:
        outside = sites.root.parent / "outside"
        outside.mkdir(exist_ok=True)
        clear_away(sites.root / name)
        (sites.root / name).symlink_to(outside, target_is_directory=True)

    return put


def delete(*names: str) -> Callable[[TwoSites], object]:
    return lambda sites: [clear_away(sites.root / name) for name in names]


def foreign_in_spare(sites: TwoSites) -> None:
    add_foreign(sites.root / ".site.next")


def work_left(sites: TwoSites) -> None:
    for name in ("work-old/frame", "work-old/made/demo-2024", "work"):
        add_foreign(sites.root / ".build" / name)


PLIGHTS: Mapping[str, Callable[[TwoSites], object]] = {
    "records are one another's": swap_records,
    "no .build": delete(".build"),
    "no store": delete("media/renditions"),
    "nothing that was made": delete(".build", "media/renditions", "site", ".site.next"),
    "no site": delete("site"),
    "no site and no spare": delete("site", ".site.next"),
    "an empty site": lambda sites: [shutil.rmtree(sites.public), sites.public.mkdir()],
    "foreign files in the site": lambda sites: add_foreign(sites.public),
    "foreign files in the spare": foreign_in_spare,
    "half a spare": leave_half,
    "a file for the spare": put_file(".site.next"),
    "a link for the spare": put_link(".site.next"),
    "work of a killed build": work_left,
    "the site put aside": lambda sites: sites.public.rename(sites.root / ".site.aside"),
    "an older site put aside": lambda sites: shutil.copytree(sites.public, sites.root / ".site.aside"),
}


@pytest.mark.usefixtures("_settled")
@pytest.mark.parametrize("changed", [False, True], ids=["", "changed"])
@pytest.mark.parametrize("plight", PLIGHTS)
def test_folders_in_any_state_do_not_hinder_a_build(sites: TwoSites, plight: str, changed: bool) -> None:
    build_here(sites)
    wanted = sites.shown ^ changed
    PLIGHTS[plight](sites)
    sites.write(wanted)
    build_here(sites)
    assert sites.shown == wanted
    assert not [path for path in sites.root.parent.rglob("outside/*") if path.name != "outside"]
    assert not (sites.root / ".site.aside").exists()
    assert not list((sites.root / ".build").glob("work-*"))


@pytest.mark.parametrize("name", [".build", "site"])
def test_a_file_in_the_place_of_a_folder_is_named(sites: TwoSites, name: str) -> None:
    put_file(name)(sites)
    ended = sites.build()
    assert f"/{name}" in one_sentence(ended)
    (sites.root / name).unlink()
    sites.turn_to(0)


@pytest.mark.usefixtures("_settled")
@pytest.mark.parametrize("answer", [errno.ENOSYS, errno.EINVAL], ids=errno.errorcode.get)
def test_where_folders_cannot_be_exchanged_the_site_comes_all_the_same(
    sites: TwoSites, monkeypatch: pytest.MonkeyPatch, answer: int
) -> None:
    def refuse(first: Path, second: Path) -> None:
        raise OSError(answer, os.strerror(answer), str(second))

    monkeypatch.setattr(tree, "_swap", refuse)
    for wanted in (1 - sites.shown, sites.shown):
        sites.write(wanted)
        build_here(sites)
        assert sites.shown == wanted
