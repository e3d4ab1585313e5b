"""Locks between processes: on a file, given back when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from portalocker import AlreadyLocked, LockFlags
from portalocker import lock as ask
from portalocker.exceptions import LockException

EXCLUSIVE, SHARED = LockFlags.EXCLUSIVE, LockFlags.SHARED


@contextmanager
def locked(path: Path, flags: LockFlags, on_wait: Callable[[], object] = bool) -> Iterator[None]:
    """Hold a lock, on a file that is made; `on_wait` is called before another process is waited for, and may raise.

    Raises OSError where the file system knows no locks.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            _take(file, flags | LockFlags.NON_BLOCKING)
        except AlreadyLocked:
            on_wait()
            _take(file, flags)
        # Closing the file gives the lock back.
        yield


def _take(file: IO[str], flags: LockFlags) -> None:
    try:
        ask(file, flags)
    except AlreadyLocked:
        raise
    except LockException as fault:
        cause = next((one for one in fault.args if isinstance(one, OSError)), None)
        number = cause.errno if cause and cause.errno else errno.ENOLCK
        raise OSError(number, os.strerror(number), file.name) from fault
