"""Calls that may not take more than so much time and memory: each in a process that is ended when it does, and lives on when it does not."""

from __future__ import annotations

import atexit
import contextlib
import inspect
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

try:
    import resource
except ImportError:  # Windows has neither these limits nor the timer: there the wall clock alone ends a call.
    resource = None  # type: ignore[assignment]

P = ParamSpec("P")
R = TypeVar("R")
Step = Callable[[float], None]
# A process that waits for a disk, or for a busy machine, takes no processor time; it may wait this many times longer.
PATIENCE = 12.0
# The signals by which the kernel ends a process that took too long.
_TIMERS = frozenset(getattr(signal, name) for name in ("SIGPROF", "SIGALRM") if hasattr(signal, name))
_SERVE = "from showcase.bounded import serve; serve()"
_HOOKS_PATH = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Bounds:
    """What one call may take: seconds of processor time, megabytes (MiB) of memory for its process as a whole."""

    seconds: float
    megabytes: int


class OutOfBounds(Exception):
    """A call that took too much time or memory, or ended its process."""


class TookTooLong(OutOfBounds):
    """A call that went on for too long."""


class TookTooMuch(OutOfBounds):
    """A call that wanted too much memory."""


class BrokeDown(OutOfBounds):
    """A call that ended its process, as a decoder may that reads where it must not."""


def run_bounded(bounds: Bounds, function: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """The function's result or exception, from another process; OutOfBounds when it takes more than it may.

    The function must be importable, its arguments and result must pickle. Workers are kept for the next call: one for each call that
    runs at the same time.
    """
    result: R = _answer(bounds, lambda _fraction: None, function, arguments, named)
    return result


def run_stepwise(bounds: Bounds, on_step: Step, function: Callable[..., Any], *arguments: object) -> Any:
    """As `run_bounded`, for a generator function: `on_step` is given each fraction that it yields; the result is what it returns."""
    return _answer(bounds, on_step, function, arguments, {})


def _answer(
    bounds: Bounds, on_step: Step, function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]
) -> Any:
    worker = _borrow()
    _busy.add(worker)
    try:
        kind, value = worker.ask((bounds, function, arguments, named), on_step)
    except BaseException:
        worker.end()
        raise
    finally:
        _busy.discard(worker)
    if isinstance(value, TookTooMuch):
        # What it holds on to would be missing for the next call.
        worker.end()
    else:
        _idle.append(worker)
    if kind == "raised":
        raise value
    return value


class _Worker:
    """A process that answers one call after another."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(_HOOKS_PATH), *filter(None, [os.environ.get("PYTHONPATH")])])
        self.process = subprocess.Popen(  # noqa: S603 -- this very program
            [sys.executable, "-c", _SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        self.late = False

    def ask(self, call: tuple[Any, ...], on_step: Step) -> tuple[str, Any]:
        requests, replies = _pipe(self.process.stdin), _pipe(self.process.stdout)
        timer = threading.Timer(call[0].seconds * PATIENCE, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            pickle.dump(call, requests)
            requests.flush()
            while True:
                kind, value = pickle.load(replies)  # noqa: S301 -- our own process
                if kind != "step":
                    return kind, value
                on_step(value)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            # Nothing, or only a part of it, came back.
            raise self._cause() from None
        finally:
            timer.cancel()

    def end(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                _pipe(pipe).close()
        self.process.kill()
        self.process.wait()

    def _give_up(self) -> None:
        self.late = True
        self.process.kill()

    def _cause(self) -> OutOfBounds:
        code = self.process.wait()
        if self.late or -code in _TIMERS:
            return TookTooLong()
        return BrokeDown(f"exit status {code}")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # noqa: S101 -- opened above
    return pipe


_idle: list[_Worker] = []
_busy: set[_Worker] = set()


def _borrow() -> _Worker:
    while _idle:
        # One thread takes it or another: the list's own methods are atomic.
        with contextlib.suppress(IndexError):
            worker = _idle.pop()
            if worker.process.poll() is None:
                return worker
            worker.end()
    return _Worker()


@atexit.register
def end_workers() -> None:
    """End all processes: those that wait for a call, and those that answer one, which breaks down."""
    for worker in tuple(_busy):
        worker.process.kill()
    while _idle:
        _idle.pop().end()


def serve() -> None:
    """A worker's life: answer calls from standard input until it closes."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints would break the conversation.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            bounds, function, arguments, named = pickle.load(requests)  # noqa: S301 -- our own process
        except EOFError:
            return
        _limit(bounds)
        _reply(replies, function, arguments, named)
        _rest()


def _reply(replies: IO[bytes], function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
    def say(kind: str, value: Any) -> None:
        try:
            words = pickle.dumps((kind, value))
        except (pickle.PicklingError, TypeError, AttributeError) as fault:
            words = pickle.dumps(("raised", TypeError(f"cannot be sent: {fault}")))
        replies.write(words)
        replies.flush()

    try:
        result = function(*arguments, **named)
        if inspect.isgenerator(result):
            result = _walk(result, say)
    except MemoryError:
        say("raised", TookTooMuch())
    except Exception as fault:
        say("raised", fault)
    else:
        say("result", result)


def _walk(steps: Any, say: Callable[[str, Any], None]) -> Any:
    while True:
        try:
            say("step", next(steps))
        except StopIteration as end:
            return end.value


def _limit(bounds: Bounds) -> None:
    """Memory that is asked for beyond the bound is refused; a processor that runs longer is stopped by the kernel."""
    if resource is None:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (bounds.megabytes << 20, most))
    signal.setitimer(signal.ITIMER_PROF, bounds.seconds)
    # Whoever asked may be gone by then, and cannot end what waits for ever.
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds * PATIENCE)


def _rest() -> None:
    """Between calls the clocks stand still: a timer of no seconds is none."""
    if resource is not None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
