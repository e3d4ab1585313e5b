"""Panoramas: everything around one place as a 2:1 JPEG, if asked for with the metadata by which viewers know one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from panoramas import PLACES
from render import Grade, write_jpeg
from sphere import Sphere

GRADE = Grade(1_000_000, 2_550_000, 2, 86)
LIGHT = {"morning": "#fffdf7", "noon": "#ffffff", "dusk": "#ffe0c4", "night": "#8c92c8"}
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"


@dataclass(frozen=True)
class Panorama:
    """What a list says about one: `width` in pixels, twice the height; `tagged` files carry the Photo Sphere metadata."""

    place: str
    seed: int
    hour: str
    width: int
    tagged: bool


def write_panorama(panorama: Panorama, path: Path) -> int:
    """Draw a panorama to `path`; returns bytes."""
    image = draw_panorama(panorama)
    write_jpeg(image, path, GRADE, f"{panorama.place}/{panorama.seed}")
    if panorama.tagged:
        path.write_bytes(add_xmp(path.read_bytes(), photo_sphere(image.width, image.height)))
    return path.stat().st_size


def draw_panorama(panorama: Panorama) -> Image.Image:
    """Everything around a place, the light of the hour over it."""
    sphere = Sphere(panorama.place, panorama.seed, panorama.hour, panorama.width)
    PLACES[panorama.place](sphere)
    image = sphere.finish()
    return ImageChops.multiply(image, Image.new("RGB", image.size, LIGHT[panorama.hour]))


def photo_sphere(width: int, height: int) -> bytes:
    """The XMP packet that declares a whole sphere of this size."""
    values = {
        "ProjectionType": "equirectangular",
        "UsePanoramaViewer": "True",
        "FullPanoWidthPixels": width,
        "FullPanoHeightPixels": height,
        "CroppedAreaImageWidthPixels": width,
        "CroppedAreaImageHeightPixels": height,
        "CroppedAreaLeftPixels": 0,
        "CroppedAreaTopPixels": 0,
    }
    fields = " ".join(f'GPano:{name}="{value}"' for name, value in values.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" {fields}/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def add_xmp(jpeg: bytes, packet: bytes) -> bytes:
    """Put an XMP packet into a JPEG behind its JFIF header."""
    body = XMP_HEADER + packet
    segment = b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
    cut = 4 + int.from_bytes(jpeg[4:6], "big") if jpeg[2:4] == b"\xff\xe0" else 2
    return jpeg[:cut] + segment + jpeg[cut:]
