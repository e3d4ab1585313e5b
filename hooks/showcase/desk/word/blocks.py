"""Cleaned HTML → the blocks of a document: paragraphs, headings, list items and tables, each of words with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from showcase.model import Prose, Text

# What HTML takes for one space; the ideographic space is none of it.
_BLANKS = re.compile(r"[ \t\r\n]+")
_MARKS = frozenset({"strong", "em", "del", "code", "sup", "sub"})
_HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3}


@dataclass(frozen=True)
class Words:
    """A stretch of text with its marks (tags of the HTML) and the address that it leads to; `\\n` breaks the line."""

    text: str
    marks: frozenset[str] = frozenset()
    address: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `kind` is empty, `quote`, or `code`."""

    words: tuple[Words, ...]
    kind: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the first below the document's title."""

    words: tuple[Words, ...]
    level: int


@dataclass(frozen=True)
class Item:
    """A paragraph of a list; `depth` counts from 0, `list_id` tells lists apart; only an item's first paragraph has its marker."""

    words: tuple[Words, ...]
    list_id: int
    depth: int
    ordered: bool
    start: int = 1
    first: bool = True


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[tuple[Words, ...], ...], ...]


Block = Paragraph | Heading | Item | Table


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of cleaned HTML (`model.Prose`), in reading order."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    reading.end_block()
    return tuple(reading.blocks)


def plain_text(text: Text) -> str:
    """A text's words, a line a block; pictures are left out."""
    prose = (block.html for block in text.blocks if isinstance(block, Prose))
    return "\n".join(line for html in prose for block in blocks_of(html) for line in _lines(block))


def plain_words(words: Iterable[Words]) -> str:
    """What is read."""
    return "".join(part.text for part in words)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from ("　".join(plain_words(cell) for cell in row) for row in block.rows)
    else:
        marker = "· " if isinstance(block, Item) and block.first else ""
        yield marker + plain_words(block.words)


@dataclass
class _List:
    """A list that is open."""

    list_id: int
    ordered: bool
    start: int
    fresh: bool = False


class _Reading(HTMLParser):
    """One pass over the HTML; nesting is counted, never followed by calls, so that no depth is too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.words: list[Words] = []
        self.open: dict[str, int] = {}
        self.addresses: list[str] = []
        self.lists: list[_List] = []
        self.list_count = 0
        self.rows: list[list[tuple[Words, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "br":
            self._append("\n")
        elif tag == "a":
            self.addresses.append(attributes.get("href") or "")
        elif tag in _MARKS:
            self._count(tag, 1)
        else:
            self._start_block(tag, attributes.get("start") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.addresses = self.addresses[:-1]
        elif tag in _MARKS:
            self._count(tag, -1)
        else:
            self._end_tag_of_block(tag)

    def handle_data(self, data: str) -> None:
        self._append(data if self._is_open("pre") else _BLANKS.sub(" ", data))

    def end_block(self) -> None:
        """Close the paragraph that is open, if it holds any words."""
        words = _trimmed(self.words)
        self.words = []
        if words:
            self.blocks.append(self._block(words))

    def _start_block(self, tag: str, start: str) -> None:
        if not self._is_open("table"):
            self.end_block()
        self._count(tag, 1)
        if tag in {"ul", "ol"}:
            self.list_count += 1
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            self.lists.append(_List(self.list_count, tag == "ol", number))
        elif tag == "li" and self.lists:
            self.lists[-1].fresh = True
        elif tag == "tr":
            self.rows.append([])

    def _end_tag_of_block(self, tag: str) -> None:
        if tag in {"td", "th"} and self.rows:
            self.rows[-1].append(_trimmed(self.words))
            self.words = []
        elif tag == "table":
            self._end_table()
        elif not self._is_open("table"):
            self.end_block()
        self._count(tag, -1)
        if tag in {"ul", "ol"}:
            self.lists = self.lists[:-1]

    def _end_table(self) -> None:
        rows, self.rows, self.words = [row for row in self.rows if row], [], []
        if rows:
            width = max(map(len, rows))
            self.blocks.append(Table(tuple((*row, *[()] * (width - len(row))) for row in rows)))

    def _block(self, words: tuple[Words, ...]) -> Block:
        heading = next((level for tag, level in _HEADINGS.items() if self._is_open(tag)), 0)
        if heading:
            return Heading(words, heading)
        if self.lists:
            last = self.lists[-1]
            first, last.fresh = last.fresh, False
            return Item(words, last.list_id, len(self.lists) - 1, last.ordered, last.start, first)
        return Paragraph(words, "code" if self._is_open("pre") else "quote" if self._is_open("blockquote") else "")

    def _append(self, text: str) -> None:
        marks = frozenset(tag for tag in _MARKS if self._is_open(tag))
        address = self.addresses[-1] if self.addresses else ""
        last = self.words[-1] if self.words else None
        if last is not None and (last.marks, last.address) == (marks, address):
            self.words[-1] = replace(last, text=last.text + text)
        else:
            self.words.append(Words(text, marks, address))

    def _count(self, tag: str, change: int) -> None:
        self.open[tag] = max(self.open.get(tag, 0) + change, 0)

    def _is_open(self, tag: str) -> bool:
        return self.open.get(tag, 0) > 0


def _trimmed(words: list[Words]) -> tuple[Words, ...]:
    """Without blanks at both ends and around line breaks."""
    kept = [replace(part, text=re.sub(r" *\n *", "\n", part.text)) for part in words]
    while kept and not kept[0].text.strip(" \n"):
        kept.pop(0)
    while kept and not kept[-1].text.strip(" \n"):
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(" \n"))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \n"))
    return tuple(kept)
