"""Films that tests make, in every container and codec that PyAV writes here, and what a film's bytes hold."""

from __future__ import annotations

import array
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PIL import Image, ImageDraw

from showcase.media.film_plan import plan_film
from showcase.media.film_writer import write_film
from showcase.reader.film_streams import codec_of

_TICK = Fraction(1, 90_000)
# Boxes that hold others (ISO/IEC 14496-12, 8), and how many bytes stand before these.
_FAMILIES = {"moov": 0, "trak": 0, "edts": 0, "mdia": 0, "minf": 0, "dinf": 0, "stbl": 0, "stsd": 8, "dref": 8}
_FAMILIES |= {"avc1": 78, "mp4a": 28, "udta": 0, "meta": 4, "ilst": 0}
# What a published film needs to be played, and nothing that says where it comes from; FFmpeg's list of notes (ilst) must be empty.
PLAIN_BOXES = {
    "ftyp", "free", "mdat", "moov", "mvhd", "trak", "tkhd", "edts", "elst", "mdia", "mdhd", "hdlr", "minf", "vmhd", "smhd", "dinf",
    "dref", "url ", "stbl", "stsd", "stts", "stss", "stsc", "stsz", "stco", "co64", "ctts", "sgpd", "sbgp", "avc1", "avcC", "colr",
    "pasp", "btrt", "mp4a", "esds", "udta", "meta", "ilst",
}  # fmt: skip


@dataclass(frozen=True)
class Shot:
    """How a film is made. `times` are the seconds at which its frames are shown; `size` is in pixels as they are stored.

    `color` are primaries, transfer and matrix as H.273 numbers them; `audio` may name
    several codecs, one for each track; `loud` says how loud the sound is at a second, 0 to 1, and
    between the seconds of `silent` there is no sound at all.
    """

    video: str | None = "libx264"
    audio: str | None = None
    size: tuple[int, int] = (160, 90)
    times: tuple[float, ...] = tuple(number / 10 for number in range(10))
    pixels: str = "yuv420p"
    rate: int = 10
    sound_rate: int = 48_000
    layout: str = "mono"
    seconds: float = 1.0
    silent: tuple[float, float] | None = None
    color: tuple[int, int, int] | None = None
    rotation: int = 0
    mirrored: bool = False
    aspect: Fraction | None = None
    interlaced: bool = False
    metadata: dict[str, str] = field(default_factory=dict)
    encoder: dict[str, str] = field(default_factory=dict)
    muxer: dict[str, str] = field(default_factory=dict)
    picture: Callable[[int], Image.Image] | None = None
    frame: Callable[[int], av.VideoFrame] | None = None
    loud: Callable[[float], float] = lambda _time: 0.3


def shoot(path: Path, shot: Shot, form: str = "mp4") -> Path:
    """Make a film."""
    with av.open(str(path), "w", format=form, options=shot.muxer) as film:
        film.metadata.update(shot.metadata)
        pictures = _pictures(film, shot) if shot.video else None
        voices: list[Any] = []
        for codec in (shot.audio or "").split():
            voices.append(film.add_stream(codec, rate=shot.sound_rate, layout=shot.layout))
        for stream in (*([pictures] if pictures else []), *voices):
            stream.metadata.update(shot.metadata)
        if pictures:
            for number, time in enumerate(shot.times):
                frame = shot.frame(number) if shot.frame else _drawn(shot, number)
                frame.pts, frame.time_base = round(time / _TICK), _TICK
                if shot.color:
                    frame.colorspace, frame.color_range = shot.color[2], 1
                film.mux(pictures.encode(frame))
        for voice in voices:
            for sound in _sounds(shot, voice):
                film.mux(voice.encode(sound))
        for stream in (*([pictures] if pictures else []), *voices):
            film.mux(stream.encode())
    return path


def _pictures(film: Any, shot: Shot) -> Any:
    quick = {"preset": "ultrafast"} if shot.video == "libx264" else {}
    pictures = film.add_stream(shot.video, rate=shot.rate, options={**quick, **shot.encoder})
    pictures.width, pictures.height, pictures.pix_fmt = *shot.size, shot.pixels
    if shot.video in {"libx264", "libx265"}:
        pictures.codec_context.time_base = _TICK
    if shot.color:
        context = pictures.codec_context
        context.color_primaries, context.color_trc, context.colorspace = shot.color
        context.color_range = 1
    if shot.aspect:
        pictures.codec_context.sample_aspect_ratio = shot.aspect
    if shot.interlaced:
        pictures.codec_context.flags |= 1 << 18  # AV_CODEC_FLAG_INTERLACED_DCT
    if shot.rotation or shot.mirrored:
        pictures.set_display_rotation(shot.rotation, hflip=shot.mirrored)
    return pictures


def _drawn(shot: Shot, number: int) -> av.VideoFrame:
    image = shot.picture(number) if shot.picture else scene(shot.size, number)
    return av.VideoFrame.from_image(image.convert("RGB")).reformat(format=shot.pixels)


def _sounds(shot: Shot, voice: Any) -> Iterator[av.AudioFrame]:
    wanted = round(shot.seconds * shot.sound_rate)
    size = voice.codec_context.frame_size or 1024
    form, channels = voice.codec_context.format.name, voice.codec_context.channels
    for start in range(0, wanted, size):
        samples = min(size, wanted - start)
        values = [wave(shot, (start + number) / shot.sound_rate) for number in range(samples)]
        frame = av.AudioFrame(format=form, layout=shot.layout, samples=samples)
        if form.startswith("flt"):
            data = array.array("f", values)
        else:
            data = array.array("h", [round(value * 32_000) for value in values])
        if not form.endswith("p"):
            data = array.array(data.typecode, [value for value in data for _ in range(channels)])
        for plane in frame.planes:
            plane.update(data.tobytes().ljust(plane.buffer_size, b"\0")[: plane.buffer_size])
        frame.sample_rate, frame.pts, frame.time_base = shot.sound_rate, start, Fraction(1, shot.sound_rate)
        if not shot.silent or not shot.silent[0] <= start / shot.sound_rate < shot.silent[1]:
            yield frame


def wave(shot: Shot, time: float) -> float:
    """The sound at a second."""
    return shot.loud(time) * math.sin(2 * math.pi * 440 * time)


def scene(size: tuple[int, int], number: int) -> Image.Image:
    """A picture in which there is something to see, and a little moves."""
    width, height = size
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 8, height // 8, width // 3, height // 2), fill=(200, 60, 40))
    draw.ellipse(
        (width // 2 + number, height // 3, width // 2 + number + width // 5, height * 2 // 3), fill=(40, 90, 200)
    )
    return image


def corners(size: tuple[int, int], colors: tuple[int, int, int, int] = (20, 90, 160, 230)) -> Image.Image:
    """Four greys: left above, right above, left below, right below."""
    small = Image.new("L", (2, 2))
    small.putdata(colors)
    return small.resize(size, Image.Resampling.NEAREST)


def frames(path: Path) -> list[Any]:
    """All frames that are shown."""
    with av.open(str(path)) as film:
        return list(film.decode(video=0))


def top_boxes(data: bytes) -> list[str]:
    """The outermost boxes of an MP4 file in their order."""
    return [kind for kind, _ in _boxes(data)]


def all_boxes(data: bytes) -> set[str]:
    """Every box of an MP4 file (ISO/IEC 14496-12, 4.2)."""
    found = set()
    for kind, inside in _boxes(data):
        found.add(kind)
        if kind in _FAMILIES:
            found |= all_boxes(inside[_FAMILIES[kind] :])
    return found


def with_box(data: bytes, place: tuple[str, ...], change: Callable[[bytes], bytes]) -> bytes:
    """An MP4 file in which the contents of the first box at that place, named from outside in, are changed.

    What lies behind it moves: such a box must not stand before the media data.
    """
    out, done = b"", False
    for kind, inside in _boxes(data):
        if kind == place[0] and not done:
            done = True
            start = _FAMILIES.get(kind, 0)
            changed = (
                change(inside) if len(place) == 1 else inside[:start] + with_box(inside[start:], place[1:], change)
            )
        else:
            changed = inside
        out += (len(changed) + 8).to_bytes(4, "big") + kind.encode("latin-1") + changed
    assert done, place
    return out


def box(kind: bytes, inside: bytes) -> bytes:
    """A box of an MP4 file."""
    return (len(inside) + 8).to_bytes(4, "big") + kind + inside


def _boxes(data: bytes) -> Iterator[tuple[str, bytes]]:
    offset = 0
    while offset + 8 <= len(data):
        length = int.from_bytes(data[offset : offset + 4], "big") or len(data) - offset
        assert length >= 8, "no box"
        yield data[offset + 4 : offset + 8].decode("latin-1"), data[offset + 8 : offset + length]
        offset += length
    assert offset == len(data), "bytes beside the boxes"


def rendered(path: Path) -> Path:
    """The rendition of a film, beside it."""
    target_path = path.with_name("rendered.mp4")
    for _ in write_film(path, plan_film(path), target_path):
        pass
    return target_path


def streams(path: Path) -> list[str]:
    """The codecs of a film's streams, or else what they are."""
    with av.open(str(path)) as film:
        return [codec_of(stream) or stream.type for stream in film.streams]


def samples(path: Path) -> tuple[int, list[float]]:
    """The rate of a film's sound, and its first channel as it is played from the film's beginning."""
    resampler = av.AudioResampler(format="fltp")
    values = array.array("f")
    with av.open(str(path)) as film:
        for frame in film.decode(audio=0):
            rate = frame.sample_rate
            missing = round(frame.time * rate) - len(values)
            values.extend([0.0] * missing)
            for plain in resampler.resample(frame):
                values.frombytes(bytes(plain.planes[0])[: 4 * plain.samples])
    return rate, list(values)
