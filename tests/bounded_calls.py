"""What tests have workers do: calls that go wrong in every way that a decoder may, and recipes that take their time."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Every worker of these tests imports this file: it stays light.
    from showcase.media.store import Store
    from showcase.model import MediaFile

_kept: list[Any] = []


class Unreadable(Exception):
    """An exception that can be sent but not received: it is made from two values and passes on one."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


class Unsendable(Exception):
    """An exception that holds what cannot be sent."""

    def __init__(self) -> None:
        super().__init__(lambda: None)


class SlowToArrive:
    """An argument that takes so many seconds of processor time to receive."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __reduce__(self) -> tuple[Any, ...]:
        return burn, (self.seconds,)


def own_pid(seconds: float = 0.0) -> int:
    """The worker's number, after some time."""
    time.sleep(seconds)
    return os.getpid()


def echo(*values: object, **named: object) -> tuple[object, ...]:
    return (*values, named)


def burn(seconds: float) -> float:
    """Take so much processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def burn_for_ever() -> None:
    while True:
        pass


def burn_undisturbed() -> None:
    """Go on for ever, whatever the kernel says about processor time."""
    signal.signal(signal.SIGPROF, signal.SIG_IGN)
    burn_for_ever()


def want(megabytes: int) -> int:
    return len(bytes(megabytes << 20))


def hoard() -> None:
    """Take memory bit by bit and never give it back."""
    while True:
        _kept.append(bytes(1 << 20))


def break_down(how: str) -> None:
    match how:
        case "abort":
            os.abort()
        case "exit":
            os._exit(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leave":
            sys.exit("good bye")
        case "interrupt":
            raise KeyboardInterrupt
        case "close":
            os.closerange(0, 100)


def fail(fault: BaseException) -> None:
    raise fault


def fail_unreadably() -> None:
    raise Unreadable("a", "b")


def fail_unsendably() -> None:
    raise Unsendable


def answer_unsendably() -> Any:
    """Much that can be sent, then something that cannot."""
    return [bytes(100_000), lambda: None]


def chatter(words: str) -> str:
    """Print in every way there is."""
    print(words)
    print(words, file=sys.stderr)
    sys.stdout.buffer.write(words.encode() * 1000)
    sys.stdout.flush()
    os.write(1, words.encode())
    os.write(2, words.encode())
    subprocess.run(["echo", words], check=True)
    return words


def listen() -> bytes:
    """Read what is not meant for the call."""
    return sys.stdin.buffer.read(1)


def walk(*fractions: float) -> Iterator[float]:
    """Give these fractions, return their count."""
    yield from fractions
    return len(fractions)


def walk_and_fail(fraction: float) -> Iterator[float]:
    yield fraction
    raise ValueError("half-way")


def walk_and_answer_much(count: int) -> Iterator[float]:
    yield 0.5
    return list(range(count))


def walk_for_ever(path: Path | None = None) -> Iterator[float]:
    if path is not None:
        hold(path)
    while True:
        yield 0.5
        time.sleep(0.01)


def hold(path: Path) -> None:
    """Lock a file for as long as this process lives."""
    file: IO[str] = path.open("a")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    _kept.append(file)


def hold_and_sleep(path: Path, seconds: float) -> None:
    hold(path)
    time.sleep(seconds)


def render_in_steps(path: Path, file: MediaFile, store: Store) -> Iterator[float]:
    """A recipe that makes nothing, and tells how far it is."""
    for fraction in (0.25, 0.5, 0.75, 1.0):
        yield fraction
        time.sleep(0.05)
    return SimpleNamespace(files=())


def render_for_long(path: Path, file: MediaFile, store: Store) -> None:
    """A recipe that takes longer than anybody waits."""
    time.sleep(20)


def render_without_its_tool(path: Path, file: MediaFile, store: Store) -> None:
    """A recipe that lacks something which is not the original."""
    raise FileNotFoundError(2, "No such file or directory", "typeface")
