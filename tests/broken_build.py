"""A build in a process of its own to which something happens: it is killed, or the disk fails it, at its n-th step that writes."""

from __future__ import annotations

import errno
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import build as command_line
from commands import site
from plain_theme import PlainTheme

# What Python tells of before it does it.
_STEPS = frozenset({"os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.chmod", "os.scandir"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FOUND_BY = "BROKEN_BUILD"
# Processes that fork from one which has loaded everything: so each begins at once, without threads of the test's.
_numbers = count()
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["broken_build", "showcase.media.film", "showcase.pages.qr_code"])


@dataclass(frozen=True)
class Ended:
    """How a build ended: exit code, negative for a signal; what it printed for people, and what it printed of faults."""

    code: int
    said: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Blow:
    """What happens at a step, counted from 0: the process is killed, or the system answers with that number; all later steps fail alike if it `lasts`."""

    at: int = -1
    answer: int = 0
    lasts: bool = False
    largest: int = 0


def build(root: Path, as_of: str, blow: Blow = Blow(), *options: str) -> Ended:
    """Build as the command line does."""
    return begin(root, as_of, blow, *options)()


def begin(root: Path, as_of: str, blow: Blow = Blow(), *options: str) -> Callable[[], Ended]:
    """Begin to build as the command line does; the result waits until it has ended."""
    said_path = root.parent / f"said-{next(_numbers)}.txt"
    said_path.touch()
    process = _CONTEXT.Process(target=_build, args=(root, as_of, blow, options, said_path))
    with pytest.MonkeyPatch.context() as patch:
        # The server that they fork from learns by this alone where to find what it loads beforehand.
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        process.start()

    def end() -> Ended:
        process.join(120)
        assert process.exitcode is not None
        said, _, steps = said_path.read_text(encoding="utf-8").partition("\0")
        said_path.unlink()
        return Ended(process.exitcode, said, tuple(steps.split("\n")))

    return end


def left_over(root: Path) -> list[str]:
    """The processes that a build in this folder began, and that are still there."""
    mark = f"{_FOUND_BY}={root}".encode()
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (path / "environ").read_bytes().split(b"\0"):
                found.append((path / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


def wait_until_alone(root: Path, seconds: float = 20) -> None:
    """Wait for those to end; AssertionError if they do not."""
    end = time.monotonic() + seconds
    while (found := left_over(root)) and time.monotonic() < end:
        time.sleep(0.05)
    assert found == []


def _build(root: Path, as_of: str, blow: Blow, options: tuple[str, ...], said_path: Path) -> None:
    os.environ[_FOUND_BY] = str(root)
    said = os.open(said_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    steps: list[str] = []
    sys.addaudithook(_hook(str(root), blow, steps))
    if blow.largest:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (blow.largest, most))
    # MkDocs and its templates would take most of the time, and are the same at every step.
    site.MkDocsTheme = lambda _project: PlainTheme()  # type: ignore[assignment]
    sys.argv = ["build.py", "build", "--root", str(root), "--as-of", as_of, *options]
    try:
        command_line.run()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(said, ("\0" + "\n".join(steps)).encode())


def _hook(root: str, blow: Blow, steps: list[str]) -> Callable[[str, tuple[Any, ...]], None]:
    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if not _writes(event, arguments, root):
            return
        number = len(steps)
        steps.append(f"{event} {arguments[0]}")
        if number == blow.at or (blow.lasts and number > blow.at >= 0):
            if not blow.answer:
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(blow.answer, os.strerror(blow.answer), str(arguments[0]))

    return note


def _writes(event: str, arguments: tuple[Any, ...], root: str) -> bool:
    if event == "subprocess.Popen":
        return True
    if event == "open":
        return str(arguments[0]).startswith(root) and bool(int(arguments[2] or 0) & _WRITING)
    return event in _STEPS and (str(arguments[0]).startswith(root) or not str(arguments[0]).startswith("/"))


FULL, FAULTY = errno.ENOSPC, errno.EIO
