"""Share pictures: what a link to a page shows in a chat, as a JPEG wide enough for every platform and safe to be cut square."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from showcase.bounded import OutOfBounds, run_bounded
from showcase.media.card import Words, draw_card
from showcase.media.film import film_bounds, poster_frame
from showcase.media.picture import Rendition
from showcase.media.pixels import decode
from showcase.media.planes import planes_of, shrunk, write_planes
from showcase.media.rendition import SHARE_SPEC, Spec, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.media.typeface import Typeface
from showcase.model import Photo, Video
from showcase.reader.media_file import BOUNDS, UnfitMedia
from showcase.urls import media_url

SIZE = (SHARE_SPEC.width, SHARE_SPEC.height)


@dataclass(frozen=True)
class Share:
    """What a link to a page shows: its cover or, without one, the week's brand with these words."""

    words: Words
    cover: Photo | Video | None = None


_POSTER, _CARD = replace(SHARE_SPEC, detail="poster"), replace(SHARE_SPEC, detail="card 1")


@dataclass(frozen=True)
class Studio:
    """What share pictures are made with: the project's root, its store, the typeface of its cards."""

    root: Path
    store: Store
    typeface: Typeface


@dataclass(frozen=True)
class Shared:
    """The share pictures by the address of their page, and how many files are new."""

    pictures: Mapping[str, Rendition]
    new_files: int = 0


def render_shares(shares: Mapping[str, Share], studio: Studio, executor: Executor) -> Shared:
    """Every share picture; one that cannot be made is left out: the covers are those of public items, and were sound before."""
    # Pages with the same cover show the same picture.
    keys = {url: share_key(share) for url, share in shares.items()}
    chosen = dict(zip(keys.values(), shares.values(), strict=True))
    known = {key: studio.store.recall(key) for key in chosen}
    futures = {key: executor.submit(_made, share, studio) for key, share in chosen.items() if known[key] is None}
    records = {key: known[key] or futures[key].result() for key in chosen}
    pictures = {url: _rendition(record) for url, key in keys.items() if (record := records[key]) is not None}
    return Shared(pictures, sum(records[key] is not None for key in futures))


def share_key(share: Share) -> str:
    """The name of the record of a share picture."""
    return set_name(_source(share), [_spec(share)])


def _made(share: Share, studio: Studio) -> Record | None:
    bounds = film_bounds(share.cover.file) if isinstance(share.cover, Video) else BOUNDS
    try:
        # Another machine may have made it meanwhile.
        return studio.store.recall(share_key(share)) or run_bounded(bounds, make_share, share, studio)
    except (UnfitMedia, OutOfBounds):
        return None


def make_share(share: Share, studio: Studio) -> Record:
    """Make a share picture; UnfitMedia if its cover is broken."""
    name = rendition_name(_source(share), _spec(share))
    planes = shrunk(planes_of(_image(share, studio)), SIZE)
    studio.store.keep(name, partial(write_planes, planes, _spec(share)))
    return studio.store.remember(share_key(share), [name], {})


def _rendition(record: Record) -> Rendition:
    ((name, size),) = record.sizes.items()
    return Rendition(media_url(name), SHARE_SPEC.media_type, *SIZE, size)


def _image(share: Share, studio: Studio) -> Image.Image:
    if share.cover is None:
        return draw_card(share.words, SIZE, studio.typeface)
    file = share.cover.file
    path = studio.root / file.source_path
    if isinstance(share.cover, Video):
        return crop_around(poster_frame(path, file), SIZE, (0.5, 0.5))
    width = max(SIZE[0], math.ceil(SIZE[1] * file.width / file.height))
    return crop_around(decode(path, file, width), SIZE, share.cover.focal)


def crop_around(image: Image.Image, size: tuple[int, int], focal: tuple[float, float]) -> Image.Image:
    """The largest part of those proportions with the focal point as near to its middle as can be, in that size in pixels."""
    scale = min(image.width / size[0], image.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    left = min(max(image.width * focal[0] - width / 2, 0), image.width - width)
    top = min(max(image.height * focal[1] - height / 2, 0), image.height - height)
    # A sum of fractions may end a hair beyond the edge, which Pillow would not forgive.
    left, top = max(left, 0.0), max(top, 0.0)
    box = (left, top, min(left + width, image.width), min(top + height, image.height))
    return image.resize(size, Image.Resampling.LANCZOS, box)


def _source(share: Share) -> str:
    """The digest of what the picture is made from: the cover's bytes, or the card's words and drawing."""
    if share.cover is not None:
        return share.cover.file.sha256
    words = json.dumps(asdict(share.words), ensure_ascii=False)
    return hashlib.sha256(f"{words} {_drawer()}".encode()).hexdigest()


@cache
def _drawer() -> str:
    """The version of what draws cards; to ask for it reads files."""
    return version("pillow")


def _spec(share: Share) -> Spec:
    if isinstance(share.cover, Photo):
        return replace(SHARE_SPEC, detail=f"focal {share.cover.focal}")
    return _POSTER if share.cover else _CARD
