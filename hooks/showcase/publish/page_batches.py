"""Pages rendered and finished, many at once where that pays: in processes of their own, as many as there are cores."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from multiprocessing import get_context, parent_process

from showcase.pages.page import Page
from showcase.publish.finishing import Finished, Finishing
from showcase.publish.theme import PageTheme, Render

# To start a process and open a theme in it takes as long as so many pages.
FEW = 120
_BATCH = 24
# Batches that wait for each process.
_AHEAD = 2
# Batches that are kept until those before them are done.
_MOST_WAITING = 10


@dataclass(frozen=True)
class Press:
    """A theme and what is done with its pages."""

    theme: PageTheme
    finishing: Finishing

    def make(self, page: Page) -> Finished:
        """One page as it stands on the site, in both editions."""
        html = self._render(page).encode("utf-8", "xmlcharrefreplace")
        return self.finishing.finish({f"{page.url}index.html": html})

    def __reduce__(self) -> tuple[type[Press], tuple[PageTheme, Finishing]]:
        # What it has opened stays in this process.
        return Press, (self.theme, self.finishing)

    @cached_property
    def _render(self) -> Render:
        return self.theme.open()


def make_pages(press: Press, pages: Iterable[Page]) -> Iterator[tuple[Page, Finished]]:
    """Make pages, in their order; a process that ends early costs time and nothing else."""
    waiting = iter(pages)
    first = tuple(islice(waiting, FEW))
    cores = os.cpu_count() or 1
    if len(first) < FEW or cores < 2:
        yield from ((page, press.make(page)) for page in (*first, *waiting))
        return
    # Forked processes would share this one's threads; these begin anew. This one works, too.
    others = cores - 1
    with ProcessPoolExecutor(others, get_context("spawn"), _open, (press,)) as pool:
        yield from _in_turn(pool, others * _AHEAD, press, _batches((*first,), waiting))


def _in_turn(
    pool: ProcessPoolExecutor, most: int, press: Press, batches: Iterator[tuple[Page, ...]]
) -> Iterator[tuple[Page, Finished]]:
    """Batches go to the others, never more than keep them busy, since pages are large; while they are, this process makes one."""
    under_way: deque[_Batch] = deque()
    for pages in batches:
        busy = sum(not batch.is_done for batch in under_way)
        under_way.append(_Batch(pages, _submit(pool, pages) if busy < most else _done([*map(press.make, pages)])))
        while under_way and (under_way[0].is_done or len(under_way) > _MOST_WAITING):
            yield from under_way.popleft().made(press)
    for batch in under_way:
        yield from batch.made(press)


@dataclass(frozen=True)
class _Batch:
    pages: tuple[Page, ...]
    future: Future[list[Finished]]

    @property
    def is_done(self) -> bool:
        return self.future.done()

    def made(self, press: Press) -> Iterator[tuple[Page, Finished]]:
        try:
            found = self.future.result()
        except BrokenProcessPool:
            # Killed from outside, for want of memory perhaps: this process does what is left.
            found = [press.make(page) for page in self.pages]
        yield from zip(self.pages, found, strict=True)


def _submit(pool: ProcessPoolExecutor, pages: tuple[Page, ...]) -> Future[list[Finished]]:
    try:
        return pool.submit(_make, pages)
    except BrokenProcessPool as fault:
        broken: Future[list[Finished]] = Future()
        broken.set_exception(fault)
        return broken


def _done(found: list[Finished]) -> Future[list[Finished]]:
    future: Future[list[Finished]] = Future()
    future.set_result(found)
    return future


def _batches(first: tuple[Page, ...], rest: Iterator[Page]) -> Iterator[tuple[Page, ...]]:
    for start in range(0, len(first), _BATCH):
        yield first[start : start + _BATCH]
    while batch := tuple(islice(rest, _BATCH)):
        yield batch


_press: list[Press] = []


def _open(press: Press) -> None:
    """The beginning of a process's life, which ends with the one that began it, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive_nobody, daemon=True).start()
    _press.append(press)


def _outlive_nobody() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _make(pages: tuple[Page, ...]) -> list[Finished]:
    return [_press[0].make(page) for page in pages]
