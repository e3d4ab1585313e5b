"""Short films: a title card, then three moving shots of one scene, with a soft melody."""

from __future__ import annotations

import array
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image

from canvas import SANS, Picture
from color import HUES, PAPER, oklch
from render import rasterise
from scenes import SCENES

SIZE = (1280, 720)
FPS = 24
STEPS = 12  # drawings in the loop of moving things, shown two frames each
RATE = 44_100
CARD = 2.0
VIEWS = ("wide", "near", "detail")


@dataclass(frozen=True)
class Film:
    """A film of `seconds` (8 to 15) about `scene`."""

    scene: str
    seed: int
    hour: str
    seconds: float
    title: str


def write_film(film: Film, path: Path) -> int:
    """Draw and encode a film as H.264 and AAC with the index in front; returns bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        video = container.add_stream("libx264", rate=FPS, options={"crf": "27", "preset": "slow", "tune": "animation"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        audio = container.add_stream("aac", rate=RATE, layout="mono")
        audio.bit_rate = 64_000
        for image in _frames(film):
            container.mux(video.encode(av.VideoFrame.from_image(image)))
        container.mux(video.encode())
        for frame in _audio_frames(film):
            container.mux(audio.encode(frame))
        container.mux(audio.encode())
    return path.stat().st_size


def _frames(film: Film) -> Iterator[Image.Image]:
    card = rasterise(_card(film))
    yield from (card for _ in range(round(CARD * FPS)))
    count = round((film.seconds - CARD) * FPS / len(VIEWS))
    before = card
    for number, view in enumerate(VIEWS):
        loop = [_drawing(film, view, step / STEPS) for step in range(STEPS)]
        for i in range(count):
            image = _camera(loop[(i // 2) % STEPS], number, i / count)
            yield image if i >= 10 else Image.blend(before, image, (i + 1) / 11)
        before = image


def _drawing(film: Film, view: str, phase: float) -> Image.Image:
    picture = Picture(film.scene, film.seed, film.hour, view)
    picture.phase = phase
    SCENES[film.scene](picture)
    return rasterise(picture.svg(1760, 990))


def _camera(image: Image.Image, number: int, t: float) -> Image.Image:
    """Slow travel over a larger drawing: push in, pan, pull out."""
    ease = t * t * (3 - 2 * t)
    scale = (0.98 - 0.14 * ease, 0.86, 0.82 + 0.14 * ease)[number]
    drift = (0.5, 0.15 + 0.7 * ease, 0.5)[number]
    w, h = image.width * scale, image.height * scale
    x, y = (image.width - w) * drift, (image.height - h) * 0.5
    return image.resize(SIZE, Image.Resampling.BICUBIC, box=(x, y, x + w, y + h))


def _card(film: Film) -> str:
    hue = random.Random(film.seed).choice(HUES)
    deep, bright = oklch(0.38, 0.1, hue), oklch(0.66, 0.14, hue)
    size = min(110.0, 1060 / len(film.title))
    ribbon = "".join(
        f'<rect x="{i * 1280 / 9:g}" y="700" width="{1280 / 9 + 1:g}" height="20" fill="{oklch(0.68, 0.13, h)}"/>'
        for i, h in enumerate(HUES)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720"><rect width="1280" height="720" fill="{deep}"/>'
        f'<circle cx="1130" cy="130" r="330" fill="{bright}" opacity="0.35"/><circle cx="1130" cy="130" r="190" fill="{bright}" opacity="0.6"/>'
        f'<text x="100" y="400" font-family="{SANS}" font-weight="700" font-size="{size:g}" fill="{PAPER}">{film.title}</text>'
        f'<text x="104" y="490" font-family="{SANS}" font-weight="400" font-size="36" fill="{PAPER}">职业教育活动周 · 示例短片，内容虚构</text>{ribbon}</svg>'
    )


def _audio_frames(film: Film) -> Iterator[av.AudioFrame]:
    samples = compose(film.seed, film.seconds)
    for start in range(0, len(samples) - 1023, 1024):
        frame = av.AudioFrame(format="s16", layout="mono", samples=1024)
        frame.planes[0].update(samples[start : start + 1024].tobytes())
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        yield frame


def compose(seed: int, seconds: float) -> array.array[int]:
    """A quiet pentatonic melody of decaying sine notes over a low drone, as 16-bit mono samples."""
    rng = random.Random(seed)
    count = int(seconds * RATE)
    sound = [0.0] * (count + RATE * 2)
    scale = [262.0 * 2 ** (step / 12) for step in (0, 2, 4, 7, 9, 12, 14, 16)]
    at, degree = 0.2, 2
    while at < seconds - 1.2:
        degree = min(7, max(0, degree + rng.choice((-2, -1, -1, 1, 1, 2))))
        for voice, (factor, gain) in enumerate(((1.0, 0.16), (0.5, 0.07)) if rng.random() < 0.4 else ((1.0, 0.16),)):
            _ring(sound, int(at * RATE), scale[degree] * factor, gain, 1.6 + voice)
        at += rng.choice((0.3, 0.3, 0.6, 0.6, 0.9))
    fade = RATE
    return array.array(
        "h", (int(32_000 * value * min(1.0, (count - i) / fade)) for i, value in enumerate(sound[:count]))
    )


def _ring(sound: list[float], start: int, pitch: float, gain: float, length: float) -> None:
    step = 2 * math.pi * pitch / RATE
    for i in range(min(int(length * RATE), len(sound) - start)):
        decay = math.exp(-2.6 * i / RATE) * min(1.0, i / 400)
        sound[start + i] += gain * decay * (math.sin(step * i) + 0.25 * math.sin(2 * step * i))
