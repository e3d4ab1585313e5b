"""All wanted originals → renditions, side by side on an executor; one that is broken never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass
from pathlib import Path

from showcase.checks.issue import issue_at
from showcase.media.film import render_film, verify_film
from showcase.media.photo import decode, is_rendered, render_photo
from showcase.media.picture import Film, Picture, Renditions
from showcase.media.store import Store
from showcase.media.wanted import Wanted
from showcase.model import Issue, MediaFile
from showcase.reader.media_file import UnfitMedia

Progress = Callable[[int, int], None]


def unwatched(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True)
class Refusal:
    """Why an original was not rendered."""

    message: str
    remedy: str


@dataclass(frozen=True)
class Rendered:
    """What came of rendering: the renditions, and an issue at each place that shows a broken original."""

    renditions: Renditions
    issues: tuple[Issue, ...]


def render_media(
    wanted: Iterable[Wanted], root: Path, store: Store, executor: Executor, progress: Progress = unwatched
) -> Rendered:
    """Render what the store lacks; `root` is the project's. `progress(done, all)` is called after each original."""
    wanted = tuple(wanted)
    results = _map(executor, wanted, lambda item: (_render, root, item.file, store), progress)
    pictures = {sha256: result for sha256, result in results.items() if isinstance(result, Picture)}
    films = {sha256: result for sha256, result in results.items() if isinstance(result, Film)}
    return Rendered(Renditions(pictures, films), _issues(wanted, results))


def verify_media(
    wanted: Iterable[Wanted], root: Path, store: Store, executor: Executor, progress: Progress = unwatched
) -> tuple[Issue, ...]:
    """An issue at each place that shows a broken photo or film, without rendering; what the store holds was sound."""
    wanted = tuple(wanted)
    return _issues(wanted, _map(executor, wanted, lambda item: (_verify, root, item.file, store), progress))


def _map(
    executor: Executor, wanted: tuple[Wanted, ...], call: Callable[[Wanted], tuple[object, ...]], progress: Progress
) -> dict[str, object]:
    futures: dict[Future[object], str] = {
        executor.submit(*call(item)): item.file.sha256  # type: ignore[arg-type]
        for item in wanted
    }
    results: dict[str, object] = {}
    for done, future in enumerate(as_completed(futures), start=1):
        results[futures[future]] = future.result()
        progress(done, len(futures))
    return results


def _render(root: Path, file: MediaFile, store: Store) -> Picture | Film | Refusal:
    try:
        if file.media_type.startswith("image/"):
            return render_photo(root / file.source_path, file, store)
        return render_film(root / file.source_path, file, store)
    except UnfitMedia as fault:
        return Refusal(fault.message, fault.remedy)


def _verify(root: Path, file: MediaFile, store: Store) -> Refusal | None:
    try:
        if not file.media_type.startswith("image/"):
            verify_film(root / file.source_path, file, store)
        elif not is_rendered(file, store):
            decode(root / file.source_path)
    except UnfitMedia as fault:
        return Refusal(fault.message, fault.remedy)
    return None


def _issues(wanted: tuple[Wanted, ...], results: dict[str, object]) -> tuple[Issue, ...]:
    return tuple(
        issue_at(
            place.bundle, place.key, "broken-media", f"“{item.file.source_path.name}”{result.message}", result.remedy
        )
        for item in wanted
        if isinstance(result := results[item.file.sha256], Refusal)
        for place in item.places
    )
