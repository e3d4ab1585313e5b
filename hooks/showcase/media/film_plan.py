"""What is done with a film: which of its streams can be copied, what becomes of the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from av.audio.stream import AudioStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from showcase.media.rendition import FILM_SPEC
from showcase.media.tone import Tone
from showcase.reader.film_container import Container, container_of, is_whole
from showcase.reader.film_streams import (
    Matrix,
    codec_of,
    displayed_size,
    matrix_of,
    open_film,
    picture_stream,
    pixel_aspect,
    rate_of,
    sound_stream,
)
from showcase.reader.film_survey import Shown, span, survey

LONG_SIDE, SHORT_SIDE = FILM_SPEC.width, FILM_SPEC.height
# Streams that ask more than this of a viewer's line, in bits a second, are not sent as they are.
_COPIED_PICTURE_BITS = 4_000_000
_COPIED_SOUND_BITS = 320_000
_COPIED_RATE = 61
_COPIED_SOUND_PROFILES = ("LC", "HE-AAC", "HE-AACv2")
# H.273, table 4: the matrices of ordinary films and of those that do not say.
_COPIED_MATRICES = (1, 2, 5, 6)
# Every player turns a picture that is to be turned; not every player mirrors it.
_TURNED: tuple[Matrix, ...] = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))


@dataclass(frozen=True)
class Plan:
    """`picture` and `sound` are streams by their index, `sound` is None without any.

    `width` and `height` are those at which the original is watched, in pixels; `start` and `end` the seconds of the file's clock
    between which anything is shown, `picture_end` the last of the picture; `rate` is in frames a second.
    """

    container: Container
    picture: int
    sound: int | None
    width: int
    height: int
    start: float
    end: float
    picture_end: float
    rate: float
    matrix: Matrix
    is_interlaced: bool
    tone: Tone
    copies_picture: bool
    copies_sound: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the rendition: never enlarged; even, as H.264 wants it, unless copied."""
        if self.copies_picture:
            return self.width, self.height
        long, short = max(self.width, self.height), min(self.width, self.height)
        scale = min(Fraction(1), Fraction(LONG_SIDE, long), Fraction(SHORT_SIDE, short))
        return _even(self.width * scale), _even(self.height * scale)


def plan_film(path: Path) -> Plan:
    """The plan for a film that was identified; ValueError, StopIteration or FFmpegError if it is broken."""
    container = container_of(path)
    if container is None or not is_whole(path, container):
        raise ValueError("no whole film")
    with open_film(path, container) as source:
        tracks = survey(source, [stream for stream in (picture_stream(source), sound_stream(source)) if stream])
    with open_film(path, container) as source:
        picture, sound = picture_stream(source), sound_stream(source)
        if picture is None or picture.index not in tracks:
            raise ValueError("no picture")
        picture.codec_context.thread_count = 1
        frame = next(source.decode(picture))
        if sound is not None and sound.index not in tracks:
            sound = None
        start, end = span(tracks)
        width, height = displayed_size(picture, frame)
        return Plan(
            container=container,
            picture=picture.index,
            sound=sound.index if sound else None,
            width=width,
            height=height,
            start=start,
            end=end,
            picture_end=tracks[picture.index].end,
            rate=rate_of(picture),
            matrix=matrix_of(frame),
            is_interlaced=frame.interlaced_frame,
            tone=_tone_of(picture),
            copies_picture=_is_fit_picture(picture, frame, tracks[picture.index]),
            copies_sound=sound is not None and _is_fit_sound(sound, tracks[sound.index]),
        )


def _is_fit_picture(picture: VideoStream, frame: VideoFrame, shown: Shown) -> bool:
    """Whether every browser plays it as it is, in a size and a weight that a phone is glad of. Only MP4 and its like have such tags."""
    size = displayed_size(picture, frame)
    return (
        (codec_of(picture), picture.codec_context.codec_tag, frame.format.name) == ("h264", "avc1", "yuv420p")
        and max(size) <= LONG_SIDE
        and min(size) <= SHORT_SIDE
        and not frame.interlaced_frame
        and frame.colorspace in _COPIED_MATRICES
        and _tone_of(picture).is_plain
        and pixel_aspect(picture) == 1
        and matrix_of(frame) in _TURNED
        and rate_of(picture) <= _COPIED_RATE
        and not shown.is_cut
        and shown.bits_a_second <= _COPIED_PICTURE_BITS
    )


def _is_fit_sound(sound: AudioStream, shown: Shown) -> bool:
    context = sound.codec_context
    return (
        (codec_of(sound), context.codec_tag) == ("aac", "mp4a")
        and context.profile in _COPIED_SOUND_PROFILES
        and context.channels <= 2
        and not shown.is_cut
        and shown.bits_a_second <= _COPIED_SOUND_BITS
    )


def _tone_of(picture: VideoStream) -> Tone:
    return Tone(picture.codec_context.color_primaries, picture.codec_context.color_trc)


def _even(value: Fraction) -> int:
    return max(2, round(value / 2) * 2)
