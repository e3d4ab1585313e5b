"""Threads for the media, and a bar on the terminal that shows how far they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn


@contextmanager
def workers(label: str) -> Iterator[tuple[Executor, Callable[[float, int], None]]]:
    """An executor of as many threads as there are cores, and what to call with each step done and the sum of steps."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with (
        Progress(*columns, console=Console(stderr=True), transient=True) as bar,
        ThreadPoolExecutor(os.cpu_count()) as executor,
    ):
        task = bar.add_task(label, total=None)
        yield executor, lambda done, total: bar.update(task, completed=done, total=total)
