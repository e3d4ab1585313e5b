"""A picture's renditions as one set: encoded without metadata of any kind, recalled while the store vouches for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PIL import Image

from showcase.media.picture import Picture, Rendition
from showcase.media.planes import planes_of, shrunk, write_planes
from showcase.media.rendition import JPEG_SPEC, WEBP_SPECS, Spec, enough, fitted, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.urls import media_url

WIDEST = max(spec.width for spec in WEBP_SPECS)


@dataclass(frozen=True)
class PictureSet:
    """The set of a picture with that digest and that upright size in pixels."""

    sha256: str
    width: int
    height: int

    @property
    def specs(self) -> tuple[Spec, ...]:
        """WebP from narrow to wide, then the JPEG."""
        return (*enough(WEBP_SPECS, self.width), JPEG_SPEC)

    @property
    def key(self) -> str:
        """The name of its record."""
        return set_name(self.sha256, self.specs)

    def recall(self, store: Store) -> Picture | None:
        """The picture, if the store vouches for all of it."""
        record = store.recall(self.key)
        return self._picture(record) if record else None

    def render(self, image: Image.Image, store: Store) -> Picture:
        """Make all of the set from an upright sRGB image that is at least as wide as the widest of them."""
        # Each from the next wider one: that loses nothing that can be measured, and takes a quarter of the time.
        planes = planes_of(image)
        for spec in sorted(self.specs, key=lambda spec: spec.width, reverse=True):
            planes = shrunk(planes, fitted(self.width, self.height, spec.width))
            store.keep(rendition_name(self.sha256, spec), partial(write_planes, planes, spec))
        color = image.resize((1, 1), Image.Resampling.BOX).tobytes()
        names = [rendition_name(self.sha256, spec) for spec in self.specs]
        return self._picture(store.remember(self.key, names, {"color": f"#{color.hex()}"}))

    def _picture(self, record: Record) -> Picture:
        *webp, jpeg = (self._rendition(spec, record) for spec in self.specs)
        return Picture(tuple(webp), jpeg, record.facts["color"])

    def _rendition(self, spec: Spec, record: Record) -> Rendition:
        name = rendition_name(self.sha256, spec)
        size = fitted(self.width, self.height, spec.width)
        return Rendition(media_url(name), spec.media_type, *size, record.sizes[name])
