"""A Dask cluster on this machine: a scheduler and workers, each a process of its own, that can be ended at any moment."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from small_site import PROJECT_ROOT

HOOKS = PROJECT_ROOT / "hooks"


class DaskCluster:
    """A scheduler at `address`, and the workers that were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        words = folder / "scheduler.json"
        quiet = ["--no-dashboard", "--host", "127.0.0.1", "--port", "0"]
        # It has no need of the program.
        self.scheduler = self._start("scheduler", "--scheduler-file", str(words), *quiet, hooks=None)
        self.address = self._address(words)

    def add_worker(self, hooks: Path | None = HOOKS) -> subprocess.Popen[bytes]:
        """One more worker of one thread, which finds the program in that folder."""
        own = self.folder / f"worker-{len(self.workers)}"
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(own)]
        worker = self._start("worker", self.address, *options, hooks=hooks)
        self.workers.append(worker)
        return worker

    def end(self) -> None:
        """End all that is left."""
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, role: str, *options: str, hooks: Path | None = HOOKS) -> subprocess.Popen[bytes]:
        paths = [] if hooks is None else [str(hooks)]
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + role, *options],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _address(self, words: Path) -> str:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            if words.is_file() and words.stat().st_size:
                return str(json.loads(words.read_text())["address"])
            time.sleep(0.05)
        raise TimeoutError("no scheduler")


@contextmanager
def dask_cluster(folder: Path, workers: int = 0) -> Iterator[DaskCluster]:
    """A cluster with so many workers, until the end of the block."""
    folder.mkdir(parents=True, exist_ok=True)
    cluster = DaskCluster(folder)
    try:
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.end()
        shutil.rmtree(folder, ignore_errors=True)
