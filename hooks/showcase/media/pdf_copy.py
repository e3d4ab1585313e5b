"""A PDF's pages, copied into a new file with what they are drawn from and nothing else.

Left behind: who made it and how, scripts, actions, attachments, forms, comments, bookmarks, thumbnails, programs' own data, and the
marks of cameras inside its pictures. Links stay where they lead to a web address.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel, String

from showcase.media.image_marks import bare_jpeg, bare_jpeg2000
from showcase.media.pdf_grammar import DRAWING, GRAMMAR, IMAGE_FILTERS, LAYER, MAP, PAGE, VALUE
from showcase.reader.pdf_file import hidden, is_shown, list_pages, opened_pdf, web_links

# Every reader of the last fifteen years knows it.
_VERSION = "1.7"
_BARE = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jpeg2000}
# ISO 32000-1, table 6, without encryption. Pictures come last: what is packed in them is not looked into.
_PACKINGS = frozenset(f"/{name}Decode" for name in ("ASCIIHex", "ASCII85", "LZW", "Flate", "RunLength"))
_FILTERS = _PACKINGS | _BARE.keys() | {"/CCITTFaxDecode", "/JBIG2Decode"}


def copy_pdf(path: Path, target: Path | BinaryIO) -> None:
    """Write the pages of the PDF at `path` anew; UnfitMedia if it is none that can be published. Equal files give equal bytes."""
    with copied_pdf(path) as copy:
        copy.save(
            target,
            min_version=_VERSION,
            deterministic_id=True,
            # The first page is there before the last one is.
            linearize=True,
            object_stream_mode=ObjectStreamMode.generate,
            # What was packed stays as it was: unpacking is where a small file becomes a large one.
            stream_decode_level=StreamDecodeLevel.none,
        )


def copied_pdf(path: Path) -> Pdf:
    """The same, not written yet."""
    copy = Pdf.new()
    with opened_pdf(path) as source:
        copier = _Copier(copy)
        nodes = [copier.page(page, inherited) for page, inherited in list_pages(source)]
    for node in nodes:
        node[Name.Parent] = copy.Root.Pages
    copy.Root.Pages.Kids = Array(nodes)
    copy.Root.Pages.Count = len(nodes)
    return copy


class _Copier:
    """One copying: what several pages share is copied once."""

    def __init__(self, target: Pdf) -> None:
        self.target = target
        self.copied: dict[tuple[tuple[int, int], str], Object] = {}

    def page(self, page: Dictionary, inherited: dict[str, Object]) -> Object:
        whole = Dictionary(dict(self._entries(page, PAGE)))
        for key, value in inherited.items():
            if key not in whole:
                whole[key] = self._copy(value, GRAMMAR[PAGE][key])
        whole[Name.Type] = Name.Page
        links = [self.target.make_indirect(link) for link in _links(page)]
        if links:
            whole[Name.Annots] = Array(links)
        return self.target.make_indirect(whole)

    def _copy(self, thing: Any, role: str) -> Any:
        """The thing with what its role allows, as one of the target's; None when it allows none of it."""
        if not isinstance(thing, (Array, Dictionary, Stream)):
            return _own(thing)
        if not isinstance(thing, Array) and not _has_place(thing, role):
            return None
        if not thing.is_indirect:
            return self._filled(_empty(thing), thing, role)
        key = (thing.objgen, role)
        if key not in self.copied:
            new = Stream(self.target, b"") if isinstance(thing, Stream) else self.target.make_indirect(_empty(thing))
            # Before what it holds, which may lead back to it.
            self.copied[key] = new
            self._filled(new, thing, role)
        return self.copied[key]

    def _filled(self, new: Object, thing: Object, role: str) -> Object:
        if isinstance(thing, Array):
            new.extend(self._copy(item, role) for item in thing)
            return new
        if role == LAYER and not is_shown(thing):
            raise hidden()
        for key, value in self._entries(thing, role):
            new[key] = value
        if isinstance(thing, Stream):
            self._fill_stream(new, thing)
        return new

    def _entries(self, thing: Object, role: str) -> Iterator[tuple[str, object]]:
        """The entries that the role allows, copied."""
        if not is_shown(thing.get(Name.OC)):
            raise hidden()
        within = role.removeprefix(MAP)
        allowed = dict.fromkeys(thing.keys(), within) if role.startswith(MAP) else GRAMMAR[role]
        for key in sorted(allowed.keys() & set(thing.keys())):
            copy = self._copy(thing[key], allowed[key])
            if copy is not None:
                yield key, copy

    def _fill_stream(self, new: Object, thing: Stream) -> None:
        data, parameters = thing.read_raw_bytes(), _listed(thing, Name.DecodeParms)
        filters = [str(name) for name in _listed(thing, Name.Filter)]
        if not (_PACKINGS.issuperset(filters[:-1]) and _FILTERS.issuperset(filters)):
            raise ValueError(str(filters))
        if filters and filters[-1] in _BARE:
            data = _BARE[filters[-1]](_unpacked(data, filters))
            filters, parameters = filters[-1:], parameters[len(filters) - 1 :]
        parameters = [self._copy(entry, IMAGE_FILTERS) for entry in parameters]
        given = any(entry is not None for entry in parameters)
        new.write(
            data,
            filter=Array([Name(name) for name in filters]) if filters else None,
            decode_parms=Array([entry or Dictionary() for entry in parameters]) if given else None,
        )


def _has_place(thing: Object, role: str) -> bool:
    """Whether an object may stand where a value, or a drawing, is expected."""
    if role == DRAWING and isinstance(thing, Stream):
        return thing.get(Name.Subtype) in (Name.Image, Name.Form)
    return role != VALUE


def _empty(thing: Object) -> Object:
    return Array() if isinstance(thing, Array) else Dictionary()


def _own(thing: Any) -> Any:
    """A name, string or number that belongs to no file."""
    if isinstance(thing, Name):
        return Name(str(thing))
    return String(bytes(thing)) if isinstance(thing, String) else thing


def _listed(thing: Stream, key: Name) -> list[Any]:
    """Filters and their parameters stand alone or in a list."""
    found = thing.get(key)
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def _unpacked(data: bytes, filters: list[str]) -> bytes:
    """A picture that was packed once more, unpacked; ValueError for packings that no program of today uses."""
    for name in filters[:-1]:
        if name != "/FlateDecode":
            raise ValueError(name)
        data = zlib.decompress(data)
    return data


def _links(page: Dictionary) -> Iterator[Dictionary]:
    """The page's links to web addresses, drawn anew."""
    for address, area in web_links(page):
        yield Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([float(number) for number in area][:4]),
            Border=Array([0, 0, 0]),
            A=Dictionary(S=Name.URI, URI=String(address)),
        )
