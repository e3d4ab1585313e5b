"""All wanted originals → renditions, side by side on an executor; one that is broken never stops the others.

What the store vouches for is recalled; the rest is made in processes of their own (`showcase.bounded`), one a thread of the executor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from showcase.bounded import Bounds, OutOfBounds, end_workers, run_stepwise
from showcase.checks.issue import issue_at
from showcase.media.picture import Made, Renditions, Use
from showcase.media.recipe import RECIPES
from showcase.media.store import Store
from showcase.media.wanted import Wanted
from showcase.model import Issue, MediaFile
from showcase.reader.media_file import UnfitMedia, changed_meanwhile, refusal

# How many of all originals are done; a film being rendered counts by its fraction.
Progress = Callable[[float, int], None]
TICK_SECONDS = 0.5
# Fractions of the originals that are being rendered by threads of this process, by digest; others' are not known here.
_underway: dict[str, float] = {}


def unwatched(_done: float, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Outcome:
    """What came of one original: what was made of it for each use, how many files are new, or why it was refused."""

    made: Mapping[Use, Made] = field(default_factory=dict)
    new_files: int = 0
    refused: UnfitMedia | None = None


@dataclass(frozen=True)
class Rendered:
    """What came of rendering: the renditions, an issue at each place that shows a broken original, how many files are new."""

    renditions: Renditions
    issues: tuple[Issue, ...]
    new_files: int = 0


def render_media(
    wanted: Iterable[Wanted], root: Path, store: Store, executor: Executor, progress: Progress = unwatched
) -> Rendered:
    """Render what the store lacks; `root` is the project's. `progress(done, all)` is called as originals are done."""
    wanted = tuple(wanted)
    outcomes = _map(executor, _render, wanted, root, store, progress)
    return Rendered(
        _renditions(outcomes), _issues(wanted, outcomes), sum(outcome.new_files for outcome in outcomes.values())
    )


def verify_media(
    wanted: Iterable[Wanted], root: Path, store: Store, executor: Executor, progress: Progress = unwatched
) -> tuple[Issue, ...]:
    """An issue at each place that shows a broken original, without rendering; what the store holds was sound."""
    wanted = tuple(wanted)
    return _issues(wanted, _map(executor, _verify, wanted, root, store, progress))


def _map(
    executor: Executor,
    work: Callable[[Path, Wanted, Store], Outcome],
    wanted: tuple[Wanted, ...],
    root: Path,
    store: Store,
    progress: Progress,
) -> dict[str, Outcome]:
    futures: dict[Future[Outcome], str] = {
        executor.submit(work, root, item, store): item.file.sha256 for item in wanted
    }
    pending, done = set(futures), 0.0
    try:
        while pending:
            _, pending = wait(pending, TICK_SECONDS, FIRST_COMPLETED)
            # What was just made is for a moment neither under way nor done.
            fractions = (_underway.get(futures[future], 0.0) for future in pending)
            done = max(done, len(futures) - len(pending) + sum(fractions))
            progress(done, len(futures))
    except BaseException:
        # Whoever interrupts a build does not want to wait for the films that are being rendered.
        running = [future for future in pending if not future.cancel()]
        while running:
            end_workers()
            # A worker that was only starting is ended in the next round.
            running = list(wait(running, TICK_SECONDS).not_done)
        raise
    return {sha256: future.result() for future, sha256 in futures.items()}


def _render(root: Path, item: Wanted, store: Store) -> Outcome:
    """All uses of one original, one after the other: the first one finds out whether it is sound."""
    made: dict[Use, Made] = {}
    new_files = 0
    try:
        for use in item.uses:
            found = RECIPES[use].recall(item.file, store)
            if found is None:
                found = _bounded(RECIPES[use].bounds(item.file), RECIPES[use].render, root, item.file, store)
                new_files += len(found.files)
            made[use] = found
    except UnfitMedia as fault:
        return Outcome(refused=fault)
    return Outcome(made, new_files)


def _verify(root: Path, item: Wanted, store: Store) -> Outcome:
    try:
        for use in item.uses:
            recipe = RECIPES[use]
            if recipe.verify is not None and recipe.recall(item.file, store) is None:
                _bounded(recipe.bounds(item.file), recipe.verify, root, item.file)
    except UnfitMedia as fault:
        return Outcome(refused=fault)
    return Outcome()


def _bounded(bounds: Bounds, function: Callable[..., Any], root: Path, file: MediaFile, *more: object) -> Any:
    def note(fraction: float) -> None:
        _underway[file.sha256] = fraction

    try:
        return run_stepwise(bounds, note, function, root / file.source_path, file, *more)
    except OutOfBounds as fault:
        raise refusal(fault, bounds) from None
    except FileNotFoundError:
        if (root / file.source_path).exists():
            raise
        raise changed_meanwhile() from None
    finally:
        _underway.pop(file.sha256, None)


def _renditions(outcomes: Mapping[str, Outcome]) -> Renditions:
    def of(use: Use) -> dict[str, Any]:
        return {sha256: outcome.made[use] for sha256, outcome in outcomes.items() if use in outcome.made}

    return Renditions(of(Use.PHOTO), of(Use.FILM), of(Use.SUBTITLES), of(Use.BOARD), of(Use.PANORAMA), of(Use.DOWNLOAD))


def _issues(wanted: tuple[Wanted, ...], outcomes: Mapping[str, Outcome]) -> tuple[Issue, ...]:
    return tuple(
        issue_at(
            place.bundle, place.key, "broken-media", f"“{item.file.source_path.name}”{fault.message}", fault.remedy
        )
        for item in wanted
        if (fault := outcomes[item.file.sha256].refused) is not None
        for place in item.places
    )
