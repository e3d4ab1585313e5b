"""A film's rendition and its poster: made of the original once, recalled while the store vouches for them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import ParamSpec, TypeVar

import av
from PIL import Image

from showcase.bounded import Bounds
from showcase.media.film_plan import Plan, plan_film
from showcase.media.film_sample import sample_film
from showcase.media.film_writer import write_film
from showcase.media.picture import Film, Rendition
from showcase.media.picture_set import PictureSet
from showcase.media.poster import POSTER_SECONDS, choose_poster
from showcase.media.rendition import FILM_SPEC, rendition_name, set_name
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, same_bytes
from showcase.urls import media_url

P = ParamSpec("P")
R = TypeVar("R")


def film_bounds(file: MediaFile) -> Bounds:
    """What rendering a film may take: for each of its seconds some ten times what was measured, by its pixels (bench/RESULTS.md)."""
    return Bounds(seconds=60 + file.seconds * (3 + 5e-6 * file.width * file.height), megabytes=1536)


def film_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of a film's rendition and of its poster."""
    return (set_name(file.sha256, [FILM_SPEC]), _poster_of(file).key)


def recall_film(file: MediaFile, store: Store) -> Film | None:
    """The film's rendition and poster, if the store vouches for them."""
    record, poster = store.recall(film_keys(file)[0]), _poster_of(file).recall(store)
    if record is None or poster is None:
        return None
    name = rendition_name(file.sha256, FILM_SPEC)
    size = (record.facts["width"], record.facts["height"])
    return Film(Rendition(media_url(name), FILM_SPEC.media_type, *size, record.sizes[name]), poster, file.seconds)


def render_film(path: Path, file: MediaFile, store: Store) -> Generator[float, None, Film]:
    """Make a film's rendition and poster, yielding how much of it is done; UnfitMedia if the original is broken."""
    plan = _planned(path, file)
    name = rendition_name(file.sha256, FILM_SPEC)
    with _part(store) as part_path:
        yield from _guarded(write_film(path, plan, part_path))
        store.keep(name, part_path.replace)
    width, height = plan.size
    store.remember(film_keys(file)[0], [name], {"width": width, "height": height})
    _poster_of(file).render(_sound(choose_poster, path, plan), store)
    film = recall_film(file, store)
    assert film is not None  # noqa: S101 -- made just now
    return film


def poster_frame(path: Path, file: MediaFile) -> Image.Image:
    """The frame that stands for the film, upright and in RGB; UnfitMedia if the original is broken."""
    return _sound(choose_poster, path, _planned(path, file))


def verify_film(path: Path, file: MediaFile) -> None:
    """UnfitMedia if the film breaks off, or if one of the pictures that stand for themselves cannot be decoded."""
    _sound(sample_film, path, _planned(path, file))


@contextmanager
def _part(store: Store) -> Iterator[Path]:
    """A file in the store's folder that the store sweeps up if this process is killed."""
    store.path.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(prefix=".", suffix=f".part.{FILM_SPEC.format}", dir=store.path)
    os.close(handle)
    try:
        yield Path(part)
    finally:
        Path(part).unlink(missing_ok=True)


def _planned(path: Path, file: MediaFile) -> Plan:
    return _sound(plan_film, same_bytes(path, file.sha256))


def _poster_of(file: MediaFile) -> PictureSet:
    # The poster's original is a frame: what was decoded, when, and by what.
    recipe = f"{file.sha256} lively frame {POSTER_SECONDS} {version('av')}"
    return PictureSet(hashlib.sha256(recipe.encode()).hexdigest(), file.width, file.height)


def _sound(step: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """The step's result; UnfitMedia where FFmpeg, or what it decoded, says that the film is broken."""
    try:
        return step(*arguments, **named)
    except MemoryError:
        raise
    except (av.FFmpegError, StopIteration, ValueError):
        raise _broken() from None


def _guarded(steps: Iterator[float]) -> Iterator[float]:
    try:
        yield from steps
    except MemoryError:
        raise
    except (av.FFmpegError, ValueError):
        raise _broken() from None


def _broken() -> UnfitMedia:
    return UnfitMedia("视频损坏，打不完整", "重新从剪辑软件导出这段视频")
