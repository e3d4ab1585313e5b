"""A film opened: its picture and its sound among all that a container may hold, and which way is up."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from showcase.reader.film_container import ISO_DEMUXER, Container

PICTURE_CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263"})
SOUND_CODECS = frozenset({"aac", "mp3", "opus", "vorbis", "amr_nb", "amr_wb"})
# Decoders that may run at all while FFmpeg looks at a file.
_DECODERS = (
    "h264,hevc,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,mpeg4,h263,aac,mp3,mp3float,opus,libopus,vorbis,amrnb,amrwb,"
    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_alaw,pcm_mulaw"
)
_NOT_SHOWN = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image | Disposition.dependent
# A pixel that is wider or higher than this many times is a fault in the header.
_ODDEST_PIXEL = 4
# How a player turns or mirrors a picture: a, b, c, d of its display matrix (ISO/IEC 14496-12, 6.2.2), each 0, 1 or -1.
Matrix = tuple[int, int, int, int]
UPRIGHT: Matrix = (1, 0, 0, 1)


def open_film(path: Path, container: Container) -> InputContainer:
    """The film at that path, and no other file that it may refer to."""
    options = {"protocol_whitelist": "file", "codec_whitelist": _DECODERS}
    if container.demuxer == ISO_DEMUXER:
        options |= {"enable_drefs": "0", "use_absolute_path": "0"}
    return av.open(f"file:{path}", format=container.demuxer, container_options=options, metadata_errors="replace")


def codec_of(stream: Stream) -> str:
    """The codec of a stream, whichever decoder there is for it; empty if FFmpeg has none."""
    return stream.codec_context.codec.canonical_name if stream.codec_context else ""


def picture_stream(source: InputContainer) -> VideoStream | None:
    """The film itself: not its cover, its thumbnails or its depth."""
    shown = (stream for stream in source.streams.video if not stream.disposition & _NOT_SHOWN)
    return min(shown, key=_rank, default=None)


def sound_stream(source: InputContainer) -> AudioStream | None:
    """The sound that a player would choose among those that can be decoded, or else among all."""
    return min(source.streams.audio, key=lambda stream: (not is_known_sound(stream), *_rank(stream)), default=None)


def is_known_sound(stream: Stream) -> bool:
    """Whether its sound can be decoded."""
    codec = codec_of(stream)
    return codec in SOUND_CODECS or codec.startswith("pcm_")


def rate_of(picture: VideoStream) -> float:
    """Pictures a second, on average."""
    return float(picture.average_rate or picture.guessed_rate or 25)


def matrix_of(frame: VideoFrame) -> Matrix:
    """How a player turns or mirrors a frame, to the nearest quarter turn."""
    found = cast("Mapping[str, bytes]", frame.side_data).get("DISPLAYMATRIX")
    if found is None:
        return UPRIGHT
    a, b, _, c, d = struct.unpack("=5i", bytes(found)[:20])
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return (_sign(a), 0, 0, _sign(d))
    return (0, _sign(b), _sign(c), 0)


def pixel_aspect(picture: VideoStream) -> Fraction:
    """The width of a pixel by its height."""
    aspect = picture.sample_aspect_ratio or Fraction(1)
    return aspect if Fraction(1, _ODDEST_PIXEL) <= aspect <= _ODDEST_PIXEL else Fraction(1)


def displayed_size(picture: VideoStream, frame: VideoFrame) -> tuple[int, int]:
    """Width and height of the film as it is watched: upright, its pixels square."""
    width = max(1, round(frame.width * pixel_aspect(picture)))
    return (width, frame.height) if matrix_of(frame)[0] else (frame.height, width)


def _sign(value: int) -> int:
    return -1 if value < 0 else 1


def _rank(stream: Stream) -> tuple[bool, int]:
    return not stream.disposition & Disposition.default, stream.index
