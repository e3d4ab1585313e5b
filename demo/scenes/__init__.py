"""The catalogue: one function a scene, grouped by field of work."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from canvas import Picture

GROUPS = (
    "machining",
    "workshop",
    "digital",
    "kitchen",
    "care",
    "service",
    "field",
    "brushwork",
    "craft",
    "pottery",
    "arena",
    "learning",
    "campus",
)
SCENES: dict[str, Callable[[Picture], None]] = {}
for group in GROUPS:
    SCENES.update(import_module(f"scenes.{group}").SCENES)
