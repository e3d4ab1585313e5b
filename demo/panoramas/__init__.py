"""The panoramas: one function a place, painting it on a sphere."""

from __future__ import annotations

from collections.abc import Callable

from panoramas.hall import workshop
from panoramas.square import square
from sphere import Sphere

PLACES: dict[str, Callable[[Sphere], None]] = {"workshop-panorama": workshop, "square-panorama": square}
