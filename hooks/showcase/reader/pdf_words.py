"""The contact data in a PDF's words and links, page by page, as whoever opens the published copy can read and select them."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage
from pypdfium2.raw import FPDFText_HasUnicodeMapError, FPDFText_IsGenerated

from showcase.bounded import Bounds, OutOfBounds, run_bounded
from showcase.contacts.finder import Contact, find_contacts
from showcase.contacts.folding import PARTED
from showcase.model import MediaFile
from showcase.reader.ledger import Ledger
from showcase.reader.media_file import UnfitMedia, same_bytes
from showcase.reader.pdf_file import list_pages, opened_pdf, web_links

# 500 pages of 3,000 characters, each placed by itself, took 8 s and 62 MB; a drawing of a million lines 0.7 s and 305 MB.
WORDS_BOUNDS = Bounds(seconds=30, megabytes=768)
CHARACTER_LIMIT = 3_000_000
# The shortest number is longer; a font of ornaments without names for them may well draw a few.
_NAMELESS_LIMIT = 6
# What PDFium says for the hyphen at a line's end.
_HYPHEN = "\ufffe"
_PICTURES = "用 Word、WPS 重新导出 PDF；还不行，就把这一页导出成图片"


@dataclass(frozen=True)
class PdfContact:
    """Contact data in a PDF: `masked` may be told, `normal` is only compared; `pages` are counted from 1."""

    kind: str
    masked: str
    normal: str
    pages: tuple[int, ...]


def look_for_contacts(root: Path, file: MediaFile, ledger: Ledger) -> tuple[PdfContact, ...]:
    """The contact data in the PDF at `root / file.source_path`; UnfitMedia if its words cannot be looked at within the bounds.

    The ledger lies where others may read it: it remembers on which pages there is some, and those are read again.
    """
    path, known = root / file.source_path, ledger.telling_pages(file.sha256, _edition())
    if known is not None and not known:
        return ()
    try:
        found = run_bounded(WORDS_BOUNDS, contacts_in_pdf, path, known)
    except OutOfBounds:
        raise UnfitMedia("里面的文字太复杂，检查不了有没有电话、证件号", _PICTURES) from None
    if known is None:
        same_bytes(path, file.sha256)
        pages = sorted({page for contact in found for page in contact.pages})
        ledger.note_telling_pages(file.sha256, _edition(), pages)
    return found


def contacts_in_pdf(path: Path, only: Collection[int] | None = None) -> tuple[PdfContact, ...]:
    """The contact data on all pages, or on some; UnfitMedia when words cannot be read. To be called within bounds."""
    found: dict[tuple[str, str], PdfContact] = {}
    for page, words in _read_pages(path, only):
        for contact in _find(words):
            known = found.setdefault(
                (contact.kind, contact.value), PdfContact(contact.kind, contact.masked, contact.value, ())
            )
            if page not in known.pages:
                found[contact.kind, contact.value] = replace(known, pages=(*known.pages, page))
    return tuple(found.values())


def _read_pages(path: Path, only: Collection[int] | None) -> Iterator[tuple[int, str]]:
    """Number and words of each page, the addresses that its links lead to among them."""
    with opened_pdf(path) as pdf:
        links = [[address for address, _ in web_links(page)] for page, _ in list_pages(pdf)]
    try:
        with closing(PdfDocument(path)) as document:
            if len(document) != len(links):
                # Two programs that see different pages: others would see yet others.
                raise _unreadable()
            room = CHARACTER_LIMIT
            for index, addresses in enumerate(links):
                if only is None or index + 1 in only:
                    words = _words(document, index, room)
                    room -= len(words)
                    yield index + 1, PARTED.join([words, *addresses])
    except PdfiumError:
        raise _unreadable() from None


def _words(document: PdfDocument, index: int, room: int) -> str:
    """A page's words in the order of reading; UnfitMedia if there are more than there is room for, or if some have no letters."""
    with closing(document[index]) as page, closing(page.get_textpage()) as text:
        if text.count_chars() > room:
            raise UnfitMedia(f"里面的文字超过 {CHARACTER_LIMIT // 10_000} 万字", "分成几个文件，或只留要紧的部分")
        if _is_nameless(text):
            raise UnfitMedia(
                f"第 {index + 1} 页的文字用了读不出来的字体，检查不了有没有电话、证件号，读屏软件也念不出来", _PICTURES
            )
        words = str(text.get_text_range())
    return words.replace("\r\n", "\n").replace(_HYPHEN, "-")


def _is_nameless(text: PdfTextPage) -> bool:
    """Whether so many glyphs stand in a row of which the file does not say what letters they are that they may be a number."""
    run = 0
    for place in range(text.count_chars()):
        if FPDFText_HasUnicodeMapError(text, place):
            run += 1
            if run > _NAMELESS_LIMIT:
                return True
        elif run and not FPDFText_IsGenerated(text, place):
            run = 0
    return False


def _find(words: str) -> Iterator[Contact]:
    yield from find_contacts(words)
    for above, below in pairwise(words.split("\n")):
        yield from _parted(above.rstrip(), below.lstrip())


def _parted(above: str, below: str) -> Iterator[Contact]:
    """What the end of a line parts in two. Where a whole one ends or begins there, what follows it is none of it."""
    seam = len(above)
    found = find_contacts(above + below)
    ends = found and any(contact.end == seam for contact in find_contacts(above))
    begins = found and any(contact.start == 0 for contact in find_contacts(below))
    if not ends and not begins:
        yield from found


@cache
def _edition() -> str:
    """What looks for contacts: another edition of it may find what this one passed over."""
    code_paths = [Path(__file__), *sorted(Path(inspect.getfile(find_contacts)).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in code_paths)).hexdigest()


def _unreadable() -> UnfitMedia:
    return UnfitMedia("里面的文字读不出来，检查不了有没有电话、证件号", _PICTURES)
