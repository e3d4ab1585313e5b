"""One run of a command: how long it takes, how much processor time, and how much memory all its processes hold."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05


class RunFailed(Exception):
    """A command that did not succeed: its last words."""


@dataclass(frozen=True)
class Run:
    """Seconds on the wall and of the processors; MiB held by all processes together at the worst moment, and by the largest."""

    seconds: float
    cpu_seconds: float
    peak_mib: float
    largest_mib: float


def run(command: Sequence[str], log: Path) -> Run:
    """Run a command to its end; RunFailed unless it succeeds."""
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)  # noqa: S603
        sampler = _Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    sampler.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunFailed(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Run(seconds, usage.ru_utime + usage.ru_stime, sampler.peak_kib / 1024, usage.ru_maxrss / 1024)


class _Sampler(threading.Thread):
    """Adds up, again and again, what the processes of a session hold; a shared page counts once (PSS)."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.peak_kib = 0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self.peak_kib = max(self.peak_kib, sum(_held_kib(pid) for pid in _session_pids(self.session)))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _session_pids(session: int) -> Iterator[int]:
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            if os.getsid(int(entry.name)) == session:
                yield int(entry.name)
        except OSError:
            # It has ended meanwhile.
            continue


def _held_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
