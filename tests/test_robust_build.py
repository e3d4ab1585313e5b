"""Whatever befalls a build, the public site is the old one or the new one, whole; and the next build ends as if nothing had been."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from broken_build import Blow, Ended, build, wait_until_alone
from damage import SPOILS, add_foreign
from trees import Tree, differing, tree_of
from showcase.publish import tree
from showcase.sealed import write_sealed
from small_site import PROJECT_ROOT, SmallSite, draw_photo

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
        self.steps = len(self.turn_to(1).steps)
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
            folder = self.site.story(slug, "2024-05-13", school=None)
            if not kept:
                shutil.rmtree(folder)
        self.site.approve()

    def build(self, blow: Blow = Blow(), *options: str) -> Ended:  # noqa: B008
        return build(self.root, AS_OF, blow, *options)

    def turn_to(self, number: int) -> Ended:
        """A build of the old or the new content to which nothing happens."""
        self.write(number)
        ended = self.build()
        assert (ended.code, tree_of(self.public) == self.trees[number]) == (0, True), ended.said
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


def moments(steps: int, count: int, seed: int) -> list[int]:
    """Steps of a build, spread over all of it; the last third, where the site is handed over, has half of them."""
    dice = random.Random(seed)  # noqa: S311
    late = [dice.randrange(steps * 2 // 3, steps) for _ in range(count // 2)]
    return [*(dice.randrange(steps) for _ in range(count - len(late))), *late]


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
    assert sum(killed) > KILLS * 0.8
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
        process = subprocess.Popen([*command, "--clean"], stdout=subprocess.DEVNULL, env={**os.environ, "BROKEN_BUILD": str(sites.root)})
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
    for step in moments(sites.steps, FAULTS // 3, seed=answer):
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


@pytest.mark.parametrize("largest", [0, 200, 2_000, 20_000])
def test_what_cannot_be_written_whole_is_not_written(sites: TwoSites, largest: int) -> None:
    before = sites.shown
    sites.write(1 - before)
    shutil.rmtree(sites.root / "media" / "renditions")
    ended = sites.build(Blow(largest=largest or 1))
    assert "Traceback" not in ended.said
    one_sentence(ended)
    assert sites.shown == before
    sites.turn_to(1 - before)
