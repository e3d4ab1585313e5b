"""Originals as phones, cameras, studios and attackers make them."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from PIL import Image

from showcase.bounded import OutOfBounds, run_bounded
from showcase.media.photo import render_photo, verify_photo
from showcase.media.picture import Picture, Rendition
from showcase.media.store import Store
from showcase.model import MediaFile
from showcase.reader.media_file import BOUNDS, UnfitMedia, look_at, refusal, sha256_of
from showcase.reader.photo_file import identify_photo

# Every format with the settings that make its kinds differ, by a name for the test.
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "jpeg": ("JPEG", {"quality": 95}),
    "progressive": ("JPEG", {"quality": 95, "progressive": True}),
    "png": ("PNG", {}),
    "webp": ("WEBP", {"quality": 95}),
    "webp-lossless": ("WEBP", {"lossless": True}),
    "heic": ("HEIF", {"quality": 95}),
    "avif": ("AVIF", {"quality": 95, "speed": 10, "max_threads": 1}),
    "tiff": ("TIFF", {}),
    "tiff-lzw": ("TIFF", {"compression": "tiff_lzw"}),
    "tiff-jpeg": ("TIFF", {"compression": "jpeg", "quality": 95}),
    "gif": ("GIF", {}),
}
RED, GREEN, BLUE, GREY = (220, 30, 30), (30, 160, 60), (40, 60, 200), (120, 120, 120)


class Desk:
    """A folder of originals and a store for what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / "renditions")

    def identify(self, name: str) -> MediaFile:
        return identify_photo(self.folder, PurePosixPath(name), sha256_of(self.folder / name))

    def render(self, name: str) -> Picture:
        return render_photo(self.folder / name, self.identify(name), self.store)

    def files(self, picture: Picture) -> list[Path]:
        return [self.store.rendition_path(PurePosixPath(r.url).name) for r in picture.files]

    def save(self, image: Image.Image, name: str, **options: object) -> str:
        image.save(self.folder / name, **options)
        return name

    def write(self, data: bytes, name: str = "a.jpg") -> str:
        (self.folder / name).write_bytes(data)
        return name

    def pixels(self, rendition: Rendition) -> Image.Image:
        return Image.open(self.store.rendition_path(PurePosixPath(rendition.url).name)).convert("RGB")

    def verify(self, data: bytes) -> tuple[int, int] | UnfitMedia:
        """What a worker says of an original, as in a build: its upright size, or why it is refused."""
        path = self.folder / self.write(data, "verified")
        try:
            file = look_at(identify_photo, self.folder, PurePosixPath(path.name), sha256_of(path))
            run_bounded(BOUNDS, verify_photo, path, file)
        except UnfitMedia as fault:
            return fault
        except OutOfBounds as fault:
            return refusal(fault, BOUNDS)
        return file.width, file.height


def saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    """An image as a file of one of KINDS, or of a Pillow format."""
    form, options = KINDS.get(kind, (kind, {}))
    file = io.BytesIO()
    if form == "HEIF" and isinstance(more.get("exif"), Image.Exif):
        # From an Exif object the plugin writes the note but does not turn the picture.
        more["exif"] = more["exif"].tobytes()
    image.save(file, form, **{**options, **more})
    return file.getvalue()


def quarters(width: int = 240, height: int = 160) -> Image.Image:
    """Red top left, green top right, blue bottom left, grey bottom right."""
    image = Image.new("RGB", (2, 2))
    for place, color in zip(((0, 0), (1, 0), (0, 1), (1, 1)), (RED, GREEN, BLUE, GREY), strict=True):
        image.putpixel(place, color)
    return image.resize((width, height), Image.Resampling.NEAREST)


def noise(width: int = 64, height: int = 48, seed: int = 0) -> Image.Image:
    """Nothing that a decoder could guess."""
    return Image.frombytes("RGB", (width, height), random.Random(seed).randbytes(width * height * 3))  # noqa: S311


def near(color: object, expected: tuple[int, int, int], tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(color, expected, strict=True))  # type: ignore[call-overload]


def segment(marker: int, data: bytes) -> bytes:
    """A JPEG segment (ITU T.81, B.1.1.4)."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """A JPEG with these segments at its beginning."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(png: bytes, kind: bytes, data: bytes, before: bytes = b"IDAT") -> bytes:
    """A PNG with a chunk before the first one of another kind."""
    at = png.index(before) - 4
    return png[:at] + png_chunk(kind, data) + png[at:]


def oriented(orientation: object) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif


def sphere_xmp() -> bytes:
    """XMP that calls a picture a whole panorama of all directions."""
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
