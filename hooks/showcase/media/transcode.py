"""Streams that are encoded anew: H.264 and AAC, as every browser plays them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.bitstream import BitStreamFilterContext
from av.codec.context import Flags
from av.container import OutputContainer
from av.filter import Graph
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from showcase.media.film_plan import Plan
from showcase.media.frames import BT709, THREADS, Frames, Look
from showcase.media.remux import PICTURE_UNITS, undamaged

_TICK = Fraction(1, 90_000)
# Frames a second, on average; and how soon one may follow another where a phone takes them unevenly.
_GREATEST_RATE = 30.5
_LEAST_GAP = 1 / 60
_KEY_SECONDS = 3
# Slower presets take up to twice the time for as many bytes and hardly better pictures: bench/RESULTS.md.
_ENCODER = {"preset": "veryfast", "profile": "high", "crf": "23", "maxrate": "3M", "bufsize": "6M", "a53cc": "0"}
_LIMITED_RANGE = 1
_CHANNEL_BITS = 64_000
_CD_RATE, _FILM_RATE = 44_100, 48_000
# How far sound may run from its picture before it is pulled back, in seconds.
_ASTRAY = 0.03


class PictureTrack:
    """A picture, upright and fitted, its frames shown when the original shows them, at most 30 a second."""

    def __init__(self, target: OutputContainer, stream: VideoStream, plan: Plan, look: Look) -> None:
        self._target = target
        self._stream = stream
        self._frames = Frames(look)
        self._start = plan.start
        # Frames that come last from a decoder do not know it.
        self._unit = stream.time_base or _TICK
        self._end = _ticks(plan.picture_end - plan.start)
        # Every second frame of 50 or 60 a second, every fourth of 120; half a frame's time is left for clocks that are not exact.
        thinned = math.ceil(plan.rate / _GREATEST_RATE)
        self._least_gap = _ticks((thinned - 0.5) / plan.rate if thinned > 1 else _LEAST_GAP)
        self._last: int | None = None
        self._held: VideoFrame | None = None
        self._durations: dict[int, int] = {}
        self._encoder = _picture_encoder(target, look, plan.rate / thinned)
        self._units: BitStreamFilterContext | None = None

    def take(self, packet: Packet[Any]) -> None:
        """Decode the next packet, and encode what is ready."""
        self._show(undamaged(self._stream.decode(packet)))

    def finish(self) -> None:
        """Write what is still on its way; the last frame stays as long as the original's."""
        self._show(undamaged(self._stream.decode(None)))
        for frame in self._frames.finish():
            self._hold(frame)
        if self._held is not None and self._held.pts is not None:
            self._encode(self._held, max(1, self._end - self._held.pts))
        self._write(self._encoded(None))

    def _show(self, frames: Iterable[VideoFrame]) -> None:
        for frame in frames:
            tick = self._tick(frame)
            if tick is None:
                continue
            self._last = frame.pts = tick
            frame.time_base = _TICK
            for ready in self._frames.develop(frame):
                self._hold(ready)

    def _tick(self, frame: VideoFrame) -> int | None:
        """When a frame is shown, the first one at once; None if it would follow too soon on the one before."""
        if self._last is None:
            return 0
        soonest = self._last + self._least_gap
        tick = soonest if frame.pts is None else _ticks(float(frame.pts * self._unit) - self._start)
        return tick if tick >= soonest else None

    def _hold(self, frame: VideoFrame) -> None:
        """How long a frame is shown is known when the next one comes."""
        if self._held is not None and self._held.pts is not None and frame.pts is not None:
            self._encode(self._held, frame.pts - self._held.pts)
        self._held = frame

    def _encode(self, frame: VideoFrame, duration: int) -> None:
        # The original's key frames are not the rendition's.
        frame.pict_type = 0
        self._durations[frame.pts or 0] = duration
        self._write(self._encoded(frame))

    def _encoded(self, frame: VideoFrame | None) -> list[Packet[Any]]:
        try:
            return [*self._encoder.encode(frame)]
        except av.ExternalError:
            # x264 gives no reasons, but with a frame that it knows there is only one.
            raise MemoryError from None

    def _write(self, packets: Iterable[Packet[Any]]) -> None:
        for packet in packets:
            packet.duration = self._durations.pop(packet.pts or 0)
            if self._units is None:
                self._units = BitStreamFilterContext(PICTURE_UNITS, self._encoder)
            for kept in self._units.filter(packet):
                kept.stream = self._encoder
                self._target.mux(kept)


class SoundTrack:
    """A sound in one channel or two, kept in step with the picture."""

    def __init__(self, target: OutputContainer, stream: AudioStream, start: float) -> None:
        """`start` is the second of the original's clock at which the rendition begins."""
        self._target = target
        self._stream = stream
        self._shift = round(start / (stream.time_base or 1))
        self._rate = _CD_RATE if stream.codec_context.sample_rate == _CD_RATE else _FILM_RATE
        self._layout = "mono" if stream.codec_context.channels == 1 else "stereo"
        self._encoder = _sound_encoder(target, self._rate, self._layout)
        self._graph: Graph | None = None
        self._shape: tuple[object, ...] = ()

    def take(self, packet: Packet[Any]) -> None:
        """Decode the next packet, and encode what is ready."""
        self._play(undamaged(self._stream.decode(packet)))

    def finish(self) -> None:
        """Write what is still on its way."""
        self._play(undamaged(self._stream.decode(None)))
        self._end_graph()
        self._target.mux(self._encoder.encode(None))

    def _play(self, frames: Iterable[AudioFrame]) -> None:
        for frame in frames:
            shape = (frame.sample_rate, frame.format.name, frame.layout.name)
            if self._graph is None or shape != self._shape:
                self._end_graph()
                self._graph, self._shape = self._built(frame), shape
            if frame.pts is not None:
                frame.pts -= self._shift
            frame.time_base = self._stream.time_base
            self._graph.push(frame)
            self._drain(self._graph)

    def _end_graph(self) -> None:
        if self._graph is not None:
            self._graph.push(None)
            self._drain(self._graph)

    def _drain(self, graph: Graph) -> None:
        with suppress(av.BlockingIOError, av.EOFError):
            while True:
                frame: Any = graph.pull()
                self._target.mux(self._encoder.encode(frame))

    def _built(self, frame: AudioFrame) -> Graph:
        source = {
            "sample_rate": str(frame.sample_rate),
            "sample_fmt": frame.format.name,
            "channel_layout": frame.layout.name,
            "time_base": str(self._stream.time_base),
        }
        # Gaps are filled with silence, at the beginning too; a clock that runs wrong is followed.
        pace = {"sample_rate": str(self._rate), "async": "1000", "min_hard_comp": str(_ASTRAY)}
        if not self._shape:
            pace["first_pts"] = "0"
        graph = Graph()
        steps = [
            graph.add("abuffer", **source),
            graph.add("aresample", **pace),
            graph.add("aformat", sample_fmts="fltp", channel_layouts=self._layout),
            graph.add("abuffersink"),
        ]
        graph.link_nodes(*steps).configure()
        return graph


def _picture_encoder(target: OutputContainer, look: Look, rate: float) -> VideoStream:
    encoder: VideoStream = target.add_stream("libx264", rate=max(1, round(rate)), options=_ENCODER)
    encoder.width, encoder.height, encoder.pix_fmt = look.width, look.height, look.pixel_format
    encoder.codec_context.time_base = _TICK
    encoder.codec_context.gop_size = max(1, round(rate * _KEY_SECONDS))
    encoder.codec_context.color_primaries = encoder.codec_context.color_trc = BT709
    encoder.codec_context.colorspace, encoder.codec_context.color_range = BT709, _LIMITED_RANGE
    encoder.codec_context.thread_count = THREADS
    encoder.codec_context.thread_type = "FRAME"
    return encoder


def _sound_encoder(target: OutputContainer, rate: int, layout: str) -> AudioStream:
    encoder: AudioStream = target.add_stream("aac", rate=rate, layout=layout)
    encoder.codec_context.bit_rate = _CHANNEL_BITS * (1 if layout == "mono" else 2)
    # Else the encoder signs its name into the sound.
    encoder.codec_context.flags |= Flags.bitexact
    return encoder


def _ticks(seconds: float) -> int:
    return round(seconds / _TICK)
