"""A film's streams: copied into a fresh MP4 without any metadata, with a poster picture."""

from __future__ import annotations

import hashlib
from pathlib import Path

import av
from PIL import Image

from showcase.media.photo import render_picture
from showcase.media.picture import Film, Rendition
from showcase.media.rendition import FILM_SPEC, rendition_name
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import UnfitMedia
from showcase.urls import media_url

# Films often begin with black or a title; a moment later there is something to see.
POSTER_SECONDS = 1.5


def render_film(path: Path, file: MediaFile, store: Store) -> Film:
    """The film's rendition and poster, making what the store lacks; UnfitMedia if the original is broken."""
    name = rendition_name(file.sha256, FILM_SPEC)
    try:
        if store.size(name) is None:
            store.keep(name, lambda target_path: _remux(path, target_path))
        poster_key = hashlib.sha256(f"poster {file.sha256}".encode()).hexdigest()
        poster = render_picture(
            poster_key, file.width, file.height, store, lambda: _poster(path, min(POSTER_SECONDS, file.seconds / 3))
        )
    except (av.FFmpegError, StopIteration, ValueError):
        raise UnfitMedia("视频损坏，打不完整", "重新从剪辑软件导出这段视频") from None
    rendition = Rendition(media_url(name), file.media_type, file.width, file.height, store.size(name) or 0)
    return Film(rendition, poster, file.seconds)


def _remux(path: Path, target_path: Path) -> None:
    """The first picture stream and the first sound stream, packet by packet; the index comes first, so that play starts at once."""
    with (
        av.open(str(path)) as source,
        av.open(
            str(target_path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
        ) as target,
    ):
        copies = {}
        for stream in (*source.streams.video[:1], *source.streams.audio[:1]):
            copy = target.add_stream_from_template(stream)
            copy.metadata.clear()
            copies[stream.index] = copy
        for packet in source.demux([source.streams[index] for index in copies]):
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                target.mux(packet)


def _poster(path: Path, seconds: float) -> Image.Image:
    """The frame shown at that moment, in sRGB."""
    with av.open(str(path)) as source:
        frame = None
        for frame in source.decode(video=0):
            if frame.time is not None and frame.time >= seconds:
                break
    if frame is None:
        raise ValueError("no frame")
    picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    return picture.convert("RGB")
