"""The finished site, file by file, for contact data that nobody declared: none of it is handed over."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from showcase.contacts.declared import Declared
from showcase.contacts.finder import Contact, find_contacts
from showcase.contacts.folding import PARTED
from showcase.model import PublicContact, Site
from showcase.urls import MEDIA, SEARCH_INDEX

# Pixels, sound, glyphs and programs hold no words; what cameras and writers leave in them is taken out where they are made.
# The words of a PDF were looked at when its original was read (`reader.pdf_words`).
_WORDLESS = frozenset({".webp", ".jpg", ".png", ".avif", ".ico", ".mp4", ".pdf", ".woff2", ".pagefind"})
# A page's words as Pagefind keeps them to show: the page was looked through before, and the index of the same words is, too.
_REPEATED = ".pf_fragment"
# Packages as npm locks them, and the reader that Pagefind adds to its index: nothing of ours goes into them.
_PACKAGES = ("assets/vendor/",)
_WITHIN = (
    r"(?:/?(?:a|[bisu]|abbr|bdi|code|del|em|ins|mark|small|span|strong|su[bp]|t?span|time|wbr)(?: [^<>]*)?|!--[^>]*)>"
)
# Elements within a line, where a number or address could go on behind them.
_INLINE_MARKUP = re.compile(rf"<(?<=[\w@.\-()（） ]<){_WITHIN}(?:<{_WITHIN})*")
_MARKUP = re.compile(r"(?:<[^<>]*>\s*)+")
# Most of a page's bytes are lines of its icons and codes.
_STROKE = re.compile(r"<path [^<>]*>")
# Values of attributes, but for those that draw.
_ATTRIBUTE = re.compile(r"=\"(?<!\sd=\")(?<!points=\")(?<!viewBox=\")(?<!transform=\")([^\"]{5,})\"|='([^']{5,})'")
# Between values that have nothing to do with one another.
_APART = f"{PARTED}x{PARTED}"
_FOLD = re.compile(r"\r?\n[ \t]")
# Pagefind's files begin with it.
_ENTRY = b"pagefind_dcd"
# Values that are remembered; most of those that pages share come again soon.
_MOST_SOUND = 50_000
# Where an entry of a feed begins: nothing goes on from one to the next, and each stands in several feeds.
_ITEM = b"<item>"


@dataclass(frozen=True)
class Leak:
    """Undeclared contact data in a finished file, or in its name."""

    path: PurePosixPath
    contact: Contact


class PrivateData(Exception):
    """A rendered site that says what nobody declared; nothing of it is handed over."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        super().__init__("\n".join(f"{leak.path}: {leak.contact.kind} {leak.contact.masked}" for leak in leaks))
        self.leaks = leaks


def declared_on(site: Site) -> tuple[PublicContact, ...]:
    """The contacts that the public part of a site declares."""
    weeks = [contact for week in site.weeks for contact in week.public_contacts]
    schools = [contact for week in site.weeks for school in week.schools for contact in school.contacts]
    return (*site.public_contacts, *weeks, *schools)


class Scan:
    """Looks finished files through for contact data that nobody declared; what many of them say alike is looked at once."""

    def __init__(self, contacts: Iterable[PublicContact]) -> None:
        self.declared = Declared(contacts)
        self.sound: set[str | int] = set()

    def leaks(self, path: str, data: bytes) -> tuple[Leak, ...]:
        """Undeclared contact data in a file of the site, and in its path."""
        # Renditions are named by hashes.
        name = "" if path.startswith(MEDIA) else path
        place = PurePosixPath(path)
        return tuple(Leak(place, contact) for contact in (*self._look(name), *self._file(data, place)))

    def _look(self, words: str) -> Iterator[Contact]:
        yield from (contact for contact in find_contacts(words) if not self.declared.allows(contact))

    def _file(self, data: bytes, path: PurePosixPath) -> Iterator[Contact]:
        if is_wordless(str(path)):
            return
        # One that appears twice in a file, as words and as an address, is told once.
        told: set[str] = set()
        read = _READERS.get(path.suffix.lower(), _plain)
        parts = data.split(_ITEM)
        for part in parts if len(parts) == 1 else [part for part in parts if hash(part) not in self.sound]:
            found = [contact for words in read(part) for contact in self._new(words)]
            if len(parts) > 1 and not found:
                self._remember({hash(part)})
            for contact in found:
                if contact.value not in told:
                    told.add(contact.value)
                    yield contact

    def _new(self, words: str | set[str]) -> Iterator[Contact]:
        if isinstance(words, str):
            yield from self._look(words)
            return
        unseen = words - self.sound
        found = tuple(self._look(_APART.join(sorted(unseen))))
        yield from found
        if not found:
            self._remember(unseen)

    def _remember(self, sound: set[str] | set[int]) -> None:
        if len(self.sound) > _MOST_SOUND:
            self.sound.clear()
        self.sound |= sound


def is_wordless(path: str) -> bool:
    """Whether a file of the site holds no words of ours."""
    is_package = path.startswith(_PACKAGES) or path == f"{SEARCH_INDEX}pagefind.js"
    return is_package or path.endswith(_REPEATED) or PurePosixPath(path).suffix.lower() in _WORDLESS


# A file's words: texts that are looked at as they are, and sets of short ones that many files share.
_Words = Iterator[str | set[str]]


def _plain(data: bytes) -> _Words:
    """Whatever it is: a kind of file that nobody thought of is read like a text."""
    yield data.decode("utf-8", "replace")


def _markup(data: bytes) -> _Words:
    """A page or drawing: what is read on it, and what its attributes say."""
    yield from _of_markup(data.decode("utf-8", "replace"))


def _of_markup(text: str) -> _Words:
    text = _STROKE.sub("", text)
    yield {first or second for first, second in _ATTRIBUTE.findall(text)}
    yield _MARKUP.sub(PARTED, _INLINE_MARKUP.sub("", text))


def _feed(data: bytes) -> _Words:
    """XML, in which the markup of the words is itself written in references."""
    text = data.decode("utf-8", "replace")
    yield from _of_markup(text)
    if "&lt;" in text or "<![CDATA[" in text:
        yield from _of_markup(html.unescape(text.replace("<![CDATA[", "").replace("]]>", "")))


def _calendar(data: bytes) -> _Words:
    """iCalendar, its long lines unfolded (RFC 5545, 3.1) and its characters unescaped."""
    yield re.sub(r"\\([,;])", r"\1", _FOLD.sub("", data.decode("utf-8", "replace"))).replace("\\n", PARTED)


def _packed(data: bytes) -> _Words:
    yield _unpacked(data).decode("utf-8", "replace")


def _filter(data: bytes) -> _Words:
    """What Pagefind narrows down by: the texts among the items of CBOR, one after another (RFC 8949, 3)."""
    raw, place, texts = _unpacked(data), len(_ENTRY), set()
    while place < len(raw):
        major, count = divmod(raw[place], 32)
        place += 1
        if 24 <= count < 28:
            size = 1 << (count - 24)
            count, place = int.from_bytes(raw[place : place + size]), place + size
        if major in {2, 3}:
            texts.add(raw[place : place + count].decode("utf-8", "replace"))
            place += count
    yield texts


def _index(data: bytes) -> _Words:
    """Pagefind's words, each behind its length; there are many more places than words, so that nothing else is looked at."""
    raw = _unpacked(data)
    yield {
        raw[place.end() : place.end() + place[0][0] - 0x60].decode("utf-8", "replace")
        for place in re.finditer(rb"[\x66-\x77](?=[\x21-\x7e]{6})", raw)
    }


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return data


_READERS: dict[str, Callable[[bytes], _Words]] = {
    ".html": _markup,
    ".svg": _markup,
    ".xml": _feed,
    ".opml": _feed,
    ".dzi": _feed,
    ".ics": _calendar,
    ".pf_meta": _filter,
    ".pf_filter": _filter,
    ".pf_index": _index,
    ".gz": _packed,
}
