"""Whether a photo's XMP calls it a whole panorama of all directions.

Properties: Photo Sphere XMP Metadata (namespace GPano), developers.google.com/streetview/spherical-metadata.
"""

from __future__ import annotations

import re

# A packet is a few kilobytes long; what stands further behind is not looked at.
XMP_LIMIT_BYTES = 65_536
# How far a stitching program's rounding may lead away from exactly 2:1.
SHAPE_TOLERANCE = 0.01


def is_whole_sphere(xmp: bytes, width: int, height: int) -> bool:
    """Whether a picture of that upright size is equirectangular, twice as wide as high, and not a part of one."""
    said = _properties(xmp[:XMP_LIMIT_BYTES].decode("utf-8", "replace"))
    return (
        said.get("ProjectionType", "").lower() == "equirectangular"
        and said.get("UsePanoramaViewer", "").lower() != "false"
        and abs(width - 2 * height) <= SHAPE_TOLERANCE * width
        and all(_is_all_of_it(said, side) for side in ("Width", "Height"))
    )


def _properties(xmp: str) -> dict[str, str]:
    # Never parsed as XML: no entity is expanded, nothing is loaded. A property is an attribute or an element.
    found = re.findall(r"(?<!/)\bGPano:(\w{1,40})(?:\s{0,9}=\s{0,9}[\"']|>)([^<>\"']{0,40})(?=[\"'<])", xmp)
    return {name: value.strip() for name, value in found}


def _is_all_of_it(said: dict[str, str], side: str) -> bool:
    part = said.get(f"CroppedAreaImage{side}Pixels")
    return part is None or part == said.get(f"FullPano{side}Pixels", part)
