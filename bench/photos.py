"""Photos drawn by a seeded program whose statistics are those of a camera's: nothing is fetched, nobody is shown."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 4000, 3000
QUALITY = 92
# Part of every file's name: drawings of another edition of this program are not taken for its own.
EDITION = 1
_SEED = 20260500

Plane = NDArray[np.float32]
Random = np.random.Generator


@dataclass(frozen=True)
class Scene:
    """What is chosen anew for each photo."""

    slope: float
    """Exponent of the amplitude spectrum of surfaces; 1 is the average of natural scenes."""
    texture: float
    """Contrast of surfaces, in levels of 255."""
    things: int
    """How many things stand in the picture."""
    sky: float
    """The part of the height that is sky, 0 for a room."""
    blur: float
    """How far the background is out of focus, in pixels."""
    noise: float
    """The sensor's noise at mid grey, in levels of 255."""
    warmth: float
    """The light's colour: below 0 is shade, above 0 lamps and evening."""


def draw_photos(folder: Path, count: int) -> list[Path]:
    """The first `count` photos, drawing those that the folder lacks; always the same ones."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"v{EDITION}-{index:02d}.jpg" for index in range(count)]
    missing = [(index, path) for index, path in enumerate(paths) if not path.exists()]
    with ProcessPoolExecutor() as workers:
        list(workers.map(_draw_file, *zip(*missing, strict=True)) if missing else ())
    return paths


def distinct_copies(photos: list[Path], folder: Path, count: int) -> Iterator[Path]:
    """`count` files that all have different digests: the photos again and again, each with a comment of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        original = photos[index % len(photos)].read_bytes()
        comment = f"copy {index:04d}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        path = folder / f"{index:04d}.jpg"
        path.write_bytes(original[:2] + segment + original[2:])
        yield path


def _draw_file(index: int, path: Path) -> None:
    part = path.with_suffix(".part")
    draw(index).save(part, "JPEG", quality=QUALITY, subsampling="4:2:0")
    part.rename(path)


def draw(index: int) -> Image.Image:
    """The photo of that number."""
    random = np.random.default_rng(_SEED + index)
    scene = _scene(random)
    far, far_texture = _layer(random, scene, _backdrop(random, scene), largest=0.5)
    far = far.filter(ImageFilter.GaussianBlur(scene.blur))
    near, texture = _layer(random, scene, (far, far_texture), largest=0.25)
    # What the lens makes of an edge.
    near = near.filter(ImageFilter.GaussianBlur(float(random.uniform(0.6, 1.1))))
    texture = texture.filter(ImageFilter.GaussianBlur(1.0))
    return _exposed(random, scene, np.asarray(near, np.float32), np.asarray(texture, np.float32) / 128)


def _scene(random: Random) -> Scene:
    return Scene(
        slope=random.uniform(0.9, 1.2),
        texture=random.uniform(16, 34),
        things=int(random.integers(400, 2600)),
        sky=float(random.choice([0, 0, random.uniform(0.2, 0.6)])),
        blur=random.uniform(1, 14),
        noise=random.uniform(2.4, 5.0),
        warmth=random.uniform(-0.12, 0.15),
    )


def _backdrop(random: Random, scene: Scene) -> tuple[Image.Image, Image.Image]:
    """Colours and strength of texture where no thing stands: sky above the horizon, a wall or the ground below."""
    rows = np.linspace(0, 1, HEIGHT, dtype=np.float32)[:, None, None]
    grey, tint = random.uniform(50, 190, (2, 1, 1, 1)), random.normal(0, 14, (2, 1, 1, 3))
    top, bottom = (grey + tint).clip(10, 245).astype(np.float32)
    colours = top * (1 - rows) + bottom * rows
    strength = np.full((HEIGHT, 1), 110, np.float32)
    if scene.sky:
        horizon = int(scene.sky * HEIGHT)
        haze = np.linspace(0, 1, horizon, dtype=np.float32)[:, None, None]
        colours[:horizon] = np.float32([96, 142, 205]) * (1 - haze) + np.float32([206, 216, 226]) * haze
        strength[:horizon] = 22
    columns = (1, WIDTH, 1)
    image = Image.fromarray(np.tile(colours, columns).astype(np.uint8))
    return image, Image.fromarray(np.tile(strength, columns[:2]).astype(np.uint8))


def _layer(
    random: Random, scene: Scene, below: tuple[Image.Image, Image.Image], largest: float
) -> tuple[Image.Image, Image.Image]:
    """Things before things ("dead leaves"): sizes by a power law, so that edges are found at every scale."""
    image, texture = (picture.copy() for picture in below)
    colour_pen, texture_pen = ImageDraw.Draw(image), ImageDraw.Draw(texture)
    palette = _palette(random)
    smallest, greatest = random.uniform(0.004, 0.009) * WIDTH, largest * WIDTH
    radii = smallest / np.sqrt(1 - random.random(scene.things) * (1 - (smallest / greatest) ** 2))
    floor = scene.sky * HEIGHT
    for radius in radii:
        x, y = random.uniform(0, WIDTH), random.uniform(floor, HEIGHT + radius)
        outline = _outline(random, x, y, float(radius))
        shade = random.normal(0, 12)
        colour = tuple(int(np.clip(part + shade, 4, 250)) for part in palette[random.integers(len(palette))])
        colour_pen.polygon(outline, fill=colour)
        # Painted walls and steel are smooth; leaves, hair and cloth are not.
        texture_pen.polygon(outline, fill=int(np.clip(random.gamma(2.0, 50), 6, 255)))
    return image, texture


def _outline(random: Random, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    """A round thing or an angular one, standing askew."""
    corners = 48 if random.random() < 0.5 else int(random.integers(3, 7))
    turn, flatness = random.uniform(0, 2 * np.pi), random.uniform(0.35, 1)
    around = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    along, across = radius * np.cos(around), flatness * radius * np.sin(around)
    xs = x + along * np.cos(turn) - across * np.sin(turn)
    ys = y + along * np.sin(turn) + across * np.cos(turn)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _palette(random: Random) -> Plane:
    """Few hues per scene, mostly muted, dark to light."""
    lightness = random.uniform(25, 225, (14, 1))
    vividness = random.gamma(1.2, 14, (14, 1))
    hue = random.normal(0, 1, (14, 3))
    hue -= hue.mean(axis=1, keepdims=True)
    return (lightness + vividness * hue).astype(np.float32)


def _exposed(random: Random, scene: Scene, colours: Plane, texture: Plane) -> Image.Image:
    """The photo as a sensor takes it: surfaces, light that falls from one side, shot noise."""
    light = 1 + 0.12 * _field(random, (HEIGHT // 8, WIDTH // 8), 2.0)
    relief = scene.texture * texture * _field(random, (HEIGHT, WIDTH), scene.slope)
    tint = scene.texture * 0.2 * _enlarged(_field(random, (HEIGHT // 2, WIDTH // 2), scene.slope))
    colours *= _enlarged(np.clip(light, 0.4, 1.6))[..., None]
    for channel, (of_tint, of_light) in enumerate(((1.0, 1.0), (-0.3, 0.0), (-0.8, -1.0))):
        plane = colours[..., channel]
        plane *= 1 + scene.warmth * of_light
        plane += relief + of_tint * texture * tint
        plane += _noise(random, scene.noise, plane)
    return Image.fromarray(np.clip(colours + 0.5, 0, 255).astype(np.uint8))


def _noise(random: Random, strength: float, plane: Plane) -> Plane:
    """Shot noise as a phone leaves it: fine grain, and blotches twice the size where colours were interpolated."""
    fine = random.standard_normal(plane.shape, np.float32)
    coarse = _enlarged(random.standard_normal((HEIGHT // 2, WIDTH // 2), np.float32))
    return strength * np.sqrt(np.clip(plane, 8, 255) / 128) * (0.7 * fine + 0.6 * coarse)


def _field(random: Random, shape: tuple[int, int], slope: float) -> Plane:
    """A random surface of mean 0 and deviation 1 whose amplitudes fall as 1/frequency**slope."""
    white = np.fft.rfft2(random.standard_normal(shape, np.float32))
    down, along = np.fft.fftfreq(shape[0])[:, None], np.fft.rfftfreq(shape[1])[None, :]
    frequency = np.hypot(down, along).astype(np.float32)
    frequency[0, 0] = np.inf
    field = np.fft.irfft2(white / frequency**slope, shape).astype(np.float32)
    return field / field.std()


def _enlarged(plane: Plane) -> Plane:
    image = Image.fromarray(plane.astype(np.float32))
    return np.asarray(image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), np.float32)
