"""A film's rendition: its streams copied into a fresh MP4 without any metadata, with a poster picture."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import ParamSpec, TypeVar

import av
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from PIL import Image

from showcase.bounded import Bounds
from showcase.media.picture import Film, Rendition
from showcase.media.picture_set import PictureSet
from showcase.media.rendition import FILM_SPEC, rendition_name, set_name
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia, same_bytes
from showcase.urls import media_url

P = ParamSpec("P")
R = TypeVar("R")
# Films often begin with black and a title; some seconds later there is something to see.
POSTER_SECONDS = 4.0


def film_bounds(file: MediaFile) -> Bounds:
    """What rendering a film may take: so much for each of its seconds."""
    return Bounds(seconds=60 + 20 * file.seconds, megabytes=1536)


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


def render_film(path: Path, file: MediaFile, store: Store) -> Iterator[float]:
    """Make a film's rendition and poster, yielding how much of it is done; UnfitMedia if the original is broken."""
    same_bytes(path, file.sha256)
    name = rendition_name(file.sha256, FILM_SPEC)
    store.keep(name, lambda target_path: _sound(_remux, path, target_path))
    store.remember(film_keys(file)[0], [name], {"width": file.width, "height": file.height})
    _poster_of(file).render(_sound(_frame, path, min(POSTER_SECONDS, file.seconds / 3)), store)
    yield 1.0


def poster_frame(path: Path, file: MediaFile) -> Image.Image:
    """The frame that stands for the film, upright and in RGB; UnfitMedia if the original is broken."""
    return _sound(_frame, same_bytes(path, file.sha256), min(POSTER_SECONDS, file.seconds / 3))


def verify_film(path: Path, file: MediaFile) -> None:
    """UnfitMedia if the film is broken."""
    _sound(_walk, same_bytes(path, file.sha256))


def _poster_of(file: MediaFile) -> PictureSet:
    # The poster's original is a frame: what was decoded, when, and by what.
    recipe = f"{file.sha256} frame {POSTER_SECONDS} {version('av')}"
    return PictureSet(hashlib.sha256(recipe.encode()).hexdigest(), file.width, file.height)


def _sound(step: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
    """The step's result; UnfitMedia where FFmpeg, or what it decoded, says that the film is broken."""
    try:
        return step(*arguments, **named)
    except (av.FFmpegError, StopIteration, ValueError):
        raise UnfitMedia("视频损坏，打不完整", "重新从剪辑软件导出这段视频") from None


def _remux(path: Path, target_path: Path) -> None:
    """The first picture stream and the first sound stream, packet by packet; the index comes first, so that play starts at once."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with av.open(str(path)) as source, av.open(str(target_path), "w", format="mp4", options=options) as target:
        picture = source.streams.video[0]
        copies = {stream.index: target.add_stream_from_template(stream) for stream in _streams(source)}
        # H.264, D.1.7: cameras and encoders write what they like into supplemental information (NAL unit 6).
        plain = BitStreamFilterContext("filter_units=remove_types=6", picture, copies[picture.index])
        for packet in _packets(source):
            index = packet.stream.index
            for kept in plain.filter(packet) if index == picture.index else [packet]:
                kept.stream = copies[index]
                target.mux(kept)


def _walk(path: Path) -> None:
    with av.open(str(path)) as source:
        for _ in _packets(source):
            pass
    _frame(path, 0)


def _streams(source: InputContainer) -> list[Stream]:
    return [*source.streams.video[:1], *source.streams.audio[:1]]


def _packets(source: InputContainer) -> Iterator[Packet[Stream]]:
    """Every packet of those streams that is shown; ValueError when the file breaks off before its index says.

    What an edit list cuts away stays away: whoever trimmed the film did not want it seen.
    """
    streams = _streams(source)
    end = max((entry.pos + entry.size for stream in streams for entry in stream.index_entries), default=0)
    if end > source.size:
        raise ValueError("breaks off")
    for packet in source.demux(streams):
        if packet.dts is not None and (packet.is_keyframe or not packet.is_discard):
            yield packet


def _frame(path: Path, seconds: float) -> Image.Image:
    """The frame shown at that moment, upright and in RGB."""
    with av.open(str(path)) as source:
        frame = None
        for frame in source.decode(video=0):
            if frame.time is not None and frame.time >= seconds:
                break
    if frame is None:
        raise ValueError("no frame")
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return picture.convert("RGB").rotate(frame.rotation, expand=True)
