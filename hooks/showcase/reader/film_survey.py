"""What of a film is shown: every packet counted without decoding it, edit lists heeded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream

# A decoder of sound needs to hear what came just before, which is then not played: up to so many packets.
PRIMING_PACKETS = 3
# What a header says of the length is rounded, and rarely holds for the last packet of each stream.
_MISSING_SECONDS = 1.0


@dataclass(frozen=True)
class Shown:
    """What is shown of one stream: from and to which second of the file's clock, in how many bytes.

    `is_cut` says that the stream holds more before or amid that, which only an edit list hides.
    """

    start: float
    end: float
    bytes: int
    is_cut: bool

    @property
    def bits_a_second(self) -> float:
        """On average."""
        return 8 * self.bytes / max(self.end - self.start, 1e-3)


def packets_of(source: InputContainer, streams: Sequence[Stream]) -> Iterator[Packet[Any]]:
    """Every packet of those streams; ValueError where one is damaged."""
    for packet in source.demux(*streams):
        if packet.is_corrupt:
            raise ValueError("damaged packet")
        if packet.dts is not None or packet.pts is not None:
            yield packet


def survey(source: InputContainer, streams: Sequence[Stream]) -> dict[int, Shown]:
    """What is shown of each of those streams, by the stream's index; those of which nothing is shown are absent.

    ValueError when the film breaks off before its header says.
    """
    gauges = {stream.index: _Gauge(stream) for stream in streams}
    for packet in packets_of(source, streams):
        gauges[packet.stream.index].add(packet)
    tracks = {index: gauge.result() for index, gauge in gauges.items() if gauge.bytes}
    promised = max(
        (float(stream.duration * (stream.time_base or 0)) for stream in streams if stream.duration), default=0.0
    )
    if span(tracks)[1] < promised - _MISSING_SECONDS:
        raise ValueError("breaks off")
    return tracks


def span(tracks: Mapping[int, Shown]) -> tuple[float, float]:
    """From and to which second of the file's clock anything is shown; what stands before 0 only primes a decoder."""
    start = max(0.0, min((track.start for track in tracks.values()), default=0.0))
    return start, max((track.end for track in tracks.values()), default=start)


class _Gauge:
    """Measures one stream packet by packet."""

    def __init__(self, stream: Stream) -> None:
        self.bytes = 0
        self._tick = float(stream.time_base or 1)
        self._may_hide = PRIMING_PACKETS if stream.type == "audio" else 0
        self._hidden = 0
        self._is_cut = False
        self._start = self._last = self._end = 0
        self._step = 0

    def add(self, packet: Packet[Any]) -> None:
        if packet.is_discard:
            self._hidden += 1
            return
        time = packet.pts if packet.pts is not None else packet.dts or 0
        if not self.bytes:
            self._start = self._last = self._end = time
        self._is_cut |= self._hidden > self._may_hide
        self._hidden = self._may_hide = 0
        self.bytes += packet.size
        self._step = packet.duration or max(time - self._last, 0) or self._step
        self._start, self._last = min(self._start, time), max(self._last, time)
        self._end = max(self._end, time + self._step)

    def result(self) -> Shown:
        return Shown(self._start * self._tick, self._end * self._tick, self.bytes, self._is_cut)
