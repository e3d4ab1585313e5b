"""Streams that are fit to be shown as they are: packet by packet into the rendition, what is not shown left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from av.bitstream import BitStreamFilterContext
from av.container import OutputContainer
from av.frame import Frame
from av.packet import Packet
from av.stream import Stream

# H.264, table 7-1: slices and parameter sets are what is shown. The other units hold what cameras and encoders like to say,
# supplemental information (6) above all.
PICTURE_UNITS = "filter_units=pass_types=1-5|7-8"


class Track(Protocol):
    """Takes the packets of one stream of the original; ValueError or FFmpegError where they are damaged."""

    def take(self, packet: Packet[Any]) -> None:
        """Take the next packet."""

    def finish(self) -> None:
        """Write what is still on its way."""


class CopiedTrack:
    """A stream that is copied. It is decoded all the same: only so is it known to be whole."""

    def __init__(self, target: OutputContainer, stream: Any, start: float) -> None:
        """`start` is the second of the original's clock at which the rendition begins."""
        self._target = target
        self._stream = stream
        self._copy: Stream = target.add_stream_from_template(stream)
        self._shift = round(start / stream.time_base)
        self._units = BitStreamFilterContext(PICTURE_UNITS, stream, self._copy) if stream.type == "video" else None
        # A decoder of sound has to hear what comes just before; a picture begins with one that stands for itself.
        self._is_shown = stream.type == "video"

    def take(self, packet: Packet[Any]) -> None:
        """Take the next packet."""
        undamaged(self._stream.decode(packet))
        if packet.is_discard and self._is_shown:
            return
        self._is_shown |= not packet.is_discard
        packet.pts = None if packet.pts is None else packet.pts - self._shift
        packet.dts = None if packet.dts is None else packet.dts - self._shift
        for kept in self._units.filter(packet) if self._units else [packet]:
            kept.stream = self._copy
            self._target.mux(kept)

    def finish(self) -> None:
        """Decode what is still on its way; all packets have been written."""
        undamaged(self._stream.decode(None))


def undamaged(frames: Iterable[Frame]) -> list[Any]:
    """These frames; ValueError if the decoder had to make parts of them up."""
    found = list(frames)
    if any(frame.is_corrupt for frame in found):
        raise ValueError("damaged frame")
    return found
