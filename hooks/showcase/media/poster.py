"""The frame that stands for a film: early, but not the black or the plain colour with which films begin."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
from PIL import Image, ImageStat

from showcase.media.film_plan import Plan
from showcase.media.film_writer import film_look, prepare_decoder
from showcase.media.frames import Frames, Look
from showcase.media.picture_set import WIDEST
from showcase.media.rendition import fitted
from showcase.reader.film_streams import open_film

# Films often begin with black and a title; some seconds later there is something to see.
POSTER_SECONDS = 4.0
_TRIES = 5
# The standard deviation of the brightness of a picture that shows something, of 255.
_LIVELY = 8.0
_GLANCE = (64, 64)


def choose_poster(path: Path, plan: Plan) -> Image.Image:
    """The first frame that shows something, upright, in RGB, no wider than a page needs; ValueError or FFmpegError if there is none."""
    with tempfile.TemporaryDirectory() as folder:
        look = film_look(plan, fitted(plan.width, plan.height, WIDEST), "rgb24", Path(folder))
        found: list[tuple[float, float, Image.Image]] = []
        for seconds in _moments(plan.end - plan.start):
            image = frame_at(path, plan, look, plan.start + seconds)
            brightness = ImageStat.Stat(image.convert("L").resize(_GLANCE, Image.Resampling.BOX))
            if brightness.stddev[0] >= _LIVELY:
                return image
            found.append((brightness.stddev[0], brightness.mean[0], image))
    # All of the film is plain: what is least so, and least dark.
    return max(found, key=lambda item: (round(item[0]), round(item[1])))[2]


def frame_at(path: Path, plan: Plan, look: Look, time: float) -> Image.Image:
    """The frame shown at that second of the file's clock, or else the last one before it."""
    with open_film(path, plan.container) as source:
        picture: Any = source.streams[plan.picture]
        prepare_decoder(picture)
        if time > plan.start:
            source.seek(round(time * av.time_base))
        frame = None
        for frame in source.decode(picture):
            if frame.time is not None and frame.time >= time:
                break
    if frame is None:
        raise ValueError("no frame")
    frames = Frames(look)
    developed: Any = next(iter([*frames.develop(frame), *frames.finish()]))
    image: Image.Image = developed.to_image()
    return image


def _moments(seconds: float) -> Iterator[float]:
    """Where to look, in seconds from the beginning."""
    first = min(POSTER_SECONDS, seconds / 3)
    return (first + (seconds - first) * number / _TRIES for number in range(_TRIES))
