"""Cleaned HTML of a Word file → blocks: paragraphs, headings, lists and tables as Markdown, pictures lifted out where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from showcase.desk.intake.prose import markdown_of, tidy

CELL_CAPTION = 60
_SPAN_LIMIT = 30
_LISTS, _HEADINGS = {"ul", "ol"}, {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list or table as Markdown and as bare words, or a picture by the name of its file.

    `kind` is the HTML element, `img` for a picture. `look` holds m (centred), g (larger than the text), title, caption; `bold` is all
    in bold. `caption` and `credit` are a picture's; `alt` is the text that Word keeps with it.
    """

    kind: str
    markdown: str = ""
    words: str = ""
    look: str = ""
    bold: bool = False
    picture: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""


def blocks_of(soup: BeautifulSoup) -> Iterator[Block]:
    """The blocks of a document in reading order; empty ones are left out."""
    for text in list(soup.find_all(string=True)):
        text.replace_with(NavigableString(_seen(str(text))))
    for child in list(soup.children):
        if isinstance(child, Tag):
            yield from _blocks(child)
        elif tidy(str(child)):
            yield from _paragraph(_wrapped("p", [child]), "p")


def _blocks(element: Tag) -> Iterator[Block]:
    if element.name == "table":
        yield from _table(element)
    elif element.name in _LISTS:
        pictures = [_picture(image) for image in _taken(element)]
        yield from _text(element, element.name)
        yield from (picture for picture in pictures if picture)
    else:
        yield from _paragraph(element, element.name)


def _paragraph(element: Tag, kind: str) -> Iterator[Block]:
    """A paragraph, parted at its pictures and at the breaks that its author made in it."""
    _lift(element)
    pieces: list[Any] = []
    look = " ".join(element.get_attribute_list("class")) if element.get("class") else ""
    for child in [*element.children, None]:
        if child is not None and getattr(child, "name", None) not in {"img", "br"}:
            pieces.append(child)
            continue
        yield from _text(_wrapped(kind, pieces), kind, look)
        pieces = []
        picture = _picture(child) if isinstance(child, Tag) and child.name == "img" else None
        if picture:
            yield picture


def _text(element: Tag, kind: str, look: str = "") -> Iterator[Block]:
    words = tidy(element.get_text())
    markdown = markdown_of(element) if words else ""
    if markdown:
        strong = "".join(found.get_text() for found in element.find_all("strong"))
        yield Block(kind, markdown, words, look, bold=tidy(strong) == words)


def _picture(image: Tag) -> Block | None:
    source = str(image.get("src") or "")
    return Block("img", picture=source, alt=tidy(str(image.get("alt") or ""))) if source else None


def _lift(paragraph: Tag) -> None:
    """Pictures and breaks out of bold or linked words, so that each stands in the paragraph itself."""
    for found in paragraph.find_all(["img", "br"]):
        outermost = found
        while outermost.parent is not None and outermost.parent is not paragraph:
            outermost = outermost.parent
        if outermost is found:
            continue
        if found.name == "br":
            found.replace_with(" ")
        else:
            outermost.insert_before(found.extract())


def _table(table: Tag) -> Iterator[Block]:
    rows = [list(row.find_all(["td", "th"], recursive=False)) for row in table.find_all("tr")]
    if sum(map(len, rows)) == 1:
        # A frame around a text, or a text box.
        yield from (block for child in list(rows[0][0].children) for block in _inner(child))
        return
    for inner in table.find_all("table"):
        inner.replace_with(NavigableString(f" {tidy(inner.get_text(' '))} "))
    for number, row in enumerate(rows):
        for index, cell in enumerate(row):
            below = rows[number + 1][index] if number + 1 < len(rows) and index < len(rows[number + 1]) else None
            yield from _pictures_of_cell(cell, below)
    if tidy(table.get_text()):
        _even_out(table)
        yield from _text(table, "table")


def _inner(child: Any) -> Iterator[Block]:
    if isinstance(child, Tag):
        yield from _blocks(child)
    elif tidy(str(child)):
        yield from _paragraph(_wrapped("p", [child]), "p")


def _pictures_of_cell(cell: Tag, below: Tag | None) -> Iterator[Block]:
    """The pictures in a cell, with the words in it or in the cell below as their caption."""
    images = _taken(cell)
    if not images:
        return
    holder = cell if tidy(cell.get_text()) else below if below is not None and below.find("img") is None else None
    words = tidy(holder.get_text(" ")) if holder is not None else ""
    is_caption = holder is not None and 0 < len(words) <= CELL_CAPTION
    if is_caption and holder is not None:
        holder.clear()
    for image in images:
        picture = _picture(image)
        if picture:
            yield Block("img", picture=picture.picture, alt=picture.alt, caption=words if is_caption else "")


def _taken(element: Tag) -> list[Tag]:
    return [image.extract() for image in element.find_all("img")]


def _even_out(table: Tag) -> None:
    """Rows of equally many cells of one line each: what was merged stands in its first cell, the others are empty."""
    for row in table.find_all("tr"):
        if not tidy(row.get_text()):
            row.decompose()
    carried: dict[int, int] = {}
    width = 0
    rows = table.find_all("tr")
    for row in rows:
        column, cells = 0, list(row.find_all(["td", "th"]))
        row.clear()
        while cells or column in carried:
            if carried.get(column):
                carried[column] -= 1
                row.append(_wrapped("td", []))
                column += 1
                continue
            carried.pop(column, None)
            if not cells:
                continue
            cell = cells.pop(0)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            row.append(_wrapped("td", list(cell.children)))
            for extra in range(1, across):
                row.append(_wrapped("td", []))
                carried[column + extra] = down - 1
            carried[column] = down - 1
            column += across
        width = max(width, column)
    for row in rows:
        for _ in range(width - len(row.find_all("td"))):
            row.append(_wrapped("td", []))


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return max(1, min(_SPAN_LIMIT, int(value[:4]))) if value.isdecimal() else 1


def _wrapped(name: str, children: list[Any]) -> Tag:
    element = Tag(name=name)
    for child in children:
        element.append(copy(child) if isinstance(child, NavigableString) else child)
    return element


def _seen(text: str) -> str:
    """Characters that may stand in a text; white space is kept as it is between words."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    words = tidy(text)
    return f"{' ' if lead else ''}{words}{' ' if tail and words else ''}"
