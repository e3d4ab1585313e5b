"""Films that were sent: sound ones, small enough for the repository's host, rendered down where that is wanted."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import av

from showcase.bounded import OutOfBounds, run_stepwise
from showcase.media.film import film_bounds
from showcase.media.film_plan import plan_film
from showcase.media.film_writer import write_film
from showcase.model import MediaFile
from showcase.reader.film_container import container_of
from showcase.reader.film_file import identify_film
from showcase.reader.film_streams import open_film
from showcase.reader.media_file import UnfitMedia, look_at, refusal, sha256_of

# GitHub refuses files of more than 100 MiB; a little room is left, so that nothing is refused at the last moment.
FILE_LIMIT_BYTES = 95_000_000
_SUFFIXES = {
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/matroska": "mkv",
    "video/3gpp": "3gp",
}


@dataclass(frozen=True)
class Film:
    """A film that can be shown: the file for the repository, its digest and that of what was sent, its length in seconds.

    `shrunk_from` is the size in bytes of what was sent, 0 where it is taken as it is; `tells_place` whether it still says where it was taken.
    """

    path: Path
    sha256: str
    sent_sha256: str
    suffix: str
    seconds: float
    shrunk_from: int = 0
    tells_place: bool = False


def examine_film(path: Path, shrunk_path: Path, *, shrinks: bool) -> Film:
    """The film at `path`, rendered down to `shrunk_path` if it is too large and `shrinks`; UnfitMedia if it cannot be taken."""
    sent = sha256_of(path)
    file = look_at(identify_film, path.parent, PurePosixPath(path.name), sent)
    if file.bytes <= FILE_LIMIT_BYTES:
        suffix, has_place = _SUFFIXES[file.media_type], look_at(has_location, path)
        return Film(path, sent, sent, suffix, file.seconds, tells_place=has_place)
    size = f"影片有 {file.bytes / 1e6:.0f} MB，仓库一个文件最多 {FILE_LIMIT_BYTES / 1e6:.0f} MB"
    if not shrinks:
        raise UnfitMedia(size, "加上 --shrink-films 再收一次（自动压成 720p 的 MP4），或请学校导出得小一些")
    _shrink(path, file, shrunk_path)
    made = shrunk_path.stat().st_size
    if made > FILE_LIMIT_BYTES:
        shrunk_path.unlink()
        raise UnfitMedia(f"{size}；压小以后还有 {made / 1e6:.0f} MB", "剪短或分成几段，再收一次")
    return Film(shrunk_path, sha256_of(shrunk_path), sent, "mp4", file.seconds, file.bytes)


def has_location(path: Path) -> bool:
    """Whether a film's header says where it was taken, as phones write it."""
    container = container_of(path)
    if container is None:
        return False
    with open_film(path, container) as source:
        return any("location" in key.lower() or "gps" in key.lower() for key in source.metadata)


def render_down(path: Path, target_path: Path) -> Generator[float, None, None]:
    """Write the film anew as every browser plays it, at most 1280 x 720, yielding how much of it is done; UnfitMedia if it is broken."""
    try:
        # Its streams may be copied for a page; here they are what is too large.
        yield from write_film(path, replace(plan_film(path), copies_picture=False, copies_sound=False), target_path)
    except MemoryError:
        raise
    except (av.FFmpegError, StopIteration, ValueError):
        raise UnfitMedia("影片损坏，打不完整", "重新从剪辑软件导出这段影片") from None


def _shrink(path: Path, file: MediaFile, target_path: Path) -> None:
    bounds = film_bounds(file)
    try:
        run_stepwise(bounds, lambda _fraction: None, render_down, path, target_path)
    except OutOfBounds as fault:
        raise refusal(fault, bounds) from None
