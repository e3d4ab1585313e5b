"""What visitors take home, as it is published: a document's pages written anew, a poster encoded anew."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from showcase.bounded import Bounds
from showcase.media.pdf_copy import copy_pdf
from showcase.media.picture import Handout, Rendition
from showcase.media.pixels import decode
from showcase.media.planes import planes_of, shrunk, write_planes
from showcase.media.rendition import DOCUMENT_SPEC, POSTER_SPEC, Spec, fitted, rendition_name, set_name
from showcase.media.store import Record, Store
from showcase.model import MediaFile
from showcase.reader.media_file import same_bytes
from showcase.reader.pdf_file import PDF
from showcase.urls import media_url

# 24 MB of photographs on 500 pages took 0.4 s and 92 MB; a poster of 99 megapixels (PNG) 18 s on a busy machine, and less than this.
DOWNLOAD_BOUNDS = Bounds(seconds=40, megabytes=768)


def download_keys(file: MediaFile) -> tuple[str, ...]:
    """The names of the records of what is taken home."""
    return (_key(file),)


def download_bounds(_file: MediaFile) -> Bounds:
    """What making it may take."""
    return DOWNLOAD_BOUNDS


def recall_download(file: MediaFile, store: Store) -> Handout | None:
    """The file to take home, if the store vouches for it."""
    record = store.recall(_key(file))
    return _handout(file, record) if record else None


def render_download(path: Path, file: MediaFile, store: Store) -> Handout:
    """Write a document or a poster anew; UnfitMedia if the original is broken, or hides something."""
    spec = _spec(file)
    name = rendition_name(file.sha256, spec)
    if file.media_type == PDF:
        store.keep(name, partial(copy_pdf, same_bytes(path, file.sha256)))
    else:
        size = _size(file)
        planes = shrunk(planes_of(decode(path, file, size[0])), size)
        store.keep(name, partial(write_planes, planes, spec))
    return _handout(file, store.remember(_key(file), [name], {}))


def verify_download(path: Path, file: MediaFile) -> None:
    """UnfitMedia if it could not be published."""
    if file.media_type == PDF:
        with tempfile.TemporaryFile() as nowhere:
            copy_pdf(same_bytes(path, file.sha256), nowhere)
    else:
        decode(path, file, _size(file)[0])


def _spec(file: MediaFile) -> Spec:
    return DOCUMENT_SPEC if file.media_type == PDF else POSTER_SPEC


def _size(file: MediaFile) -> tuple[int, int]:
    """A poster's width and height, the longer side no more than the spec's."""
    greatest = POSTER_SPEC.width
    if file.height > max(file.width, greatest):
        return max(1, round(file.width * greatest / file.height)), greatest
    return fitted(file.width, file.height, greatest)


def _handout(file: MediaFile, record: Record) -> Handout:
    spec = _spec(file)
    name = rendition_name(file.sha256, spec)
    size = (0, 0) if file.media_type == PDF else _size(file)
    return Handout(Rendition(media_url(name), spec.media_type, *size, record.sizes[name]))


def _key(file: MediaFile) -> str:
    return set_name(file.sha256, [_spec(file)])
