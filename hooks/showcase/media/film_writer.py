"""A film's rendition as a file: each stream copied or encoded anew, without anything else that the original holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer

from showcase.media.film_plan import Plan
from showcase.media.frames import THREADS, Look
from showcase.media.remux import CopiedTrack, Track
from showcase.media.transcode import PictureTrack, SoundTrack
from showcase.reader.film_streams import open_film
from showcase.reader.film_survey import packets_of

# The index comes first, so that play starts at once; neither the muxer's name nor a time is written.
_MUXER = {"movflags": "+faststart", "fflags": "+bitexact"}
_STEP = 0.01


def write_film(path: Path, plan: Plan, target_path: Path) -> Iterator[float]:
    """Write the rendition of the original at `path`, yielding how much of it is done; ValueError or FFmpegError if it is broken."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_film(path, plan.container) as source,
        av.open(str(target_path), "w", format="mp4", options=_MUXER) as target,
    ):
        tracks = _tracks(source, target, plan, Path(folder))
        done = 0.0
        for packet in packets_of(source, [source.streams[index] for index in tracks]):
            index, time = packet.stream.index, float((packet.dts or 0) * packet.time_base)
            tracks[index].take(packet)
            fraction = (time - plan.start) / (plan.end - plan.start)
            if index == plan.picture and done + _STEP <= fraction < 1:
                done = fraction
                yield done
        for track in tracks.values():
            track.finish()


def film_look(plan: Plan, size: tuple[int, int], pixel_format: str, folder: Path) -> Look:
    """How the film's frames are made ready; a table of colours, where they need one, is written into that folder."""
    cube_path = None if plan.tone.is_plain else folder / "tone.cube"
    if cube_path is not None:
        plan.tone.write_cube(cube_path)
    return Look(*size, pixel_format, plan.matrix, plan.is_interlaced, cube_path)


def _tracks(source: InputContainer, target: OutputContainer, plan: Plan, folder: Path) -> dict[int, Track]:
    picture: Any = source.streams[plan.picture]
    prepare_decoder(picture)
    tracks: dict[int, Track] = {}
    if plan.copies_picture:
        tracks[plan.picture] = CopiedTrack(target, picture, plan.start)
    else:
        tracks[plan.picture] = PictureTrack(target, picture, plan, film_look(plan, plan.size, "yuv420p", folder))
    if plan.sound is not None:
        sound: Any = source.streams[plan.sound]
        tracks[plan.sound] = (
            CopiedTrack(target, sound, plan.start) if plan.copies_sound else SoundTrack(target, sound, plan.start)
        )
    return tracks


def prepare_decoder(picture: Any) -> None:
    """Let the picture be decoded by so many threads, wherever it runs."""
    picture.codec_context.thread_count = THREADS
    picture.codec_context.thread_type = "AUTO"
