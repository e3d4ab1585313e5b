"""A film looked through without decoding all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from showcase.media.film_plan import Plan
from showcase.media.film_writer import prepare_decoder
from showcase.media.remux import undamaged
from showcase.reader.film_streams import open_film
from showcase.reader.film_survey import packets_of

_STRIDE_SECONDS = 1.0


def sample_film(path: Path, plan: Plan) -> None:
    """Read every packet, and decode about one picture a second that stands for itself; ValueError or FFmpegError if one is broken."""
    with open_film(path, plan.container) as source:
        picture: Any = source.streams[plan.picture]
        prepare_decoder(picture)
        picture.codec_context.skip_frame = "NONKEY"
        due = plan.start
        for packet in packets_of(
            source, [source.streams[index] for index in (plan.picture, plan.sound) if index is not None]
        ):
            if packet.stream.index != plan.picture or not packet.is_keyframe:
                continue
            time = float((packet.pts or 0) * packet.time_base)
            if time >= due:
                due = time + _STRIDE_SECONDS
                undamaged(picture.decode(packet))
        undamaged(picture.decode(None))
